"""Which tellings are compared: those with something in common, and of very many with one key a sample."""

from __future__ import annotations

import random

from reportedly.threads import MOST, candidates, compared, keys, ranked
from tests.threads.telling_examples import spot, telling

HERE = spot("p:1")


def test_what_shares_place_days_and_a_word_is_compared() -> None:
    one, other = telling("a", spots=(HERE,)), telling("b", spots=(HERE,), published="2027-03-05")
    assert keys(one) & keys(other)
    assert list(candidates([one, other])) == [(0, 1)]


def test_what_is_half_a_year_apart_is_not() -> None:
    assert not keys(telling("a", spots=(HERE,))) & keys(telling("b", spots=(HERE,), published="2027-09-05"))


def test_what_has_no_date_is_compared_with_what_has_none() -> None:
    assert keys(telling("a", published=None, spots=(HERE,))) & keys(telling("b", published=None, spots=(HERE,)))


def test_a_hot_key_does_not_go_quadratic() -> None:
    def costs(count: int) -> int:
        return sum(
            compared(ranked((str(one), "")), ranked((str(other), "")), count) for one in range(count) for other in range(one)
        )

    few, many = costs(MOST // 2), costs(4 * MOST)
    assert few == (MOST // 2) * (MOST // 2 - 1) // 2
    assert many < 4 * MOST * MOST


def test_candidates_are_the_same_in_any_order() -> None:
    told = [telling(f"{at:03}", spots=(spot(f"p:{at % 3}"),)) for at in range(2 * MOST)]

    def pairs() -> set[frozenset[str]]:
        return {frozenset((told[one].article, told[other].article)) for one, other in candidates(told)}

    before = pairs()
    random.Random(1).shuffle(told)
    assert pairs() == before
