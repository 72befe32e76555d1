"""Words that attribute: what is asked of them."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Language
from reportedly.model.saying import ReportingWord, Saying
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
