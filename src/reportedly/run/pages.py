"""A folder of HTML pages: one an article, and an index that leads to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from reportedly.run.outcome import Done, Outcome
from reportedly.run.output import Whole, unwritable
from reportedly.show import INDEX, Framing, IndexEntry, index_html

_ODD = re.compile(r"[^A-Za-z0-9._-]+")


class Pages:
    """Writes ``0001-name.html``, ``0002-name.html``, … into ``folder``, and ``index.html`` when all are there.

    ``render`` makes a page of an article.
    """

    def __init__(self, folder: Path, render: Callable[[Done], str]) -> None:
        self._folder = folder
        self._render = render
        self._entries: list[IndexEntry] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(str(folder), error) from error

    def take(self, outcome: Outcome) -> None:
        """Write the page of one article."""
        if not isinstance(outcome, Done):
            return
        done = outcome
        name = f"{len(self._entries) + 1:04}-{_slug(done.path)}.html"
        self._put(name, self._render(done))
        self._entries.append(IndexEntry.of(done.article, name, done.place))

    def finish(self) -> None:
        """Write the index, where there is anything to lead to."""
        if self._entries:
            self._put(INDEX, index_html(self._entries))

    def abandon(self) -> None:
        """Leave the pages, which are whole, without an index."""

    def _put(self, name: str, text: str) -> None:
        page = Whole(self._folder / name, Framing())
        try:
            page.write(text)
            page.finish()
        except BaseException:
            page.abandon()
            raise


def _slug(path: str) -> str:
    stem = "standard-input" if path == "-" else Path(path).stem
    return _ODD.sub("-", stem).strip("-.")[:60] or "article"
