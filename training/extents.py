"""Makes the table of how far states and regions reach, and their parts: ``python -m training.extents``; some seconds.

Reads the packaged index of places and layers of small places (GeoNames, CC BY 4.0, and what NOTICE names beside it), and
``extents.toml`` beside this file; writes ``src/reportedly/resolve/weights/extents.json``. What a state reaches is the box of its
towns, without far islands, those beyond a gap of ``GAP`` degrees with few towns behind it. A part is the third of the box on that
side (in a corner the half of it both ways), as far as there are towns in it, and its middle is that of these towns. The same index
gives the same bytes.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportedly.gazetteer.opening import VILLAGES, shipped
from reportedly.gazetteer.store import Store

OUT = Path(__file__).parents[1] / "src" / "reportedly" / "resolve" / "weights" / "extents.json"
TABLE = Path(__file__).with_name("extents.toml")
GAP = 5.0
"""Degrees without a town behind which a state's far islands lie."""
FEW = 0.05
"""The share of a state's towns that may lie there."""
LEAST, LEAST_OF_PART = 5, 3
"""Towns that show how far a state or region reaches, and a part of it."""
SIDES = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1), "centre": (0, 0)}
CORNERS = {f"{y}{x}": (SIDES[y][0], SIDES[x][1]) for y in ("north", "south") for x in ("east", "west")}

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""South, west, north, east."""


def box(points: Sequence[Point]) -> Box:
    """The smallest box that holds the points."""
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    return min(lats), min(lons), max(lats), max(lons)


def mainland(points: Sequence[Point]) -> list[Point]:
    """The points without those behind a wide gap, where they are few."""
    kept = sorted(points)
    for axis in (0, 1):
        most = FEW * len(points)
        values = sorted(point[axis] for point in kept)
        cuts = [i for i in range(1, len(values)) if values[i] - values[i - 1] > GAP]
        low = max((values[i] for i in cuts if i <= most), default=values[0])
        high = min((values[i - 1] for i in cuts if len(values) - i <= most), default=values[-1])
        kept = [point for point in kept if low <= point[axis] <= high]
    return kept


def part(points: Iterable[Point], whole: Box, side: tuple[int, int]) -> list[Point]:
    """The points in the third of ``whole`` on a side, or in the half of it both ways in a corner."""
    south, west, north, east = whole
    found = []
    share = 1 / 2 if all(side) else 1 / 3
    for lat, lon in points:
        at = ((lat - south) / (north - south), (lon - west) / (east - west))
        middle = side == (0, 0)
        if all(
            1 / 3 <= a <= 2 / 3 if middle else a >= 1 - share if way > 0 else a <= share if way < 0 else True
            for a, way in zip(at, side, strict=True)
        ):
            found.append((lat, lon))
    return found


def row(points: Sequence[Point]) -> list[float]:
    """Box and middle of points, in hundredths of a degree."""
    lat, lon = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
    return [round(value, 2) for value in (*box(points), lat, lon)]


def parts(points: Sequence[Point]) -> dict[str, list[float]]:
    """The rows of a whole (under an empty name) and of its parts by their side; empty where towns are too few or too near."""
    if len(points) < LEAST:
        return {}
    whole = box(points)
    found = {"": row(points)}
    if whole[2] - whole[0] > 0.1 and whole[3] - whole[1] > 0.1:
        for name, side in {**SIDES, **CORNERS}.items():
            inside = part(points, whole, side)
            if len(inside) >= LEAST_OF_PART:
                found[name] = row(inside)
    return found


def tables() -> dict[str, object]:
    """The content of the file."""
    states: dict[str, set[Point]] = defaultdict(set)
    regions: dict[tuple[str, str], set[Point]] = defaultdict(set)
    for path in (shipped(), *sorted(VILLAGES.glob("*.places"))):
        with Store(path, "make it again") as store:
            for entry in store:
                if entry.kind == "populated place" and entry.country:
                    states[entry.country].add((entry.lat, entry.lon))
                    if entry.region:
                        regions[entry.country, entry.region].add((entry.lat, entry.lon))
    of_regions: dict[str, dict[str, dict[str, list[float]]]] = {}
    for (country, name), points in sorted(regions.items()):
        found = parts(mainland(list(points)))
        if found:
            of_regions.setdefault(country, {})[name] = found
    return {
        "about": "made by training/extents.py from the packaged index of places: GeoNames, CC BY 4.0, and others (see NOTICE)",
        "states": {country: found for country, points in sorted(states.items()) if (found := parts(mainland(list(points))))},
        "regions": of_regions,
        "areas": tomllib.loads(TABLE.read_text(encoding="utf-8"))["areas"],
    }


if __name__ == "__main__":
    OUT.write_text(json.dumps(tables(), ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
