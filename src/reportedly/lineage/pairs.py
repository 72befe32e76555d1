"""Whether two articles are copies, by which of their sentences are the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reportedly.lineage.sketching import Sketch, signatures
from reportedly.model import Shared, SharedKind

LEAST_BANDS = 2
"""Bands that two copies have in common at least: what a store asks of candidates, and :func:`shared` of every pair."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What makes two articles copies; fitted by ``benchmarks.copies --fit``.

    ``equal`` bytes of two signatures make two sentences the same. Copies have at least ``words`` words and two sentences in common, and these
    are at least ``share`` of one of them; or at least ``both`` of both, be it one sentence. From ``whole`` on it is a copy as a whole.
    """

    equal: int = 10
    words: int = 30
    share: float = 0.25
    both: float = 0.8
    whole: float = 0.6


BAR = Bar()


def shared(a: Sketch, b: Sketch, bar: Bar = BAR) -> Shared | None:
    """What ``a`` and ``b`` share, ``None`` where they are no copies. ``shared(b, a)`` is the same, mirrored."""
    if len(set(a.bands).intersection(b.bands)) < LEAST_BANDS:
        return None
    of_a, of_b = signatures(a), signatures(b)
    same = (of_a[:, None, :] == of_b[None, :, :]).sum(axis=2, dtype=np.uint8)
    rows, columns = same.max(axis=1) >= bar.equal, same.max(axis=0) >= bar.equal
    words_a, words_b = np.frombuffer(a.words, dtype=np.uint8), np.frombuffer(b.words, dtype=np.uint8)
    in_a, in_b = int(words_a[rows].sum()), int(words_b[columns].sum())
    share_a, share_b = in_a / a.total, in_b / b.total
    words, score = min(in_a, in_b), max(share_a, share_b)
    several = min(int(rows.sum()), int(columns.sum())) > 1
    if not (several and words >= bar.words and score >= bar.share) and min(share_a, share_b) < bar.both:
        return None
    pairs = {(a.sentences[at], b.sentences[int(same[at].argmax())]) for at in np.flatnonzero(rows).tolist()}
    pairs |= {(a.sentences[int(same[:, at].argmax())], b.sentences[at]) for at in np.flatnonzero(columns).tolist()}
    kind: SharedKind = "whole" if score >= bar.whole else "part"
    reason = (
        f"{words} words in {len(pairs)} sentences are the same: {share_a:.0%} of one article, {share_b:.0%} of the other"
    )
    return Shared(tuple(sorted(pairs)), share_a, share_b, words, score, kind, reason)
