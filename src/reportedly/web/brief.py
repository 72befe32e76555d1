"""The first page: what the articles of some days bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from fastapi import APIRouter, Request, Response

from reportedly.ledger import Ledger
from reportedly.model import WHAT_BECAME, Brief, KeptThread, Moved, StandingKind
from reportedly.web.front import Front, View, view
from reportedly.web.library import Library
from reportedly.web.telling import SIGNS, Told, told

router = APIRouter(include_in_schema=False)
_HEADINGS: Final[Mapping[StandingKind, str]] = {
    "disputed": "Became disputed",
    "figures differ": "Figures that differ",
    "grown": "Grew",
    "corrected": "Corrected",
    "withdrawn": "Withdrawn",
}
_SPANS: Final = (("a day", 0), ("a week", 6), ("a month", 30), ("a year", 365))
_WEEK: Final = 6
_MOST: Final = 12
_CLAIMS: Final = 4


@dataclass(frozen=True, slots=True)
class _Item:
    thread: KeptThread
    claims: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    sign: str
    status: str | None
    entries: tuple[_Item, ...]
    more: int


@router.get("/")
def page(request: Request, since: str = "", until: str = "") -> Response:
    """What is new, disputed, grown, corrected, withdrawn since a day: a week before the last article, where none is given."""
    front: Front = request.app.state.front
    return front.page(request, brief_view(front.library, since or None, until or None))


def brief_view(library: Library, since: str | None, until: str | None) -> View:
    """The brief of some days."""
    last = last_day(library.ledger)
    since = since or (last and before(last, _WEEK))
    found = library.ledger.brief(since, until) if since is not None else None
    return view(
        "brief.html",
        "Brief",
        since=since,
        until=until,
        found=found,
        sections=tuple(_sections(found, library.sides)) if found else (),
        spans=tuple((words, before(last, days)) for words, days in _SPANS) if last else (),
    )


def last_day(ledger: Ledger) -> str | None:
    """The day of the last article; ``None`` where there is none with a date."""
    articles = ledger.article_page(limit=1).articles
    return articles[0].published if articles else None


def before(day: str, days: int) -> str:
    """The day so many days before another."""
    try:
        return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def _sections(found: Brief, sides: Sequence[str]) -> Iterator[_Section]:
    if found.new:
        shown = tuple(_Item(each, ()) for each in found.new[:_MOST])
        yield _Section("New, by several sources", "✦", None, shown, len(found.new) - len(shown))
    for kind in WHAT_BECAME:
        of = [each for each in found.moved if each.standing.kind == kind]
        if of:
            shown = tuple(_moved(each, sides) for each in of[:_MOST])
            yield _Section(_HEADINGS[kind], SIGNS[kind], kind, shown, len(of) - len(shown))


def _moved(each: Moved, sides: Sequence[str]) -> _Item:
    return _Item(each.thread, tuple(told(line, sides) for line in each.lines[:_CLAIMS]))
