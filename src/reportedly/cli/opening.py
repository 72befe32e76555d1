"""What a command opens before it reads: the model, packs, and the index of places with what the user added to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.fetch import Fetches, FetchSettings
    from reportedly.pipeline import Reads, References


@dataclass(frozen=True, slots=True)
class Opening:
    """How things are opened; tests put stand-ins here. ``places`` off: never an index of places."""

    load_reader: Callable[[int], Reads] | None = None
    places: bool = True
    open_fetcher: Callable[[FetchSettings], Fetches] | None = None


def cache_folder() -> Path:
    """Where added places and kept articles live: the folder that ``REPORTEDLY_CACHE`` names, else the one the system gives."""
    from reportedly import pipeline

    return pipeline.cache_folder(os.environ)


def opener(places: bool) -> Callable[[tuple[str, ...]], References]:
    """A function that opens packs and, with ``places``, the index of places, to be called in every process that reads.

    It raises ``PackError`` and ``GazetteerError``.
    """
    from reportedly.pipeline import open_references

    return partial(open_references, cache=cache_folder() if places else None)
