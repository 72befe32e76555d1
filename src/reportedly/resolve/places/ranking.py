"""The learned weights of places: the chance that a name is a place, and the chance of each place that it could be.

Both are linear in named features: a logistic one for recognition, a softmax over the candidates and "none of them" for the
choice, in two passes of which the second sees what the first made of the other names. ``python -m training.places`` fits
them and writes ``weights/places.json``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from reportedly.model import Entry
from reportedly.resolve.places.candidates import WHOLES, fold
from reportedly.resolve.places.context import ELSEWHERE, Scene, Sense, coherence
from reportedly.resolve.weights import fitted

Features = Mapping[str, float]
_LARGE_TOWN = 50_000
"""Inhabitants of a town that is meant where it is the only one of its name, near the name of its state."""
_ONLY_ONE = 0.6
"""The score of such a town, and of such a region; it is set, not fitted."""
_NEAR = 0.1
"""How near the state or region in which it lies is named, in shares that fall to a third with every 250 characters."""
_ALIKE = 0.75
_TELLING = 4
"""How much alike two spellings of one word are at least, and letters of words that are held against each other."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by feature name; ``reader`` and ``alone`` recognise with and without the reader's names.

    ``least_place`` and ``least_alone`` are the chances from which a name counts as a place, ``least_sure`` the score from
    which a place is chosen. ``calibration`` is the slope and offset from the log-odds of the softmax to those of being right.
    """

    reader: Features
    alone: Features
    first: Features
    second: Features
    least_place: float
    least_alone: float
    least_sure: float
    calibration: tuple[float, float]

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Weights:
        """The weights in the form of the file; raises ``ValueError`` where a part is missing, unknown or no finite number."""
        names = {field.name for field in fields(cls)}
        if raw.keys() != names:
            raise ValueError(f"weights of places: the parts {sorted(raw.keys() ^ names)} are missing or unknown")
        numbers = [value for part in raw.values() for value in _numbers(part)]
        if not all(isinstance(value, (int, float)) and math.isfinite(value) for value in numbers):
            raise ValueError("weights of places: a weight is no finite number")
        slope, offset = raw["calibration"]
        return cls(**{**raw, "calibration": (slope, offset)})


def _numbers(part: object) -> Iterable[object]:
    return part.values() if isinstance(part, Mapping) else part if isinstance(part, list) else (part,)


@cache
def weights() -> Weights:
    """The weights that this room carries, parsed once."""
    return Weights.of(fitted("places"))


def chance(row: Features, of: Features) -> float:
    """The logistic of the weighted sum of ``row``."""
    total = sum(of.get(name, 0.0) * value for name, value in row.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def shares(rows: Sequence[Features], of: Features) -> list[float]:
    """The softmax over the weighted sums of ``rows`` and the constant one of "none of them", whose share is left out."""
    sums = [sum(of.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    none = of.get("none", 0.0)
    most = max(*sums, none)
    powers = [math.exp(value - most) for value in sums]
    total = sum(powers) + math.exp(none - most)
    return [power / total for power in powers]


def calibrated(share: float, slope_offset: tuple[float, float]) -> float:
    """How often a place with that share is right."""
    share = min(max(share, 1e-6), 1 - 1e-6)
    slope, offset = slope_offset
    return 1 / (1 + math.exp(-(slope * math.log(share / (1 - share)) + offset)))


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate with its score and the features that it got."""

    entry: Entry
    score: float
    features: Features


def ranked(scene: Scene, of: Weights) -> list[list[Choice]]:
    """The candidates of each sense of ``scene``, best first, with calibrated scores that add up to at most one."""
    rows = scene.features()
    first = [shares(group, of.first) for group in rows]
    second = coherence(scene, first)
    return [_choices(sense, own, more, of) for sense, own, more in zip(scene.senses, rows, second, strict=True)]


def unsettled(sense: Sense, ranking: Sequence[Choice], least: float) -> list[Choice]:
    """The choices, none of them sure where all lie outside of the division that is told beside the name.

    ``least`` is the score from which one is chosen.
    """
    if sense.elsewhere is None or not ranking:
        return list(ranking)
    below = min(1.0, 0.9 * least / ranking[0].score) if ranking[0].score else 1.0
    return [replace(each, score=each.score * below, features={**each.features, ELSEWHERE: 1.0}) for each in ranking]


def told_of(sense: Sense, ranking: Sequence[Choice], least: float) -> list[Choice]:
    """The choices, with the only place of its name sure where it is a large town or region whose state is named near.

    ``least`` is the score from which one is chosen. A place that bears an old or foreign name quite unlike its own is left as it is.
    """
    if len(ranking) != 1 or sense.elsewhere is not None or ranking[0].score >= least:
        return list(ranking)
    entry = ranking[0].entry
    large = entry.kind == "region" or (entry.kind == "populated place" and entry.population >= _LARGE_TOWN)
    near = max(ranking[0].features.get(f"{kind}_near", 0.0) for kind in WHOLES) >= _NEAR
    meant = large and near and _alike(sense.name, entry.name)
    return [replace(ranking[0], score=_ONLY_ONE)] if meant else list(ranking)


def _alike(name: str, other: str) -> bool:
    """Whether a name, or a word of it, is spelled much like a word of another: "Jubail" and "Al Jubayl"."""
    return any(
        SequenceMatcher(None, fold(one), fold(word)).ratio() >= _ALIKE
        for one in (name, *name.split())
        for word in (other, *other.split())
        if len(one) >= _TELLING and len(word) >= _TELLING
    )


def _choices(sense: Sense, rows: Sequence[Features], more: Sequence[Features], of: Weights) -> list[Choice]:
    whole = [{**row, **extra} for row, extra in zip(rows, more, strict=True)]
    chances = shares(whole, of.second)
    order = sorted(range(len(chances)), key=lambda i: (-chances[i], i))
    best = calibrated(chances[order[0]], of.calibration)
    rest = sum(chances[i] for i in order[1:])
    scale = min(1.0, (1 - best) / rest) if rest else 0.0
    scores = [best, *(min(best, chances[i] * scale) for i in order[1:])]
    return [Choice(sense.entries[i], score, whole[i]) for i, score in zip(order, scores, strict=True)]
