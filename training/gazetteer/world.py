"""What no table of towns has: continents, seas, world regions, rivers, and countries and regions within states."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.gazetteer.record import KINDS, Record
from reportedly.model.gazetteer import Matched
from training.gazetteer.library import DATA


def continents(folder: Path) -> Iterator[Record]:
    """The continents of the library's folder ``data``, with GeoNames' names of them in other languages."""
    rows = json.loads((folder / "continents.json").read_text(encoding="utf-8"))
    adjectives = {"AF": "African", "AS": "Asian", "EU": "European", "NA": "North American", "SA": "South American"}
    for code, row in sorted(rows.items()):
        name = row["name"]
        forms: dict[str, Matched] = {name: "name"}
        for other in row["alternateNames"]:
            if len(other["name"]) > 2 and other.get("lang") not in ("link", "wkdt", "unlc", "iata"):
                forms.setdefault(other["name"], "other name")
        if adjective := adjectives.get(code):
            forms.update({adjective: "adjective", f"{adjective}s": "adjective"})
        yield Record(
            f"continent:{code}", name, "continent", round(float(row["lat"]), 4), round(float(row["lng"]), 4),
            population=row["population"], geonames_id=row["geonameId"], names=tuple(forms.items()),
        )  # fmt: skip


def world() -> Iterator[Record]:
    """What ``data/world.toml`` holds."""
    tables = _tables()
    for kind in KINDS:
        for row in tables.get(kind.replace(" ", "_"), ()):
            forms: dict[str, Matched] = {row["name"]: "name"}
            forms.update(dict.fromkeys(row.get("names", ()), "other name"))
            forms.update(dict.fromkeys(row.get("adjectives", ()), "adjective"))
            codes: list[tuple[str, Matched]] = [(name, "code") for name in row.get("codes", ())]
            lat, lon = row["point"]
            yield Record(
                f"world:{row['name'].lower().replace(' ', '-')}", row["name"], kind, float(lat), float(lon), row.get("country"),
                row.get("region", ""), population=row.get("population", 0), geonames_id=row.get("geonames_id"),
                names=(*forms.items(), *codes),
            )  # fmt: skip


def completed(records: Iterable[Record]) -> Iterator[Record]:
    """The records, each with what ``data/world.toml`` has more of it: names, codes, adjectives, another point."""
    more: dict[str, dict[str, Any]] = _tables()["more"]
    for record in records:
        row = more.get(record.key)
        if row is None:
            yield record
            continue
        names: list[tuple[str, Matched]] = [(name, "other name") for name in row.get("names", ())]
        names += [(name, "code") for name in row.get("codes", ())]
        names += [(name, "adjective") for name in row.get("adjectives", ())]
        lat, lon = row.get("point", (record.lat, record.lon))
        yield replace(record, lat=float(lat), lon=float(lon), names=(*record.names, *names))


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((DATA / "world.toml").read_text(encoding="utf-8"))
