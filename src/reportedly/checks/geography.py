"""Where points lie within regions and states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportedly.checks.figures import parsed
from reportedly.model import Pack

Extent = tuple[float, float, float, float]
"""South, north, west, east, in degrees."""

FEWEST: Final = 5
"""So many places of a region have to be known before they show how far it reaches."""
NARROWEST: Final = 0.5
"""A region whose known places lie closer together, in degrees, says nothing about its ends."""


def country_extent(country: str) -> Extent | None:
    """How far the state with this code reaches; ``None`` where that is not written down."""
    known = parsed("extents.toml")["extents"].get(country)
    return (known[0], known[1], known[2], known[3]) if known else None


def region_extent(packs: Sequence[Pack], country: str, region: str) -> Extent | None:
    """How far the packs' places of a region lie apart; ``None`` where they are too few."""
    points = {
        (place.lat, place.lon)
        for pack in packs
        for place in pack.places
        if place.country == country and place.region == region and place.kind == "populated place"
    }
    if len(points) < FEWEST:
        return None
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    return min(lats), max(lats), min(lons), max(lons)


def towards(direction: str, extent: Extent, lat: float, lon: float) -> float | None:
    """How far a point lies towards "north", "south", "east" or "west" of an extent: 0 its opposite end, 1 that end."""
    south, north, west, east = extent
    low, high, at = (south, north, lat) if direction in ("north", "south") else (west, east, lon)
    if high - low < NARROWEST:
        return None
    share = (at - low) / (high - low)
    return share if direction in ("north", "east") else 1 - share
