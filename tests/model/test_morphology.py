"""Word forms: the rules of a language applied, and a language that has none."""

from __future__ import annotations

import re
import time

import pytest

from reportedly.model.morphology import ENDINGS, INFLECTIONS, LONGEST, Ending, Inflection, Morphology
from tests.pages import ENGLISH

WORDS = ENGLISH.morphology


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", ("say", "says", "said", "saying")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("announce", ("announce", "announces", "announced", "announcing")),
        ("vow", ("vow", "vows", "vowed", "vowing")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("lie", ("lie", "lies", "lied", "lying")),
        ("plan", ("plan", "plans", "planned", "planning")),
        ("quip", ("quip", "quips", "quipped", "quipping")),
        ("take", ("take", "takes", "took", "taken", "taking")),
    ],
)
def test_a_verb_has_its_forms(verb: str, forms: tuple[str, ...]) -> None:
    assert WORDS.forms(verb) == forms


def test_where_spelling_does_not_tell_what_doubles_both_forms_are_there() -> None:
    assert set(WORDS.inflected("refer")["past"]) == {"refered", "referred"}


def test_each_inflection_is_told_apart() -> None:
    assert WORDS.inflected("write") == {
        "base": ("write",), "third": ("writes",), "past": ("wrote",), "participle": ("written",), "progressive": ("writing",),
    }  # fmt: skip
    assert WORDS.forms("write", ("past", "third")) == ("wrote", "writes")


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("accused", "accuse"),
        ("planned", "plan"),
        ("mentioned", "mention"),
        ("described", "describe"),
        ("relies", "rely"),
        ("voicing", "voice"),
        ("restating", "restate"),
        ("assailing", "assail"),
        ("called", "call"),
        ("developed", "develop"),
        ("guaranteed", "guarantee"),
        ("examined", "examine"),
        ("passes", "pass"),
        ("during", "during"),
        ("bus", "bus"),
        ("ed", "ed"),
        ("went", "go"),
        ("is", "be"),
    ],
)
def test_a_form_leads_back_to_the_dictionary(word: str, lemma: str) -> None:
    assert WORDS.lemma(word) == lemma


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("claim", "claims"),
        ("reply", "replies"),
        ("speech", "speeches"),
        ("spokesman", "spokesmen"),
        ("key", "keys"),
    ],
)
def test_a_noun_has_a_plural_that_leads_back(singular: str, plural: str) -> None:
    assert (WORDS.plural(singular), WORDS.singular(plural)) == (plural, singular)
    assert WORDS.is_plural(plural)
    assert not WORDS.is_plural(singular)


def test_no_rule_is_without_exceptions() -> None:
    assert WORDS.plural("human") == "humans"
    assert not any(map(WORDS.is_plural, ("bus", "press", "crisis", "its")))


def test_a_language_without_rules_has_words_of_one_form() -> None:
    bare = Morphology()
    assert (bare.forms("sago"), bare.plural("sago"), bare.singular("sagos"), bare.lemma("sagos")) == (
        ("sago",), "sago", "sagos", "sagos",
    )  # fmt: skip


@pytest.mark.usefixtures("uncollected")
def test_a_word_longer_than_any_of_a_dictionary_has_one_form_and_no_rule_sees_it() -> None:
    known, long = "a" * (LONGEST - 2) + "ed", "a" * (LONGEST - 1) + "ed"
    assert (WORDS.lemma(known), ENGLISH.lemma(known)) == ("a" * (LONGEST - 2),) * 2
    assert (WORDS.lemma(long), ENGLISH.lemma(long)) == (long, long)
    assert (WORDS.forms(long), WORDS.plural(long), WORDS.singular(long + "s")) == ((long,), long, long + "s")
    began = time.process_time()
    assert ENGLISH.lemma("ab" * 1_000_000) == "ab" * 1_000_000
    assert time.process_time() - began < 0.1


def test_every_word_that_attributes_is_short_enough_to_be_inflected() -> None:
    assert max(len(word.lemma) for word in ENGLISH.saying.words) <= LONGEST


def test_irregular_forms_plurals_and_lemmas_come_before_rules() -> None:
    made = Morphology(
        {"past": ((re.compile("(.*)o"), (("", 1, "i"), (1, "u"))),), "plural": ((re.compile("(.*)"), ((1, "s"),)),)},
        irregular={"tamo": ("tam", "tem")},
        plurals={"mano": "mani"},
        lemmas={"tam": "tamo"},
    )
    assert made.inflected("sago") == {
        "base": ("sago",), "third": ("sago",), "past": ("sagi", "sagu"), "participle": ("sagi", "sagu"), "progressive": ("sago",),
    }  # fmt: skip
    assert made.inflected("tamo")["past"] == ("tam",)
    assert made.inflected("tamo")["participle"] == ("tem",)
    assert made.forms("sago", ("past", "base")) == ("sagi", "sagu", "sago")
    assert (made.plural("mano"), made.plural("pano"), made.lemma("tam"), made.lemma("tem")) == (
        "mani",
        "panos",
        "tamo",
        "tem",
    )


@pytest.mark.parametrize(
    ("noun", "plural"), [("towns", True), ("town", False), ("gas", False), ("maps", True), ("men", False)]
)
def test_a_plural_has_four_letters_at_least_and_leads_back(noun: str, plural: bool) -> None:
    assert WORDS.is_plural(noun) is plural


@pytest.mark.parametrize("inflection", INFLECTIONS)
def test_every_form_of_a_verb_of_saying_leads_back_to_it_or_to_another(inflection: Inflection) -> None:
    verbs = ENGLISH.saying.all.of("verb").words
    for word in verbs:
        for form in WORDS.inflected(word.lemma)[inflection]:
            found = ENGLISH.saying.verbs[form]
            assert form in {each for held in WORDS.inflected(found.lemma).values() for each in held}
            assert ENGLISH.lemma(form) == found.lemma


def test_every_plural_of_a_noun_of_saying_leads_back_to_it() -> None:
    for word in ENGLISH.saying.all.of("noun").words:
        assert ENGLISH.saying.nouns[WORDS.plural(word.lemma)].lemma == word.lemma


@pytest.mark.parametrize(
    ("word", "kinds"),
    [("shelled", {"past"}), ("shelling", {"progressive"}), ("heavily", {"adverb"}), ("shed", {"past"}), ("shell", set())],
)
def test_the_spelling_of_a_word_tells_what_it_may_be(word: str, kinds: set[Ending]) -> None:
    assert {kind for kind in ENDINGS if WORDS.may_be(word, kind)} == kinds
    assert WORDS.may_be(word) is bool(kinds)


def test_in_a_language_without_endings_no_spelling_tells_anything() -> None:
    assert not Morphology().may_be("shelled")
