"""What a name could be: places of the gazetteer, and those that packs know under the names that each side uses."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.model import AIRFIELDS, AIRPORT, NATURE, Entry, Gazetteer, KnownPlace, Pack, PackSet, kilometres

_MOST = 60
_LONGEST = 80
_SAME_KM = 10.0
_KINDS = {"admin": "region", "oblast": "region", "province": "region", "city": "populated place", "town": "populated place"}
DIVISIONS = frozenset(("region", "district"))
WHOLES = frozenset(("country", "region"))
HOLDERS = DIVISIONS | WHOLES
"""Kinds of entries: the parts of a state, what has parts that news speak of, and both, in which towns lie."""


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """``name`` without letter case, accents, hyphens, apostrophes and spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isalnum())


@dataclass(frozen=True, slots=True)
class Found:
    """The places that a name could be, most populous first; ``known`` are the keys of those that a pack gives the name to.

    ``small`` are those, also of ``entries``, that the layers of small places have in the countries of the article.
    """

    entries: tuple[Entry, ...] = ()
    known: frozenset[str] = frozenset()
    small: tuple[Entry, ...] = ()


NOTHING = Found()


class Finder:
    """Looks names up in a gazetteer and in packs; remembers what it was asked, so make one for each article."""

    def __init__(self, gazetteer: Gazetteer, packs: Sequence[Pack] = ()) -> None:
        self._gazetteer = gazetteer
        self._asked: dict[str, Found] = {}
        self._listed: dict[str, Found] = {}
        self._countries: Collection[str] = ()
        self._actors = _named_actors(PackSet(packs))
        self._packed = _packed(PackSet(packs))

    def within(self, countries: Collection[str]) -> None:
        """From now on, find the small places of these countries too."""
        self._countries = countries
        self._asked.clear()

    def find(self, name: str) -> Found:
        """Every place of that name; nothing for names of one letter or more than 80."""
        found = self._asked.get(name)
        if found is None:
            found = self._asked[name] = self._find(name) if 1 < len(name) <= _LONGEST else NOTHING
        return found

    @property
    def layers(self) -> frozenset[str]:
        """The countries whose small places can be found."""
        return self._gazetteer.layers

    def small(self, name: str, countries: Collection[str]) -> tuple[Entry, ...]:
        """The places of that name in these countries, however small, but none that a pack's person or body has the name of."""
        return self._gazetteer.small(name, countries) if fold(name) not in self._actors else ()

    def nature(self, name: str) -> tuple[Entry, ...]:
        """The rivers and lakes of the world of that name."""
        return self._gazetteer.small(name, (NATURE,))

    def airfields(self, name: str, called: str) -> tuple[Entry, ...]:
        """The airports and air bases of that name, else those that are ``called`` so, of whatever kind."""
        found = self._gazetteer.small(name, (AIRFIELDS,)) or self._gazetteer.small(f"{called} {AIRPORT}", (AIRFIELDS,))
        return tuple(entry for entry in found if entry.matched != "sound")

    def known(self, name: str) -> bool:
        """Whether a pack has a place of that name."""
        return fold(name) in self._packed

    def _find(self, name: str) -> Found:
        listed = self._listed.get(name)
        if listed is None:
            listed = self._listed[name] = self._without_small(name)
        small = self.small(name, self._countries) if self._countries else ()
        return Found(listed.entries, listed.known, small) if small else listed

    def _without_small(self, name: str) -> Found:
        entries = _few(self._gazetteer.look_up(name))
        places = self._packed.get(fold(name), ()) if self._packed else ()
        known = []
        for place in places:
            entry = self._same(place, entries) or self._same(place, self._gazetteer.look_up(place.name)) or _entry(place)
            if all(entry.key != e.key for e in entries):
                entries = (*entries, replace(entry, matched="other name"))
            known.append(entry.key)
        return Found(entries, frozenset(known)) if entries else NOTHING

    def _same(self, place: KnownPlace, entries: Sequence[Entry]) -> Entry | None:
        if place.geonames_id is not None:
            for entry in entries:
                if entry.geonames_id == place.geonames_id:
                    return entry
        kind = _KINDS.get(place.kind, place.kind)
        near = [
            (entry.kind != kind, kilometres(place.lat, place.lon, entry.lat, entry.lon), entry)
            for entry in entries
            if entry.country == place.country or place.country is None
        ]
        near = [n for n in near if n[1] <= _SAME_KM or (not n[0] and kind in ("region", "country"))]
        return min(near, key=lambda n: n[:2])[2] if near else None


@lru_cache(maxsize=8)
def _packed(packs: PackSet) -> Mapping[str, Sequence[KnownPlace]]:
    """The packs' places by each of their names, folded."""
    found: dict[str, list[KnownPlace]] = {}
    for pack in packs.packs:
        for place in pack.places:
            for name in dict.fromkeys(fold(n) for n in (place.name, *(v.name for v in place.variants))):
                found.setdefault(name, []).append(place)
    return found


@lru_cache(maxsize=8)
def _named_actors(packs: PackSet) -> frozenset[str]:
    """The folded names of packs' persons and bodies: a hamlet of that name is not meant."""
    return frozenset(
        fold(name)
        for pack in packs.packs
        for actor in pack.actors
        if actor.kind != "state"
        for name in (actor.name, *actor.aliases, *actor.short)
    )


def _few(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    # One town stands in some gazetteers twice, as a town and as the division of the same name: both are kept, they differ.
    return entries if len(entries) <= _MOST else entries[:_MOST]


def _entry(place: KnownPlace) -> Entry:
    return Entry(
        key=f"pack:{place.id}",
        name=place.name,
        kind=_KINDS.get(place.kind, place.kind),
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        region=place.region or "",
        geonames_id=place.geonames_id,
    )
