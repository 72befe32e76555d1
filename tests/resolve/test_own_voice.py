"""Events that the article tells without attribution become claims of the outlet."""

from __future__ import annotations

from reportedly.model import Certainty, Claim, Cue, Document, Event, Source, Span
from reportedly.model.entity import Modality
from reportedly.resolve.own_voice import own_voice
from tests.pages import page_of

TEXT = "Keldorian troops took Varn on Monday, Myrsania said. The loss of Varn cut the road; aid was stopped."


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


SAID = Claim(
    "c1",
    Source((span("Myrsania"),), "state"),
    Cue((span("said"),), "say", "neutral"),
    (span("Keldorian troops took Varn on Monday"),),
    "indirect",
    Certainty("certain", "neutral"),
    0.9,
)


def own(*events: Event) -> list[Claim]:
    return own_voice(page_of(TEXT), [SAID], events)[1:]


def test_an_event_inside_an_attributed_content_is_not_the_outlets() -> None:
    assert own(Event("control.taken", span("took"))) == []


def test_the_sentence_of_an_event_without_attribution_is_the_outlets_claim() -> None:
    (claim,) = own(Event("control.lost", span("loss")))
    assert (claim.source.kind, claim.source.spans, claim.cue) == ("outlet", (), None)
    assert claim.text == "The loss of Varn cut the road; aid was stopped."
    assert claim.certainty == Certainty("certain", "endorsed")


def test_two_events_of_one_sentence_are_one_claim() -> None:
    assert len(own(Event("control.lost", span("loss")), Event("access.blocked", span("aid was stopped")))) == 1


def test_what_is_planned_or_possible_is_not_endorsed() -> None:
    told: tuple[tuple[Modality, str], ...] = (("possible", "possible"), ("planned", "unstated"))
    for modality, firmness in told:
        (claim,) = own(Event("control.lost", span("loss"), modality=modality))
        assert claim.certainty == Certainty(firmness, "neutral")  # type: ignore[arg-type]


def test_what_did_not_happen_is_told_as_certain_and_its_words_say_the_polarity() -> None:
    """The outlet denies nothing: it tells that something is not so, or tells in passing of what failed."""
    event = Event("control.lost", span("loss"), modality="negated")
    for polarity, stance in (("negative", "endorsed"), ("positive", "neutral")):
        (claim,) = own_voice(page_of(TEXT), [SAID], [event], lambda _, told=polarity: told)[1:]  # type: ignore[misc]
        assert claim.certainty == Certainty("certain", stance)  # type: ignore[arg-type]
        assert claim.polarity == polarity


def test_it_says_that_a_rule_found_it_and_that_its_score_is_set() -> None:
    (claim,) = own(Event("control.lost", span("loss")))
    assert (claim.origin, claim.score_kind) == ("outlet", "set")


def test_the_rest_of_a_sentence_beside_its_claim_is_cut_free() -> None:
    text = "He said the road was safe, after shells hit the bridge."
    content = Span.of(text, 8, 25)
    said = Claim("c1", Source((Span.of(text, 0, 2),), "person"), Cue((Span.of(text, 3, 7),), "say", "neutral"),
                 (content,), "indirect", Certainty("certain", "neutral"), 0.9)  # fmt: skip
    at = text.index("shells")
    found = own_voice(page_of(text), [said], [Event("attack", Span.of(text, at, at + 10))])
    assert [claim.text for claim in found] == ["the road was safe", "after shells hit the bridge."]


def test_the_outlets_words_begin_after_a_dateline() -> None:
    text = "Bridge hit\n\nVelmar, Nov 24 (Agency) — Rebels shelled the bridge."
    at = text.index("shelled")
    page = page_of(Document(text, title=Span.of(text, 0, 10)))
    (claim,) = own_voice(page, (), [Event("attack", Span.of(text, at, at + 7))])
    assert claim.text == "Rebels shelled the bridge."
