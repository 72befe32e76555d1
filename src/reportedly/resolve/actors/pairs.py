"""Whom "the two men", "both countries" and "the two sides" mean: the only two such of whom the sentences before them tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.model import Page
from reportedly.resolve.actors.entities import Entities, Entity, Seen
from reportedly.resolve.actors.groups import two_of
from reportedly.resolve.actors.lands import Lands
from reportedly.resolve.actors.lexicon import Lexicon
from reportedly.resolve.actors.owners import apart, foreign
from reportedly.resolve.actors.phrases import Phrase
from reportedly.resolve.actors.roles import agrees, contradicts
from reportedly.resolve.actors.runs import Run
from reportedly.resolve.actors.states import States
from reportedly.resolve.actors.trail import Trail

NEAR = 4
"""Sentences back in which two must be named whom "the two men" means."""

_LONGEST = 3
"""Tokens of the longest name of a state that is looked for."""

Pair = tuple[Entity, Entity]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one text; ``of_run`` are the entities of its names by their first tokens."""

    page: Page
    names: Sequence[Run]
    of_run: Mapping[int, Entity]
    entities: Entities
    states: States
    lands: Lands
    trail: Trail
    lex: Lexicon

    def told(self, phrase: Phrase, seen: Seen) -> Pair | None:
        """The two whom a phrase counts, or who alone hold an office of which it has the plural; ``None`` where there are more or fewer
        than two such.
        """
        counted = {self.page.lower(index) for index in range(phrase.first, phrase.head)} & self.lex.two
        if not phrase.plural or phrase.document or phrase.sort == "possessive":
            return None
        if not counted and (phrase.sort != "definite" or phrase.noun not in self.lex.offices or phrase.modifiers):
            return None
        near = [
            one for one in self.trail.candidates(seen, lambda one: self._fits(phrase, one)) if self._back(one, seen) <= NEAR
        ]
        if not counted:
            called = [one for one in near if phrase.noun in one.roles and one.kind == "person" and not one.members]
            return (called[1], called[0]) if len(called) == 2 else None  # "the Presidents"
        pair = two_of(phrase.noun, near, self.lex) or self._bodies(phrase.noun, near)
        if pair is None and phrase.noun in self.lex.states_together:
            pair = self._countries(seen)
        if pair is None and phrase.noun in self.lex.sides:
            pair = self._sides(near, seen)
        return pair

    def _fits(self, phrase: Phrase, entity: Entity) -> bool:
        lex = self.lex
        return agrees(phrase, entity) and not contradicts(phrase, entity, lex) and not foreign(phrase, entity, lex)

    def _back(self, entity: Entity, seen: Seen) -> int:
        """How many sentences back somebody was last named."""
        return seen.unquoted - entity.last(seen).unquoted

    def _bodies(self, noun: str, near: Sequence[Entity]) -> Pair | None:
        """The two bodies, or holders of an office, of different owners that are called by a noun: "both armies"."""
        called = [one for one in near if noun in one.roles | one.nouns and not one.members and not one.document]
        if len(called) != 2 or not apart(*(one.owners.get(noun, frozenset()) for one in called)):
            return None
        return called[1], called[0]

    # countries

    def _countries(self, seen: Seen) -> Pair | None:
        """The only two states of which the sentence before tells, or all the last ones do: by their names, or whose somebody is."""
        for back in (1, NEAR):
            found: dict[str, Entity] = {}
            for run in self.names:
                if run.first < seen.first and seen.sentence - self.page.tokens[run.first].sentence <= back:
                    found.update((one.state or str(one.number), one) for one in self._of(run))
            if len(found) == 2 and all(self._mentioned(one, seen) for one in found.values()):
                one, other = found.values()
                return one, other
        return None

    def _mentioned(self, state: Entity, seen: Seen) -> bool:
        """Whether a mention of the state stands before one; a word that says whose somebody is becomes one."""
        if state.seen:
            return True
        longest = range(_LONGEST, 0, -1)
        spans = (
            (at, at + length) for at in range(seen.first - 1, -1, -1) for length in longest if at + length <= seen.first
        )
        key = f"@{state.state or (state.known.name if state.known else '')}"
        where = next((span for span in spans if key in self.lands.named(*span)), None)
        if where is None:
            return False
        told = self.trail.standing.seen(*where, "name", "whose somebody is who acts for it", 0.8)
        state.seen.append(told)
        self.trail.note(state, told)
        return True

    def _of(self, run: Run) -> Iterator[Entity]:
        """The states of which a name tells; not where it says where something is."""
        before = self.page.lower(run.begin - 1)
        if run.place:
            state = None if before in self.lex.where or before == "," else self.states.named(run)
            if state is not None and state.kind == "state":
                yield state
        keys = self.lands.named(run.first, run.last) if run.group else set()
        entity = self.of_run.get(run.first)
        for key in sorted(keys | set(entity.nations if entity is not None else ())):
            if key.startswith("@"):
                yield from self.states.called(key[1:])

    # sides

    def _sides(self, near: Sequence[Entity], seen: Seen) -> Pair | None:
        """The only two sides that act or speak in the sentence before, or in all the last ones; who is of a state is on its side."""
        for back in (1, NEAR):
            found: dict[str, list[Entity]] = {}
            for one in near:
                if self._acts(one, seen, back):
                    found.setdefault(self._side(one), []).append(one)
            unknown = any(one.kind == "person" for key, members in found.items() for one in members if key.startswith("#"))
            if len(found) == 2 and not unknown:  # whose somebody is may not be told
                bodies = any(one.kind != "person" for members in found.values() for one in members)
                other, one = (self._whole(key, members, bodies, seen) for key, members in found.items())
                return one, other
        return None

    def _acts(self, entity: Entity, seen: Seen, back: int) -> bool:
        """Whether somebody speaks in the last sentences, or is told to act there by nobody but the outlet."""
        contents = self.trail.standing.contents
        late = (one for one in reversed(entity.seen) if seen.unquoted - one.unquoted <= back)
        acting = (one.source or (contents[one.first] < 0 and (one.subject or entity.kind != "collective")) for one in late)
        told = entity.named or any(entity.owners.values()) or any(self._definite(one) for one in entity.seen)
        return told and not (entity.document or entity.members) and any(acting)

    def _definite(self, seen: Seen) -> bool:
        grammar = self.lex.grammar
        low = self.page.lower(seen.first)
        return seen.how == "role" and low in grammar.definite and low in grammar.articles

    def _side(self, entity: Entity) -> str:
        if entity.kind == "state":
            return f"@{entity.state or (entity.known.name if entity.known else entity.number)}"
        owners = {key for owner in entity.owners.values() for key in owner if key.startswith("@")} | entity.nations
        return next(iter(owners)) if len(owners) == 1 else f"#{entity.number}"

    def _whole(self, key: str, members: Sequence[Entity], bodies: bool, seen: Seen) -> Entity:
        """Who a side is: the only one on it of whom the text tells, else the state, which a person stands for beside ``bodies``."""
        alone = len(members) == 1 and not (bodies and members[0].kind == "person")
        if alone or not key.startswith("@"):
            return members[0]
        state = next(self.states.called(key[1:]), None)
        return state if state is not None and self._mentioned(state, seen) else members[0]
