"""Cues: dictionary form and force, from the words alone."""

from __future__ import annotations

import pytest

from reportedly.claims.force import wording
from reportedly.model import Span
from tests.pages import page_of


def read(cue: str, before: str = "") -> tuple[str, str]:
    text = before + cue
    found = wording(page_of(text), (Span.of(text, len(before), len(text)),))
    return found.lemma, found.force


@pytest.mark.parametrize(
    ("cue", "lemma", "force"),
    [
        ("said", "say", "neutral"),
        ("has repeatedly said", "say", "neutral"),
        ("said in a statement", "say", "neutral"),
        ("said in a report released on Monday", "say", "neutral"),
        ("told reporters", "tell", "neutral"),
        ("went on to say", "say", "neutral"),
        ("responded by saying", "say", "neutral"),
        ("is expected to announce", "announce", "neutral"),
        ("according to", "according to", "neutral"),
        ("is believed", "believe", "neutral"),
        ("was accused of", "accused of", "neutral"),
        ("reportedly", "reportedly", "neutral"),
        (":", ":", "neutral"),
        ("disclosed", "disclose", "endorsing"),
        ("has confirmed", "confirm", "endorsing"),
        ("pointed out", "point out", "endorsing"),
        ("acknowledged", "acknowledge", "endorsing"),
        ("claimed", "claim", "distancing"),
        ("alleges", "allege", "distancing"),
        ("falsely said", "say", "distancing"),
        ("denied", "deny", "denying"),
        ("ruled out", "rule out", "denying"),
        ("brushed off", "brush off", "denying"),
        ("doubts", "doubt", "doubting"),
        ("raised doubts about", "raise doubts", "doubting"),
        ("is skeptical about", "skeptical about", "doubting"),
        ("asked", "ask", "asking"),
        ("called for", "call for", "asking"),
        ("called on Friday for", "call on", "asking"),
        ("called again for", "call for", "asking"),
        ("urged", "urge", "asking"),
        ("vowed", "vow", "promising"),
        ("has pledged", "pledge", "promising"),
        ("warned", "warn", "warning"),
        ("issued a warning", "warning", "warning"),
        ("threatened", "threaten", "warning"),
    ],
)
def test_force(cue: str, lemma: str, force: str) -> None:
    assert read(cue) == (lemma, force)


@pytest.mark.parametrize(
    ("cue", "lemma", "force"),
    [
        ("declined to comment", "decline to comment", "neutral"),
        ("refused to confirm", "refuse", "neutral"),
        ("has not confirmed", "confirm", "neutral"),
        ("has yet to confirm", "confirm", "neutral"),
        ("did not deny", "deny", "neutral"),
        ("didn’t claim", "claim", "neutral"),
        ("does not believe", "believe", "doubting"),
        ("not only claimed", "claim", "distancing"),
        ("would admit", "admit", "neutral"),
    ],
)
def test_negation_takes_the_force_away(cue: str, lemma: str, force: str) -> None:
    assert read(cue) == (lemma, force)


@pytest.mark.parametrize(
    ("before", "cue", "lemma"),
    [
        ("the mayor's ", "claim", "claim"),
        ("by ", "reports", "report"),
        ("with ", "accusations of", "accusation"),
        ("The president's ", "assertion", "assertion"),
    ],
)
def test_nouns_are_cues_too(before: str, cue: str, lemma: str) -> None:
    assert read(cue, before)[0] == lemma


@pytest.mark.parametrize(
    ("cue", "lemma"), [("rattled off", "rattle"), ("has regularly angered", "anger"), ("has", "has"), ("coy about", "coy")]
)
def test_a_cue_outside_the_lexicon_is_neutral(cue: str, lemma: str) -> None:
    assert read(cue) == (lemma, "neutral")
