"""PLC004: a stated direction or region that contradicts the map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.checks.geography import country_extent, region_extent, towards
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene
from reportedly.model import Place, Span
from reportedly.model.diagnostic import Related

_COMPASS = re.compile(r"(?<!\w)in\s+the\s+(north|south|east|west)(?![\w-])(?!\s+(?:of|and|or))")
_END = 1 / 3
"""A place is at the opposite end where it lies within so much of it."""
_PART = re.compile(
    r"(?<![\w-])(?:(north|south|east|west)ern\s+|(?:the\s+)?(north|south|east|west)\s+of\s+)(?=[A-Z])", re.IGNORECASE
)
_LEADING = re.compile(r"\s*+(?:,\s*+)?(?:(?:a|the)\s++(?:\w++\s++){1,3})?in\s++(?:the\s++)?")
_TRAILING = re.compile(r"[’']?s?\s+(?:\w+\s+)?(?:city|town|village|port)\s+of\s+(?:the\s+)?")
_FAR = 1 / 4
"""A town is not in a part of its state where it lies within so much of the opposite end."""
_BESIDE = 60
"""Town and part of the state are named within so many characters."""
_POINTS = ("populated place", "region", "district")
_SURE = 0.5
"""The least score of the town; that it lies in the state named beside it makes it surer."""


def find(scene: Scene) -> Iterator[Finding]:
    """Directions that the map contradicts, in a sentence that tells an event or beside the name of a state."""
    yield from _of_events(scene)
    yield from _of_states(scene)


def _of_states(scene: Scene) -> Iterator[Finding]:
    """Words such as "southern Syria" beside a town that lies at the northern end of that state."""
    towns = [each for each in scene.article.places if each.kind in _POINTS and each.score >= _SURE and each.country]
    states = {each.span.start: each for each in scene.article.places if each.kind == "country" and each.country}
    for match in _PART.finditer(scene.text):
        state = states.get(match.end())
        extent = country_extent(state.country or "") if state else None
        if state is None or extent is None:
            continue
        span = scene.span(match.start(), state.span.end)
        town = _beside(scene, span, towns)
        if town is None or town.country != state.country or town.lat is None or town.lon is None or scene.quoted(span):
            continue
        share = towards((match.group(1) or match.group(2)).lower(), extent, town.lat, town.lon)
        if share is not None and share < _FAR:
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” is said of “{town.span.text}”, which lies at the other end of {state.name}",
                "Does the direction fit the place, or are two places mixed up?",
                (Related(town.span, "the place"),),
            )


def _beside(scene: Scene, span: Span, towns: Sequence[Place]) -> Place | None:
    """The only town right before the words ("Orlen, a city in") or right after them ("'s city of Orlen")."""
    sentence = scene.sentence(span.start)
    near = [
        each
        for each in towns
        if sentence.start <= each.span.start < sentence.end
        and -_BESIDE < each.span.start - span.end < _BESIDE
        and (
            _LEADING.fullmatch(scene.text, each.span.end, span.start)
            if each.span.end <= span.start
            else _TRAILING.fullmatch(scene.text, span.end, each.span.start)
        )
    ]
    return near[0] if len(near) == 1 else None


def _of_events(scene: Scene) -> Iterator[Finding]:
    """The words "in the south" in a sentence that tells an event at a place at the northern end of its region."""
    for telling in scene.contested.events:
        event = telling.event
        place = scene.places.get(event.place or "")
        if place is None or place.kind != "populated place" or place.lat is None or place.lon is None or not place.country:
            continue
        sentence = scene.sentence(event.trigger.start)
        for match in _COMPASS.finditer(scene.text, sentence.start, sentence.end):
            span = scene.span(*match.span())
            near = _nearest(scene, span.start, place)
            if scene.quoted(span) or not near or not _contradicts(scene, match.group(1), place):
                continue
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” is said of “{place.span.text}”, which lies at the other end of its region",
                "Does the direction fit the place, or is another part of the front or country meant?",
                (Related(place.span, "the place"),),
            )


def _nearest(scene: Scene, offset: int, place: Place) -> bool:
    """Whether no other town is named between the place and ``offset``."""
    return not any(
        place.span.end <= other.span.start < offset
        and other.kind == "populated place"
        and other.geonames_id != place.geonames_id
        for other in scene.article.places
    )


def _contradicts(scene: Scene, direction: str, place: Place) -> bool:
    """Whether the place lies at the opposite end of its region, as packs know it, and not at the named end of its state."""
    lat, lon, country = place.lat or 0.0, place.lon or 0.0, place.country or ""
    state = country_extent(country)
    share = towards(direction, state, lat, lon) if state else None
    if share is None or share > 1 - _END:
        return False
    known = next(
        (each for pack in scene.packs for each in pack.places if each.geonames_id == place.geonames_id and each.geonames_id),
        None,
    )
    extent = region_extent(scene.packs, country, known.region) if known and known.region else None
    within = towards(direction, extent, lat, lon) if extent else None
    return within is not None and within < _END and share < 1 / 2


RULE = Rule(
    "PLC004",
    "contradicting-map",
    "structural",
    marks="A direction (“in the south”) in a sentence that tells an event at a town which lies in the opposite third of its region "
    "and not in that half of its state; a part of a state (“southern Syria”, “the north of Iraq”) said of a town beside it that lies "
    "in the opposite quarter of that state.",
    why="A direction that does not fit the map misleads on where something happened, or shows that two places were mixed up.",
    reference="Armed-conflict event data practice: place precision is coded (ACLED Codebook)",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Officials spoke of the fighting in Lyman on Monday. The capture of Lyman marked a further advance in the south.",
            ("in the south",),
            packs=("ru-ua",),
            places=True,
        ),
        Example(
            "Shells hit a market in Aleppo, a city in southern Syria, on Monday, the mayor said. Schools in the city stayed closed.",
            ("southern Syria",),
            places=True,
        ),
    ),
    good=(
        Example(
            "Officials spoke of the fighting in Lyman on Monday. The capture of Lyman marked a further advance in the north.",
            packs=("ru-ua",),
            places=True,
        ),
        Example(
            "Shells hit a market in Aleppo, a city in northern Syria, on Monday, the mayor said. Schools in the city stayed closed.",
            places=True,
        ),
    ),
    confidence=0.85,
    limits="Knows how far a region reaches only from the places of a pack, and a state as a rectangle; “southern” of a region is not "
    "looked at.",
)
