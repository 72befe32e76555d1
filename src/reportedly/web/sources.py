"""The pages of sources: outlets and speakers, who tells which thread, somebody who speaks, and two outlets beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request, Response

from reportedly.model import Comparison, KeptThread, Topic
from reportedly.show import grouped
from reportedly.web.front import Front, View, view
from reportedly.web.library import Library
from reportedly.web.links import Links
from reportedly.web.telling import Told, told

router = APIRouter(include_in_schema=False)
_WIDE: Final = 12
"""Outlets that the matrix has."""
_LONG: Final = 20
"""Threads that it has."""
_CLAIMS: Final = 20


@dataclass(frozen=True, slots=True)
class _Matrix:
    """How many claims of each thread each outlet has."""

    outlets: tuple[str, ...]
    rows: tuple[tuple[KeptThread, tuple[int, ...]], ...]


@router.get("/sources")
def page(request: Request) -> Response:
    """Outlets and speakers."""
    front: Front = request.app.state.front
    return front.page(request, sources_view(front.library))


@router.get("/who")
def who(request: Request, name: str, after: str = "") -> Response:
    """Somebody who speaks."""
    front: Front = request.app.state.front
    return front.page(request, who_view(front.library, front.links, name, after or None))


@router.get("/compare")
def compare(request: Request, one: str, other: str, since: str = "", until: str = "") -> Response:
    """What each of two outlets tells that the other leaves out."""
    front: Front = request.app.state.front
    return front.page(request, compare_view(front.library, one, other, since or None, until or None))


def sources_view(library: Library) -> View:
    """Outlets, the matrix, speakers."""
    outlets, speakers = library.outlets(), library.speakers()
    quoted: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for each in library.ledger.quotings([it.name for it in outlets], [it.name for it in speakers]):
        quoted[each.who].append((each.outlet, each.claims))
    return view(
        "sources.html",
        "Sources",
        outlets=outlets,
        speakers=speakers,
        quoted={who: sorted(its, key=lambda it: (-it[1], it[0])) for who, its in quoted.items()},
        matrix=_matrix(library, [each.name for each in outlets]),
        side_numbers=library.side_numbers,
    )


def _matrix(library: Library, outlets: list[str]) -> _Matrix:
    threads = library.ledger.threads(limit=_LONG, order="sources").threads
    cells = {(each.thread, each.outlet): each.claims for each in library.ledger.told_by(each.id for each in threads)}
    telling = {outlet for _, outlet in cells}
    shown = tuple(each for each in outlets if each in telling)[:_WIDE]
    return _Matrix(shown, tuple((it, tuple(cells.get((it.id, outlet), 0) for outlet in shown)) for it in threads))


def who_view(library: Library, links: Links, name: str, after: str | None) -> View:
    """Somebody with the last of their claims."""
    found = library.ledger.who(name, limit=_CLAIMS, after=after)
    lines = found.answer.lines
    sides = library.sides
    return view(
        "who.html",
        found.names[0].name if found.names else name,
        found=found,
        heading=found.names[0].name if found.names else name,
        groups=[[told(line, sides) for line in group] for group in grouped(lines)],
        more=links.page("who", name=name, after=found.answer.after) if found.answer.after else None,
    )


def compare_view(library: Library, one: str, other: str, since: str | None, until: str | None) -> View:
    """Two outlets beside each other."""
    found = library.ledger.compare(one, other, since=since, until=until)
    return view(
        "compare.html",
        f"{one} and {other}",
        found=found,
        topics=tuple(_topics(found, number, library.sides) for number in (0, 1)),
    )


def _topics(found: Comparison, number: int, sides: Sequence[str]) -> list[tuple[Topic, list[Told]]]:
    return [(each, [told(line, sides) for line in each.lines]) for each in found.only[number]]
