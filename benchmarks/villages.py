"""Small places among their neighbours: ``python -m benchmarks.villages TABLE.csv.gz [--seed N] [--count N]``.

Draws settlements from a table (name, lat, lon, kind, admin1) by seed, each into one sentence of war news together with neighbours
that are drawn too, or with its region, and asks the resolver where it lies. Prints the share within 15 km, further off and left
open, over all and by what stood beside the name.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.model import kilometres

_RIGHT_KM = 15.0
_NEIGHBOURS_KM = 25.0
_SENTENCES = {
    "two neighbours": "Attacks were repelled near {a}, {name} and {b}, the General Staff said on Monday.",
    "two neighbours after": "Shells fell on the village of {name} as well as on {a} and {b}, the head of the administration said.",
    "a town": "A drone hit a car in {name}, a village near {town}, on Tuesday, the police said.",
    "a region": "Russia said its troops had taken control of {name} in the {region} region, which Ukraine denied.",
    "a region and a neighbour": "Three people were hurt in {name} and {a} in the {region} region, the governor said.",
}
_SETTLED = frozenset(("village", "settlement", "town", "city"))
_TOWN = 15_000


@dataclass(frozen=True)
class Row:
    """A settlement of the table; ``region`` without its kind of division."""

    name: str
    lat: float
    lon: float
    region: str
    population: int


def table(path: Path) -> list[Row]:
    """The settlements of a table."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return [
            Row(r["name"], float(r["lat"]), float(r["lon"]), r["admin1"].replace(" Oblast", ""), int(r["population"] or 0))
            for r in csv.DictReader(stream)
            if r["kind"] in _SETTLED
        ]


def km(one: Row, lat: float, lon: float) -> float:
    """The great-circle distance, in kilometres."""
    return kilometres(one.lat, one.lon, lat, lon)


def texts(rows: Sequence[Row], count: int, seed: int) -> Iterator[tuple[str, Row, str]]:
    """What stands beside the name, the settlement, and its sentence."""
    draw = random.Random(seed)
    cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        cells[int(row.lat * 2), int(row.lon * 2)].append(row)
    kinds = list(_SENTENCES)
    for number, row in enumerate(draw.sample(list(rows), count)):
        at = int(row.lat * 2), int(row.lon * 2)
        around = [r for a in (-1, 0, 1) for b in (-1, 0, 1) for r in cells.get((at[0] + a, at[1] + b), ()) if r != row]
        near = [r for r in around if km(row, r.lat, r.lon) <= _NEIGHBOURS_KM and r.name != row.name]
        towns = sorted((km(row, r.lat, r.lon), r.name) for r in around if r.population >= _TOWN and r.name != row.name)
        kind = kinds[number % len(kinds)]
        if len(near) < 2 or (kind == "a town" and not towns):
            kind = "a region"
        a, b = draw.sample(near, 2) if len(near) > 1 else (row, row)
        town = towns[0][1] if towns else ""
        yield kind, row, _SENTENCES[kind].format(name=row.name, a=a.name, b=b.name, town=town, region=row.region)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path, help="table of places, packed with gzip")
    parser.add_argument("--seed", type=int, default=0, help="what is drawn (default: %(default)s)")
    parser.add_argument("--count", type=int, default=500, help="settlements (default: %(default)s)")
    parser.add_argument("--packs", default="ru-ua", help="packs, by comma (default: %(default)s)")
    parser.add_argument("--no-model", action="store_true", help="the choice alone, without the reader's names")
    parser.add_argument("--errors", action="store_true", help="print every one that is wrong or open")
    options = parser.parse_args()
    if not options.table.is_file():
        raise SystemExit(f"{options.table}: no such file")
    with tempfile.TemporaryDirectory() as folder:
        measure(options, Path(folder))


def measure(options: argparse.Namespace, folder: Path) -> None:
    """Resolve every sentence and print the shares."""
    from reportedly.model import Document
    from reportedly.pipeline import load_reader, open_references, opened, read_document
    from reportedly.resolve.places import places

    references = open_references([p for p in options.packs.split(",") if p], folder)
    reader = None if options.no_model else load_reader()
    assert references.gazetteer is not None
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, row, text in texts(table(options.table), options.count, options.seed):
        if reader:
            found = read_document(Document(text), reader, references).places
        else:
            found = places(opened(Document(text)), (), references.gazetteer, references.packs)
        start = text.index(row.name)
        place = next((p for p in found if p.span.start <= start < p.span.end), None)
        if place is None or place.lat is None or place.lon is None:
            what = "no place" if place is None else "open"
        else:
            what = "right" if km(row, place.lat, place.lon) <= _RIGHT_KM else "wrong"
        for key in ("all", kind):
            said[key][what] += 1
        if options.errors and what != "right":
            off = (
                f"{km(row, place.lat, place.lon):.0f} km"
                if place and place.lat is not None and place.lon is not None
                else ""
            )
            reason = f"{place.span.text!r} {place.kind} {place.country} {place.score:.2f} {place.reason}" if place else ""
            print(what, row.name, f"({row.lat:.2f}, {row.lon:.2f})", off, reason, "…", text)
    for key, counts in said.items():
        total = sum(counts.values())
        shares = ", ".join(f"{what} {100 * counts[what] / total:.1f} %" for what in ("right", "wrong", "open", "no place"))
        print(f"{key:26} {total:4}  {shares}")


if __name__ == "__main__":
    main()
