"""Parquet from the command line: a dataset begun or gone on with, and what is said at its end."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.pouring import Tally
from reportedly.cli.program import say
from reportedly.model.errors import InputError

if TYPE_CHECKING:
    from reportedly.run import Job, Settings, Sink
    from reportedly.sources import Item


class Writing:
    """A run that writes a dataset: ``sink`` takes what becomes of ``entries``, those that are left to read.

    ``keep_errors`` are the bytes of an errors file that stand.
    """

    def __init__(
        self,
        folder: Path,
        job: Job,
        entries: Iterable[Item | InputError],
        tally: Tally,
        *,
        tables: Sequence[str],
        part_size: int | None,
        with_text: bool,
        errors: Path | None,
        settings: Settings | None = None,
        resume: bool,
        force: bool,
    ) -> None:
        from reportedly.run import PART_SIZE, begin_dataset, label_of, resume_dataset, standing, whole_lines

        label = label_of(job, tables=tables, part_size=part_size or PART_SIZE, with_text=with_text, settings=settings)
        self.keep_errors = 0
        self._folder = folder
        if resume:
            stands = standing(folder, label, entries)
            if stands.damaged:
                say(
                    f"{folder}: {stands.damaged} is not as it was written: what it holds, and what comes after it, is read again"
                )
            dataset, entries = resume_dataset(folder, label, stands), stands.entries
            tally.done, tally.failed, tally.code = stands.done, stands.failed, 1 if stands.failed else 0
            self.keep_errors = whole_lines(errors, stands.failed) if errors else 0
        else:
            dataset = begin_dataset(folder, label, force=force)
        self.sink: Sink = dataset
        self.entries: Iterator[Item | InputError] = dataset.watched(entries)
        self._before = tally.done
        self._since = time.monotonic()

    def report(self, tally: Tally) -> None:
        """Say in one line what was read, how fast, and where to look for what failed."""
        took = time.monotonic() - self._since
        here = tally.done - self._before
        speed = f" in {_duration(took)}, {tally.words / took:,.0f} words/s" if here else ""
        before = f", {self._before:,} of them before" if self._before else ""
        failed = f"; {tally.failed:,} of them could not be read: see {self._folder / 'errors'}" if tally.failed else ""
        say(f"{self._folder}: {tally.done:,} {'article' if tally.done == 1 else 'articles'}{before}{speed}{failed}")


def _duration(seconds: float) -> str:
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {whole % 60} s" if minutes else f"{max(whole, 1)} s"
