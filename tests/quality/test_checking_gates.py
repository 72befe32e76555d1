"""Quality gates of checking: what has to be marked in one real article, and what may not be.

All of it holds of the article as users read it; what hangs on a claim near a threshold is listed as fragile (``margins.py``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from margins import hold, readings

import reportedly
from reportedly.checks import Selection
from reportedly.model import Article, Diagnostic
from reportedly.pipeline import default_cache, open_references
from reportedly.sources import document_from_text
from tests.pages import ENGLISH

BRIEF = Path(__file__).parents[3] / "shared" / "brief" / "article.txt"

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not BRIEF.is_file(), reason="the article is not beside the repository"),
]

MARKED = [
    ("HED001", "Establishing a Security Zone"),
    ("SRC002", "international observers"),
    ("SRC002", "Western analysts"),
    ("SRC002", "humanitarian groups"),
    ("SRC003", "presented as"),
    ("SRC003", "accusations of"),
    ("SRC003", "raised questions"),
    ("ATT002", "disclosed"),
    ("ATT005", "Moscow"),
    ("DRF001", "capture"),
    ("PLC001", "Krasny Liman"),
    ("PLC004", "in the south"),
    ("LEX002", "buffer zones"),
    ("TIM001", "November 30th"),
    ("VER001", ""),
    ("PRD001", "The coming weeks will likely see"),
]


@cache
def articles() -> tuple[Article, Article, Article]:
    document = document_from_text(BRIEF.read_text(encoding="utf-8"), ENGLISH)
    return readings(document, open_references(["ru-ua"], default_cache()), Selection(extend=("SRC002",)))


def found(article: Article, rule: str) -> list[Diagnostic]:
    return [each for each in article.diagnostics or () if each.rule == rule]


@pytest.mark.parametrize(("rule", "words"), MARKED)
def test_an_editor_would_mark(rule: str, words: str) -> None:
    hold(lambda article: any(words in each.span.text for each in found(article, rule)), articles(), f"{rule} at {words!r}")


@pytest.mark.parametrize(("rule", "other"), [("DRF001", "entering"), ("LEX002", "security zone")])
def test_a_finding_points_at_the_other_place(rule: str, other: str) -> None:
    hold(
        lambda article: [[r.span.text for r in each.related] for each in found(article, rule)] == [[other]],
        articles(),
        f"{rule} points at {other!r}",
    )


def test_with_its_date_the_article_is_dated() -> None:
    dated = reportedly.check(BRIEF.read_text(encoding="utf-8"), packs=["ru-ua"], published="2025-12-01")
    assert not found(dated, "TIM001")


def test_what_the_two_reports_say_is_left_to_those_who_say_it() -> None:
    """Only the one-sided name and the lack of verification concern words that are attributed."""
    text = articles()[0].document.text
    for start, end in (
        ("that three populated", "along the border.\n\nThese"),
        ("the Russian Armed Forces entering", "added another"),
    ):
        inside = range(text.index(start), text.index(end))

        def left(article: Article, inside: range = inside) -> bool:
            return {each.rule for each in article.diagnostics or () if each.span.start in inside} <= {"PLC001", "VER001"}

        hold(left, articles(), f"nothing is marked at {start!r}")


def test_every_span_is_a_slice_of_the_text() -> None:
    article = articles()[0]
    for each in article.diagnostics or ():
        for span in (each.span, *(other.span for other in each.related)):
            assert article.document.text[span.start : span.end] == span.text
