"""Overviews of a ledger, for whoever looks before asking: articles, versions, outlets, speakers, and what is told where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from reportedly.model.kept import KeptArticle
from reportedly.model.knowledge import Ownership
from reportedly.model.shown import noun, quoted
from reportedly.model.thread import StandingKind

ThreadOrder = Literal["last", "first", "sources", "claims"]
"""How threads are listed: those told last first, those first told last first, those of most sources, those of most claims."""
THREAD_ORDERS: tuple[ThreadOrder, ...] = get_args(ThreadOrder)


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page of a ledger's articles, the last published first. ``found`` is how many there are.

    ``after`` is what to hand on for the page that follows, ``None`` where this is the last one.
    """

    articles: tuple[KeptArticle, ...]
    found: int
    after: str | None = None


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One version of an article: ``number`` counts from 1, ``added`` is when it came in, ``claims`` those of its present reading."""

    number: int
    title: str
    published: str | None
    added: datetime
    words: int
    claims: int


@dataclass(frozen=True, slots=True)
class ClaimThread:
    """The thread of which a claim of an article is one (``claim`` is its id there): what it is called, of how many, how it stands."""

    claim: str
    thread: str
    claims: int
    sources: int
    standings: tuple[StandingKind, ...]


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many claims of one ``side`` (``None``: of no side) tell events of a ``type`` at a place, of articles of one ``day``."""

    day: str | None
    side: str | None
    type: str
    claims: int


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place at which claims tell events. ``score`` is that of the least sure of its mentions, ``None`` where none has one.

    ``lat`` and ``lon`` are degrees (WGS 84), ``None`` where it was not settled which place is meant: then ``kind`` and ``country`` are
    what was thought of most.
    """

    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    score: float | None
    counts: tuple[PlaceCount, ...]

    @property
    def claims(self) -> int:
        """How many claims tell something there."""
        return sum(each.claims for each in self.counts)

    def __repr__(self) -> str:
        return noun("ToldPlace", (quoted(self.name), f"{self.claims} claims"))


@dataclass(frozen=True, slots=True)
class ToldPlaces:
    """The places of which most is told, with how many there are in all."""

    places: tuple[ToldPlace, ...]
    found: int


@dataclass(frozen=True, slots=True)
class KeptOutlet:
    """An outlet of a ledger: by name, else by host. ``shared`` of its articles have text that others have too.

    ``first`` and ``last`` are days of publication; ``country`` and ``ownership`` are there where a pack knows the outlet.
    """

    name: str
    country: str | None
    ownership: Ownership | None
    articles: int
    claims: int
    shared: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class KeptSpeaker:
    """Somebody who speaks in a ledger under one name, in ``claims`` of ``articles``, as ``outlets`` quote them."""

    name: str
    kind: str
    pack_id: str | None
    side: str | None
    claims: int
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Quoting:
    """How often an ``outlet`` has claims of somebody, ``who``."""

    outlet: str
    who: str
    claims: int


@dataclass(frozen=True, slots=True)
class ToldBy:
    """How many ``claims`` of a thread an ``outlet`` has, since which day."""

    thread: str
    outlet: str
    claims: int
    first: str | None
