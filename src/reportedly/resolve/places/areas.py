"""Places that are areas: a part of a state or region, and what lies some way off a town; with how far they reach.

"Eastern Ukraine" and "the south-east of Syria" are not the middle of the state, and "40 km west of Kharkiv" is not the town. A part
reaches as far as there are towns in the third of the whole on that side, and is put at the middle of these towns; where nothing says
how far the whole reaches it stays open. What the words say of a whole is taken off a table that ``training/extents.py`` makes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.model import DEGREE_KM, RADIUS_KM, Entry, Extent, Place, Span, Whole
from reportedly.resolve.places.candidates import WHOLES
from reportedly.resolve.places.mentions import Toponym
from reportedly.resolve.places.words import Lexicon, Word
from reportedly.resolve.weights import fitted

_UNSURE = 0.25
"""How far off, in shares of the distance, what lies so far from a town may be: directions and distances of news are round."""
_ASTRAY = 1.0
"""Degrees by which the point of a state lies outside of it at least that is a slip of the gazetteer's."""
_LEAST_KM = 2.0
_FARTHEST_KM = 500.0
_APOSTROPHES = ("'", "’")
_NO_EXTENT = "nothing says how far the whole reaches of which it is a part"


Box = tuple[float, float, float, float]
"""South, west, north, east."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the words before a name say: the part of it on a ``side``, or with ``km`` what lies so far off at ``bearing`` degrees."""

    start: int
    side: str
    km: float | None = None
    bearing: float = 0.0
    end: int | None = None
    """Where the words behind the name end that tell it: "Ukraine's east"."""


def part(toponym: Toponym, words: Sequence[Word], lex: Lexicon) -> Part | None:
    """Which part of what is named, or how far from it, the words right before a name tell; ``None`` where they tell neither."""
    behind = _behind(toponym, words, lex)
    if behind is not None:
        return behind
    at = toponym.first - 1
    if at < 0 or words[toponym.first].gap != " ":
        return None
    if words[at].lower not in lex.articles and words[at].lower != "of":
        found = _side(words, at, lex)
        if found is None or not _describes(toponym, words, found[0], lex):
            return None
        return Part(words[found[0]].start, found[1])
    if words[at].lower in lex.articles and words[at].gap == " ":
        at -= 1
    if at < 1 or words[at].lower != "of" or words[at].gap != " ":
        return None
    if words[at - 1].lower in lex.sections and words[at - 1].gap == " " and not words[at - 1].capital:
        found = _side(words, at - 2, lex)
        return Part(words[found[0]].start, found[1]) if found else None
    found = _side(words, at - 1, lex)
    if found is None:
        return None
    first, side = found
    article = first > 0 and words[first].gap == " " and words[first - 1].lower in lex.definite
    beyond = article and first > 1 and words[first - 2].lower in lex.outside  # "40 km to the west of"
    km = _distance(words, first - 2 if beyond else first, lex)
    if km is not None:
        return Part(words[km[0]].start, side, km[1], lex.bearings[side]) if side in lex.bearings else None
    return Part(words[first].start, side) if article and not beyond else None


def _behind(toponym: Toponym, words: Sequence[Word], lex: Lexicon) -> Part | None:
    """The part of what is named that a possessive tells: "Ukraine's east", "Syria's north and east"; not "Ukraine's east coast"."""
    at = toponym.last
    if (
        at + 1 >= len(words)
        or words[at].text != "s"
        or words[at].gap.strip() not in _APOSTROPHES
        or words[at + 1].gap != " "
    ):
        return None
    at += 1
    if words[at].lower not in lex.sections and words[at].lower not in lex.bearings:
        return None
    side = lex.sides.get(words[at].lower, "")
    if at + 1 < len(words) and words[at + 1].gap == "-" and side + lex.sides.get(words[at + 1].lower, "-") in lex.bearings:
        at, side = at + 1, side + lex.sides[words[at + 1].lower]
    if at + 2 < len(words) and words[at + 1].lower == "and" and words[at + 2].lower in lex.bearings:
        other = lex.sides[words[at + 2].lower]
        corner = next((each for each in (side + other, other + side) if each in lex.bearings), "")
        at, side = (at + 2, corner) if corner else (at, side)
    last = at + 1
    on = last < len(words) and words[last].gap in (" ", "-") and words[last].lower not in lex.loose_ends
    on = on and not lex.past(words[last].lower)
    return None if not side or on else Part(toponym.start, side, end=words[at].end)


def _side(words: Sequence[Word], last: int, lex: Lexicon) -> tuple[int, str] | None:
    """The side of which the words up to ``last`` tell, and the first of them: "south", "south-eastern"."""
    if last < 0 or words[last].lower not in lex.sides:
        return None
    side = lex.sides[words[last].lower]
    before = words[last - 1] if last else None
    first = lex.sides.get(before.lower, "") if before is not None and words[last].gap in ("-", " ") else ""
    if first and first + side in lex.bearings:
        return last - 1, first + side
    return last, side


def _describes(toponym: Toponym, words: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """Whether the word of a side at ``at`` describes the name after it, and is no part of it or of a body's name around it.

    With a capital "Eastern" may describe, but not "South"; the "Western" of "Western Arvenia Kennel Association" and of "University of
    Western Arvenia" says of what the body is.
    """
    word = words[at]
    if not word.capital:
        return True
    before, last = words[at - 1] if at else None, toponym.last
    if word.lower not in lex.sided or (before is not None and before.capital and word.gap == " "):
        return False
    if last < len(words) and words[last].capital and words[last].gap == " ":
        return False
    body = at > 1 and before is not None and before.lower == "of" and before.gap == word.gap == " " and words[at - 2].capital
    return not body or _opens(words, at - 2)


def _opens(words: Sequence[Word], at: int) -> bool:
    """Whether a word has its capital from its place at the head of a sentence."""
    return at == 0 or any(sign in ".!?\n" for sign in words[at].gap)


def _distance(words: Sequence[Word], end: int, lex: Lexicon) -> tuple[int, float] | None:
    """The kilometres that the words before ``end`` tell, and the first of them; a second figure in brackets goes with the first."""
    if end > 0 and (glued := words[end - 1]).text[:1].isdecimal():  # "20km"
        unit = glued.lower.lstrip("0123456789.,")
        km = float(glued.text[: -len(unit)].replace(",", "")) * lex.lengths[unit] if unit in lex.lengths else 0.0
        return (end - 1, km) if 0 < km <= _FARTHEST_KM else None
    for at in (end - 1, end - 3):
        if at < 1 or words[at].lower not in lex.lengths:
            return None
        if at - 2 < 0 or words[at - 2].lower not in lex.lengths or "(" not in words[at - 1].gap:
            break
    figure = words[at - 1].text.replace(",", "")
    if not figure.replace(".", "", 1).isdecimal() or words[at].gap not in (" ", "-", "\u00a0"):
        return None
    km = float(figure) * lex.lengths[words[at].lower]
    return (at - 1, km) if 0 < km <= _FARTHEST_KM else None


def placed(place: Place, said: Part | None, entries: Sequence[Entry], text: str) -> Place:
    """The place with how far it reaches; the area where the words before its name tell a part of it.

    ``entries`` are those of its name, what is meant first: with a part, a region goes before the town of its name.
    """
    if not entries or place.lat is None or place.lon is None:
        return place
    best = entries[0]
    place = _upon_itself(place, best)
    if said is None or best.matched == "adjective":
        reach = _area(best)
        return (
            place
            if reach is None
            else replace(place, extent=Extent(*reach), kind="area" if best.kind == "other" else place.kind)
        )
    if said.km is not None:
        return place
    span = Span.of(text, said.start, said.end or place.span.end)
    whole = next((e for e in entries if e.kind in WHOLES and e.country == best.country and _namesake(e, best)), None)
    place = replace(place, whole=_whole(place.span, whole or best))
    if whole is None:
        reach = _area(best, sea=True) if _bounded(said.side) else None
        if reach is None:
            return replace(place, whole=None)
        inside = _third(reach, said.side)
        return _as_area(place, span, _middle(inside), inside, _told(said.side, best.name))
    rows = _rows(whole)
    row = rows.get(said.side)
    if row is None and not _bounded(said.side) and best.kind == "populated place":
        return replace(place, whole=None)
    if row is None and not _bounded(said.side):
        return _unbounded(place, span, whole.country, f"nothing says how far the {said.side} of {whole.name} reaches")
    if row is not None:
        south, west, north, east, lat, lon = row
        return _as_area(place, span, (lat, lon), (south, west, north, east), _told(said.side, whole.name))
    if "" in rows:
        south, west, north, east = rows[""][:4]
        inside = _third((south, west, north, east), said.side)
        return _as_area(place, span, _middle(inside), inside, _told(said.side, whole.name))
    if best.kind == "populated place":
        return replace(place, whole=None)  # a region that is little more than its town
    return _unbounded(place, span, whole.country, _NO_EXTENT)


def _unbounded(place: Place, span: Span, country: str | None, reason: str) -> Place:
    return replace(
        place, span=span, name=span.text, lat=None, lon=None, geonames_id=None, kind="area", country=country, reason=reason
    )


def _bounded(side: str) -> bool:
    """Whether the bounds of a whole tell where its part on a side lies: not where its coast runs."""
    return side == "centre" or side in ("east", "west") or side.startswith(("north", "south"))


def lying_off(town: Place, said: Part | None, text: str) -> Place | None:
    """The area that lies so far off a settled town as the words before its name tell; ``None`` where they tell no way from it."""
    if said is None or said.km is None or town.kind != "populated place" or town.lat is None or town.lon is None:
        return None
    lat, lon = _off(town.lat, town.lon, said.bearing, said.km)
    around = _around(lat, lon, max(_LEAST_KM, _UNSURE * said.km))
    whole = Whole(town.span, town.name, town.lat, town.lon, town.geonames_id, town.country, town.kind)
    span = Span.of(text, said.start, town.span.end)
    reason = f"{_figure(said.km)} km {said.side} of {town.name}"
    return _as_area(replace(town, whole=whole), span, (lat, lon), around, reason)


def precise(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places without the towns off which others lie, in the order of their words: where something is said to happen."""
    off = frozenset(place.whole.span for place in places if place.whole is not None)
    return tuple(sorted((place for place in places if place.span not in off), key=lambda place: place.span.start))


def _whole(span: Span, entry: Entry) -> Whole:
    return Whole(span, entry.name, entry.lat, entry.lon, entry.geonames_id, entry.country, entry.kind)


def _upon_itself(place: Place, best: Entry) -> Place:
    """A state at the middle of its towns where its point in the gazetteer lies a degree or more outside of all of them."""
    row = _rows(best).get("") if best.kind == "country" else None
    if row is None or place.lat is None or place.lon is None:
        return place
    south, west, north, east, lat, lon = row
    off = max(south - place.lat, place.lat - north, west - place.lon, place.lon - east)
    return replace(place, lat=lat, lon=lon) if off >= _ASTRAY else place


def _as_area(place: Place, span: Span, point: tuple[float, float], extent: Box, reason: str) -> Place:
    lat, lon = (round(value, 4) for value in point)
    return replace(
        place, span=span, name=span.text, lat=lat, lon=lon, geonames_id=None, kind="area", extent=Extent(*extent),
        reason=f"{reason}; {place.reason}",
    )  # fmt: skip


def _told(side: str, name: str) -> str:
    return f"the middle of {name}" if side == "centre" else f"the {side}ern part of {name}"


def _figure(km: float) -> str:
    return f"{km:.0f}" if km >= 1 else f"{km:.1f}"


def _namesake(entry: Entry, best: Entry) -> bool:
    """Whether an entry is what is meant, or the region in which the town lies that is."""
    return entry.key == best.key or (
        best.kind == "populated place" and entry.kind == "region" and best.region in (entry.name, entry.region)
    )


def _rows(whole: Entry) -> dict[str, list[float]]:
    """South, west, north, east and the middle, latitude and longitude, of a whole (under an empty name) and of its parts."""
    table = fitted("extents")
    found: dict[str, list[float]] = (
        table["states"].get(whole.country, {})
        if whole.kind == "country"
        else table["regions"].get(whole.country, {}).get(whole.name, {})
    )
    return found


def _area(entry: Entry, *, sea: bool = False) -> Box | None:
    """How far an area reaches that is no state and no division of one; of a ``sea`` only its parts are areas."""
    if entry.kind not in ("world region", "other", "area") and not (sea and entry.kind == "sea"):
        return None
    found = fitted("extents")["areas"].get(entry.name)
    return (found[0], found[1], found[2], found[3]) if found else None


def _third(whole: Box, side: str) -> Box:
    """The third of a box on a side, half of it both ways in a corner, the third in the middle."""
    south, west, north, east = whole
    share = 2 if len(side) > len("north") + 1 else 3
    high, wide = (north - south) / share, (east - west) / share
    if side == "centre":
        south, north, west, east = south + high, north - high, west + wide, east - wide
    if side.startswith("north"):
        south = north - high
    elif side.startswith("south"):
        north = south + high
    if side.endswith("east"):
        west = east - wide
    elif side.endswith("west"):
        east = west + wide
    return round(south, 2), round(west, 2), round(north, 2), round(east, 2)


def _middle(box: Box) -> tuple[float, float]:
    south, west, north, east = box
    return (south + north) / 2, (west + east) / 2


def _off(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point ``km`` away on the globe in the direction ``bearing``, degrees clockwise from north."""
    p, q, way, arc = math.radians(lat), math.radians(lon), math.radians(bearing), km / RADIUS_KM
    there = math.asin(math.sin(p) * math.cos(arc) + math.cos(p) * math.sin(arc) * math.cos(way))
    turn = math.atan2(math.sin(way) * math.sin(arc) * math.cos(p), math.cos(arc) - math.sin(p) * math.sin(there))
    return math.degrees(there), (math.degrees(q + turn) + 180) % 360 - 180


def _around(lat: float, lon: float, km: float) -> Box:
    """The box that reaches ``km`` from a point to each side, within the bounds of latitude and longitude."""
    high = km / DEGREE_KM
    wide = min(180.0, high / max(0.01, math.cos(math.radians(lat))))
    box = max(-90.0, lat - high), max(-180.0, lon - wide), min(90.0, lat + high), min(180.0, lon + wide)
    return round(box[0], 4), round(box[1], 4), round(box[2], 4), round(box[3], 4)
