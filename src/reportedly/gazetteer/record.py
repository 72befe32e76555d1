"""A place on its way into an index."""

from __future__ import annotations

import math
from dataclasses import dataclass

from reportedly.model import Matched

KINDS = ("continent", "country", "region", "district", "populated place", "sea", "world region", "other", "river", "area")
"""What a place can be, as ``model.Entry.kind`` has it; files keep the number, so a new kind goes to the end."""

MOST = (1 << 32) - 1
"""The greatest number of inhabitants, and the greatest GeoNames id, that an index holds."""


@dataclass(frozen=True, slots=True)
class Record:
    """A place with every name it is found by, as (name, how that name matches).

    A name of a division that stands without its kind of division ("Kharkov" of the region) is in ``with_division``: it is
    found as "Kharkov region" only. ``scheme`` is the family of transliterations in which its names are kept as well, empty for none.
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
    names: tuple[tuple[str, Matched], ...] = ()
    with_division: tuple[str, ...] = ()
    scheme: str = ""


def on_earth(lat: float, lon: float) -> bool:
    """Whether these are degrees of a point on the globe."""
    return math.isfinite(lat) and math.isfinite(lon) and -90 <= lat <= 90 and -180 <= lon <= 180
