"""Where a worker of another program (a Ray actor, a task of Spark) reads: a process of its own, which may die over an article."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.run import arrow
from reportedly.run.job import Job
from reportedly.run.outcome import Outcome
from reportedly.run.pool import Pool
from reportedly.run.stamp import Stamp
from reportedly.sources import Item

if TYPE_CHECKING:
    import pyarrow as pa


class Seat:
    """One process that does ``job``, with the model open; it waits from one batch to the next, and ends with this process."""

    def __init__(self, job: Job) -> None:
        _forget_the_program()
        self._pool = Pool(job, 1)

    @classmethod
    def of(cls, sent: bytes, where: str) -> Seat:
        """A seat for a job as its driver sent it, pickled with its stamp; ``where`` is what this machine is called.

        Raises ``UsageError`` where results would be stamped otherwise here.
        """
        job, stamp = pickle.loads(sent)
        stamp.refuse_another(Stamp.of(job), where)
        return cls(job)

    def outcomes(self, items: Iterable[Item]) -> list[Outcome]:
        """One outcome an item, in their order; raises what keeps everything from being read."""
        return list(self._pool.outcomes(items))

    def perform(self, items: pa.RecordBatch, number: int) -> pa.Table:
        """What becomes of the items of block ``number``."""
        return arrow.numbered(arrow.performed(items, self.outcomes), number)


def _forget_the_program() -> None:
    """A process that is started from here is to load Reportedly, and not the program that this one runs anew.

    So it is where that program is Ray's or Spark's; a user's own may hold what the process needs.
    """
    main = sys.modules["__main__"]
    if getattr(main.__spec__, "name", "").startswith("pyspark") or "ray/_private" in (getattr(main, "__file__", "") or ""):
        main.__file__ = main.__spec__ = None
