"""The Python door: texts, files, pages and many of them in; articles, or errors, out.

The model, packs and the place index are opened at the first call and kept, whatever thread asks first; every thread may read. The
environment variable ``REPORTEDLY_CACHE`` names another folder for what is kept about places than the user's cache folder. What
``check`` marks are the findings that no remark in the text suppresses; configuration, ignore files and baselines are the command
line's.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache, lru_cache, partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from reportedly import pipeline
from reportedly.model import SEVERITIES, Article, Document, Metadata, Page
from reportedly.model.errors import InputError, ReportedlyError, UsageError

if TYPE_CHECKING:
    from reportedly.checks import Selection
    from reportedly.pipeline import Reads, References
    from reportedly.run import Done
    from reportedly.sources import Columns, Item

_GIVEN = "the given texts"
"""What a text that was given to ``read_many`` is called in messages, with its number."""


def read(
    text: str,
    *,
    title: str | None = None,
    published: str | date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    packs: str | Sequence[str] = (),
    places: bool = True,
) -> Article:
    """Read one English text: its claims in text order, each with the exact words of source, cue and content.

    ``published`` is a date, a datetime or an ISO date (``"2025-11-30"``), by which "on Tuesday" becomes a date. ``packs`` are names
    of shipped packs or folders (``"ru-ua"`` or ``["ru-ua", "mine"]``); ``general`` is always among them. Every span is a slice of
    the document's text. The place index is left alone with ``places=False``.

    Raises an ``InputError`` where the text is empty, too long or not English, ``UsageError`` for an argument that is of another
    kind, ``ModelError`` where the model can't be opened, ``PackError`` for a pack, ``GazetteerError`` for the index.
    """
    _text(text, "read")
    given = _given(published, title=title, url=url, outlet=outlet)
    return _read(_in_hand(text, given), packs, places)[0]


def check(
    text: str,
    *,
    title: str | None = None,
    published: str | date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    packs: str | Sequence[str] = (),
    places: bool = True,
    selection: Selection | None = None,
) -> Article:
    """Read one English text as :func:`read` does, and mark what a standards editor would question, in ``diagnostics``.

    ``selection`` says which rules hold and how severe they are; by default those that are on by default. Raises what
    :func:`read` raises.
    """
    _text(text, "check")
    _chosen(selection, packs, places)
    given = _given(published, title=title, url=url, outlet=outlet)
    return _checked(*_read(_in_hand(text, given), packs, places), _names(packs), places, selection)


def read_file(
    path: str | os.PathLike[str],
    *,
    published: str | date | None = None,
    packs: str | Sequence[str] = (),
    places: bool = True,
    columns: Mapping[str, str] | None = None,
) -> Article:
    """Read the article in one file: text, Markdown, HTML, e-mail, or JSON Lines, CSV, Parquet or WARC with one article.

    ``columns`` says which column or key holds a field where they are called otherwise: ``{"text": "body", "title": "headline"}``.

    Raises ``UsageError`` for a folder and for a file of several records, which :func:`read_many` reads, and what :func:`read` raises.
    """
    return _read(_in_file(_file(path, "read"), _given(published), columns), packs, places)[0]


def check_file(
    path: str | os.PathLike[str],
    *,
    published: str | date | None = None,
    packs: str | Sequence[str] = (),
    places: bool = True,
    columns: Mapping[str, str] | None = None,
    selection: Selection | None = None,
) -> Article:
    """Read the article in one file as :func:`read_file` does, and mark what :func:`check` marks."""
    where = _file(path, "check")
    _chosen(selection, packs, places)
    return _checked(*_read(_in_file(where, _given(published), columns), packs, places), _names(packs), places, selection)


def read_html(
    page: str | bytes,
    *,
    published: str | date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    packs: str | Sequence[str] = (),
    places: bool = True,
) -> Article:
    """Read the article in a page of HTML, without menus, comments and advertisements.

    ``url`` and ``outlet`` go before what the page says. Nothing is fetched. Raises what :func:`read` raises.
    """
    _page(page, "read")
    return _read(_in_page(page, _given(published, url=url, outlet=outlet)), packs, places)[0]


def check_html(
    page: str | bytes,
    *,
    published: str | date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    packs: str | Sequence[str] = (),
    places: bool = True,
    selection: Selection | None = None,
) -> Article:
    """Read the article in a page of HTML as :func:`read_html` does, and mark what :func:`check` marks."""
    _page(page, "check")
    _chosen(selection, packs, places)
    given = _given(published, url=url, outlet=outlet)
    return _checked(*_read(_in_page(page, given), packs, places), _names(packs), places, selection)


def read_many(
    items: Iterable[str | os.PathLike[str] | Mapping[str, Any]],
    *,
    published: str | date | None = None,
    packs: str | Sequence[str] = (),
    places: bool = True,
    workers: int = 1,
    columns: Mapping[str, str] | None = None,
) -> Generator[Article | ReportedlyError]:
    """Read many articles, one after the other as they are asked for, in the order of ``items``.

    A ``str`` is a text; a ``Path`` a file, or a folder or a file (JSON Lines, CSV, Parquet, WARC) with any number of articles, whose
    ``columns`` are called as :func:`read_file` says; a mapping a record with ``text`` and, if there are, ``title``, ``published``,
    ``url``, ``outlet`` and ``id``. What can't be read comes as its error, a
    value, and costs no other article. With ``workers`` of 2 and more, so many processes read side by side, with the same results:
    they start a fresh Python, so a script must call this under ``if __name__ == "__main__":``. Close the generator to stop early.

    Raises ``UsageError`` at once for options, and what keeps everything from being read at the first article: ``ModelError``,
    ``PackError``, ``GazetteerError``.
    """
    return _articles(_many(*_several(items, "read", published, packs, workers), places, workers, _columns(columns)))


def check_many(
    items: Iterable[str | os.PathLike[str] | Mapping[str, Any]],
    *,
    published: str | date | None = None,
    packs: str | Sequence[str] = (),
    places: bool = True,
    workers: int = 1,
    columns: Mapping[str, str] | None = None,
    selection: Selection | None = None,
) -> Generator[Article | ReportedlyError]:
    """Read many articles as :func:`read_many` does, and mark in each what :func:`check` marks."""
    asked = _several(items, "check", published, packs, workers)
    _chosen(selection, packs, places)
    return _many_checked(_many(*asked, places, workers, _columns(columns)), asked[2], places, selection)


def _many(
    items: Iterable[object], given: Metadata, packs: tuple[str, ...], places: bool, workers: int, columns: Columns
) -> Generator[Done | ReportedlyError]:
    from reportedly.run import Failed, Job, Read, outcomes

    if workers > 1:
        opened = partial(pipeline.open_references, cache=pipeline.cache_folder(os.environ) if places else None)
        _shared_references(packs, places)  # once, here: a mistake is told before any work begins
        job = Job(Read(packs), given, open_references=opened)
    else:
        job = Job(Read(packs), given, _shared_for, partial(_shared_references, places=places))
    results = outcomes(_entries(items, columns), job, workers=workers)
    try:
        for outcome in results:
            if isinstance(outcome, Failed):
                yield outcome.error
            else:
                article = outcome.article
                if article.document.path == _GIVEN:
                    article = replace(article, document=replace(article.document, path=None, line=None))
                yield replace(outcome, article=article)
    finally:
        results.close()


def _articles(found: Generator[Done | ReportedlyError]) -> Generator[Article | ReportedlyError]:
    try:
        for outcome in found:
            yield outcome if isinstance(outcome, ReportedlyError) else outcome.article
    finally:
        found.close()


def _many_checked(
    found: Generator[Done | ReportedlyError], packs: tuple[str, ...], places: bool, selection: Selection | None
) -> Generator[Article | ReportedlyError]:
    from reportedly.run import failed

    try:
        for done in found:
            if isinstance(done, ReportedlyError):
                yield done
                continue
            try:
                outcome: Article | ReportedlyError = _checked(done.article, done.page, packs, places, selection)
            except Exception as error:  # one bad article must not cost the others
                document = done.article.document
                outcome = failed(replace(done, path=document.name, line=document.line), error).error
            yield outcome
    finally:
        found.close()


def _several(
    items: Iterable[object], called: str, published: str | date | None, packs: str | Sequence[str], workers: int
) -> tuple[Iterable[object], Metadata, tuple[str, ...]]:
    if isinstance(items, str | bytes | os.PathLike | Mapping) or not isinstance(items, Iterable):
        raise UsageError(f"{called}_many takes several texts, paths or records, not {_a(items)}: put it in a list")
    if not isinstance(workers, int) or workers < 1:
        raise UsageError(f"workers is {workers!r}: give a number, 1 or more")
    return items, _given(published), _names(packs)


def _entries(items: Iterable[object], columns: Columns) -> Iterator[Item | InputError]:
    from reportedly.sources import Item

    for number, item in enumerate(items, 1):
        if isinstance(item, os.PathLike):
            yield from _located(_path(item), columns)
        elif isinstance(item, str | Mapping):
            record = {"text": item} if isinstance(item, str) else dict(item)
            dated = record.get("published")
            if isinstance(dated, date):
                record["published"] = _iso(dated)
            try:
                data = json.dumps(record).encode()
            except (TypeError, ValueError) as error:
                yield InputError(f"{_GIVEN}:{number}", f"a record that is no JSON: {error}")
                continue
            yield Item(_GIVEN, "record", number, data)
        else:
            yield InputError(
                f"{_GIVEN}:{number}", f"{_a(item)} is neither a text (str), a file (pathlib.Path) nor a record (dict)"
            )


def _given(published: object, **words: str | None) -> Metadata:
    """What the caller says of an article; raises ``UsageError`` for what is no date and no words."""
    for name, value in words.items():
        if not isinstance(value, str | None):
            raise UsageError(f"{name} takes a str, not {_a(value)}")
    return Metadata(published=_iso(published), **words)


def _in_hand(text: str, given: Metadata) -> Document:
    from reportedly.sources import document_from_text

    return document_from_text(text, pipeline.default_language(), given)


def _in_file(where: str, given: Metadata, columns: object) -> Document:
    from reportedly.sources import format_named, load

    entries = _located(where, _columns(columns))
    entry = next(entries)
    if not isinstance(entry, InputError) and format_named(entry.kind).many and next(entries, None) is not None:
        raise UsageError(f"{where}: holds several records; read_many([pathlib.Path({where!r})]) reads them all")
    if isinstance(entry, InputError):
        raise entry
    return load(entry, pipeline.default_language(), given)


def _in_page(page: str | bytes, given: Metadata) -> Document:
    from reportedly.sources import Item, load

    data = page if isinstance(page, bytes) else b"\xef\xbb\xbf" + page.encode("utf-8", "replace")
    found = load(Item("the given page", "html", data=data), pipeline.default_language(), given)
    notes = (
        found.notes if isinstance(page, bytes) else tuple(each for each in found.notes if each != "byte order mark removed")
    )
    return replace(found, path=None, notes=notes)


def _read(document: Document, packs: str | Sequence[str], places: bool) -> tuple[Article, Page]:
    reader, references = _shared_reader(), _shared_references(_names(packs), places)
    page = pipeline.opened(document, references.language)
    return pipeline.read_document(document, reader, references, page=page), page


def _checked(article: Article, page: Page, packs: tuple[str, ...], places: bool, selection: Selection | None) -> Article:
    from reportedly.checks import Selection
    from reportedly.run import Settings, judged

    references, selection = _shared_references(packs, places), selection or Selection()
    found = pipeline.checked(article, references.packs, selection, page=page).diagnostics or ()
    return judged(article, found, article.document.path or _GIVEN, Settings(references, selection, ()), page=page).article


def _located(where: str, columns: Columns) -> Iterator[Item | InputError]:
    from reportedly.sources import locate

    return locate([where], columns=columns)


def _columns(given: object) -> Columns:
    """The columns that a mapping of fields names; raises ``UsageError``."""
    from reportedly.sources import Columns

    if not isinstance(given, Mapping | None):
        raise UsageError(f'columns takes a dict of fields and their columns, such as {{"text": "body"}}, not {_a(given)}')
    return Columns.of(given or {})


def _path(path: str | os.PathLike[str]) -> str:
    """The path as text; a file that is called ``-`` is not standard input."""
    where = os.fsdecode(path)
    return os.path.join(os.curdir, where) if where == "-" else where  # noqa: PTH118 (pathlib drops the dot)


def _file(path: object, called: str) -> str:
    if not isinstance(path, str | os.PathLike):
        raise UsageError(f"{called}_file takes the path of a file, not {_a(path)}")
    where = _path(path)
    if Path(where).is_dir():
        raise UsageError(f"{where}: a folder; {called}_many([pathlib.Path({where!r})]) {called}s what lies in it")
    return where


def _page(page: object, called: str) -> None:
    if not isinstance(page, str | bytes):
        raise UsageError(f"{called}_html takes a page as str or bytes, not {_a(page)}; {called}_file(path) {called}s a file")


def _text(text: object, called: str) -> None:
    if isinstance(text, os.PathLike):
        raise UsageError(f"{called} takes a text, not the path {os.fspath(text)!r}: call {called}_file(path)")
    if isinstance(text, bytes | bytearray | memoryview):
        raise UsageError(
            f"{called} takes a text as str, not bytes: decode it, or call {called}_file(path) or {called}_html(page)"
        )
    if not isinstance(text, str):
        raise UsageError(f"{called} takes a text as str, not {_a(text)}")


def _chosen(selection: object, packs: object, places: bool) -> None:
    """Raises ``UsageError`` where a selection names no rule, of the package or of the packs."""
    if selection is None:
        return
    from reportedly.checks import ALL, Selection, is_known, known_rules
    from reportedly.forms import meant

    if not isinstance(selection, Selection):
        raise UsageError(f"selection takes a reportedly.Selection, not {_a(selection)}")
    ids = frozenset(rule.id for rule in known_rules(selection, _shared_references(_names(packs), places).packs))
    for name in ("select", "extend", "ignore", "severities"):
        given = getattr(selection, name)
        if isinstance(given, str):
            raise UsageError(f"the selection's {name} takes several: write it as ({given!r},)")
        for each in given:
            begins = name != "severities" and isinstance(each, str) and (each == ALL or is_known(each, ids))
            if each not in ids and not begins:
                raise UsageError(f"the selection's {name}: no rule is called {each!r}{meant(str(each), ids)}")
    for rule, severity in selection.severities.items():
        if severity not in SEVERITIES:
            raise UsageError(f"the selection's severities: {rule} is {severity!r}, not one of {', '.join(SEVERITIES)}")


def _names(packs: object) -> tuple[str, ...]:
    """One name, or several; a path is a name."""
    several = (packs,) if isinstance(packs, str | os.PathLike) else packs
    if not isinstance(several, Iterable):
        raise UsageError(f"packs takes names of packs or folders, not {_a(packs)}")
    given = tuple(several)
    for each in given:
        if not isinstance(each, str | os.PathLike):
            raise UsageError(f"packs takes names of packs or folders, not {_a(each)}")
    return tuple(os.fspath(each) for each in given)


def _iso(published: object) -> str | None:
    """The ISO date of a date, a datetime or an ISO string of either; raises ``UsageError``."""
    if published is None:
        return None
    if isinstance(published, datetime):
        return published.date().isoformat()
    if isinstance(published, date):
        return published.isoformat()
    if isinstance(published, str):
        try:
            return datetime.fromisoformat(published).date().isoformat()
        except ValueError:
            raise UsageError(f"published is {published!r}, which is no date: write it as 2025-11-30") from None
    raise UsageError(f"published takes a date, a datetime or an ISO date, not {_a(published)}")


def _a(value: object) -> str:
    name = type(value).__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


_opening = RLock()
"""Held while things are opened, so that threads which start cold open them once."""


def _renewed() -> None:
    """In a process that was forked off while another thread was opening things, nobody would let go of its lock."""
    global _opening
    _opening = RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renewed)


def _shared_reader() -> Reads:
    with _opening:
        return _reader()


def _shared_for(threads: int) -> Reads:
    return _shared_reader()


def _shared_references(packs: tuple[str, ...], places: bool) -> References:
    with _opening:
        return _references(packs, pipeline.cache_folder(os.environ) if places else None)


@cache
def _reader() -> Reads:
    return pipeline.load_reader(min(2, pipeline.cores()))


@lru_cache(maxsize=8)
def _references(packs: tuple[str, ...], folder: Path | None) -> References:
    return pipeline.open_references(packs, folder)
