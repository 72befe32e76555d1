"""The cue lexicon: what is in it, its forms, and the dictionary form of words that are not."""

from __future__ import annotations

import time

import pytest

from reportedly.claims import lexicon
from reportedly.claims.lexicon.morphology import forms, lemma, plural
from reportedly.model import Language
from tests.pages import ENGLISH


def test_the_data_hold_no_mistakes() -> None:
    assert lexicon.check(ENGLISH) == []


def test_it_holds_hundreds_of_verbs() -> None:
    assert len({entry.lemma for entry in lexicon.cues(ENGLISH).verbs.values()}) > 500


def test_it_loads_fast() -> None:
    took = []
    for _ in range(3):
        began = time.perf_counter()
        lexicon.cues.__wrapped__(Language("en", ENGLISH.tables))
        took.append(time.perf_counter() - began)
    assert min(took) < 0.05, "the aim is 15 ms on an idle machine"


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("announce", {"announce", "announces", "announced", "announcing"}),
        ("vow", {"vow", "vows", "vowed", "vowing"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("lie", {"lie", "lies", "lied", "lying"}),
    ],
)
def test_forms(verb: str, expected: set[str]) -> None:
    assert set(forms(verb, {"say": "said said"})) == expected


def test_final_consonants_double() -> None:
    assert {"planned", "planning"} <= set(forms("plan", {}))


@pytest.mark.parametrize(
    ("word", "expected"),
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
    ],
)
def test_words_outside_the_lexicon_get_a_dictionary_form(word: str, expected: str) -> None:
    assert lemma(word, {}) == expected


def test_plurals() -> None:
    assert [plural(noun) for noun in ("claim", "reply", "speech", "spokesman")] == [
        "claims", "replies", "speeches", "spokesmen",
    ]  # fmt: skip
