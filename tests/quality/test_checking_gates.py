"""Quality gates of checking: what has to be marked in one real article, and what may not be."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly
from reportedly.model import Article, Diagnostic

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


@pytest.fixture(scope="module")
def article() -> Article:
    return reportedly.check(BRIEF.read_text(encoding="utf-8"), packs=["ru-ua"])


def found(article: Article, rule: str) -> list[Diagnostic]:
    return [each for each in article.diagnostics or () if each.rule == rule]


@pytest.mark.parametrize(("rule", "words"), MARKED)
def test_an_editor_would_mark(article: Article, rule: str, words: str) -> None:
    assert any(words in each.span.text for each in found(article, rule))


def test_the_growing_claim_points_at_both_places(article: Article) -> None:
    (growth,) = found(article, "DRF001")
    assert [each.span.text for each in growth.related] == ["entering"]


def test_the_two_terms_point_at_each_other(article: Article) -> None:
    (terms,) = found(article, "LEX002")
    assert [each.span.text for each in terms.related] == ["security zone"]


def test_with_its_date_the_article_is_dated() -> None:
    dated = reportedly.check(BRIEF.read_text(encoding="utf-8"), packs=["ru-ua"], published="2025-12-01")
    assert not found(dated, "TIM001")


def test_what_the_two_reports_say_is_left_to_those_who_say_it(article: Article) -> None:
    """Only the one-sided name and the lack of verification concern words that are attributed."""
    text = article.document.text
    for start, end in (
        ("that three populated", "along the border.\n\nThese"),
        ("the Russian Armed Forces entering", "added another"),
    ):
        inside = range(text.index(start), text.index(end))
        marked = {each.rule for each in article.diagnostics or () if each.span.start in inside}
        assert marked <= {"PLC001", "VER001"}


def test_every_span_is_a_slice_of_the_text(article: Article) -> None:
    for each in article.diagnostics or ():
        for span in (each.span, *(other.span for other in each.related)):
            assert article.document.text[span.start : span.end] == span.text
