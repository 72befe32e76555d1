"""Who of those that speak is a party to the fighting that an article tells of, and of which side.

A party is whom a pack gives a side, and whoever fights or speaks for those who fight: an army, a ministry of defence, a military
source, a militia and its members, the state's own news agency and the government of a state whose forces the article tells of. The
outlet that carries a report is none, and neither are bystanders: monitors of human rights, doctors, residents, the United Nations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reportedly.checks.scene.stretches import Stretches
from reportedly.model import Claim, Event, Span, event_types

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

_STEM: Final = 4
"""A nation and what is of it begin with so many of the same letters: "Velnia", "Velnian"."""
_OWN: Final = 180
"""A speaker's own forces are told of among the first characters of what is said."""
_CLAUSE: Final = 200
"""Words such as "would" hold for what follows them so closely."""
_LONGEST: Final = 700
_MOST: Final = 8
"""So many of those who speak are compared, no more."""
_NO_DEED: Final = frozenset(("asking", "promising", "denying"))
_SPEAKERS: Final = frozenset(("person", "organisation", "state", "collective", "anonymous", "named media", "missing"))
_BODIES: Final = frozenset(("organisation", "collective", "named media"))


class Parties:
    """The parties to the fighting of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene
        self._known: Final[dict[str, bool]] = {}

    def is_party(self, claim: Claim) -> bool:
        """Whether who says ``claim`` is one: a pack gives the source a side, its words or those beside it say so, or it tells of its
        own forces.
        """
        if claim.source.side:
            return True
        scene = self._scene
        if not claim.source.spans:
            return self._unread(claim)
        actor = scene.speaker(claim)
        if self._bystander(claim.source.text) or (actor and self._bystander(actor.name)):
            return False
        texts = self._described(claim)
        if any(self.fights(text) for text in texts) or self._tells_of_its_own(claim, " ".join(texts)):
            return True
        offices = scene.listed("verification.parties.offices")
        body = claim.source.kind in _BODIES
        mentions = {mention.span.text for mention in (actor.mentions if actor else ())}
        return any((body or text.lower().split()[-1] in offices) and self.fights(text) for text in mentions if text.split())

    def side(self, claim: Claim) -> str | None:
        """What tells the side of a party: the id that a pack gives it, or the first letters of the nation in its name whose forces the
        article tells of; ``None`` where neither is known. Two claims with one side have one party's voice.
        """
        if claim.source.side:
            return claim.source.side
        actor = self._scene.speaker(claim)
        words = (*claim.source.text.split(), *(actor.name.split() if actor else ()))
        return next((word[:_STEM].lower() for word in words if self._names_side(word)), None)

    def fights(self, text: str) -> bool:
        """Whether ``text`` names one that fights or speaks for one that does; "in rebel-held Sarn" and "a former general" do not."""
        text = " ".join(self._naming(text.split()))
        if text not in self._known:
            mentions = self._scene.mentions
            self._known[text] = (
                bool(text)
                and not self._bystander(text)
                and (
                    mentions(text, "verification.parties.words")
                    or (bool(self._sides) and mentions(text, "verification.parties.state_media"))
                    or (any(map(self._names_side, text.split())) and mentions(text, "verification.parties.governing"))
                )
            )
        return self._known[text]

    def cited(self, sentence: Span) -> Span | None:
        """The party that a sentence cites in words that no claim was read from: "the agency quoted the army as saying"."""
        found = self._scene.uses("verification.parties.cited").between(
            sentence.start, min(sentence.end, sentence.start + _LONGEST)
        )
        return next((span for span in found if self.fights(span.text)), None)

    @cached_property
    def accounts(self) -> tuple[tuple[Span, str, Claim | None], ...]:
        """What parties tell of fighting, in text order: the words, who tells it, and the claim that it was read from, if any.

        Demands, promises and denials tell of no deed, and what a party confirms somebody told before.
        """
        scene = self._scene
        found: list[tuple[Span, str, Claim | None]] = []
        for claim in scene.attributed:
            cue, named = claim.cue, (*claim.source.spans, *(claim.cue.spans if claim.cue else ()))
            if cue and (cue.force in _NO_DEED or cue.lemma in scene.listed("verification.parties.confirming")):
                continue
            if named and claim.source.kind in _SPEAKERS and not scene.in_title(named[0]) and self.is_party(claim):
                who = scene.called(claim) or named[0].text.split()[0]
                found += [(span, who, claim) for span in self.deeds(claim)]
        for telling in scene.contested.body:
            if telling.own and self._disputed(telling.event):
                cited = self.cited(scene.sentence(telling.trigger.start))
                if cited:
                    found.append((telling.trigger, cited.text, None))
        return tuple(sorted(found, key=lambda each: each[0]))

    def deeds(self, claim: Claim) -> Iterator[Span]:
        """What a claim tells of fighting, in each of its sentences: the events that were read, and its verbs of fighting."""
        scene = self._scene
        for event in claim.events:
            begin = scene.sentence(event.trigger.start).start
            if self._disputed(event) and self._of_fighting(event.trigger) and not self._unreal(begin, event.trigger.start):
                yield event.trigger
        if any(event.modality in ("planned", "possible", "asked") for event in claim.events):
            return
        for content in claim.contents:
            for span in scene.uses("verification.parties.deeds").between(content.start, content.end):
                begin = max(content.start, scene.sentence(span.start).start)
                if scene.contested.fought(span) and not self._unreal(begin, span.start):
                    yield span

    # told of beside one another

    @cached_property
    def speaking(self) -> Mapping[str, Sequence[Claim]]:
        """The claims of the body, outside of quotations, by who says them: the side that a pack gives, or else the actor; those who
        say most first, no more than a few of them.
        """
        scene = self._scene
        found: dict[str, list[Claim]] = {}
        for claim in scene.attributed:
            party = claim.source.side or claim.source.actor
            if party and claim.cue and not scene.quoted(claim.cue.spans[0]) and not scene.in_title(claim.cue.spans[0]):
                found.setdefault(party, []).append(claim)
        most = sorted(found, key=lambda each: (-len(found[each]), found[each][0].spans[0]))[:_MOST]
        return {party: found[party] for party in most}

    def opposed(self, one: str, other: str) -> bool:
        """Whether two of those who speak are sides that packs know, or each speaks of the other."""
        sides = {side.id for pack in self._scene.packs for side in pack.sides}
        return {one, other} <= sides or (self._speaks_of(one, other) and self._speaks_of(other, one))

    def _speaks_of(self, one: str, other: str) -> bool:
        actor = self._scene.actors.get(other)
        said = Stretches((span.start, span.end) for claim in self.speaking[one] for span in claim.contents)
        return actor is not None and any(said.holds(mention.span.start) for mention in actor.mentions)

    # inside

    @cached_property
    def _sides(self) -> frozenset[str]:
        """The first letters of the nations whose forces the article tells of: of words with a capital before those that fight."""
        scene = self._scene
        openers = scene.listed("verification.parties.openers")
        spans = scene.uses("verification.parties.nations")
        return frozenset(
            span.text[:_STEM].lower() for span in spans if len(span.text) >= _STEM and span.text.lower() not in openers
        )

    def _names_side(self, word: str) -> bool:
        bare = word.strip(".,;:()“”\"'’")
        return len(bare) >= _STEM and bare[0].isupper() and bare[:_STEM].lower() in self._sides

    def _bystander(self, text: str) -> bool:
        return self._scene.mentions(text, "verification.parties.bystanders")

    def _described(self, claim: Claim) -> tuple[str, ...]:
        """What the article calls the source: its words, those right after it, and with "state" before it what it is of the state."""
        scene, source = self._scene, claim.source.spans[0]
        return (claim.source.text, scene.apposition(source), self._of_state(source))

    def _of_state(self, source: Span) -> str:
        before = self._scene.before(source.start, 1)
        if not before or before[0] not in self._scene.listed("verification.parties.of_state"):
            return ""
        media = self._scene.mentions(source.text, "verification.parties.media")
        return f"{before[0]} {'media' if media else 'body'}"

    def _naming(self, words: Sequence[str]) -> Iterator[str]:
        """Words without those with which an army is named that does not speak."""
        held = self._scene.listed("verification.parties.held")
        former = self._scene.listed("verification.parties.former")
        skip = False
        for word in words:
            first, _, last = word.lower().strip(".,;:()").partition("-")
            if skip or (last and (last in held or first in held)):
                skip = False
            elif first in former:
                skip = True
            else:
                yield word

    def _tells_of_its_own(self, claim: Claim, described: str) -> bool:
        """Whether the claim is about the deeds of the speaker's own forces; a person must be said to hold an office."""
        own = self._own(claim)
        if own is None or claim.source.kind == "anonymous":
            return False
        first = own.text.lower().split()[0]
        if claim.source.kind != "person" or first == "its":
            return True
        described = " ".join(self._naming(described.split()))
        return first in ("our", "we") and self._scene.mentions(described, "verification.parties.governing")

    def _own(self, claim: Claim) -> Span | None:
        """The words of a claim that tell of the speaker's own forces: "its troops", "we have captured"."""
        if not claim.contents:
            return None
        start = claim.contents[0].start
        found = self._scene.uses("verification.parties.its_own").between(start, min(claim.contents[-1].end, start + _OWN))
        return found[0] if found else None

    def _unread(self, claim: Claim) -> bool:
        """Whether the name of a party was read with its cue: "IS said"."""
        words = claim.cue.text.split() if claim.cue else []
        return len(words) > 1 and words[0][0].isupper() and self._own(claim) is not None

    def _disputed(self, event: Event) -> bool:
        """Whether parties dispute such an event of fighting: that it was, or that it was not."""
        kind = event_types(self._scene.language).get(event.type)
        return kind is not None and kind.warfare and event.modality in ("asserted", "negated")

    def _of_fighting(self, span: Span) -> bool:
        """Whether an event is one of fighting: its sentence says so, or it holds no word of an accident."""
        scene, sentence = self._scene, self._scene.sentence(span.start)
        accidents = scene.uses("verification.parties.accidents")
        return scene.contested.fought(span) or not accidents.within(
            sentence.start, min(sentence.end, sentence.start + _LONGEST)
        )

    def _unreal(self, start: int, end: int) -> bool:
        return self._scene.uses("losses.unreal").within(max(start, end - _CLAUSE), end)
