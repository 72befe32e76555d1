"""From the network's scores to labelled spans of pieces: plain NumPy, one article at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportedly.reader.labels import ROLE_LABELS, allowed

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Range = tuple[int, int]

NEVER = np.float32(-1e4)
_LABELS = len(ROLE_LABELS)


@dataclass(frozen=True, slots=True)
class Steps:
    """The CRF's transition scores, over labels and over labels × "a source was seen", in which one source at most fits."""

    plain: Floats
    once: Floats

    @classmethod
    def of(cls, transitions: Floats) -> Steps:
        """``transitions`` has shape (labels, labels): from row to column, before any is forbidden."""
        plain = np.where(allowed(_LABELS), transitions, NEVER).astype(np.float32)
        once = np.full((2 * _LABELS, 2 * _LABELS), NEVER, dtype=np.float32)
        once[:_LABELS, :_LABELS] = plain
        once[_LABELS:, _LABELS:] = plain
        once[:_LABELS, _LABELS + 1] = plain[:, 1]  # the first source moves to the half of the states that has seen one
        once[:_LABELS, 1] = NEVER
        once[_LABELS:, _LABELS + 1] = NEVER
        once[:_LABELS, 2] = NEVER  # inside a source only in the second half
        return cls(plain, once)


def best_rows(scores: Floats, inside: npt.NDArray[np.bool_], steps: Steps) -> tuple[Ints, Floats]:
    """The best label row around each cue, with one source at most, and its log probability under the CRF.

    ``scores`` has shape (cues, 2 REACH, labels); ``inside`` (cues, 2 REACH) is true on pieces, contiguous a cue.
    """
    count, length, _ = scores.shape
    first = np.zeros(_LABELS, dtype=np.float32)
    first[2::2] = NEVER
    first_once = np.full(2 * _LABELS, NEVER, dtype=np.float32)
    first_once[:_LABELS] = first
    first_once[1] = NEVER
    first_once[_LABELS + 1] = 0
    doubled = np.concatenate([scores, scores], axis=2)
    best = np.zeros((count, 2 * _LABELS), dtype=np.float32)
    total = np.zeros((count, _LABELS), dtype=np.float32)
    back = np.zeros((length, count, 2 * _LABELS), dtype=np.int8)
    begun = np.zeros(count, dtype=np.bool_)
    for t in range(length):
        here = inside[:, t, None]
        if not here.any():
            continue
        moves = best[:, :, None] + steps.once
        back[t] = moves.argmax(axis=1)
        moved = np.where(begun[:, None], moves.max(axis=1), first_once) + doubled[:, t]
        best = np.where(here, moved, best)
        summed = np.where(begun[:, None], _logsumexp(total[:, :, None] + steps.plain), first) + scores[:, t]
        total = np.where(here, summed, total)
        begun |= inside[:, t]
    rows = np.zeros((count, length), dtype=np.int64)
    state = best.argmax(axis=1)
    everyone = np.arange(count)
    for t in range(length - 1, -1, -1):
        here = inside[:, t]
        rows[:, t] = np.where(here, state % _LABELS, 0)
        earlier = inside[:, t - 1] if t else np.zeros(count, dtype=np.bool_)
        state = np.where(here & earlier, back[t][everyone, state], state)
    peak = total.max(axis=1)
    normaliser = peak + np.log(np.exp(total - peak[:, None]).sum(axis=1))
    return rows, (best.max(axis=1) - normaliser).astype(np.float32)


def fragments(row: Ints, role: int) -> list[Range]:
    """The ranges of one role (0 source, 1 cue, 2 content) in a label row."""
    begin, inside = 2 * role + 1, 2 * role + 2
    found: list[Range] = []
    for at in np.flatnonzero((row == begin) | (row == inside)).tolist():
        if found and found[-1][1] == at and row[at] == inside:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def cue_proposals(chances: Floats, least: float, faint: float) -> list[Range]:
    """Where a cue may stand: runs of pieces whose chance to start or continue one is at least ``least``.

    Runs that reach only ``faint`` are added where they touch none of those. ``chances`` has shape (pieces, labels).
    """
    sure = _runs(chances, least)
    taken = {at for a, b in sure for at in range(a - 1, b + 1)}
    return sorted(sure + [(a, b) for a, b in _runs(chances, faint) if taken.isdisjoint(range(a, b))])


def _runs(chances: Floats, least: float) -> list[Range]:
    """Runs of pieces at ``least`` or above, split where a piece is likelier to start a cue than to continue it."""
    start, inside = chances[:, 3], chances[:, 4]
    found: list[Range] = []
    for at in np.flatnonzero(start + inside >= least).tolist():
        if found and found[-1][1] == at and inside[at] >= start[at]:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def named(chances: Floats, glued: npt.NDArray[np.bool_]) -> list[tuple[int, int, int, float]]:
    """Names as (begin, end, kind, score): each whole word takes the likeliest kind of its pieces together.

    ``chances`` has shape (pieces, entity labels); ``glued`` is true where a piece continues the word before it.
    """
    if not len(chances):
        return []
    heads = np.flatnonzero(~glued)
    if not len(heads) or heads[0] != 0:
        heads = np.concatenate([[0], heads])
    sizes = np.diff(np.append(heads, len(chances)))[:, None]
    words = np.add.reduceat(chances, heads, axis=0) / sizes
    starts = chances[heads][:, 1::2]
    kinds = words[:, 1::2] + words[:, 2::2]
    kind = kinds.argmax(axis=1)
    found: list[tuple[int, int, int, float]] = []
    ends = np.append(heads[1:], len(chances))
    for i in np.flatnonzero(kinds.max(axis=1) > words[:, 0]).tolist():
        k, score = int(kind[i]), float(kinds[i, kind[i]])
        joins = found and found[-1][1] == heads[i] and found[-1][2] == k and starts[i, k] < chances[heads[i], 2 * k + 2]
        if joins:
            a, _, _, low = found[-1]
            found[-1] = (a, int(ends[i]), k, min(low, score))
        else:
            found.append((int(heads[i]), int(ends[i]), k, score))
    return found


def softmax(scores: Floats) -> Floats:
    """Along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def _logsumexp(scores: Floats) -> Floats:
    """Over axis 1 of (cues, from, to)."""
    peak = scores.max(axis=1)
    return np.asarray(peak + np.log(np.exp(scores - peak[:, None, :]).sum(axis=1)), dtype=np.float32)
