"""Layers: files of places that were added to a cache folder, each an index of its own."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reportedly.gazetteer.store import is_whole, open_read_only, read_about

FOLDER = "added"


@dataclass(frozen=True, slots=True)
class Layer:
    """An added file: its id, where it came from, how many places it holds, and its hash. ``damaged`` says what is wrong."""

    id: str
    source: str = ""
    places: int = 0
    digest: str = ""
    damaged: str = ""


def layer_paths(cache: Path) -> tuple[Path, ...]:
    """The index files of the layers, by id."""
    return tuple(sorted((cache / FOLDER).glob("*.sqlite")))


def layers_label(paths: Sequence[Path]) -> str:
    """``+1a2b3c4d`` for the layers there are; empty without any."""
    if not paths:
        return ""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.stem}\0{_describe(path).digest}\0".encode("utf-8", "surrogateescape"))
    return f"+{digest.hexdigest()[:8]}"


def layers(cache: Path) -> tuple[Layer, ...]:
    """Every layer of a cache folder, by id."""
    return tuple(_describe(path) for path in layer_paths(cache))


def _describe(path: Path) -> Layer:
    try:
        if not is_whole(path):
            return Layer(path.stem, damaged="no index, or cut short")
        with closing(open_read_only(path)) as db:
            about = read_about(db)
    except (sqlite3.Error, OSError) as error:
        return Layer(path.stem, damaged=str(error))
    return Layer(path.stem, about.get("source", ""), int(about.get("places", 0)), about.get("digest", ""))
