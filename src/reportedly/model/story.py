"""Threads as a ledger answers with them: who tells a thing, how that stands, what goes with it, and what has moved since a day."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.asking import Line
from reportedly.model.decision import Decision
from reportedly.model.shown import noun, quoted
from reportedly.model.thread import RelationKind, StandingKind


@dataclass(frozen=True, slots=True)
class KeptStanding:
    """One status of a thread: ``evidence`` names the claims that it rests on (``ARTICLE/c3``), ``reason`` says it in words."""

    kind: StandingKind
    evidence: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A source of a thread, by the name to which its first claim is tied, else in the article's words; ``side`` ``None`` for a third.

    ``claims`` names those in which it speaks.
    """

    name: str
    side: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptRelation:
    """What another thread has to do with this one: ``answers`` is whether the other one's claims answer to this one's.

    ``thread`` is the other's id, ``line`` its claim that shows it best, ``to`` the claim of this thread that it is held against;
    ``reasons`` say what the two have in common.
    """

    kind: RelationKind
    answers: bool
    thread: str
    line: Line
    to: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptThread:
    """Claims that say the same, in a ledger. ``id`` is what its first claim is called (``ARTICLE/c3``); any of its claims names it.

    ``says`` are the words of its first claim; ``denied`` is whether these are what its source says is not so. ``sources`` are
    independent ones: copies count once, and so do a body and those who speak for it; of ``unknown`` claims only a pronoun tells who
    speaks. ``first`` and ``last`` are days of publication, ``None`` where none is known. Its first claim stands from ``start``
    to ``end`` in the text of an article whose address is ``url``.
    """

    id: str
    says: str
    denied: bool
    claims: int
    articles: int
    first: str | None
    last: str | None
    sources: tuple[KeptSource, ...]
    standings: tuple[KeptStanding, ...]
    unknown: tuple[str, ...] = ()
    url: str | None = None
    start: int = 0
    end: int = 0

    def __repr__(self) -> str:
        return noun("KeptThread", (self.id, quoted(self.says), f"{len(self.sources)} sources"))


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """A page of threads, those told last first. ``found`` is how many there are, ``undrawn`` how many articles are not in any yet.

    ``after`` is what to hand on for the page that follows, ``None`` where this is the last one. ``told_with`` says
    which packs told who is who, and in how many articles each choice of them did, most first; no pack is empty.
    """

    threads: tuple[KeptThread, ...]
    found: int
    undrawn: int
    after: str | None = None
    told_with: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class KeptLink:
    """Two claims that say the same: the chance, and what speaks for and against."""

    one: str
    other: str
    same: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A thread as it went: its claims in the order of time, why they are one, and what answers them or goes with them.

    ``decisions`` are those of people, still standing, on this thread or on which of its claims are one.
    """

    thread: KeptThread
    lines: tuple[Line, ...]
    links: tuple[KeptLink, ...]
    relations: tuple[KeptRelation, ...]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A thread in which something happened: its present standing, and the claims that made it so since the day asked for."""

    thread: KeptThread
    standing: KeptStanding
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What the articles published since a day bring: ``new`` threads by several sources, and what became of threads.

    ``moved`` holds what became disputed, grew, was corrected or withdrawn, and which figures differ, by the kind of standing. Articles
    without a date count by the day on which they were received: ``undated`` of those that are counted.
    """

    since: str
    until: str | None
    articles: int
    independent: int
    new: tuple[KeptThread, ...]
    moved: tuple[Moved, ...]
    undrawn: int
    undated: int = 0
