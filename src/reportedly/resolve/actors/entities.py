"""Actors while a text is being read, with what is known of each, and their mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.model import ActorKind, Tie
from reportedly.resolve.actors.known import Known
from reportedly.resolve.actors.phrases import Phrase


@dataclass(slots=True)
class Seen:
    """One mention: tokens ``first`` up to ``last``, found ``how``; the flags say how it stands in its sentence.

    ``unquoted`` counts the sentences up to its own that are not mere quotation.
    """

    first: int
    last: int
    how: Tie
    reason: str
    score: float
    sentence: int
    paragraph: int
    quotation: int
    subject: bool
    leading: bool
    oblique: bool
    owned: bool
    form: str = ""
    evidence: tuple[tuple[int, int], ...] = ()
    unquoted: int = 0
    source: bool = False


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody of the text. ``roles`` are the words that have described them, ``words`` those of their names, ``nouns`` those of
    these that say what they are ("court" in "Court of Vessby Hills").

    ``owners`` tell by a noun that has described it whose it is, by "" whose body it is whatever it is called; ``matters`` by the
    noun of what it is; ``nation`` is the state that packs say it is of, ``of`` the land,
    people or place that the words around its names tell.
    ``members`` are the two whom an entity stands for that was named as one ("Lopez and Stone", "the two men").
    """

    number: int
    kind: ActorKind
    gender: str = ""
    plural: bool = False
    document: bool = False
    named: bool = False
    full: tuple[str, ...] = ()
    roles: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    seen: list[Seen] = field(default_factory=list)
    known: Known | None = None
    state: str = ""
    early: bool = False
    spoke: int = 0
    outside: Seen | None = None
    members: tuple[Entity, ...] = ()
    owners: dict[str, frozenset[str]] = field(default_factory=dict)
    matters: dict[str, frozenset[str]] = field(default_factory=dict)
    nation: str = ""
    of: frozenset[str] = frozenset()

    @property
    def nations(self) -> frozenset[str]:
        """The keys of the states and peoples that packs or its names say it is of."""
        told = frozenset(key for key in self.of if key.startswith("@"))
        return told | {f"@{self.nation}"} if self.nation else told

    def last(self, seen: Seen) -> Seen:
        """The mention that one at ``seen`` looks back to: outside of quotations, the last one there."""
        return self.outside if seen.quotation < 0 and self.outside is not None else self.seen[-1]

    def describe(self, phrase: Phrase) -> None:
        """Remember the words of a phrase that stands for this entity."""
        self.roles.add(phrase.noun)
        self.roles |= phrase.modifiers | phrase.tail | phrase.means
        self.gender = self.gender or phrase.gender
        self.belong(phrase.noun, phrase.whose, phrase.matter)

    def belong(self, noun: str, whose: frozenset[str], matter: frozenset[str]) -> None:
        """Remember whose the entity is as what a noun says, and of what."""
        if whose:
            self.owners[noun] = self.owners.get(noun, frozenset()) | whose
        if matter:
            self.matters[noun] = self.matters.get(noun, frozenset()) | matter


@dataclass(slots=True)
class Entities:
    """All entities of one text, by what they are called; ``namesakes`` are the people of one name, by the tokens where it
    stands alone, ``bare`` the nouns of bodies that are named without an owner.
    """

    all: list[Entity] = field(default_factory=list)
    by_name: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    by_state: dict[str, Entity] = field(default_factory=dict)
    by_known: dict[str, Entity] = field(default_factory=dict)
    bodies: dict[str, list[tuple[frozenset[str], frozenset[str], Entity]]] = field(default_factory=dict)

    namesakes: dict[int, tuple[Entity, ...]] = field(default_factory=dict)
    bare: dict[int, str] = field(default_factory=dict)
    _others: dict[tuple[str, ...], list[Entity]] = field(default_factory=dict)

    def bearing(self, name: tuple[str, ...]) -> list[Entity]:
        """Those who are known by a name alone, the first one first."""
        return [self.by_name[name], *self._others.get(name, ())] if name in self.by_name else []

    def bear(self, name: tuple[str, ...], entity: Entity) -> None:
        """Let an entity be known by a name alone, beside others of that name."""
        if name in self.by_name:
            self._others.setdefault(name, []).append(entity)
        else:
            self.by_name[name] = entity

    def new(self, kind: ActorKind) -> Entity:
        """A further entity."""
        entity = Entity(len(self.all), kind)
        self.all.append(entity)
        return entity

    def body(self, noun: str, whose: frozenset[str], matter: frozenset[str]) -> Entity | None:
        """The one of that noun, owner and matter: "Norland's army". A city's is not its state's."""
        for owner, about, entity in self.bodies.get(noun, ()):
            if about == matter and owner & whose and _cities(owner) == _cities(whose):
                return entity
        return None

    def owned(self, name: tuple[str, ...]) -> list[Entity]:
        """Those with an owner that are called by a name but for whose they are, in the order in which they were named; none where the
        only one is of a city or region, beside which there may be the country's.
        """
        about = frozenset(name[:-1])
        bodies = [one for one in self.bodies.get(name[-1], ()) if about and one[0] and one[1] == about]
        return [entity for owner, _, entity in bodies if len(bodies) > 1 or not _cities(owner)]

    def add_body(self, noun: str, whose: frozenset[str], matter: frozenset[str], entity: Entity) -> None:
        """Let an entity be found by its noun, owner and matter."""
        entity.belong(noun, whose, matter)
        if self.body(noun, whose, matter) is None:
            self.bodies.setdefault(noun, []).append((whose, matter, entity))

    def identify(self, entity: Entity, known: Known) -> None:
        """Tie an entity to one that a pack knows."""
        entity.known = known
        self.by_known.setdefault(known.id, entity)
        entity.gender = entity.gender or known.gender
        entity.kind = known.kind
        entity.nation = known.state
        if known.state and known.kind == "organisation":
            entity.owners[""] = frozenset((f"@{known.state}",))

    def of_known(self, known: Known) -> Entity:
        """The entity that a pack knows, made where it has not been named yet."""
        if known.id not in self.by_known:
            self.identify(self.new(known.kind), known)
        return self.by_known[known.id]

    def of_state(self, state: str, known: Known | None) -> Entity:
        """The state of that name."""
        if known is not None and known.id in self.by_known:
            return self.by_known[known.id]
        if state not in self.by_state:
            entity = self.by_state[state] = self.new("state")
            entity.state = state
            entity.words = set(state.lower().split())
            if known is not None:
                self.identify(entity, known)
        return self.by_state[state]


def _cities(owner: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in owner if not key.startswith("@"))
