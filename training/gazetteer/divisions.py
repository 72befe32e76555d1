"""First- and second-level divisions: their names, the towns that lie in them, and so their points.

The table ``data/divisions.tsv.gz`` is GeoNames' (CC BY 4.0), joined by ``joining``.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from reportedly.gazetteer.folding import fold
from reportedly.gazetteer.names import bare
from reportedly.gazetteer.record import Record
from reportedly.model.gazetteer import Matched
from training.gazetteer.library import DATA

FILE = "divisions.tsv.gz"


@dataclass(frozen=True, slots=True)
class Town:
    """What a division needs of a town."""

    id: int
    name: str
    lat: float
    lon: float
    population: int
    country: str
    first_level: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Divisions:
    """Names of divisions: ``first`` by (country, code), with other names; ``district`` of each town by its GeoNames id.

    ``former`` are first-level divisions of some years ago, as (country, name), by the towns that lay in them.
    """

    first: dict[tuple[str, str], tuple[str, ...]]
    district: dict[int, str]
    former: dict[int, tuple[str, str]]


def read_divisions() -> Divisions:
    """The table of divisions."""
    text = gzip.decompress((DATA / FILE).read_bytes()).decode("utf-8")
    now, second, once = (block.split("\n") for block in text.split("\n\n"))
    first = {}
    for line in now:
        country, code, name, others = line.split("\t")
        first[country, code] = (name, *(other for other in others.split("|") if other))
    district = {town: name for _, name, ids in map(_members, second) for town in ids}
    former = {town: (country, name) for country, name, ids in map(_members, once) for town in ids}
    return Divisions(first, district, former)


def _members(line: str) -> tuple[str, str, Iterable[int]]:
    country, _, name, steps = line.split("\t")
    return country, name, accumulate(map(int, steps.split(",")))


def centre(towns: Iterable[Town]) -> tuple[float, float]:
    """The middle of a division: half way between the mean of its towns and the middle of the box that holds them.

    Degrees of longitude are counted from the first town, so that a division across the 180th meridian has one middle.
    """
    points = [(town.lat, town.lon, 1 + min(town.population, 50_000)) for town in towns]
    base = points[0][1]
    lons = [(lon - base + 180) % 360 - 180 for _, lon, _ in points]
    lats = [lat for lat, _, _ in points]
    weight = sum(w for _, _, w in points)
    mean_lat = sum(lat * w for lat, _, w in points) / weight
    mean_lon = sum(lon * w for lon, (_, _, w) in zip(lons, points, strict=True)) / weight
    lat = (mean_lat + (min(lats) + max(lats)) / 2) / 2
    lon = (mean_lon + (min(lons) + max(lons)) / 2) / 2
    return round(lat, 4), round((base + lon + 180) % 360 - 180, 4)


def eponyms(name: str, towns: Iterable[Town]) -> tuple[str, ...]:
    """Other names of the town that a division is named after: they are names of the division too, beside "region"."""
    wanted = {fold(name), fold(bare(name))}
    largest = sorted(towns, key=lambda town: -town.population)
    # a namesake first; else one that has the division's name among its others, as where one of the two was respelt
    for among in (lambda town: (town.name,), lambda town: town.names):
        for town in largest:
            if any(fold(form) in wanted for form in among(town)):
                return tuple(other for other in (town.name, *town.names) if fold(other) not in wanted)
    return ()


def division(
    kind: str, key: str, names: tuple[str, ...], towns: list[Town], country: str, *, region: str = "", district: str = ""
) -> Record:
    """The record of a division from its names and its towns."""
    lat, lon = centre(towns)
    forms: dict[str, Matched] = {names[0]: "name"}
    aside: dict[str, None] = {}
    for name in names:
        forms.setdefault(name, "other name")
        short = bare(name)
        if short == name:
            aside[name] = None
        elif kind == "region":
            forms.setdefault(short, "name")
            aside[short] = None
        else:  # "Clay" is no name of Clay County
            aside[short] = None
    if kind == "region":
        aside.update(dict.fromkeys(eponyms(names[0], towns)))
    return Record(
        key, names[0], kind, lat, lon, country, region, district, sum(town.population for town in towns),
        names=tuple(forms.items()), with_division=tuple(aside),
    )  # fmt: skip
