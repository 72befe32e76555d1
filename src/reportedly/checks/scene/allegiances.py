"""Whose voice a source is: what the article calls it, which state owns it, and whether a state speaks through it.

States, their bodies and the owners of news outlets come from packs; what kind of body a name describes from the words of the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from reportedly.checks.scene.strings import runs_of, written
from reportedly.model import Actor, Claim, Outlet, PackSet, Span, folded, named

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

_LONGEST: Final = 5
"""The name of a state, a body or an outlet has so many words at most."""
_HELD: Final = ("verification.parties.governing", "verification.parties.leading", "verification.parties.bystanders")
"""Words of offices, and of those that watch and tell."""
_SHORT: Final = 4
"""No name of a state with the letter of a genitive after it is shorter."""
_OF_STATES: Final = ("state", "military")
"""Kinds of owners through whose outlets a state speaks."""


class Allegiances:
    """Whose voices the sources of one article are."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene
        self._owned: Final[dict[str, frozenset[str]]] = {}
        self._voiced: Final[dict[str, frozenset[str]]] = {}
        self._calling: Final[dict[str, tuple[str, ...]]] = {}
        self._facts: Final = _facts(PackSet(scene.packs))

    def called(self, claim: Claim) -> tuple[str, ...]:
        """What the article calls who makes ``claim``: its words with those right after it, those of its actor, and where it is only
        taken up again ("the source", "it") what it was called where it spoke before; of a person what stands beside the name anywhere
        before; with the full names of what is abbreviated.
        """
        if claim.id not in self._calling:
            self._calling[claim.id] = tuple(dict.fromkeys(self._texts(claim)))
        return self._calling[claim.id]

    def owners(self, claim: Claim) -> frozenset[str]:
        """The states and peoples that own who makes ``claim``, as its words and packs tell: their names."""
        actor = self._scene.speaker(claim)
        known = self._facts.countries.get(actor.pack_id or "") if actor is not None else None
        found = frozenset[str]().union(*(self.of(text) for text in self.called(claim)))
        return found | ({known} if known else frozenset())

    def of(self, text: str) -> frozenset[str]:
        """The states and peoples whose names stand in ``text``, or to which it says that something belongs."""
        if text not in self._owned:
            owners = self._scene.language.polities.owners
            found = {owner for run in runs_of(written(text), _LONGEST) for owner in owners(run) or owners(_bare(run))}
            self._owned[text] = frozenset(found)
        return self._owned[text]

    def armed(self, text: str) -> bool:
        """Whether ``text`` names a group that fights, as a pack knows it, or somebody who has an office in one; what stands in it
        after another preposition is not who it names.
        """
        words = written(text)
        small, offices = (
            self._scene.listed("grammar.prepositions.native"),
            self._scene.listed("verification.parties.offices"),
        )
        cut = next(
            (at for at, word in enumerate(words) if at and word in small and words[at - 1].lower() not in offices),
            len(words),
        )
        return any(folded(run) in self._facts.groups for run in runs_of(words[:cut], _LONGEST))

    def voiced(self, text: str) -> frozenset[str]:
        """The states that speak through an outlet named in ``text``: it is theirs as a pack says, or a news agency with a state's name
        of which no pack says otherwise, or a state's media by their words.
        """
        if text not in self._voiced:
            known = self._outlets(text)
            states = (self._facts.states.get(each.country) for each in known if each.ownership in _OF_STATES)
            found = frozenset(each for each in states if each)
            if not known and self._scene.mentions(text, "verification.parties.agencies", "verification.parties.state_media"):
                found = self.of(text)
            self._voiced[text] = found
        return self._voiced[text]

    def relayed(self, claim: Claim) -> frozenset[str]:
        """The states through whose outlets a source without a name speaks: "a source told the state's agency"."""
        found: set[str] = set()
        for each in (claim, *self._again(claim)):
            sentence = self._scene.sentence(each.source.spans[0].start) if each.source.spans else None
            if sentence is not None:
                start = min(
                    (content.start for content in each.contents if content.start >= sentence.start), default=sentence.end
                )
                around = self._scene.text[sentence.start : min(start, sentence.end)]
                found |= self.voiced(around)
        return frozenset(found)

    def states(self, claim: Claim) -> frozenset[str]:
        """Those of its owners that are states."""
        return self.owners(claim).intersection(self._scene.language.polities.states.values())

    def state(self, country: str) -> str | None:
        """The name of the state with this code (ISO 3166, two letters), where a pack knows it."""
        return self._facts.states.get(country)

    # inside

    def _texts(self, claim: Claim) -> Iterator[str]:
        if not claim.source.spans:
            return
        actor = self._scene.speaker(claim)
        found = [text for each in (claim, *self._again(claim), *self._namesakes(claim)) for text in self._words(each)]
        found += [actor.name] if actor is not None else []
        found += self._introduced(claim, actor) if actor is not None else []
        yield from found
        for text in found:
            yield from self._full(text)

    def _words(self, claim: Claim) -> Iterator[str]:
        if claim.source.spans:
            yield claim.source.text
            beside = self._scene.apposition(claim.source.spans[0])
            if beside:
                yield beside

    def _again(self, claim: Claim) -> tuple[Claim, ...]:
        """The other claims of a source that is only taken up again, by the same actor."""
        if claim.source.actor is None or not self._takes_up(claim.source.spans):
            return ()
        return tuple(each for each in self._by_actor.get(claim.source.actor, ()) if each is not claim)

    def _introduced(self, claim: Claim, actor: Actor) -> list[str]:
        """The offices that a person is told to hold before ``claim``: a spokesman of the army is that under the name alone too, and
        who runs an observatory is no party.
        """
        scene, at = self._scene, claim.source.spans[0].start
        roles = (each.span.text for each in actor.mentions if each.how == "role" and each.span.start < at)
        offices = scene.listed("verification.parties.offices")
        held = (text for text in roles if text.lower().split()[-1] in offices or scene.mentions(text, *_HELD))
        return list(held) if actor.kind == "person" else []

    def _namesakes(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims of the only other person whose full name ends in what ``claim`` calls its source."""
        actor, name = self._scene.speaker(claim), claim.source.text.casefold()
        if actor is None or actor.kind != "person" or len(name.split()) != 1:
            return ()
        others = [
            each.id
            for each in self._scene.actors.values()
            if each is not actor and each.kind == "person" and each.name.casefold().split()[-1:] == [name]
        ]
        return tuple(self._by_actor.get(others[0], ())) if len(others) == 1 else ()

    def _takes_up(self, spans: tuple[Span, ...]) -> bool:
        """Whether a source is a pronoun, or has no name after its article: "the source"."""
        words = written(spans[0].text) if spans else ()
        if not words or any(word[0].isupper() for word in words[1:]):
            return False
        pointing = ("grammar.determiners.definite", "grammar.determiners.demonstrative", "grammar.pronouns.subject")
        return any(words[0].lower() in self._scene.listed(each) for each in pointing)

    @cached_property
    def _by_actor(self) -> Mapping[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self._scene.attributed:
            if claim.source.actor is not None:
                found.setdefault(claim.source.actor, []).append(claim)
        return found

    def _full(self, text: str) -> Iterator[str]:
        bodies = self._scene.language.polities.bodies
        return (full for run in runs_of(written(text), _LONGEST) if (full := named(bodies, run)))

    def _outlets(self, text: str) -> list[Outlet]:
        runs = (run for run in runs_of(written(text), _LONGEST) if run[0].isupper())
        return [
            found
            for run in runs
            if (found := self._facts.outlets.get(folded(run)) or self._facts.outlets.get(folded(_plain(run))))
        ]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What packs say of outlets, by their folded names, of groups that fight, of the states of codes, and of whom they know, by id."""

    outlets: Mapping[str, Outlet]
    groups: frozenset[str]
    states: Mapping[str, str]
    countries: Mapping[str, str]


@lru_cache(maxsize=8)
def _facts(of: PackSet) -> _Facts:
    """Worked out once a run."""
    outlets: dict[str, Outlet] = {}
    states: dict[str, str] = {}
    for pack in of.packs:
        for outlet in pack.outlets:
            for name in (outlet.name, *outlet.aliases):
                outlets.setdefault(folded(name), outlet)
    actors = [(pack, actor) for pack in of.packs for actor in pack.actors]
    for _, actor in actors:
        if actor.kind == "state" and actor.country:
            states.setdefault(actor.country, actor.name)
    groups = (name for _, actor in actors if actor.armed for name in (actor.name, *actor.aliases, *actor.short))
    countries = {
        f"{pack.id}/{actor.id}": states[actor.country]
        for pack, actor in actors
        if actor.country and states.get(actor.country)
    }
    return _Facts(outlets, frozenset(map(folded, groups)), states, countries)


def _bare(run: str) -> str:
    """A name without the letter of a genitive whose apostrophe is lost: "Velnias"."""
    return run[:-1] if run[-1:] == "s" and len(run) > _SHORT else run


def _plain(run: str) -> str:
    """An abbreviation without the letter of a genitive whose apostrophe is lost: "ABCs"."""
    return run[:-1] if run[-1:] == "s" and run[:-1].isupper() else run
