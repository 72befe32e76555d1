"""What people decided on which claims say the same: these are one, these are not, this one stands alone. Of two the later holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from reportedly.model import TellingId

BondKind = Literal["one", "apart", "each apart", "alone"]


@dataclass(frozen=True, slots=True)
class Bond:
    """One decision: all of ``claims`` are ``one``; the first is ``apart`` from the others, or ``alone``; or all are ``each apart``."""

    kind: BondKind
    claims: tuple[TellingId, ...]


@dataclass(frozen=True, slots=True)
class Bonds:
    """What decisions come to. ``groups`` gives each claim that is one with others all of these; ``apart`` are pairs, in order."""

    groups: Mapping[TellingId, frozenset[TellingId]] = field(default_factory=dict)
    apart: frozenset[tuple[TellingId, TellingId]] = frozenset()
    alone: frozenset[TellingId] = frozenset()

    def one_with(self, claim: TellingId) -> frozenset[TellingId]:
        """Every claim that is one with this one by decision, itself among them."""
        return self.groups.get(claim, frozenset((claim,)))

    def parted(self, some: Collection[TellingId], others: Collection[TellingId]) -> bool:
        """Whether a claim of ``some`` may not be in one thread with one of ``others``."""
        if not (self.apart or self.alone):
            return False
        if not self.alone.isdisjoint(some) or not self.alone.isdisjoint(others):
            return True
        ours = {each for claim in some for each in self.one_with(claim)}
        theirs = {each for claim in others for each in self.one_with(claim)}
        return any((one in ours and other in theirs) or (one in theirs and other in ours) for one, other in self.apart)


def bound(made: Iterable[Bond]) -> Bonds:
    """What standing decisions, in the order in which they were made, come to."""
    groups: dict[TellingId, set[TellingId]] = {}
    apart: set[tuple[TellingId, TellingId]] = set()
    alone: set[TellingId] = set()
    for each in made:
        if not each.claims:
            continue
        first, *others = each.claims
        if each.kind == "one":
            _join(each.claims, groups, apart, alone)
        elif each.kind == "alone":
            _leave(first, groups)
            alone.add(first)
        elif each.kind == "apart":
            if any(other in groups.get(first, ()) for other in others):
                _leave(first, groups)
            apart.update(_pair(first, other) for other in others if other != first)
        else:
            for claim in each.claims:
                if any(other in groups.get(claim, ()) for other in each.claims if other != claim):
                    _leave(claim, groups)
            apart.update(_pair(one, other) for one, other in combinations(each.claims, 2) if one != other)
    return Bonds(
        {claim: frozenset(members) for claim, members in groups.items() if len(members) > 1},
        frozenset(apart),
        frozenset(alone),
    )


def _pair(one: TellingId, other: TellingId) -> tuple[TellingId, TellingId]:
    return (one, other) if one < other else (other, one)


def _join(
    claims: Sequence[TellingId],
    groups: dict[TellingId, set[TellingId]],
    apart: set[tuple[TellingId, TellingId]],
    alone: set[TellingId],
) -> None:
    whole: set[TellingId] = set()
    for claim in claims:
        whole |= groups.get(claim, {claim})
    for claim in whole:
        groups[claim] = whole
    alone -= whole
    apart -= {pair for pair in apart if pair[0] in whole and pair[1] in whole}


def _leave(claim: TellingId, groups: dict[TellingId, set[TellingId]]) -> None:
    members = groups.pop(claim, None)
    if members is not None:
        members.discard(claim)


def held_together(groups: Sequence[Sequence[TellingId]], bonds: Bonds) -> list[list[TellingId]]:
    """Groups of claims with those in one that people decided to be one.

    Whoever is not named by such a decision, and may not be with somebody who comes in by it, goes alone.
    """
    made = [list(each) for each in groups]
    for members in sorted({tuple(sorted(each)) for each in bonds.groups.values()}):
        held = set(members)
        touched = [each for each in made if not held.isdisjoint(each)]
        if len(touched) < 2:
            continue
        whole, out = [claim for claim in members if any(claim in each for each in touched)], []
        for claim in sorted({claim for each in touched for claim in each} - held):
            if bonds.parted((claim,), whole):
                out.append([claim])
            else:
                whole.append(claim)
        made = [each for each in made if held.isdisjoint(each)] + [sorted(whole), *out]
    return sorted(made)


__all__ = ["Bond", "BondKind", "Bonds", "bound", "held_together"]
