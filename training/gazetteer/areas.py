"""Divisions as maps have them: further names of first- and second-level ones, and the box that each fills.

The table ``data/areas.tsv.gz`` is of Who's On First (CC0 and CC BY, with data of GeoNames, Yahoo! GeoPlanet and Quattroshapes), for
the 37 countries of the tables of small places. It was made once, by::

    python -m training.gazetteer.areas areas.csv.gz

Rows, tab-separated: country, kind, name, other names in Latin letters (|), region, point, box (south, west, north, east).
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.gazetteer.folding import fold
from reportedly.gazetteer.names import bare, wanted
from reportedly.gazetteer.record import Record
from reportedly.model.gazetteer import Matched
from training.gazetteer.library import DATA

FILE = "areas.tsv.gz"
_BOX = ("min_lat", "min_lon", "max_lat", "max_lon")
_SLACK = 0.1
"""Degrees by which the middle of a division's towns may lie outside of its box: boxes are coarse."""
_LETTERS = 3
_SIDES = ("north", "south", "east", "west")
_LONG = ("aa", "ee", "ii", "oo", "uu")
"""Long vowels as some scripts are written in Latin letters; newspapers write them once."""


@dataclass(frozen=True, slots=True)
class Area:
    """A division of a map: ``names``, the first its own, and ``box`` as south, west, north, east in degrees."""

    country: str
    kind: str
    names: tuple[str, ...]
    region: str
    lat: float
    lon: float
    box: tuple[float, ...]

    def holds(self, record: Record) -> bool:
        """Whether the point of ``record`` lies in the box, or hardly outside of it; yes where there is no box."""
        if not self.box:
            return True
        south, west, north, east = self.box
        return south - _SLACK <= record.lat <= north + _SLACK and west - _SLACK <= record.lon <= east + _SLACK


def read_areas() -> list[Area]:
    """The table of areas."""
    found = []
    for line in gzip.decompress((DATA / FILE).read_bytes()).decode("utf-8").splitlines():
        country, kind, name, others, region, lat, lon, *box = line.split("\t")
        names = (name, *(other for other in others.split("|") if other))
        found.append(Area(country, kind, names, region, float(lat), float(lon), tuple(map(float, filter(None, box)))))
    return found


def respelt(names: Iterable[str]) -> Iterator[str]:
    """Other forms in which people write the name of a division: "South" for "Southern", and long vowels as short ones."""
    for name in names:
        short = " ".join(_short(word) for word in name.split())
        yield short
        for vowel in _LONG:
            short = short.replace(vowel, vowel[0])
        yield short


def _short(word: str) -> str:
    side = word.lower().removesuffix("ern")
    return word[: len(side)] if side in _SIDES else word


def mapped(divisions: Iterable[Record], areas: Sequence[Area]) -> Iterator[Record]:
    """The divisions, with the names that ``areas`` have more of them; then those areas of which there is no division.

    All these names are found with the kind of division behind them, and alone where no other place has the name. A division whose
    point lies outside of its area's box is put at the area's point.
    """
    by_name: dict[tuple[str, str, str], list[Area]] = defaultdict(list)
    for area in areas:
        for key in {fold(bare(name)) for name in (area.names if area.kind == "region" else area.names[:1])}:
            by_name[area.country, area.kind, key].append(area)
    met: set[int] = set()
    regions: dict[tuple[str, str], str] = {}
    for record in divisions:
        own = {fold(bare(name)) for name, how in record.names if how != "code"}
        fitting = {id(a): a for key in sorted(own) for a in by_name[record.country or "", record.kind, key]}
        met |= set(fitting)
        if record.kind == "region":
            regions |= {(area.country, area.names[0]): record.name for area in fitting.values()}
        if record.kind == "district":
            yield _with_names(record, (record.name,))
            continue
        same = [a for a in fitting.values() if fold(bare(a.names[0])) in own] or list(fitting.values())
        area = same[0] if len(same) == 1 else None
        moved = record if area is None or area.holds(record) else replace(record, lat=area.lat, lon=area.lon)
        yield _with_names(moved, (record.name, *(area.names if area else ())))
    seen: Counter[str] = Counter()
    for area in areas:
        if id(area) not in met and area.kind == "district":
            key = f"area:{area.country}.{area.region}.{area.names[0]}"
            seen[key] += 1
            if seen[key] == 1:
                yield _district(area, key, regions.get((area.country, area.region), area.region))


def _district(area: Area, key: str, region: str) -> Record:
    """The record of a district that has no town of the index: its bare name is that of many a village."""
    name = bare(area.names[0])
    whole = f"{name} District"
    return Record(
        key,
        whole,
        "district",
        area.lat,
        area.lon,
        area.country,
        region,
        whole,
        names=((whole, "name"),),
        with_division=(name,),
    )


def _with_names(record: Record, names: Iterable[str]) -> Record:
    """A division with more names to be found by; a name of a side alone is none.

    Spellings of its own name are names of it, those of the map are found where no other place has them.
    """
    known = {fold(name) for name in (*record.with_division, *(name for name, _ in record.names))}
    own = _fresh(respelt((record.name, bare(record.name))), known) if record.kind == "region" else []
    known |= {fold(name) for name in own}
    bared = [bare(name) for name in names]
    more = _fresh((*bared, *respelt(bared)), known)
    forms: list[tuple[str, Matched]] = [(name, "name") for name in own]
    return replace(record, names=(*record.names, *forms), with_division=(*record.with_division, *own, *more))


def _fresh(names: Iterable[str], known: Collection[str]) -> list[str]:
    """Those names that are not known, each once, in the order of letters."""
    told = [name for name in names if len(fold(name)) > _LETTERS and _short(bare(name)).lower() not in _SIDES]
    return sorted({fold(name): name for name in reversed(told) if fold(name) not in known}.values())


def _latin(name: str) -> bool:
    return wanted(name) and all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in name if letter.isalpha())


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--out", type=Path, default=DATA / FILE)
    options = parser.parse_args()
    lines = []
    with gzip.open(options.table, "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            others = "|".join(other for other in row["other_names"].split("|") if _latin(other))
            values = (row["country"], row["kind"], row["name"], others, row["admin1"], row["lat"], row["lon"])
            lines.append("\t".join((*values, *(row[edge] for edge in _BOX))))
    with options.out.open("wb") as sink, gzip.GzipFile("", "wb", compresslevel=9, fileobj=sink, mtime=0) as packed:
        packed.write("\n".join(sorted(lines)).encode("utf-8"))


if __name__ == "__main__":
    main()
