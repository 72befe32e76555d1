"""The corpus of our own invented texts in ``tests/corpus``, and reading it with the real model and its own small atlas."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.model import Entry

CORPUS = Path(__file__).parents[1] / "corpus"


def digest() -> str:
    """The SHA-256 of the corpus: of every file's name and bytes, in the order of their names, the page about it left out."""
    total = hashlib.sha256()
    for path in sorted(CORPUS.iterdir()):
        if path.suffix in (".txt", ".jsonl"):
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One text and what a careful reader finds in it; see ``tests/corpus/README.md`` for what the rows hold."""

    name: str
    text: str
    published: str
    claims: Sequence[Mapping[str, Any]]
    times: Sequence[Mapping[str, Any]]
    places: Sequence[str]
    numbers: Sequence[Mapping[str, Any]]
    events: Sequence[Mapping[str, Any]]
    findings: Sequence[Sequence[str]]


@cache
def texts() -> tuple[Told, ...]:
    """All texts with what is expected of them, in the order of their names."""
    rows = map(json.loads, (CORPUS / "expected.jsonl").read_text(encoding="utf-8").splitlines())
    return tuple(Told(text=(CORPUS / f"{row['name']}.txt").read_text(encoding="utf-8"), **row) for row in rows)


class Atlas:
    """The gazetteer of the corpus's invented places."""

    def __init__(self) -> None:
        self._rows: dict[str, Entry] = {}
        for line in (CORPUS / "atlas.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if country := row.pop("adjective_of", None):
                held = self._rows[country.casefold()]
                self._rows[row["name"].casefold()] = Entry(
                    held.key, held.name, held.kind, held.lat, held.lon, held.country, matched="adjective"
                )
            else:
                self._rows[row["name"].casefold()] = Entry(key=f"corpus:{row['name']}", **row)

    layers: frozenset[str] = frozenset()

    def small(self, name: str, countries: object) -> tuple[Entry, ...]:
        return ()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        found = self._rows.get(name.casefold())
        return (found,) if found else ()
