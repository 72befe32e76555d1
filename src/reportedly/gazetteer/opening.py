"""Opening the gazetteer of a cache folder: the base index, built where it has to be, and the layers added to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from reportedly.gazetteer.building import Progress, base_path, build, fingerprint
from reportedly.gazetteer.index import PlaceIndex
from reportedly.gazetteer.layers import layer_paths, layers_label
from reportedly.gazetteer.store import is_whole, open_read_only, read_about
from reportedly.model.errors import GazetteerError

Note = Callable[[str], None]


def open_gazetteer(
    cache: Path, *, build: bool = True, progress: Progress | None = None, note: Note | None = None
) -> PlaceIndex:
    """The gazetteer of a cache folder, ready to look names up in.

    Where the base index is not there, is damaged or comes from other versions of the libraries, it is built (which takes
    half a minute), ``progress`` hears (done, total) and ``note`` why. With ``build=False``, an index of other versions serves,
    and a missing or damaged one is an error. Raises ``GazetteerError``.
    """
    path = base_path(cache)
    about = _about(path)
    if about is None or about.get("fingerprint") != fingerprint():
        damaged = about is None and path.exists()
        if build:
            if note:
                if damaged:
                    note(f"{path} is damaged and is built anew")
                elif about is not None:
                    note("the libraries of places have changed: the index is built anew")
            _build(cache, progress, about is not None)
            about = _about(path)
        if about is None:
            what = "is damaged" if damaged else "is not there"
            raise GazetteerError(f"{path}: the index of places {what}: reportedly gazetteer build makes one")
    added = layer_paths(cache)
    return PlaceIndex([path, *added], about.get("label", "geonames") + layers_label(added))


def build_index(cache: Path, *, progress: Progress | None = None, force: bool = False) -> PlaceIndex:
    """Build the base index where it is missing or out of date, or, with ``force``, in any case. Raises ``GazetteerError``."""
    if force:
        build(cache, progress)
    return open_gazetteer(cache, progress=progress)


def _build(cache: Path, progress: Progress | None, serves: bool) -> None:
    """Build; where that fails, an older index that works may go on serving."""
    try:
        build(cache, progress)
    except GazetteerError:
        if not serves:
            raise


def _about(path: Path) -> dict[str, str] | None:
    """What the index says of itself; ``None`` where there is none or it is damaged."""
    if not path.is_file():
        return None
    try:
        if not is_whole(path):
            return None
        with closing(open_read_only(path)) as db:
            return read_about(db)
    except (sqlite3.Error, OSError):
        return None
