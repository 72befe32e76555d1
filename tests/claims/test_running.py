"""Quotations that run on behind their speaker and over paragraphs."""

from __future__ import annotations

import pytest

from reportedly.claims.running import running
from reportedly.model import Attribution, Page
from tests.pages import page_of


def one(page: Page, source: str, cue: str, *contents: str) -> Attribution:
    def span(words: str) -> tuple[int, int]:
        at = page.text.index(words)
        return at, at + len(words)

    return Attribution(
        (page.span(*span(cue)),), (page.span(*span(source)),), tuple(page.span(*span(c)) for c in contents), 0.9, 0.9, 0.9
    )


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“So it is,” said Ana. “And so it was.”", ["“So it is,”", "“And so it was.”"]),
        ("'So it is,' said Ana. 'And so it was.'", ["'So it is,'", "'And so it was.'"]),
        ("“So it is,” said Ana. He smiled. “And so it was.”", ["“So it is,”"]),
        ("“So it is,” said Ana. “And so it was,” he added.", ["“So it is,”"]),
        ("“So it is,” said Ana.\n\n“And so it was.”", ["“So it is,”"]),
        ("“So it is,” said Ana. “And so it was.\n\n“It will be.”", ["“So it is,”", "“And so it was.", "“It will be.”"]),
    ],
)
def test_what_goes_on_behind_its_speaker_is_said_as_well(text: str, contents: list[str]) -> None:
    page = page_of(text)
    (found,) = running(page, [one(page, "Ana", "said", text[:11])])
    assert [span.text for span in found.contents] == contents


@pytest.mark.parametrize(
    ("text", "source", "cue", "goes_on"),
    [
        ("“So it is,” said Ana. “And so it was.”", "Ana", "said", True),
        ("“So it is.” Ana came. She said it. “And so it was.”", "Ana", "said", False),
        ("“So it is,” Ana said. “And so it was.”", "Ana", "said", True),
        ("Ana said: “So it is.” “And so it was.”", "Ana", "said", False),
        ("“So it is,” said Ana, “and so it was.”", "Ana", "said", False),
        ("“So it is,” Ana. “And so it was.” She said.", "Ana", "said", False),
    ],
)
def test_what_goes_on_begins_the_sentence_after_the_speaker(text: str, source: str, cue: str, goes_on: bool) -> None:
    page = page_of(text)
    first = page.layout.quotations[0]
    (found,) = running(page, [one(page, source, cue, text[first.start : first.end])])
    assert (len(found.contents) == 2) is goes_on


@pytest.mark.parametrize(
    ("content", "goes_on"),
    [("“So it is and was,”", True), ("it is and was", True), ("“So it is", False), ("So it is and", False)],
)
def test_only_a_quotation_that_was_read_to_its_end_goes_on(content: str, goes_on: bool) -> None:
    page = page_of("“So it is and was,” said Ana. “And so it was.”")
    (found,) = running(page, [one(page, "Ana", "said", content)])
    assert (found.contents[-1].text == "“And so it was.”") is goes_on


def test_what_another_says_is_left_to_them() -> None:
    page = page_of("“So it is,” said Ana. “And so it was.” The mayor agreed.")
    known = [one(page, "Ana", "said", "“So it is,”"), one(page, "The mayor", "agreed", "“And so it was.”")]
    assert running(page, known) == known


def test_what_stands_in_one_pair_of_marks_is_said_whole() -> None:
    page = page_of("“He rang and said, ‘They come,’” Ana told him.")
    (found,) = running(page, [one(page, "Ana", "told", "‘They come,’”")])
    assert [span.text for span in found.contents] == ["“He rang and said, ‘They come,’”"]
