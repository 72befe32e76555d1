"""What a command opens before it reads: the model, packs, and the index of places in the user's cache folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.program import say

if TYPE_CHECKING:
    from reportedly.pipeline import Reads, References


@dataclass(frozen=True, slots=True)
class Opening:
    """How things are opened; tests put stand-ins here. ``places`` off: never an index of places."""

    load_reader: Callable[[int], Reads] | None = None
    places: bool = True


def cache_folder() -> Path:
    """Where the index of places lives: the folder that ``REPORTEDLY_CACHE`` names, else the one the system gives."""
    from reportedly import pipeline

    return pipeline.cache_folder(os.environ)


def references(packs: Sequence[str], *, places: bool) -> Callable[[], References]:
    """A function that opens ``packs`` and the index of places, to be called in every process that reads.

    They are opened here once, so that a mistake in a pack is told before any work begins, and the index is built where it is not
    there, with a bar on a terminal. Raises ``PackError`` and ``GazetteerError``.
    """
    from reportedly.pipeline import open_references

    cache = cache_folder() if places else None
    with building() as progress:
        open_references(packs, cache, progress)
    return partial(open_references, tuple(packs), cache)


@contextmanager
def prepared(places: bool) -> Iterator[None]:
    """Around what opens the index of places: it is built before, with a bar on a terminal, where it is not there."""
    if places:
        from reportedly.gazetteer import open_gazetteer

        with building() as progress:
            open_gazetteer(cache_folder(), progress=progress).close()
    yield


@contextmanager
def building() -> Iterator[Callable[[int, int], None]]:
    """Something to tell (done, total) while the index is built: a bar on a terminal, one line elsewhere."""
    if not sys.stderr.isatty():
        said: list[str] = []

        def once(done: int, total: int) -> None:
            if not said:
                said.append("building the index of places, once; this takes about half a minute")
                say(said[0])

        yield once
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("building the index of places, once"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=False) as bar:
        task = bar.add_task("", total=None, visible=False)

        def shown(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        yield shown
