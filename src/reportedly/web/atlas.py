"""The map and the page of a place: what is claimed where, the claims of each side side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request, Response

from reportedly.model import Question, Told, ToldPlace, ToldPlaces
from reportedly.web.asking import query_of, question_of
from reportedly.web.front import Front, View, as_json, tagged, view
from reportedly.web.library import Library
from reportedly.web.links import Links
from reportedly.web.telling import Told as Shown
from reportedly.web.telling import lane, side_number, sides_of, told

router = APIRouter(include_in_schema=False)
_LISTED: Final = 200
_MOST: Final = 5000
SURE: Final = 0.8
"""From this score on a place is drawn as sure: of such, about nine in ten are the place that is meant."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What one side tells at a place."""

    side: str | None
    number: int
    claims: int
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    about: str
    link: str
    rows: tuple[_Row, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    told: Shown
    lane: int


@dataclass(frozen=True, slots=True)
class _Day:
    day: str | None
    published: bool
    entries: tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class DrawnPlace:
    """A place of the map; ``counts`` are (day, number of the side, claims)."""

    name: str
    lat: float | None
    lon: float | None
    sure: bool
    href: str
    counts: tuple[tuple[str | None, int, int], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the map draws: sides in the order of their numbers, and places."""

    sides: tuple[str, ...]
    places: tuple[DrawnPlace, ...]


@router.get("/map")
def page(request: Request) -> Response:
    """Places by what is claimed there."""
    front: Front = request.app.state.front
    return front.page(request, map_view(front.library, front.links, question_of(request.query_params)))


@router.get("/map/data")
def data(request: Request) -> Response:
    """The same for the map."""
    front: Front = request.app.state.front
    asked = question_of(request.query_params)
    found = front.library.ledger.told_places(asked, limit=_MOST)
    return tagged(request, as_json(drawn(found, front.links, front.library.sides)), "application/json")


@router.get("/place")
def place(request: Request, name: str, event: str = "", since: str = "", until: str = "") -> Response:
    """What is claimed to have happened at a place."""
    front: Front = request.app.state.front
    return front.page(request, place_view(front.library, name, event or None, since or None, until or None))


def map_view(library: Library, links: Links, asked: Question) -> View:
    """The places of the claims that answer a question."""
    found = library.ledger.told_places(asked, limit=_MOST)
    sides = library.sides
    return view(
        "map.html",
        "Map",
        asked=asked,
        found=found if len(found.places) <= _LISTED else ToldPlaces(found.places[:_LISTED], found.found),
        places=[_listed(each, links, sides) for each in found.places[:_LISTED]],
        sides=sides,
        data_link=links.page("map/data", **query_of(asked)),
    )


def drawn(found: ToldPlaces, links: Links, sides: Sequence[str]) -> Drawn:
    """What a map draws of these places."""
    return Drawn(
        tuple(sides),
        tuple(
            DrawnPlace(
                each.name,
                each.lat,
                each.lon,
                each.score is None or each.score >= SURE,
                links.page("place", name=each.name) if links.served else "",
                tuple((count.day, side_number(count.side, sides), count.claims) for count in each.counts),
            )
            for each in found.places
        ),
    )


def _listed(each: ToldPlace, links: Links, sides: Sequence[str]) -> _Place:
    by: dict[str | None, list[tuple[str, int]]] = defaultdict(list)
    for count in each.counts:
        by[count.side].append((count.type, count.claims))
    known = ", ".join(part for part in (each.kind if each.kind != "populated place" else "", each.country or "") if part)
    sure = (
        "not settled which place"
        if each.lat is None
        else ""
        if each.score is None or each.score >= SURE
        else "not sure which place"
    )
    rows = tuple(
        _Row(
            side,
            side_number(side, sides),
            sum(claims for _, claims in its),
            tuple(sorted({_words(type_) for type_, _ in its})),
        )
        for side, its in sorted(by.items(), key=lambda it: (it[0] is None, it[0] or ""))
    )
    return _Place(each.name, "; ".join(part for part in (known, sure) if part), links.page("place", name=each.name), rows)


def _words(type_: str) -> str:
    return type_.replace(".", ": ").replace("-", " ")


def place_view(library: Library, name: str, event: str | None, since: str | None, until: str | None) -> View:
    """A place, day by day."""
    found = library.ledger.place(name, event=event, since=since, until=until)
    sides = sides_of(each.line.claim.side for each in found.told)
    days: dict[tuple[str | None, bool], list[Told]] = defaultdict(list)
    for each in found.told:
        days[each.when, each.dated == "publication"].append(each)
    return view(
        "place.html",
        found.name,
        found=found,
        sides=sides,
        side_numbers=library.side_numbers,
        thirds=any(each.line.claim.side is None for each in found.told),
        rows=[
            _Day(
                day,
                published,
                tuple(_Entry(told(each.line, library.sides), lane(each.line, sides)) for each in _once(its)),
            )
            for (day, published), its in days.items()
        ],
    )


def _once(its: Sequence[Told]) -> list[Told]:
    """Each claim once, though it may tell several events of one day."""
    return list({(each.line.claim.article, each.line.claim.claim): each for each in its}.values())
