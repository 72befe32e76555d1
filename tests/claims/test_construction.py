"""Wordings that back a claim of which the model was unsure, or carry one that it never marks."""

from __future__ import annotations

import pytest

from reportedly.claims import decide
from reportedly.claims.construction import kept, receptions
from reportedly.model import Attribution, Reading, Span
from tests.pages import page_of


def attribution(text: str, source: str, cue: str, content: str, score: float) -> Attribution:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span.of(text, text.index(words), text.index(words) + len(words)),) if words else ()

    return Attribution(spans(cue), spans(source), spans(content), score, score, score)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "score", "is_kept"),
    [
        ("Tavrin has framed the raid as defence.", "Tavrin", "has framed", "the raid as defence", 0.12, True),
        ("It was presented as a rescue.", "", "presented as", "a rescue", 0.1, True),
        ("Accusations of looting spread.", "", "Accusations of", "looting", 0.2, True),
        ("Tavrin has framed the raid as defence.", "Tavrin", "has framed", "the raid as defence", 0.01, False),
        ("The mayor opened the bridge to all.", "The mayor", "opened", "the bridge to all", 0.2, False),
        ("The mayor said that it rained.", "The mayor", "said", "that it rained", 0.5, True),
    ],
)
def test_a_faint_attribution_needs_a_wording_that_backs_it(
    text: str, source: str, cue: str, content: str, score: float, is_kept: bool
) -> None:
    reading = Reading("test@0", (attribution(text, source, cue, content, score),), (), threshold=0.4)
    assert bool(kept(page_of(text), reading)) == is_kept


def test_a_noun_that_attributes_belongs_to_the_cue() -> None:
    text = "The general’s earlier reports of an advance were wrong."
    reading = Reading(
        "test@0", (attribution(text, "The general’s earlier reports", "of", "an advance", 0.1),), (), threshold=0.4
    )
    (found,) = kept(page_of(text), reading)
    assert [span.text for span in found.sources] == ["The general’s"]
    assert [span.text for span in found.cues] == ["earlier reports of"]


def test_a_reception_tells_who_doubts_what() -> None:
    text = "The general’s account of the raid was met with open skepticism from aid workers in the town. He left."
    (found,) = receptions(page_of(text))
    assert [span.text for span in found.contents] == ["The general’s account of the raid"]
    assert [span.text for span in found.cues] == ["was met with open skepticism"]
    assert [span.text for span in found.sources] == ["aid workers in the town"]


def test_a_reception_may_name_nobody() -> None:
    text = "The plan has been met with doubt."
    (found,) = receptions(page_of(text))
    assert found.sources == ()


@pytest.mark.parametrize(
    "text", ["She was met with flowers.", "was met with doubt from critics.", "They met with sceptics.", ""]
)
def test_other_meetings_are_no_receptions(text: str) -> None:
    assert receptions(page_of(text)) == []


def test_a_received_claim_is_told_within_its_reception() -> None:
    text = "The army’s assertion that the town fell was met with scrutiny from observers."
    inner = attribution(text, "The army’s", "assertion", "that the town fell", 0.9)
    claims = decide(page_of(text), Reading("test@0", (inner,), ()))
    told = {claim.source.text: claim for claim in claims}
    assert told["The army’s"].within == told["observers"].id
    assert told["observers"].cue is not None
    assert told["observers"].cue.force == "doubting"
