"""The mentions of a text in the order in which a walk ties them: who was last named, who speaks where, what stays open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from reportedly.model import Tie
from reportedly.resolve.actors.entities import Entity, Seen
from reportedly.resolve.actors.features import Context
from reportedly.resolve.actors.standing import Standing

CANDIDATES = 10
"""Of so many who fit a mention it is weighed whom it means."""
_LOOKED_AT = 60
"""Entities that are looked at for a mention, from the most recent one back."""


class Open(NamedTuple):
    """A mention that was left open: tokens ``first`` up to ``last``, whose it could be, and why it is not tied."""

    first: int
    last: int
    how: Tie
    candidates: tuple[Entity, ...]
    reason: str


@dataclass(slots=True)
class Trail:
    """``mentions`` are all of them in text order, ``heads`` the same by their first token, ``open`` what was left open."""

    standing: Standing
    context: Context
    mentions: list[tuple[Entity, Seen]] = field(default_factory=list)
    heads: dict[int, list[tuple[Entity, Seen]]] = field(default_factory=dict)
    open: list[Open] = field(default_factory=list)
    _recent: dict[Entity, None] = field(default_factory=dict)
    _outside: dict[Entity, None] = field(default_factory=dict)
    _speakers: dict[int, Entity] = field(default_factory=dict)

    def add(self, entity: Entity, seen: Seen) -> None:
        """A mention that later ones look back to; where it heads the source of a claim, its entity is the speaker."""
        self.remember(entity, seen)
        entity.early = entity.early or seen.sentence < 2
        self.standing.last_sentence = seen.sentence
        claim = self.standing.sources[seen.first]
        if claim >= 0 and not seen.owned and claim not in self._speakers:
            self._speakers[claim] = entity
            entity.spoke += 1
            self.context = Context(self.context.lexicon, entity, seen.paragraph)
        self.note(entity, seen)

    def remember(self, entity: Entity, seen: Seen) -> None:
        """Let later mentions look back to one, without the mention itself."""
        entity.seen.append(seen)
        self._recent.pop(entity, None)
        self._recent[entity] = None
        if seen.quotation < 0:
            entity.outside = seen
            self._outside.pop(entity, None)
            self._outside[entity] = None

    def note(self, entity: Entity, seen: Seen) -> None:
        """A mention that later ones do not look back to."""
        self.mentions.append((entity, seen))
        self.heads.setdefault(seen.first, []).append((entity, seen))

    def speak(self, entity: Entity, seen: Seen) -> None:
        """A mention of those who are the source of the claim there, although the first of them was taken for it."""
        self._speakers[self.standing.sources[seen.first]] = entity
        self.note(entity, seen)

    def tellers(self, at: int) -> tuple[Entity | None, Entity | None]:
        """Who speaks at token ``at``: in a quotation, and in any content."""
        claim = self.standing.contents[at]
        entity = self._speakers.get(claim) if claim >= 0 else None
        return (entity if self.standing.page.tokens[at].quotation >= 0 else None), entity

    def candidates(self, seen: Seen, fits: Callable[[Entity], bool]) -> list[Entity]:
        """Those who fit a mention, the most recent first; outside of quotations, of those who were named there."""
        return list(islice((entity for entity in self.recent(seen) if fits(entity)), CANDIDATES))

    def recent(self, seen: Seen) -> Iterator[Entity]:
        """Those who were named before a mention, the most recent first; outside of quotations, those who were named there."""
        return islice(reversed(self._outside if seen.quotation < 0 else self._recent), _LOOKED_AT)

    def leave_open(self, seen: Seen, candidates: Sequence[Entity], reason: str) -> None:
        """A mention whose entity is not known."""
        self.open.append(Open(seen.first, seen.last, seen.how, tuple(candidates), reason))
