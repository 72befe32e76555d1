"""Threads: which claims of different articles say the same, how threads relate, and how each stands; the room ``threads`` decides.

A status is counted from the claims and never a verdict: that two sides say one thing does not make it so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from reportedly.model.entity import Bound, Grain, Modality
from reportedly.model.score import rounded
from reportedly.model.shown import noun, quoted

RelationKind = Literal["denies", "other figure", "grown", "later stage", "corrects", "withdraws", "same event"]
"""What a claim is to an earlier one that says something else: ``denies`` it, in words or by what can't be true beside it; gives an
``other figure``; says more of the same (``grown``); tells what came next (``later stage``); is the same source's own answer to it
(``corrects``, ``withdraws``); or tells another matter of the ``same event``."""
RELATION_KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
StandingKind = Literal[
    "one source", "one side", "independent sides", "party and third",
    "disputed", "figures differ", "grown", "corrected", "withdrawn",
]  # fmt: skip
"""How a thread stands. Who tells it: ``one source``; ``one side`` (several sources, all of one side); ``independent sides`` (sources
of several sides, or several thirds and no side); ``party and third``. And what became of it: ``disputed``, ``figures differ``,
``grown`` from a weaker one, ``corrected`` or ``withdrawn`` by its own source."""
WHO_STANDS: tuple[StandingKind, ...] = ("one source", "one side", "independent sides", "party and third")
"""The standings that say who tells a thread."""
WHAT_BECAME: tuple[StandingKind, ...] = ("disputed", "figures differ", "grown", "corrected", "withdrawn")
"""Those that say what became of it, by what others say, or its own source later."""
STANDING_KINDS: tuple[StandingKind, ...] = get_args(StandingKind)
Outcome = Literal[
    "same", "denies", "other figure", "grown", "grown before", "later stage", "later stage before", "same event", "takes back",
]  # fmt: skip
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""What is said of a pair read together, each for itself; "before": the earlier one is the stronger, or tells the later stage."""
Nearness = Literal["told", "event", "sentence", "paragraph", "before", "head", "published"]
"""Where a place or time of a claim stands: in its own words, with its event, in its sentence, in its paragraph, before, in the head of
the article; or it is only the day on which the article was published. The later in this list, the less it says."""

UNTIED = "?"
"""The key of a voice of whom only a pronoun tells, and nobody knows whom it means."""

SLOT = "\ue000"
"""The character that stands for the first of a telling's slots; those after it follow in their order."""
TIME = "t:"
"""How the keys of times begin among slots."""
SLOTS = 1024
"""Slots of a telling at most; what is named beyond them is left in its words."""

TellingId = tuple[str, str]
"""A claim in a store: the article's key, and the claim's key."""
Worded = tuple[str, tuple[str, ...], str]
"""A claim as it is read beside another: its words with slots, what these stand for, and the force of its cue."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who tells a claim, as threads count sources: a body and those who speak for it are one.

    ``key`` is equal for one source, in whatever article; somebody without a name is a source of the article's own. ``words`` are as
    they stand in the article. ``side`` is full (``pack/side``), ``None`` for a third. ``reason`` says how both were told. ``also`` is
    equal for those of whom somebody decided that they are one, whatever their keys; empty for all others.
    """

    key: str
    words: str
    side: str | None
    reason: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a claim. ``key`` is equal for one place; degrees are WGS 84, ``None`` where it is not settled."""

    key: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    near: Nearness


@dataclass(frozen=True, slots=True)
class Spell:
    """A time of a claim: a half-open interval of ISO dates, either end ``None`` where open."""

    start: str | None
    end: str | None
    grain: Grain
    near: Nearness


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a claim with the dictionary forms of the words for what it counts; ``high`` is the other end of a range."""

    value: float
    high: float | None
    bound: Bound
    counted: frozenset[str]
    words: str

    @property
    def range(self) -> tuple[float, float]:
        """The least and the most that it may be."""
        if self.high is not None:
            return min(self.value, self.high), max(self.value, self.high)
        if self.bound == "at least":
            return self.value, float("inf")
        if self.bound == "at most":
            return float("-inf"), self.value
        if self.bound == "about":
            return 0.9 * self.value, 1.1 * self.value
        return self.value, self.value


@dataclass(frozen=True, slots=True)
class Deed:
    """An event of a contested type that a claim tells; ``rank`` is its step on the ladder of its family, where it has one."""

    type: str
    rank: int | None
    modality: Modality
    words: str

    @property
    def family(self) -> str:
        """What the type is one of: "control" of "control.taken"."""
        return self.type.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as threads see it: what is compared with the claims of other articles.

    ``article`` and ``key`` name it; ``claim`` is its id there (``c1``), ``start`` where its content begins. ``published`` is an
    ISO date or instant. ``family`` is that of the copies to which its sentence belongs. ``negative``: that it is not so is what is
    said, be it in its words or by a source who denies. ``names`` are keys of who and what is named in it, ``around`` of what is
    named in its article besides. ``lemmas`` are the dictionary forms of its words that are no names, in order.

    ``masked`` is its content with every name replaced by a neutral word, ``setting`` its title and sentence in the same way: these
    are what an encoder sees, so that no name decides. ``slotted`` is its content with a private-use character in the place of every
    name, tied pronoun and resolved time: :data:`SLOT` and those after it, each the place in ``slots`` of what it stands for.
    ``vector`` and ``backdrop`` are what it made of them, unit length, as
    little-endian float16; empty where there was none.
    """

    article: str
    key: str
    claim: str
    start: int
    words: str
    outlet: str | None
    published: str | None
    family: str | None
    voice: Voice
    negative: bool
    modality: Modality
    force: str
    quoted: bool
    deeds: tuple[Deed, ...]
    spots: tuple[Spot, ...]
    spells: tuple[Spell, ...]
    figures: tuple[Figure, ...]
    names: frozenset[str]
    around: frozenset[str]
    lemmas: tuple[str, ...]
    context: frozenset[str]
    masked: str
    setting: str
    slotted: str
    slots: tuple[str, ...]
    vector: bytes = b""
    backdrop: bytes = b""

    @property
    def denied(self) -> bool:
        """Whether its words are what the source says is not so."""
        return self.force == "denying"

    @property
    def worded(self) -> Worded:
        """What is read of it beside another."""
        return self.slotted, self.slots, self.force

    @property
    def id(self) -> TellingId:
        """What names it in a store."""
        return self.article, self.key

    @property
    def when(self) -> tuple[str, str, int, str]:
        """What tellings are in the order of: publication, those without a date last; then the article and the place in it."""
        return self.published or "~", self.article, self.start, self.key

    def __repr__(self) -> str:
        return noun("Telling", (self.article, self.claim, quoted(self.voice.words, 32), quoted(self.words)))


@dataclass(frozen=True, slots=True)
class Pairing:
    """What two tellings are to one another: ``one`` is the earlier. ``same`` is the chance that they say the same.

    ``kinds`` are the chances of relations of ``other`` to ``one``, those that are not negligible.
    """

    one: TellingId
    other: TellingId
    same: float
    kinds: tuple[tuple[RelationKind, float], ...]

    def __post_init__(self) -> None:
        rounded(self, "same")


@dataclass(frozen=True, slots=True)
class Standing:
    """One status of a thread with what it rests on: ``evidence`` are tellings, of this thread and of those that answer it."""

    kind: StandingKind
    evidence: tuple[TellingId, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What thread ``source`` is to thread ``target``, both by id, with the pair of tellings that says so most clearly."""

    source: TellingId
    target: TellingId
    kind: RelationKind
    score: float
    by: TellingId
    of: TellingId

    def __post_init__(self) -> None:
        rounded(self, "score")


@dataclass(frozen=True, slots=True)
class Thread:
    """Claims that say the same, in order of time. ``id`` is the least of their ids, so it is the same in any order of adding.

    ``links`` are the pairs that hold it together.
    """

    id: TellingId
    tellings: tuple[TellingId, ...]
    links: tuple[Pairing, ...] = ()

    def __repr__(self) -> str:
        return noun("Thread", (self.id[0], f"{len(self.tellings)} claims"))
