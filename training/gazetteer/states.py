"""The states of the United States: how news abbreviates them, and the middles of them."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from training.gazetteer.library import DATA


@dataclass(frozen=True, slots=True)
class StateOfUnion:
    """A state, district or territory by its postal code. ``codes`` are its abbreviations, ``point`` its middle."""

    codes: tuple[str, ...]
    adjectives: tuple[str, ...]
    point: tuple[float, float]
    geonames_id: int | None


def states(folder: Path) -> dict[str, StateOfUnion]:
    """All of them, with the GeoNames ids of the library's folder ``data``. Raises ``OSError``, ``ValueError``."""
    ids = json.loads((folder / "us_states.json").read_text(encoding="utf-8"))
    known = tomllib.loads((DATA / "states.toml").read_text(encoding="utf-8"))
    found = {}
    for code, row in known.items():
        lat, lon = row["point"]
        codes = (code, f"{code[0]}.{code[1]}.", *row.get("codes", ()))
        found[code] = StateOfUnion(codes, tuple(row.get("adjectives", ())), (lat, lon), ids.get(code, {}).get("geonameid"))
    return found
