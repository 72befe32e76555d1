"""Direct, mixed, indirect: what the quotation marks say."""

from __future__ import annotations

import pytest

from reportedly.claims.quoting import quotation, quoted
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


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        ("“It rained,” he told, “and so on.”", "It rained", "told", "direct"),
        ("“He told so: it rained,” she said.", "it rained", "told", "indirect"),
        ("“It rained, he told,” she said.", "It rained", "told", "indirect"),
        ("“He told: it ‘rained’,” she said.", "it ‘rained’", "told", "mixed"),
        ("“He told.” “It rained.”", "“It rained.”", "told", "direct"),
        ("He told: “—”", "“—”", "told", "indirect"),
    ],
)
def test_a_quotation_that_holds_the_cue_too_is_somebody_elses(text: str, content: str, cue: str, expected: str) -> None:
    assert quotation(page_of(text), (span(text, content),), span(text, cue)) == expected
    assert quotation(page_of(text), (span(text, content),), None) in ("direct", "mixed", "indirect")


def test_without_a_cue_every_mark_counts() -> None:
    text = "“He told so: it rained,” she said."
    assert quotation(page_of(text), (span(text, "it rained"),), None) == "direct"
    assert quotation(page_of(text), (), None) == "indirect"


@pytest.mark.parametrize(("between", "expected"), [(998, "indirect"), (999, "direct")])
def test_a_cue_far_from_its_content_stands_in_no_quotation_with_it(between: int, expected: str) -> None:
    text = f"“told {'so ' * between}rained,” she said."
    assert quotation(page_of(text), (span(text, "rained"),), span(text, "told")) == expected


def test_whether_an_offset_is_quoted() -> None:
    text = "He “so” left"
    assert [quoted(page_of(text), offset) for offset in (0, 4, 5, 8)] == [False, True, True, False]
