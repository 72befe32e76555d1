"""The engine of a Ray cluster, or of one that is started here for the run: Ray Data's ``map_batches`` over a pool of actors.

Ray wants to know its blocks beforehand, a run draws its items as it goes. So Ray is given numbers of blocks, and who reads
asks a *feed*, an actor, for the block of that number. It waits there until the run has put it in, and is kept until its outcomes
have come out: a block that is asked for again, because the worker that had it was lost, is there again, and the same.

Each actor opens the model once, in a process of its own (``pool.py``), so that an article which kills what reads it costs a
process and no actor.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import shutil
import signal
import socket
import sys
import tempfile
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Any

from reportedly._version import __version__
from reportedly.model.errors import InputError, ReportedlyError, UsageError
from reportedly.run import arrow
from reportedly.run.job import Job
from reportedly.run.outcome import Outcome, failed
from reportedly.run.stamp import Stamp
from reportedly.sources import Item, bytes_of

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # Ray reads these while it is imported
os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")

import ray
import ray.data
from ray import cloudpickle

cloudpickle.register_pickle_by_value(sys.modules[__name__])

WAVE = 1024
"""Blocks of one Ray Data plan; after so many the actors are made, and the model opened, anew."""

_AHEAD = 8
"""Blocks a worker that may be under way or wait for an earlier one."""

_BLOCK_ITEMS = 16
_BLOCK_BYTES = 65_536
_STORE = 256 * 2**20
"""Bytes of shared memory of a cluster that is started here."""

_ANSWER_S = 3.0
"""Seconds in which a cluster has to answer."""

_HELLO = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes((0, 0, 0, 4, 0, 0, 0, 0, 0))
_SETTINGS = b"\x04"
"""How HTTP/2, which Ray's head speaks, begins (RFC 9113, 3.4): the client's first bytes, and the type of the frame they ask for."""


@dataclass(frozen=True, slots=True)
class Ray:
    """So many ``workers``, ``None`` for one a core, in the cluster at ``address``, ``None`` for one that is started for the run.

    A program that is connected to Ray already keeps its connection, and its cluster is the one that is used.
    """

    workers: int | None = None
    address: str | None = None
    name: str = "ray"

    def outcomes(self, entries: Iterable[Item | InputError], job: Job) -> Generator[Outcome]:
        """As the protocol says."""
        waiting = iter(entries)
        first = next(waiting, None)
        if first is None:
            return
        with _connected(self.address, self.workers) as size, _Run(job, size) as run:
            yield from run.outcomes(chain([first], waiting))


@dataclass(frozen=True, slots=True)
class _Block:
    """Items in a row. ``found`` has the outcomes of those that can't be read at all, ``None`` for the others, which are sent."""

    number: int | None
    found: list[Outcome | None]
    sent: int
    kept: Any


class _Feed:
    """Blocks by number, for whoever asks; in an actor."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[Any]] = {}
        self._end: int | None = None
        self._changed = asyncio.Condition()

    async def put(self, number: int, block: list[Any]) -> None:
        async with self._changed:
            self._blocks[number] = block
            self._changed.notify_all()

    async def drop(self, number: int) -> None:
        self._blocks.pop(number, None)

    async def finish(self, end: int) -> None:
        """There are no blocks from ``end`` on."""
        async with self._changed:
            self._end = end
            self._changed.notify_all()

    async def block(self, number: int) -> list[Any] | None:
        """The block, in a list, as soon as it is there; ``None`` where there is none."""
        async with self._changed:
            await self._changed.wait_for(lambda: number in self._blocks or (self._end is not None and number >= self._end))
            return self._blocks.get(number)


class _Reads:
    """What an actor does: takes numbers of blocks, gives the outcomes of their items, or why it reads nothing at all.

    It comes to the worker by value, as ``_Feed`` does, and asks there for the Reportedly that is installed: one that is older
    or none at all is told as such.
    """

    def __init__(self, feed: Any, job: bytes, version: str) -> None:
        self._feed = feed
        self._refusal: Exception | None = None
        where = ray.util.get_node_ip_address()
        try:
            from reportedly import __version__

            if __version__ != version:
                raise ValueError(f"reportedly {__version__} is installed there, here {version}")
            from reportedly.run.seat import Seat

            self._seat = Seat(job, where)
        except Exception as error:  # told as the first result, in one line
            self._refuse(error, where)

    def _refuse(self, error: Exception, where: str) -> None:
        ours = type(error).__module__.startswith("reportedly.")
        self._refusal = error if ours else ValueError(f"the worker on {where} can't read: {error}")

    def __call__(self, numbers: Any) -> Any:
        number = numbers.column("block")[0].as_py()
        if self._refusal is None:
            held = ray.get(self._feed.block.remote(number))
            if held is None:
                return numbers.slice(0, 0)
            try:
                return self._seat.perform(ray.get(held[0]), number)
            except Exception as error:
                self._refuse(error, ray.util.get_node_ip_address())
        return numbers.append_column("refusal", [[pickle.dumps(self._refusal)]])


class _Run:
    """One job, done by ``size`` actors."""

    def __init__(self, job: Job, size: int) -> None:
        self._job = pickle.dumps((job, Stamp.of(job)))
        self._size = size
        self._feed: Any = ray.remote(num_cpus=0, max_concurrency=10_000)(_Feed).remote()

    def __enter__(self) -> _Run:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(Exception):  # it may be gone, and everything with it
            ray.kill(self._feed)

    def outcomes(self, entries: Iterable[Item | InputError]) -> Generator[Outcome]:
        blocks = self._blocks(entries)
        results = self._results()
        ahead: deque[_Block] = deque()
        try:
            while True:
                while len(ahead) < _AHEAD * self._size and (block := next(blocks, None)):
                    ahead.append(block)
                if not ahead:
                    return
                block = ahead.popleft()
                yield from self._outcomes(block, results)
        except ReportedlyError:
            raise
        except (ray.exceptions.RayError, RuntimeError, OSError) as error:
            raise ReportedlyError(f"Ray gave up: {_in_a_line(error)}") from error
        finally:
            results.close()

    def _outcomes(self, block: _Block, results: Iterator[tuple[int, list[Outcome]]]) -> Iterator[Outcome]:
        made: list[Outcome] = []
        while len(made) < block.sent:
            number, found = next(results)
            if number != block.number:
                raise ReportedlyError(f"Ray gave block {number} where {block.number} was due; this is a bug in reportedly")
            made += found
        rest = iter(made)
        yield from (each or next(rest) for each in block.found)
        if block.sent:
            self._feed.drop.remote(block.number)

    def _blocks(self, entries: Iterable[Item | InputError]) -> Iterator[_Block]:
        """Blocks of entries in a row, put into the feed as they are drawn."""
        numbers = count()
        for chunk in _chunks(entries):
            items = [each for each in chunk if isinstance(each, Item)]
            number = next(numbers) if items else None
            kept = None
            if items:
                kept = ray.put(arrow.batch_of(items))
                self._feed.put.remote(number, [kept])
            yield _Block(number, [failed(e, e) if isinstance(e, InputError) else None for e in chunk], len(items), kept)
        self._feed.finish.remote(next(numbers))

    def _results(self) -> Generator[tuple[int, list[Outcome]]]:
        """The outcomes of the blocks in their order, some of one block at a time; without an end."""
        for start in count(0, WAVE):
            numbers = ray.data.from_arrow([arrow.block_number(each) for each in range(start, start + WAVE)])
            read = numbers.map_batches(
                _Reads,
                fn_constructor_args=(self._feed, self._job, __version__),
                batch_format="pyarrow",
                batch_size=None,
                num_cpus=1,
                compute=ray.data.ActorPoolStrategy(size=self._size, max_tasks_in_flight_per_actor=2),
            )
            for bundle in read.iter_internal_ref_bundles():
                for reference in bundle.block_refs:
                    table = ray.get(reference)
                    if table.num_rows:
                        _check(table)
                        yield arrow.number_of(table), arrow.outcomes_of(table)


def _check(table: Any) -> None:
    """Raise what a worker refused to read for."""
    if "refusal" not in table.column_names:
        return
    error = pickle.loads(table.column("refusal")[0].as_py())
    if isinstance(error, ReportedlyError):
        raise error
    raise ReportedlyError(f"{error}; install the same Reportedly on every machine of the cluster")


def _chunks(entries: Iterable[Item | InputError]) -> Iterator[list[Item | InputError]]:
    """Some entries together, with their bytes: a worker may be on a machine where the file is not."""
    chunk: list[Item | InputError] = []
    weight = 0
    for entry in entries:
        if isinstance(entry, Item):
            try:
                entry = replace(entry, data=bytes_of(entry))
                weight += len(entry.data or b"")
            except InputError as error:
                entry = error
        chunk.append(entry)
        if weight >= _BLOCK_BYTES or len(chunk) >= _BLOCK_ITEMS:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk


@contextmanager
def _connected(address: str | None, workers: int | None) -> Iterator[int]:
    """Be connected to Ray for a while; gives the number of workers that there can be."""
    _quiet()
    if ray.is_initialized():
        yield _size(workers)
        return
    place = None if address else Path(tempfile.mkdtemp(prefix="rr-"))  # short: sockets with long names lie in it
    ended = signal.getsignal(signal.SIGTERM)
    try:
        try:
            if address:
                _reach(address)
                given: dict[str, Any] = {"address": address}
            else:
                from reportedly.pipeline import cores

                given = {"address": "local", "num_cpus": workers or cores(), "num_gpus": 0, "include_dashboard": False}
                given |= {"object_store_memory": _STORE, "_temp_dir": str(place)}
            with _muted():
                ray.init(log_to_driver=False, configure_logging=False, **given)
        except (ray.exceptions.RayError, ConnectionError, RuntimeError, ValueError, OSError) as error:
            where = f"the Ray cluster at {address} can't be used" if address else "Ray can't be started here"
            raise ReportedlyError(f"{where}: {_in_a_line(error)}") from error
        with _silent():
            yield _size(workers)
    finally:
        ray.shutdown()
        with suppress(ValueError):  # not in the main thread
            signal.signal(signal.SIGTERM, ended)
        if place:
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _muted() -> Iterator[None]:
    """Nothing reaches standard error: what Ray's core writes there while it starts no setting of its own keeps back."""
    try:
        kept = os.dup(2)
    except OSError:  # there is none
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


@contextmanager
def _silent() -> Iterator[None]:
    """Ray's remarks on workers that were lost stay off standard output, where results may go; it prints them unasked."""
    worker = ray._private.worker
    prints = getattr(worker, "print_to_stdstream", None)
    worker.print_to_stdstream = lambda *_, **__: None
    try:
        yield
    finally:
        worker.print_to_stdstream = prints


def _size(workers: int | None) -> int:
    there = max(1, int(ray.cluster_resources().get("CPU", 1)))
    return min(workers or there, there)


def _reach(address: str) -> None:
    """Raise ``ReportedlyError``, soon, where nobody answers at ``address``; Ray itself would try for minutes."""
    if address in ("auto", "local"):
        return
    host, colon, port = address.rpartition(":")
    if "://" in address or not colon or not port.isdigit():
        raise UsageError(
            f"--address {address}: give HOST:PORT of the cluster's head, or auto on a machine of the cluster; the command"
            " itself has to run on one"
        )
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=_ANSWER_S) as line:
            line.sendall(_HELLO)
            answer = line.recv(9)
        reason = "" if answer[3:4] == _SETTINGS else "something else does"
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or _in_a_line(error)
    if reason:
        raise ReportedlyError(
            f"--address {address}: no Ray cluster answers there ({reason.lower()}); is it running ('ray status'), and is this"
            " the port of its head (usually 6379)?"
        )


def _quiet() -> None:
    """What Ray has to say goes to its log files; people are told in our words."""
    for name in ("ray", "ray.data"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.execution_options.preserve_order = True


def _in_a_line(error: BaseException) -> str:
    """The last line of what an error says, which in Ray's is the one that tells the cause."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
