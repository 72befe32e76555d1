"""Direct, mixed, indirect: what the quotation marks say."""

from __future__ import annotations

import pytest

from reportedly.claims.quoting import quotation
from reportedly.model import Span
from tests.pages import page_of


def span(text: str, part: str) -> Span:
    at = text.index(part)
    return Span.of(text, at, at + len(part))


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("“We are staying,” Holm said.", "said", "“We are staying,”", "direct"),
        ('"We are staying," Holm said.', "said", '"We are staying,"', "direct"),
        ("'We are staying', Holm said.", "said", "We are staying", "direct"),
        ("«We are staying», Holm said.", "said", "«We are staying»", "direct"),
        ("''We are staying,'' Holm said.", "said", "''We are staying,''", "direct"),
        ("Holm said they were staying.", "said", "they were staying", "indirect"),
        ("Holm said they were “staying put”.", "said", "they were “staying put”", "mixed"),
        ("Holm called it a ‘victory’ for all.", "called", "it a ‘victory’ for all", "mixed"),
        ("Holm's men don't doubt it, Holm said.", "said", "Holm's men don't doubt it", "indirect"),
        ("“He told me that it rained,” she said.", "told", "that it rained", "indirect"),
        ("“He told me: ‘It rained,’” she said.", "told", "‘It rained,’", "direct"),
        ("Holm said: “It rained all night", "said", "“It rained all night", "direct"),
    ],
)
def test_one_paragraph(text: str, cue: str, content: str, expected: str) -> None:
    assert quotation(page_of(text), (span(text, content),), span(text, cue)) == expected


def test_a_quotation_interrupted_by_its_cue() -> None:
    text = "“We are staying,” Holm said. “Nobody leaves.”"
    contents = span(text, "“We are staying,”"), span(text, "“Nobody leaves.”")
    assert quotation(page_of(text), contents, span(text, "said")) == "direct"


def test_a_quotation_reopened_in_the_next_paragraph() -> None:
    text = "Holm said: “It rained all night.\n\n“Then the dam broke.”"
    assert (
        quotation(page_of(text), (span(text, "“It rained all night.\n\n“Then the dam broke.”"),), span(text, "said"))
        == "direct"
    )


def test_ten_thousand_nested_marks_take_no_time() -> None:
    text = "“" * 10_000 + "so" + "”" * 10_000
    assert quotation(page_of(text), (Span.of(text, 0, len(text)),), None) == "direct"
