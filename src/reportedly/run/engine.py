"""Engines: what does a job with many items. Each stands in a file of its own and gives the same results in the same order."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Literal, Protocol, get_args

from reportedly.model.errors import InputError, MissingExtra, UsageError
from reportedly.run.job import Job
from reportedly.run.outcome import Outcome
from reportedly.sources import Item

EngineName = Literal["here", "pool", "ray"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)


class Engine(Protocol):
    """What does a job with many items."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    def outcomes(self, entries: Iterable[Item | InputError], job: Job) -> Generator[Outcome]:
        """Do the job with every item: one outcome each, in the order of the items, none lost and none doubled.

        ``entries`` are drawn as the work goes on, only so many ahead of the results. An item that fails costs no other. One
        that kills the process which reads it, twice, has failed with ``WorkerLost``. Raises ``ModelError``, ``PackError`` or
        ``GazetteerError`` where nothing can be read at all, and another ``ReportedlyError`` where the engine can't start or go on.
        Close the iterator to stop early: no process is left behind.
        """
        ...


def engine_called(
    name: EngineName | None = None, *, workers: int | None = 1, threads: int = 1, address: str | None = None
) -> Engine:
    """The engine called ``name``; without a name, this process for one worker, and a pool of processes for more.

    ``threads`` are those of a reader in this process. ``address`` is that of a cluster, and ``workers`` is ``None`` for all its cores.
    Raises ``UsageError`` for what does not go together and ``MissingExtra`` where the engine is not installed.
    """
    if address is not None and name != "ray":
        raise UsageError("--address is that of a Ray cluster: add --engine ray")
    if name == "ray":
        try:
            from reportedly.run.ray_ import Ray
        except ImportError as error:
            if (error.name or "").partition(".")[0] not in ("ray", "pyarrow"):
                raise
            raise MissingExtra(
                f"--engine ray needs {error.name}, which is not installed: pip install 'reportedly[ray]'"
            ) from None
        return Ray(workers, address)
    if name == "here" and workers is None:
        workers = 1
    if workers is None:
        from reportedly.pipeline import cores

        workers = cores()
    if name == "pool" or (name is None and workers > 1):
        from reportedly.run.pool import Processes

        return Processes(workers)
    if workers > 1:
        raise UsageError(f"--engine here is one worker, not {workers}")
    from reportedly.run.here import Here

    return Here(threads)
