"""What is asked of a pair: places, days, figures and polarity, whichever names they bear."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from reportedly.languages import language
from reportedly.model import Telling
from reportedly.threads import Seen, answering, encoded, exclusive, features
from tests.threads.telling_examples import figure, spell, spot, telling, voice

ANSWERS = answering(language("en"))


def row(one: Telling, other: Telling) -> dict[str, float]:
    return dict(features(Seen(one), Seen(other), ANSWERS))


def apart(one: Telling, other: Telling) -> bool:
    return exclusive(Seen(one), Seen(other), row(one, other))


def test_two_villages_are_two_places() -> None:
    one = telling("a", spots=(spot("p:1", 50.0, 30.0),))
    assert row(one, telling("b", spots=(spot("p:1", 50.0, 30.0),)))["place_same"] == 1
    other = row(one, telling("b", spots=(spot("p:2", 50.2, 30.0),)))
    assert other["place_same"] == 0
    assert other["place_other"] == 1


def test_two_names_of_one_point_are_one_place() -> None:
    assert row(telling("a", spots=(spot("n:brod"),)), telling("b", spots=(spot("n:brodu"),)))["place_same"] == 1


def test_what_each_says_of_another_state_is_not_the_same() -> None:
    north, south = (telling(each, names=frozenset({f"s:{each}", "p:1"})) for each in ("Norland", "Sudmark"))
    both = telling("c", names=frozenset({"s:Norland", "s:Sudmark"}))
    assert apart(north, south)
    assert not apart(north, both)
    assert not apart(north, telling("d"))


@pytest.mark.parametrize(
    ("fields", "others"),
    [
        ({}, {"negative": True}),
        ({}, {"modality": "planned"}),
        ({"spots": (spot("p:1", 50.0, 30.0),)}, {"spots": (spot("p:2", 51.0, 30.0),)}),
        ({"spells": (spell("2027-03-01", "2027-03-02"),)}, {"spells": (spell("2027-03-02", "2027-03-03"),)}),
        ({"figures": (figure(12),)}, {"figures": (figure(120),)}),
    ],
    ids=["a denial", "a plan", "another village", "another day", "another toll"],
)
def test_what_can_not_be_the_same_is_not(fields: dict[str, Any], others: dict[str, Any]) -> None:
    one = telling("a", **fields)
    assert apart(one, telling("b", **others))
    assert not apart(one, telling("b", **fields))


def test_two_days_are_two_times() -> None:
    monday, tuesday = spell("2027-03-01", "2027-03-02"), spell("2027-03-02", "2027-03-03")
    assert row(telling("a", spells=(monday,)), telling("b", spells=(monday,)))["time_meet"] == 1
    found = row(telling("a", spells=(monday,)), telling("b", spells=(tuesday,)))
    assert found["time_apart"] == 1
    assert found["order_time"] > 0
    assert row(telling("a", spells=(tuesday,)), telling("b", spells=(monday,)))["order_time"] < 0


def test_twelve_and_a_hundred_and_twenty_exclude_one_another() -> None:
    found = row(telling("a", figures=(figure(12),)), telling("b", figures=(figure(120),)))
    assert (found["figure_same"], found["figure_clash"], found["figure_equal"]) == (0, 1, 0)


def test_at_least_two_and_two_may_be_one_count() -> None:
    found = row(telling("a", figures=(figure(2, "at least"),)), telling("b", figures=(figure(2),)))
    assert (found["figure_same"], found["figure_clash"]) == (1, 0)
    assert row(telling("a", figures=(figure(2, "at least"),)), telling("b", figures=(figure(1),)))["figure_clash"] == 1


def test_figures_of_other_things_say_nothing_of_one_another() -> None:
    found = row(telling("a", figures=(figure(2),)), telling("b", figures=(figure(9, counted="shell"),)))
    assert (found["figure_same"], found["figure_clash"]) == (0, 0)


def test_took_did_not_take_and_will_take_differ() -> None:
    took = telling("a")
    assert row(took, telling("b", negative=True))["negative_differ"] == 1
    assert row(took, telling("b", modality="planned"))["planned_differ"] == 1
    assert row(took, telling("b"))["negative_differ"] == row(took, telling("b"))["planned_differ"] == 0


def test_whose_names_they_are_is_no_feature() -> None:
    """The sides exchanged, all features are the same."""
    north, south = "s:North", "s:South"
    one = telling("a", names=frozenset({north}), around=frozenset({south}), voice=voice("a:north", "war/north"))
    other = telling("b", names=frozenset({south}), voice=voice("a:south", "war/south"))
    swapped = replace(one, names=frozenset({south}), around=frozenset({north}), voice=voice("a:south", "war/south"))
    counter = replace(other, names=frozenset({north}), voice=voice("a:north", "war/north"))
    assert row(one, other) == row(swapped, counter)


def test_vectors_are_of_the_masked_words() -> None:
    asked: list[str] = []

    def encode(texts: object) -> np.ndarray:
        asked.extend(texts)  # type: ignore[call-overload]
        return np.eye(8, dtype=np.float32)[: len(asked)]

    one, other = encoded([telling("a"), telling("b", masked="It burned", setting="It burned")], encode)
    assert asked == ["The town was taken", "It burned"]
    assert row(one, one)["cosine"] == 1
    assert row(one, other)["cosine"] == 0


def test_rare_words_in_common_weigh_more() -> None:
    rare = row(telling("a", lemmas=("elevator", "say")), telling("b", lemmas=("elevator", "new")))
    common = row(telling("a", lemmas=("elevator", "say")), telling("b", lemmas=("silo", "say")))
    assert rare["words"] > common["words"] > 0
