"""QUO001 to QUO003 on texts that need no model: the layout alone decides, or claims made by hand."""

from __future__ import annotations

import time

import pytest

from reportedly.checks.scene import Scene, is_titled
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
@pytest.mark.usefixtures("uncollected")
def test_any_text_is_checked_in_time(text: str) -> None:
    began = time.process_time()
    for rule in (rule_of("QUO001"), rule_of("QUO002"), rule_of("QUO003")):
        list(rule.find(scene(text)))
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("It is “late.", ["“"]),
        ("It is late.”", ["”"]),
        ("It is «late.", ["«"]),
        ("It is ‘late.", []),
        ("It is 17” wide.", []),
        ("It is 17“ wide.", ["“"]),
        ('It is " so.', ['"']),
        ('It is " so and it is " so.', []),
        ('It is " so.\n\nIt is "so too.', ['"', '"']),
        ("It “is ”so“ late.", ["“"]),
        ("It is “late.\n\nIt is so.\n\nIt was late.”", []),
        ("It is “late and\nthen it was so” too.", []),
        ("It is “late.\n\nIt is “so”.\n\nIt was late.”", ["“", "”"]),
        ("“It is late.\n\n” It was late.”", ["”"]),
        ("It is “late." + "\n\nIt is so." * 5 + "\n\nIt was late.”", ["“", "”"]),
        ("“a“b“c“d", ["“"]),
        ("It is “late “so” now” then.", ["“so”"]),
        ("It is “late «so» now” then.", []),
        ('It is "late" and “so”.', []),
        ('See <a href="x', []),
        ('See <a b "x> it', []),
        ("See <b> and “it", ["“"]),
        ("See < b and “it", ["“"]),
        ("See <b" + " x" * 98 + " “it> so", []),
        ("See <b" + " x" * 100 + " “it> so", ["“"]),
    ],
)  # fmt: skip
def test_marks_without_a_partner(text: str, marks: list[str]) -> None:
    assert marked(rule_of("QUO001").find, f"Title\n\n{text}") == marks


def test_what_is_wrong_with_a_mark_is_told() -> None:
    (one,) = rule_of("QUO001").find(scene("Title\n\nIt is “late."))
    (other,) = rule_of("QUO001").find(scene("Title\n\nIt is late.”"))
    assert "is never closed" in one.message and "closes what was never opened" in other.message
    (mixed,) = rule_of("QUO001").find(scene('Title\n\nIt is “late".'))
    assert "a curly mark and closed by a straight one" in mixed.message and mixed.related[0].span.text == "“"
    (mixed,) = rule_of("QUO001").find(scene('Title\n\nIt is "late”.'))
    assert "a straight mark and closed by a curly one" in mixed.message


def test_three_are_told_one_by_one_and_four_as_one() -> None:
    for count, told in [(3, 3), (4, 1)]:
        strays = "Title\n\n" + "It is “late.\n\nIt is so.\n\n" * count
        assert len(marked(rule_of("QUO001").find, strays)) == told
        mixed = list(rule_of("QUO001").find(scene("Title\n\n" + 'It was “late" there.\n\n' * count)))
        assert len(mixed) == told
    many = list(rule_of("QUO001").find(scene("Title\n\n" + 'It was “late" there.\n\n' * 20)))
    assert len(many[0].related) == 8


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The “reform” cost jobs.", ["“reform”"]),
        ("The “new reform” cost jobs.", ["“new reform”"]),
        ("The “new big reform” cost jobs.", []),
        ("The “co-op” cost jobs.", ["“co-op”"]),
        ("The “Reform” cost jobs.", []),
        ("The “re4orm” cost jobs.", []),
        ("The “so” cost jobs.", []),
        ("The “sop” cost jobs.", ["“sop”"]),
        ("The “reform cost jobs.", []),
        ("The “…” cost jobs.", []),
        ("The mayor said the “reform” cost jobs.", []),
        ("The “reform” cost jobs, the mayor said.", []),
        ("The mayor said so. The “reform” cost jobs.", ["“reform”"]),
        ("The “reform” reportedly cost jobs.", []),
        ("The word of old, “reform”, is so.", []),
        ("The word of old and new times, “reform”, is so.", ["“reform”"]),
        ("A “reform” is a reform. “It is a reform of it,” they write.", []),
        ("A “big reform” is so. “It is a big reform,” they write.", []),
        ("A “big reform” is so. “It is a reform so big,” they write.", ["“big reform”"]),
    ],
)
def test_a_word_or_two_at_a_distance(sentence: str, words: list[str]) -> None:
    assert marked(rule_of("QUO003").find, f"Title “plan”\n\nIt rained. {sentence}") == words


def test_the_first_sentence_of_an_article_without_a_headline_may_be_one() -> None:
    assert marked(rule_of("QUO003").find, "The “reform” cost jobs. It rained.") == []
    assert marked(rule_of("QUO003").find, "It rained. The “reform” cost jobs.") == ["“reform”"]


@pytest.mark.parametrize(
    ("words", "titled"),
    [
        ("The Long Road to Velna", True),
        ("The long Road to Velna", False),
        ("The Long road", False),
        ("Long Road town", True),
        ("Long road town", False),
        ("long Road Town", False),
        ("Long", True),
        ("A to B of C", False),
        ("Four Tall", True),
    ],
)
def test_words_that_are_written_as_a_title(words: str, titled: bool) -> None:
    told = scene(f"It is “{words}” now.")
    assert is_titled(told, told.quotations[0]) is titled


def test_a_mark_that_is_turned_the_wrong_way_is_told_as_that() -> None:
    found = [finding.message for finding in rule_of("QUO001").find(scene("“Is the pier open?“ he asked. It is not."))]
    assert found == ["The quotation mark ““” is turned the wrong way for where it stands"]
    lost = [finding.message for finding in rule_of("QUO001").find(scene("The pier is open,” he said. It is not."))]
    assert lost == ["The quotation mark “”” closes what was never opened"]
