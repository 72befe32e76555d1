"""From a reading to claims."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims import decide
from reportedly.model import Attribution, Claim, Document, Name, Reading, Span
from tests.pages import page_of


def span(text: str, part: str) -> Span:
    at = text.index(part)
    return Span.of(text, at, at + len(part))


def attribution(text: str, cue: str, source: str, *contents: str, score: float = 0.9) -> Attribution:
    return Attribution(
        (span(text, cue),),
        (span(text, source),) if source else (),
        tuple(span(text, content) for content in contents),
        score,
        1.0,
        score,
    )


def claims(text: str, *attributions: Attribution, nested: bool = True, title: str | None = None) -> tuple[Claim, ...]:
    document = Document(text, title=span(text, title) if title else None)
    return decide(page_of(document), Reading("fake@0", attributions, ()), nested=nested)


def test_an_empty_reading_makes_no_claims() -> None:
    assert claims("Nothing is said here.") == ()
    assert claims("") == ()


def test_one_claim_with_every_decision() -> None:
    text = "The harbour is closed, the mayor claimed, without evidence."
    (claim,) = claims(text, attribution(text, "claimed", "the mayor", "The harbour is closed"))
    assert (claim.id, claim.source.text, claim.source.kind) == ("c1", "the mayor", "person")
    assert claim.cue is not None
    assert (claim.cue.text, claim.cue.lemma, claim.cue.force) == ("claimed", "claim", "distancing")
    assert (claim.text, claim.quotation) == ("The harbour is closed", "indirect")
    assert (claim.certainty.source, claim.certainty.outlet) == ("certain", "distanced")
    assert (claim.score, claim.within) == (0.9, None)


def test_claims_are_numbered_in_text_order() -> None:
    text = "Holm said it rained. Lind said it snowed."
    second = attribution(text, "said", "Lind", "it snowed")
    second = Attribution((Span.of(text, 26, 30),), second.sources, second.contents, 0.9, 1.0, 0.9)
    found = claims(text, second, attribution(text, "said", "Holm", "it rained"))
    assert [(claim.id, claim.source.text) for claim in found] == [("c1", "Holm"), ("c2", "Lind")]


def test_a_claim_stands_where_its_first_word_does() -> None:
    text = "It rained, though it hailed, Lind wrote once, as Holm said."
    holm = attribution(text, "said", "Holm", "It rained")
    lind = attribution(text, "wrote", "Lind", "it hailed")
    assert [claim.source.text for claim in claims(text, lind, holm, nested=False)] == ["Holm", "Lind"]


def test_what_found_a_claim_and_whether_its_score_is_measured() -> None:
    text = (
        "Holm: “Stay away”\n\nThe mayor said that she had told him that the gate was never shut. The plan was met with "
        "skepticism from drivers. The wall was presented as a measure to protect the town."
    )
    known = attribution(text, "said", "The mayor", "that she had told him that the gate was never shut")
    faint = attribution(text, "presented as", "", "a measure to protect the town", score=0.2)
    reading = Reading("fake@0", (known, faint), (), threshold=0.5)
    found = decide(page_of(text), reading)
    assert [(each.origin, each.score_kind) for each in found] == [
        ("headline", "set"),
        ("model", "calibrated"),
        ("nested", "set"),
        ("reception", "set"),
        ("construction", "calibrated"),
    ]


def test_a_denied_content_keeps_the_polarity_of_its_own_words() -> None:
    text = "Holm denied that the gate was shut. Lind said the gate was never shut. Tarn denied that nobody was hurt."
    found = claims(
        text,
        attribution(text, "denied", "Holm", "that the gate was shut"),
        attribution(text, "said", "Lind", "the gate was never shut"),
        Attribution((Span.of(text, text.rindex("denied"), text.rindex("denied") + 6),), (span(text, "Tarn"),),
                    (span(text, "that nobody was hurt"),), 0.9, 1.0, 0.9),
    )  # fmt: skip
    assert [(each.certainty.source, each.polarity) for each in found] == [
        ("denied", "positive"),
        ("certain", "negative"),
        ("denied", "negative"),
    ]


def test_a_missing_source() -> None:
    text = "The wall was presented as a measure to protect the town."
    (claim,) = claims(text, attribution(text, "presented as", "", "a measure to protect the town"))
    assert (claim.source.kind, claim.source.spans) == ("missing", ())
    assert claim.cue is not None
    assert claim.cue.lemma == "present"


def test_an_attribution_without_content_is_no_claim() -> None:
    text = "Holm declined to comment."
    assert claims(text, attribution(text, "declined to comment", "Holm")) == ()


def test_a_claim_whose_cue_lies_in_another_content_is_within_it() -> None:
    text = "Holm said Lind believes that Berg denied that he stole it."
    found = claims(
        text,
        attribution(text, "said", "Holm", "Lind believes that Berg denied that he stole it"),
        attribution(text, "believes", "Lind", "that Berg denied that he stole it"),
        attribution(text, "denied", "Berg", "that he stole it"),
    )
    assert [claim.within for claim in found] == [None, "c1", "c2"]


def test_two_claims_never_hold_each_other() -> None:
    text = "Holm said and Lind denied it."
    found = claims(
        text, attribution(text, "said", "Holm", "and Lind denied it"), attribution(text, "denied", "Lind", "Holm said")
    )
    assert sum(claim.within is not None for claim in found) == 1


def test_a_rule_finds_what_is_told_inside_a_claim() -> None:
    text = "The inspector said that Jones told him that the brakes had failed."
    outer = attribution(text, "said", "The inspector", "that Jones told him that the brakes had failed")
    first, inner = claims(text, outer)
    assert inner.within == first.id
    assert (inner.source.text, inner.text) == ("Jones", "that the brakes had failed")
    assert inner.cue is not None
    assert inner.cue.text == "told"
    assert len(claims(text, outer, nested=False)) == 1


def test_according_to_inside_a_claim() -> None:
    text = "Holm said the dam was full, according to the operator, and would break."
    outer = attribution(text, "said", "Holm", "the dam was full, according to the operator, and would break")
    inner = claims(text, outer)[1]
    assert (inner.source.text, inner.text, inner.within) == ("the operator", "the dam was full", "c1")


def test_what_is_not_said_inside_a_claim_is_left_alone() -> None:
    for content in ("he would leave if she said that it rained", "the comments that he made", "they knew that it rained"):
        text = f"Holm said {content}."
        assert len(claims(text, attribution(text, "said", "Holm", content))) == 1


def test_a_headline_with_a_colon() -> None:
    text = "Holm: ‘The Harbour Stays Open’ – A Town Holds Its Breath\n\nIt rained in the harbour town."
    (claim,) = claims(text)
    assert (claim.source.text, claim.text, claim.cue) == ("Holm", "‘The Harbour Stays Open’", None)
    assert (claim.quotation, claim.source.kind) == ("direct", "person")


def test_a_headline_with_the_name_at_its_end() -> None:
    text = "‘The harbour stays open’: Anna Holm\n\nIt rained."
    assert claims(text)[0].source.text == "Anna Holm"


def test_a_headline_that_the_model_has_read_is_not_read_twice() -> None:
    text = "Holm: ‘The Harbour Stays Open’\n\nIt rained."
    (claim,) = claims(text, attribution(text, ":", "Holm", "The Harbour Stays Open"))
    assert claim.cue is not None


def test_labels_in_headlines_speak_for_nobody() -> None:
    for text in ("Watch: ‘The harbour burns’", "Opinion: “Close it”", "Why it matters: “Close it”", "the town: “Close it”"):
        assert claims(f"{text}\n\nIt rained.") == ()


def test_the_title_of_the_document_counts() -> None:
    text = "By our reporter\n\nAnna Holm: “We stay”\n\nIt rained."
    assert claims(text) == ()
    assert claims(text, title="Anna Holm: “We stay”")[0].source.text == "Anna Holm"


def test_what_stands_near_a_cue_counts_in_its_paragraph_and_outside_of_contents() -> None:
    def outlet(text: str, content: str = "the gate was shut") -> str:
        return claims(text, attribution(text, "said", "Holm", content))[0].certainty.outlet

    assert outlet("Without evidence, Holm said the gate was shut.") == "distanced"
    assert outlet("Holm said without evidence the gate was shut.") == "distanced"
    assert outlet("Holm said the gate was shut, without evidence.") == "distanced"
    assert outlet("Holm said the gate was shut without evidence.", "the gate was shut without evidence") == "neutral"
    assert outlet("Without evidence he left.\n\nHolm said the gate was shut.") == "neutral"
    assert outlet("Holm said the gate was shut.\n\nWithout evidence he left.") == "neutral"
    assert outlet("Without evidence " + "so " * 22 + "Holm said the gate was shut.") == "distanced"
    assert outlet("Without evidence " + "so " * 23 + "Holm said the gate was shut.") == "neutral"
    assert outlet("Holm said the gate was shut " + "so " * 18 + "without evidence.") == "distanced"
    assert outlet("Holm said the gate was shut " + "so " * 19 + "without evidence.") == "neutral"


def test_a_phrase_does_not_reach_over_a_content() -> None:
    text = "Without it rained evidence Holm said."
    assert claims(text, attribution(text, "said", "Holm", "it rained"))[0].certainty.outlet == "neutral"
    text = "It rained, Holm said, it hailed without evidence."
    assert claims(text, attribution(text, "said", "Holm", "it hailed", "It rained"))[0].certainty.outlet == "distanced"


def test_we_inside_quotation_marks_is_not_the_outlet() -> None:
    text = "“We said it rained,” he left. We said it hailed."
    first = attribution(text, "said", "We", "it rained")
    second = Attribution((Span.of(text, 33, 37),), (Span.of(text, 30, 32),), (span(text, "it hailed"),), 0.9, 1.0, 0.9)
    assert [each.source.kind for each in claims(text, first, second)] == ["collective", "named media"]


def test_a_source_of_marks_alone_is_none() -> None:
    text = "… said it rained."
    (found,) = claims(text, attribution(text, "said", "…", "it rained"))
    assert (found.source.kind, found.source.spans) == ("missing", ())


def test_the_innermost_content_around_a_cue_tells_it() -> None:
    text = "Holm said Lind said Berg said it rained."
    first, second = text.index("said"), text.index("said", 10)
    third = text.index("said", 20)

    def one(cue: int, source: str) -> Attribution:
        end = len(text) - 1
        return Attribution(
            (Span.of(text, cue, cue + 4),), (span(text, source),), (Span.of(text, cue + 5, end),), 0.9, 1.0, 0.9
        )

    found = claims(text, one(third, "Berg"), one(first, "Holm"), one(second, "Lind"))
    assert [(each.source.text, each.within) for each in found] == [("Holm", None), ("Lind", "c1"), ("Berg", "c2")]


def test_a_content_that_ends_within_a_cue_or_before_it_does_not_tell_it() -> None:
    text = "Holm said it rained Lind said it hailed."
    before = attribution(text, "said", "Holm", "it rained Lind")
    at = text.index("said", 10)
    inner = Attribution((Span.of(text, at, at + 4),), (span(text, "Lind"),), (span(text, "it hailed"),), 0.9, 1.0, 0.9)
    assert claims(text, before, inner)[1].within is None
    cut = attribution(text, "said", "Holm", "it rained Lind sa")
    assert claims(text, cut, inner)[1].within is None
    whole = attribution(text, "said", "Holm", "it rained Lind said")
    assert claims(text, whole, inner)[1].within == "c1"
    only = attribution(text, "said", "Holm", "it rained Lind")
    starts = replace(only, contents=(Span.of(text, at, len(text) - 1),))
    assert claims(text, starts, inner)[1].within == "c1"


WORDS = st.sampled_from(
    ["Holm", "said", "that", "“", "”", '"', "'", "‘", "’", "\n\n", ":", ",", ".", "according to", "the minister", "who",
     "not", "may", "told", "him", "he", "\u05d0\u05d1", "\u200b", "\ud800", "''", "?", "warned of", "reports", "if", "of",
     "’s", "—"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
)


@st.composite
def readings(draw: st.DrawFn) -> tuple[str, Reading]:
    text = draw(TEXTS)
    if not text:
        return text, Reading("fake@0", (), ())
    pairs = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 40)).map(
        lambda p: Span.of(text, p[0], min(len(text), p[0] + p[1]))
    )
    spans = st.lists(pairs, max_size=3).map(lambda found: tuple(sorted(set(found))))
    one = st.builds(Attribution, spans, spans, spans, st.just(0.5), st.just(0.5), st.floats(0, 1))
    name = st.builds(Name, pairs, st.sampled_from(["person", "organisation", "place", "group", "other"]), st.just(0.5))
    return text, Reading("fake@0", tuple(draw(st.lists(one, max_size=6))), tuple(draw(st.lists(name, max_size=4))))


@settings(max_examples=300, deadline=None)
@given(readings())
def test_any_reading_of_any_text(case: tuple[str, Reading]) -> None:
    """No crash, every span is a slice, ids in order, nothing told by itself, the same output twice."""
    text, reading = case
    found = decide(page_of(text), reading)
    assert found == decide(page_of(text), reading)
    assert [claim.id for claim in found] == [f"c{number}" for number in range(1, len(found) + 1)]
    parents = {claim.id: claim.within for claim in found}
    for claim in found:
        assert claim.contents
        assert 0 <= claim.score <= 1
        for part in claim.spans:
            assert text[part.start : part.end] == part.text
        seen, at = set(), claim.within
        while at is not None:
            assert at != claim.id and at not in seen
            seen.add(at)
            at = parents[at]


def test_ten_thousand_nested_quotation_marks() -> None:
    text = "“" * 10_000 + "Holm said that it rained" + "”" * 10_000
    reading = Reading("fake@0", (attribution(text, "said", "Holm", "that it rained"),), ())
    assert decide(page_of(text), reading)[0].source.kind == "person"
