"""Makes the layers of small places that the package carries: ``python -m training.gazetteer.villages TABLES``; a minute.

TABLES is a folder of tables, one a country, with the columns name, other_names, lat, lon, kind, admin1, admin2, country, population,
source_id, licence, as ``UA.csv.gz``; docs/gazetteer.md says where they come from. Writes
``src/reportedly/gazetteer/data/villages/XX.places``, after the shipped index, whose names of divisions the layers take over. The
same tables give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.gazetteer.folding import fold
from reportedly.gazetteer.names import bare, wanted
from reportedly.gazetteer.opening import VILLAGES, shipped
from reportedly.gazetteer.record import Record
from reportedly.gazetteer.store import Store
from reportedly.gazetteer.writing import replacing, write
from reportedly.model.gazetteer import AIRFIELDS, NATURE, Entry, Matched
from training.gazetteer.airfields import SOURCE, VERSION, airfields
from training.gazetteer.airfields import rows as airfields_of
from training.gazetteer.library import folder_of

_GEONAMES = re.compile(r"\bgn:(\d+)")
_LETTER = re.compile(r"[^\W\d_]")

_TOUCH = 0.6
"""Degrees between the boxes of two stretches of one river at most."""
_TELLING = 5
"""Letters of a river's last word by which it may be called."""

Row = Mapping[str, str]


def settings() -> dict[str, Any]:
    """``villages.toml``: which kinds of the tables are which, and which tables make a layer."""
    return tomllib.loads(Path(__file__).with_name("villages.toml").read_text(encoding="utf-8"))


def rows(path: Path) -> Iterator[Row]:
    """The rows of a table."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


@dataclass(frozen=True)
class Base:
    """The shipped index: its places by their GeoNames id, and its regions by country and name."""

    places: Mapping[int, Entry]
    regions: Mapping[tuple[str | None, str], Entry]


def base() -> Base:
    """What the shipped index holds."""
    with Store(shipped(), "make it first") as store:
        every = list(store)
    return Base(
        {entry.geonames_id: entry for entry in every if entry.geonames_id},
        {(entry.country, entry.region): entry for entry in every if entry.kind == "region"},
    )


def places(country: str, tables: Iterable[Path], known: Base, told: Mapping[str, Any]) -> Iterator[Record]:
    """The places of a layer: those of its kinds, with the names that Latin letters write, under the index's names of divisions."""
    kinds = {word: kind.replace("_", " ") for kind, words in told["kinds"].items() for word in words.split(", ")}
    layer = told["layers"][country]
    every = [row for table in tables for row in rows(table) if row["kind"] in kinds]
    regions, districts = _divisions(every, known.places)
    for said, name in sorted(regions.items()):
        region = known.regions.get((country, name))
        if region is not None:  # its name in the tables, as another name of the index's region
            forms_of: tuple[tuple[str, Matched], ...] = ((said, "other name"), (bare(said), "other name"))
            yield Record(
                region.key, region.name, "region", region.lat, region.lon, country, region.region, "", region.population,
                region.geonames_id, forms_of,
            )  # fmt: skip
    seen: set[tuple[str, str, float, float]] = set()
    for number, row in enumerate(every, 1):
        kind = kinds[row["kind"]]
        found = _GEONAMES.search(row["source_id"])
        geonames_id = int(found[1]) if found else None
        forms: dict[str, Matched] = {row["name"]: "name"}
        folded = {fold(row["name"])}
        for other in row["other_names"].split("|"):
            if other and _latin(other) and wanted(other) and fold(other) not in folded:
                folded.add(fold(other))
                forms[other] = "other name"
        if kind == "river" and len(alone := row["name"].rpartition(" ")[2]) >= _TELLING and alone != row["name"]:
            forms.setdefault(alone, "other name")  # "the Donets", the Siverskyi Donets
        same = (fold(row["name"]), kind, round(float(row["lat"]), 1), round(float(row["lon"]), 1))
        if kind != "populated place" and same in seen:  # a river of two tables
            continue
        seen.add(same)
        yield Record(
            f"geonames:{geonames_id}" if geonames_id else f"{country}:{number}", row["name"], kind, float(row["lat"]),
            float(row["lon"]), country, regions.get(row["admin1"], row["admin1"]),
            districts.get((row["admin1"], row["admin2"]), row["admin2"]), int(row["population"] or 0), geonames_id,
            tuple(forms.items()), scheme=layer["scheme"],
        )  # fmt: skip


def nature(table: Path, told: Mapping[str, Any]) -> Iterator[Record]:
    """The rivers and lakes of the world; the rows of one name whose boxes touch are one."""
    kinds = {word: kind for kind, words in told["nature"]["kinds"].items() for word in words.split(", ")}
    groups: dict[tuple[str, str], list[list[Row]]] = {}
    for row in rows(table):
        if row["kind"] not in kinds:
            continue
        held = groups.setdefault((row["name"], kinds[row["kind"]]), [])
        touching = [group for group in held if any(_touch(row, other) for other in group)]
        held[:] = [group for group in held if group not in touching] + [[row, *(r for group in touching for r in group)]]
    for (name, kind), held in sorted(groups.items()):
        for number, group in enumerate(sorted(held, key=lambda g: min((r["lat"], r["lon"]) for r in g)), 1):
            largest = max(group, key=lambda r: (_size(r), r["lat"]))
            forms: dict[str, Matched] = {name: "name"}
            for row in group:
                forms |= {other: "other name" for other in row["other_names"].split("|") if other and other not in forms}
            names = tuple((other, how) for other, how in forms.items() if _latin(other))
            yield Record(
                f"nature:{name}:{number}", name, kind, float(largest["lat"]), float(largest["lon"]), names=names
            )  # fmt: skip


def _touch(one: Row, other: Row) -> bool:
    def apart(axis: str) -> float:
        return max(float(one[f"min_{axis}"]), float(other[f"min_{axis}"])) - min(
            float(one[f"max_{axis}"]), float(other[f"max_{axis}"])
        )

    return max(apart("lat"), apart("lon")) < _TOUCH


def _size(row: Row) -> float:
    return float(row["max_lat"]) - float(row["min_lat"]) + float(row["max_lon"]) - float(row["min_lon"])


def _divisions(every: Iterable[Row], known: Mapping[int, Entry]) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """The index's names of the tables' divisions: those that most of their common places have there."""
    first: dict[str, Counter[str]] = defaultdict(Counter)
    second: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in every:
        found = _GEONAMES.search(row["source_id"])
        entry = known.get(int(found[1])) if found else None
        if entry is not None and row["admin1"]:
            first[row["admin1"]][entry.region] += 1
            if entry.district and row["admin2"]:
                second[row["admin1"], row["admin2"]][entry.district] += 1
    return (
        {name: votes.most_common(1)[0][0] for name, votes in first.items()},
        {name: votes.most_common(1)[0][0] for name, votes in second.items()},
    )


def _latin(name: str) -> bool:
    return all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in _LETTER.findall(name))


def _digest(table: Path) -> str:
    return hashlib.sha256(table.read_bytes()).hexdigest()[:16]


def main() -> None:
    """Write every layer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", type=Path, help="folder of tables")
    parser.add_argument("--out", type=Path, default=VILLAGES, help="folder of layers (default: %(default)s)")
    options = parser.parse_args()
    told, known = settings(), base()
    for country, layer in sorted(told["layers"].items()):
        tables = [options.tables / f"{name}.csv.gz" for name in layer["tables"]]
        about = {
            "label": country,
            "scheme": layer["scheme"],
            "attribution": "; ".join(told["sources"][name] for name in layer["sources"]),
            "tables": {table.name: _digest(table) for table in tables},
        }
        target = options.out / f"{country}.places"
        with replacing(target) as half:
            count = write(half, places(country, tables, known, told), lambda about=about: about)  # type: ignore[misc]
        print(f"{country}: {count:,} places, {target.stat().st_size:,} bytes")
    layer = told["nature"]
    table = options.tables / f"{layer['table']}.csv.gz"
    about = {
        "label": NATURE,
        "scheme": "",
        "attribution": told["sources"][layer["source"]],
        "tables": {table.name: _digest(table)},
    }
    with replacing(options.out / f"{NATURE}.places") as half:
        count = write(half, nature(table, told), lambda: about)
    print(f"{NATURE}: {count:,} places")
    table = folder_of("airportsdata") / "airports.csv"
    about = {"label": AIRFIELDS, "scheme": "", "attribution": SOURCE, "tables": {f"airportsdata {VERSION}": _digest(table)}}
    with replacing(options.out / f"{AIRFIELDS}.places") as half:
        count = write(half, airfields(airfields_of(table.parent), told["layers"]), lambda: about)
    print(f"{AIRFIELDS}: {count:,} places")


if __name__ == "__main__":
    main()
