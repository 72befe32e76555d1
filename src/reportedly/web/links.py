"""Where things are shown: addresses of the running app, or of files beside each other. Templates ask here, and build none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode


class Links(Protocol):
    """Where a page leads."""

    @property
    def served(self) -> bool:
        """Whether a server is there that searches, adds and decides."""
        ...

    def page(self, name: str, /, **query: object) -> str:
        """A page by its name: "brief", "threads", "articles", "search", "map", "sources", "add", "decisions"; with a query."""
        ...

    def article(self, ident: str, claim: str | None = None, version: int | None = None) -> str:
        """An article; with a claim its words in there."""
        ...

    def thread(self, named: str) -> str | None:
        """A thread by a claim of it (``ARTICLE/c3``); ``None`` where it has no page here."""
        ...

    def static(self, name: str) -> str:
        """A style, script, font or outline."""
        ...


def _query(query: dict[str, object]) -> str:
    held = {name: value for name, value in query.items() if value not in (None, "", False)}
    return f"?{urlencode({name: 1 if value is True else value for name, value in held.items()})}" if held else ""


class ServedLinks:
    """Addresses of the running app."""

    served = True

    def page(self, name: str, /, **query: object) -> str:
        """See :class:`Links`."""
        return ("/" if name == "brief" else f"/{name}") + _query(query)

    def article(self, ident: str, claim: str | None = None, version: int | None = None) -> str:
        """See :class:`Links`."""
        query = _query({"version": version, "claim": claim})
        return f"/articles/{quote(ident, safe='')}{query}{f'#{claim}' if claim else ''}"

    def thread(self, named: str) -> str | None:
        """See :class:`Links`."""
        article, _, claim = named.rpartition("/")
        return f"/threads/{quote(article, safe='')}/{quote(claim, safe='')}"

    def static(self, name: str) -> str:
        """See :class:`Links`."""
        return f"/static/{name}"


class FileLinks:
    """Files beside each other. ``depth`` is in how many folders the page lies that asks.

    ``threads`` are those that are written, each claim of theirs by the file's name.
    """

    served = False

    def __init__(self, depth: int = 0, threads: Mapping[str, str] | None = None) -> None:
        self._up = "../" * depth
        self._threads = threads or {}

    def at(self, depth: int) -> FileLinks:
        """The same for a page in so many folders."""
        return FileLinks(depth, self._threads)

    def page(self, name: str, /, **query: object) -> str:
        """See :class:`Links`; a query is for a server, and is left out, but what is sought stands behind a hash."""
        words = query.get("words") or query.get("who") or query.get("place") if name == "search" else None
        return f"{self._up}{'index' if name == 'brief' else name}.html{f'#q={quote(str(words))}' if words else ''}"

    def article(self, ident: str, claim: str | None = None, version: int | None = None) -> str:
        """See :class:`Links`; files hold the last version."""
        return f"{self._up}articles/{quote(ident, safe='')}.html{f'#{claim}' if claim else ''}"

    def thread(self, named: str) -> str | None:
        """See :class:`Links`."""
        file = self._threads.get(named)
        return None if file is None else f"{self._up}threads/{quote(file, safe='')}.html"

    def static(self, name: str) -> str:
        """See :class:`Links`."""
        return f"{self._up}static/{name}"
