"""ATT006 on claims made by hand: whether the reader knew the speaker before the words began."""

from __future__ import annotations

import time

import pytest

from reportedly.checks.scene import Scene
from reportedly.model import Article, Certainty, Claim, Cue, Document, Producer, Source, Span
from tests.pages import page_of
from tests.rules import rule_of

WORDS = "“The wall broke in the night. Nobody had warned us of anything,”"


def claim(text: str, name: str, speaker: str, cue: str, lemma: str, start: int = 0) -> Claim:
    """The claim that ``speaker`` makes with ``WORDS``, where they first stand at or after ``start``."""
    begin = text.index("“", start)
    end = text.index("”", begin) + 1
    who, said = text.index(speaker, end), text.index(cue, end)
    return Claim(
        name,
        Source((Span.of(text, who, who + len(speaker)),), "person"),
        Cue((Span.of(text, said, said + len(cue)),), lemma, "neutral"),
        (Span.of(text, begin, end),),
        "direct",
        Certainty("unstated", "neutral"),
        0.9,
    )


def scene(text: str, *claims: Claim) -> Scene:
    return Scene(Article(Document(text), claims, (), Producer("test", "none")), page_of(text))


def marked(text: str, speaker: str, cue: str = "said", lemma: str = "say") -> list[str]:
    found = rule_of("ATT006").find(scene(text, claim(text, "c1", speaker, cue, lemma)))
    return [finding.span.text for finding in found]


def test_others_named_before_do_not_tell_who_speaks() -> None:
    assert marked(f"Ivo Dahl, the mayor, visited the bridge.\n\n{WORDS} said Mara Tolen.", "Mara Tolen") == ["Mara Tolen"]


@pytest.mark.parametrize(
    "before",
    ["Mara Tolen lives there.", "Mara Tolen lives there. The water rose.", "The baker Tolen told her story on Monday:"],
)
def test_a_speaker_named_shortly_before_is_known(before: str) -> None:
    assert marked(f"The bridge fell on Sunday.\n\n{before} {WORDS} Tolen said.", "Tolen") == []


@pytest.mark.parametrize(
    ("speaker", "cue", "lemma"),
    [("she", "said", "say"), ("the retired baker", "said", "say"), ("Tolen", "replied", "reply")],
)
def test_a_speaker_who_was_spoken_of_and_one_who_answers_are_known(speaker: str, cue: str, lemma: str) -> None:
    assert marked(f"The bridge fell on Sunday.\n\n{WORDS} {speaker} {cue}.", speaker, cue, lemma) == []


def test_dots_that_trail_off_end_no_sentence() -> None:
    words = "“The wall broke in the night ... Nobody had warned us of anything,”"
    assert marked(f"The bridge fell on Sunday.\n\n{words} Tolen said.", "Tolen") == []


def test_many_quotations_take_linear_time() -> None:
    text, claims, start = "The bridge fell on Sunday.\n\n" + f"{WORDS} Tolen said.\n\n" * 4000, [], 0
    for each in range(4000):
        claims.append(claim(text, f"c{each + 1}", "Tolen", "said", "say", start))
        start = claims[-1].contents[0].end
    article = scene(text, *claims)
    begun = time.process_time()
    list(rule_of("ATT006").find(article))
    assert time.process_time() - begun < 5
