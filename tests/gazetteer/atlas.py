"""A small made-up atlas for the tests of this room."""

from __future__ import annotations

from pathlib import Path

from reportedly.gazetteer.record import Record
from reportedly.gazetteer.writing import replacing, write

ATLAS = (
    Record("country:QA", "Quarnia", "country", 10.0, 20.0, "QA", population=9_000_000,
           names=(("Quarnia", "name"), ("Quarnian", "adjective"), ("QA", "code"), ("Q.A.", "code"))),
    Record("region:QA.01", "Velsk", "region", 11.0, 21.0, "QA", "Velsk", population=500_000,
           names=(("Velsk", "name"), ("Velsk Oblast", "other name")), with_division=("Velsk", "Wielsk")),
    Record("geonames:1", "Velsk", "populated place", 11.1, 21.1, "QA", "Velsk", "", 300_000, 1,
           (("Velsk", "name"), ("Wielsk", "other name"), ("Вельск", "other name"))),
    Record("geonames:2", "Saint Orra", "populated place", 12.0, 22.0, "QA", "Velsk", "Orra County", 1_000, 2,
           (("Saint Orra", "name"),)),
    Record("geonames:3", "Saint Orra", "populated place", 40.0, -80.0, "QB", "", "", 50_000, 3, (("Saint Orra", "name"),)),
    Record("district:QA.01.Orra County", "Orra County", "district", 12.0, 22.0, "QA", "Velsk", "Orra County", 1_000,
           names=(("Orra County", "name"),), with_division=("Orra",)),
    Record("geonames:4", "Novo Terminski", "populated place", 13.0, 23.0, "QA", "Velsk", "", 700, 4,
           (("Novo Terminski", "name"),)),
    Record("geonames:5", "Us", "populated place", 14.0, 24.0, "QA", "Velsk", "", 900, 5, (("Us", "name"),)),
)  # fmt: skip


def built(folder: Path) -> Path:
    """The atlas as an index file in a folder."""
    path = folder / "atlas.places"
    with replacing(path) as half:
        write(half, ATLAS, lambda: {"label": "atlas-1"})
    return path
