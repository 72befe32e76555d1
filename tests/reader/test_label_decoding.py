"""From scores to spans."""

from __future__ import annotations

import numpy as np

from reportedly.reader.decoding import Steps, best_rows, cue_proposals, fragments, named
from reportedly.reader.labels import REACH, ROLE_LABELS

OUT, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(7)


def scores_for(labels: list[int], strength: float = 5.0) -> tuple[np.ndarray, np.ndarray]:
    """Scores that favour ``labels`` on the pieces in the middle of one cue's surroundings."""
    scores = np.zeros((1, 2 * REACH, len(ROLE_LABELS)), dtype=np.float32)
    inside = np.zeros((1, 2 * REACH), dtype=np.bool_)
    start = REACH - 2
    inside[0, start : start + len(labels)] = True
    for i, label in enumerate(labels):
        scores[0, start + i, label] = strength
    return scores, inside


def steps() -> Steps:
    return Steps.of(np.zeros((7, 7), dtype=np.float32))


def decoded(labels: list[int]) -> list[int]:
    scores, inside = scores_for(labels)
    rows, _ = best_rows(scores, inside, steps())
    return rows[0][inside[0]].tolist()


def test_a_well_formed_row_comes_back() -> None:
    row = [B_SOURCE, I_SOURCE, B_CUE, B_CONTENT, I_CONTENT, I_CONTENT, OUT]
    assert decoded(row) == row


def test_a_continuation_needs_a_beginning() -> None:
    assert decoded([OUT, I_SOURCE, B_CUE, OUT])[1] != I_SOURCE


def test_one_source_at_most() -> None:
    row = decoded([B_SOURCE, OUT, B_CUE, OUT, B_SOURCE])
    assert row.count(B_SOURCE) == 1


def test_the_log_probability_of_a_clear_row_is_near_zero() -> None:
    scores, inside = scores_for([B_SOURCE, B_CUE, B_CONTENT, I_CONTENT], strength=30)
    _, chance = best_rows(scores, inside, steps())
    assert -0.01 < chance[0] <= 1e-4


def test_rows_do_not_depend_on_their_neighbours() -> None:
    generator = np.random.default_rng(4)
    scores = generator.normal(size=(9, 2 * REACH, 7)).astype(np.float32) * 3
    inside = np.ones((9, 2 * REACH), dtype=np.bool_)
    together, chances = best_rows(scores, inside, steps())
    for i in range(9):
        alone, chance = best_rows(scores[i : i + 1], inside[i : i + 1], steps())
        assert np.array_equal(alone[0], together[i])
        assert chance[0] == chances[i]


def test_fragments_of_a_role() -> None:
    row = np.asarray([B_CONTENT, I_CONTENT, B_CUE, B_SOURCE, B_CONTENT, B_CONTENT])
    assert fragments(row, 2) == [(0, 2), (4, 5), (5, 6)]
    assert fragments(row, 1) == [(2, 3)]


def test_cue_proposals_are_runs_of_likely_pieces() -> None:
    chances = np.zeros((6, 7), dtype=np.float32)
    chances[1, B_CUE], chances[2, I_CUE], chances[3, B_CUE], chances[5, B_CUE] = 0.9, 0.8, 0.7, 0.1
    assert cue_proposals(chances, 0.15, 0.15) == [(1, 3), (3, 4)]
    assert cue_proposals(chances, 0.15, 0.05) == [(1, 3), (3, 4), (5, 6)]


def test_names_take_whole_words() -> None:
    chances = np.zeros((4, 11), dtype=np.float32)
    chances[:, 0] = 1.0
    chances[1] = 0.0
    chances[1, 1] = 1.0  # B-person on the first piece of a word whose second piece says OUT
    chances[2, 0], chances[2, 2] = 0.6, 0.4
    glued = np.asarray([False, False, True, False])
    assert [(a, b, kind) for a, b, kind, _ in named(chances, glued)] == [(1, 3, 0)]
