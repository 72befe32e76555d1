"""The engine of a Ray cluster, or of one that is started here for the run: Ray Data's ``map_batches`` over a pool of actors.

Ray wants to know its blocks beforehand, a run draws its items as it goes. So Ray is given numbers of blocks, and who reads
asks a *feed*, an actor, for the block of that number. It waits there until the run has put it in, and is kept until its outcomes
have come out: a block that is asked for again, because the worker that had it was lost, is there again, and the same.

Each actor opens the model once, in a process of its own (``pool.py``), so that an article which kills what reads it costs a
process and no actor.
"""

from __future__ import annotations

import asyncio
import pickle
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Any

import ray
import ray.data
from ray import cloudpickle

from reportedly._version import __version__
from reportedly.model.errors import InputError, ReportedlyError
from reportedly.run import arrow
from reportedly.run.cluster import connected, in_a_line
from reportedly.run.job import Job
from reportedly.run.outcome import Outcome, failed
from reportedly.run.stamp import Stamp
from reportedly.sources import Item, bytes_of

cloudpickle.register_pickle_by_value(sys.modules[__name__])

WAVE = 1024
"""Blocks of one Ray Data plan; after so many the actors are made, and the model opened, anew."""

_AHEAD = 8
"""Blocks a worker that may be under way or wait for an earlier one."""

_LEAST_ITEMS, _MOST_ITEMS = 16, 64
_LEAST_BYTES = 65_536
_PART = 24
"""A block holds at most one in so many of the items before it, above the least: what an actor waits between two blocks is spread over
many items, and at the end no worker waits long for the block of another."""


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
        with connected(self.address, self.workers) as size, _Run(job, size) as run:
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

            self._seat = Seat.of(job, where)
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
        except ray.exceptions.RayError as error:
            raise _given_up(error) from error
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
            for table in _tables(read):
                if table.num_rows:
                    _check(table)
                    yield arrow.number_of(table), arrow.outcomes_of(table)


def _tables(read: Any) -> Iterator[Any]:
    """The blocks of a data set as they are made, in its order; raises ``ReportedlyError`` where Ray does not go on."""
    try:
        for bundle in read.iter_internal_ref_bundles():
            for reference in bundle.block_refs:
                yield ray.get(reference)
    except Exception as error:  # its errors have no common root
        raise _given_up(error) from error


def _given_up(error: Exception) -> ReportedlyError:
    return ReportedlyError(f"Ray gave up: {in_a_line(error)}; what was read before it did is written")


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
    weight = drawn = 0
    items, most = _LEAST_ITEMS, _LEAST_BYTES
    for entry in entries:
        if isinstance(entry, Item):
            try:
                entry = replace(entry, data=bytes_of(entry))
                weight += len(entry.data or b"")
            except InputError as error:
                entry = error
        chunk.append(entry)
        if weight >= most or len(chunk) >= items:
            yield chunk
            drawn += len(chunk)
            chunk, weight = [], 0
            items = max(_LEAST_ITEMS, min(_MOST_ITEMS, drawn // _PART))
            most = _LEAST_BYTES * items // _LEAST_ITEMS
    if chunk:
        yield chunk
