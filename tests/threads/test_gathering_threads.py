"""Threads from pairs of tellings: who is gathered with whom, in whatever order they came."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Pairing, TellingId, Thread
from reportedly.threads import components, threads
from tests.threads.telling_examples import pairing

A, B, C, D = (("a", "1"), ("b", "1"), ("c", "1"), ("d", "1"))


def gathered(pairings: list[Pairing], least: float = 0.5, ids: tuple[TellingId, ...] = (A, B, C, D)) -> list[set[TellingId]]:
    return [set(thread.tellings) for thread in threads({one: ("", *one, 0) for one in ids}, pairings, least)]  # type: ignore[misc]


def test_a_claim_that_nobody_else_tells_is_a_thread_of_its_own() -> None:
    assert gathered([]) == [{A}, {B}, {C}, {D}]


def test_likely_pairs_are_gathered() -> None:
    assert gathered([pairing(A, B, 0.9), pairing(C, D, 0.3)]) == [{A, B}, {C}, {D}]


def test_two_that_exclude_one_another_are_not_joined_by_a_third() -> None:
    # "two villages": the vaguer C could be either
    assert gathered([pairing(A, C, 0.8), pairing(B, C, 0.7), pairing(A, B, 0.01)]) == [{A, C}, {B}, {D}]


def test_what_was_not_compared_counts_as_not_the_same() -> None:
    assert gathered([pairing(A, B, 0.8), pairing(B, C, 0.79)]) == [{A, B}, {C}, {D}]


def test_pairs_of_others_are_passed_over() -> None:
    assert gathered([pairing(A, ("z", "1"), 0.9)]) == [{A}, {B}, {C}, {D}]


def test_a_thread_is_in_order_of_time_and_named_by_the_least_id() -> None:
    when = {A: ("2027-03-03", "a", 0, "1"), B: ("2027-03-02", "b", 0, "1")}
    (thread,) = threads(when, [pairing(B, A, 0.9)], 0.5)
    assert thread.id == A
    assert thread.tellings == (B, A)
    assert [(link.one, link.other) for link in thread.links] == [(B, A)]


@given(st.integers(0, 10_000))
def test_the_order_of_adding_changes_nothing(seed: int) -> None:
    chance = random.Random(seed)
    ids = [(f"{number:02}", "k") for number in range(12)]
    pairings = [
        pairing(one, other, round(chance.random(), 2))
        for at, one in enumerate(ids)
        for other in ids[at + 1 :]
        if chance.random() < 0.5
    ]

    def made() -> tuple[Thread, ...]:
        return threads({one: ("", *one, 0) for one in ids}, pairings, 0.5)  # type: ignore[misc]

    before = made()
    chance.shuffle(ids)
    chance.shuffle(pairings)
    assert made() == before


@given(st.integers(0, 10_000))
def test_what_hangs_together_can_be_gathered_part_by_part(seed: int) -> None:
    """So a store need work out anew only what a new telling touches."""
    chance = random.Random(seed)
    ids = [(f"{number:02}", "k") for number in range(12)]
    pairings = [
        pairing(one, other, round(chance.random() / 2, 2)) for at, one in enumerate(ids) for other in ids[at + 1 : at + 3]
    ]
    when: dict[TellingId, tuple[str, str, int, str]] = {one: ("", one[0], 0, one[1]) for one in ids}
    whole = threads(when, pairings, 0.2)
    parts = [
        thread for part in components(ids, pairings) for thread in threads({one: when[one] for one in part}, pairings, 0.2)
    ]
    assert sorted(parts, key=lambda thread: thread.id) == list(whole)
