"""What a claim is about: actors, places, times, numbers and the events of contested types that tie them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.score import rounded
from reportedly.model.shown import noun, quoted
from reportedly.model.span import Span

ActorKind = Literal["person", "organisation", "state", "collective", "unknown"]
Tie = Literal["name", "role", "pronoun", "metonym"]
Bound = Literal["exact", "at least", "at most", "about"]
Grain = Literal[
    "time",
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "fiscal year",
    "decade",
    "century",
    "span",
    "open",
]
Modality = Literal["asserted", "negated", "possible", "planned", "asked"]
Role = Literal["who", "place", "time", "number"]
ScoreKind = Literal["calibrated", "set"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor. ``how`` they were tied to it, from which other words (``evidence``), and how surely.

    ``reason`` says it in a few words ("surname of", "the only man named before it"). ``score`` is between 0 and 1.
    """

    span: Span
    how: Tie
    score: float = 1.0
    reason: str = ""
    evidence: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        rounded(self, "score")

    def __repr__(self) -> str:
        return noun("Mention", (quoted(self.span.text), self.how))


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can say or do something: all its mentions in text order.

    ``name`` is the fullest form in the article, or the pack's name where ``pack_id`` (``ru-ua/putin``) is known; ``side`` is
    one that a pack names, as of the article's date. ``members`` are the ids of the two whom a collective stands for that was named
    as one ("Lopez and Stone", "the two countries").
    """

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...]
    pack_id: str | None = None
    side: str | None = None
    members: tuple[str, ...] = ()

    def __repr__(self) -> str:
        count = len(self.mentions)
        return noun(
            "Actor", (self.id, quoted(self.name), self.kind, self.pack_id, f"{count} mention{'' if count == 1 else 's'}")
        )


@dataclass(frozen=True, slots=True)
class Untied:
    """A pronoun or role that was left open: which actors it could be, and why none was chosen."""

    span: Span
    how: Tie
    candidates: tuple[str, ...]
    reason: str

    def __repr__(self) -> str:
        return noun("Untied", (quoted(self.span.text), self.how, " or ".join(self.candidates)))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a toponym could be, with its chance between 0 and 1; degrees are WGS 84."""

    name: str
    lat: float
    lon: float
    geonames_id: int | None
    country: str | None
    kind: str
    score: float

    def __post_init__(self) -> None:
        rounded(self, "score")

    def __repr__(self) -> str:
        return noun("Candidate", (quoted(self.name), self.country, f"{self.lat:.2f}, {self.lon:.2f}", self.score))


@dataclass(frozen=True, slots=True)
class Extent:
    """How far an area reaches: the box between two latitudes and two longitudes, in degrees (WGS 84)."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Whole:
    """What an area is told from, as it is named: the state of which it is a part, the town off which it lies.

    ``span`` is the name alone, ``kind`` and ``country`` are as those of a place; degrees are WGS 84.
    """

    span: Span
    name: str
    lat: float
    lon: float
    geonames_id: int | None
    country: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym. ``lat``, ``lon``, ``geonames_id`` are ``None`` where none of the ``candidates`` is sure enough.

    ``country`` is an ISO 3166 code of two letters, ``kind`` what the gazetteer calls it ("populated place", "admin", …), or "area" for
    a part of a state or region ("eastern Ukraine") and what lies off a town ("40 km west of Kharkiv"). ``extent`` is how far an area
    reaches, where that is known; ``lat`` and ``lon`` are a middle of it then. ``whole`` is what a part or a way off is told from, and
    has a place of its own besides where an area lies off it, as the words name both; a part and its whole are one place, the part.
    """

    id: str
    span: Span
    name: str
    lat: float | None
    lon: float | None
    geonames_id: int | None
    country: str | None
    kind: str
    score: float
    candidates: tuple[Candidate, ...]
    reason: str
    extent: Extent | None = None
    whole: Whole | None = None

    def __post_init__(self) -> None:
        rounded(self, "score")

    @property
    def named(self) -> Span:
        """The words of the name alone, in whose order the places of an article stand: "Ruritania" in "eastern Ruritania"."""
        return self.whole.span if self.whole is not None else self.span

    def __repr__(self) -> str:
        where = "not settled" if self.lat is None or self.lon is None else f"{self.lat:.2f}, {self.lon:.2f}"
        return noun("Place", (self.id, quoted(self.name), self.country, where))


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression as a half-open interval of ISO dates, ``end`` the first day after it.

    They are those of what the words name, both ``None`` where it can't be known, one where open ("in the coming weeks").
    ``reason`` says how. ``lasting`` is whether what is told has gone on from there ("since February 2022" names February, no end).
    A "fiscal year" has the days of the calendar year that it bears the number of: its own are everybody's own choice.
    """

    id: str
    span: Span
    start: str | None
    end: str | None
    grain: Grain
    reason: str
    lasting: bool = False

    def __repr__(self) -> str:
        when = f"{self.start or ''}..{self.end or ''}" if self.start or self.end else "open"
        return noun("Time", (self.id, quoted(self.span.text), when))


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity with what it counts. ``high`` is the other end of a range ("20 to 30": 20 and 30), ``None`` otherwise.

    ``value`` is ``None`` for what can't be told ("several"); "dozens" is at least 24. ``unit``, the noun counted, is in the article's
    own words, and so is ``state``, what happened to those counted where no noun says who they are ("12 were killed", "12 others
    died"). A share is a part of one ("one in five households": 0.2, "households"); "no casualties" is 0.
    """

    id: str
    span: Span
    value: float | None
    bound: Bound
    unit: str
    high: float | None = None
    state: str = ""

    @property
    def counted(self) -> str:
        """What it counts in words: the noun, then what happened ("others injured"); empty where nothing is told."""
        both = (self.unit, self.state) if self.unit != self.state else (self.unit,)
        return " ".join(words for words in both if words)

    @property
    def share(self) -> bool:
        """Whether it is a part of what its unit names, and counts nothing: "one in five households", "half of the city"."""
        return self.value is not None and 0 < self.value < 1

    def __repr__(self) -> str:
        bound = "" if self.bound == "exact" else self.bound
        value = "" if self.value is None else f"{self.value:g}" if self.high is None else f"{self.value:g}..{self.high:g}"
        return noun("Number", (self.id, quoted(self.span.text), bound, value))


@dataclass(frozen=True, slots=True)
class Argument:
    """What plays a ``role`` in an event: the ``id`` of an actor, place, time or number, and why it was tied to it.

    ``reason`` says it in a few words ("subject of the verb"), ``evidence`` are the words it rests on, in text order. ``score`` is
    between 0 and 1; one that is ``set`` is a constant of the rule that tied it, not a measure of this case.
    """

    role: Role
    id: str
    score: float
    reason: str
    evidence: tuple[Span, ...]
    score_kind: ScoreKind = "set"

    def __post_init__(self) -> None:
        rounded(self, "score")

    def __repr__(self) -> str:
        return noun("Argument", (self.role, self.id, self.score, quoted(self.reason)))


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a contested type (``control.taken``), told by its ``trigger``.

    ``arguments`` are who did it, where, when and how many, in this order, one of a role at most; a role that stays open has none.
    ``who``, ``place``, ``time``, ``number`` are their ids. ``modality``: "asserted" as having happened or happening, "negated",
    "possible", "planned" or only "asked" about.
    """

    type: str
    trigger: Span
    arguments: tuple[Argument, ...] = ()
    modality: Modality = "asserted"

    def argument(self, role: Role) -> Argument | None:
        """What plays ``role``; ``None`` where that stays open."""
        return next((each for each in self.arguments if each.role == role), None)

    @property
    def who(self) -> str | None:
        """The id of the actor that did it."""
        return self._id("who")

    @property
    def place(self) -> str | None:
        """The id of the place."""
        return self._id("place")

    @property
    def time(self) -> str | None:
        """The id of the time."""
        return self._id("time")

    @property
    def number(self) -> str | None:
        """The id of the number of what it happened to."""
        return self._id("number")

    def _id(self, role: Role) -> str | None:
        found = self.argument(role)
        return found.id if found else None

    def __repr__(self) -> str:
        return noun("Event", (self.type, quoted(self.trigger.text), "" if self.modality == "asserted" else self.modality))
