"""A town and the region of the same name: which of the two a bare name means.

"Kharkiv" alone is the town and not the region around it, unless the words beside it call it one. So it is with regions that are called
after their town; a region that is far larger than the town of its name stands for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportedly.resolve.places.candidates import DIVISIONS
from reportedly.resolve.places.context import Sense, lies_in, size
from reportedly.resolve.places.ranking import Choice

_FAR_LARGER = 10
"""A region with so many times the inhabitants of its town is not called after it for its sake."""
_WEIGHED = 4
"""Choices among which a town and its region are sought where neither is the likeliest."""


def levelled(sense: Sense, ranking: Sequence[Choice], bare: Callable[[str], str]) -> list[Choice]:
    """The choices of a sense with town or region first, by what is said of it; the one has the chances of both."""
    if not ranking:
        return []
    top = ranking[0]
    pair = next((other for other in ranking if _are_one_name(sense.name, top, other, bare)), None)
    if pair is None:
        found = _outweighing(sense.name, ranking, bare)
        if found is None:
            return list(ranking)
        top, pair = found
    town, region = (top, pair) if pair.entry.kind in DIVISIONS else (pair, top)
    said = sense.kinds | sense.called
    if said & DIVISIONS:
        meant = region
    elif "populated place" in said or 0 < size(region.entry) <= _FAR_LARGER * town.entry.population:
        meant = town
    else:
        return list(ranking)
    other = region if meant is town else town
    both = replace(meant, score=min(0.99, town.score + region.score))
    rest = [choice for choice in ranking if choice is not town and choice is not region]
    return [both, replace(other, score=0.0), *rest]


def _outweighing(name: str, ranking: Sequence[Choice], bare: Callable[[str], str]) -> tuple[Choice, Choice] | None:
    """A town and the region around it that are likelier together than what is likeliest alone."""
    first = ranking[:_WEIGHED]
    pairs = ((a, b) for at, a in enumerate(first) for b in first[at + 1 :] if _are_one_name(name, a, b, bare))
    return next((pair for pair in pairs if pair[0].score + pair[1].score > ranking[0].score), None)


def _are_one_name(name: str, one: Choice, other: Choice, bare: Callable[[str], str]) -> bool:
    """Whether one is a town, and the other the region or district that it lies in, under the same name.

    A town may have it as another one of its own: "Mecca" is Makkah and the region around it.
    """
    town, division = (one, other) if other.entry.kind in DIVISIONS else (other, one)
    if town.entry.kind != "populated place" or division.entry.kind not in DIVISIONS:
        return False
    if not lies_in(town.entry, division.entry, bare):
        return False
    called = bare(division.entry.name)
    return called == bare(town.entry.name) or (town.entry.matched != "name" and called == bare(name))
