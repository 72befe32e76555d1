"""Layers: files of places that were added to a cache folder, each an index of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.gazetteer.store import Store
from reportedly.model.errors import GazetteerError

FOLDER = "added"
SUFFIX = ".places"


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
    return tuple(sorted((cache / FOLDER).glob(f"*{SUFFIX}")))


def layers_label(digests: Sequence[tuple[str, str]]) -> str:
    """``+1a2b3c4d`` for layers of these ids and hashes; empty without any."""
    if not digests:
        return ""
    whole = hashlib.sha256()
    for layer, digest in digests:
        whole.update(f"{layer}\0{digest}\0".encode("utf-8", "surrogateescape"))
    return f"+{whole.hexdigest()[:8]}"


def layers(cache: Path) -> tuple[Layer, ...]:
    """Every layer of a cache folder, by id."""
    return tuple(_describe(path) for path in layer_paths(cache))


def _describe(path: Path) -> Layer:
    try:
        with Store(path, "add its file again") as store:
            about = store.about
    except GazetteerError as error:
        return Layer(path.stem, damaged=str(error))
    return Layer(path.stem, about.get("source", ""), about["places"], about.get("digest", ""))
