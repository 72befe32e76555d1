"""The time with which an entry begins is no part of what is said in it."""

from __future__ import annotations

import pytest

from reportedly.claims.clock import timed, untimed
from reportedly.model import Attribution
from tests.pages import page_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("13:40 Two people died, the mayor says.", "Two people"),
        ("13:40 – Two people died.", "Two people"),
        ("9:15 a.m. Norland denies it.", "Norland"),
        ("09:30 BST Officials said it.", "Officials"),
        ("10:05 GMT: “We left.”", "“We left"),
        ("14.22 The mayor said it.", "The mayor"),
        ("13:40 UN officials said it.", "UN officials"),
    ],
)
def test_the_words_of_an_entry_begin_after_its_time(text: str, words: str) -> None:
    assert timed(page_of(text)) == {0: text.index(words)}


@pytest.mark.parametrize(
    "text", ["13:40 was the time.", "13:40", "The train left at 13:40.", "14.2 people died.", "27.90 Euros.", ""]
)
def test_what_is_no_entry_has_none(text: str) -> None:
    assert timed(page_of(text)) == {}


def test_source_and_content_begin_after_it_in_their_own_paragraph_alone() -> None:
    text = "The mayor waits.\n\n13:40 GMT Officials said so."
    page = page_of(text)
    at = text.index("13:40")
    one = Attribution(
        (page.span(at + 20, at + 24),), (page.span(at, at + 19),), (page.span(0, 9), page.span(at, at + 5)), 1, 1, 1
    )
    told = untimed(page, one, timed(page))
    assert [span.text for span in (*told.sources, *told.contents)] == ["Officials", "The mayor"]
