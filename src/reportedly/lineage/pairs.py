"""Whether two articles are copies, by which of their sentences are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportedly.lineage.sketching import Sketch, signatures
from reportedly.model import Shared, SharedKind

LEAST_BANDS = 1
"""Bands that two copies have in common at least: what a store asks of candidates."""
_LONG, _OF_LONG = 24, 2
"""Two articles of at least so many bands must have so many in common: one that long ones share is mostly chance."""
_AT_ONCE = 1 << 19
"""Pairs of sentences that are compared at a time at most: 16 MB."""
_BYTES, _TOP = np.uint64(0x0101_0101_0101_0101), np.uint64(56)


@dataclass(frozen=True, slots=True)
class Bar:
    """What makes two articles copies; fitted on some seeds of ``benchmarks.copies``, which is measured on others.

    Two sentences are the same from ``same`` equal bytes of their signatures on. How much such a sentence weighs grows from nothing at
    ``least`` equal bytes to its whole length at ``sure``: sentences that differ in a few names and words are evidence, those that
    follow one formula ("Five people are killed and two injured in ...") hardly. Copies are articles of which ``share`` of the words of
    one weigh so; where what weighs so is less than ``words``, so much more of one must: a few words that many texts have in common, as
    the headline and first sentence of a readout, make no copy of a longer one. From ``whole`` on it is a copy as a whole.
    """

    least: int = 10
    same: int = 14
    sure: int = 22
    words: int = 45
    share: float = 0.3
    whole: float = 0.6


BAR = Bar()


def least_bands(of_a: int, of_b: int) -> int:
    """How many bands two copies have in common at least, where one has so many bands and the other so many."""
    return _OF_LONG if min(of_a, of_b) >= _LONG else LEAST_BANDS


def shared(a: Sketch, b: Sketch, bar: Bar = BAR) -> Shared | None:
    """What ``a`` and ``b`` share, ``None`` where they are no copies. ``shared(b, a)`` is the same, mirrored."""
    if not _near(a, [b]):
        return None
    found = _compared(a, [b], bar)
    if not found.copies[0]:
        return None
    rows, columns = np.flatnonzero(found.rows[:, 0]).tolist(), np.flatnonzero(found.columns).tolist()
    pairs = {(a.sentences[at], b.sentences[int(found.equal[at].argmax())]) for at in rows}
    pairs |= {(a.sentences[int(found.equal[:, at].argmax())], b.sentences[at]) for at in columns}
    in_a, in_b = int(found.words[rows].sum()), int(found.of_others[columns].sum())
    share_a, share_b = in_a / a.total, in_b / b.total
    kind: SharedKind = "whole" if max(share_a, share_b) >= bar.whole else "part"
    words = min(in_a, in_b)
    more, less = max(share_a, share_b), min(share_a, share_b)
    reason = f"{words} words are the same, {more:.0%} of one article, {less:.0%} of the other"
    return Shared(tuple(sorted(pairs)), share_a, share_b, words, float(found.score[0]), kind, reason)


def ties(one: Sketch, others: Sequence[Sketch], bar: Bar = BAR) -> Iterator[tuple[int, int, int]]:
    """Which of many articles ``one`` shares text with, as :func:`shared` decides each pair, many at once.

    Gives (the number of the other, the sentences of ``one``, the sentences of the other), sentences as the bits of a number.
    """
    near = _near(one, others)
    most = max(1, _AT_ONCE // max(1, len(one.sentences)))
    while near:
        some: list[int] = []
        count = 0
        while near and (not some or count + len(others[near[-1]].sentences) <= most):
            some.append(near.pop())
            count += len(others[some[-1]].sentences)
        found = _compared(one, [others[number] for number in some], bar)
        for at in np.flatnonzero(found.copies).tolist():
            other = others[some[at]]
            its = found.columns[found.starts[at] : found.starts[at] + len(other.sentences)]
            yield some[at], _bits(one, found.rows[:, at]), _bits(other, its)


class _Compared(NamedTuple):
    """One article beside others, whose sentences stand in one row: those of the first, then those of the next, from ``starts`` on.

    ``equal`` are the bytes of their signatures that two sentences have in common (one's sentences x theirs), ``words`` and
    ``of_others`` the words of each sentence. ``rows`` (one's sentences x the others) and ``columns`` (their sentences) tell which are
    the same, ``score`` and ``copies`` (the others) how much weighs so, and whether it is enough.
    """

    equal: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    words: npt.NDArray[np.int64]
    of_others: npt.NDArray[np.int64]
    rows: npt.NDArray[np.bool_]
    columns: npt.NDArray[np.bool_]
    score: npt.NDArray[np.float64]
    copies: npt.NDArray[np.bool_]


def _near(one: Sketch, others: Sequence[Sketch]) -> list[int]:
    """The numbers of the others that have enough bands in common with ``one`` to be compared."""
    bands = set(one.bands)
    return [
        number
        for number, other in enumerate(others)
        if len(bands.intersection(other.bands)) >= least_bands(len(one.bands), len(other.bands))
    ]


def _compared(one: Sketch, others: Sequence[Sketch], bar: Bar) -> _Compared:
    mine = signatures(one)
    theirs = np.concatenate([signatures(other) for other in others])
    same = (mine[:, None, :] == theirs[None, :, :]).view(np.uint64).sum(axis=2)
    equal = ((same * _BYTES) >> _TOP).astype(np.int64)  # the sum of the eight bytes of each number
    starts = np.cumsum([0, *(len(other.sentences) for other in others[:-1])])
    best_one, best_other = np.maximum.reduceat(equal, starts, axis=1), equal.max(axis=0)
    words = np.frombuffer(one.words, dtype=np.uint8).astype(np.int64)
    of_others = np.frombuffer(b"".join(other.words for other in others), dtype=np.uint8).astype(np.int64)
    sure = bar.sure - bar.least  # a sentence weighs the more of its words, the surer it is the same
    weight_one = (np.clip(best_one - bar.least, 0, sure) * words[:, None]).sum(axis=0) / sure
    weight_other = np.add.reduceat(np.clip(best_other - bar.least, 0, sure) * of_others, starts) / sure
    score = np.maximum(weight_one / one.total, weight_other / np.add.reduceat(of_others, starts))
    rows, columns = best_one >= bar.same, best_other >= bar.same
    least = np.maximum(1.0, np.minimum(weight_one, weight_other))
    copies = (score >= bar.share * np.maximum(1.0, bar.words / least)) & rows.any(axis=0)
    return _Compared(equal, starts, words, of_others, rows, columns, score, copies)


def _bits(of: Sketch, which: npt.NDArray[np.bool_]) -> int:
    return sum(1 << of.sentences[at] for at in np.flatnonzero(which).tolist())
