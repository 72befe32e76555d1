"""Tables of places that people write themselves: CSV and GeoJSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from reportedly.gazetteer.record import KINDS, MOST, Record, on_earth
from reportedly.gazetteer.stream import Source
from reportedly.model import Matched
from reportedly.model.errors import GazetteerError

MOST_JSON = 512 << 20
"""Bytes of a GeoJSON file, which can't be streamed."""

COLUMNS = ("name", "lat", "lon", "kind", "country", "region", "district", "population", "geonames_id", "other_names")
_ALSO = {
    "latitude": "lat", "y": "lat", "longitude": "lon", "lng": "lon", "long": "lon", "x": "lon", "type": "kind", "admin1": "region",
    "admin2": "district", "country_code": "country", "cc": "country", "pop": "population", "geonameid": "geonames_id",
    "alternatenames": "other_names", "alternate_names": "other_names", "aliases": "other_names", "othernames": "other_names",
}  # fmt: skip
_KINDS = {
    "city": "populated place", "town": "populated place", "village": "populated place", "settlement": "populated place",
    "hamlet": "populated place", "admin1": "region", "admin2": "district", "state": "region", "province": "region",
    "oblast": "region", "county": "district", "ocean": "sea", "stream": "river", "canal": "river", "": "populated place",
}  # fmt: skip


def read_csv(source: Source, layer: str) -> Iterator[Record]:
    """Every row of a CSV table with a head of column names; separated by comma, semicolon or tab.

    ``name``, ``lat`` and ``lon`` are needed; see ``COLUMNS`` for the others. Raises ``GazetteerError`` with the line.
    """
    head = next((line for _, line in islice(source, 1)), "")
    separator = max(",;\t", key=head.count)
    line = 0

    def lines() -> Iterator[str]:
        nonlocal line
        for number, text in source:
            line = number
            yield text + "\n"

    rows = csv.reader(lines(), delimiter=separator, strict=True)
    try:
        columns = [_column(name) for name in next(rows, [])]
        missing = [name for name in ("name", "lat", "lon") if name not in columns]
        if missing:
            raise source.fail(1, f"no column {', '.join(missing)}; a table of places starts with name,lat,lon")
        for row in rows:
            if not any(field.strip() for field in row):
                continue
            if len(row) != len(columns):
                raise source.fail(line, f"{len(row)} columns where the first line has {len(columns)}")
            yield _record(dict(zip(columns, row, strict=True)), layer, line, lambda what: source.fail(line, what))
    except csv.Error as error:
        raise source.fail(max(line, 1), f"not a row of CSV ({error}); is the file cut short?") from error


def read_geojson(source: Source, layer: str) -> Iterator[Record]:
    """Every point of a FeatureCollection; its properties are named like the columns of a table. Raises ``GazetteerError``."""
    try:
        tree = json.loads(source.text(MOST_JSON))
    except json.JSONDecodeError as error:
        raise source.fail(error.lineno, f"not JSON ({error.msg}); is the file cut short?") from error
    except RecursionError as error:
        raise GazetteerError(f"{source.path}: not GeoJSON: nested too deeply") from error
    features = tree.get("features") if isinstance(tree, dict) else None
    if not isinstance(features, list):
        raise GazetteerError(f"{source.path}: not GeoJSON: no FeatureCollection with features")
    for number, feature in enumerate(features, 1):

        def fail(what: str, number: int = number) -> GazetteerError:
            return GazetteerError(f"{source.path}: feature {number}: {what}")

        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        point = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
        if not isinstance(point, list) or len(point) < 2:
            raise fail("no Point; only points can be added")
        properties = feature.get("properties")
        fields = (
            {_column(str(name)): _text(value) for name, value in properties.items()} if isinstance(properties, dict) else {}
        )
        yield _record({**fields, "lon": _text(point[0]), "lat": _text(point[1])}, layer, number, fail)


def _column(name: str) -> str:
    plain = re.sub(r"[\s-]+", "_", name.strip().lower())
    return _ALSO.get(plain, plain)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(map(_text, value))
    return "" if value is None else str(value)


def _record(row: Mapping[str, str], layer: str, number: int, fail: Callable[[str], GazetteerError]) -> Record:
    name = row.get("name", "").strip()
    if not name:
        raise fail("no name")
    if any("\ud800" <= c <= "\udfff" for field in row.values() for c in field):
        raise fail("half a character (a surrogate that stands alone) is no text")
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError as error:
        raise fail(f"not degrees: {row['lat'][:40]!r}, {row['lon'][:40]!r}") from error
    if not on_earth(lat, lon):
        raise fail(f"no point on earth: {lat:g}, {lon:g} (latitude first, in degrees)")
    kind = row.get("kind", "").strip().lower()
    kind = _KINDS.get(kind, kind)
    if kind not in KINDS:
        kind = "other"
    country = row.get("country", "").strip() or None
    if country and not re.fullmatch(r"[A-Za-z]{2}", country):
        raise fail(f"no country {country[:40]!r}; it is a code of two letters, as UA")
    numbers = []
    for column in ("population", "geonames_id"):
        text = re.sub(r"[\s_]|\.0+$", "", row.get(column, ""))
        if text and not (text.isdecimal() and len(text) < 16 and int(text) <= MOST):
            raise fail(f"no {column}: {text[:40]!r}")
        numbers.append(int(text or 0))
    population, geonames_id = numbers
    forms: dict[str, Matched] = {name: "name"}
    for other in re.split(r"[|;]", row.get("other_names", "")):
        if other.strip():
            forms.setdefault(other.strip(), "other name")
    key = f"geonames:{geonames_id}" if geonames_id else f"{layer}:{number}"
    return Record(
        key, name, kind, lat, lon, country.upper() if country else None, row.get("region", "").strip(),
        row.get("district", "").strip(), population, geonames_id or None, tuple(forms.items()),
        tuple(forms) if kind in ("region", "district") else (),
    )  # fmt: skip
