"""One article: the rooms in their order, from a text to an article with its claims.

The rooms themselves are imported when the first text is read, which keeps ``import reportedly`` fast.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Protocol

from reportedly._version import __version__
from reportedly.model import Article, Document, Producer, Reading


class Reads(Protocol):
    """What the pipeline asks of a reader: ``reportedly.reader.Reader``, or a stand-in with the same two members."""

    @property
    def model(self) -> str:
        """The model's name and hash."""
        ...

    def read(self, text: str) -> Reading:
        """What the model saw in ``text``."""
        ...


def read(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Article:
    """Read one English text: its claims in text order, each with the exact words of source, cue and content.

    ``published`` is an ISO date (``2025-11-30``). The text is kept as it is, so every span is a slice of it. The model is
    loaded at the first call and kept. Raises an ``InputError`` where the text is empty, too long or not English, and
    ``ModelError`` where the model can't be opened.
    """
    from reportedly.sources import document_from_text

    document = document_from_text(text, title=title, published=published, url=url, outlet=outlet)
    return read_document(document, _shared_reader())


def read_document(document: Document, reader: Reads) -> Article:
    """Read one document that is already at hand."""
    from reportedly.claims import decide

    reading = reader.read(document.text)
    return Article(document, decide(document, reading), reading.names, Producer(__version__, reader.model))


def load_reader(threads: int = 1) -> Reads:
    """Open the model that the package carries, to run on ``threads`` threads; raises ``ModelError`` where that fails."""
    from reportedly.reader import Reader

    return Reader.load(threads=threads)


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


@cache
def _shared_reader() -> Reads:
    return load_reader(min(2, cores()))
