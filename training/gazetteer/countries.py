"""Countries: names in every language, adjectives, codes and points, from four sources and what those leave out."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.gazetteer.record import Record
from reportedly.model.gazetteer import Matched
from training.gazetteer.library import DATA, folder_of

_GONE = ("AN", "CS")
"""Countries of GeoNames' table that were dissolved."""


def countries(folder: Path) -> Iterator[Record]:
    """Every country of the library's folder ``data``, with a point. Raises ``OSError``, ``ValueError``.

    GeoNames (CC BY 4.0) gives id and population, ``countryinfo`` (MIT) points, native names and demonyms, Babel (BSD; Unicode
    CLDR) the names in other languages, ``data/countries.toml`` what is missing or wrong in them.
    """
    known: dict[str, dict[str, Any]] = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    own = tomllib.loads((DATA / "countries.toml").read_text(encoding="utf-8"))
    facts = _facts()
    foreign = _foreign_names()
    for code, row in known.items():
        if code in _GONE:
            continue
        fact, ours = facts.get(code, {}), own.get(code, {})
        point = ours.get("point") or fact.get("latlng")
        if not point:
            continue
        name = ours.get("name", row["name"].strip().removeprefix("The "))
        forms: dict[str, Matched] = {name: "name"}
        for other in (row["name"].strip(), *ours.get("names", ()), *_spellings(fact), *foreign.get(code, ())):
            forms.setdefault(other, "other name")
        adjectives = ours.get(
            "adjectives", [part.strip() for part in (fact.get("demonym") or "").split(",") if part.strip()]
        )
        for adjective in (*adjectives, *ours.get("demonyms", ())):
            forms.setdefault(adjective, "adjective")
            if adjective.endswith(("n", "i", "r", "k", "nt")):
                forms.setdefault(f"{adjective}s", "adjective")
        codes: list[tuple[str, Matched]] = [(c, "code") for c in (code, row["iso3"], *ours.get("codes", ()))]
        yield Record(
            f"country:{code}", name, "country", round(float(point[0]), 4), round(float(point[1]), 4), code,
            population=row["population"], geonames_id=row["geonameid"], names=(*forms.items(), *codes),
        )  # fmt: skip


def _spellings(fact: dict[str, Any]) -> Iterator[str]:
    for name in (fact.get("name"), fact.get("nativeName"), *fact.get("altSpellings", ())):
        if name and len(name) > 3:
            yield name


def _facts() -> dict[str, dict[str, Any]]:
    """What ``countryinfo`` holds, by code. Its files are read as they are: importing it would open all of them."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((folder_of("countryinfo") / "data").glob("*.json")):
        fact = json.loads(path.read_text(encoding="utf-8"))
        code = fact["ISO"]["alpha2"]
        # a few countries have two files, the second with little in it
        if fact.get("latlng") and not found.get(code, {}).get("demonym"):
            found[code] = fact
    return found


def _foreign_names() -> dict[str, list[str]]:
    """The names of countries in the languages that Babel knows, by code."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    found: dict[str, dict[str, None]] = {}
    # a language alone, or a language with a script: what only a country's variety of it adds is not worth its time
    for identifier in sorted(i for i in locale_identifiers() if i.count("_") == 0 or len(i.split("_")[1]) == 4):
        for code, name in Locale.parse(identifier).territories.items():
            if len(code) == 2 and len(name) > 2 and name != code:
                found.setdefault(code, {})[str(name)] = None
    return {code: list(names) for code, names in found.items()}
