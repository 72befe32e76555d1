"""Which tellings are compared at all: those that have a key in common. Never all pairs.

A key joins where or whom a claim is about with a stretch of days and with something of what it says, so that a hot place on a hot day
falls apart into many small keys. A store keeps the keys of each telling, looks others up by them, and compares. Where more tellings
have a key than :data:`MOST`, it makes candidates of a pair only where one of the two is of a sample, chosen by digest (:func:`ranked`,
:func:`compared`): so a new telling is compared with some hundreds by each of its keys, however many there are, and the result
depends on which tellings there are, not on the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import blake2b
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

from reportedly.model import Telling, TellingId
from reportedly.threads.commonness import Frequency, frequency

MOST: Final = 128
"""Tellings that may have a key before only a sample of them is compared by it."""
WINDOW: Final = 10
"""Days of a window; two windows overlap by half, so that any two claims published within five days share one."""
_RARE: Final = 0.25
"""Weight from which a word makes a key."""
_WORDS: Final = 12
"""Words of a claim that make keys at most: the rarest."""
_PAIRED: Final = 6
"""Of these, so many make keys two by two, whatever the claim is about."""
_PLANES: Final = 10
_BANDS: Final = 6


def keys(telling: Telling, known: Frequency | None = None) -> frozenset[str]:
    """The keys of a telling: a place or name that it is about, or none; a window of days; a word, event, figure or region, or none."""
    known = known or frequency()
    about = {f"@{spot.key}" for spot in telling.spots} | {f"#{name}" for name in telling.names}
    around = {f"#{name}" for name in telling.around} - about
    words = sorted(frozenset(telling.lemmas), key=lambda lemma: (-known.weight(lemma), lemma))[:_WORDS]
    says = {f"w:{lemma}" for lemma in words if known.weight(lemma) >= _RARE}
    says |= {f"e:{deed.family}" for deed in telling.deeds}
    says |= {f"f:{figure.value:g}" for figure in telling.figures if figure.value > 1}
    near = _bands(telling.vector)
    found = {f"{one}|{what}" for one in about for what in ("", *says, *near)}
    found.update(f"{one}|" for one in around)
    found.update("+".join(sorted(two)) for two in combinations(words[:_PAIRED], 2))
    found.update(near)
    return frozenset(f"{day}|{each}" for day in _windows(telling) for each in found)


def _windows(telling: Telling) -> tuple[str, ...]:
    """The two windows of days in which it was published; one for all that have no date."""
    if not telling.published:
        return ("-",)
    try:
        day = date.fromisoformat(telling.published[:10]).toordinal()
    except ValueError:
        return ("-",)
    half = WINDOW // 2
    return (str(day // half), str(day // half + 1))


@cache
def _planes(width: int) -> npt.NDArray[np.float32]:
    """Directions without a pattern, always the same: shape (bands * planes, width)."""
    flat = [blake2b(f"{at}".encode(), digest_size=64, person=b"threads").digest() for at in range(_BANDS * _PLANES)]
    signs = [np.unpackbits(np.frombuffer((each * (width // 512 + 1))[: width // 8], dtype=np.uint8)) for each in flat]
    return np.array(signs, dtype=np.float32) * 2 - 1


def _bands(vector: bytes) -> list[str]:
    """The regions in which a vector lies, by sides of planes (Charikar 2002): alike vectors share one of them."""
    if not vector:
        return []
    values = np.frombuffer(vector, dtype="<f2").astype(np.float32)
    bits = (_planes(len(values)) @ values > 0).reshape(_BANDS, _PLANES)
    return [f"v{at}:{int(''.join('1' if bit else '0' for bit in row), 2):x}" for at, row in enumerate(bits)]


def ranked(telling: TellingId) -> int:
    """By how many halvings of a sample this telling stays in it: 0 for half of all, 1 for a quarter, and so forth."""
    digest = blake2b("\x1f".join(telling).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return 64 - int.from_bytes(digest, "big").bit_length()


def level(holders: int) -> int:
    """The rank that one of each pair has at least which is compared by a key that so many tellings have."""
    return (holders // MOST).bit_length()


def compared(one: int, other: int, holders: int) -> bool:
    """Whether a key that so many tellings have makes candidates of two of these ranks."""
    least = level(holders)
    return least == 0 or max(one, other) >= least


def candidates(told: Sequence[Telling], known: Frequency | None = None) -> Iterator[tuple[int, int]]:
    """All pairs to be compared, by their numbers in ``told``, the lower first, each once: in memory what a store does by an index."""
    holders: Mapping[str, list[int]] = defaultdict(list)
    for number, telling in enumerate(told):
        for key in keys(telling, known):
            holders[key].append(number)
    ranks = [ranked(telling.id) for telling in told]
    found: set[tuple[int, int]] = set()
    for some in holders.values():
        found.update(_pairs(some, ranks))
    yield from sorted(found)


def _pairs(some: Sequence[int], ranks: Sequence[int]) -> Iterable[tuple[int, int]]:
    count = len(some)
    if count < 2:
        return
    least = level(count)
    chosen = [number for number in some if ranks[number] >= least] if least else some
    for number in chosen:
        for other in some:
            if number != other:
                yield (number, other) if number < other else (other, number)
