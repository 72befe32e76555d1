"""Which of the attributions that the linker proposed stand: no two that share a cue, and none that lie half within another.

Two of which one lies in the other's content both stand, to any depth: "the envoy said the ministry continues to deny …" tells two
things. Only where they can't both be true do they conflict, and then those of one stretch are chosen together: the choice whose
chances of being right add up to most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final, Protocol, TypeVar

Range = tuple[int, int]

_TOGETHER: Final = 12
"""So many attributions that conflict in a chain are chosen together; of more the better ones are taken first."""


class Proposed(Protocol):
    """One attribution in half-open ranges of pieces, with the chance that it is right."""

    @property
    def sources(self) -> Sequence[Range]:
        """Who says it."""
        ...

    @property
    def cues(self) -> Sequence[Range]:
        """The words that attribute."""
        ...

    @property
    def contents(self) -> Sequence[Range]:
        """What is said."""
        ...

    @property
    def score(self) -> float:
        """Between 0 and 1."""
        ...


_P = TypeVar("_P", bound=Proposed)


def settled(found: Sequence[_P]) -> list[_P]:
    """Those of ``found`` that stand, in the order of their cues."""
    ordered = sorted(found, key=lambda one: (-one.score, tuple(one.cues)))
    against = _conflicts(ordered)
    kept: list[_P] = []
    seen: set[int] = set()
    for first in range(len(ordered)):
        if first not in seen:
            group = _chain(first, against)
            seen |= group
            kept += [ordered[number] for number in _chosen(sorted(group), ordered, against)]
    return sorted(kept, key=lambda one: tuple(one.cues))


def conflict(one: Proposed, other: Proposed) -> bool:
    """Whether two attributions can't both stand: they share a piece of a cue, or the cue of one stands in the other's content but
    what it says does not lie there with it.
    """
    if _meet(one.cues, other.cues):
        return True
    inside, outside = _meet(one.cues, other.contents), _meet(other.cues, one.contents)
    if inside and outside:
        return True
    return (inside and not _lies(one, other)) or (outside and not _lies(other, one))


def _meet(some: Iterable[Range], others: Sequence[Range]) -> bool:
    return any(start < until and begin < end for start, end in some for begin, until in others)


def _lies(inner: Proposed, outer: Proposed) -> bool:
    """Whether cue and content of one attribution lie between the ends of a content of another."""
    start = min(first for first, _ in (*inner.cues, *inner.contents))
    end = max(last for _, last in (*inner.cues, *inner.contents))
    return outer.contents[0][0] <= start and end <= outer.contents[-1][1]


def _conflicts(ordered: Sequence[Proposed]) -> dict[int, set[int]]:
    """The numbers of those that conflict with each."""
    against: dict[int, set[int]] = {}
    here: dict[int, list[int]] = {}
    for number, one in enumerate(ordered):
        pieces = {piece for start, end in (*one.cues, *one.contents) for piece in range(start, end)}
        for other in {other for piece in pieces for other in here.get(piece, ())}:
            if conflict(one, ordered[other]):
                against.setdefault(number, set()).add(other)
                against.setdefault(other, set()).add(number)
        for piece in pieces:
            here.setdefault(piece, []).append(number)
    return against


def _chain(first: int, against: dict[int, set[int]]) -> set[int]:
    """``first`` and all that conflict with it, or with one that does."""
    group, waiting = {first}, [first]
    while waiting:
        for other in against.get(waiting.pop(), ()):
            if other not in group:
                group.add(other)
                waiting.append(other)
    return group


def _chosen(group: Sequence[int], ordered: Sequence[Proposed], against: dict[int, set[int]]) -> Iterable[int]:
    """The best choice among some that conflict, better ones first in ``group``."""
    if len(group) > _TOGETHER:
        kept: list[int] = []
        for number in group:
            if against[number].isdisjoint(kept):
                kept.append(number)
        return kept
    choices = (
        choice
        for size in range(1, len(group) + 1)
        for choice in combinations(group, size)
        if all(against.get(number, set()).isdisjoint(choice) for number in choice)
    )
    return max(choices, key=lambda choice: sum(ordered[number].score for number in choice))
