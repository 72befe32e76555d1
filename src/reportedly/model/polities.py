"""What packs say of states, peoples and parties, turned into words: worked out once a run, and asked wherever a text is read.

No state, people, capital or party stands in a list of words of the program. What a room needs to know of them it asks here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportedly.model.knowledge import KnownActor, Pack

Words = Mapping[str, str]
"""From words as :func:`folded` writes them to what they stand for."""


@dataclass(frozen=True, slots=True, eq=False)
class Polities:
    """The words by which states, peoples and parties are called. Where two packs or entries have one word, the first holds.

    ``states`` are names of states; ``capitals`` and ``seats`` the cities and the buildings that stand for their governments;
    ``adjectives`` what is a state's ("french"), ``peoples`` who is, in the plural ("spaniards"): all map to the state's name.
    ``groups`` map adjectives and names of peoples that are no state's ("kurdish", "kurds") to their name in the plural; ``plurals``
    are those of them that end like a plural and are no adjectives, ``shared`` the names of peoples that are adjectives too
    ("québécois").
    ``parties`` map adjectives, members and abbreviations of a party to one of its adjectives ("gop" and "republicans" to
    "republican"), ``members`` are those in the plural, ``initials`` its first letter by the code of its country ("r" in "US").
    ``bodies`` are names of organisations.
    """

    states: Words = field(default_factory=dict)
    capitals: Words = field(default_factory=dict)
    seats: Words = field(default_factory=dict)
    adjectives: Words = field(default_factory=dict)
    peoples: Words = field(default_factory=dict)
    groups: Words = field(default_factory=dict)
    plurals: Words = field(default_factory=dict)
    shared: Words = field(default_factory=dict)
    parties: Words = field(default_factory=dict)
    members: Words = field(default_factory=dict)
    initials: Mapping[str, Words] = field(default_factory=dict)
    bodies: Words = field(default_factory=dict)

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> Polities:
        """Those of ``packs``, in their order."""
        actors = [actor for pack in packs for actor in pack.actors]
        states = [actor for actor in actors if actor.kind == "state"]
        peoples = [actor for actor in actors if actor.kind == "collective" and actor.adjectives]
        parties = [actor for actor in actors if actor.kind == "party"]
        one_word = {party.id: folded(min(party.adjectives, key=len)) for party in parties if party.adjectives}
        initials: dict[str, dict[str, str]] = {}
        for party in parties:
            if party.country and party.id in one_word:
                initials.setdefault(party.country, {}).setdefault(one_word[party.id][0], one_word[party.id])
        return cls(
            states=_words((state.name, _called(state)) for state in states),
            capitals=_words((state.name, state.capitals) for state in states),
            seats=_words((state.name, state.metonyms) for state in states),
            adjectives=_words((state.name, state.adjectives) for state in states),
            peoples=_words((state.name, state.peoples) for state in states),
            groups=_words((people.name, (*people.adjectives, *_called(people))) for people in peoples),
            plurals=_words(
                (people.name, [name for name in _called(people) if name.endswith("s") and name not in people.adjectives])
                for people in peoples
            ),
            shared=_words(
                (people.name, [name for name in _called(people) if name in people.adjectives and name != people.name])
                for people in peoples
            ),
            parties=_words(
                (one_word[party.id], (*party.adjectives, *party.peoples, *party.short))
                for party in parties
                if party.id in one_word
            ),
            members=_words((party.name, party.peoples) for party in parties),
            initials=initials,
            bodies=_words((body.name, _called(body)) for body in actors if body.kind == "organisation"),
        )

    @property
    def codes(self) -> frozenset[str]:
        """The abbreviations of states that are letters alone: "US", not "U.S."."""
        return frozenset(name for name in self.states if name.isupper() and name.isalpha())

    @property
    def partisan(self) -> frozenset[str]:
        """What says that somebody belongs to a party or to a people that is no state's, one word each: "republican", "kurds"."""
        return frozenset(
            word for word in (*self.parties, *self.members, *self.groups) if word.isalpha() and not word.isupper()
        )

    def owners(self, text: str) -> set[str]:
        """The states and peoples of which ``text`` is a name, or says that something is theirs or that somebody is one of them."""
        written = folded(text)
        kinds = (self.states, self.adjectives, self.peoples, self.groups)
        return {found for words in kinds if (found := _held(words, written))}

    def governs(self, text: str) -> bool:
        """Whether ``text``, as it stands in an article, is the name of a state, or of a city or building of its government."""
        return any(named(words, text) for words in (self.states, self.capitals, self.seats))

    def describes(self, text: str) -> bool:
        """Whether it is the adjective of a state or people, as it stands before a noun."""
        return bool(named(self.adjectives, text) or (named(self.groups, text) and not named(self.plurals, text)))

    def many(self, text: str) -> bool:
        """Whether it names a people, or the members of a party, in the plural."""
        return any(named(words, text) for words in (self.peoples, self.members, self.plurals))


NOBODY = Polities()
"""What is known where no pack is: nothing."""


def folded(name: str) -> str:
    """``name`` as words of names are compared: no article before it, straight apostrophes, in lower case.

    An abbreviation keeps its capitals ("US", "U.K."), as its letters in lower case are another word.
    """
    bare = " ".join(name.replace("’", "'").split()).removeprefix("the ").removeprefix("The ")
    return bare if bare.isupper() else bare.casefold()


def named(words: Words, text: str) -> str:
    """What ``text`` stands for, written in any case, an abbreviation in capitals; empty where it stands for nothing.

    A last point may be missing, as where a sentence ends with it.
    """
    return _held(words, folded(text))


def _held(words: Words, written: str) -> str:
    return words.get(written) or words.get(written.casefold()) or words.get(f"{written}.", "")


def _called(actor: KnownActor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases, *actor.short)


def _words(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    made: dict[str, str] = {}
    for name, words in entries:
        for word in words:
            made.setdefault(folded(word), name)
    return made
