"""What two tellings are to one another: boosted trees over the features of the pair, and over what was read of both together.

A first forest, the *gate*, which asks the features alone, leaves the pairs that may be something to one another; these are read
together by a network that is handed in, and its log-odds are features of the forests that decide.

A forest is a list of small trees; each asks whether features exceed thresholds and ends in a number. The sum of the numbers is the
log-odds. ``python -m training.threads`` fits them and writes ``weights/pairs.json``, in which every feature stands by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from reportedly.model import OUTCOMES, RELATION_KINDS, Language, Pairing, RelationKind, Worded
from reportedly.threads.comparing import Articles, Features, Seen, answering, compared_rows, exclusive, features, reasons
from reportedly.threads.weights import fitted

Judge = Callable[[Sequence[tuple[Worded, Worded]]], npt.NDArray[np.float32]]
"""What reads pairs together, the earlier first: log-odds of :data:`OUTCOMES`, shape (pairs, outcomes);
``reportedly.reader.open_pairs().judge``."""
READ: Final = tuple(f"read {outcome}" for outcome in OUTCOMES)
"""The features that come of it, in the order of its columns."""
LEAST: Final = 0.03
"""Chances below this are not passed on, be it of a relation or of saying the same."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over named features, all of one form: each node asks whether feature ``names[asks[node]]`` exceeds ``above[node]``.

    Arrays have shape (trees, nodes); a tree of depth d has 2**d - 1 nodes in the order of its levels, of which the children of node n
    are 2n + 1 (not above) and 2n + 2, and 2**d ``leaves``. ``base`` is added to the sum.
    """

    names: tuple[str, ...]
    asks: npt.NDArray[np.int32]
    above: npt.NDArray[np.float64]
    leaves: npt.NDArray[np.float64]
    base: float

    def odds(self, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The log-odds of each row; ``rows`` has a column for each of ``names``."""
        trees, nodes = self.asks.shape
        total = np.full(len(rows), self.base)
        which = np.arange(len(rows))
        depth = (nodes + 1).bit_length() - 1
        for tree in range(trees):
            at = np.zeros(len(rows), dtype=np.int64)
            for _ in range(depth):
                at = 2 * at + 1 + (rows[which, self.asks[tree, at]] > self.above[tree, at])
            total += self.leaves[tree, at - nodes]
        return total

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Forest:
        """The forest in the form of the file: trees whose nodes name their features; raises ``ValueError`` where it is none."""
        trees: Sequence[Mapping[str, Any]] = raw["trees"]
        names = tuple(sorted({name for tree in trees for name, _ in tree["asks"]}))
        at = {name: number for number, name in enumerate(names)}
        asks = np.array([[at[name] for name, _ in tree["asks"]] for tree in trees], dtype=np.int32)
        above = np.array([[value for _, value in tree["asks"]] for tree in trees], dtype=np.float64)
        leaves = np.array([tree["leaves"] for tree in trees], dtype=np.float64)
        if asks.ndim != 2 or leaves.shape != (len(trees), asks.shape[1] + 1) or not np.isfinite(leaves).all():
            raise ValueError("weights of pairs: the trees are not all of one form")
        return cls(names, asks, above, leaves, float(raw["base"]))


@dataclass(frozen=True, slots=True)
class Weights:
    """``gate`` decides which pairs are read together, ``same`` whether two tellings say the same, ``kinds`` each relation for itself.

    ``least_gate`` is the chance from which a pair passes the gate, ``least_same`` the mean chance from which threads are joined,
    ``least`` the chance from which each relation is told.
    """

    gate: Forest
    same: Forest
    kinds: Mapping[RelationKind, Forest]
    least_gate: float
    least_same: float
    least: Mapping[RelationKind, float]

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Weights:
        """The weights in the form of the file; raises ``ValueError`` where a relation lacks its own."""
        if set(raw["kinds"]) != set(RELATION_KINDS) or set(raw["least"]) != set(RELATION_KINDS):
            raise ValueError("weights of pairs: not of all relations")
        kinds = {kind: Forest.of(raw["kinds"][kind]) for kind in RELATION_KINDS}
        return cls(Forest.of(raw["gate"]), Forest.of(raw["same"]), kinds, raw["least_gate"], raw["least_same"], raw["least"])


@cache
def pair_weights() -> Weights:
    """The weights that this room carries, parsed once."""
    return Weights.of(fitted("pairs"))


def decided(
    pairs: Sequence[tuple[Seen, Seen]], articles: Articles, language: Language, judge: Judge, of: Weights | None = None
) -> list[Pairing]:
    """What the two of each pair are to one another; pairs that are nothing to one another are left out.

    ``articles`` holds all tellings of the articles that they are of, as a pair is held against the others between these. Neither the
    order of the two in a pair, nor that of the pairs, nor what else is asked matters.
    """
    of = of or pair_weights()
    ordered = [(one, other) if one.telling.when <= other.telling.when else (other, one) for one, other in pairs]
    rows = compared_rows(ordered, articles, answering(language))
    passed = [at for at, chance in enumerate(chances(of.gate, rows)) if chance >= of.least_gate]
    ordered = [ordered[at] for at in passed]
    rows = together([rows[at] for at in passed], ordered, judge)
    same = chances(of.same, rows)
    kinds = {kind: chances(forest, rows) for kind, forest in of.kinds.items()}
    made = (
        Pairing(
            one.telling.id,
            other.telling.id,
            0.0 if exclusive(one, other, rows[at]) else float(same[at]),
            tuple((kind, round(float(found[at]), 4)) for kind, found in kinds.items() if found[at] >= LEAST),
        )
        for at, (one, other) in enumerate(ordered)
    )
    return [each for each in made if each.same >= LEAST or each.kinds]


def together(rows: Sequence[Features], pairs: Sequence[tuple[Seen, Seen]], judge: Judge) -> list[dict[str, float]]:
    """Features of pairs, the earlier first in each, with those of both read together."""
    if not rows:
        return []
    read = judge([(one.telling.worded, other.telling.worded) for one, other in pairs])
    return [{**row, **dict(zip(READ, map(float, odds), strict=True))} for row, odds in zip(rows, read, strict=True)]


def explained(one: Seen, other: Seen, language: Language) -> tuple[str, ...]:
    """What speaks for and against two tellings' saying the same, in words: shared fields, similarity, words."""
    if one.telling.when > other.telling.when:
        one, other = other, one
    return reasons(one, other, features(one, other, answering(language)))


def chances(forest: Forest, rows: Sequence[Features]) -> npt.NDArray[np.float64]:
    """The chance of each row by a forest."""
    if not rows:
        return np.zeros(0)
    table = np.array([[row[name] for name in forest.names] for row in rows])
    return 1 / (1 + np.exp(-np.clip(forest.odds(table), -30, 30)))
