"""Who of those that speak is a party to the fighting that an article tells of, and of which side.

A party is whom a pack gives a side, and whoever fights or speaks for those who fight: an army, a ministry of defence, a military
source, a militia and its members; and of a state whose forces the article tells of, or on whose land it tells of fighting, the
government, its police and other bodies, its own news agency, and who speaks through that one without a name. All of these are one
voice. The outlet that carries a report is none, and neither are bystanders: monitors of human rights, doctors, residents, the United
Nations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reportedly.checks.scene.lists import sets
from reportedly.checks.scene.stretches import Stretches
from reportedly.model import Claim, Event, Language, Span, compiled, event_types

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
_AGREED: Final = "ceasefire.agreed"
"""What parties agree on is no deed of fighting."""
_OF_WAR: Final = ("attack.", "control.")
"""Events by which a state is told to be at war on its own land: an attack as such may be a crime."""
_SOME: Final = 4
"""What an article is about stands in one of so many of its paragraphs, or more."""
_HELPED: Final = "verification.parties.helped"
_ARMED: Final = ("attack", "control.")
"""Events that a party tells of are acts of fighting where they are one of these."""
_SHARE: Final = 2 / 3
"""Of the places of an article so many lie in the state that it is about."""
_HEAD: Final = 4
"""Among so many of its first words a content names what it is about, where it is no clause."""
_OBJECT: Final = 6
"""So many words at most stand between a verb and those whom it tells of."""
_BEFORE: Final = 3
"""So many words before those who were lost say whose they are."""
_SPEAKERS: Final = frozenset(("person", "organisation", "state", "collective", "anonymous", "named media", "missing"))
_MANY: Final = frozenset(("named media", "document"))
"""What has the name of a group in its own need not be of it."""
_BODIES: Final = frozenset(("organisation", "collective", "named media"))


class Parties:
    """The parties to the fighting of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene
        self._known: Final[dict[str, bool]] = {}
        self._judged: Final[dict[str, bool]] = {}
        self._fronts: Final[dict[str, frozenset[str]]] = {}

    def is_party(self, claim: Claim) -> bool:
        """Whether who says ``claim`` is one: a pack gives the source a side, its words or those beside it say so, a state that is at
        war owns it or speaks through it, or it tells of its own forces.
        """
        if claim.source.side:
            return True
        if claim.id not in self._judged:
            self._judged[claim.id] = self._unread(claim) if not claim.source.spans else self._is_party(claim)
        return self._judged[claim.id]

    def _is_party(self, claim: Claim) -> bool:
        scene = self._scene
        texts = (*scene.allegiances.called(claim), self._of_state(claim.source.spans[0]))
        states = frozenset[str]().union(*map(scene.allegiances.voiced, texts))
        if states and any(map(self._is_medium, texts)):
            return self._is_at_war(states, self._wars(claim))
        if states & self._wars(claim):
            return True
        if self.stands_by(claim):
            return False
        if any(self.fights(text) for text in texts):
            return True
        naming = (" ".join(self._naming(text.split())) for text in texts)
        if claim.source.kind not in _MANY and any(map(scene.allegiances.armed, naming)):
            return True
        if self._governs(claim, texts) or self._tells_of_its_own(claim, " ".join(texts)) or self._is_relayed(claim):
            return True
        actor = scene.speaker(claim)
        offices = scene.listed("verification.parties.offices")
        body = claim.source.kind in _BODIES
        mentions = {mention.span.text for mention in (actor.mentions if actor else ())}
        return any((body or text.lower().split()[-1] in offices) and self.fights(text) for text in mentions if text.split())

    def stands_by(self, claim: Claim) -> bool:
        """Whether who says ``claim`` watches, treats or tells, and does not fight."""
        return any(map(self._bystander, self._scene.allegiances.called(claim)))

    def _is_medium(self, text: str) -> bool:
        """Whether ``text`` names an outlet through which some state speaks."""
        return self._scene.mentions(text, "verification.parties.state_media")

    def _is_at_war(self, states: frozenset[str], wars: frozenset[str]) -> bool:
        """Whether one of the ``states`` that speak through an outlet fights, or it is told that a state does, where none is named."""
        return bool(states & wars) if states else bool(self._land or self._sides)

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
                    or (self._is_medium(text) and self._is_at_war(self._scene.allegiances.voiced(text), self.at_war))
                    or (
                        any(map(self._names_side, text.split()))
                        and mentions(text, "verification.parties.governing", "verification.parties.leading")
                    )
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

        Demands, promises, denials and judgements tell of no deed, and what a party confirms somebody told before. Neither does what
        is told in passing ("after the raid"), and what a party says of its own losses speaks against it.
        """
        scene = self._scene
        found: list[tuple[Span, str, Claim | None]] = []
        for claim in scene.attributed:
            named = (*claim.source.spans, *(claim.cue.spans if claim.cue else ()))
            if not self._tells(claim) or not named or claim.source.kind not in _SPEAKERS or scene.in_title(named[0]):
                continue
            if self.is_party(claim):
                who = scene.called(claim) or named[0].text.split()[0]
                found += [(span, who, claim) for span in self.told(claim)]
        for telling in scene.contested.body:
            if telling.own and self._disputed(telling.event):
                cited = self.cited(scene.sentence(telling.trigger.start))
                if cited:
                    found.append((telling.trigger, cited.text, None))
        return tuple(sorted(found, key=lambda each: (each[0], _length(each[2]))))

    def told(self, claim: Claim) -> Iterator[Span]:
        """Those of its deeds that a claim asserts as news: not what it tells in passing, its own losses, or goods that were seized."""
        scene, accusing = self._scene, self._accuses(claim)
        found: dict[Span, list[Span]] = {}
        for span in sorted({*self.deeds(claim)}):
            if not ((accusing and not self._describes(span)) or self._asserted(claim, span)) or self._of_the_past(span):
                continue
            if not self._own_loss(claim, span) and not self._of_goods(span) and not self._judges(span):
                found.setdefault(scene.sentence(span.start), []).append(span)
        for spans in found.values():
            finite = [span for span in spans if not scene.may_be(scene.words(span.start, span.end)[0], "progressive")]
            yield from finite or spans

    def deeds(self, claim: Claim) -> Iterator[Span]:
        """What a claim tells of fighting, in each of its sentences: the events that were read, and its verbs of fighting."""
        scene = self._scene
        for event in claim.events:
            begin = scene.sentence(event.trigger.start).start
            if self._disputed(event) and self._of_fighting(event.trigger) and not self._unreal(begin, event.trigger.start):
                yield event.trigger
        open_ = [event.trigger for event in claim.events if event.modality in ("planned", "possible", "asked")]
        for start, end in self._reach(claim):
            for span in scene.uses("verification.parties.deeds").between(start, end):
                begin = max(start, scene.sentence(span.start).start)
                if any(span.start < each.end and each.start < span.end for each in open_):
                    continue
                if self._fought(claim, span) and self._of_fighting(span) and not self._unreal(begin, span.start):
                    yield span

    # one voice

    def voice(self, claim: Claim) -> str | None:
        """The party whose voice says ``claim``: the side that a pack gives it, the state that owns it or speaks through it, "" for a
        state that is not named, or what the body is called; ``None`` for whoever is no party.
        """
        if claim.source.side:
            return claim.source.side
        scene = self._scene
        owners = scene.allegiances.owners(claim)
        texts = scene.allegiances.called(claim)
        voiced = frozenset[str]().union(*(scene.allegiances.voiced(text) for text in texts))
        state = sorted(
            voiced or (owners & self._wars(claim)) or (scene.allegiances.relayed(claim) if self._is_relayed(claim) else ())
        )
        if not self.is_party(claim) and not self._official(claim, texts):
            return None
        if state:
            return state[0]
        if any(scene.mentions(text, "verification.parties.of_states") for text in texts):
            return next(iter(sorted(scene.allegiances.states(claim))), "" if self._land else self.side(claim) or "")
        actor = scene.speaker(claim)
        return actor.name if actor is not None else " ".join(claim.source.text.lower().split())

    def party(self, who: str, claim: Claim | None) -> str:
        """The party that tells what ``accounts`` has: its ``voice``, or what was read of it, ``who``, where there is no claim; a state
        that is not named is the one on whose land there is fighting.
        """
        if claim is not None:
            known = self.voice(claim)
        else:
            states = self._scene.allegiances.of(who)
            named = self._scene.mentions(who, "verification.parties.of_states")
            known = min(states, default="" if named else who.lower())
        return known or min(self._land, default=known or "")

    @cached_property
    def alone(self) -> tuple[Claim, ...]:
        """The claims of the body that tell of fighting, where one party's voices alone make them, and one of these tells of it as
        news; empty otherwise. Who is not known to be anybody's voice speaks for no second one, and neither does one on other matters.
        """
        scene = self._scene
        found: list[Claim] = []
        voices: set[str] = set()
        for claim in scene.attributed:
            if not claim.source.spans or scene.in_title(claim.source.spans[0]):
                continue
            voice, touches = self.voice(claim), self.touches(claim)
            if touches and voice is None and not self.unknown(claim):
                return ()
            if voice is not None:
                voices.add(voice)
            found += [claim] if touches else []
        told = any(self._tells(claim) and any(self.told(claim)) for claim in found)
        return tuple(found) if voices and len(voices - {""}) <= 1 and told and self.is_about(found) else ()

    def is_about(self, claims: Sequence[Claim]) -> bool:
        """Whether an article is about what ``claims`` tell, and no digest: half or more of its paragraphs that tell of fighting hold
        one, and some of all.
        """
        scene = self._scene
        fought = {scene.paragraph(each.trigger.start) for each in scene.contested.body if each.warfare}
        held = {scene.paragraph(span.start) for claim in claims for span in claim.contents}
        paragraphs = sum(end > scene.body for _, end in scene.layout.paragraphs)
        return 2 * len(fought & held) >= len(fought) and _SOME * len(held) >= paragraphs

    @cached_property
    def at_war(self) -> frozenset[str]:
        """The states and peoples whose forces the article tells of, and the state on whose land it tells of fighting."""
        return self._nations | self._land

    @cached_property
    def _nations(self) -> frozenset[str]:
        """The states and peoples whose forces the article tells of, and those to whom it lays an act of fighting."""
        scene = self._scene
        found = {owner for span in scene.uses("verification.parties.nations") for owner in scene.allegiances.of(span.text)}
        for telling in scene.contested.events:
            actor = scene.actors.get(telling.event.who or "")
            if telling.warfare and actor is not None and telling.event.modality == "asserted":
                found |= scene.allegiances.of(actor.name)
        return frozenset(found)

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

    # who is one

    @cached_property
    def _sides(self) -> frozenset[str]:
        """The first letters of the nations whose forces the article tells of: of words with a capital before those that fight."""
        scene = self._scene
        openers = scene.listed("verification.parties.openers")
        spans = scene.uses("verification.parties.nations")
        return frozenset(
            span.text[:_STEM].lower() for span in spans if len(span.text) >= _STEM and span.text.lower() not in openers
        )

    @cached_property
    def _land(self) -> frozenset[str]:
        """The state on whose land the article tells of fighting, where it is about that one alone."""
        scene = self._scene
        countries = [place.country for place in scene.article.places if place.country is not None]
        most = max(sorted({*countries}), key=countries.count, default=None)
        if most is None or countries.count(most) < _SHARE * len(countries):
            return frozenset()
        state = scene.allegiances.state(most) or most
        for telling in scene.contested.events:
            of_war = telling.type.type.startswith(_OF_WAR) and scene.contested.fought(telling.trigger)
            place = scene.places.get(telling.event.place or "")
            here = state in self._nations or (place is not None and place.country == most)
            if of_war and here and telling.event.modality == "asserted":
                return frozenset((state,))
        return frozenset()

    def _names_side(self, word: str) -> bool:
        bare = word.strip(".,;:()“”\"'’")
        return len(bare) >= _STEM and bare[0].isupper() and bare[:_STEM].lower() in self._sides

    def _bystander(self, text: str) -> bool:
        return self._scene.mentions(text, "verification.parties.bystanders")

    def _governs(self, claim: Claim, texts: Sequence[str]) -> bool:
        """Whether a source is a body or office of a state at war."""
        return claim.source.kind != "collective" and self._office(claim, texts) and self._at_home(claim)

    def _at_home(self, claim: Claim) -> bool:
        """Whether a source is told to be a state's that is at war, or no other's on whose land it is; or is of those who keep the
        peace at home, and tells of others who fight there.
        """
        scene = self._scene
        if scene.allegiances.owners(claim) & self._wars(claim) or (not scene.allegiances.states(claim) and self._land):
            return True
        keeps = any(scene.mentions(text, "verification.parties.keeping") for text in scene.allegiances.called(claim))
        return keeps and self._armed(claim) and any(event.type.startswith(_OF_WAR) for event in claim.events)

    def _armed(self, claim: Claim) -> bool:
        """Whether a claim tells of those who fight."""
        fighting = self._scene.uses("verification.parties.words", "verification.parties.nations")
        return any(fighting.within(each.start, each.end) for each in claim.contents)

    def _wars(self, claim: Claim) -> frozenset[str]:
        """The states at war, with those on whose land ``claim`` tells of fighting."""
        if claim.id not in self._fronts:
            scene = self._scene
            found: set[str] = set()
            armed = self._armed(claim)
            for event in claim.events:
                place = scene.places.get(event.place or "")
                if place is not None and place.country and (armed or event.type.startswith(_OF_WAR)):
                    found.add(scene.allegiances.state(place.country) or place.country)
            self._fronts[claim.id] = self.at_war | found
        return self._fronts[claim.id]

    def _office(self, claim: Claim, texts: Sequence[str]) -> bool:
        """Whether a source is a state, or a body or office of one, and none of the past."""
        if claim.source.kind == "state" and any(map(self._scene.language.polities.governs, texts)):
            return True
        told = (" ".join(self._naming(text.split())) for text in texts)
        return any(self._scene.mentions(text, "verification.parties.governing") for text in told)

    def _official(self, claim: Claim, texts: Sequence[str]) -> bool:
        """Whether a source is any body or office of a state at war, those that treat and tell among them."""
        civil = any(self._scene.mentions(text, "verification.parties.civil") for text in texts)
        return (civil or self._office(claim, texts)) and self._at_home(claim)

    def _is_relayed(self, claim: Claim) -> bool:
        """Whether a source without a name speaks through the outlet of a state at war."""
        if claim.source.kind not in ("anonymous", "collective"):
            return False
        return bool(self._scene.allegiances.relayed(claim) & self._wars(claim))

    def unknown(self, claim: Claim) -> bool:
        """Whether nothing tells whose voice a source is: without a name, or a pronoun that was tied to nobody."""
        if claim.source.kind == "anonymous":
            return not self.stands_by(claim)
        return claim.source.actor is None and claim.source.text.lower() in self._scene.listed("verification.voices.pronouns")

    def _of_state(self, source: Span) -> str:
        before = self._scene.before(source.start, 1)
        if not before or before[0] not in self._scene.listed("verification.parties.of_state"):
            return ""
        media = self._scene.mentions(source.text, "verification.parties.media")
        return f"{before[0]} {'media' if media else 'body'}"

    def _naming(self, words: Sequence[str]) -> Iterator[str]:
        """Words without those with which an army is named that does not speak, up to one that begins what is told beside."""
        held = self._scene.listed("verification.parties.held")
        former = self._scene.listed("verification.parties.former")
        skip = False
        for at, word in enumerate(words):
            if at and word.lower() in self._scene.listed("verification.parties.aside"):
                return
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

    # what it tells

    def _tells(self, claim: Claim) -> bool:
        """Whether the cue of a claim tells that something is so, rather than what somebody wants, denies or thinks of it."""
        cue, scene = claim.cue, self._scene
        if cue is None:
            return True
        if scene.voices.acts(claim):
            return False
        if cue.force in _NO_DEED:
            return False
        if cue.lemma in scene.listed("verification.parties.confirming") and self._told_before(claim):
            return False
        words = {word for span in cue.spans for word in scene.words(span.start, span.end)}
        if not words.isdisjoint(scene.listed("verification.parties.unsaid")):
            return False
        return cue.lemma not in _judging(scene.language)

    def _told_before(self, claim: Claim) -> bool:
        """Whether somebody else tells of fighting before ``claim`` in its paragraph."""
        scene, start = self._scene, claim.spans[0].start
        first = scene.paragraph(start).start
        return any(
            telling.warfare and first <= telling.trigger.start < start and telling.claim is not claim
            for telling in scene.contested.body
        )

    def _accuses(self, claim: Claim) -> bool:
        """Whether a claim lays a deed to somebody, be it the speaker: then whose deed it is, is the news."""
        cue = claim.cue
        return cue is not None and cue.lemma in _accusing(self._scene.language)

    def _describes(self, span: Span) -> bool:
        """Whether a participle tells of whom the noun before it is: "people fighting to", not "of shelling" or ", killing"."""
        scene = self._scene
        word, at = scene.words(span.start, span.end)[:1], scene.page.token(span.start)
        before = scene.page.tokens[at - 1] if at else None
        if before is None or not word or not scene.may_be(word[0], "progressive"):
            return False
        closed = ("grammar.prepositions.words", "grammar.determiners.articles", "grammar.auxiliaries.finite")
        return (
            before.word
            and not before.capital
            and before.lower != "and"
            and not any(before.lower in scene.listed(each) for each in closed)
        )

    def _asserted(self, claim: Claim, span: Span) -> bool:
        """Whether a claim tells the words of ``span`` as news: by a verb of its clause, or as what the whole of it is."""
        scene = self._scene
        start = next((start for start, end in self._reach(claim) if start <= span.start < end), None)
        if start is None:
            return False
        start = max(start, scene.sentence(span.start).start)
        before = self._clause(start, span.start)
        words = scene.words(span.start, span.end)
        if not words or not scene.listed("verification.parties.passing").isdisjoint(before):
            return False
        verbal = scene.may_be(words[0], "past", "progressive") or words[0] in scene.listed("attribution.presupposed.verbs")
        helped = words[0] in scene.listed(_HELPED)
        if verbal or helped or scene.uses("verification.parties.deeds").within(span.start, span.end):
            last = before[-1] if before else ""
            auxiliaries = scene.listed("attribution.presupposed.auxiliaries")
            if (
                self._scene.may_be(words[0], "past")
                and scene.after(span.end, 1) == ("by",)
                and auxiliaries.isdisjoint(before[-_HEAD:])
            ):
                return False  # "the drones fired by"
            if last in scene.listed("verification.parties.nominal"):
                return False
            return (
                not scene.may_be(words[0], "progressive")
                or not last
                or last == "and"
                or last.endswith("s")
                or last in scene.listed(_HELPED)
            )
        hit = not scene.listed("attribution.hitting.words").isdisjoint(scene.after(span.end, _BEFORE))
        whole = len(scene.words(start, span.start)) < _HEAD and not scene.listed("saying.that.words").intersection(
            before[:1]
        )
        known = not scene.listed("attribution.presupposed.known").isdisjoint(before)
        nearest = before[-1:]
        doing = not scene.listed("attribution.hitting.doing").isdisjoint(before[1:][-_OBJECT:]) and "to" not in before
        done = doing and scene.listed("attribution.presupposed.known").isdisjoint(nearest)
        return hit or done or (whole and not known and not self._has_verb(claim, span))

    def _has_verb(self, claim: Claim, span: Span) -> bool:
        """Whether a word after ``span`` in its claim is a verb, so that the claim is a clause about it."""
        words = [word for _, end in self._reach(claim) if end > span.end for word in self._scene.words(span.end, end)]
        finite = self._scene.listed("grammar.auxiliaries.finite")
        return not finite.isdisjoint(words) or any(self._scene.may_be(word, "past") for word in words)

    def _clause(self, start: int, end: int) -> tuple[str, ...]:
        """The words from the last comma or joining word between the offsets, without the "that" that opens a content."""
        scene = self._scene
        first, last = scene.page.within(start, end)
        tokens = list(scene.page.tokens[first:last])
        joins = ("and", "but")
        marks = [
            at for at, token in enumerate(tokens) if not token.word or (token.lower in joins and token is not tokens[-1])
        ]
        tokens = tokens[marks[-1] + 1 :] if marks else tokens
        found = [token.lower for token in tokens if token.word]
        return tuple(found[1:] if not marks and found[:1] == ["that"] else found)

    def _reach(self, claim: Claim) -> Iterator[tuple[int, int]]:
        """Where the words of a claim stand: its contents, and what a participle of saying adds to the last one in its sentence."""
        for content in claim.contents:
            yield content.start, content.end
        last = claim.contents[-1].end if claim.contents else 0
        sentence = self._scene.sentence(max(0, last - 1))
        for voice in self._scene.voices.unread if last < sentence.end else ():
            if (
                last <= voice.span.start < sentence.end
                and voice.how == "cue"
                and self._scene.may_be(voice.span.text, "progressive")
            ):
                yield voice.span.end, sentence.end
                return

    def _own_loss(self, claim: Claim, span: Span) -> bool:
        """Whether ``span`` tells that the speaker's own people were killed, hurt or captured, or that it left what it held."""
        scene = self._scene
        event = next((each for each in claim.events if each.trigger == span), None)
        if event is None or not event.type.startswith(("casualties", "control.lost")):
            return False
        confirms = claim.cue is not None and claim.cue.lemma in scene.listed("verification.parties.confirming")
        if confirms and event.who is not None and event.who != claim.source.actor:
            return True  # who confirms what another did to it, admits it
        if event.type == "control.lost":
            own = (
                scene.listed("grammar.pronouns.it")
                | scene.listed("grammar.pronouns.we")
                | scene.listed("grammar.pronouns.they")
            )
            before = scene.words(claim.contents[0].start, span.start) if claim.contents else ()
            return event.who == claim.source.actor or len(before) < _HEAD or not own.isdisjoint(before)
        sentence, lost = scene.sentence(span.start), scene.uses("verification.parties.lost")
        helping = scene.listed("attribution.presupposed.auxiliaries")
        right_before = next((each for each in lost.between(sentence.start, span.start) if self._reduced(each, span)), None)
        if right_before is not None:
            return self._owned(claim, right_before, suffered=True)
        if helping.isdisjoint(scene.before(span.start, _BEFORE)):
            following = [
                each for each in lost.between(span.end, sentence.end) if len(scene.words(span.end, each.start)) < _OBJECT
            ]
            return any(self._owned(claim, each) for each in following[:1])
        return any(self._owned(claim, each) for each in list(lost.between(sentence.start, span.start))[-1:])

    def _reduced(self, lost: Span, span: Span) -> bool:
        """Whether a participle right after those who were lost tells it of them: "with two soldiers killed during the raid"."""
        scene = self._scene
        after = scene.after(span.end, 1)
        following = scene.listed("attribution.presupposed.following")
        return not scene.words(lost.end, span.start) and (not after or after[0] in following)

    def _owned(self, claim: Claim, lost: Span, *, suffered: bool = False) -> bool:
        """Whether those who were lost are the speaker's own: a pronoun or the state whose they are says so, or they are of the kind
        that fights for such a speaker, were killed by others, and nothing says whose they are.
        """
        scene = self._scene
        first, _ = scene.page.within(lost.start, lost.start)
        before = [
            token
            for token in scene.page.tokens[max(0, first - _BEFORE) : first]
            if token.start >= scene.sentence(lost.start).start
        ]
        if not {"its", "our", "their"}.isdisjoint(token.lower for token in before):
            return True
        named = scene.text[before[0].start : lost.start] if before else ""
        owners = scene.allegiances.of(named)
        if owners:
            return bool(owners & scene.allegiances.owners(claim))
        of_state = any(scene.mentions(text, "verification.parties.of_states") for text in scene.allegiances.called(claim))
        kind = "verification.parties.state_lost" if of_state else "verification.parties.group_lost"
        counted = ("grammar.determiners.indefinite", "grammar.determiners.numerals")
        bare = all(
            token.text.isdigit() or any(token.lower in scene.listed(each) for each in counted) for token in before[-1:]
        )
        auxiliaries = scene.listed("attribution.presupposed.auxiliaries")
        suffered = suffered or not auxiliaries.isdisjoint(scene.after(lost.end, _BEFORE))
        return bare and suffered and scene.whole(lost, kind)

    def _of_the_past(self, span: Span) -> bool:
        """Whether the sentence of ``span`` tells of another year, and of nothing of these days."""
        sentence = self._scene.sentence(span.start)
        recent = self._scene.uses("attribution.background.recent").within(sentence.start, sentence.end)
        return not recent and self._scene.contested.other_year(sentence)

    def _judges(self, span: Span) -> bool:
        """Whether the speaker sums up or judges rather than tells a deed: "effectively ended the truce"."""
        scene = self._scene
        begin = max(scene.sentence(span.start).start, span.start - _CLAUSE)
        last = scene.uses("verification.parties.judged").between(begin, span.start)
        return any(len(scene.words(each.end, span.start)) <= 1 for each in last)

    def _of_goods(self, span: Span) -> bool:
        """Whether what was taken is goods: a confiscation."""
        scene = self._scene
        words = scene.words(span.start, span.end)
        if not set(words) & scene.listed("verification.parties.taking"):
            return False
        return not scene.listed("verification.parties.goods").isdisjoint(scene.after(span.end, 6))

    def touches(self, claim: Claim) -> bool:
        """Whether a claim is on fighting: an event of it was read, or its words are of armed conflict."""
        types = event_types(self._scene.language)
        if any(event.type in types and types[event.type].warfare for event in claim.events):
            return True
        words = self._scene.uses("attribution.fighting.words")
        return any(words.within(content.start, content.end) for content in claim.contents)

    def _disputed(self, event: Event) -> bool:
        """Whether parties dispute such an event of fighting: that it was, or that it was not."""
        kind = event_types(self._scene.language).get(event.type)
        known = kind is not None and kind.warfare and kind.type != _AGREED
        return known and event.modality in ("asserted", "negated")

    def _of_fighting(self, span: Span) -> bool:
        """Whether an event is one of fighting: its sentence says so, or it holds no word of an accident."""
        scene, sentence = self._scene, self._scene.sentence(span.start)
        accidents = scene.uses("verification.parties.accidents")
        return scene.contested.fought(span) or not accidents.within(
            sentence.start, min(sentence.end, sentence.start + _LONGEST)
        )

    def _fought(self, claim: Claim, span: Span) -> bool:
        """Whether the sentence of ``span`` is of armed conflict: by its words, by those who fight in what ``claim`` says, or by what
        it was read to tell there.
        """
        scene, sentence = self._scene, self._scene.sentence(span.start)
        if scene.contested.fought(span):
            return True
        fighting = scene.uses("verification.parties.words")
        return any(
            event.type.startswith(_ARMED) and sentence.start <= event.trigger.start < sentence.end for event in claim.events
        ) or any(
            fighting.within(max(start, sentence.start), min(end, sentence.end))
            for start, end in self._reach(claim)
            if start < sentence.end and sentence.start < end
        )

    def _unreal(self, start: int, end: int) -> bool:
        return self._scene.uses("losses.unreal").within(max(start, end - _CLAUSE), end)


def _length(claim: Claim | None) -> int:
    """How long a claim is: of two that hold one another, the inner one is shorter."""
    return sum(span.end - span.start for span in claim.contents) if claim is not None else 0


@compiled
def _judging(language: Language) -> frozenset[str]:
    """Words by which somebody judges what is known: "condemned", "praised"."""
    return language.saying.all.of(families=("criticising", "praising", "characterising")).lemmas


@compiled
def _accusing(language: Language) -> frozenset[str]:
    """Words by which somebody lays a deed to somebody."""
    return language.saying.all.of(families=("accusing",)).lemmas | sets(language)["verification.parties.laying"]
