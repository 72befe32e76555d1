"""Weights and the features that they weigh go together, and a choice is believed from its limits on."""

from __future__ import annotations

import pytest

from reportedly.languages import language
from reportedly.resolve.actors.entities import Entity, Seen
from reportedly.resolve.actors.features import Anaphor, Context, features
from reportedly.resolve.actors.lexicon import lexicon
from reportedly.resolve.actors.ranker import Choice, choose, class_of, sure
from reportedly.resolve.weights import aligned, fitted

SEEN = Seen(0, 1, "pronoun", "", 1.0, 0, 0, -1, True, True, False, False)
PERSON, OTHER = Entity(0, "person", seen=[SEEN]), Entity(1, "person", seen=[SEEN])
CONTEXT = Context(lexicon(language()))
CLASSES = {
    "person": Anaphor(SEEN, "he", False),
    "they": Anaphor(SEEN, "they", False),
    "it": Anaphor(SEEN, "it", False),
    "role": Anaphor(SEEN, "role", False, "mayor"),
    "body": Anaphor(SEEN, "role", False, "ministry", body=True),
}


@pytest.mark.parametrize("group", CLASSES)
def test_every_class_of_mention_weighs_every_feature(group: str) -> None:
    anaphor = CLASSES[group]
    assert class_of(anaphor) == group
    assert fitted("actors")["weights"][group].keys() == features(anaphor, PERSON, 1, True, CONTEXT).keys()
    assert choose(anaphor, [PERSON], CONTEXT) is not None


def test_both_genders_are_one_class() -> None:
    assert class_of(Anaphor(SEEN, "she", False)) == class_of(Anaphor(SEEN, "he", False))


def test_weights_are_found_by_name() -> None:
    assert aligned({"rank": 2.0, "bias": 1.0}, ("bias", "rank")) == (1.0, 2.0)


@pytest.mark.parametrize(("weights", "named"), [({"bias": 1.0}, "rank"), ({"bias": 1.0, "rank": 2.0, "age": 3.0}, "age")])
def test_a_missing_or_surplus_weight_is_an_error(weights: dict[str, float], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        aligned(weights, ("bias", "rank"))


@pytest.mark.parametrize(
    ("group", "chance", "second", "believed"),
    [
        ("person", 0.55, 0.44, True),
        ("person", 0.54, 0.45, False),  # too little ahead of the next one
        ("person", 0.51, 0.2, True),
        ("person", 0.49, 0.2, False),  # too unlikely
        ("they", 0.36, 0.3, True),
        ("they", 0.34, 0.3, False),
        ("they", 0.31, 0.1, True),
        ("they", 0.29, 0.1, False),
        ("it", 0.31, 0.31, True),
        ("it", 0.29, 0.1, False),
        ("role", 0.36, 0.3, True),
        ("role", 0.34, 0.3, False),
        ("role", 0.31, 0.1, True),
        ("role", 0.29, 0.1, False),
        ("body", 0.26, 0.2, True),
        ("body", 0.28, 0.24, False),
        ("body", 0.24, 0.1, False),
    ],
)
def test_a_choice_is_believed_where_it_is_likely_and_ahead(group: str, chance: float, second: float, believed: bool) -> None:
    choice = Choice(PERSON, chance, second, OTHER, 1 - chance - second)
    assert sure(CLASSES[group], choice) is believed


def test_chances_are_of_the_best_the_next_and_none_of_them() -> None:
    choice = choose(CLASSES["person"], [PERSON, OTHER], CONTEXT)
    assert choice is not None
    assert (choice.entity, choice.runner) == (PERSON, OTHER)  # alike but for which is more recent
    assert choice.chance > choice.second > 0
    assert choice.chance + choice.second + choice.none == pytest.approx(1)


def test_nobody_to_choose_from_is_no_choice() -> None:
    assert choose(CLASSES["person"], [], CONTEXT) is None
