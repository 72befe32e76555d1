"""A folder of HTML pages: one an article, and an index that leads to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

from reportedly.run.outcome import Done
from reportedly.run.output import Whole, unwritable
from reportedly.show.formats import Framing

_ODD = re.compile(r"[^A-Za-z0-9._-]+")

_HEAD = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Who says what: {count}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }}
li {{ margin: .5rem 0 }}
small {{ opacity: .75 }}
</style>
<h1>{count}</h1>
<ol>
"""


class Pages:
    """Writes ``0001-name.html``, ``0002-name.html``, … into ``folder``, and ``index.html`` when all are there.

    ``render`` makes a page of an article.
    """

    def __init__(self, folder: Path, render: Callable[[Done], str]) -> None:
        self._folder = folder
        self._render = render
        self._entries: list[str] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(str(folder), error) from error

    def take(self, done: Done) -> None:
        """Write the page of one article."""
        name = f"{len(self._entries) + 1:04}-{_slug(done.path)}.html"
        self._put(name, self._render(done))
        count = len(done.article.claims)
        claims = f"{count:,} {'claim' if count == 1 else 'claims'}"
        where = done.path if done.line is None else f"{done.path}, line {done.line}"
        self._entries.append(
            f'<li><a href="{escape(name)}">{escape(done.title)}</a><br><small>{claims} · {escape(where)}</small></li>\n'
        )

    def finish(self) -> None:
        """Write the index, where there is anything to lead to."""
        if self._entries:
            count = f"{len(self._entries):,} {'article' if len(self._entries) == 1 else 'articles'}"
            text = "".join([_HEAD.format(count=count), *self._entries, "</ol>\n</html>\n"])
            self._put("index.html", text)

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
