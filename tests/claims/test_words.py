"""The words of a stretch, as decisions about claims compare them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.words import holds, lowered, plain, words_between
from reportedly.model import Span, Words
from tests.pages import page_of


def shown(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, str]]:
    """Each word or mark as it is compared, and the stretch of the text that it is."""
    end = len(text) if end is None else end
    return [(piece.lower, text[piece.start : piece.end]) for piece in page_of(text).words.between(start, end)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holm’s men", [("holm's", "Holm’s"), ("men", "men")]),
        ("They’ll go", [("they'll", "They’ll"), ("go", "go")]),
        ("Holm 's", [("holm", "Holm"), ("'s", "'s")]),
        ("“'s” he", [("“", "“"), ("'s", "'s"), ("”", "”"), ("he", "he")]),
        ("Mr. Holm", [("mr", "Mr."), ("holm", "Holm")]),
        ("U.S. men", [("u.s.", "U.S."), ("men", "men")]),
        ("He left.", [("he", "He"), ("left", "left"), (".", ".")]),
        ("", []),
    ],
)
def test_what_an_apostrophe_glues_is_one_word_and_a_title_has_no_stop(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[t]here’s rain", [("there's", "t]here’s"), ("rain", "rain")]),
        ("go[es] on", [("goes", "go[es]"), ("on", "on")]),
        ("he [Holm] left", [("he", "he"), ("holm", "Holm]"), ("left", "left")]),
        ("so:[he] left", [("so", "so"), (":", ":"), ("he", "he]"), ("left", "left")]),
        ("[,] left", [(",", ",]"), ("left", "left")]),
        ("[]", []),
    ],
)
def test_what_an_editor_changed_is_one_word(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 10, ["well-known"]),
        (5, 10, ["known"]),
        (0, 4, ["well"]),
        (5, 16, ["known", "mr", "h"]),
        (10, 11, []),
        (11, 13, ["mr"]),
    ],
)
def test_words_are_cut_at_the_edges_of_the_stretch(start: int, end: int, expected: list[str]) -> None:
    assert [lower for lower, _ in shown("Well-known Mr. Holm", start, end)] == expected


def test_words_know_whether_they_are_marks_or_capitals_and_their_sentence() -> None:
    page = page_of("He left. She, 12.")
    found = page.words.between(0, 17)
    assert [(piece.text, piece.mark, piece.capital, piece.sentence) for piece in found] == [
        ("He", False, True, 0), ("left", False, False, 0), (".", True, False, 0),
        ("She", False, True, 1), (",", True, False, 1), ("12", False, False, 1), (".", True, False, 1),
    ]  # fmt: skip
    assert [word.text for word in words_between(page, 0, 17)] == ["He", "left", "She", "12"]
    assert lowered(page, (Span(0, 3, "He "), Span(9, 13, "She,"))) == ("he", "she")


def test_phrases_are_whole_words() -> None:
    assert holds(["close to"], ("sources", "close", "to", "him"))
    assert holds(["him"], ("sources", "close", "to", "him"))
    assert not holds(["lose to", "close him"], ("sources", "close", "to", "him"))
    assert not holds([], ("him",))


def test_a_name_is_compared_in_small_letters_with_one_space() -> None:
    assert plain(" Holm’s \n Men ") == "holm's men"


@given(st.text("a.B’'[]\"- 1", max_size=24), st.integers(0, 24), st.integers(0, 24))
def test_the_words_of_a_stretch_are_what_its_own_tokens_make(text: str, start: int, end: int) -> None:
    page = page_of(text)
    alone = [
        token._replace(start=first, end=last, text=text[first:last], lower=text[first:last].lower().replace("’", "'"))
        for token in page.tokens
        if (first := max(start, token.start)) < (last := min(end, token.end))
    ]
    assert list(page.words.between(start, end)) == list(Words(alone).between(0, len(text)))


def test_an_empty_stretch_inside_a_word_holds_no_word() -> None:
    assert shown("The harbour", 6, 6) == []
