"""Attributions that lie in one another."""

from __future__ import annotations

import pytest

from reportedly.claims import decide
from reportedly.claims.layers import owned, parted, unheaded
from reportedly.claims.sourcing import Names
from reportedly.model import Attribution, Reading, Span
from tests.pages import page_of

TEXT = "The envoy said the ministry continues to deny that its troops entered."


def one(text: str, source: str, cue: str, content: str, score: float = 0.8) -> Attribution:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span.of(text, text.index(words), text.index(words) + len(words)),) if words else ()

    return Attribution(spans(cue), spans(source), spans(content), score, score, score)


def test_both_of_two_that_lie_in_one_another_stand() -> None:
    outer = one(TEXT, "The envoy", "said", "the ministry continues to deny that its troops entered")
    inner = one(TEXT, "the ministry", "continues to deny", "that its troops entered", 0.5)
    claims = decide(page_of(TEXT), Reading("", (outer, inner), (), 0.4), nested=False)
    assert [(claim.id, claim.within) for claim in claims] == [("c1", None), ("c2", "c1")]


@pytest.mark.parametrize(
    ("text", "first", "second", "cut"),
    [
        ("Holm left, adding that it rained and stressing that it was late.", "adding", "stressing", "that it rained"),
        ("Holm said that it rained and warned that it was late.", "said", "warned", "that it rained"),
        ("Holm said that it rained and hoped that it was late.", "said", "hoped", "that it rained"),
        ("Holm said that it rained, warning that it was late.", "said", "warning", None),
        ("Holm said that it rained and stressing that it was late.", "said", "stressing", None),
    ],
)
def test_what_is_said_ends_before_a_second_verb_of_the_same_speaker(
    text: str, first: str, second: str, cut: str | None
) -> None:
    whole = text[text.index(first) + len(first) + 1 : -1]
    one_, two = one(text, "Holm", first, whole), one(text, "Holm", second, "that it was late")
    found = parted(page_of(text), [one_, two])
    assert found == [one_ if cut is None else one(text, "Holm", first, cut), two]


def test_a_colon_before_a_report_attributes_nothing() -> None:
    text = "Osk: “It rained,” wrote the mayor."
    head, told = one(text, "Osk", ":", "“It rained,”"), one(text, "the mayor", "wrote", "“It rained,”")
    assert unheaded([head, told]) == [told]
    assert unheaded([head]) == [head]


def test_what_is_said_ends_where_the_next_sentence_begins_with_another_source() -> None:
    text = "The agency said it looked on. The board said it rained."
    page = page_of(text)
    wide = one(text, "The agency", "said", "it looked on. The board said it rained")
    said = (Span.of(text, 40, 44),)
    inner = Attribution(said, (Span.of(text, 30, 39),), (Span.of(text, 45, 54),), 0.8, 0.8, 0.8)
    assert [each.contents[0].text for each in parted(page, [wide, inner])] == ["it looked on", "it rained"]
    label = one(text, "The agency", ".", "it looked on. The board said it rained")
    assert parted(page, [label, inner]) == [label, inner]
    lead = one(text, "The agency", "said", "it looked on")
    assert parted(page, [lead, inner]) == [lead, inner]


def test_a_colon_stays_where_nobody_else_says_the_same() -> None:
    text = "Osk: “It rained,” wrote the mayor."
    head = one(text, "Osk", ":", "“It rained,”")
    for other in (one(text, "Osk", "wrote", "“It rained,”"), one(text, "the mayor", "wrote", "It rained")):
        assert unheaded([head, other]) == [head, other]
    word = one(text, "Osk", "wrote", "“It rained,”")
    assert unheaded([word, one(text, "the mayor", ":", "“It rained,”")]) == [word]


def two(text: str, first: str, *contents: str) -> Attribution:
    """One of Holm's with several contents."""
    said = one(text, "Holm", first, contents[0])
    return Attribution(
        said.cues, said.sources, tuple(one(text, "", first, each).contents[0] for each in contents), 0.8, 0.8, 0.8
    )


@pytest.mark.parametrize(
    ("text", "contents", "second", "told", "cut"),
    [
        (
            "Holm said that it rained and warned that it was late, as always.",
            ["that it rained and warned that it was late, as always"],
            "warned",
            "that it was late",
            None,
        ),
        (
            "Holm said that it rained and warned it was late.",
            ["that it rained and warned it was late"],
            "warned",
            "it was late",
            None,
        ),
        (
            "Holm said that it rained, and warned that it was late.",
            ["that it rained", "and warned that it was late"],
            "warned",
            "that it was late",
            ["that it rained"],
        ),
        (
            "Holm said that it rained and warned that it was late.",
            ["that it rained and warned", "that it was late"],
            "warned",
            "that it was late",
            ["that it rained"],
        ),
        (
            "“It rained,” Holm said, that it was wet and warned that it was late.",
            ["“It rained,”", "that it was wet and warned that it was late"],
            "warned",
            "that it was late",
            ["“It rained,”", "that it was wet"],
        ),
    ],
)
def test_what_is_kept_before_a_second_verb(
    text: str, contents: list[str], second: str, told: str, cut: list[str] | None
) -> None:
    first, other = two(text, "said", *contents), one(text, "Holm", second, told)
    assert [each.text for each in parted(page_of(text), [first, other])[0].contents] == (cut or contents)


@pytest.mark.parametrize(
    ("text", "sources", "ends"),
    [
        ("The agency said it looked on. The board and Osk said it rained.", ["The board", "Osk"], True),
        ("The agency said it looked on. Today the board said it rained.", ["the board"], False),
        ("The agency said it looked on. “The board said it rained.”", ["The board"], False),
        ("The agency said it looked on. The board said it rained.", [], False),
    ],
)
def test_the_next_sentence_has_to_begin_with_the_other_source(text: str, sources: list[str], ends: bool) -> None:
    wide = one(text, "The agency", "said", text[text.index("it looked") : -1])
    at = text.rindex("said")
    spans = tuple(one(text, each, "said", "it rained").sources[0] for each in sources)
    inner = Attribution((Span.of(text, at, at + 4),), spans, one(text, "", "said", "it rained").contents, 0.8, 0.8, 0.8)
    found = parted(page_of(text), [wide, inner])[0]
    assert (found.contents[0].text == "it looked on") is ends and (found == wide) is not ends


def test_contents_before_the_next_sentence_stay_as_they_are() -> None:
    text = "The agency said it looked on and it hailed. The board said it rained."
    first = one(text, "The agency", "said", "it looked on")
    wide = Attribution(
        first.cues,
        first.sources,
        (first.contents[0], one(text, "", "said", text[text.index("it hailed") : -1]).contents[0]),
        0.8,
        0.8,
        0.8,
    )
    at = text.rindex("said")
    said = one(text, "The board", "said", "it rained")
    inner = Attribution((Span.of(text, at, at + 4),), said.sources, said.contents, 0.8, 0.8, 0.8)
    assert [each.text for each in parted(page_of(text), [wide, inner])[0].contents] == ["it looked on", "it hailed"]


@pytest.mark.parametrize(
    ("inner", "source"),
    [
        ("her brother told her that soldiers came", "her brother"),
        ("the mayor on Monday told her that soldiers came", "the mayor"),
        ("and told her that soldiers came", "She"),
        ("the storm told her that soldiers came", "She"),
    ],
)
def test_the_subject_before_an_inner_verb_is_its_source(inner: str, source: str) -> None:
    text = f"She said {inner}."
    outer = one(text, "She", "said", inner)
    second = one(text, "She", "told", "that soldiers came", 0.5)
    assert [span.text for span in owned(page_of(text), [outer, second], Names(()))[1].sources] == [source]
