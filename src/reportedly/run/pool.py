"""Worker processes: articles are read side by side, results come out in the order of the input.

Each worker opens the model once, on one thread, and reads one article at a time on its own, so that neither the number of
workers nor what else is read can change a result. Memory is bounded: only so many items are ahead of the next result.

A worker that dies (killed, out of memory, a crash in a native library) loses nothing: the item it was reading is tried once
more in a fresh process, and is recorded as failed when that one dies too.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from reportedly.model.errors import InputError, ModelError, ReportedlyError, WorkerLost
from reportedly.run.desk import Desk
from reportedly.run.job import Check, Job
from reportedly.run.outcome import Failed, Outcome, failed
from reportedly.run.wire import packed, unpacked
from reportedly.sources import Item

AHEAD = 64
"""Items a worker that may be under way or wait for an earlier result."""

_CHUNK_ITEMS = 16
_CHUNK_BYTES = 16_384


@dataclass(frozen=True, slots=True)
class _Task:
    """An item with its place in the input, from 0, and how often a worker died over it."""

    number: int
    entry: Item | InputError
    deaths: int = 0


@dataclass(frozen=True, slots=True)
class _Ready:
    """A worker's first word: the model is open."""


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A worker's last word: nothing can be read at all."""

    error: ReportedlyError


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    ready: bool = False
    at_work: deque[_Task] = field(default_factory=deque)

    @property
    def idle(self) -> bool:
        return self.ready and not self.at_work

    def give(self, tasks: list[_Task]) -> None:
        self.at_work.extend(tasks)
        self.connection.send([task.entry for task in tasks])


class Pool:
    """At most ``size`` worker processes, started as the work asks for them."""

    def __init__(self, job: Job, size: int) -> None:
        self._job = job
        self._size = size
        self._context = get_context("spawn")
        self._workers: list[_Worker] = []
        self._queue: deque[list[_Task]] = deque()
        self._done: dict[int, Outcome] = {}
        self._desk: Desk | None = None

    def outcomes(self, entries: Iterable[Item | InputError]) -> Generator[Outcome]:
        """One outcome an item, in the order of the items; raises ``ModelError`` where workers can't open the model.

        The processes wait for more afterwards: call :meth:`close`. An iterator that is closed early ends them itself.
        """
        whole = False
        try:
            yield from self._outcomes(entries)
            whole = True
        finally:
            if not whole:
                self.close()

    def _outcomes(self, entries: Iterable[Item | InputError]) -> Generator[Outcome]:
        chunks = _chunks(entries)
        emitted, taken, exhausted = 0, 0, False
        while True:
            while emitted in self._done:
                yield self._done.pop(emitted)
                emitted += 1
            while not exhausted and len(self._queue) < self._size and taken - emitted < AHEAD * self._size:
                chunk = next(chunks, None)
                exhausted = chunk is None
                if chunk:
                    taken += len(chunk)
                    tasks = self._left(chunk)
                    if tasks:
                        self._queue.append(tasks)
                    elif emitted in self._done:
                        break
            if exhausted and emitted == taken:
                return
            self._dispatch()
            if emitted not in self._done:
                self._listen()

    def _left(self, tasks: list[_Task]) -> list[_Task]:
        """The tasks without those that need no model, since the article was read before: they are done here and now."""
        if not isinstance(self._job.task, Check):
            return tasks
        if self._desk is None:
            self._desk = Desk(self._job)
        left = []
        for task in tasks:
            outcome = self._desk.perform_kept(task.entry)
            if outcome is None:
                left.append(task)
            else:
                self._done[task.number] = outcome
        return left

    def _dispatch(self) -> None:
        for worker in [worker for worker in self._workers if worker.idle]:
            if not self._queue:
                return
            self._give(worker, self._queue.popleft())
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._queue) > starting and len(self._workers) < self._size:
            self._start()
            starting += 1

    def _give(self, worker: _Worker, tasks: list[_Task]) -> None:
        try:
            worker.give(tasks)
        except OSError:
            self._bury(worker)

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        with _uninterrupted():
            process = self._context.Process(target=_work, args=(theirs, self._job), daemon=True)
            process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _listen(self) -> None:
        """Wait for a worker to say something, and take in what is there."""
        listening = {worker.connection: worker for worker in self._workers if worker.at_work or not worker.ready}
        for connection in wait(list(listening)):
            worker = listening[connection]  # type: ignore[index]  # wait() hands back what it was given
            try:
                word = worker.connection.recv()
            except (EOFError, OSError):  # an end in the middle of a message is an OSError
                self._bury(worker)
                continue
            if isinstance(word, _Ready):
                worker.ready = True
            elif isinstance(word, _Refusal):
                raise word.error
            else:
                self._done[worker.at_work.popleft().number] = unpacked(word)

    def _bury(self, worker: _Worker) -> None:
        """Take a dead worker out, and put its work back."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        how = _how_it_ended(worker.process.exitcode)
        if not worker.ready:
            raise ReportedlyError(
                f"a worker process {how} before it could read anything; try 1 worker (in a Python script, several are to be"
                " started under 'if __name__ == \"__main__\":')"
            )
        tasks = list(worker.at_work)
        if not tasks:
            return
        suspect, rest = tasks[0], tasks[1:]
        if rest:
            self._queue.appendleft(rest)
        if suspect.deaths:
            self._done[suspect.number] = _lost(suspect, how)
        else:
            self._queue.appendleft([_Task(suspect.number, suspect.entry, suspect.deaths + 1)])

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._workers:
            worker.connection.close()  # an idle worker takes this as its leave
            if not worker.idle:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(2)
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()
        self._workers.clear()
        self._queue.clear()
        self._done.clear()


@dataclass(frozen=True, slots=True)
class Processes:
    """The engine of ``workers`` processes on this machine, which end with the work."""

    workers: int
    name: str = "pool"

    def outcomes(self, entries: Iterable[Item | InputError], job: Job) -> Generator[Outcome]:
        """As the protocol says."""
        pool = Pool(job, self.workers)
        try:
            yield from pool.outcomes(entries)
        finally:
            pool.close()


def _lost(task: _Task, how: str) -> Failed:
    where = task.entry.where if isinstance(task.entry, InputError) else task.entry.path
    return failed(
        task.entry, WorkerLost(f"{where}: the process that read it {how}, twice; it may need more memory than there is")
    )


def _how_it_ended(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"was ended by signal {-exit_code}"
    return f"ended with exit code {exit_code}"


def _chunks(entries: Iterable[Item | InputError]) -> Iterator[list[_Task]]:
    """Files one by one; small records together, to spare messages between processes."""
    chunk: list[_Task] = []
    weight = 0
    for number, entry in enumerate(entries):
        data = None if isinstance(entry, InputError) else entry.data
        chunk.append(_Task(number, entry))
        weight += _CHUNK_BYTES if data is None else len(data)
        if weight >= _CHUNK_BYTES or len(chunk) >= _CHUNK_ITEMS:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back, for this process a moment, for one started meanwhile for good: only the parent answers to it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_the_parent() -> None:
    """Who asked for the work may be killed in the middle of a long article; nobody wants it then."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _work(connection: Connection, job: Job) -> None:
    """A worker's life: open the model, then read what comes until the parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    try:
        try:
            desk = Desk(job)
            desk.prepare()
            _ = desk.reader  # opened now: a worker gets what has to be read
        except ReportedlyError:
            raise
        except Exception as error:
            raise ModelError(f"the model can't be opened: {type(error).__name__}: {error}") from error
        connection.send(_Ready())
        while True:
            for entry in connection.recv():
                connection.send(packed(desk.perform(entry)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except ReportedlyError as error:
        connection.send(_Refusal(error))
