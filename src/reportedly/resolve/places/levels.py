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

_FAR_LARGER = 5
"""A region with so many times the inhabitants of its town is not called after it for its sake."""


def levelled(sense: Sense, ranking: Sequence[Choice], bare: Callable[[str], str]) -> list[Choice]:
    """The choices of a sense with town or region first, by what is said of it; the one has the chances of both."""
    if not ranking:
        return []
    top = ranking[0]
    pair = next((other for other in ranking if _are_one_name(top, other, bare)), None)
    if pair is None:
        return list(ranking)
    town, region = (top, pair) if pair.entry.kind == "region" else (pair, top)
    if sense.kinds & DIVISIONS:
        meant = region
    elif "populated place" in sense.kinds or 0 < size(region.entry) <= _FAR_LARGER * town.entry.population:
        meant = town
    else:
        return list(ranking)
    other = region if meant is town else town
    both = replace(meant, score=min(0.99, town.score + region.score))
    rest = [choice for choice in ranking if choice is not town and choice is not region]
    return [both, replace(other, score=0.0), *rest]


def _are_one_name(one: Choice, other: Choice, bare: Callable[[str], str]) -> bool:
    """Whether one is a town, and the other the region that it lies in, under the same name."""
    kinds = {one.entry.kind, other.entry.kind}
    if kinds != {"populated place", "region"}:
        return False
    town, region = (one, other) if other.entry.kind == "region" else (other, one)
    return lies_in(town.entry, region.entry, bare) and bare(town.entry.name) == bare(region.entry.name)
