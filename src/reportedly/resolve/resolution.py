"""All decisions about who, where, when and how many, in their order, and what they add to the claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol, TypeVar

from reportedly.model import (
    Actor,
    ActorKind,
    Claim,
    Event,
    Gazetteer,
    Number,
    Pack,
    Page,
    Place,
    Reading,
    Span,
    Time,
    Untied,
)
from reportedly.resolve.actors import Cast, Doing, actors, with_doers
from reportedly.resolve.events import events, told
from reportedly.resolve.keys import keyed
from reportedly.resolve.naming import named
from reportedly.resolve.numbers import numbers
from reportedly.resolve.own_voice import Judge, own_voice
from reportedly.resolve.places import pack_countries, places, precise
from reportedly.resolve.times import times

_KINDS: Final[dict[str, ActorKind]] = {"person": "person", "organisation": "organisation", "group": "collective"}
"""What kind of actor a name of the reader's kind names."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an article is about, each list in text order, and its claims with the ids of what they are about.

    ``claims`` holds those of the outlet's own voice too: sentences that tell an event of a contested type and attribute it to
    nobody.
    """

    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    untied: tuple[Untied, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    numbers: tuple[Number, ...]


def resolve(
    page: Page,
    reading: Reading,
    claims: Sequence[Claim],
    *,
    gazetteer: Gazetteer | None = None,
    packs: Sequence[Pack] = (),
    polarity: Judge | None = None,
    takers: Container[str] = (),
) -> Resolved:
    """Tie the words of a page to actors, places, times, numbers and events. Without a gazetteer there are no places.

    ``polarity`` tells whether a content of the outlet's own voice says that something is not so; without it all are positive.
    ``takers`` are verbs that take a that-clause, in lower case.
    """
    called = named(page, reading.names, packs, _known_place(gazetteer, packs))
    reading = replace(reading, names=called.names)
    cast = actors(page, called.names, claims, packs)
    taken = [*_metonyms(cast), *called.no_places]
    where = places(page, called.names, gazetteer, packs, taken, called.places) if gazetteer is not None else ()
    done = told(page, reading, precise(where))
    cast = with_doers(cast, page, [Doing(span, sort, _KINDS.get(mark, "unknown")) for span, sort, mark in done.doers], packs)
    where = _numbered(where, _metonyms(cast))
    when = times(page, _clauses(claims), takers, packs)
    how_many = numbers(page, when)
    apart = [*_acting(cast), *_names(reading, where), *(span for claim in claims for span in claim.source.spans)]
    what = events(page, reading, precise(where), when, how_many, _finder(cast), known=done, apart=apart)
    by_id = {actor.id: actor for actor in cast.actors}
    sourced = [
        _sourced(claim, by_id.get(cast.speakers.get(claim.id, "")), cast.reasons.get(claim.id, "")) for claim in claims
    ]
    claimed = keyed(page, _placed(own_voice(page, sourced, what, polarity)))
    held = _Held(what, where, when, how_many)
    return Resolved(tuple(held.into(claim) for claim in claimed), cast.actors, cast.untied, where, when, how_many)


def _metonyms(cast: Cast) -> list[Span]:
    """The capitals and seats that stand for a government."""
    return [mention.span for actor in cast.actors for mention in actor.mentions if mention.how == "metonym"]


def _acting(cast: Cast) -> list[Span]:
    """Where states are named as actors, and not as where something happens."""
    return [mention.span for actor in cast.actors if actor.kind == "state" for mention in actor.mentions]


def _names(reading: Reading, where: Sequence[Place]) -> list[Span]:
    """The names of bodies and people that have the name of a place in them."""
    kinds = ("organisation", "person")
    names = [name.span for name in reading.names if name.kind in kinds and "\n" not in name.span.text]
    ends = [span.end for span in names]
    found = []
    for place in where:
        at = bisect_right(ends, place.span.start)
        if at < len(names) and names[at].start <= place.span.start and len(names[at].text) > len(place.span.text):
            found.append(names[at])
    return found


def _numbered(where: Sequence[Place], taken: Sequence[Span]) -> tuple[Place, ...]:
    """The places but those that turned out to act, numbered anew."""
    beside = frozenset((span.start, span.end) for span in taken)
    left = [place for place in where if (place.span.start, place.span.end) not in beside]
    return tuple(replace(place, id=f"p{number}") for number, place in enumerate(left, 1))


def _known_place(gazetteer: Gazetteer | None, packs: Sequence[Pack]) -> Callable[[str], str | None]:
    """What kind of place a gazetteer has of a name, if any: also small ones, in the packs' countries or, without packs, in any."""
    if gazetteer is None:
        return lambda name: None
    countries = pack_countries(packs) or gazetteer.layers

    def kind_of(name: str) -> str | None:
        found = gazetteer.look_up(name) or gazetteer.small(name, countries)
        return next((entry.kind for entry in found if entry.matched != "sound"), None)

    return kind_of


def _clauses(claims: Iterable[Claim]) -> frozenset[int]:
    """The offsets at which what is said begins after the words that say it ("He said that …", not "That …, he said")."""
    return frozenset(
        claim.contents[0].start for claim in claims if claim.cue and claim.cue.spans[-1].end <= claim.contents[0].start
    )


def _sourced(claim: Claim, speaker: Actor | None, reason: str) -> Claim:
    """The claim with its speaker, or the reason why none is known. What kind of source a pack's actor is, the pack knows best."""
    source = claim.source
    if speaker is None:
        return replace(claim, source=replace(source, reason=reason)) if reason != source.reason else claim
    kind = speaker.kind if speaker.pack_id and speaker.kind != "unknown" else source.kind
    return replace(claim, source=replace(source, actor=speaker.id, side=speaker.side, kind=kind))


def _placed(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims in text order, numbered anew; those that tell others keep telling them."""
    ordered = sorted(claims, key=lambda claim: (claim.spans[0].start, claim.spans))
    renamed = {claim.id: f"c{number}" for number, claim in enumerate(ordered, start=1)}
    if all(name == new for name, new in renamed.items()):
        return tuple(ordered)
    return tuple(
        replace(claim, id=renamed[claim.id], within=renamed[claim.within] if claim.within else None) for claim in ordered
    )


class _Known(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Known)


@dataclass(frozen=True, slots=True)
class _Held:
    """What was found in the article, to be asked what of it a claim's content holds."""

    events: Sequence[Event]
    places: Sequence[Place]
    times: Sequence[Time]
    numbers: Sequence[Number]

    def into(self, claim: Claim) -> Claim:
        inside = [event for content in claim.contents for event in _within(content, self.events, lambda e: e.trigger)]
        return replace(
            claim,
            events=tuple(inside),
            places=_ids(claim.contents, self.places, lambda place: place.named),
            times=_ids(claim.contents, self.times, lambda time: time.span),
            numbers=_ids(claim.contents, self.numbers, lambda number: number.span),
        )


def _ids(contents: Iterable[Span], items: Sequence[_Item], words: Callable[[_Item], Span]) -> tuple[str, ...]:
    return tuple(item.id for content in contents for item in _within(content, items, words))


_Any = TypeVar("_Any")


def _within(content: Span, items: Sequence[_Any], place: Callable[[_Any], Span]) -> Sequence[_Any]:
    """Those of ``items``, which are in text order, that begin inside ``content``."""
    start = bisect_left(items, content.start, key=lambda item: place(item).start)
    end = bisect_left(items, content.end, key=lambda item: place(item).start)
    return items[start:end]


def _finder(cast: Cast) -> Callable[[int, int], str | None]:
    """A function that gives the actor whose mention overlaps a stretch, the longest mention first; ``None`` where none does.

    One of several who are named together goes before all of them.
    """
    groups = {actor.id for actor in cast.actors if actor.members}
    mentions = sorted((m.span.start, m.span.end, actor.id) for actor in cast.actors for m in actor.mentions)
    reach = max((end - start for start, end, _ in mentions), default=0)

    def actor_at(start: int, end: int) -> str | None:
        first = bisect_right(mentions, (start - reach, -1, ""))
        last = bisect_left(mentions, (end, -1, ""))
        over = [(name not in groups, b - a, -a, name) for a, b, name in mentions[first:last] if b > start]
        return max(over)[3] if over else None

    return actor_at
