"""What a ledger is asked, and what it answers: claims with their words, speaker, outlet, date, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Final, Literal

from reportedly.model.decision import Ruling
from reportedly.model.entity import Bound, Modality
from reportedly.model.errors import UsageError
from reportedly.model.kept import KeptClaim
from reportedly.model.shown import noun, quoted
from reportedly.model.span import Range
from reportedly.model.thread import STANDING_KINDS, StandingKind

_TYPE: Final = re.compile(r"[a-z][a-z-]*(\.[a-z][a-z-]*)*(\.\*)?")
FARTHEST: Final = 1000.0
"""Kilometres around a place that can be asked for at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Claims for which all of this holds; ``Question()`` asks for every claim of the articles' last versions.

    ``words`` stand in the claim's content or in what names its source, all of them, in any form. ``who`` is the speaker: a name, as
    articles or packs have it, or an id of a pack (``ru-ua/putin``); ``side`` one that a pack names, in short (``north``)
    or in full (``war/north``). ``place`` is a name, of a place that the claim names or where an event that it tells happened,
    ``within`` kilometres around it. ``event`` is a type of contested event, or a family of them (``control.*``). ``since`` and
    ``until`` are ISO dates of publication, both included.
    ``outlet`` is a name or a host, ``quoted_by`` whoever tells the claim on within a claim of their own, ``article`` an id.
    ``status`` is how the thread stands to which the claim belongs. ``rejected``: with the claims that somebody has rejected.

    Raises ``UsageError`` for what can't be asked.
    """

    words: str | None = None
    who: str | None = None
    side: str | None = None
    place: str | None = None
    within: float | None = None
    event: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    quoted_by: str | None = None
    article: str | None = None
    status: StandingKind | None = None
    rejected: bool = False

    def __post_init__(self) -> None:
        if self.status is not None and self.status not in STANDING_KINDS:
            raise UsageError(f"status is {self.status!r}: give one of {', '.join(STANDING_KINDS)}")
        for name in ("words", "who", "side", "place", "outlet", "quoted_by", "article"):
            value = getattr(self, name)
            if value is not None and not value.strip():
                raise UsageError(f"{name} is empty: leave it out, or say what to look for")
        for name in ("since", "until"):
            _day(name, getattr(self, name))
        if self.within is not None and self.place is None:
            raise UsageError("within goes with a place: kilometres around which one?")
        if self.within is not None and not 0 < self.within <= FARTHEST:
            raise UsageError(f"within is {self.within:g}: give kilometres, up to {FARTHEST:,.0f}")
        if self.event is not None and not _TYPE.fullmatch(self.event):
            raise UsageError(f"event is {self.event!r}: write a type as control.taken, or a family as control.*")

    def __repr__(self) -> str:
        given = ((each.name, getattr(self, each.name)) for each in fields(self))
        return noun("Question", (f"{name}={value!r}" for name, value in given if value not in (None, False)))


def _day(name: str, value: str | None) -> None:
    if value is None:
        return
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != value:
        raise UsageError(f"{name} is {value!r}, which is no date: write it as 2025-11-30")


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A place that a claim names, or where an event of it is: ``start`` to ``end`` of the article's text are its words.

    ``lat`` and ``lon`` are degrees (WGS 84), ``None`` where it was not settled which place it is.
    """

    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    score: float | None
    start: int
    end: int

    def __repr__(self) -> str:
        where = "not settled" if self.lat is None or self.lon is None else f"{self.lat:.2f}, {self.lon:.2f}"
        return noun("KeptPlace", (quoted(self.name), self.country, where))


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event that a claim tells, with who, where, when and how many as far as they are known.

    ``start`` to ``end`` of the article's text are the words that tell it. ``begins`` and ``ends`` are ISO dates, the second the first
    day after it; ``actor`` and ``place`` are names, ``number`` counts ``unit`` in the article's own words.
    """

    type: str
    modality: Modality
    trigger: str
    start: int
    end: int
    actor: str | None = None
    place: str | None = None
    begins: str | None = None
    ends: str | None = None
    number: float | None = None
    high: float | None = None
    bound: Bound | None = None
    unit: str = ""

    def __repr__(self) -> str:
        return noun("KeptEvent", (self.type, quoted(self.trigger), self.modality, self.place, self.begins))


@dataclass(frozen=True, slots=True)
class Line:
    """One claim of an answer, with where it stands: ``source``, ``cue`` and ``content`` are offsets of the article's text.

    ``claim`` is as it was read, but for the fields that somebody corrected: ``rulings`` say which, what was read instead, and by
    which decision. ``url`` is the article's. ``status`` is what the last decision on the claim as a whole says.
    """

    claim: KeptClaim
    url: str | None
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    places: tuple[KeptPlace, ...] = ()
    events: tuple[KeptEvent, ...] = ()
    status: Literal["confirmed", "rejected"] | None = None
    rulings: tuple[Ruling, ...] = ()

    def __repr__(self) -> str:
        each = self.claim
        return noun("Line", (each.article, each.claim, quoted(each.source or each.source_kind, 32), quoted(each.content)))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many ``claims`` and ``articles`` answer a question, and how many reports these are: copies of one count once.

    They are at least so many where they are ``open``, as where a question has very many answers.
    """

    claims: int
    articles: int
    independent: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of the claims that answer a question, the last published first; of one article as they stand in it.

    ``after`` is what to hand on for the page that follows, ``None`` where this is the last one.
    """

    question: Question
    lines: tuple[Line, ...]
    tally: Tally
    after: str | None = None

    def __repr__(self) -> str:
        return noun("Answer", (f"{len(self.lines)} of {self.tally.claims}{'+' if self.tally.open else ''} claims",))


@dataclass(frozen=True, slots=True)
class Told:
    """One event that a claim tells of a place. ``when`` is the event's first day, else that of publication (``dated`` says which)."""

    when: str | None
    dated: Literal["event", "publication", "not"]
    event: KeptEvent
    line: Line


@dataclass(frozen=True, slots=True)
class PlaceHistory:
    """What is claimed to have happened at a place, in the order of the events' time. ``places`` are those that go by the name.

    ``others`` is how many claims name the place and tell no such event of it; ``more``: there are events beyond these.
    """

    name: str
    places: tuple[KeptPlace, ...]
    told: tuple[Told, ...]
    tally: Tally
    others: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A name under which somebody speaks in a ledger: in how many ``claims`` of how many articles, and who that is in a pack."""

    name: str
    kind: str
    pack_id: str | None
    side: str | None
    claims: int
    articles: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in a ledger: the names, and the last claims. ``outlets`` are those that quote them, and how often."""

    asked: str
    names: tuple[Known, ...]
    outlets: tuple[tuple[str, int], ...]
    answer: Answer


@dataclass(frozen=True, slots=True)
class Topic:
    """What two outlets are compared by: events of a ``type`` at a ``place``, or what somebody says (``who``).

    ``claims`` and ``reports`` are how often either outlet tells it, the second with copies of one report counted once; ``lines`` are
    the claims of the one that alone does, a few of them.
    """

    kind: Literal["event", "speaker"]
    type: str | None
    place: str | None
    who: str | None
    claims: tuple[int, int]
    reports: tuple[int, int]
    lines: tuple[Line, ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """What it is called: "control.taken, Elsby", or the speaker."""
        return self.who or ", ".join(each for each in (self.type, self.place) if each)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What each of two outlets tells of the days on which both published that the other leaves out.

    ``since`` and ``until`` are the first and the last of these days, ``None`` where there is none. ``tallies`` are what either has
    there. What stands in one report that both printed is in neither list.
    """

    outlets: tuple[str, str]
    since: str | None
    until: str | None
    tallies: tuple[Tally, Tally]
    shared: int
    only: tuple[tuple[Topic, ...], tuple[Topic, ...]]
    both: int
