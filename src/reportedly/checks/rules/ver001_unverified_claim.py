"""VER001: a belligerent's claim about a contested event without any word on verification."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene, stems
from reportedly.checks.scene.stretches import Stretches
from reportedly.model import Claim, Span
from reportedly.model.event_types import event_types

_SPEAKERS = ("person", "organisation", "state", "collective", "anonymous", "named media", "missing")
_LONGEST = 700


def find(scene: Scene) -> Iterator[Finding]:
    """Such claims, one a sentence, unless the article says anywhere whether they could be checked."""
    if not scene.attributed or scene.uses("verification.notes.words").within(scene.body, len(scene.text)):
        return
    claimed = sorted(_claimed(scene), key=lambda each: each[0])
    if not claimed:
        return
    borne_out, seen = _BorneOut(scene), set[int]()
    for span, who, claim in claimed:
        sentence = scene.sentence(span.start)
        if (
            sentence.start in seen
            or scene.in_title(span)
            or scene.contested.other_year(sentence)
            or borne_out.says_so(claim, span)
        ):
            continue
        seen.add(sentence.start)
        yield Finding(
            span,
            f"“{who}”, a party to the fighting, tells of “{' '.join(span.text.split())}”, and the article does not say whether this "
            "could be verified",
            "Could this be verified, and does the article say so either way?",
            claim=claim.id if claim else None,
        )


def _claimed(scene: Scene) -> Iterator[tuple[Span, str, Claim | None]]:
    """What parties tell of fighting, with who they are and the claim that it was read from."""
    parties = scene.parties
    for claim in scene.attributed:
        force = claim.cue.force if claim.cue else "neutral"
        if force in ("asking", "promising", "denying") or (claim.cue and claim.cue.lemma == "confirm"):
            continue  # a demand tells of no event, and what is confirmed somebody told before
        source = claim.source.spans[0] if claim.source.spans else claim.cue.spans[0] if claim.cue else None
        if source is None or claim.source.kind not in _SPEAKERS or scene.in_title(source) or not parties.is_party(claim):
            continue
        who = scene.called(claim) or source.text.split()[0]
        for span in parties.deeds(claim):
            yield span, who, claim
    for telling in scene.contested.tellings:
        if (
            telling.own
            and telling.warfare
            and telling.event.modality in ("asserted", "negated")
            and not scene.in_title(telling.trigger)
        ):
            cited = parties.cited(scene.sentence(telling.trigger.start))
            if cited:
                yield telling.trigger, " ".join(cited.text.split()), None


class _BorneOut:
    """What an article says beside a claim of somebody else who confirmed it, denied it or saw it."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene
        self._words: Final = [span.start for span in scene.uses("verification.notes.beside")]
        spans: dict[str, list[tuple[int, int]]] = {}
        for claim in scene.attributed:
            spans.setdefault(_speaker(claim), []).extend((span.start, span.end) for span in claim.spans)
        self._own: Final = {key: Stretches(ranges) for key, ranges in spans.items()}
        types = event_types(scene.language)
        self._voices: Final = sorted(
            (event.trigger.start, _speaker(claim))
            for claim in scene.attributed
            if claim.source.kind != "missing"
            for event in claim.events
            if types[event.type].warfare
        )

    def says_so(self, claim: Claim | None, span: Span) -> bool:
        """Whether the sentence of ``span`` or one beside it holds such a word, or tells of fighting from somebody else."""
        scene = self._scene
        sentence, before = scene.sentence(span.start), scene.sentence_before(span.start)
        after = scene.sentence(min(sentence.end + 1, len(scene.text) - 1))
        start, end = before.start if before else sentence.start, max(after.end, sentence.end)
        own = self._own[_speaker(claim)] if claim else Stretches(())
        words = self._words[bisect_left(self._words, start) : bisect_left(self._words, end)]
        voices = self._voices[bisect_left(self._voices, (start, "")) : bisect_left(self._voices, (end, ""))]
        another = claim is not None and any(who != _speaker(claim) for _, who in voices)
        told = stems([span.text])
        another = another or any(
            _speaker(other) != _speaker(claim)
            and any(start <= each.start < end for each in other.contents)
            and told & stems([other.text])
            for other in (scene.attributed if claim and told else ())
            if other.source.kind != "missing" and claim is not None
        )
        return another or any(not own.holds(word) for word in words)


def _speaker(claim: Claim) -> str:
    return claim.source.actor or " ".join(claim.source.text.lower().split()) or claim.id


RULE = Rule(
    "VER001",
    "unverified-claim",
    "structural",
    marks="A claim of a party to a conflict (a side that a pack knows, an army, a ministry of defence, rebels, a militant group, a "
    "security service, the state's own news agency, the government of a state whose forces the article tells of, or whoever tells of "
    "the deeds of its own forces) about an attack, losses, control of a place or a ceasefire, in an article that nowhere says whether "
    "such claims could be verified, and where neither the sentence nor one beside it says that somebody else confirmed, denied, saw "
    "or told of it. One finding a sentence.",
    why="Parties tell of fighting what serves them; a reader should learn whether anybody could check it.",
    reference="BBC Editorial Guidelines 3.3.6: unverified material; New York Times editors' note on Al-Ahli hospital coverage "
    "(October 2023)",
    severity="warning",
    find=find,
    bad=(
        Example(
            "The army of Velnia said on Monday that it had captured the town of Sarn. Schools in the valley stayed closed.",
            ("captured",),
        ),
        Example(
            "Fighting went on in the valley on Friday. The defence ministry said that its troops had killed 40 rebels near Sarn.",
            ("killed",),
        ),
    ),
    good=(
        Example(
            "The army of Velnia said on Monday that it had captured the town of Sarn. The claim could not be independently "
            "verified."
        ),
        Example("The mayor of Sarn said on Monday that a fire had killed two firefighters. Schools stayed closed."),
    ),
    limits="Without a pack it knows parties only by their own words: a general named without his army is not seen. A claim against "
    "the speaker's own interest is marked like any other.",
)
