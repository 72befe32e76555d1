"""Tokens: what is one, of which kind, and how it falls apart."""

from __future__ import annotations

import time

import pytest

from reportedly.model import Document, Span
from reportedly.model.page import Token, TokenKind
from tests.pages import page_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1,200 3.5 1,200.5 2016 12", ["number"] * 5),
        ("40bn 1.2bn 1,200m T-72 12-15 5th 3.2.1 U.S. O'Neill", ["word"] * 9),
        ("2025-11-30 2025-11-30T10:00Z 30/11/2025 30/11/25 1.12.2025", ["date"] * 5),
        ("10:30 9:05 24:00 10:30:15", ["clock"] * 4),
        ("10:30pm", ["clock", "word"]),
        ("to-4:30", ["word", "mark", "clock"]),
        ("D-N.Y.", ["word", "mark", "word"]),
        ("1:2 10:75", ["number", "mark", "number"] * 2),
        ("1,200,30 12,345,678", ["number", "mark", "number", "mark", "number", "number"]),
        ("$ “ — ''", ["mark"] * 4),
    ],
)
def test_kinds(text: str, kinds: list[TokenKind]) -> None:
    assert [token.kind for token in page_of(text).tokens] == kinds


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("45-year-old", ["45", "-", "year", "-", "old"]),
        ("5pm", ["5", "pm"]),
        ("1.2bn", ["1.2", "bn"]),
        ("O'Neill", ["O'Neill"]),
        ("U.S.", ["U.S."]),
        ("1990s", ["1990", "s"]),
        ("R&D", ["R", "&", "D"]),
        ("2025-11-30", ["2025-11-30"]),
        ("10:30", ["10:30"]),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    (token,) = page_of(text).tokens
    assert [text[start:end] for start, end in token.pieces] == pieces


def test_a_clitic_is_a_piece_of_its_own() -> None:
    assert [token.pieces for token in page_of("Varn's").tokens] == [((0, 4),), ((4, 6),)]


def test_a_token_knows_its_sentence_paragraph_and_quotation() -> None:
    text = "He said “one ‘two’ three” and “four”.\n\nShe left. “Five.” “” No."
    tokens = page_of(text).tokens
    places = [(token.text, token.sentence, token.paragraph, token.quotation, token.depth) for token in tokens]
    assert places == [
        ("He", 0, 0, -1, 0), ("said", 0, 0, -1, 0), ("“", 0, 0, -1, 0), ("one", 0, 0, 0, 1), ("‘", 0, 0, 0, 1),
        ("two", 0, 0, 0, 2), ("’", 0, 0, 0, 1), ("three", 0, 0, 0, 1), ("”", 0, 0, -1, 0), ("and", 0, 0, -1, 0),
        ("“", 0, 0, -1, 0), ("four", 0, 0, 1, 1), ("”", 0, 0, -1, 0), (".", 0, 0, -1, 0),
        ("She", 1, 1, -1, 0), ("left", 1, 1, -1, 0), (".", 1, 1, -1, 0),
        ("“", 2, 1, -1, 0), ("Five", 2, 1, 2, 1), (".", 2, 1, 2, 1), ("”", 2, 1, -1, 0),
        ("“", 3, 1, -1, 0), ("”", 3, 1, -1, 0), ("No", 3, 1, -1, 0), (".", 3, 1, -1, 0),
    ]  # fmt: skip


def test_the_sentences_hold_all_tokens() -> None:
    page = page_of("He left. “She\n\nstayed.”\n\nNo")
    assert page.of_sentence == ((0, 3), (3, 5), (5, 8), (8, 9))
    assert page.starts == tuple(token.start for token in page.tokens)


PIECES = [
    "a",
    "1",
    "'",
    "’",
    "-",
    "a'",
    "a-",
    "1,",
    "111,",
    "1.",
    "a.",
    "1:",
    "10:30-",
    "1/",
    "a&",
    "“",
    "''",
    "s' ",
    "_",
    "Mr.",
    "? ",
]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.usefixtures("uncollected")
def test_any_text_is_taken_apart_in_time_that_grows_as_it_does(piece: str) -> None:
    for end in ("", "1", "x"):
        began = time.process_time()
        page = page_of(piece * (40_000 // len(piece)) + end)
        assert time.process_time() - began < 1.5
        assert sum(token.end - token.start for token in page.tokens) == sum(not sign.isspace() for sign in page.text)


@pytest.mark.parametrize("sign", "a1'’-“.")
@pytest.mark.usefixtures("uncollected")
def test_two_hundred_thousand_times_one_sign(sign: str) -> None:
    began = time.process_time()
    assert page_of(sign * 200_000).tokens
    assert time.process_time() - began < 8


@pytest.mark.usefixtures("uncollected")
def test_one_word_of_five_million_letters_is_one_token() -> None:
    began = time.process_time()
    (token,) = page_of("a" * 5_000_000).tokens
    assert token.end == 5_000_000
    assert time.process_time() - began < 8


# what a page is asked


def test_the_token_at_an_offset_is_the_first_that_ends_after_it() -> None:
    page = page_of(" Holm left.")
    assert [page.token(offset) for offset in range(12)] == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 3]


def test_the_tokens_of_a_stretch_are_those_that_begin_in_it() -> None:
    page = page_of("Holm left town.")
    assert [page.within(*each) for each in ((0, 15), (0, 5), (1, 6), (5, 5), (10, 11), (11, 14))] == [
        (0, 4), (0, 1), (1, 2), (1, 1), (2, 3), (3, 3),
    ]  # fmt: skip


def test_what_is_outside_of_the_text_has_no_word_and_shares_no_sentence() -> None:
    page = page_of("Holm left. She stayed")
    assert [page.lower(number) for number in (-1, 0, 4, 5)] == ["", "holm", "stayed", ""]
    assert page.same(0, 2)
    assert not page.same(2, 3)
    assert page.same(4, 4)
    assert not any((page.same(-1, 0), page.same(0, -1), page.same(4, 5), page.same(5, 4), page.same(-1, -1)))


def test_a_page_shows_itself_shortly_and_slices_its_text() -> None:
    page = page_of(Document("Bridge closed\n\nNobody came.", title=Span(0, 13, "Bridge closed")))
    assert repr(page) == "<Page <Document 'Bridge closed' 27 characters> 5 tokens>"
    assert page.span(15, 21) == Span(15, 21, "Nobody")
    assert page.title == Span(0, 13, "Bridge closed")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("U.S.-led", ["U.S.", "-", "led"]),
        ("5.a", ["5.", "a"]),
        ("F-16s", ["F", "-", "16", "s"]),
        ("x²y", ["x²y"]),
        ("1,200m", ["1,200", "m"]),
        ("a-O'Neill", ["a", "-", "O'Neill"]),
    ],
)
def test_marks_that_belong_to_a_part_stay_with_it(text: str, pieces: list[str]) -> None:
    token = Token(3, 3 + len(text), text, text.lower(), 0, 0, -1, "word", 0, text[0].isupper(), text[0].isalnum())
    assert [(" " * 3 + text)[start:end] for start, end in token.pieces] == pieces


def test_a_word_is_no_mark_and_begins_with_a_capital_or_not() -> None:
    assert [(token.text, token.word, token.capital) for token in page_of("Ätna 12 eBay — _").tokens] == [
        ("Ätna", True, True), ("12", True, False), ("eBay", True, False), ("—", False, False), ("_", False, False),
    ]  # fmt: skip
