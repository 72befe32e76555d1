"""A document: an immutable text with where and when it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from typing import Literal

from reportedly.model.shown import noun, quoted
from reportedly.model.span import Range, Span

PublishedFrom = Literal["option", "metadata", "dateline", "none"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a comment in the text asks of the check, ``<!-- reportedly: ignore ATT001, SRC002: reason -->``.

    ``order`` is "ignore", "ignore-file", or whatever else was written there; ``rules`` are identifiers or what they begin with, as
    written; ``reason`` is empty where none was given. ``covers`` is the stretch of text that it holds for, ``None`` where there is
    none. ``line`` counts from 1 in the file, ``None`` where the file's lines are not those of the text.
    """

    order: str
    rules: tuple[str, ...]
    reason: str
    covers: Range | None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class StandIn:
    """The stretch from ``start`` up to ``end`` of a document's text is read as if ``text`` stood there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said of an article beside its text, by its file or by whoever hands it in; ``None`` where nothing is.

    ``title`` is in words, ``published`` as it was written: a document has a title that stands in its text, and a date that is one.
    ``captured`` is when a crawler fetched the page, in ISO 8601, which is no date of publication.
    The other fields it takes over by their names. A record of JSON Lines may say each of them, ``id_given`` as ``id``.
    """

    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    id_given: str | None = None
    captured: str | None = None

    def before(self, other: Metadata) -> Metadata:
        """What is said here, and where nothing is, what ``other`` says."""
        return replace(other, **{name: value for name, value in self._said() if value})

    def taken_over(self) -> dict[str, str | None]:
        """What a document takes over as it is, by its field."""
        return {name: value for name, value in self._said() if name not in ("title", "published")}

    def _said(self) -> list[tuple[str, str | None]]:
        return [(field.name, getattr(self, field.name)) for field in fields(self)]


@dataclass(frozen=True, slots=True)
class Document:
    """One text to read.

    ``path`` is the file as the user named it, ``id_given`` the ``id`` of a JSON Lines record. ``published`` is an ISO date
    (``2025-11-30``) or ``None``. ``title`` is a span of ``text``. ``notes`` records, in plain words, what was done to get
    from bytes to text where that was not plain ("decoded as windows-1251, which the file does not declare"). ``unread`` are
    half-open stretches of ``text`` that are not read (comments and marks of Markdown, invisible characters), ``stand_ins`` what is
    read in place of others (an entity's character); the two are in text order and share nothing. ``remarks`` are the comments that
    speak to the check. ``given_at`` is where in ``text`` the text begins that was given, when a title that was given beside it
    stands before it: an offset into ``text`` less ``given_at`` is one into the given text. ``line`` is which of its file's
    articles it is, counted from 1: of JSON Lines the line, of a table the row, of a web archive the record. ``captured`` is when
    a crawler fetched the page. ``published_at`` is the moment of publication in UTC (``2025-11-30T08:00:00Z``), where an hour
    and its zone were said; ``published`` is the day that was written then.
    """

    text: str
    path: str | None = None
    url: str | None = None
    title: Span | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: PublishedFrom = "none"
    language: str = "en"
    id_given: str | None = None
    notes: tuple[str, ...] = ()
    unread: tuple[Range, ...] = ()
    remarks: tuple[Remark, ...] = ()
    given_at: int = 0
    stand_ins: tuple[StandIn, ...] = ()
    line: int | None = None
    captured: str | None = None
    published_at: str | None = None

    @property
    def id(self) -> str:
        """The SHA-256 of the text in UTF-8, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def length(self) -> int:
        """The length of the text in code points."""
        return len(self.text)

    @property
    def name(self) -> str:
        """What to call the document in a message: its path, its given id, its address, or the start of its hash."""
        return self.path or self.id_given or self.url or self.id[:12]

    def span(self, start: int, end: int) -> Span:
        """``text[start:end]`` as a span."""
        return Span.of(self.text, start, end)

    def __repr__(self) -> str:
        return noun("Document", (quoted(self.title.text if self.title else self.name), f"{self.length:,} characters"))
