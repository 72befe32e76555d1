"""A sketch: so much of an article as it takes to find its copies and to say which of its sentences stand in another.

Words are compared without case, accents and marks, so that quotation marks, dashes and apostrophes count for nothing. Of each
sentence two things are kept, made by MinHash (Broder 1997): *bands*, the least of its hashed runs of four words under a few orders,
by which a store finds candidates; and a *signature*, the lowest byte of the least of its hashed words and pairs of words under 32
orders (Li and König 2010, b-bit minwise hashing): the share of equal bytes of two signatures estimates the share of words and pairs
that two sentences have in common.

Sentences and not the article have bands and signatures since a copy is cut: the last paragraphs go, others come in, half of it is
somebody else's. What is left of two articles as wholes is then little, while each sentence that is left is nearly the same.

The same text gives the same bytes on every machine and in every version: word hashes are BLAKE2b, the rest is arithmetic on unsigned
64-bit integers, and the orders are constants of this file. To change any of it is a new :data:`FORM`.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from reportedly.model import Range

FORM = 1
"""The form of a sketch, its first byte. Sketches of different forms can't be compared."""
ORDERS = 32
"""Bytes of a signature."""
BANDS = 7
"""Bands of a sentence at most."""
WORDS_OF_BAND = 6
"""A sentence has a band for each so many of its words, and one at least: the longer it is, the likelier some of it is changed."""
MOST_BANDS = 128
"""Bands of an article at most; of a longer one those with the smallest values are kept, which are the same ones in its copies."""
LEAST_WORDS = 5
"""A sentence of fewer words is left out: such as these stand in articles that have nothing to do with each other."""
MOST_WORDS = 255
"""Words of a sentence that count at most."""
_RUN = 4
_BAND_BITS = 48
_MOST_SENTENCES = 4_096
"""Sentences of an article that count at most: a text of more is a book, or made to be slow."""

_WORD = re.compile(r"\w+")
_HEAD = struct.Struct("<BHH")

_U64 = npt.NDArray[np.uint64]
_U8 = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Sketch:
    """``bands`` are whole numbers from 0 up to 2⁴⁸, ascending, each once: two articles that share none are no copies.

    ``sentences`` are the numbers of the sentences that count, ascending, ``words`` how many words each has, ``signatures`` their
    signatures, one after another. ``total`` is how many words the article has in these sentences.
    """

    bands: tuple[int, ...]
    sentences: tuple[int, ...]
    words: bytes
    signatures: bytes

    @property
    def total(self) -> int:
        """Words in the sentences that count."""
        return sum(self.words)

    def to_bytes(self) -> bytes:
        """The sketch as bytes: about 45 a sentence. Little-endian, the same everywhere."""
        bands = b"".join(band.to_bytes(_BAND_BITS // 8, "little") for band in self.bands)
        numbers = struct.pack(f"<{len(self.sentences)}H", *self.sentences)
        return _HEAD.pack(FORM, len(self.bands), len(self.sentences)) + bands + numbers + self.words + self.signatures

    @classmethod
    def from_bytes(cls, data: bytes) -> Sketch:
        """The sketch that :meth:`to_bytes` gave. Raises ``ValueError`` where it is none, or one of another form."""
        if len(data) < _HEAD.size:
            raise ValueError("no sketch: too short")
        form, bands, sentences = _HEAD.unpack_from(data)
        width = _BAND_BITS // 8
        if form != FORM or len(data) != _HEAD.size + bands * width + sentences * (2 + 1 + ORDERS):
            raise ValueError(f"no sketch of form {FORM}: form {form}, {len(data)} bytes")
        at = _HEAD.size
        values = tuple(int.from_bytes(data[at + i * width : at + (i + 1) * width], "little") for i in range(bands))
        at += bands * width
        numbers = struct.unpack_from(f"<{sentences}H", data, at)
        at += 2 * sentences
        return cls(values, numbers, data[at : at + sentences], data[at + sentences :])


def sketch(text: str, sentences: Sequence[Range]) -> Sketch:
    """The sketch of ``text``, whose sentences are these half-open ranges of code points. About a millisecond for 500 words."""
    known: dict[str, int] = {}
    hashes: list[int] = []
    numbers: list[int] = []
    starts: list[int] = []
    for number, (start, end) in enumerate(sentences[:_MOST_SENTENCES]):
        words = _WORD.findall(_plain(text[start:end]))[:MOST_WORDS]
        if len(words) < LEAST_WORDS:
            continue
        numbers.append(number)
        starts.append(len(hashes))
        for word in words:
            if (hashed := known.get(word)) is None:
                hashed = known[word] = _hashed(word)
            hashes.append(hashed)
    if not numbers:
        return Sketch((), (), b"", b"")
    units = np.array(hashes, dtype=np.uint64)
    bounds = np.array(starts, dtype=np.int64)
    counts = np.diff(bounds, append=len(units)).astype(np.uint8)
    return Sketch(_bands(units, bounds, counts), tuple(numbers), counts.tobytes(), _signatures(units, bounds).tobytes())


def _plain(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _series(seed: int, count: int) -> _U64:
    """Numbers without a pattern, always the same: SplitMix64 (Steele and others 2014) from ``seed``."""
    out, state, mask = [], seed, (1 << 64) - 1
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & mask
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
        out.append(mixed ^ (mixed >> 31))
    return np.array(out, dtype=np.uint64)


_ODD = np.uint64(1)
_ORDER_TIMES = _series(1, ORDERS) | _ODD
_ORDER_PLUS = _series(2, ORDERS)
_BAND_TIMES = _series(3, BANDS) | _ODD
_BAND_PLUS = _series(4, BANDS)
_JOIN = _series(5, _RUN) | _ODD
_SHIFT = np.uint64(32)


def _runs(units: _U64, length: int) -> _U64:
    """Each run of ``length`` words as one number; the last words of the text have runs that go round to its first."""
    joined: _U64 = units * _JOIN[0]
    for at in range(1, length):
        joined = (joined ^ (joined >> _SHIFT)) * _JOIN[at] + np.roll(units, -at)
    return joined


def _ordered(units: _U64, times: _U64, plus: _U64) -> _U64:
    """Each unit under each order: a column a unit."""
    mixed = (units[None, :] ^ plus[:, None]) * times[:, None]
    mixed ^= mixed >> _SHIFT
    mixed *= times[:, None]
    return mixed


_LAST = np.uint64(2**64 - 1)


def _bands(units: _U64, bounds: npt.NDArray[np.int64], counts: _U8) -> tuple[int, ...]:
    keys = _ordered(_runs(units, _RUN), _BAND_TIMES, _BAND_PLUS)
    for at in range(1, _RUN):  # runs do not reach into the next sentence
        keys[:, bounds - at] = _LAST
    least = np.minimum.reduceat(keys, bounds, axis=1) >> np.uint64(64 - _BAND_BITS)
    many = np.clip(counts // WORDS_OF_BAND, 1, BANDS)
    values: list[int] = np.unique(least[np.arange(BANDS)[:, None] < many[None, :]]).tolist()
    return tuple(values[:MOST_BANDS])


def _signatures(units: _U64, bounds: npt.NDArray[np.int64]) -> _U8:
    words = np.minimum.reduceat(_ordered(units, _ORDER_TIMES, _ORDER_PLUS), bounds, axis=1)
    keys = _ordered(_runs(units, 2), _ORDER_TIMES, _ORDER_PLUS)
    keys[:, bounds - 1] = _LAST
    pairs = np.minimum.reduceat(keys, bounds, axis=1)
    return (np.minimum(words, pairs) & np.uint64(0xFF)).astype(np.uint8).T.copy()


def signatures(of: Sketch) -> npt.NDArray[Any]:
    """The signatures as a table of bytes, a row a sentence."""
    return np.frombuffer(of.signatures, dtype=np.uint8).reshape(len(of.sentences), ORDERS)
