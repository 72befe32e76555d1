"""Where a worker of another program (a Ray actor, a task of Spark) reads: a process of its own, which may die over an article."""

from __future__ import annotations

import pickle
import sys
from typing import TYPE_CHECKING

from reportedly.run import arrow
from reportedly.run.pool import Pool
from reportedly.run.stamp import Stamp

if TYPE_CHECKING:
    import pyarrow as pa


class Seat:
    """A job as it came from the driver, pickled with its stamp, and one process that does it, with the model open."""

    def __init__(self, job: bytes, where: str) -> None:
        """``where`` is what this machine is called. Raises ``UsageError`` where results would be stamped otherwise here."""
        forget_the_program()
        self._job, stamp = pickle.loads(job)
        stamp.refuse_another(Stamp.of(self._job), where)
        self._pool = Pool(self._job, 1)

    def perform(self, items: pa.RecordBatch, number: int) -> pa.Table:
        """What becomes of the items of block ``number``."""
        return arrow.numbered(arrow.performed(items, self._pool.outcomes), number)


def forget_the_program() -> None:
    """A process that is started from here is to load Reportedly, and not the program that this one runs (Ray's, Spark's) anew."""
    main = sys.modules["__main__"]
    main.__file__ = main.__spec__ = None
