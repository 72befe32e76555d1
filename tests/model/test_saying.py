"""Words that attribute: what is asked of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from reportedly.model import Language
from reportedly.model.morphology import Morphology
from reportedly.model.saying import PartOfSpeech, ReportingWord, Saying
from tests.pages import ENGLISH, page_of

SAYING = ENGLISH.saying


def test_it_holds_hundreds_of_verbs() -> None:
    assert len(SAYING.all.of("verb").lemmas) > 500


def test_every_form_leads_to_its_word() -> None:
    assert {SAYING.verbs[form].lemma for form in ("say", "says", "said", "saying")} == {"say"}
    assert SAYING.nouns["replies"].lemma == "reply"


def test_a_selection_gives_lemmas_and_the_forms_that_are_asked_for() -> None:
    told = SAYING.all.of("verb").of(traits=("hearer",))
    assert "tell" in told.lemmas
    assert {"told", "tells"} <= told.forms("past", "third")
    assert not {"tell", "telling"} & told.forms("past", "third")


def test_of_phrases_the_first_word_is_inflected_where_it_is_a_verb() -> None:
    phrases = SAYING.all.of("phrase")
    assert {"pointed out", "according to"} <= phrases.forms("past")
    assert "accorded to" not in phrases.forms("past")


def test_what_asserts_is_told_apart_from_what_judges_asks_and_denies() -> None:
    assert {"say", "announce", "admit", "claim", "warn", "suggest", "according to"} <= SAYING.asserting.lemmas
    assert not {"deny", "urge", "vow", "praise", "believe", "know", "show", "issue"} & SAYING.asserting.lemmas
    assert {"praise", "condemn", "accuse", "describe"} <= SAYING.judging.lemmas
    assert {"deny", "urge", "vow", "praise"} <= SAYING.speech.lemmas
    assert {"believe", "fear", "doubt", "say"} <= SAYING.opining.lemmas
    assert not {"know", "see", "hope", "seem", "ban"} & SAYING.opining.lemmas


def test_who_can_speak_so() -> None:
    assert "announce" in SAYING.official.lemmas
    assert "whisper" not in SAYING.official.lemmas
    assert {"conclude", "state"} <= SAYING.speech.of(speaker="document").lemmas
    assert "joke" not in SAYING.speech.of(speaker="document").lemmas


def test_selections_are_joined_and_taken_from_one_another() -> None:
    judging, speech = SAYING.judging, SAYING.speech
    assert not (speech - judging).lemmas & judging.of("phrase").lemmas
    assert ((speech - judging) | judging).lemmas == speech.lemmas


def test_a_word_has_its_first_meaning_where_two_share_a_form() -> None:
    first = ReportingWord("found", "verb", "making")
    made = Saying((first, replace(first, family="another")), ENGLISH.morphology)
    assert made.verbs["founded"].family == "making"


def test_a_language_may_have_no_such_words() -> None:
    empty = Language("xx")
    assert empty.saying.speech.forms() == frozenset()
    assert empty.lemma("sagos") == "sagos"


def test_a_page_gives_the_dictionary_form_of_a_token() -> None:
    page = page_of("Officials denied it.")
    assert [page.lemma(token) for token in page.tokens] == ["official", "deny", "it", "."]


def test_verbal_forms_are_no_noun_and_no_adjective() -> None:
    verbal = SAYING.verbal(SAYING.asserting, "base", "third", "past")
    assert {"say", "says", "said", "stated", "claimed"} <= verbal
    assert not {"claims", "states", "details", "alleged", "analyses"} & verbal


def test_traits_tell_how_a_verb_stands_to_those_it_names() -> None:
    assert {"tell", "inform"} <= SAYING.all.of(traits=("hearer", "bound")).lemmas
    assert "warn" in SAYING.hearing.lemmas - SAYING.all.of(traits=("bound",)).lemmas
    assert {"according to", "quote", "cite"} <= SAYING.relaying.lemmas
    assert {"said", "pointed out"} <= SAYING.posed.forms("past")


# a made-up language of six words, each selected by one feature


def word(lemma: str, part: PartOfSpeech = "verb", **features: Any) -> ReportingWord:
    return ReportingWord(lemma, part, features.pop("family", "saying"), **features)


WORDS = (
    word("sago"),
    word("nego", force="denying", family="denying"),
    word("credo", act="opinion", takes="thing"),
    word("damno", takes="thing", family="criticising", traits=frozenset({"posed"}), speakers=frozenset({"person"})),
    word("voca", "noun", light=True, traits=frozenset({"posed", "relayed"})),
    word("sago ti", "phrase", traits=frozenset({"hearer"}), speakers=frozenset({"person", "body", "document"})),
    word("di fo", "phrase", inflected=False, takes="predicate", family="characterising"),
)
MADE = Saying(
    WORDS, Morphology({"third": ((re.compile("(.*)o"), ((1, "at"),)),), "plural": ((re.compile("(.*)"), ((1, "s"),)),)})
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "sago nego credo damno voca sago+ti di+fo"),
        ({"acts": ["opinion"]}, "credo"),
        ({"acts": ["opinion", "speech"], "takes": ["thing"]}, "credo damno"),
        ({"families": ["denying", "criticising"]}, "nego damno"),
        ({"forces": ["denying"]}, "nego"),
        ({"takes": ["predicate"]}, "di+fo"),
        ({"traits": ["posed"]}, "damno voca"),
        ({"traits": ["posed", "relayed"]}, "voca"),
        ({"speaker": "body"}, "sago nego credo voca sago+ti di+fo"),
        ({"speaker": "document"}, "sago+ti"),
    ],
)
def test_a_selection_has_what_fits_every_feature_asked(asked: dict[str, Any], expected: str) -> None:
    assert [each.lemma for each in MADE.all.of(**asked).words] == [each.replace("+", " ") for each in expected.split()]


def test_parts_are_asked_by_name_and_answers_can_be_joined_and_taken_apart() -> None:
    verbs, phrases = MADE.all.of("verb"), MADE.all.of("phrase")
    assert [each.lemma for each in MADE.all.of("noun", "phrase").words] == ["voca", "sago ti", "di fo"]
    assert (phrases | verbs | phrases).words == (*phrases.words, *verbs.words)
    assert (MADE.all - verbs).lemmas == {"voca", "sago ti", "di fo"}
    assert (verbs - phrases).words == verbs.words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("speech", "sago nego damno sago+ti di+fo"),
        ("asserting", "sago sago+ti"),
        ("judging", "damno di+fo"),
        ("opining", "sago nego damno sago+ti di+fo credo"),
        ("posed", "damno voca"),
        ("hearing", ""),
        ("relaying", "voca"),
        ("official", "sago nego sago+ti di+fo"),
    ],
)
def test_the_questions_that_rooms_share(name: str, expected: str) -> None:
    assert [each.lemma for each in getattr(MADE, name).words] == [each.replace("+", " ") for each in expected.split()]


def test_each_part_has_its_forms() -> None:
    assert MADE.all.forms("third") == {"sagat", "negat", "credat", "damnat", "voca", "vocas", "sagat ti", "di fo"}
    assert {"sago", "sagat"} <= MADE.all.forms()
    assert dict(MADE.nouns) == {"voca": WORDS[4], "vocas": WORDS[4]}
    assert set(MADE.verbs) == {"sago", "sagat", "nego", "negat", "credo", "credat", "damno", "damnat"}
