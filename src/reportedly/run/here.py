"""The engine that needs nothing: one item after the other, in this process."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass

from reportedly.model.errors import InputError
from reportedly.run.desk import Desk
from reportedly.run.job import Job
from reportedly.run.outcome import Outcome
from reportedly.sources import Item


@dataclass(frozen=True, slots=True)
class Here:
    """The process that asks, with a reader on ``threads`` threads."""

    threads: int = 1
    name: str = "here"

    def outcomes(self, entries: Iterable[Item | InputError], job: Job) -> Generator[Outcome]:
        """As the protocol says."""
        desk = None
        for entry in entries:
            if desk is None:
                desk = Desk(job, self.threads)
                desk.prepare()
            yield desk.perform(entry)
