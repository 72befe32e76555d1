"""Events that the article tells without attribution become claims of the outlet."""

from __future__ import annotations

import pytest

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


def piece(text: str, told: str, *taken: str) -> str | None:
    """The outlet's words in which ``told`` stands, where a claim holds each of ``taken``; ``None`` where there are none."""
    contents = [Span.of(text, text.index(words), text.index(words) + len(words)) for words in taken]
    said = [Claim(f"c{at}", Source((), "missing"), None, (content,), "indirect", Certainty("certain", "neutral"), 0.9)
            for at, content in enumerate(contents, 1)]  # fmt: skip
    at = text.index(told)
    found = own_voice(page_of(text), said, [Event("attack", Span.of(text, at, at + len(told)))])[len(said) :]
    return found[0].text if found else None


@pytest.mark.parametrize(
    ("text", "told", "taken", "expected"),
    [
        ("Rain fell. Shells hit Varn. It was late.", "hit", (), "Shells hit Varn."),
        ("Shells hit Varn", "hit", ("Shells hit",), None),
        ("Shells hit Varn", "hit", ("hit Varn",), None),
        ("Shells hit Varn", "hit", ("Shells ",), "hit Varn"),
        ("Shells hit Varn", "hit", (" Varn",), "Shells hit"),
        ("Shells hit Varn", "hit", ("it",), None),
        ("Shells hit Varn", "Shells hit", ("hit",), None),
        ("Shells hit Varn", "hit", ("Shells h",), None),
        ("He left, — shells hit Varn; — she came.", "hit", ("He left", "she came."), "shells hit Varn"),
        ("He left; hit: she came.", "hit", ("He left", "she came."), "hit"),
        ("He left. Hit, she came.", "Hit", ("she came.",), "Hit"),
        ("He left, he came, shells hit Varn", "hit", ("He left", "he came"), "shells hit Varn"),
        ("He left, he came, shells hit Varn", "hit", ("he came", "He left"), "shells hit Varn"),
        ("He left, he came, shells hit Varn", "hit", ("He left, he came", "He"), "shells hit Varn"),
        ("He left, shells hit Varn, he came, he ate", "hit", ("he came", "he ate"), "He left, shells hit Varn"),
        ("He left. Shells hit Varn", "hit", ("He left.",), "Shells hit Varn"),
        ("He left! Shells hit Varn", "hit", ("He left",), "Shells hit Varn"),
    ],
)
def test_the_outlets_words_are_what_claims_leave_of_the_sentence(
    text: str, told: str, taken: tuple[str, ...], expected: str | None
) -> None:
    assert piece(text, told, *taken) == expected


def test_each_piece_is_a_claim_and_the_first_event_in_it_says_how_sure_it_is() -> None:
    first, second = Event("a", span("loss"), modality="possible"), Event("b", span("cut"), modality="planned")
    (claim,) = own(first, second)
    assert claim.certainty == Certainty("possible", "neutral")
    (claim,) = own(second, first)
    assert claim.certainty == Certainty("unstated", "neutral")
    asked = own(Event("a", span("loss"), modality="asked"))[0]
    assert (asked.id, asked.certainty, asked.score) == ("c2", Certainty("unstated", "neutral"), 0.8)


def test_pieces_are_numbered_in_text_order_after_the_claims() -> None:
    text = "Shells hit Varn. Shells hit Sarn."
    at = text.rindex("hit")
    found = own_voice(page_of(text), (), [Event("a", Span.of(text, at, at + 3)), Event("a", Span.of(text, 7, 10))])
    assert [(claim.id, claim.text) for claim in found] == [("c1", "Shells hit Varn."), ("c2", "Shells hit Sarn.")]


def test_a_sentence_inside_quotation_marks_is_never_the_outlets() -> None:
    text = "It rained. “Troops took Varn. They left.”"
    at = text.index("took")
    assert own_voice(page_of(text), [], [Event("control.taken", Span.of(text, at, at + 4))]) == []
