"""The pages as files that work from a disk: a folder of them of a ledger, or one file of one article."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reportedly.model import Question
from reportedly.run import unwritable
from reportedly.show import one_line
from reportedly.web.app import static_folder
from reportedly.web.articles import article_view, articles_view
from reportedly.web.atlas import drawn, map_view
from reportedly.web.brief import before, brief_view, last_day
from reportedly.web.front import View, as_json, rendered
from reportedly.web.links import FileLinks
from reportedly.web.search import search_view
from reportedly.web.sources import sources_view
from reportedly.web.threads import thread_view, threads_view

if TYPE_CHECKING:
    from reportedly.model import KeptArticle
    from reportedly.web.library import Library

_STATIC: Final = (
    "app.css", "app.js", "theme.js", "map.js", "offline.js", "icon.svg", "leaflet.js", "leaflet.css", "serif.woff2",
    "serif-italic.woff2", "serif-ext.woff2",
)  # fmt: skip
_MANY: Final = 1_000_000
_FONT: Final = re.compile(r"@font-face \{[^}]*\}\n?")
_DAYS: Final = 36_500


def write_site(
    library: Library, folder: Path, *, since: str | None = None, told: Callable[[int, int], None] = lambda done, of: None
) -> int:
    """Write a ledger's pages into a folder, and say how many there are. The brief begins at ``since``, else with the first article.

    ``told`` is told how many are written, of how many. Raises ``OutputError``.
    """
    ledger = library.ledger
    threads = list(_threads(library))
    files = {claim: _file(ident) for ident in threads for claim in _claims(library, ident)}
    articles = list(_articles(library))
    links = FileLinks(0, files)
    last = last_day(ledger)
    pages: list[tuple[str, Callable[[FileLinks], View]]] = [
        ("index.html", lambda _: brief_view(library, since or (last and before(last, _DAYS)), None)),
        ("threads.html", lambda its: threads_view(library, its, Question(), limit=_MANY)),
        ("articles.html", lambda its: articles_view(library, its, Question(), limit=_MANY)),
        ("map.html", lambda its: map_view(library, its, Question())),
        ("sources.html", lambda _: sources_view(library)),
        ("search.html", lambda its: search_view(library, its, {})),
    ]
    pages += [(f"threads/{_file(each)}.html", _thread(library, each)) for each in threads]
    pages += [(f"articles/{each.id}.html", _article(library, each.id)) for each in articles]
    try:
        for name in ("", "threads", "articles", "static"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name in _STATIC:
            shutil.copyfile(static_folder() / name, folder / "static" / name)
        _script(
            folder / "static" / "outlines.js", "OUTLINES", (static_folder() / "outlines.json").read_text(encoding="utf-8")
        )
        places = drawn(ledger.told_places(), links, library.sides)
        _script(folder / "static" / "places.js", "PLACES", as_json(places).decode("ascii"))
        _script(folder / "static" / "index.js", "CLAIMS", json.dumps(list(_index(library, links))))
        for done, (name, view) in enumerate(pages, start=1):
            own = links.at(name.count("/"))
            text = rendered(view(own), own, library=library)
            (folder / name).write_bytes(text.encode("utf-8", "replace"))
            told(done, len(pages))
    except OSError as error:
        raise unwritable(str(folder), error) from error
    return len(pages)


def article_file(library: Library) -> bytes:
    """The page of a ledger's first article as one file that stands alone: style and script are inside, and nothing else runs."""
    each = next(_articles(library))
    links = FileLinks()
    view = article_view(library, each.id)
    style = _FONT.sub("", (static_folder() / "app.css").read_text(encoding="utf-8"))
    script = "".join((static_folder() / name).read_text(encoding="utf-8") for name in ("theme.js", "app.js"))
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    alone = {"style": style, "script": script, "policy": policy}
    return rendered(replace(view, values={**view.values, "alone": alone}), links, library=library).encode("utf-8", "replace")


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _file(named: str) -> str:
    """What the file of a thread is called; ids have nothing in them that a file system minds."""
    return named.replace("/", "-")


def _script(path: Path, name: str, value: str) -> None:
    path.write_text(f"window.REPORTEDLY_{name} = {value};\n", encoding="utf-8")


def _thread(library: Library, named: str) -> Callable[[FileLinks], View]:
    return lambda _: thread_view(library, named)


def _article(library: Library, ident: str) -> Callable[[FileLinks], View]:
    return lambda _: article_view(library, ident)


def _threads(library: Library) -> Iterator[str]:
    """The threads that are listed: told by several, or of which something became."""
    after = None
    while True:
        found = library.ledger.threads(limit=500, after=after)
        yield from (each.id for each in found.threads)
        after = found.after
        if after is None:
            return


def _claims(library: Library, named: str) -> list[str]:
    """All claims of a thread, by any of which it may be named."""
    return [f"{line.claim.article}/{line.claim.claim}" for line in library.ledger.thread(named).lines]


def _articles(library: Library) -> Iterator[KeptArticle]:
    after = None
    while True:
        found = library.ledger.article_page(limit=500, after=after)
        yield from found.articles
        after = found.after
        if after is None:
            return


def _index(library: Library, links: FileLinks) -> Iterator[list[Any]]:
    """Each claim for the search: who, what, outlet, day, side, address."""
    for line in library.ledger.lines(Question()):
        claim = line.claim
        yield [
            one_line(claim.source) or one_line(claim.actor or "") or claim.source_kind,
            one_line(claim.content),
            one_line(claim.outlet or ""),
            claim.published or "",
            (claim.side or "").rpartition("/")[2],
            links.article(claim.article, claim.claim),
        ]
