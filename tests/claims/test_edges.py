"""No span of a claim crosses the structure of its page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims import decide
from reportedly.claims.edges import adopted, apposed, held, spoken
from reportedly.claims.sourcing import Names
from reportedly.model import Attribution, Document, Page, Reading, Span
from tests.claims.test_decision import TEXTS
from tests.pages import page_of, span

HEADLINE = "Bridge unsafe, report says"
LEAD = "Velmar, Nov 24 (Agency) — The bridge over the Oster was closed on Monday."
TEXT = f"{HEADLINE}\n\n{LEAD}\n\nWhat comes next\n\nThe council meets on Friday, the mayor told reporters."


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


def spans(text: str, *ranges: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span.of(text, *each) for each in ranges)


def test_what_crosses_nothing_is_the_same_object() -> None:
    one = attribution(TEXT, "the mayor", "told", "The council meets on Friday")
    assert held(page(), one) is one
    nothing = Attribution((), (), (), 0.9, 0.9, 0.9)
    assert held(page(), nothing) is nothing


def test_a_source_in_two_paragraphs_is_cut_in_a_text_without_edges_too() -> None:
    text = "Holm said so.\n\nLind left."
    one = Attribution(spans(text, (5, 9)), spans(text, (0, 4), (10, 19)), spans(text, (10, 19)), 0.9, 0.9, 0.9)
    assert page_of(text).layout.edges == ()
    assert told(held(page_of(text), one)) == (["Holm", "so"], ["said"], ["so.\n\nLind"])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Monday.\n\nWhat comes next\n\nThe council", "The council"),
        ("reporters", "reporters"),
        ("on Monday.\n\nWhat comes next", "What comes next"),
        ("Velmar, Nov 24 (Agency)", None),
    ],
)
def test_of_a_cut_content_the_part_nearest_to_the_cue_stays(content: str, expected: str | None) -> None:
    found = told(held(page(), attribution(TEXT, "the mayor", "told", content)))
    assert (found[2] if found else None) == ([expected] if expected else None)


def test_the_part_in_which_the_cue_stands_is_nearer_than_the_line_before() -> None:
    text = "Bridge unsafe\n\nThe dam is shut.\n\nWhat comes next\nIt is closed now, the mayor told us."
    found = told(held(page_of(text), attribution(text, "mayor", "It", "comes next\nIt is closed")))
    assert found == (["mayor"], ["It"], ["It is closed"])


@pytest.mark.parametrize(
    ("title", "source", "cue", "contents", "expected"),
    [
        ("Bridge unsafe, report says", "report", "says", ["The bridge"], ["Bridge unsafe"]),
        ("Report says: bridge unsafe now", "Report", "says", ["The bridge"], ["bridge unsafe now"]),
        ("Go now, report says that it is unsafe", "report", "says", ["The bridge"], ["that it is unsafe"]),
        ("Unsafe, report says", "report", "says", ["The bridge"], None),
        ("Report says", "Report", "says", ["The bridge"], None),
        ("Bridge unsafe, report says", "report", "says", [], []),
    ],
)
def test_a_headlines_cue_tells_the_longer_side_of_the_headline(
    title: str, source: str, cue: str, contents: list[str], expected: list[str] | None
) -> None:
    text = f"{title}\n\nThe bridge over the Oster was closed."
    one = attribution(text, source, cue, *contents)
    if not contents:
        one = replace(one, sources=(*one.sources, span(text, "The bridge")))
    found = held(page(text, title), one)
    assert ([each.text for each in found.contents] if found else None) == (expected or None)


def test_a_claim_without_a_cue_is_where_its_content_is() -> None:
    one = Attribution((), (span(TEXT, "the mayor"),), (span(TEXT, HEADLINE),), 0.9, 0.9, 0.9)
    assert told(held(page(), one)) == ([], [], [HEADLINE])
    lost = Attribution((span(TEXT, "Velmar"),), (), (span(TEXT, "The council"),), 0.9, 0.9, 0.9)
    assert held(page(), lost) is None


@pytest.mark.parametrize(("words", "rest"), [("— so it is:", "so it is:"), ("\n so |", "so |"), ("..", None)])
def test_marks_at_a_cut_go_and_others_stay(words: str, rest: str | None) -> None:
    text = f"Orra\n\nWhat comes next{words}\n\nHolm said that."
    title = span(text, f"What comes next{words}".strip())
    whole = page_of(Document(text, title=Span.of(text, 6, 21)))
    one = Attribution(spans(text, (text.index("said"), text.index("said") + 4)), (), (title,), 0.9, 0.9, 0.9)
    found = held(whole, one)
    assert ([each.text for each in found.contents] if found else None) == ([rest] if rest else None)


# what is let go in one place and taken up in another


def beside(text: str, free: str, *, source: str = "Holm", cue: str = "said", content: str = "so") -> list[str]:
    """The contents of Holm's claim after another claim has let ``free`` go."""
    before = Attribution(spans(text, (0, 1)), (), (span(text, free),), 0.9, 0.9, 0.9)
    one = attribution(text, source, cue, *([content] if content else []))
    (after,) = adopted(page_of(text), [before, one], [one])
    return [each.text for each in after.contents]


@pytest.mark.parametrize(
    ("text", "free", "expected"),
    [
        ("A gate shut, Holm said so.", "gate shut", ["gate shut", "so"]),
        ("A gate shut now, Holm said so.", "gate shut", ["so"]),
        ("A gate shut,\nHolm said so.", "gate shut", ["so"]),
        ("A day Holm said “gate” and so.", "“gate”", ["“gate”", "so"]),
        ("A day Holm said at once “gate” and so.", "“gate”", ["so"]),
        ("A day Holm said so.", "said so", ["so"]),
        ("A day Holm said so.", "Holm", ["so"]),
        ("A day Holm said so.", "so", ["so"]),
    ],
)
def test_a_free_content_beside_source_or_cue_is_taken_up(text: str, free: str, expected: list[str]) -> None:
    assert beside(text, free) == expected


def test_it_is_taken_up_once_and_only_by_a_claim_with_a_cue() -> None:
    text = "A gate shut, Holm said so."
    before = Attribution(spans(text, (0, 1)), (), (span(text, "gate shut"),), 0.9, 0.9, 0.9)
    one = attribution(text, "Holm", "said", "so")
    assert [len(each.contents) for each in adopted(page_of(text), [before], [one, one])] == [2, 1]
    assert adopted(page_of(text), [before], [replace(one, cues=())])[0].contents == one.contents
    assert adopted(page_of(text), [one], [one]) == [one]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("Ada Vale, two houses burned", True),
        ("Ada Vale, during the night, two houses burned", True),
        ("Ada Vale, the port is shut", True),
        ("Ada Vale, 34, was found", False),
        ("Ada Vale, the captain, was found", False),
        ("Ada Vale, who was 34, was found", False),
        ("Ada Vale, Per Moss and Jo Roe were found", False),
        ("Ada Vale and Per Moss were found", False),
        ("Tavrin, two others and Orra agreed", False),
    ],
)
def test_who_is_named_after_the_role_of_a_source_is_it(content: str, named: bool) -> None:
    text = f"According to the mayor, {content}."
    one = Attribution((Span.of(text, 0, 12),), (Span.of(text, 13, 22),), (Span.of(text, 24, len(text) - 1),), 0.9, 0.9, 0.9)
    found = apposed(page_of(text), one, Names.of(()))
    assert [span.text for span in found.sources] == ["the mayor, Ada Vale" if named else "the mayor"]
    assert found.contents[0].text == (content.removeprefix("Ada Vale, ") if named else content)


@pytest.mark.parametrize(
    ("text", "source", "subject"),
    [
        ("According to Reuters, the mayor of Ost, Ann Vale, said two burned.", "Reuters", "the mayor of Ost, Ann Vale"),
        ("According to Reuters, the mayor, Ann Vale, said two burned.", "Reuters, the mayor, Ann Vale,", "the mayor, Ann Vale,"),
        ("According to the state news agency, Ann Vale said two burned.", "the state news agency", "Ann Vale"),
        ("According to the agency, the ministry said two burned.", "the agency", "the ministry"),
        # what stands between is no subject, or nobody tells it on
        ("According to Reuters, two burned and the mayor said more would.", "Reuters", "Reuters"),
        ("According to Reuters, they said two burned.", "Reuters", "Reuters"),
        ("According to Reuters, two were burned, the mayor said early.", "Reuters", "Reuters"),
        ("Reuters, the agency of Ost, said two burned.", "Reuters, the agency of Ost,", "Reuters, the agency of Ost,"),
        ("After the fire, Reuters said two burned.", "Reuters", "Reuters"),
    ],
)  # fmt: skip
def test_who_is_told_on_speaks_and_not_who_tells_it_on(text: str, source: str, subject: str) -> None:
    one = Attribution(
        (span(text, "said"),), (span(text, source),), (span(text, text[text.index("said") + 5 : -1]),), 0.9, 0.9, 0.9
    )
    assert [each.text for each in spoken(page_of(text), one).sources] == [subject]
