"""Whether two articles are copies, by which of their sentences are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    if len(set(a.bands).intersection(b.bands)) < least_bands(len(a.bands), len(b.bands)):
        return None
    of_a, of_b = signatures(a), signatures(b)
    equal = (of_a[:, None, :] == of_b[None, :, :]).sum(axis=2, dtype=np.int64)
    best_a, best_b = equal.max(axis=1), equal.max(axis=0)
    words_a, words_b = np.frombuffer(a.words, dtype=np.uint8), np.frombuffer(b.words, dtype=np.uint8)
    weight_a, weight_b = _weight(best_a, words_a, bar), _weight(best_b, words_b, bar)
    score = max(weight_a / a.total, weight_b / b.total)
    rows, columns = np.flatnonzero(best_a >= bar.same).tolist(), np.flatnonzero(best_b >= bar.same).tolist()
    if score < bar.share * max(1.0, bar.words / max(1.0, min(weight_a, weight_b))) or not rows:
        return None
    pairs = {(a.sentences[at], b.sentences[int(equal[at].argmax())]) for at in rows}
    pairs |= {(a.sentences[int(equal[:, at].argmax())], b.sentences[at]) for at in columns}
    in_a, in_b = int(words_a[rows].sum()), int(words_b[columns].sum())
    share_a, share_b = in_a / a.total, in_b / b.total
    kind: SharedKind = "whole" if max(share_a, share_b) >= bar.whole else "part"
    words = min(in_a, in_b)
    more, less = max(share_a, share_b), min(share_a, share_b)
    reason = f"{words} words are the same, {more:.0%} of one article, {less:.0%} of the other"
    return Shared(tuple(sorted(pairs)), share_a, share_b, words, score, kind, reason)


def _weight(best: npt.NDArray[np.int64], words: npt.NDArray[np.uint8], bar: Bar) -> float:
    """The words of one side that are the other's, each sentence by how surely it is the same."""
    parts = np.clip(best - bar.least, 0, bar.sure - bar.least)
    return int((parts * words).sum()) / (bar.sure - bar.least)


def ties(one: Sketch, others: Sequence[Sketch], bar: Bar = BAR) -> Iterator[tuple[int, int, int]]:
    """Which of many articles ``one`` shares text with, as :func:`shared` decides each pair, all at once.

    Gives (the number of the other, the sentences of ``one``, the sentences of the other), sentences as the bits of a number.
    """
    bands = set(one.bands)
    near = [
        number
        for number, other in enumerate(others)
        if len(bands.intersection(other.bands)) >= least_bands(len(one.bands), len(other.bands))
    ]
    most = max(1, _AT_ONCE // max(1, len(one.sentences)))
    while near:
        some: list[int] = []
        count = 0
        while near and (not some or count + len(others[near[-1]].sentences) <= most):
            some.append(near.pop())
            count += len(others[some[-1]].sentences)
        yield from _ties(one, [(number, others[number]) for number in some], bar)


def _ties(one: Sketch, others: Sequence[tuple[int, Sketch]], bar: Bar) -> Iterator[tuple[int, int, int]]:
    mine = signatures(one)
    theirs = np.concatenate([signatures(other) for _, other in others])
    same = (mine[:, None, :] == theirs[None, :, :]).view(np.uint64).sum(axis=2)
    equal = ((same * _BYTES) >> _TOP).astype(np.int64)  # the sum of the eight bytes of each number
    starts = np.cumsum([0, *(len(other.sentences) for _, other in others[:-1])])
    best_one, best_other = np.maximum.reduceat(equal, starts, axis=1), equal.max(axis=0)
    words_one = np.frombuffer(one.words, dtype=np.uint8).astype(np.int64)
    words_other = np.frombuffer(b"".join(other.words for _, other in others), dtype=np.uint8).astype(np.int64)
    totals = np.add.reduceat(words_other, starts)
    range_ = bar.sure - bar.least
    weight_one = (np.clip(best_one - bar.least, 0, range_) * words_one[:, None]).sum(axis=0) / range_
    weight_other = np.add.reduceat(np.clip(best_other - bar.least, 0, range_) * words_other, starts) / range_
    score = np.maximum(weight_one / one.total, weight_other / totals)
    least = np.maximum(1.0, np.minimum(weight_one, weight_other))
    rows, columns = best_one >= bar.same, best_other >= bar.same
    for at in np.flatnonzero((score >= bar.share * np.maximum(1.0, bar.words / least)) & rows.any(axis=0)).tolist():
        number, other = others[at]
        its = columns[starts[at] : starts[at] + len(other.sentences)]
        yield number, _bits(one, rows[:, at]), _bits(other, its)


def _bits(of: Sketch, which: npt.NDArray[np.bool_]) -> int:
    return sum(1 << of.sentences[at] for at in np.flatnonzero(which).tolist())
