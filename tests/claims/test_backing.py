"""Wordings that back a claim of which the model was unsure, or carry one that it never marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.claims import decide
from reportedly.claims.constructions import kept, receptions
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
        ("Tavrin and Orra both claim the town.", "", "both claim", "the town", 0.2, False),
        ("The mayor opened the bridge to all.", "The mayor", "opened", "the bridge to all", 0.2, False),
        ("The mayor said that it rained.", "The mayor", "said", "that it rained", 0.5, True),
        ("News of claims that it rained.", "", "of claims", "that it rained", 0.2, True),
        ("News that claims it rained.", "", "that claims", "it rained", 0.2, False),
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
    assert found.score == 0.7


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


@pytest.mark.parametrize(("score", "backed", "is_kept"), [
    (0.4, False, True), (0.39, False, False), (0.05, True, True), (0.049, True, False), (0.39, True, True),
])  # fmt: skip
def test_scores_at_the_edges(score: float, backed: bool, is_kept: bool) -> None:
    cue = "presented as" if backed else "opened as"
    text = f"It was {cue} a rescue."
    assert bool(kept(page_of(text), Reading("test@0", (attribution(text, "", cue, "a rescue", score),), (), 0.4))) == is_kept
    none = replace(attribution(text, "", cue, "a rescue", 0.9), contents=())
    assert kept(page_of(text), Reading("test@0", (none,), (), 0.4)) == []


@pytest.mark.parametrize(
    ("source", "cue", "owner", "owned"),
    [
        ("The general’s reports", "of", "The general’s", "reports of"),
        ("The general’s four long reports", "of", "The general’s", "four long reports of"),
        ("The general’s four long old reports", "of", "The general’s four long old reports", "of"),
        ("The general’s report", "that", "The general’s", "report that"),
        ("The general’s report", "said", "The general’s report", "said"),
        ("officials’ reports", "of", "officials’", "reports of"),
        ("officials' reports", "of", "officials'", "reports of"),
        ("Lind’ reports", "of", "Lind’ reports", "of"),
        ("officials ’ reports", "of", "officials ’ reports", "of"),
        ("officials, reports", "of", "officials, reports", "of"),
        ("’ reports", "of", "’ reports", "of"),
        ("The general’s, reports", "of", "The general’s, reports", "of"),
        ("The general’s", "of", "The general’s", "of"),
        ("The general’s man’s reports", "of", "The general’s man’s", "reports of"),
    ],
)
def test_what_is_owned_before_of_or_that(source: str, cue: str, owner: str, owned: str) -> None:
    text = f"{source} {cue} an advance were wrong."
    whole, at = attribution(text, source, cue, "an advance", 0.9), len(source) + 1
    whole = replace(whole, cues=(Span.of(text, at, at + len(cue)),))
    (found,) = kept(page_of(text), Reading("test@0", (whole,), (), 0.4))
    assert ([span.text for span in found.sources], [span.text for span in found.cues]) == ([owner], [owned])


def test_a_source_apart_from_its_cue_or_in_pieces_is_left_as_it_is() -> None:
    text = "The general’s reports, he said, of an advance."
    apart = attribution(text, "The general’s reports", "of", "an advance", 0.9)
    pieces = replace(apart, sources=(*apart.sources, Span.of(text, text.index("he"), text.index("he") + 2)))
    cues = replace(apart, cues=(Span.of(text, 4, 11), *apart.cues))
    nobody = replace(apart, sources=())
    for one in (apart, pieces, cues, nobody):
        assert kept(page_of(text), Reading("test@0", (one,), (), 0.4)) == [one]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ("The plan was widely met with doubt from critics.", "The plan", "was widely met with doubt", "critics"),
        ("The plan has been met with doubt by critics.", "The plan", "has been met with doubt", "critics"),
        ("The plan had been widely met with doubt.", "The plan", "had been widely met with doubt", None),
        ("Plans are met with doubt, in Orra.", "Plans", "are met with doubt", "Orra"),
        ("Plans are met with among others doubt from critics.", "Plans", "are met with among others doubt", "critics"),
        ("The plan, too, was met with doubt from.", "The plan, too", "was met with doubt", None),
        ("It rained. The plan, he said, was met with much doubt!", "The plan, he said", "was met with much doubt", None),
    ],
)
def test_receptions(text: str, content: str, cue: str, source: str | None) -> None:
    (found,) = receptions(page_of(text))
    assert [span.text for span in found.contents] == [content]
    assert [span.text for span in found.cues] == [cue]
    assert [span.text for span in found.sources] == ([source] if source else [])


@pytest.mark.parametrize(
    "text",
    [
        "The plan was met. With doubt he left.",
        "The plan was met\n\nwith doubt from critics.",
        "The plan was\n\nmet with doubt from critics.",
        "The plan has\n\nbeen met with doubt from critics.",
        "Plans been met with doubt from critics.",
        "The plan has met with doubt from critics.",
        "The plan was been met with doubt.",
        "The plan was met with flowers from doubt.",
        "The plan was met with.",
        "The plan was seen with doubt.",
        "The plan was met by doubt.",
        ", was met with doubt",
        "Met with doubt from critics, the plan was",
        "The plan was met",
    ],
)
def test_no_receptions(text: str) -> None:
    assert receptions(page_of(text)) == []


@pytest.mark.parametrize(
    ("subject", "source"),
    [
        ("The group", "The group"),
        ("The armed group, the Army of Tavrin and Orra,", "The armed group, the Army of Tavrin and Orra"),
        ("A rebel group has", "A rebel group"),
        ("On Friday the rebels", "the rebels"),
        ("In Tavrin and Orra the rebels", "the rebels"),
        ("Rain", None),
    ],
)
def test_whoever_claims_responsibility_is_its_subject(subject: str, source: str | None) -> None:
    text = f"{subject} claimed responsibility for the raid."
    one = attribution(text, "", "claimed responsibility for", "the raid", 0.1)
    found = kept(page_of(text), Reading("test@0", (one,), (), threshold=0.4))
    assert [span.text for one in found for span in one.sources] == ([source] if source else [])
