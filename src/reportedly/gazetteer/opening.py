"""Opening the gazetteer: the index that the package carries, and the layers that were added to a cache folder."""

from __future__ import annotations

from pathlib import Path

from reportedly.gazetteer.index import PlaceIndex
from reportedly.gazetteer.layers import layer_paths

VILLAGES = Path(__file__).with_name("data") / "villages"
"""The layers of small places that the package carries, one a country, named by its code (see ``training/gazetteer/villages.py``)."""


def shipped() -> Path:
    """The index that the package carries: GeoNames' places, put in form by ``training/gazetteer``."""
    return Path(__file__).with_name("data") / "geonames.places"


def open_gazetteer(cache: Path, *, base: Path | None = None) -> PlaceIndex:
    """The gazetteer with what was added to a cache folder, ready to look names up in; nothing is written.

    ``base`` is another index in place of the one that the package carries. Raises ``GazetteerError`` where a file of it is
    damaged or missing.
    """
    return PlaceIndex(base or shipped(), layer_paths(cache), VILLAGES if base is None else None)
