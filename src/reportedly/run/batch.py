"""Many items, in this process or in several, with the same results in the same order."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from reportedly.model.errors import InputError
from reportedly.run.desk import Desk
from reportedly.run.job import Job
from reportedly.run.outcome import Outcome
from reportedly.sources import Item


def outcomes(entries: Iterable[Item | InputError], job: Job, *, workers: int = 1, threads: int = 1) -> Generator[Outcome]:
    """Do the job with every item: one outcome each, in the order of the items, whatever ``workers`` is.

    With one worker the work is done in this process, by a reader on ``threads`` threads; with more, in processes with one
    thread each. Raises ``ModelError``, ``PackError`` or ``GazetteerError`` where nothing can be read at all, and what is wrong with
    a configuration. Close the iterator to stop early.
    """
    if workers > 1:
        from reportedly.run.pool import Pool

        return Pool(job, workers).outcomes(entries)
    return _here(entries, job, threads)


def _here(entries: Iterable[Item | InputError], job: Job, threads: int) -> Generator[Outcome]:
    desk = None
    for entry in entries:
        if desk is None:
            desk = Desk(job, threads)
            desk.prepare()
        yield desk.perform(entry)
