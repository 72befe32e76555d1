"""DRF001 to DRF003 and HED002 on articles that are read by hand: what grows, and what explains it."""

from __future__ import annotations

import pytest

from reportedly.checks.copy import Copy
from reportedly.checks.rules import drf001_growing_claim
from reportedly.model import Argument, Article, Certainty, Claim, Cue, Document, Event, Place, Producer, Source, Span
from tests.pages import page_of

FIRST = "General Dahl said that troops were entering Velna."


def told(second: str, trigger: str, between: str = "") -> list[str]:
    """What DRF001 marks where ``FIRST`` attributes an entry and ``second`` tells ``trigger`` in the outlet's own voice."""
    text = f"{FIRST} {between}{second}"

    def span(words: str, after: int = 0) -> Span:
        at = text.index(words, after)
        return Span.of(text, at, at + len(words))

    where = [span("Velna"), span("Velna", len(FIRST))]
    places = tuple(
        Place(f"p{at}", each, "Velna", 1.0, 1.0, 7, "XX", "populated place", 0.9, (), "") for at, each in enumerate(where, 1)
    )
    sure = Certainty("certain", "neutral")
    claims = (
        Claim(
            "c1",
            Source((span("General Dahl"),), "person", "a1"),
            Cue((span("said"),), "say", "neutral"),
            (span("that troops were entering Velna"),),
            "indirect",
            sure,
            0.9,
            events=(Event("control.entered", span("entering"), (Argument("place", "p1", 1.0, "", ()),)),),
        ),
        Claim(
            "c2",
            Source((), "outlet"),
            None,
            (span(second),),
            "indirect",
            sure,
            0.9,
            events=(Event("control.taken", span(trigger, len(FIRST)), (Argument("place", "p2", 1.0, "", ()),)),),
        ),
    )
    article = Article(Document(text), claims, (), Producer("test", "none"), places=places)
    return [finding.span.text for finding in drf001_growing_claim.find(Copy(article, page_of(text)))]


def test_a_further_step_of_control_is_marked() -> None:
    assert told("The capture of Velna is a heavy blow.", "capture") == ["capture"]


@pytest.mark.parametrize(
    ("second", "trigger"),
    [
        ("The capture of Velna would be a heavy blow.", "capture"),
        ("They later captured Velna.", "captured"),
        ("Troops captured Velna, the army said.", "captured"),
    ],
)
def test_a_hedge_an_update_or_a_speaker_explains_it(second: str, trigger: str) -> None:
    assert told(second, trigger) == []
