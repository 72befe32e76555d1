"""Those who are known by a role: introduced by it alone, called so again, or named with it somewhere in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.resolve.actors.entities import Entities, Entity
from reportedly.resolve.actors.lexicon import Lexicon
from reportedly.resolve.actors.phrases import Phrase
from reportedly.resolve.actors.roles import contradicts, could_be

_HOLDERS = 4
"""Of so many who are named with one role it is looked which a phrase can mean."""


@dataclass(slots=True)
class Introductions:
    """Entities by the words of their roles; those that no phrase has introduced yet are made in ``entities``."""

    entities: Entities
    lex: Lexicon
    _by_phrase: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    _holders: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, named: Iterable[Entity]) -> None:
        """Take note of the roles with which the text names anybody."""
        for entity in named:
            for role in entity.roles:
                self._holders[role].append(entity)

    def introduced(self, phrase: Phrase) -> Entity:
        """An entity that is known by its role alone; the same words mean the same one again."""
        key = tuple(sorted((phrase.noun, *(phrase.modifiers | phrase.tail | phrase.matter))))
        owned = bool(phrase.whose) and phrase.sort != "indefinite"
        same = self.same_body(phrase)
        if same is not None:
            return same
        again = phrase.plural or phrase.sort == "definite" or phrase.kind == "organisation"
        if not owned and again and key in self._by_phrase and phrase.sort not in ("indefinite", "possessive"):
            return self._by_phrase[key]
        entity = self.entities.new(phrase.kind)
        entity.plural, entity.document = phrase.plural, phrase.document
        entity.describe(phrase)
        if owned:
            self.entities.add_body(_noun(phrase), phrase.whose, phrase.matter, entity)
        elif phrase.sort != "possessive":
            self._by_phrase[key] = entity
        return entity

    def same_body(self, phrase: Phrase) -> Entity | None:
        """The body, or holder of an office, of the same owner that the text has named or introduced."""
        if not phrase.whose or phrase.sort == "indefinite" or phrase.document:
            return None
        if phrase.kind != "organisation" and not phrase.plural and phrase.noun not in self.lex.offices:
            return None
        return self.entities.body(_noun(phrase), phrase.whose, phrase.matter)

    def belonging(self, phrase: Phrase, owner: Entity) -> Entity:
        """The campaign, team or government of its owner."""
        key = (phrase.noun, str(owner.number))
        if key not in self._by_phrase:
            entity = self._by_phrase[key] = self.entities.new("organisation")
            entity.describe(phrase)
        return self._by_phrase[key]

    def holding(self, phrase: Phrase) -> list[Entity]:
        """The named people who are called by the noun of a phrase for one person, where they are few."""
        if phrase.plural or phrase.document or phrase.kind != "person":
            return []
        return [one for one in self._holders.get(phrase.noun, ())[:_HOLDERS] if could_be(phrase, one, self.lex)]

    def sole(self, phrase: Phrase) -> Entity | None:
        """The one named entity of the whole text that has the role of the phrase, if there is just one."""
        if phrase.sort not in ("definite", "possessive"):
            return None
        fitting = self.holding(phrase)
        return fitting[0] if len(fitting) == 1 and not contradicts(phrase, fitting[0], self.lex) else None


def _noun(phrase: Phrase) -> str:
    """The noun by which a body is kept; that of several is not that of one."""
    return f"{phrase.noun}*" if phrase.plural else phrase.noun
