"""Weights and the features that they weigh go together, and a choice is believed from its limits on."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log
from typing import Any

import pytest

from reportedly.resolve.actors.entities import Entity, Seen
from reportedly.resolve.actors.features import NAMES, Anaphor, Context, features
from reportedly.resolve.actors.lexicon import lexicon
from reportedly.resolve.actors.ranker import Choice, choose, class_of, sure
from reportedly.resolve.weights import aligned, fitted
from tests.pages import ENGLISH

SEEN = Seen(0, 1, "pronoun", "", 1.0, 0, 0, -1, True, True, False, False)
PERSON, OTHER = Entity(0, "person", seen=[SEEN]), Entity(1, "person", seen=[SEEN])
CONTEXT = Context(lexicon(ENGLISH))
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
    assert tuple(fitted("actors")["weights"][group]) == NAMES
    assert features(anaphor, PERSON, 1, True, CONTEXT).keys() <= set(NAMES)
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


@pytest.mark.parametrize("group", CLASSES)
def test_a_chance_is_the_share_of_the_weighed_features(group: str) -> None:
    often, seldom, anaphor = person(at(7), at(8)), person(at(6)), CLASSES[group]
    weights = fitted("actors")["weights"][group]

    def power(entity: Entity, rank: int, alone: bool, most: int) -> float:
        looked = features(anaphor, entity, rank, alone, CONTEXT, most)
        return exp(sum(weights[name] * value for name, value in looked.items()))

    one = power(often, 1, True, 2)
    only = choose(anaphor, [often], CONTEXT)
    assert only is not None
    assert (only.entity, only.runner, only.second) == (often, None, 0)
    assert (only.chance, only.none) == (pytest.approx(one / (one + 1)), pytest.approx(1 / (one + 1)))
    first, second = power(seldom, 1, False, 2), power(often, 2, False, 2)
    both = choose(anaphor, [seldom, often], CONTEXT)
    assert both is not None
    assert (both.chance, both.second) == tuple(
        pytest.approx(each / (first + second + 1)) for each in sorted((first, second))[::-1]
    )
    assert both.entity is (seldom if first > second else often)
    assert both.runner is (often if first > second else seldom)


@pytest.mark.parametrize("group", CLASSES)
def test_a_choice_is_believed_from_both_limits_on(group: str) -> None:
    limits = fitted("actors")["limits"][group]
    least, ahead = limits["least"], limits["ahead"]
    assert sure(CLASSES[group], Choice(PERSON, least, 0.0, OTHER, 0.0)) is (least >= ahead)
    assert sure(CLASSES[group], Choice(PERSON, 1.0, 1.0 - ahead, OTHER, 0.0)) is (1.0 - (1.0 - ahead) >= ahead)


def test_nobody_to_choose_from_is_no_choice() -> None:
    assert choose(CLASSES["person"], [], CONTEXT) is None


def at(sentence: int, paragraph: int = 0, quotation: int = -1, **flags: Any) -> Seen:
    """A mention of a sentence, outside of quotations by default, none of whose flags is set but ``flags``."""
    plain = Seen(0, 1, "name", "", 1.0, sentence, paragraph, quotation, False, False, False, False, unquoted=sentence)
    return replace(plain, **flags)


def person(*seen: Seen, **facts: Any) -> Entity:
    outside = next((one for one in reversed(seen) if one.quotation < 0), None)
    return Entity(0, "person", seen=list(seen), outside=outside, **facts)


HERE = at(9, 3)
HE, ROLE = Anaphor(HERE, "he", False), Anaphor(HERE, "role", False, "mayor", frozenset({"old", "ohio"}))
BODY = Anaphor(HERE, "role", False, "firm", body=True)


@pytest.mark.parametrize(
    ("feature", "anaphor", "entity", "value"),
    [
        ("same sentence", HE, person(at(9)), 1),
        ("same sentence", HE, person(at(8)), 0),
        ("sentence before", HE, person(at(8)), 1),
        ("sentence before", HE, person(at(7)), 0),
        ("sentence before", HE, person(at(9)), 0),
        ("sentence before", HE, person(at(7, unquoted=8)), 1),  # a mere quotation lies between them
        ("two before", HE, person(at(7)), 1),
        ("two before", HE, person(at(8)), 0),
        ("log distance", HE, person(at(9)), 0),
        ("log distance", HE, person(at(6)), log(4)),
        ("log mentions", HE, person(at(8), at(8), at(8)), log(3)),
        ("last a subject", HE, person(at(8, subject=True)), 1),
        ("last leading", HE, person(at(8, leading=True)), 1),
        ("last oblique", HE, person(at(8, oblique=True)), 1),
        ("last owned", HE, person(at(8, owned=True)), 1),
        ("gender known", HE, person(at(8), gender="he"), 1),
        ("gender known", HE, person(at(8)), 0),
        ("gender neutral", HE, person(at(8)), 1),
        ("gender neutral", HE, person(at(8), gender="he"), 0),
        ("same pronoun", HE, person(at(8, how="pronoun")), 1),
        ("same pronoun", HE, person(at(8)), 0),
        ("same pronoun", HE, person(at(8, how="pronoun", form="him")), 0),
        ("early", HE, person(at(8), early=True), 1),
        ("into quotation", HE._replace(seen=at(9, quotation=2)), person(at(8)), 1),
        ("into quotation", HE._replace(seen=at(9, quotation=2)), person(at(8, quotation=2)), 0),
        ("quote to quote", HE._replace(seen=at(9, quotation=2)), person(at(8, quotation=2)), 1),
        ("quote to quote", HE._replace(seen=at(9, quotation=0)), person(at(8, quotation=0)), 1),
        ("quote to quote", HE._replace(seen=at(9, quotation=2)), person(at(8, quotation=1)), 0),
        ("last in quotation", HE, person(at(8, quotation=0)), 1),
        ("last in quotation", HE, person(at(8, quotation=0), at(8)), 0),
        ("last in quotation", HE._replace(seen=at(9, quotation=0)), person(at(8, quotation=0)), 0),
        ("both subjects", HE._replace(seen=at(9, subject=True)), person(at(8, subject=True)), 1),
        ("both subjects", HE, person(at(8, subject=True)), 0),
        ("leading before leading", HE._replace(seen=at(9, leading=True)), person(at(8, leading=True)), 1),
        ("leading before leading", HE._replace(seen=at(9, leading=True)), person(at(7, leading=True)), 0),
        ("same paragraph", HE, person(at(8, 3)), 1),
        ("same paragraph", HE, person(at(8, 2)), 0),
        ("named in paragraph", HE, person(at(8, 3), named=True), 1),
        ("named in paragraph", HE, person(at(8, 2), named=True), 0),
        ("named in paragraph", HE, person(at(8, 3)), 0),
        ("object of subject", HE, person(at(9, subject=True)), 1),
        ("object of subject", HE._replace(possessive=True), person(at(9, subject=True)), 0),
        ("object of subject", HE._replace(seen=at(9, subject=True)), person(at(9, subject=True)), 0),
        ("possessive same sentence", HE._replace(possessive=True), person(at(9)), 1),
        ("possessive same sentence", HE._replace(possessive=True), person(at(8)), 0),
        ("before lead oblique", HE, person(at(8, oblique=True)), 1),
        ("before lead oblique", HE, person(at(7, oblique=True)), 0),
        ("recent mentions", HE, person(at(5), at(6), at(8)), 2),
        ("recent mentions", HE, person(*[at(8)] * 9), 6),
        ("speakers", HE, person(at(8), spoke=3), 3),
        ("speakers", HE, person(at(8), spoke=8), 5),
        ("source", HE._replace(source=True), person(at(8)), 1),
        ("source named", HE._replace(source=True), person(at(8), named=True), 1),
        ("source named", HE, person(at(8), named=True), 0),
        ("spoke just before", HE, person(at(8, source=True)), 1),
        ("spoke just before", HE, person(at(9, source=True)), 1),
        ("spoke just before", HE, person(at(7, source=True)), 0),
        ("spoke before that", HE, person(at(6, source=True)), 1),
        ("spoke before that", HE, person(at(5, source=True)), 0),
        ("spoke before that", HE, person(at(8, source=True)), 0),
        ("led just before", HE, person(at(8, leading=True)), 1),
        ("led just before", HE, person(at(8, subject=True)), 1),
        ("led just before", HE, person(at(8)), 0),
        ("led just before", HE, person(at(8, leading=True), *[at(8)] * 5), 0),  # five mentions back are looked at
        ("led just before", HE, person(at(8, leading=True), *[at(8)] * 4), 1),
        ("led this sentence", HE, person(at(9, leading=True)), 1),
        ("led this sentence", HE, person(at(8, leading=True)), 0),
        ("spoke in paragraph before", HE, person(at(7, 2, source=True)), 1),
        ("spoke in paragraph before", HE, person(at(7, 1, source=True)), 0),
        ("quote ends before", HE._replace(source=True), person(at(7, 2, source=True)), 1),
        ("quote ends before", HE, person(at(7, 2, source=True)), 0),
        ("quote ends before", HE._replace(source=True), person(at(7, 2, source=True), at(8, 3)), 0),
        ("noun known", ROLE, person(at(8), roles={"mayor"}), 1),
        ("noun known", ROLE, person(at(8), roles={"judge"}), 0),
        ("noun in name", ROLE, person(at(8), words={"mayor"}), 1),
        ("modifiers known", ROLE, person(at(8), roles={"old"}), 1),
        ("modifiers known", ROLE, person(at(8), words={"ohio"}), 1),
        ("modifiers known", ROLE, person(at(8)), 0),
        ("modifiers unknown", ROLE, person(at(8), roles={"old"}), 1),
        ("modifiers unknown", ROLE, person(at(8), roles={"old", "ohio"}), 0),
        ("all modifiers known", ROLE, person(at(8), roles={"old", "ohio"}), 1),
        ("all modifiers known", ROLE, person(at(8), roles={"old"}), 0),
        ("all modifiers known", HE, person(at(8)), 0),
        ("share of modifiers", ROLE, person(at(8), roles={"old"}), 0.5),
        ("no roles known", ROLE, person(at(8)), 1),
        ("other roles", ROLE, person(at(8), roles={"judge"}), 1),
        ("other roles", ROLE, person(at(8), roles={"judge", "mayor"}), 0),
        ("unnamed with the role", ROLE, person(at(8), roles={"mayor"}), 1),
        ("unnamed with the role", ROLE, person(at(8), roles={"mayor"}, named=True), 0),
        ("named with another role", ROLE, person(at(8), roles={"judge"}, named=True), 1),
        ("named with another role", ROLE, person(at(8), roles={"judge"}), 0),
        ("named with another role", ROLE._replace(again=True), person(at(8), named=True), 0),
        ("again named", ROLE._replace(again=True), person(at(8), named=True), 1),
        ("again unnamed", ROLE._replace(again=True), person(at(8)), 1),
        ("again introduced otherwise", ROLE._replace(again=True), person(at(8), roles={"senator"}), 1),
        ("again introduced otherwise", ROLE._replace(again=True), person(at(8), roles={"farmer"}), 0),
        ("region unknown", ROLE, person(at(8)), 1),
        ("region unknown", ROLE, person(at(8), roles={"ohio"}), 0),
        ("bare noun", ROLE, person(at(8)), 0),
        ("bare noun", ROLE._replace(modifiers=frozenset()), person(at(8)), 1),
        ("possessive role", ROLE._replace(definite=False), person(at(8)), 1),
        ("possessive role", ROLE, person(at(8)), 0),
        ("definite this", ROLE._replace(demonstrative=True), person(at(8)), 1),
        ("body named", BODY, person(at(8), named=True), 1),
        ("body of known type", BODY, person(at(8), roles={"company"}), 1),
        ("body of known type", BODY, person(at(8), roles={"thing"}), 0),
        ("is named", HE, person(at(8), named=True), 1),
        ("last a name", HE, person(at(8)), 1),
        ("last a name", HE, person(at(8, how="pronoun")), 0),
    ],
)
def test_what_is_looked_at(feature: str, anaphor: Anaphor, entity: Entity, value: float) -> None:
    assert feature in NAMES
    assert features(anaphor, entity, 1, False, CONTEXT)[feature] == pytest.approx(value)


STATE, QUOTED = Entity(0, "state", seen=[at(8)]), at(9, quotation=0)
IT = Anaphor(HERE, "it", False)


@pytest.mark.parametrize(
    ("feature", "anaphor", "entity", "value"),
    [
        ("bias", HE, person(at(9)), 1),
        ("two before", HE._replace(seen=at(9, quotation=0)), person(at(7, unquoted=8)), 1),  # inside, sentences count
        ("sentence before", HE._replace(seen=at(9, quotation=0)), person(at(7, unquoted=8)), 0),
        ("sentence before", HE, person(at(7, unquoted=9)), 1),
        ("two before", HE, person(at(7, unquoted=9)), 0),
        ("gender known", ROLE._replace(gender="she"), person(at(8), gender="she"), 1),
        ("gender known", ROLE._replace(gender="she"), person(at(8), gender="he"), 0),
        ("gender known", ROLE, person(at(8)), 0),
        ("gender neutral", ROLE._replace(gender="she"), person(at(8)), 1),
        ("gender neutral", ROLE, person(at(8)), 0),
        ("gender neutral", IT, person(at(8)), 0),
        ("led this sentence", HE, person(at(9, subject=True), at(9)), 1),
        ("led this sentence", HE, person(at(9)), 0),
        ("led this sentence", HE, person(at(9, leading=True, quotation=0)), 0),
        ("led just before", HE, person(at(8, leading=True), at(8)), 1),
        ("led just before", HE, person(at(8, leading=True, quotation=0)), 0),
        ("spoke just before", HE, person(at(8, source=True), at(8)), 1),
        ("spoke just before", HE, person(at(9, source=True), at(9)), 1),
        ("spoke before that", HE, person(at(6, source=True), at(6)), 1),
        ("spoke in paragraph before", HE, person(at(7, 2, source=True), at(8, 3)), 1),
        ("spoke in paragraph before", HE, person(at(7, 2)), 0),
        ("leading before leading", HE._replace(seen=at(9, leading=True)), person(at(8)), 0),
        ("leading before leading", HE, person(at(8, leading=True)), 0),
        ("into quotation", HE, person(at(8, quotation=2)), 0),
        ("into quotation", HE._replace(seen=QUOTED), person(at(8)), 1),
        ("both subjects", HE._replace(seen=at(9, subject=True)), person(at(8)), 0),
        ("object of subject", HE, person(at(8, subject=True)), 0),
        ("object of subject", HE, person(at(9)), 0),
        ("same sentence subject", HE, person(at(9, subject=True)), 1),
        ("same sentence subject", HE, person(at(8, subject=True)), 0),
        ("same sentence subject", HE, person(at(9)), 0),
        ("same sentence oblique", HE, person(at(9, oblique=True)), 1),
        ("same sentence oblique", HE, person(at(8, oblique=True)), 0),
        ("same sentence oblique", HE, person(at(9)), 0),
        ("before lead oblique", HE, person(at(8)), 0),
        ("possessive same sentence", HE, person(at(9)), 0),
        ("quote to quote", HE, person(at(8)), 0),
        ("kind unknown", HE, person(at(8)), 0),
        ("kind unknown", HE, Entity(0, "unknown", seen=[at(8)]), 1),
        ("organisation", IT, Entity(0, "organisation", seen=[at(8)]), 1),
        ("organisation", IT, STATE, 0),
        ("collective", IT, Entity(0, "collective", seen=[at(8)]), 1),
        ("collective", IT, STATE, 0),
        ("document", IT, Entity(0, "organisation", seen=[at(8)], document=True), 1),
        ("it state", IT, STATE, 1),
        ("it state", IT, Entity(0, "organisation", seen=[at(8)]), 0),
        ("it state", HE, STATE, 0),
        ("noun in name", ROLE, person(at(8), words={"judge"}), 0),
        ("modifiers unknown", HE, person(at(8)), 0),
        ("other roles", ROLE, person(at(8)), 0),
        ("other roles", HE, person(at(8), roles={"judge"}), 0),
        ("bare noun", HE, person(at(8)), 0),
        ("again named", ROLE, person(at(8), named=True), 0),
        ("again named", ROLE._replace(again=True), person(at(8)), 0),
        ("again unnamed", ROLE, person(at(8)), 0),
        ("again unnamed", ROLE._replace(again=True), person(at(8), named=True), 0),
        ("again introduced otherwise", ROLE, person(at(8), roles={"senator"}), 0),
        ("again introduced otherwise", ROLE._replace(again=True), person(at(8), roles={"senator", "mayor"}), 0),
        ("body named", BODY, person(at(8)), 0),
        ("body named", ROLE, person(at(8), named=True), 0),
        ("body of known type", BODY, person(at(8), roles={"company", "firm"}), 0),
        ("body of known type", ROLE, person(at(8), roles={"company"}), 0),
        ("unnamed with the role", ROLE, person(at(8), roles={"judge"}), 0),
        ("named with another role", HE, person(at(8), named=True), 0),
        ("named with another role", ROLE, person(at(8), roles={"mayor"}, named=True), 0),
        ("all modifiers known", ROLE._replace(modifiers=frozenset({"old"})), person(at(8), roles={"old"}), 1),
        ("share of modifiers", HE, person(at(8)), 0),
        ("modifiers known", HE, person(at(8), roles={"old"}), 0),
        ("quote ends before", HE._replace(source=True), person(at(7, 2, source=True), at(8, 2, quotation=0), at(8, 2)), 1),
        ("quote ends before", HE._replace(source=True), person(at(7, 2, source=True), at(8, 2)), 1),
        ("quote ends before", HE._replace(source=True), person(at(7, 2)), 0),
        ("quote ends before", HE._replace(source=True, seen=at(9, 3, 0)), person(at(7, 2, source=True)), 0),
        ("quote ends before", HE._replace(source=True), Entity(0, "person", seen=[at(7, 2, 0, source=True)]), 0),
        ("party known", ROLE._replace(modifiers=frozenset({"republican"})), person(at(8), roles={"republican"}), 1),
        ("party known", ROLE._replace(modifiers=frozenset({"republican"})), person(at(8)), 0),
        ("party unknown", ROLE._replace(modifiers=frozenset({"republican"})), person(at(8)), 1),
        ("party unknown", ROLE._replace(modifiers=frozenset({"republican"})), person(at(8), roles={"republican"}), 0),
        ("party unknown", ROLE, person(at(8)), 0),
        ("share of mentions", HE, person(at(8)), 0),
        ("most mentioned", HE, person(at(8)), 0),
    ],
)
def test_every_condition_of_what_is_looked_at(feature: str, anaphor: Anaphor, entity: Entity, value: float) -> None:
    assert feature in NAMES
    assert features(anaphor, entity, 1, False, CONTEXT)[feature] == pytest.approx(value)


def test_who_spoke_is_looked_at_only_where_it_matters() -> None:
    entity, another = person(at(8)), person(at(8))
    last = Context(CONTEXT.lexicon, entity, 3)
    looked = features(HE, entity, 1, False, last)
    assert (looked["both source"], looked["both source same paragraph"], looked["source named"]) == (0, 0, 0)
    assert features(HE._replace(source=True), person(at(8)), 1, False, CONTEXT)["source named"] == 0
    inside, outside = HE._replace(seen=QUOTED, speaker=entity), HE._replace(speaker=entity)
    assert features(inside, entity, 1, False, CONTEXT)["speaker of quotation"] == 1
    assert features(inside, another, 1, False, CONTEXT)["speaker of quotation"] == 0
    assert features(outside, entity, 1, False, CONTEXT)["speaker of quotation"] == 0
    assert features(HE._replace(content_of=entity), another, 1, False, CONTEXT)["speaker of content"] == 0
    assert features(HE._replace(seen=QUOTED, content_of=entity), entity, 1, False, CONTEXT)["speaker of content"] == 0


def test_a_mention_says_nothing_but_what_is_told() -> None:
    plain = Anaphor(HERE, "it", False)
    assert (plain.demonstrative, plain.source, plain.again, plain.body, plain.definite) == (False, False, False, False, True)
    assert not features(plain, person(at(8)), 1, False, Context(CONTEXT.lexicon))["both source same paragraph"]
    assert SEEN.source is False
    assert SEEN.unquoted == 0


def test_who_was_last_a_source_and_in_which_paragraph_is_looked_at() -> None:
    entity, another = person(at(8)), person(at(8))
    for paragraph, together in ((3, True), (2, False)):
        looked = features(HE._replace(source=True), entity, 1, False, Context(CONTEXT.lexicon, entity, paragraph))
        assert (looked["last source"], looked["both source"], looked["both source same paragraph"]) == (1, 1, together)
    looked = features(HE._replace(source=True), entity, 1, False, Context(CONTEXT.lexicon, another, 3))
    assert (looked["last source"], looked["both source"], looked["both source same paragraph"]) == (0, 0, 0)


def test_who_speaks_there_is_looked_at() -> None:
    entity = person(at(8))
    quoted = features(HE._replace(seen=at(9, quotation=0), speaker=entity, content_of=entity), entity, 1, False, CONTEXT)
    told = features(HE._replace(content_of=entity), entity, 1, False, CONTEXT)
    assert (quoted["speaker of quotation"], quoted["speaker of content"]) == (1, 0)
    assert (told["speaker of quotation"], told["speaker of content"]) == (0, 1)


def test_who_alone_has_the_role_is_looked_at() -> None:
    entity, another = person(at(8)), person(at(8))
    looked = [features(ROLE._replace(sole=sole), entity, 1, False, CONTEXT) for sole in (entity, another, None)]
    assert [one["sole holder"] for one in looked] == [1, 0, 0]
    assert [one["another is sole holder"] for one in looked] == [0, 1, 0]


def test_the_place_among_the_candidates_is_looked_at() -> None:
    entity = person(at(8), at(8))
    first, second = (features(HE, entity, rank, rank == 1, CONTEXT, most) for rank, most in ((1, 2), (2, 4)))
    assert (first["rank"], first["most recent"], first["only candidate"]) == (1, 1, 1)
    assert (second["rank"], second["most recent"], second["only candidate"]) == (0.5, 0, 0)
    assert (first["most mentioned"], first["share of mentions"]) == (1, 1)
    assert (second["most mentioned"], second["share of mentions"]) == (0, 0.5)
