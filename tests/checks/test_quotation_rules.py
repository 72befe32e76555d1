"""QUO001 to QUO003 on texts that need no model: the layout alone decides, or claims made by hand."""

from __future__ import annotations

import time

import pytest

from reportedly.checks.scene import Scene
from reportedly.model import Article, Document, Producer, Span
from tests.pages import page_of
from tests.rules import rule_of


def scene(text: str) -> Scene:
    """An article without claims whose first paragraph is its headline."""
    title = text.partition("\n\n")[0] if "\n\n" in text else ""
    document = Document(text, title=Span.of(text, 0, len(title)) if title else None)
    return Scene(Article(document, (), (), Producer("test", "none")), page_of(text))


def marked(find: object, text: str) -> list[str]:
    return [finding.span.text for finding in find(scene(text))]  # type: ignore[operator]


@pytest.mark.parametrize(
    "text",
    [
        "The pier is 40' long and the screen 17\" wide.",
        "Title\n\n“One.\n\n“Two.\n\n“Three.”",
        "Title\n\n“He called it ‘a gift’ twice.”",
        'See <a href="pier.html> the pier for more.',
        "The dockers’ boats and the boys’ nets.",
    ],
)
def test_marks_that_are_balanced_or_no_quotation_marks_are_left_alone(text: str) -> None:
    assert marked(rule_of("QUO001").find, text) == []


def test_an_article_with_many_strays_gets_one_finding() -> None:
    text = "Title\n\n" + "\n\n".join(f"The boat “number {each} left the pier." for each in range(9))
    found = list(rule_of("QUO001").find(scene(text)))
    assert len(found) == 1 and found[0].message.startswith("9 ")


def test_mixed_marks_are_each_told_and_many_of_them_once() -> None:
    mixed = 'Title\n\nIt was “late" and "cold” there.'
    assert marked(rule_of("QUO001").find, mixed) == ['"', "”"]
    many = list(rule_of("QUO001").find(scene("Title\n\n" + 'It was “late" there.\n\n' * 20)))
    assert len(many) == 1 and many[0].message.startswith("20 ") and many[0].related


def test_titles_and_signs_need_no_speaker() -> None:
    assert marked(rule_of("QUO002").find, "Title\n\nThe hall shows “The Long Road to Velna” in May.") == []
    assert marked(rule_of("QUO002").find, "Title\n\nA banner over it: “we will not be moved”.") == []
    assert marked(rule_of("QUO002").find, "Title\n\nIt was “a gift to the very rich”.") == ["“a gift to the very rich”"]


def test_words_of_a_longer_quotation_are_no_scare_quotes() -> None:
    assert marked(rule_of("QUO003").find, "Title\n\nIt is “a reform of it”.\n\nThe “reform” cost jobs.") == []


def test_names_and_words_talked_about_are_not_held_at_a_distance() -> None:
    assert marked(rule_of("QUO003").find, "Title\n\nThe ‘North’ Group left. The word “reform” is old.") == []
    assert marked(rule_of("QUO003").find, "Title\n\nThe “reform” cost jobs.") == ["“reform”"]


@pytest.mark.parametrize(
    "text", ["", "\0", "“", "“" * 20_000, "a “b” " * 30_000, "“a b c d e” " * 15_000, "שלום “עולם” " * 5_000]
)
def test_any_text_is_checked_in_time(text: str) -> None:
    began = time.process_time()
    for rule in (rule_of("QUO001"), rule_of("QUO002"), rule_of("QUO003")):
        list(rule.find(scene(text)))
    assert time.process_time() - began < 10
