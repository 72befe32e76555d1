"""A gazetteer as decisions see it: something that answers a name with places. The room ``gazetteer`` holds the real one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Matched = Literal["name", "other name", "code", "adjective"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of a gazetteer; degrees are WGS 84, ``population`` 0 where unknown.

    ``kind`` is one of "continent", "country", "region", "district", "populated place", "sea", "world region", "other";
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
