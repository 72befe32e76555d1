"""How a thread stands: counted from its claims and from those that answer them, never a verdict.

A source is counted once, in however many articles it speaks: a body and those who speak for it are one source. A claim whose sentence
is a copy of another's tells nothing by itself, so an outlet or a nameless witness is counted once for a family of copies. Whoever is
only a pronoun that means nobody knows whom may be any of the others, and is no further source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.model import UNTIED, Relation, RelationKind, Standing, StandingKind, Telling, TellingId, Thread

_AT_BOTH_ENDS: Mapping[RelationKind, StandingKind] = {"denies": "disputed", "other figure": "figures differ"}
_AT_ITS_TARGET: Mapping[RelationKind, StandingKind] = {"corrects": "corrected", "withdraws": "withdrawn"}
"""What a relation makes of the threads that it ties."""


@dataclass(frozen=True, slots=True)
class Teller:
    """A source of a thread with the claims in which it tells it; ``side`` is ``None`` for a third."""

    key: str
    side: str | None
    tellings: tuple[TellingId, ...]


def tellers(thread: Thread, told: Mapping[TellingId, Telling]) -> tuple[Teller, ...]:
    """The independent sources of a thread, in order of their first claim.

    Claims whose source is :data:`reportedly.model.UNTIED` are one source where there is no other, else they count for nobody. Sources
    that somebody decided to be one are, with whoever either of them is one with.
    """
    keys: dict[str, list[Telling]] = {}
    of_family: dict[str, str] = {}
    known = _decided(told[ident] for ident in thread.tellings)
    for ident in thread.tellings:
        telling = told[ident]
        key = known.get(telling.voice.key, telling.voice.key)
        if telling.family is not None and not key.startswith("a:"):
            key = of_family.setdefault(telling.family, key)
        keys.setdefault(key, []).append(telling)
    if len(keys) > 1:
        keys.pop(UNTIED, None)
    made = []
    for key, some in keys.items():
        sides = sorted({each.voice.side for each in some if each.voice.side is not None})
        made.append(Teller(key, sides[0] if len(sides) == 1 else None, tuple(each.id for each in some)))
    return tuple(made)


def _decided(told: Iterable[Telling]) -> dict[str, str]:
    """One key for each of those keys of sources that are one by decision."""
    one: dict[str, set[str]] = {}
    for telling in told:
        if telling.voice.also:
            key, also = telling.voice.key, f"~{telling.voice.also}"
            whole = one.get(key, {key}) | one.get(also, {also})
            one.update(dict.fromkeys(whole, whole))
    return {key: min(each for each in whole if not each.startswith("~")) for key, whole in one.items()}


def standings(thread: Thread, told: Mapping[TellingId, Telling], relations: Iterable[Relation]) -> tuple[Standing, ...]:
    """The statuses of ``thread``, each with its evidence. ``told`` holds the tellings of it and of all threads it is related to."""
    return (*_who(tellers(thread, told), told), *_what_became(thread, told, tuple(relations)))


def _who(found: Sequence[Teller], told: Mapping[TellingId, Telling]) -> Iterator[Standing]:
    sides = {teller.side for teller in found if teller.side is not None}
    thirds = [teller for teller in found if teller.side is None]
    parties = [teller for teller in found if teller.side is not None]
    names = [told[teller.tellings[0]].voice.words or "the outlet" for teller in found]
    evidence = tuple(teller.tellings[0] for teller in found)
    if len(found) == 1:
        yield Standing("one source", evidence, f"told by {names[0]} alone")
        return
    if not thirds and len(sides) == 1:
        yield Standing("one side", evidence, f"{len(found)} sources, all of one side")
        return
    if len(sides) > 1 or not sides:
        some = evidence if not sides else tuple(teller.tellings[0] for teller in parties)
        what = f"sources of {len(sides)} sides" if sides else f"{len(found)} sources of no side"
        yield Standing("independent sides", some, what)
    if sides and thirds:
        yield Standing("party and third", evidence, f"{len(parties)} of a side, {len(thirds)} of none")


def _what_became(thread: Thread, told: Mapping[TellingId, Telling], relations: Sequence[Relation]) -> Iterator[Standing]:
    ends = [each for each in relations if thread.id in (each.source, each.target)]
    for kind, status in _AT_BOTH_ENDS.items():
        some = [each for each in ends if each.kind == kind]
        if some:
            evidence = tuple(dict.fromkeys(ident for each in some for ident in (each.by, each.of)))
            yield Standing(status, evidence, _answers(thread, told, some))
    grown = [each for each in ends if each.kind == "grown" and each.source == thread.id]
    if grown:
        first = thread.tellings[0]
        who = told[first].voice.words or "the outlet"
        yield Standing("grown", (first, *(each.of for each in grown)), f"told first by {who}")
    for kind, status in _AT_ITS_TARGET.items():
        some = [each for each in ends if each.kind == kind and each.target == thread.id]
        if some:
            evidence = tuple(dict.fromkeys(each.by for each in some))
            yield Standing(status, evidence, _answers(thread, told, some))


def _answers(thread: Thread, told: Mapping[TellingId, Telling], some: Sequence[Relation]) -> str:
    """Who says the other thing, in which words."""
    parts = []
    for each in some:
        other = told[each.by if each.source != thread.id else each.of]
        denied = " denies" if other.denied else ""
        parts.append(f"{other.voice.words or 'the outlet'}{denied}: {other.words}")
    return "; ".join(dict.fromkeys(parts))
