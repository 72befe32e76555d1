"""Distances on the globe, which is taken for a sphere."""

from __future__ import annotations

import math
from typing import Final

RADIUS_KM: Final = 6371.0
"""Kilometres of the mean radius of the earth."""
DEGREE_KM: Final = 111.2
"""Kilometres of a degree of latitude."""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points given in degrees, in kilometres (haversine formula)."""
    p, q, r, s = math.radians(lat), math.radians(lon), math.radians(other_lat), math.radians(other_lon)
    h = math.sin((r - p) / 2) ** 2 + math.cos(p) * math.cos(r) * math.sin((s - q) / 2) ** 2
    return 2 * RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))
