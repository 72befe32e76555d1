"""The clause that a content asserts, and the verbs after which "that" begins one."""

from __future__ import annotations

import pytest

from reportedly.claims.clause import Opening, main_clause, opening, without_lead
from reportedly.claims.complements import clause_takers
from reportedly.model import Span
from tests.pages import ENGLISH, page_of


def opened(text: str) -> Opening:
    return opening(page_of(text), (Span.of(text, 0, len(text)),))


def test_verbs_of_saying_and_thinking_take_a_clause_but_forms_that_can_be_nouns_do_not() -> None:
    assert {"said", "warns", "knows", "believe"} <= clause_takers(ENGLISH)
    assert clause_takers(ENGLISH).isdisjoint({"report", "claim", "fears", "speech", "town"})


def test_verbs_that_take_a_thing_or_carry_a_noun_take_none() -> None:
    assert clause_takers(ENGLISH).isdisjoint({"praised", "issued"})


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("He left town, and stayed.", ["he", "left", "town", ",", "and", "stayed"]),
        ("“He left (so they say); gone – away”", ["he", "left", "(", "so", "they", "say", ")", ";", "gone", "–", "away"]),
        ("Yes. It rained. The town is dark. We left.", ["the", "town", "is", "dark"]),
        ("He left town. It rained.", ["he", "left", "town"]),
        ("Yes. No.", ["yes", "no"]),
    ],
)
def test_it_is_the_first_sentence_of_more_than_two_words(text: str, tokens: list[str]) -> None:
    assert opened(text).tokens == tokens


@pytest.mark.parametrize(
    ("text", "quoted", "asks"),
    [
        ("Who left town?", False, True),
        ("“Who left town?”", True, True),
        ("Who “left town”?", False, True),
        ("“He left town.”", True, False),
        ("Who left? He left town.", False, False),
        ("(who left town?)", False, False),
        ("“”", True, False),
    ],
)
def test_whether_it_is_quoted_or_asks(text: str, quoted: bool, asks: bool) -> None:
    assert (opened(text).quoted, opened(text).asks) == (quoted, asks)


def test_no_more_than_its_beginning_is_looked_at() -> None:
    assert opening(page_of(""), ()) == Opening([], False, False)
    assert len(opened("so " * 200).tokens) == 160
    text = "one two three four five six"
    page = page_of(text)
    parts = [Span.of(text, text.index(word), text.index(word) + len(word)) for word in text.split()]
    assert opening(page, parts).tokens == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    ("tokens", "expected", "that"),
    [
        ("he left town", "he left town", False),
        ("that he left", "he left", True),
        ("and that he left", "he left", True),
        (", — he left", "he left", False),
        ("so he left", "he left", False),
        ("so left", "so left", False),
        ("that left", "that left", False),
        ("that is false now", "that is false now", False),
        ("that could be false", "that could be false", False),
        ("that will be false", "that will be false", False),
        ("that that is false", "that is false", True),
        ("", "", False),
        (",", "", False),
    ],
)
def test_what_leads_into_it_is_left_out(tokens: str, expected: str, that: bool) -> None:
    assert without_lead(tokens.split(), ENGLISH) == (expected.split(), that)


@pytest.mark.parametrize(
    ("tokens", "expected", "conditional"),
    [
        ("he left , if asked", "he left , if asked", False),
        ("if it rains , we leave", "we leave", True),
        ("unless it rains , — we leave , all", "we leave , all", True),
        ("when it rains , we leave", "we leave", False),
        ("if it rains", "it rains", True),
        ("if it rains ,", "it rains ,", True),
        ("if", "if", True),
    ],
)
def test_a_subordinate_clause_at_its_head_is_left_out(tokens: str, expected: str, conditional: bool) -> None:
    assert main_clause(tokens.split(), ENGLISH) == (expected.split(), conditional)
