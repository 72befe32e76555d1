"""A progress bar on standard error for long work: files, words per second, time left. None where nobody would see it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from reportedly.cli.program import say
from reportedly.run import Done, Outcome

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from reportedly.sources import Columns


class Bar(Protocol):
    """What is told of the work as it goes on."""

    def advance(self, outcome: Outcome) -> None:
        """One more item is done."""
        ...

    def say(self, message: str) -> None:
        """One line on standard error, above the bar."""
        ...


class _Silent:
    def advance(self, outcome: Outcome) -> None:
        pass

    def say(self, message: str) -> None:
        say(message)


class _Shown:
    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task
        self._words = 0
        self._since = 0.0

    def advance(self, outcome: Outcome) -> None:
        now = time.monotonic()
        if not self._since:
            self._since = now  # the model is open: what is read from here on is the speed
        else:
            self._words += outcome.words if isinstance(outcome, Done) else 0
        took = now - self._since
        speed = f"{self._words / took:,.0f} words/s" if took > 0.5 else ""
        self._progress.update(self._task, advance=1, speed=speed)

    def say(self, message: str) -> None:
        self._progress.stop()
        say(message)
        self._progress.start()


@contextmanager
def progress(paths: Sequence[str], columns: Columns | None = None, *, done: int = 0) -> Iterator[Bar]:
    """A bar over the items of ``paths``, of which ``done`` are finished already; without paths, no bar.

    The items are counted on the side, so that the work need not wait for it. Standard input can't be counted, and what lies in a
    store is not fetched twice for it.
    """
    if not paths:
        yield _Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    parts = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(),
    )
    with Progress(*parts, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, completed=done, speed="")
        from reportedly.sources import STANDARD_INPUT, is_stored

        if not any(path == STANDARD_INPUT or is_stored(path) for path in paths):
            Thread(target=lambda: bar.update(task, total=_count(paths, columns)), daemon=True).start()
        yield _Shown(bar, task)


def _count(paths: Sequence[str], columns: Columns | None) -> int | None:
    from reportedly.sources import locate

    try:
        return sum(1 for _ in locate(paths, columns=columns))
    except OSError:  # the reading itself reports it
        return None
