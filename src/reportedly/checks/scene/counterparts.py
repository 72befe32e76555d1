"""What the labels of one side of a conflict would be on the lips of the other, so that no side's are marked alone.

A label that a pack gives to a side names its enemy: "Sarn regime". Its counterpart is the same with the names of the two states
exchanged, of kind "label" and of the other side, where the pack does not have it anyway.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby, repeat
from typing import Final

from reportedly.model import KnownActor, Pack, PackSet, Term

_SIDES: Final = 2
"""Where a pack has more sides, or fewer, no label has one counterpart."""


def counterparts(pack: Pack) -> Sequence[tuple[Term, Term]]:
    """The terms of ``pack`` that have counterparts, each with the counterpart; worked out once."""
    return _counterparts(PackSet((pack,)))


@lru_cache(maxsize=64)
def _counterparts(of: PackSet) -> tuple[tuple[Term, Term], ...]:
    return tuple(_found(*of.packs))


def _found(pack: Pack) -> Iterator[tuple[Term, Term]]:
    states = {actor.side: actor for actor in pack.actors if actor.kind == "state" and actor.side is not None}
    if len(states) != _SIDES:
        return
    known = {wording.casefold() for term in pack.terms for wording in term.wordings}
    for term in pack.terms:
        if term.kind != "label" or term.side not in states:
            continue
        side, enemy = next((side, state) for side, state in states.items() if side != term.side)
        names = _exchanged(enemy, states[term.side])
        turned = (_turned(wording, names) for wording in term.wordings)
        wordings = tuple(dict.fromkeys(each for each in turned if each.casefold() not in known))
        if wordings:
            neutral = _turned(term.neutral, names)
            yield term, Term(f"{term.id}-turned", wordings, term.kind, neutral, term.reference, side)


def _exchanged(enemy: KnownActor, own: KnownActor) -> Mapping[str, str]:
    """The names of both states, each with that of the other that stands in its place."""
    pairs = (
        ((enemy.name,), (own.name,)),
        (enemy.adjectives, own.adjectives),
        (enemy.peoples, own.peoples),
        (enemy.capitals, own.capitals),
    )
    both = chain(pairs, ((second, first) for first, second in pairs))
    return {name: to for names, others in both if others for name, to in zip(names, repeat(others[0]), strict=False)}


def _turned(wording: str, names: Mapping[str, str]) -> str:
    pieces = ("".join(letters) for _, letters in groupby(wording, str.isalnum))
    return "".join(names.get(piece, piece) for piece in pieces)
