"""Whose word an article rests on: those who speak in it, with those taken together that are one voice under several names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reportedly.checks.scene.clash import Clash
from reportedly.checks.scene.stretches import Stretches
from reportedly.checks.scene.strings import lower_words, one_line, runs_of, written
from reportedly.model import Claim, Span, grammar

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

_NEAR: Final = 45
"""A word of saying so close to a speaker's name is the speaker's."""
_QUOTED: Final = 5
"""A quotation of so many words that no claim holds is a voice that was not read."""
_MOST: Final = 60
"""With more speakers than these nobody speaks alone."""
_HEAD: Final = 4
"""A source is named, if at all, in its first words."""
_STEM: Final = 4
"""A nation and what is of it, or two forms of a name, begin with so many of the same letters."""
_SURNAME: Final = 3
"""A surname has more letters."""
_SURE: Final = 0.6
"""A pronoun tied less surely than this counts as open."""
_BOTH: Final = 2
_POLITY: Final = 3
"""The name of a state has so many words at most."""
_PLAIN: Final = 40
"""So many words at most describe a body after its article."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: what to call it, and the claims that it makes, in text order."""

    name: str
    claims: tuple[Claim, ...]


@dataclass(slots=True)
class _Named:
    """Those claims that one actor makes, or that have a source of the same words; ``texts`` is what it is called, with the words.

    ``sides`` are those of its claims, ``states`` the states and peoples in what it is called, ``stems`` the beginnings of names in it.
    """

    name: str
    kinds: set[str] = field(default_factory=set)
    texts: dict[str, frozenset[str]] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    sides: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)

    @property
    def all(self) -> str:
        return " ".join(self.texts)

    def join(self, other: _Named) -> None:
        """Take in another one, which is the same."""
        self.kinds |= other.kinds
        self.texts |= other.texts
        self.claims += other.claims
        self.sides |= other.sides
        self.states |= other.states
        self.stems |= other.stems


class Speakers:
    """Those who speak in the body of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene

    @cached_property
    def only(self) -> Speaker | None:
        """The only one; ``None`` where there are several, none, or one more that may not have been read."""
        found = self._joined
        if len(found) != 1 or "missing" in found[0].kinds or self._torn(found[0]):
            return None
        claims = sorted(found[0].claims, key=lambda claim: claim.spans[0])
        named = tuple(claim for claim in claims if claim.source.spans)
        if not named or not any(self.says(claim) for claim in claims) or self._others(found[0]):
            return None
        return Speaker(one_line(found[0].name), named)

    @cached_property
    def on_fighting(self) -> Speaker | None:
        """The only body that tells of fighting, with the claims that do; ``None`` where several tell of it, a person or nobody does,
        or one more may not have been read.
        """
        touches = self._scene.parties.touches
        found = [one for one in self._joined if any(touches(claim) for claim in one.claims)]
        if (
            len(found) != 1
            or found[0].kinds <= {"person", "missing"}
            or "state" in found[0].kinds
            or self._torn(found[0])
            or self._others(found[0])
        ):
            return None
        claims = sorted(
            (claim for claim in found[0].claims if touches(claim) and self.says(claim)), key=lambda claim: claim.spans[0]
        )
        return Speaker(one_line(found[0].name), tuple(claim for claim in claims if claim.source.spans))

    @cached_property
    def one_side(self) -> str | None:
        """The side, as a pack knows it, of all who speak; ``None`` where one is of no side or another, or may not have been read."""
        claims = [claim for claim in self._scene.attributed if not self._scene.is_thing(claim)]
        sides = {claim.source.side for claim in claims}
        if len(sides) != 1 or None in sides or any(claim.source.kind == "missing" for claim in claims):
            return None
        return None if self.unread_besides(claims, self._mentions(claims)) else sides.pop()

    def clashes(self) -> Iterator[Clash]:
        """Pronouns that speak at the beginning of a sentence, where the one before names two people of whom neither speaks in it, and
        the reading does not tell which of the two is meant.
        """
        scene = self._scene
        pronouns = grammar(scene.language).pronouns
        for claim in scene.attributed:
            span = claim.source.spans[0] if len(claim.source.spans) == 1 else None
            if span is None or pronouns.get(span.text.lower()) not in ("he", "she") or scene.quoted(span):
                continue
            meant, before = self._open.get(span), scene.sentence_before(span.start)
            if meant is None or before is None or scene.sentence(span.start).start != span.start:
                continue
            people = self._people(before)
            if len(people) == _BOTH and set(meant) <= set(people) and not self._sources(before):
                names = tuple(f"“{one_line(scene.actors[each].name)}”" for each in people)
                yield Clash(span, others=names, beside=tuple(people.values()), claim=claim.id)

    def says(self, claim: Claim) -> bool:
        """Whether the words that attribute a claim are words of saying."""
        return claim.cue is not None and self._scene.says_so(claim.cue.lemma)

    def unread_besides(self, claims: Iterable[Claim], mentions: Iterable[Span]) -> bool:
        """Whether somebody speaks in words that were not read, outside of ``claims`` and away from ``mentions``."""
        scene = self._scene
        known = Stretches((span.start, span.end) for claim in claims for span in claim.spans)
        near = Stretches((span.start - _NEAR, span.end + _NEAR) for span in mentions)
        return any(
            not known.holds(voice.span.start) and not near.holds(voice.span.start) and not scene.quoted(voice.span)
            for voice in scene.voices.among(scene.begins, len(scene.text), "cue", "speaker")
        )

    # whom a pronoun means

    @cached_property
    def _open(self) -> dict[Span, tuple[str, ...]]:
        """The pronouns that were tied to nobody, or hardly, with those whom they could mean, as far as the reading says."""
        article = self._scene.article
        weak: dict[Span, tuple[str, ...]] = {
            mention.span: ()
            for actor in article.actors
            for mention in actor.mentions
            if mention.how == "pronoun" and mention.score < _SURE
        }
        return weak | {each.span: each.candidates for each in article.untied if len(each.candidates) >= _BOTH}

    def _people(self, sentence: Span) -> dict[str, Span]:
        """The people whom a sentence names, each with the first place."""
        first, last = (bisect_left(self._named, at, key=lambda each: each[0].start) for at in (sentence.start, sentence.end))
        found: dict[str, Span] = {}
        for span, actor in self._named[first:last]:
            found.setdefault(actor, span)
        return found

    @cached_property
    def _named(self) -> list[tuple[Span, str]]:
        people = (actor for actor in self._scene.article.actors if actor.kind == "person")
        return sorted((each.span, actor.id) for actor in people for each in actor.mentions if each.how == "name")

    def _sources(self, sentence: Span) -> bool:
        """Whether a source begins in a sentence."""
        at = bisect_left(self._speaking, sentence.start)
        return at < len(self._speaking) and self._speaking[at] < sentence.end

    @cached_property
    def _speaking(self) -> list[int]:
        return sorted(span.start for claim in self._scene.attributed for span in claim.source.spans)

    # those that are one

    @cached_property
    def _joined(self) -> tuple[_Named, ...]:
        """Those that are one taken together: a ministry and its spokesman, a monitor and its name. Empty where there are too many."""
        kept: list[_Named] = []
        found = self._found()
        if len(found) > _MOST:
            return ()
        for one in sorted(found, key=lambda each: (self._is_described(each), each.claims[0].spans[0])):
            same = next((each for each in kept if self._same(each, one)), None)
            if same is None and len(kept) == 1 and (self._speaks_for(one, kept[0]) or self._may_mean(one, kept[0])):
                same = kept[0]
            if same is None:
                kept.append(one)
            else:
                same.join(one)
        return tuple(kept)

    def _found(self) -> list[_Named]:
        scene = self._scene
        found: dict[str, _Named] = {}
        for claim in scene.attributed:
            if claim.source.kind == "missing" and not (claim.cue and claim.cue.text[:1].isupper()):
                continue
            if claim.source.kind == "collective" and not self.says(claim):
                continue
            if scene.is_thing(claim) or (claim.source.spans and claim.source.spans[0].start < scene.begins):
                continue
            actor = scene.speaker(claim)
            key = claim.source.actor or " ".join(lower_words(claim.source.text or (claim.cue.text if claim.cue else "")))
            one = found.setdefault(key, _Named(actor.name if actor else claim.source.text))
            one.kinds.add(claim.source.kind)
            one.claims.append(claim)
            if claim.source.side:
                one.sides.add(claim.source.side)
            for text in (self._called(claim), actor.name if actor else ""):
                if text not in one.texts:
                    one.texts[text] = frozenset(text.split())
                    one.states |= self._states_in(text)
                    one.stems |= self._stems_in(text)
            if len(found) > _MOST:
                break
        return list(found.values())

    def _called(self, claim: Claim) -> str:
        """The words of the source and those that describe it: "Rami Saleh head of the observatory"."""
        if not claim.source.spans:
            return ""
        source = claim.source.spans[0]
        return f"{source.text} {self._scene.apposition(source)}"

    def _same(self, one: _Named, other: _Named) -> bool:
        """Whether a word that tells what body it is stands in both, with the name of a nation or a body that they share."""
        if self._surname_in(one, other) or self._surname_in(other, one) or self._short_for(one, other):
            return True
        if self._of_others(one, other):
            return False
        if one.kinds == other.kinds == {"anonymous"}:
            return lower_words(one.name)[-2:] == lower_words(other.name)[-2:]
        if not one.stems & other.stems:
            return False
        mentions = self._scene.mentions
        if any(mentions(text, "verification.voices.no_state") for text in (*one.texts, *other.texts)):
            return bool(self._bodies(one) & self._bodies(other))
        return all("state" in each.kinds or mentions(each.all, "verification.voices.state") for each in (one, other))

    def _surname_in(self, one: _Named, other: _Named) -> bool:
        """Whether ``one`` is a person whose name, or the last word of which with nothing else, stands in what ``other`` is called."""
        name = one.name.split() if "person" in one.kinds else []
        if not name or not name[-1][0].isupper() or len(name[-1]) <= _SURNAME:
            return False
        return any(words.issuperset(name) for words in other.texts.values())

    def _short_for(self, one: _Named, other: _Named) -> bool:
        """Whether one of two bodies is called by nothing but a part of the other's name that tells what it is: "the Observatory"."""
        if "person" in one.kinds | other.kinds or not self._bodies(one) & self._bodies(other):
            return False
        first, second = ({*self._names(each.name)} for each in (one, other))
        return bool(first and second) and (first <= second or second <= first)

    def _speaks_for(self, person: _Named, body: _Named) -> bool:
        """Whether a person holds an office of a body, and no other body is named with it: "chief executive Martin Boyle"."""
        if "person" not in person.kinds or "organisation" not in body.kinds:
            return False
        offices = self._scene.listed("verification.voices.offices")
        heads = [" ".join(lower_words(text)).removeprefix("the ") for text in person.texts if " of " not in text]
        return any(head.startswith(office) for head in heads for office in offices)

    def _may_mean(self, one: _Named, named: _Named) -> bool:
        """Whether ``one`` is only described, by words that fit the one that is named: a pronoun, "a monitoring group"."""
        if not self._is_described(one):
            return False
        pronouns = self._scene.listed("verification.voices.pronouns")
        if {word for text in one.texts for word in lower_words(text)} <= pronouns:
            return True
        known = named.all.lower()
        return any(
            any(head in known for head in heads) and any(self._scene.phrased(text, (called,)) for text in one.texts if text)
            for called, heads in self._descriptions.items()
        )

    @property
    def _descriptions(self) -> dict[str, list[str]]:
        """What a body may be called without its name, with the words of which one must stand in the name."""
        found: dict[str, list[str]] = self._scene.language.table("verification").get("voices", {}).get("descriptions", {})
        return found

    def _is_described(self, one: _Named) -> bool:
        """Whether it is nowhere called by a name: "the monitoring group"."""
        return all(self._plain(text) or not any(self._names(" ".join(text.split()[:_HEAD]))) for text in one.texts)

    def _plain(self, text: str) -> bool:
        """Whether it ends in an article and words in lower case: "Olan Werth, a captain"."""
        articles = self._scene.listed("verification.voices.articles")
        found = text.split()
        for at in range(len(found) - 2, max(-1, len(found) - 2 - _PLAIN), -1):
            if not found[at + 1][:1].islower():
                return False
            if found[at].lower() in articles and found[at].islower():
                return True
        return False

    def _names(self, text: str) -> Iterator[str]:
        """The words that may be names: of four letters or more, with a capital, without the article before and "London-based"."""
        found = written(text)
        if found and found[0].lower() in self._scene.listed("verification.voices.articles"):
            found = found[1:]
        return (word for word in found if word[0].isupper() and len(word) >= _STEM and not word.endswith("-based"))

    def _of_others(self, one: _Named, other: _Named) -> bool:
        """Whether the two are of different sides or states, as packs know them: "Norland's army", "the Eastlandic military"."""
        return any(
            mine and others and not mine & others for mine, others in ((one.sides, other.sides), (one.states, other.states))
        )

    def _states_in(self, text: str) -> set[str]:
        """The states and peoples in what somebody is called."""
        owners = self._scene.language.polities.owners
        return {owner for run in runs_of(written(text), _POLITY) for owner in owners(run)}

    def _stems_in(self, text: str) -> set[str]:
        """The beginnings of the names in what somebody is called: of no word that says what kind of body it is."""
        names = (word for word in written(text) if word[0].isupper() and len(word) >= _STEM)
        return {word[:_STEM].lower() for word in names if word.lower() not in self._common}

    @cached_property
    def _common(self) -> frozenset[str]:
        """The words of what bodies are called, one by one, and those with which sentences begin."""
        lists = ("verification.voices.bodies", "verification.voices.state", "verification.voices.no_state")
        called = frozenset(word for each in lists for called in self._scene.listed(each) for word in called.split())
        return called | self._scene.listed("verification.parties.openers")

    def _bodies(self, one: _Named) -> frozenset[str]:
        return self._scene.listed_in(one.all, "verification.voices.bodies")

    def _torn(self, one: _Named) -> bool:
        """Whether a body was read to bear two names that share nothing, so that it may be two."""
        if "person" in one.kinds:
            return False
        media, monitors = "verification.parties.state_media", "verification.voices.monitors"
        return self._scene.mentions(one.all, media) and self._scene.mentions(one.all, monitors)

    # whether there are more

    def _mentions(self, claims: Iterable[Claim]) -> list[Span]:
        """Where those who make ``claims`` are mentioned, and where their sources stand."""
        listed = list(claims)
        ids = {claim.source.actor for claim in listed} - {None}
        mentions = [mention.span for actor in self._scene.article.actors if actor.id in ids for mention in actor.mentions]
        return mentions + [span for claim in listed for span in claim.source.spans]

    def _others(self, one: _Named) -> bool:
        """Whether somebody or a quotation stands outside of the claims of ``one`` and away from what it is called."""
        scene = self._scene
        mentions = [*self._mentions(one.claims), *self._further(one)]
        if self.unread_besides(one.claims, mentions):
            return True
        known = Stretches((span.start, span.end) for claim in one.claims for span in claim.spans)
        near = Stretches((span.start - _NEAR, span.end + _NEAR) for span in mentions)
        return any(
            quoted.start >= scene.begins
            and not known.meets(quoted.start, quoted.end)
            and not near.meets(quoted.start, quoted.end)
            and len(scene.words(*quoted.inner)) > _QUOTED
            for quoted in scene.quotations
        )

    def _further(self, one: _Named) -> Iterator[Span]:
        """Where it is called otherwise: a source that is the only one, a body by its kind, a state by its ministry or army."""
        scene = self._scene
        if one.kinds == {"anonymous"}:
            sources = [span for span in scene.uses("verification.voices.sources") if span.start >= scene.body]
            if len({span.text.lower() for span in sources}) <= 1:
                yield from sources
        known = one.all.lower()
        called = tuple(
            sorted(
                key for key, heads in self._descriptions.items() if key != "group" and any(head in known for head in heads)
            )
        )
        yield from scene.wordings(called)
        if "state" in one.kinds or scene.mentions(known, "verification.voices.state"):
            for span in scene.uses("verification.voices.state_bodies"):
                if span.text[:_STEM].lower() in one.stems and span.start >= scene.body:
                    yield span
