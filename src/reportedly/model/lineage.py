"""Which articles copy one another, which part they share, and where it came from, as nouns; the room ``lineage`` decides them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reportedly.model.knowledge import Outlet
from reportedly.model.span import Span

SharedKind = Literal["whole", "part"]
CreditKind = Literal["dateline", "byline", "signed", "with", "cited", "told"]
ProvenanceKind = Literal["own", "credited", "earliest", "open"]

Passage = tuple[str, int]
"""A sentence of an article: the article's key, and the number of the sentence in its layout."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles, ``a`` and ``b``, have in common, where that is so much that one copies the other or both copy a third.

    ``pairs`` are (sentence of a, sentence of b) that are the same but for small changes, in order; a sentence may stand in several.
    ``of_a`` and ``of_b`` are the shares of their words that stand in such sentences, ``words`` how many those are on the side that has
    fewer. ``score`` is the larger share. ``kind`` is "whole" where most of one side is shared, "part" where both have much
    of their own. ``reason`` says in words why they were taken for copies.
    """

    pairs: tuple[tuple[int, int], ...]
    of_a: float
    of_b: float
    words: int
    score: float
    kind: SharedKind
    reason: str

    @property
    def in_a(self) -> tuple[int, ...]:
        """The sentences of a that stand in b, in order."""
        return tuple(sorted({one for one, _ in self.pairs}))

    @property
    def in_b(self) -> tuple[int, ...]:
        """The sentences of b that stand in a, in order."""
        return tuple(sorted({other for _, other in self.pairs}))

    @property
    def mirrored(self) -> Shared:
        """The same with b for a."""
        pairs = tuple(sorted((other, one) for one, other in self.pairs))
        return Shared(pairs, self.of_b, self.of_a, self.words, self.score, self.kind, self.reason)


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles, by their keys, and what they share."""

    a: str
    b: str
    shared: Shared


@dataclass(frozen=True, slots=True)
class Family:
    """Passages that are copies of one text: for each article, by key, the sentences of it that belong to the family.

    ``id`` is the first of its passages in the order of keys and sentences: the same for the same passages, however they came.
    """

    id: Passage
    members: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Families:
    """All families. An article belongs to those that hold a part of it: to none, to one, or, where it mixes two reports, to two."""

    families: tuple[Family, ...]

    @cached_property
    def _of(self) -> Mapping[str, tuple[Family, ...]]:
        found: dict[str, list[Family]] = {}
        for family in self.families:
            for article in family.members:
                found.setdefault(article, []).append(family)
        return {article: tuple(each) for article, each in found.items()}

    def of(self, article: str) -> tuple[Family, ...]:
        """The families that hold a part of this article, the one that holds most sentences first."""
        return tuple(sorted(self._of.get(article, ()), key=lambda family: (-len(family.members[article]), family.id)))

    def at(self, article: str, sentence: int) -> Family | None:
        """The family to which this sentence belongs; ``None`` where it is the article's own."""
        return next((family for family in self.of(article) if sentence in family.members[article]), None)

    def related(self, one: str, other: str) -> bool:
        """Whether some text stands in both articles, be it by way of others."""
        return any(other in family.members for family in self._of.get(one, ()))


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that an article names as where it has its report from. ``evidence`` are the words that say so.

    ``kind`` is how it is told: in the "dateline" or the "byline", "signed" at the head or the end, "with" others ("with agencies"),
    "cited" ("… reports") or "told" ("… told NAME"). ``name`` is the outlet as the packs call it, ``None`` where agencies are
    credited without a name; ``outlet`` what a pack knows of it. ``score`` is set by kind: whether all of it came from there.
    """

    kind: CreditKind
    name: str | None
    outlet: Outlet | None
    evidence: Span
    score: float


@dataclass(frozen=True, slots=True)
class Provenance:
    """The likely origin of a family: the ``article`` that is it, if it is there, and the ``outlet`` by name.

    ``kind``: an article of the credited outlet itself ("own"), an outlet that articles credit but of which there is none ("credited"),
    else the "earliest" article, or "open". ``credits`` are those on which it rests, by article, ``reason`` says why in words.
    """

    kind: ProvenanceKind
    article: str | None
    outlet: str | None
    credits: Mapping[str, Credit]
    reason: str
