"""What a pack knows, as nouns; the room ``packs`` reads them from TOML. Every entry carries its reference.

Ids are local to their pack (``putin``); a full id names the pack too (``ru-ua/putin``). Dates are ISO dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from reportedly.model.claim import Force
from reportedly.model.style import LexicalRule, SourcingRule

PackActorKind = Literal["person", "organisation", "state", "party", "collective"]
Gender = Literal["she", "he", "they", "it"]
Ownership = Literal["state", "public", "private", "party", "military", "non-profit", "unknown"]
TermKind = Literal["euphemism", "label", "loaded name", "term of art"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the sides of a conflict, as the pack calls it."""

    id: str
    name: str
    reference: str


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor. ``aliases`` are other full names and spellings, ``short`` forms that need no full name before ("Putin").

    ``adjectives`` ("Lebanese", "Republican") say what belongs to a state, people or party, ``peoples`` in the plural who does
    ("Spaniards", "Republicans"). ``capitals`` are the cities by which articles mean a state's government, ``metonyms`` the
    buildings and streets ("the Kremlin", "Downing Street"). ``armed``: it is a group that fights, or has fought, with arms of its own.
    """

    id: str
    name: str
    kind: PackActorKind
    reference: str
    side: str | None = None
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    pronoun: Gender | None = None
    country: str | None = None
    armed: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """An office and who held it from ``start`` up to ``end``, the first day without it (``None``: still, as the pack knows).

    ``titles`` are the wordings by which articles name the holder: "Russian president", "president of Russia".
    """

    id: str
    holder: str
    titles: tuple[str, ...]
    start: str
    end: str | None
    reference: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """A name of a place. ``side`` is the one that uses it, ``None`` where all do; ``since`` the year of a renaming."""

    name: str
    side: str | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place under the name that English reference works use, with the names that the sides use; degrees are WGS 84."""

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    reference: str
    country: str | None = None
    region: str | None = None
    geonames_id: int | None = None
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event that articles name by its day without the year: "the October 7 attacks".

    ``nouns`` are those by which a day names it, in lower case ("attacks", "coup"); ``of`` names of whom or what it befell, where
    and by whom: one of them stands in every article that means it.
    """

    id: str
    name: str
    date: str
    nouns: tuple[str, ...]
    of: tuple[str, ...]
    reference: str


@dataclass(frozen=True, slots=True)
class Term:
    """A wording that belongs to a side or judges, with a neutral one. ``wordings`` are its forms in texts.

    Terms of one pack with the same ``thing`` name one and the same: an article that uses two of them may be taken to mean two.
    """

    id: str
    wordings: tuple[str, ...]
    kind: TermKind
    neutral: str
    reference: str
    side: str | None = None
    note: str = ""
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet: the country that it is based in (ISO 3166, two letters) and what kind of owner it has.

    ``agency``: other outlets take reports over from it.
    """

    id: str
    name: str
    country: str
    ownership: Ownership
    reference: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    agency: bool = False


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A reporting verb that this field uses, with what it adds to a claim."""

    lemma: str
    force: Force
    reference: str


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack, whole and valid. ``version`` is a calendar version (``2026.11``)."""

    id: str
    version: str
    title: str
    sides: tuple[Side, ...] = ()
    actors: tuple[KnownActor, ...] = ()
    offices: tuple[Office, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    events: tuple[DatedEvent, ...] = ()
    terms: tuple[Term, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    verbs: tuple[ReportingVerb, ...] = ()
    lexical: tuple[LexicalRule, ...] = ()
    sourcing: tuple[SourcingRule, ...] = ()

    @property
    def label(self) -> str:
        """``ru-ua@2026.11``, as the producer line names it."""
        return f"{self.id}@{self.version}"

    def side_name(self, side: str | None) -> str:
        """What the side with this id is called; the id itself where the pack does not have it."""
        return next((each.name for each in self.sides if each.id == side), side or "")


class PackSet:
    """Packs in their order, told from others by which objects they are: a key for what is worked out of them once a run.

    Comparing what they hold would take longer than to work it out.
    """

    __slots__ = ("packs",)

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.packs = tuple(packs)

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.packs)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PackSet) or len(self.packs) != len(other.packs):
            return False
        return all(one is another for one, another in zip(self.packs, other.packs, strict=True))
