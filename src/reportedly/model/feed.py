"""Feeds: what one tells of an article, what of it can't be used, and what is kept of it between two looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article that a feed, a news sitemap or a list names.

    ``url`` is its address, absolute, over http or https. ``title`` is in words, without markup. ``published`` is aware, in UTC;
    a date without a time is its midnight, and ``published_said`` has it as it was written. ``summary`` and ``content`` are as the
    feed gives them, mostly HTML; ``content`` is the full text where the feed says so. ``id`` is the feed's own name for the entry.
    ``notes`` say in plain words what is odd ("published 3 days after it was received").
    """

    url: str
    title: str | None = None
    published: datetime | None = None
    published_said: str | None = None
    summary: str | None = None
    content: str | None = None
    id: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedEntry:
    """An entry that names nothing that can be fetched: ``where`` is the feed, ``what`` says which entry and why, in one line."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is kept of a feed between two looks.

    ``etag`` and ``modified`` are what its last answer gave to ask by; ``checked`` is when it was last asked, aware, in UTC, and
    ``None`` before the first time. ``failures`` counts the looks that failed since the last that didn't.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    checked: datetime | None = None
    failures: int = 0
    title: str | None = None
