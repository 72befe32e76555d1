"""Adding files of places to a cache folder, and taking them away again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.gazetteer.layers import FOLDER, SUFFIX, Layer, layers
from reportedly.model.errors import GazetteerError

# What reads files of places and writes an index is imported when somebody adds one: looking up has no need of it.
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.gazetteer.record import Record
    from reportedly.gazetteer.stream import Progress, Source


def add(cache: Path, file: Path, *, name: str | None = None, progress: Progress | None = None) -> Layer:
    """Add a GeoNames dump, a CSV table or GeoJSON points, plain or packed, as a layer; one of that name is replaced.

    ``name`` is by default that of the file without suffix. ``progress`` hears (bytes read, bytes). The first line that can't
    be used ends it, with file and line, and what was there before stays. Raises ``GazetteerError``.
    """
    from reportedly.gazetteer.stream import Source
    from reportedly.gazetteer.writing import replacing, write

    source = Source(file, progress)
    layer = _layer_id(name or source.stem)
    with replacing(cache / FOLDER / f"{layer}{SUFFIX}") as half:

        def about() -> dict[str, str]:
            return {"source": file.name, "digest": source.digest}

        count = write(half, _places(source, layer), about)
        if not count:
            raise GazetteerError(f"{file}: no places in it")
    return next(found for found in layers(cache) if found.id == layer)


def remove(cache: Path, name: str) -> None:
    """Take a layer away. Raises ``GazetteerError`` where there is none of that name."""
    found = [layer.id for layer in layers(cache)]
    if name not in found:
        known = f"; there are {', '.join(found)}" if found else "; nothing was added"
        raise GazetteerError(f"no added places called {name}{known}")
    path = cache / FOLDER / f"{name}{SUFFIX}"
    try:
        path.unlink()
    except OSError as error:
        raise GazetteerError(f"{path}: can't be removed: {(error.strerror or str(error)).lower()}") from error


def _places(source: Source, layer: str) -> Iterator[Record]:
    from reportedly.gazetteer.dump import is_dump, read_dump
    from reportedly.gazetteer.table import read_csv, read_geojson

    if source.suffix in (".json", ".geojson"):
        return read_geojson(source, layer)
    if source.suffix not in (".txt", ".tsv", ".csv"):
        raise GazetteerError(f"{source.path}: not a file of places; add a GeoNames dump (.txt, .zip), .csv or .geojson")
    dump = source.suffix != ".csv" and is_dump(source)
    return read_dump(source) if dump else read_csv(source, layer)


def _layer_id(name: str) -> str:
    plain = re.sub(r"[^\w.-]+", "-", name).strip("-.")[:80]
    if not plain:
        raise GazetteerError(f"{name!r} is no name for added places: use letters and digits")
    return plain
