"""A gazetteer as decisions see it: something that answers a name with places. The room ``gazetteer`` holds the real one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, Protocol

Matched = Literal["name", "other name", "code", "adjective", "sound"]
"""How a place bears a name: "sound" is by another transliteration of one of its names."""


NATURE = "ZZ"
"""In place of a country, the rivers and lakes of the whole world: a code that ISO 3166 leaves to whoever wants one."""
AIRFIELDS = "XA"
"""So the airports and air bases of the world."""
AIRPORT = "Airport"
"""The word behind what an airfield of any kind is called by which it is found too: "Mezze Airport" for Mezze Air Base."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of a gazetteer; degrees are WGS 84, ``population`` 0 where unknown.

    ``kind`` is one of "continent", "country", "region", "district", "populated place", "sea", "world region", "river",
    "area", "other";
    ``region`` and ``district`` are the names of the first- and second-level division, empty where unknown. ``key`` is unique
    within a gazetteer and the same in every build of it.
    """

    key: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None = None
    region: str = ""
    district: str = ""
    population: int = 0
    geonames_id: int | None = None
    matched: Matched = "name"


class Gazetteer(Protocol):
    """What decisions ask of a gazetteer."""

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """Every place that has this name, in any of its forms, most populous first; empty where none has.

        Letter case, accents, hyphens, apostrophes and spaces do not count. "Kharkiv region", "Donetsk Oblast" answer with the
        division, "Ukrainian" with the country (``matched`` "adjective"), "UA" and "U.S." with it too ("code").
        """
        ...

    @property
    def layers(self) -> frozenset[str]:
        """The countries whose small places ``small`` knows."""
        ...

    def small(self, name: str, countries: Collection[str]) -> tuple[Entry, ...]:
        """Every place, however small, and every feature of nature of this name in ``countries``: codes of two letters.

        ``NATURE`` and ``AIRFIELDS`` are such codes too.

        They are for articles about these countries, as namesakes are many: empty for countries that nothing is known of. A name
        that none has is sought in its other transliterations, which find towns as well where a smaller place has the name.
        """
        ...
