"""The same event told twice in one article: of one type, at one place, by whom, how far and how firmly."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from reportedly.checks.copy import Copy, Told, wording
from reportedly.checks.lexicon import parsed

STEPS: Final = {
    "control.approached": 1,
    "control.entered": 2,
    "control.contested": 3,
    "control.partly_taken": 4,
    "control.taken": 5,
    "control.lost": 5,
}
"""The ladder of control over a place. That one lost it and that another took it is one step."""


@cache
def listed(key: str) -> tuple[str, ...]:
    """A list of words of the lexicon."""
    return tuple(parsed("drift.toml")[key])


def where(copy: Copy, told: Told) -> str | None:
    """What the event's place can be compared by; ``None`` where it has none, or one as large as a country."""
    place = copy.places.get(told.event.place or "")
    if place is None or place.kind == "country":
        return None
    return str(place.geonames_id) if place.geonames_id is not None else place.name.casefold()


def places_meet(copy: Copy, one: Told, other: Told) -> bool:
    """Whether both events have a place, and the same."""
    here = where(copy, one)
    return here is not None and here == where(copy, other)


def own(copy: Copy, told: Told) -> bool:
    """Whether the outlet itself tells the event, in a sentence in which nobody speaks."""
    return told.claim.source.kind == "outlet" and copy.own_voice(told.event.trigger) and not says(copy, told, "said")


def times_clash(copy: Copy, one: Told, other: Told) -> bool:
    """Whether both events have a time that is known, and not the same."""
    first, second = copy.times.get(one.event.time or ""), copy.times.get(other.event.time or "")
    return bool(first and second) and (first.start, first.end) != (second.start, second.end)  # type: ignore[union-attr]


def says(copy: Copy, told: Told, key: str) -> bool:
    """Whether the sentence of the event holds a word of a list of the lexicon."""
    return bool(wording(listed(key)).search(copy.sentence(told.event.trigger.start).text))


def new_source_between(copy: Copy, earlier: Told, later: Told) -> bool:
    """Whether another attributed claim with a source begins between the two events."""
    return any(
        span.start > earlier.event.trigger.end
        for claim in copy.attributed
        if claim is not earlier.claim and claim.source.kind != "missing"
        for span in claim.spans[:1]
        if span.start < later.event.trigger.start
    )


def in_body(copy: Copy) -> Iterator[Told]:
    """The contested events of the body."""
    return (told for told in copy.contested if not copy.in_title(told.event.trigger))


def in_headline(copy: Copy) -> Iterator[Told]:
    """The contested events of the headline."""
    return (told for told in copy.contested if copy.in_title(told.event.trigger))
