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


@pytest.mark.parametrize(
    ("cue", "lemma", "force"),
    [
        ("went on to say", "say", "neutral"),
        ("said and claimed", "claim", "distancing"),
        ("said on Monday claiming", "say", "neutral"),
        ("said on Monday to claim", "say", "neutral"),
        ("claims on Monday denying", "claim", "distancing"),
        ("said on Monday to quote", "say", "neutral"),
        ("issued a statement claiming", "claim", "distancing"),
        ("issued a denial", "denial", "denying"),
        ("made a claim", "claim", "distancing"),
        ("a claim and a denial", "claim", "distancing"),
        ("his claim that denied", "deny", "denying"),
        ("declined to deny", "decline", "neutral"),
        ("declined to comment", "decline to comment", "neutral"),
        ("to claim", "claim", "distancing"),
        ("claimed the reports", "claim", "distancing"),
    ],
)
def test_the_last_full_verb_tells_unless_it_stands_in_an_adjunct(cue: str, lemma: str, force: str) -> None:
    assert read(cue) == (lemma, force)


@pytest.mark.parametrize(
    ("cue", "lemma", "force"),
    [
        ("falsely claimed", "claim", "distancing"),
        ("falsely confirmed", "confirm", "distancing"),
        ("falsely denied", "deny", "denying"),
        ("falsely rattled", "rattle", "distancing"),
        ("rightly rattled", "rattle", "neutral"),
        ("should admit", "admit", "neutral"),
        ("must claim", "claim", "neutral"),
        ("should deny", "deny", "denying"),
        ("claimed it should", "claim", "distancing"),
        ("no claim", "claim", "neutral"),
        ("cannot confirm", "confirm", "neutral"),
        ("is yet to confirm", "confirm", "neutral"),
        ("is unable to confirm", "confirm", "neutral"),
        ("unwilling to confirm", "confirm", "neutral"),
        ("stopped short of claiming", "claim", "neutral"),
        ("stops short of claiming", "claim", "neutral"),
        ("stopping short of claiming", "claim", "neutral"),
        ("stopped of claiming", "claim", "distancing"),
        ("short of claiming", "claim", "distancing"),
        ("failed to confirm", "confirm", "neutral"),
        ("has failed as he claimed", "claim", "distancing"),
    ],
)
def test_what_is_not_said_or_doubted_by_an_adverb(cue: str, lemma: str, force: str) -> None:
    assert read(cue) == (lemma, force)


@pytest.mark.parametrize(
    ("before", "cue", "part"),
    [
        ("his ", "claims", "noun"),
        ("he ", "claims", "verb"),
        ("that ", "claims", "verb"),
        ("and ", "claims", "verb"),
        ("to ", "claim", "verb"),
        ("Holm’s ", "claim", "noun"),
        ("It is his. ", "Claims", "verb"),
        ("his, ", "claims", "noun"),
        ("his " + ", " * 3, "claims", "noun"),
        ("his " + ", " * 4, "claims", "verb"),
        ("", "claims", "verb"),
        ("", "his claims", "noun"),
        ("his ", "men claims", "verb"),
    ],
)
def test_the_word_before_tells_a_noun_from_a_verb(before: str, cue: str, part: str) -> None:
    text = before + cue
    entry = wording(page_of(text), (Span.of(text, len(before), len(text)),)).entry
    assert entry is not None
    assert entry.part == part


@pytest.mark.parametrize(
    ("cue", "thing", "distanced", "endorsed", "negated"),
    [
        ("warned of", True, False, False, False),
        ("warned", False, False, False, False),
        ("warned of rain", False, False, False, False),
        ("falsely said", False, True, False, False),
        ("rightly said", False, False, True, False),
        ("rightly rattled", False, False, True, False),
        ("did not say", False, False, False, True),
        ("said not", False, False, False, False),
    ],
)
def test_what_else_its_words_tell(cue: str, thing: bool, distanced: bool, endorsed: bool, negated: bool) -> None:
    found = wording(page_of(cue), (Span.of(cue, 0, len(cue)),))
    assert (found.thing, found.distanced, found.endorsed, found.negated) == (thing, distanced, endorsed, negated)


@pytest.mark.parametrize(
    ("cue", "lemma"),
    [
        ("quickly rattled", "rattle"),
        ("town rattling", "rattle"),
        ("town went", "go"),
        ("often coy", "coy"),
        ("will often be", "will often be"),
        ("towns coy", "town"),
    ],
)
def test_the_head_of_an_unlisted_cue_is_its_first_verb_or_its_first_word_of_weight(cue: str, lemma: str) -> None:
    assert read(cue)[0] == lemma


def test_a_cue_of_marks_is_named_by_them() -> None:
    text = "Holm : – it"
    assert wording(page_of(text), (Span.of(text, 5, 6), Span.of(text, 7, 8))).lemma == ":–"
    assert wording(page_of(text), ()).lemma == "—"
    cue = wording(page_of(text), (Span.of(text, 5, 6),)).cue((Span.of(text, 5, 6),))
    assert (cue.text, cue.lemma, cue.force) == (":", ":", "neutral")
