"""One target in a process of its own: inputs by number, each tried under a watch, what failed made small."""

from __future__ import annotations

import contextlib
import hashlib
import json
import multiprocessing
import os
import random
import resource
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.fuzz.faults import Fault, Hang, Seen, seen
from benchmarks.fuzz.minimising import smallest
from benchmarks.process import peak_memory

if TYPE_CHECKING:
    from benchmarks.fuzz.targets import Target

TOO_LONG = 20.0
"""Seconds of processor time after which an attempt hangs: another process's work is not its fault."""
_STUCK = 150.0
"""Seconds on the clock after which it is stuck, waiting for something."""
MOST_MEMORY = 6 << 30
"""Bytes of address space that a target's process may have: what wants more than this is a crash."""
_MOST_KINDS = 50
_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where files cost no disk."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A fault, the number of the first input that showed it, and how often it came."""

    seen: Seen
    number: int
    data: bytes
    times: int = 1


@dataclass(slots=True)
class Report:
    """What became of one target. ``digests`` are those of the results that are to be had once more elsewhere."""

    name: str
    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_number: int = 0
    memory: float = 0.0
    refused: int = 0
    skipped: str = ""
    failures: dict[Seen, Failure] = field(default_factory=dict)
    digests: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Order:
    """Which inputs of which target: from ``first`` on, until ``inputs`` are tried or ``seconds`` have gone."""

    target: str
    seed: int
    first: int
    inputs: int
    seconds: float
    numbers: tuple[int, ...] = ()


def made(name: str, seed: int, number: int) -> bytes:
    """The input of this number: the same whenever it is asked for."""
    return _target(name).make(random.Random(f"{name}:{seed}:{number}"))


def run(order: Order) -> Report:
    """Throw inputs at a target, in a new process, and once more those that were marked for it in another."""
    missing = _target(order.target).missing()
    if missing:
        return Report(order.target, skipped=missing)
    report = _elsewhere(order, order.seconds * 0.9)
    if report.digests:
        left = max(5.0, order.seconds - report.seconds)
        again = _elsewhere(Order(order.target, order.seed, 0, 0, left, tuple(report.digests)), left)
        for number, digest in again.digests.items():
            if digest != report.digests[number]:
                what = Seen("unequal", "another process", "another result in another process, with another order of sets")
                report.failures.setdefault(what, Failure(what, number, made(order.target, order.seed, number)))
    return report


def _elsewhere(order: Order, seconds: float) -> Report:
    """What :func:`_work` gives in a new process. One that dies is begun again after the input that it died of."""
    context = multiprocessing.get_context("spawn")
    os.environ["PYTHONHASHSEED"] = "1" if order.numbers else "0"
    total, first, until = Report(order.target), order.first, time.monotonic() + seconds
    deaths = 0
    while True:
        ours, theirs = context.Pipe(duplex=False)
        at = context.Value("q", first)
        left = max(0.0, until - time.monotonic())
        todo = Order(order.target, order.seed, first, max(0, order.inputs - total.inputs), left, order.numbers)
        child = context.Process(target=_work, args=(todo, at, theirs))
        child.start()
        theirs.close()
        report: Report | None = None
        with contextlib.suppress(EOFError, OSError):
            report = ours.recv()
        child.join()
        if report is not None:
            return _joined(total, report)
        number = int(at.value)
        what = Seen("crash", f"the process died ({child.exitcode})", f"the process died with exit code {child.exitcode}")
        failure = Failure(what, number, made(order.target, order.seed, number))
        total.failures.setdefault(what, failure)
        total.inputs += number - first + 1
        first = number + 1
        deaths += 1
        if deaths > 5 or order.numbers or time.monotonic() > until:
            return total


def _joined(a: Report, b: Report) -> Report:
    b.inputs += a.inputs
    b.failures = {**a.failures, **b.failures}
    return b


def _work(order: Order, at: object, out: Connection) -> None:
    """In the child: try the inputs and send a report."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    folder = Path(tempfile.mkdtemp(prefix="fuzz-", dir=_MEMORY))
    try:
        out.send(_tried(order, at, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tried(order: Order, at: object, folder: Path) -> Report:
    target = _target(order.target)
    inner = folder / "target"
    inner.mkdir()
    attempt = target.open(inner)
    report = Report(order.target)
    began = time.monotonic()
    numbers: Iterator[int] = (
        iter(order.numbers) if order.numbers else iter(range(order.first, order.first + -(-order.inputs // target.each)))
    )
    for number in numbers:
        if time.monotonic() - began > order.seconds:
            break
        at.value = number  # type: ignore[attr-defined]
        data = made(order.target, order.seed, number)
        report.inputs += target.each
        started = time.monotonic()
        twice = bool(target.again) and number % target.again == 0
        result, what = _watched(attempt, data, twice)
        took = time.monotonic() - started
        if took > report.slowest:
            report.slowest, report.slowest_number = took, number
        if what is not None:
            before = report.failures.get(what)
            if before is None and len(report.failures) < _MOST_KINDS:
                report.failures[what] = Failure(what, number, data)
            elif before is not None:
                report.failures[what] = Failure(what, before.number, before.data, before.times + 1)
        elif target.elsewhere and (order.numbers or number % target.elsewhere == 0):
            # what is sent over has the folder's name in it, which is another there
            report.digests[number] = hashlib.sha256(
                result.replace(str(folder), "").encode("utf-8", "surrogatepass")
            ).hexdigest()
        report.refused += what is None and _refused(result)
    report.seconds = time.monotonic() - began
    report.memory = peak_memory()
    return report


def _refused(result: str) -> bool:
    """Whether a result is one of our own errors."""
    return result[:40].partition(":")[0].endswith(("Error", "Input", "MalformedRecord"))


def _watched(attempt: Callable[[bytes], str], data: bytes, twice: bool = False) -> tuple[str, Seen | None]:
    """The result of an attempt, or what was wrong with it."""

    def ring(*_: object) -> None:
        raise Hang(f"more than {TOO_LONG:.0f} s for {len(data):,} bytes")

    before = [signal.signal(each, ring) for each in (signal.SIGALRM, signal.SIGPROF)]
    signal.setitimer(signal.ITIMER_REAL, _STUCK)
    signal.setitimer(signal.ITIMER_PROF, TOO_LONG)
    try:
        result = attempt(data)
        if twice and attempt(data) != result:
            raise Fault("unequal", "another result at the second run")
        return result, None
    except (Exception, Hang) as error:
        return "", seen(error)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        for each, handler in zip((signal.SIGALRM, signal.SIGPROF), before, strict=True):
            signal.signal(each, handler)


def keep(report: Report, seed: int, folder: Path, seconds: float = 60.0) -> list[Path]:
    """Write each failing input, as small as it can be made, with a note beside it on how to have it again."""
    target = _target(report.name)
    kept = []
    for count, failure in enumerate(report.failures.values(), 1):
        place = folder / report.name.replace(" ", "-")
        place.mkdir(parents=True, exist_ok=True)
        small = failure.data
        if failure.seen.kind not in ("hang", "unequal") and "process died" not in failure.seen.where and target.each == 1:
            scratch = Path(tempfile.mkdtemp(prefix="fuzz-", dir=_MEMORY))
            try:
                attempt = target.open(scratch)

                def fails(data: bytes, attempt: Callable[[bytes], str] = attempt, wanted: Seen = failure.seen) -> bool:
                    found = _watched(attempt, data)[1]
                    return found is not None and (found.kind, found.where) == (wanted.kind, wanted.where)

                small = smallest(failure.data, fails, seconds)
            finally:
                shutil.rmtree(scratch, ignore_errors=True)
        path = place / f"{seed}-{failure.number}-{count}.input"
        path.write_bytes(small)
        again = f"python -m benchmarks.fuzz --target '{report.name}' --seed {seed} --from {failure.number} --inputs {target.each}"
        note = {**asdict(failure.seen), "number": failure.number, "times": failure.times, "again": again}
        path.with_suffix(".json").write_text(json.dumps(note, indent=2) + "\n", encoding="utf-8")
        kept.append(path)
    return kept


def _target(name: str) -> Target:
    from benchmarks.fuzz.targets import TARGETS

    return next(each for each in TARGETS if each.name == name)
