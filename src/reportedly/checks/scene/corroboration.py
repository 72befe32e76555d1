"""What an article says beside a party's claim: a third party tells of the same event, or somebody bears it out or denies it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reportedly.checks.scene.voices import Voice
from reportedly.model import Claim, Event, Span, event_types

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

_OPEN: Final = frozenset(("anonymous", "missing", "outlet"))
"""Kinds of sources of whom nothing tells that they are a third party."""
_IT: Final = 3
"""So many words at most say no more than that what was told before is so."""
_PAPER: Final = 2
"""Words of what a body hands out where nothing more is said of it: "the bulletin"."""
_HURT: Final = frozenset(("attack", "casualties"))
"""Families of events that tell one another: an attack and those whom it killed."""


class Corroboration:
    """What third parties say of the claims of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene

    def of(self, span: Span, claim: Claim | None, *lists: str) -> bool:
        """Whether somebody bears out or denies what a party tells with the words of ``span``, in ``claim`` where it was read.

        A third party does that tells of the same event, be it elsewhere, or speaks in the same sentence; or one in the sentence or one
        beside it that says a phrase of ``lists`` or denies it. Another party's claim does not, and nor does a word that nobody says.
        """
        sentence = self._scene.sentence(span.start)
        if self._beside(span, claim, sentence, *lists):
            return True
        return claim is not None and any(self._is_same(span, claim, other) for other in self._thirds if other is not claim)

    # inside

    @cached_property
    def _thirds(self) -> tuple[Claim, ...]:
        """The claims of those who are no party, nor a body of one, and can speak; a headline tells what the body says once more."""
        scene = self._scene
        return tuple(claim for claim in scene.attributed if claim.spans[0].start >= scene.begins and self._is_third(claim))

    def _is_third(self, claim: Claim) -> bool:
        scene = self._scene
        if claim.source.kind in _OPEN or scene.is_thing(claim):
            return claim.source.kind == "anonymous" and scene.parties.stands_by(claim)
        if self._is_paper(claim):
            return False
        return scene.parties.voice(claim) is None and not scene.parties.unknown(claim)

    def _is_paper(self, claim: Claim) -> bool:
        """Whether what a party hands out speaks, "the bulletin", told by no more than that, and a party spoke last before it."""
        scene = self._scene
        words = scene.words(claim.source.spans[0].start, claim.source.spans[-1].end) if claim.source.spans else ()
        if len(words) != _PAPER or words[-1] not in scene.listed("verification.parties.papers"):
            return False
        earlier = [each for each in scene.sourced if each.source.spans[0].start < claim.source.spans[0].start]
        return bool(earlier) and scene.parties.is_party(earlier[-1])

    def _beside(self, span: Span, claim: Claim | None, sentence: Span, *lists: str) -> bool:
        """Whether a third party speaks in the sentence of the claim, or says a phrase of ``lists`` or denies it in one beside it."""
        scene = self._scene
        before = scene.sentence_before(span.start)
        following = scene.sentence_number(span.start) + 1
        after = scene.sentences[following] if following < len(scene.sentences) else None
        for each in dict.fromkeys(one for one in (sentence, before, after) if one is not None):
            said = scene.uses(*lists).within(each.start, each.end)
            if any(
                each == sentence or (said and self._on_it(span, claim, voice, each)) for voice in self._speaking(each, claim)
            ):
                return True
            near = scene.paragraph(each.start) == scene.paragraph(span.start) or bool(
                scene.stems(sentence) & scene.stems(each)
            )
            if near and any(self._denies(other, claim, each) for other in scene.attributed):
                return True
            if claim is not None and any(self._negates(span, claim, other, each) for other in scene.attributed):
                return True
        return False

    def _on_it(self, span: Span, claim: Claim | None, voice: Voice, sentence: Span) -> bool:
        """Whether what a voice says may be of the event beside it: it is of fighting, or no more than "confirmed it"."""
        scene = self._scene
        if voice.claim is not None:
            said = sum(len(scene.words(content.start, content.end)) for content in voice.claim.contents)
            same = claim is None or not voice.claim.events or self._is_same(span, claim, voice.claim)
            return said <= _IT or (same and scene.parties.touches(voice.claim))
        fighting = scene.uses("attribution.fighting.words").within(sentence.start, sentence.end)
        return fighting or len(scene.words(voice.span.end, sentence.end)) <= _IT

    def _speaking(self, sentence: Span, claim: Claim | None) -> Iterator[Voice]:
        """Those who speak in a sentence and are no party, the speaker of ``claim`` left out."""
        scene = self._scene
        for voice in scene.voices.among(sentence.start, sentence.end):
            if voice.claim is not None:
                if voice.claim is not claim and voice.claim in self._thirds and _speaker(voice.claim) != _speaker(claim):
                    yield voice
                continue
            named = voice.span if voice.how == "speaker" else voice.subject if voice.how == "cue" else None
            if named is not None and self._watches(named):
                yield voice

    def _watches(self, span: Span) -> bool:
        return self._scene.mentions(span.text, "verification.parties.bystanders")

    @staticmethod
    def _denies(other: Claim, claim: Claim | None, sentence: Span) -> bool:
        """Whether somebody else denies in ``sentence``."""
        denies = other.cue is not None and other.cue.force == "denying" and _speaker(other) != _speaker(claim)
        return denies and other.cue is not None and sentence.start <= other.cue.spans[0].start < sentence.end

    def _negates(self, span: Span, claim: Claim, other: Claim, sentence: Span) -> bool:
        """Whether somebody else says in ``sentence`` that the event was not: "conducted no strikes there"."""
        negated = any(
            event.modality == "negated" and sentence.start <= event.trigger.start < sentence.end for event in other.events
        )
        return negated and self._is_same(span, claim, other)

    def _is_same(self, span: Span, claim: Claim, other: Claim) -> bool:
        """Whether ``other`` tells of the event of ``span``: in the same place, or where no place tells them apart, right beside it."""
        scene = self._scene
        events = [event for event in other.events if self._of_warfare(event)]
        told = scene.stems(span) & scene.stems(other)
        if _speaker(other) == _speaker(claim) or not (events or told):
            return False
        own = next((event for event in claim.events if event.trigger == span), None)
        here, there = self._places(claim, own), self._places(other, *events)
        mine = [own] if own is not None else [each for each in claim.events if self._of_warfare(each)]
        same = not mine or any(self._may_be_one(one, event) for one in mine for event in events)
        if here and there:
            return bool(here & there) and same
        if not (same or told):
            return False
        at = other.contents[0] if other.contents else other.spans[0]
        if abs(scene.sentence_number(span.start) - scene.sentence_number(at.start)) > 1:
            return False
        return scene.paragraph(span.start) == scene.paragraph(at.start) or bool(scene.stems(claim) & scene.stems(other))

    def _may_be_one(self, one: Event, other: Event) -> bool:
        """Whether two events in one place may be one: of one family, and not at two times."""
        first, second = one.type.partition(".")[0], other.type.partition(".")[0]
        if first != second and not {first, second} <= _HURT:
            return False
        times = self._scene.times
        here, there = times.get(one.time or ""), times.get(other.time or "")
        return here is None or there is None or (here.start, here.end) == (there.start, there.end)

    def _places(self, claim: Claim, *events: Event | None) -> frozenset[str]:
        """The places of events, or else those that the claim names, none as large as a country."""
        places = self._scene.places
        told = [event.place for event in events if event is not None and event.place]
        found = (places.get(each) for each in told or claim.places)
        return frozenset(
            str(each.geonames_id) if each.geonames_id is not None else each.name.casefold()
            for each in found
            if each is not None and each.kind != "country"
        )

    def _of_warfare(self, event: Event) -> bool:
        kind = event_types(self._scene.language).get(event.type)
        return kind is not None and kind.warfare


def _speaker(claim: Claim | None) -> str:
    if claim is None:
        return ""
    return claim.source.actor or " ".join(claim.source.text.lower().split()) or claim.id
