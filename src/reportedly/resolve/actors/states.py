"""States by their names, capitals and seats: actors where they speak or act, places elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model import Claim, Page, Tie
from reportedly.resolve.actors.entities import Entities, Entity, Seen
from reportedly.resolve.actors.known import Knowledge, Known, key, states_named
from reportedly.resolve.actors.lexicon import lexicon
from reportedly.resolve.actors.owners import sovereign
from reportedly.resolve.actors.phrases import Phrase
from reportedly.resolve.actors.runs import Run
from reportedly.resolve.actors.standing import Standing

_ADVERBS = 4
"""Words such as "has long" that may stand between a state and the verb that says it acts."""


@dataclass(frozen=True, slots=True)
class States:
    """What names of states in a text mean. Entities of states are made in ``entities`` as they are asked for."""

    page: Page
    entities: Entities
    knowledge: Knowledge
    standing: Standing
    claims: Sequence[Claim]
    apart: frozenset[int] = frozenset()
    """Tokens of names of bodies of no state, whatever words stand in them: "Army of Greater Norland"."""

    def actor(self, run: Run) -> tuple[Entity, Seen] | None:
        """The state that speaks or acts under a name, with this mention; ``None`` where the name is that of a place."""
        how: Tie = "name" if " ".join(run.key) in lexicon(self.page.language).states else "metonym"
        seen = self.standing.seen(run.first, run.last, how, "")
        if not self._speaks(run, seen) and not self.acts(run, seen):
            return None
        if how == "name":
            seen.reason, seen.score = "names the state", 0.95
        else:
            seen.reason, seen.score = "stands for the government there, because it speaks or acts", 0.9
        entity = self.named(run)
        return None if entity is None else (entity, seen)

    def people(self, run: Run) -> tuple[Entity, Seen] | None:
        """The people that a pack knows by a name without a plural ("Druze"), where they speak."""
        known = self.knowledge.names.get(run.key)
        seen = self.standing.seen(run.first, run.last, "name", "the name")
        if known is None or not self._speaks(run, seen):
            return None
        entity = self.entities.of_known(known)
        entity.named, entity.plural = True, True
        return entity, seen

    def sovereign(self, phrase: Phrase) -> Entity | None:
        """The state whose government a phrase means ("the Norlandic government"), or that of the only one whom the text names ("the
        government"); ``None`` where a part, another's or somebody else's is meant.
        """
        lex = lexicon(self.page.language)
        if (
            phrase.noun not in lex.sovereign
            or self.page.lower(phrase.head) not in lex.sovereign
            or phrase.sort == "indefinite"
        ):
            return None
        owner = sovereign(phrase.whose, lex)
        if owner and not phrase.matter:
            return self._state(owner)
        # "the authorities" may be those of a city
        alone = phrase.sort == "definite" and not (phrase.plural or phrase.whose or phrase.modifiers or phrase.tail)
        only = states_named(self.page, self.apart) if alone else set()
        return self._state(only.pop()) if len(only) == 1 else None

    def called(self, name: str) -> Iterator[Entity]:
        """The state of that name, if it is one and no people or other land."""
        if name in lexicon(self.page.language).states.values():
            yield self._state(name)

    def _state(self, name: str) -> Entity:
        entity = self.entities.of_state(name, self.knowledge.states.get(key(name, self.page.language)))
        entity.named = True
        return entity

    def named(self, run: Run) -> Entity | None:
        """The state of a name, capital or seat; ``None`` where it is another place."""
        if not run.place or run.key in self.knowledge.shared:
            return None
        lex = lexicon(self.page.language)
        joined = " ".join(run.key)
        known: Known | None = self.knowledge.metonyms.get(run.key) or self.knowledge.states.get(run.key)
        name = lex.states.get(joined) or lex.capitals.get(joined) or lex.seats.get(joined) or ""
        if not name and known is None:
            return None
        if name and known is None:
            known = self.knowledge.states.get(tuple(name.lower().split()))
        entity = self.entities.of_state(name or (known.name if known else ""), known)
        entity.named = True
        return entity

    def acts(self, run: Run, seen: Seen) -> bool:
        """Whether a verb of acting follows the name as its subject, or stands before "by" and the name."""
        page, lex = self.page, lexicon(self.page.language)
        before = [page.lower(run.first - 1), page.lower(run.first - 2)]
        oblique = seen.oblique or (before[0] in lex.grammar.articles and before[1] in lex.before_places)
        if seen.owned or (oblique and "by" not in before):
            return False
        if before[0] == "by" and before[1] in lex.strong:
            return True  # "was rejected by Norland"
        at = run.last
        while at < run.last + _ADVERBS and page.lower(at) in lex.weak and page.same(run.first, at):
            at += 1
        return page.lower(at) in lex.strong and page.same(run.first, at)

    def _speaks(self, run: Run, seen: Seen) -> bool:
        """Whether the name alone is the source of a claim."""
        claim = self.standing.sources[run.first]
        if claim < 0 or seen.owned:
            return False
        start, end = self.page.tokens[run.first].start, self.page.tokens[run.last - 1].end
        return any(span.start >= start - 4 and span.end <= end + 1 for span in self.claims[claim].source.spans)
