"""GeoNames dumps: ``allCountries.txt``, ``UA.txt`` and the like, 19 columns separated by tabs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from reportedly.gazetteer.names import bare, regions, wanted
from reportedly.gazetteer.record import MOST, Record, on_earth
from reportedly.gazetteer.stream import Source
from reportedly.model import Matched

COLUMNS = 19

_WATERS = ("SEA", "OCN", "GULF", "STRT", "BAY", "CHN", "SD", "LGN")
_OTHERS = (
    "LK", "LKS", "STM", "STMS", "RSV", "CNL", "CNLN", "ISL", "ISLS", "MT", "MTS", "PK", "PEN", "DSRT", "VAL", "PASS", "CAPE",
    "PLN", "PLAT", "DLTA", "RGN", "RGNE", "RGNH", "AREA", "PRK", "MILB", "OAS",
)  # fmt: skip


def kind_of(feature_class: str, code: str) -> str | None:
    """The kind of a GeoNames feature; ``None`` for one that a gazetteer of the news does without (hotels, wells, schools)."""
    if feature_class == "P":
        return "populated place"
    if feature_class == "A":
        if code.startswith("PCL"):
            return "country"
        return "region" if code.startswith("ADM1") else "district"
    if code == "CONT":
        return "continent"
    if feature_class in ("H", "T", "L"):
        return "sea" if code in _WATERS else "other" if code in _OTHERS else None
    return None


def is_dump(source: Source) -> bool:
    """Whether the first line is one of a dump: enough tabs, and a number in front."""
    for _, line in islice(source, 1):
        fields = line.split("\t")
        return len(fields) > 4 and fields[0].isdigit()
    return False


def read_dump(source: Source) -> Iterator[Record]:
    """Every place of a dump that matters, line by line. Raises ``GazetteerError`` for the first line that is not of one."""
    first_level = regions()
    for number, line in source:
        fields = line.split("\t")
        if len(fields) != COLUMNS:
            raise source.fail(number, f"{len(fields)} columns where a GeoNames dump has {COLUMNS}; is the file cut short?")
        kind = kind_of(fields[6], fields[7])
        if kind is None:
            continue
        try:
            geonames_id, lat, lon = int(fields[0]), float(fields[4]), float(fields[5])
            population = int(fields[14] or 0)
        except ValueError as error:
            raise source.fail(number, f"not a number: {error}") from error
        if not on_earth(lat, lon):
            raise source.fail(number, f"no point on earth: {lat:g}, {lon:g}")
        if not (0 <= geonames_id <= MOST and population <= MOST):
            raise source.fail(number, f"no GeoNames id or no population: {fields[0]}, {fields[14]}")
        country = fields[8] or None
        name = fields[1]
        forms: dict[str, Matched] = {name: "name"}
        for other in (fields[2], *fields[3].split(",")):
            if other and wanted(other):
                forms.setdefault(other, "other name")
        aside: tuple[str, ...] = ()
        if kind in ("region", "district"):
            short = bare(name)
            aside = (short,)
            if kind == "region":
                forms.setdefault(short, "name")
        yield Record(
            f"geonames:{geonames_id}", name, kind, lat, lon, country,
            first_level.get((fields[8], fields[10]), ""), name if kind == "district" else "", max(population, 0),
            geonames_id, tuple(forms.items()), aside,
        )  # fmt: skip
