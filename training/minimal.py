"""Pairs made by rule: a claim, and the same again with one thing changed, as another source would tell it in another article.

The gold has few pairs that differ in nothing but the village, the day, the count or a "not", and these are what must stay apart. So
each claim is told again by somebody else, with some of its words gone and what stands around it exchanged; unchanged it says the same,
with another place, day, figure, polarity or stage it does not, and is a denial, another figure, or what came next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from reportedly.model import Figure, RelationKind, Spell, Spot, Telling
from reportedly.threads import FIRM

_NOISE = 0.35
_KEPT = 0.8
_TENFOLD, _DAYS, _DEGREES = 10, 3, 0.3


@dataclass(frozen=True)
class Made:
    """Two tellings with what they are to one another."""

    one: Telling
    other: Telling
    same: bool
    kind: RelationKind | None


def made(told: Sequence[Telling], seed: int = 1) -> Iterator[Made]:
    """The pairs of each of these claims of one event."""
    chance = np.random.default_rng(seed)
    for number, (telling, other) in enumerate(pairwise((*told, told[0]))):
        again = _again(telling, other, number, chance)
        yield Made(telling, again, True, None)
        if telling.modality == "asserted":
            yield Made(telling, replace(again, negative=not telling.negative), False, "denies")
            yield Made(replace(telling, modality="planned"), again, False, "later stage")
        if any(spot.near in FIRM for spot in telling.spots):
            moved = tuple(_moved(spot) for spot in again.spots)
            keys = {spot.key for spot in telling.spots}
            names = frozenset(f"{name}+" if name in keys else name for name in again.names)
            yield Made(telling, replace(again, spots=moved, names=names), False, None)
        if any(spell.near in FIRM for spell in telling.spells):
            yield Made(telling, replace(again, spells=tuple(_later(spell) for spell in again.spells)), False, None)
        if telling.figures:
            yield Made(
                telling, replace(again, figures=tuple(_more(figure) for figure in again.figures)), False, "other figure"
            )


def _again(telling: Telling, other: Telling, number: int, chance: np.random.Generator) -> Telling:
    """The claim as the source of ``other`` would tell it in an article of its own."""
    kept = tuple(lemma for lemma in telling.lemmas if chance.random() < _KEPT) or telling.lemmas
    vector = np.frombuffer(telling.vector, dtype="<f2").astype(np.float64)
    noise = chance.normal(size=len(vector))
    vector = vector + chance.uniform(0, _NOISE) * noise / max(float(np.linalg.norm(noise)), 1e-9)
    vector /= max(float(np.linalg.norm(vector)), 1e-9)
    return replace(
        telling,
        article=f"{telling.article}+{number}",
        published=f"{telling.published}+",
        family=None,
        voice=other.voice,
        outlet=other.outlet,
        lemmas=kept,
        context=other.context,
        around=other.around | (telling.around if chance.random() < 0.5 else frozenset()),
        vector=vector.astype("<f2").tobytes(),
        backdrop=(other if chance.random() < 0.5 else telling).backdrop,
    )


def _moved(spot: Spot) -> Spot:
    lat = None if spot.lat is None else spot.lat + _DEGREES
    return replace(spot, key=f"{spot.key}+", lat=lat)


def _later(spell: Spell) -> Spell:
    def moved(day: str | None) -> str | None:
        return (date.fromisoformat(day[:10]) + timedelta(days=_DAYS)).isoformat() if day else None

    return replace(spell, start=moved(spell.start), end=moved(spell.end))


def _more(figure: Figure) -> Figure:
    high = None if figure.high is None else _TENFOLD * figure.high
    return replace(figure, value=_TENFOLD * figure.value or 1.0, high=high, bound="exact")
