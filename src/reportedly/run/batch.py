"""Many items, in this process or in several, with the same results in the same order."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from reportedly.model.errors import InputError
from reportedly.run.engine import engine_called
from reportedly.run.job import Job
from reportedly.run.outcome import Outcome
from reportedly.sources import Item


def outcomes(entries: Iterable[Item | InputError], job: Job, *, workers: int = 1, threads: int = 1) -> Generator[Outcome]:
    """Do the job with every item: one outcome each, in the order of the items, whatever ``workers`` is.

    With one worker the work is done in this process, by a reader on ``threads`` threads; with more, in processes with one
    thread each. What is raised and how to stop is told at :class:`~reportedly.run.engine.Engine`.
    """
    return engine_called(workers=workers, threads=threads).outcomes(entries, job)
