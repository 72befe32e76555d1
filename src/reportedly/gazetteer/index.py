"""Looking names up in one or more index files."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportedly.gazetteer.folding import (
    code_key,
    division_key,
    fold,
    is_code,
    respellings,
    without_division,
    without_settlement,
)
from reportedly.gazetteer.store import MATCHES, open_read_only
from reportedly.model.errors import GazetteerError
from reportedly.model.gazetteer import Entry

MOST = 200
"""Entries that one name answers with; the most populous of those that share it."""

_KEPT = 4096
"""Names whose answer stays in memory."""

_QUERY = """
select p.key, p.name, p.kind, p.lat, p.lon, p.country, p.region, p.district, p.population, p.geonames_id, n.matched
  from name n join place p on p.id = n.place where n.name = ? order by n.place limit ?
"""


class PlaceIndex:
    """A gazetteer (``model.Gazetteer``): the base index and what was added to it, searched together.

    Safe to use from many threads; a process that was forked opens its own. Close it, or use it in a ``with`` block.
    """

    def __init__(self, paths: Sequence[Path], label: str) -> None:
        """Open index files; raises ``GazetteerError`` where one is damaged."""
        self.label = label
        self.paths = tuple(paths)
        self._answers: dict[str, tuple[Entry, ...]] = {}
        self._parts: list[sqlite3.Connection] = []
        for path in self.paths:
            try:
                part = open_read_only(path)
                self._parts.append(part)
                part.execute("pragma mmap_size = 268435456")
                part.execute(_QUERY, ("", 1)).fetchone()
            except sqlite3.Error as error:
                self.close()
                raise GazetteerError(f"{path}: this index of places is damaged ({error}); build or add it anew") from error

    def __enter__(self) -> PlaceIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[type[PlaceIndex], tuple[tuple[Path, ...], str]]:
        """Travels to another process as its paths."""
        return type(self), (self.paths, self.label)

    def close(self) -> None:
        """Let the files go."""
        for part in self._parts:
            part.close()
        self._parts.clear()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """Every place that has this name, most populous first; see ``model.Gazetteer``. At most ``MOST``.

        A name that no place has is tried in the commonest other transliterations ("Voznesenskij" as "Voznesensky").
        """
        known = self._answers.get(name)
        if known is None:
            if len(self._answers) >= _KEPT:
                self._answers.clear()
            known = self._answers[name] = self._look_up(name)
        return known

    def _look_up(self, name: str) -> tuple[Entry, ...]:
        name = name.strip()
        codes = self._find(code_key(name)) if is_code(name) else ()
        key = fold(name)
        if len(key) < 2 or (len(key) < 4 and name.islower()):
            return codes  # "in", "us", "me": words, not places
        found = self._find(key)
        if codes:
            return _merged([*codes, *found])
        if found:
            return found
        divided = without_division(name)
        if divided:
            return self._divisions(*divided)
        # "Preble" beside other counties, "Calif" without its period
        found = self._find(division_key(key)) or (self._find(code_key(f"{name}.")) if len(name) < 7 else ())
        if found:
            return found
        settlement = without_settlement(name)
        if settlement:
            return tuple(entry for entry in self._find(fold(settlement)) if entry.kind == "populated place")
        for other in respellings(name):
            found = self._find(other)
            if found:
                return tuple(_as_other_name(entry) for entry in found)
        return ()

    def _divisions(self, bare: str, smaller: bool) -> tuple[Entry, ...]:
        """The divisions called so, those of the likelier level first."""
        key = fold(bare)
        if len(key) < 2:
            return ()
        found = [*self._find(division_key(key)), *self._find(key)]
        first, second = ("district", "region") if smaller else ("region", "district")
        entries = _merged([entry for entry in found if entry.kind in ("region", "district", "country")])
        order = {first: 0, second: 1, "country": 2}
        return tuple(sorted(entries, key=lambda entry: order[entry.kind]))

    def _find(self, key: str) -> tuple[Entry, ...]:
        found: list[Entry] = []
        try:
            for part in self._parts:
                rows = part.execute(_QUERY, (key, MOST))
                found.extend([_entry(row) for row in rows])
        except sqlite3.Error as error:
            raise GazetteerError(f"the index of places is damaged ({error}): reportedly gazetteer build --force") from error
        return _merged(found) if len(self._parts) > 1 else tuple(found)


def _merged(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Each place once, as it matched best, the most populous first."""
    best: dict[str, Entry] = {}
    for entry in entries:
        before = best.get(entry.key)
        if before is None or MATCHES.index(entry.matched) < MATCHES.index(before.matched):
            best[entry.key] = entry
    return tuple(sorted(best.values(), key=lambda entry: (-entry.population, entry.key)))[:MOST]


def _as_other_name(entry: Entry) -> Entry:
    return replace(entry, matched="other name") if entry.matched == "name" else entry


def _entry(row: tuple[Any, ...]) -> Entry:
    key, name, kind, lat, lon, country, region, district, population, geonames_id, matched = row
    return Entry(key, name, kind, lat, lon, country, region, district, population, geonames_id, MATCHES[matched])
