"""Where an article says that a town lies, held against the map."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reportedly.checks.geography import country_extent, region_extent, towards
from reportedly.checks.scene.clash import Clash
from reportedly.model import Place, Span

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

_DIRECTIONS: Final = ("north", "south", "east", "west")
_END: Final = 1 / 3
"""A place is at the opposite end of its region where it lies within so much of it."""
_FAR: Final = 1 / 4
"""A town is not in a part of its state where it lies within so much of the opposite end."""
_POINTS: Final = ("populated place", "region", "district")
_SURE: Final = 0.5
"""The least score of the town; that it lies in the state named beside it makes it surer."""


class Directions:
    """The directions of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene

    def clashes(self) -> Iterator[Clash]:
        """Directions that the map contradicts, in a sentence that tells an event or beside the name of a state, each once."""
        seen: set[Span] = set()
        for clash in (*self._of_events(), *self._of_states()):
            if clash.span not in seen and not self._scene.quoted(clash.span):
                seen.add(clash.span)
                yield clash

    # "southern Syria" beside a town at the northern end of that state

    def _of_states(self) -> Iterator[Clash]:
        scene = self._scene
        places = scene.article.places
        for at, state in enumerate(places):
            within = state.kind == "area" and state.candidates[:1] != () and state.candidates[0].kind == "country"
            name = state.candidates[0].name if within else state.name
            extent = country_extent(state.country or "") if within or state.kind == "country" else None
            for direction in _DIRECTIONS if extent else ():
                words = f"directions.part.{direction}"
                inside = scene.following(state.span.start, words) if within else None
                if within and inside is None:
                    continue
                part = scene.preceding(state.span.start if inside is None else inside.end, words)
                if part is None or extent is None or scene.is_part(part):
                    continue
                span = scene.span(part.start, state.span.end)
                town = self._beside(span, places[max(0, at - 1) : at], places[at + 1 : at + 2])
                if town is None or town.country != state.country:
                    continue
                share = towards(direction, extent, town.lat or 0.0, town.lon or 0.0)
                if share is not None and share < _FAR:
                    yield Clash(
                        span,
                        "",
                        {"place": town.span.text, "whole": name},
                        beside=(town.span,),
                    )

    def _beside(self, span: Span, before: tuple[Place, ...], after: tuple[Place, ...]) -> Place | None:
        """The only town right before the words ("Orlen, a city in") or right after them ("'s city of Orlen")."""
        found = [town for town in before if self._leads(town.span.end, "directions.town.before", span.start)]
        found += [town for town in after if self._leads(span.end, "directions.town.after", town.span.start)]
        near = [town for town in found if town.kind in _POINTS and town.score >= _SURE and town.lat is not None]
        return near[0] if len(near) == 1 else None

    def _leads(self, start: int, words: str, end: int) -> bool:
        """Whether a phrase of the list ``words`` is all that stands between the two."""
        found = self._scene.following(start, words)
        return found is not None and found.end > start and not self._scene.text[found.end : max(end, found.end)].strip()

    # "in the south" of what happened at a place at the northern end of its region

    def _of_events(self) -> Iterator[Clash]:
        scene = self._scene
        for direction in _DIRECTIONS:
            for span in scene.uses(f"directions.within.{direction}"):
                if scene.is_part(span) or scene.following(span.end, "directions.within.other"):
                    continue
                for place in self._nearest(span):
                    if self._contradicts(direction, place):
                        yield Clash(span, "", {"place": place.span.text, "whole": self._region(place)}, beside=(place.span,))

    def _nearest(self, span: Span) -> Iterator[Place]:
        """The towns nearest to ``span``, before it and after it, of which the sentence tells an event."""
        at = bisect_left(self._towns, span.start, key=lambda each: each.span.start)
        told = self._told.get(self._scene.sentence_number(span.start), set())
        return (place for place in self._towns[max(0, at - 1) : at + 1] if _key(place) in told)

    @cached_property
    def _towns(self) -> tuple[Place, ...]:
        known = self._scene.article.places
        return tuple(each for each in known if each.kind == "populated place" and each.lat is not None and each.country)

    @cached_property
    def _told(self) -> dict[int, set[int | str]]:
        """The places of the events that each sentence tells."""
        found: dict[int, set[int | str]] = {}
        for telling in self._scene.contested.events:
            place = self._scene.places.get(telling.event.place or "")
            if place is not None:
                found.setdefault(self._scene.sentence_number(telling.trigger.start), set()).add(_key(place))
        return found

    def _contradicts(self, direction: str, place: Place) -> bool:
        """Whether the place lies at the opposite end of its region, as packs know it, and not at the named end of its state."""
        lat, lon, country = place.lat or 0.0, place.lon or 0.0, place.country or ""
        state = country_extent(country)
        share = towards(direction, state, lat, lon) if state else None
        if share is None or share >= 1 / 2:
            return False
        region = self._region(place)
        extent = region_extent(self._scene.packs, country, region) if region else None
        within = towards(direction, extent, lat, lon) if extent else None
        return within is not None and within < _END

    def _region(self, place: Place) -> str:
        """The region of a place, as packs know it; empty where they do not."""
        known = (each for pack in self._scene.packs for each in pack.places if each.geonames_id is not None)
        return next((each.region or "" for each in known if each.geonames_id == place.geonames_id), "")


def _key(place: Place) -> int | str:
    """What tells one place from another."""
    return place.name if place.geonames_id is None else place.geonames_id
