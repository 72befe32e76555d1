"""Which entity a pronoun or role stands for: a linear model over how the two stand to each other.

The weights are fitted by ``training/coreference.py`` and lie in ``resolve/weights/actors.json``, by the names of their features, for
each class of mention. The score of every candidate is compared with that of "none of them", which is 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportedly.resolve.actors.entities import Entity
from reportedly.resolve.actors.features import NAMES, Anaphor, Context, features
from reportedly.resolve.weights import aligned, fitted


class Choice(NamedTuple):
    """The best entity with its chance, the chance of the next one and of none of them."""

    entity: Entity
    chance: float
    second: float
    runner: Entity | None
    none: float


@cache
def _weights(group: str) -> dict[str, float]:
    return dict(zip(NAMES, aligned(fitted("actors")["weights"][group], NAMES), strict=True))


def class_of(anaphor: Anaphor) -> str:
    """The class of mention whose weights and limits serve ``anaphor``: a person, "they", "it", a person's or a body's role."""
    if anaphor.group == "role":
        return "body" if anaphor.body else "role"
    return {"he": "person", "she": "person"}.get(anaphor.group, anaphor.group)


def sure(anaphor: Anaphor, choice: Choice) -> bool:
    """Whether a choice is likely enough, and far enough ahead of the next one, to be believed."""
    limits = fitted("actors")["limits"][class_of(anaphor)]
    return bool(choice.chance >= limits["least"] and choice.chance - choice.second >= limits["ahead"])


def choose(anaphor: Anaphor, candidates: Sequence[Entity], context: Context) -> Choice | None:
    """Weigh ``candidates``, the most recent first; ``None`` where there are none."""
    if not candidates:
        return None
    most = max(len(entity.seen) for entity in candidates)
    alone = len(candidates) == 1 and not anaphor.others
    rows = [features(anaphor, one, rank, alone, context, most) for rank, one in enumerate(candidates, start=1)]
    weights = _weights(class_of(anaphor))
    scores = [sum([weights[name] * much for name, much in row.items()]) for row in rows]
    powers = [math.exp(score) for score in scores]
    total = sum(powers) + 1
    order = sorted(range(len(scores)), key=lambda index: -scores[index])
    best, next_ = order[0], order[1] if len(order) > 1 else None
    return Choice(
        candidates[best],
        powers[best] / total,
        powers[next_] / total if next_ is not None else 0.0,
        candidates[next_] if next_ is not None else None,
        1 / total,
    )
