"""Which of the proposed attributions stand together."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reportedly.reader.settling import Range, conflict, settled


@dataclass(frozen=True)
class One:
    """An attribution in pieces."""

    cues: tuple[Range, ...]
    contents: tuple[Range, ...]
    score: float = 0.5
    sources: tuple[Range, ...] = ()


OUTER = One(((2, 3),), ((3, 12),))
INNER = One(((5, 6),), ((6, 12),))
INMOST = One(((8, 9),), ((9, 12),))


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        (OUTER, INNER, False),
        (OUTER, One(((20, 21),), ((21, 24),)), False),
        (OUTER, One(((2, 3),), ((13, 14),)), True),
        (OUTER, One(((1, 3),), ((13, 14),)), True),
        (OUTER, One(((3, 4),), ((4, 12),)), False),
        (OUTER, One(((3, 4),), ((4, 13),)), True),
        (OUTER, One(((12, 13),), ((4, 12),)), False),
        (OUTER, One(((5, 6),), ((0, 5),)), True),
        (OUTER, One(((13, 14),), ((0, 13),)), False),
        (One(((2, 3),), ((0, 2), (3, 12))), One(((5, 6),), ((1, 5), (6, 9))), True),
    ],
    ids=[
        "nested",
        "apart",
        "same cue",
        "half a cue",
        "at its head",
        "runs out",
        "before",
        "crosses",
        "around",
        "each in the other",
    ],
)
def test_only_what_cannot_both_be_true_conflicts(one: One, other: One, against: bool) -> None:
    assert conflict(one, other) is against
    assert conflict(other, one) is against


def test_attributions_in_one_another_stand_to_any_depth() -> None:
    assert settled([INMOST, OUTER, INNER]) == [OUTER, INNER, INMOST]


def test_of_two_that_share_a_cue_the_better_stands() -> None:
    worse = One(((1, 3),), ((3, 12),), 0.4)
    assert settled([worse, OUTER]) == [OUTER]


def test_those_that_conflict_are_chosen_together() -> None:
    wide = One(((0, 8),), ((8, 9),), 0.6)
    assert settled([wide, OUTER, INNER]) == [OUTER, INNER]
    assert settled([One(wide.cues, wide.contents, 1.1), OUTER, INNER]) == [One(wide.cues, wide.contents, 1.1)]


def test_of_a_long_chain_the_better_ones_are_taken_first() -> None:
    chain = [One(((at, at + 2),), ((100 + at, 101 + at),), 0.5 + at / 100) for at in range(14)]
    assert [one.cues[0][0] for one in settled(chain)] == [1, 3, 5, 7, 9, 11, 13]
