"""Airports and air bases of the world, from the table of ``airportsdata`` (MIT), for a layer of their own.

Kept are those that have scheduled flights (an IATA code), those of armed forces, and all in the countries that have a layer of small
places. One is known under its name, under that with "Airport" for what says of what kind it is ("Mezze Airport", "Mezze Air Base"),
and, where it is the only one with a code in its town, under the town's.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from reportedly.gazetteer.folding import fold
from reportedly.gazetteer.record import Record
from reportedly.model.gazetteer import AIRPORT, Matched

VERSION = "20260905"
"""The version of ``airportsdata`` that the shipped layer was made from."""
SOURCE = "airportsdata (https://github.com/mborsetti/airportsdata), MIT"
_KINDS = frozenset((
    "airport", "airbase", "airfield", "aerodrome", "airstrip", "airpark", "base", "station", "field", "intl", "international", "air",
    "military", "army", "naval", "force",
))  # fmt: skip
"""Words at the end of a name that say what kind of airfield it is."""
_FORCES = frozenset(("airbase", "military", "army", "naval", "force"))
_AIR_BASE = ("air", "base")

Row = Mapping[str, str]


def rows(folder: Path) -> list[Row]:
    """The rows of the table in the folder of the library."""
    with (folder / "airports.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def airfields(every: list[Row], countries: Container[str]) -> Iterator[Record]:
    """The airfields that are kept, in the order of their codes; ``countries`` are those of which all are."""
    towns = Counter((row["country"], fold(row["city"])) for row in every if row["iata"] and row["city"])
    for row in every:
        if not (row["iata"] or row["country"] in countries or _of_forces(row["name"])):
            continue
        forms: dict[str, Matched] = {row["name"]: "name"}
        if core := _core(row["name"]):
            forms.setdefault(f"{core} {AIRPORT}", "other name")
        if row["iata"] and row["city"] and towns[row["country"], fold(row["city"])] == 1:
            forms.setdefault(f"{row['city']} {AIRPORT}", "other name")
        yield Record(
            f"airfield:{row['icao']}", row["name"], "other", round(float(row["lat"]), 5), round(float(row["lon"]), 5),
            row["country"], names=tuple(forms.items()),
        )  # fmt: skip


def _of_forces(name: str) -> bool:
    words = name.lower().split()
    return not _FORCES.isdisjoint(words) or tuple(words[-2:]) == _AIR_BASE


def _core(name: str) -> str:
    """A name without the words at its end that say of what kind it is."""
    words = name.split()
    while words and words[-1].lower() in _KINDS:
        words.pop()
    return " ".join(words)
