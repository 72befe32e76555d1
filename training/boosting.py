"""Boosted trees of one depth, fitted with numpy alone: logistic loss, Newton steps, features cut into bins.

Friedman (2001), Greedy function approximation; the gain of a split and the value of a leaf are those of XGBoost (Chen and Guestrin
2016). All chance comes from the seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
BINS = 32


@dataclass(frozen=True)
class Plan:
    """How a forest is fitted. ``share`` of the features may be asked by a tree; ``prior`` holds leaves back (the lambda of XGBoost),
    ``least`` is the least weight of the second derivative in a leaf.
    """

    trees: int = 150
    depth: int = 4
    rate: float = 0.08
    share: float = 0.35
    prior: float = 5.0
    least: float = 3.0
    seed: int = 1


def edges(table: Floats) -> list[Floats]:
    """For each column the values between its bins."""
    found = []
    for column in table.T:
        cuts = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1], method="lower"))
        values = np.unique(column)
        if len(values) <= BINS:
            cuts = (values[:-1] + values[1:]) / 2
        found.append(np.asarray(cuts, dtype=np.float64))
    return found


def binned(table: Floats, cuts: Sequence[Floats]) -> npt.NDArray[np.int64]:
    """Bins by column, a row a column: bin b holds what lies above cut b - 1 and not above cut b."""
    return np.array(
        [np.searchsorted(cut, column, side="left") for cut, column in zip(cuts, table.T, strict=True)], dtype=np.int64
    )


def fit(table: Floats, right: npt.NDArray[np.bool_], weight: Floats, names: Sequence[str], plan: Plan) -> dict[str, Any]:
    """A forest in the form of ``reportedly.threads.Forest.of``; its thresholds and leaves are kept to six digits."""
    chance = np.random.default_rng(plan.seed)
    cuts = edges(table)
    bins = binned(table, cuts)
    mean = float((weight * right).sum() / weight.sum())
    base = float(np.log(max(mean, 1e-6) / (1 - mean)))
    odds = np.full(len(table), base)
    usable = [at for at, cut in enumerate(cuts) if len(cut)]
    trees = []
    nodes = 2**plan.depth - 1
    for _ in range(plan.trees):
        some = sorted(chance.choice(usable, size=max(1, round(plan.share * len(usable))), replace=False).tolist())
        p = 1 / (1 + np.exp(-odds))
        slope, bend = weight * (p - right), weight * np.maximum(p * (1 - p), 1e-6)
        where = np.zeros(len(table), dtype=np.int64)
        asks: list[tuple[int, float]] = [(usable[0], 1e9)] * nodes
        for level in range(plan.depth):
            first, count = 2**level - 1, 2**level
            best = _best(bins, some, where, count, slope, bend, plan)
            chosen, cut_at = np.zeros(count, dtype=np.int64), np.full(count, BINS + 1, dtype=np.int64)
            for node, split in enumerate(best):
                if split is not None:
                    column, cut = split
                    asks[first + node] = column, float(cuts[column][cut])
                    chosen[node], cut_at[node] = column, cut
            above = bins[chosen[where], np.arange(len(table))] > cut_at[where]
            where = 2 * where + above
        leaf_slope = np.bincount(where, slope, minlength=nodes + 1)
        leaf_bend = np.bincount(where, bend, minlength=nodes + 1)
        leaves = np.round(-plan.rate * leaf_slope / (leaf_bend + plan.prior), 6)
        odds += leaves[where]
        trees.append({"asks": [[names[column], round(cut, 6)] for column, cut in asks], "leaves": leaves.tolist()})
    return {"base": round(base, 6), "trees": trees}


def _best(
    bins: npt.NDArray[np.int64],
    some: Sequence[int],
    where: npt.NDArray[np.int64],
    count: int,
    slope: Floats,
    bend: Floats,
    plan: Plan,
) -> list[tuple[int, int] | None]:
    gains = np.full(count, 1e-6)
    best: list[tuple[int, int] | None] = [None] * count
    width = BINS + 1
    for column in some:
        at = where * width + bins[column]
        g = np.bincount(at, slope, minlength=count * width).reshape(count, width)
        h = np.bincount(at, bend, minlength=count * width).reshape(count, width)
        low_g, low_h = g.cumsum(axis=1)[:, :-1], h.cumsum(axis=1)[:, :-1]
        all_g, all_h = g.sum(axis=1, keepdims=True), h.sum(axis=1, keepdims=True)
        high_g, high_h = all_g - low_g, all_h - low_h
        gain = low_g**2 / (low_h + plan.prior) + high_g**2 / (high_h + plan.prior) - all_g**2 / (all_h + plan.prior)
        gain[(low_h < plan.least) | (high_h < plan.least)] = -1.0
        top = gain.argmax(axis=1)
        for node in range(count):
            if gain[node, top[node]] > gains[node]:
                gains[node] = gain[node, top[node]]
                best[node] = column, int(top[node])
    return best
