"""No span of a claim crosses the structure of its page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims import decide
from reportedly.claims.edges import held
from reportedly.model import Attribution, Document, Page, Reading, Span
from tests.claims.test_decision import TEXTS
from tests.pages import page_of

HEADLINE = "Bridge unsafe, report says"
LEAD = "Velmar, Nov 24 (Agency) — The bridge over the Oster was closed on Monday."
TEXT = f"{HEADLINE}\n\n{LEAD}\n\nWhat comes next\n\nThe council meets on Friday, the mayor told reporters."


def span(text: str, words: str) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


def page(text: str = TEXT, title: str = HEADLINE) -> Page:
    return page_of(Document(text, title=span(text, title)))


def attribution(text: str, source: str, cue: str, *contents: str) -> Attribution:
    sources = (span(text, source),) if source else ()
    return Attribution((span(text, cue),), sources, tuple(span(text, each) for each in contents), 0.9, 0.9, 0.9)


def told(one: Attribution | None) -> tuple[list[str], list[str], list[str]] | None:
    if one is None:
        return None
    return tuple([each.text for each in spans] for spans in (one.sources, one.cues, one.contents))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("source", "cue", "contents", "expected"),
    [
        pytest.param(
            "report", "says", [LEAD], (["report"], ["says"], ["Bridge unsafe"]), id="a headline says what it says itself"
        ),
        pytest.param(
            "report", "says", ["Bridge unsafe", "The bridge over the Oster was closed"],
            (["report"], ["says"], ["Bridge unsafe"]), id="and nothing of the lead",
        ),
        pytest.param(
            "the mayor", "told", [LEAD[LEAD.index("Nov") :]],
            (["the mayor"], ["told"], ["The bridge over the Oster was closed on Monday."]), id="a dateline is in no content",
        ),
        pytest.param(
            "the mayor", "told", ["Monday.\n\nWhat comes next\n\nThe council meets on Friday"],
            (["the mayor"], ["told"], ["The council meets on Friday"]), id="a subhead ends a content",
        ),
        pytest.param(
            "closed on Monday.\n\nWhat comes next\n\nThe council", "meets", ["on Friday"],
            (["The council"], ["meets"], ["on Friday"]), id="and a source",
        ),
        pytest.param("Velmar", "told", ["The council meets"], ([], ["told"], ["The council meets"]), id="no place is a source"),
        pytest.param("the mayor", "told", [HEADLINE], None, id="a title is not what somebody says below"),
    ],
)  # fmt: skip
def test_spans_are_cut_at_edges(source: str, cue: str, contents: list[str], expected: tuple[list[str], ...] | None) -> None:
    assert told(held(page(), attribution(TEXT, source, cue, *contents))) == expected


def test_a_source_ends_with_its_paragraph() -> None:
    text = "The bridge is closed, said Holm\n\nand the mayor. It rained."
    one = attribution(text, "Holm\n\nand the mayor", "said", "The bridge is closed")
    assert told(held(page_of(text), one)) == (["Holm"], ["said"], ["The bridge is closed"])


def test_a_quotation_may_go_on_over_paragraphs() -> None:
    text = "Harbour\n\n“It rained all night,” Holm said.\n\n“Then the dam broke, and we left the town.”"
    one = attribution(text, "Holm", "said", "“It rained all night,”", "“Then the dam broke, and we left the town.”")
    assert held(page(text, "Harbour"), one) == one


def test_what_a_headline_takes_from_the_lead_is_given_back() -> None:
    text = "Minister rejects report\n\n“We counted twice,” Sela Okoro told reporters. “There was no fraud.”"
    title = attribution(text, "Minister", "rejects", "report\n\n“We counted twice,”")
    body = attribution(text, "Sela Okoro", "told", "“There was no fraud.”")
    claims = decide(page(text, "Minister rejects report"), Reading("fake@0", (title, body), ()))
    assert [(claim.source.text, claim.text) for claim in claims] == [
        ("Minister", "report"),
        ("Sela Okoro", "“We counted twice,” … “There was no fraud.”"),
    ]


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch as a reading has it: it begins and ends with what can be seen."""
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
    return Span.of(text, start, end) if start < end else None


@st.composite
def cases(draw: st.DrawFn) -> tuple[Page, Attribution]:
    pieces = st.sampled_from(["Report says", LEAD, "What comes next", "ORRA —", "By Anna Holm", "Q: Why?", "“Go”", "Holm"])
    text = draw(st.one_of(TEXTS.filter(bool), st.lists(pieces, min_size=1, max_size=8).map("\n\n".join)))
    edge = st.integers(0, len(text) - 1)
    spans = (
        st.tuples(edge, st.integers(1, 60)).map(lambda each: trimmed(text, each[0], min(len(text), sum(each)))).filter(bool)
    )
    fragments = st.lists(spans, max_size=3).map(lambda found: tuple(sorted(set(found))))
    one = Attribution(draw(fragments), draw(fragments), draw(fragments), 0.9, 0.9, 0.9)
    title = draw(st.none() | st.integers(1, len(text)).map(lambda end: Span.of(text, 0, end)))
    return page_of(Document(text, title=title)), one


@settings(max_examples=400, deadline=None)
@given(cases())
def test_nothing_crosses_an_edge(case: tuple[Page, Attribution]) -> None:
    page, one = case
    cut = held(page, one)
    if cut is None:
        return
    layout = page.layout
    for part in (*cut.cues, *cut.sources, *cut.contents):
        assert page.text[part.start : part.end] == part.text
        assert len(layout.whole(part.start, part.end)) == 1
    for source in cut.sources:
        assert layout.paragraph(source.start) == layout.paragraph(source.end - 1)
    assert held(page, cut) in (cut, replace(cut))
