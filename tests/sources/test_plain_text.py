"""Plain text: where the title stands."""

import time

import pytest

from reportedly.sources.plain import Head
from reportedly.sources.titles import title_at_start
from tests.pages import ENGLISH

BODY = "The old bridge was closed on Monday, the mayor said, after a storm had damaged two of its pillars."


def title_of(text: str) -> tuple[int, int] | None:
    return Head.of(text, ENGLISH).title


def dateline_of(text: str) -> str | None:
    return Head.of(text, ENGLISH).published


def words(text, at):
    return None if at is None else text[slice(*at)]


@pytest.mark.parametrize(
    "title",
    [
        "Bridge closed after storm, mayor says",
        "Who closed the bridge?",
        "Mayor: ‘We will not open it before spring’",
        "Mayor of the U.S. capital visits the bridge in the U.S.",
        "The Mayor Has Closed the Old Bridge After a Heavy Storm.",
        "Bridge closed",
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n"])
def test_a_short_first_paragraph_without_a_stop_is_the_title(title, gap):
    text = f"{title}{gap}{BODY}{gap}{BODY}"
    assert words(text, title_of(text)) == title


@pytest.mark.parametrize(
    "first",
    [
        "The mayor closed the bridge on Monday.",
        "“We closed it on Monday.”",
        "By Jane Doe",
        "By Jane Doe and John Roe, Valley Agency",
        "KYIV, Nov. 3 (Agency) — The bridge is closed",
        "Published: 3 November 2025",
        "2025-11-03",
        "The mayor said this:",
        "* * *",
        "Why the bridge " * 20,
    ],
)
def test_first_paragraphs_that_are_no_title(first):
    assert title_of(f"{first}\n\n{BODY}\n\n{BODY}") is None


def test_a_text_of_one_paragraph_has_no_title():
    assert title_of("Bridge closed after storm") is None
    assert title_of("") is None


def test_a_sentence_broken_over_lines_is_no_title():
    assert title_of("The mayor said on Monday that the\nbridge will stay closed until spring.\n") is None
    wrapped = (
        "The mayor of the town told reporters on Monday in Long\nValley that the bridge will stay closed until the\nSpring "
    )
    assert title_of(wrapped + "Council has found the money that it needs for\nthe repairs and the engineers.\n") is None


def test_the_title_is_found_after_blank_lines():
    text = f"\n\n  Bridge closed after storm  \n\n{BODY}\n"
    assert words(text, title_of(text)) == "Bridge closed after storm"


def test_the_dateline_may_follow_a_title_and_a_byline():
    assert dateline_of(f"Bridge closed\n\nBy Jane Doe\n\nKYIV, November 3, 2025 — {BODY}") == "2025-11-03"
    assert dateline_of(f"Bridge closed\n\n{BODY}") is None


def test_a_given_title_is_found_at_the_start():
    text = "Bridge  closed\nafter storm\n\nThe mayor said so."
    assert words(text, title_at_start(text, "Bridge closed after storm")) == "Bridge  closed\nafter storm"
    quoted = "MAYOR: “WE KNEW” – AND DID NOTHING\n\nSo she said."
    assert words(quoted, title_at_start(quoted, "Mayor: 'We knew' - and did nothing")) == quoted.splitlines()[0]
    assert title_at_start("Kyiv says the bridge is closed.", "Kyiv") is None
    assert title_at_start("Something else.", "Bridge closed after storm") is None
    assert title_at_start("Something else.", "  ") is None


def test_hostile_lines_take_no_time():
    began = time.process_time()
    title_of("By " + "A" * 240 + "!\n\nbody")
    assert time.process_time() - began < 2
