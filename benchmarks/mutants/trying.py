"""One fault tried: a warm process in a copy of the repository, of which a child is forked for every few files of tests.

The process has imported pytest and the libraries, never the package or its tests: a child imports those afresh, the fault among them.
As a module it is that process: orders come in and answers go out, a line of JSON each.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import math
import os
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from benchmarks.mutants.network import remember

_MOST_MEMORY = 8 << 30
"""Bytes of address space: a list that grows without end is a failure, not a burden."""
_STUCK = 60.0
"""Seconds on the clock, beside what the tests may take, after which a child waits for something that never comes."""


class Chosen:
    """The plugin: these tests and no others, in this order, each within so many seconds of processor time."""

    def __init__(self, allowed: dict[str, float], told: int) -> None:
        self._allowed, self._told = allowed, told

    def pytest_configure(self) -> None:
        """Before any test is imported."""
        settle()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave these tests, in their order."""
        order = {name: i for i, name in enumerate(self._allowed)}
        items[:] = sorted((each for each in items if each.nodeid in order), key=lambda each: order[each.nodeid])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        """Say which test begins, and give it its time: the system ends the process that takes more."""
        os.write(self._told, f"{item.nodeid}\n".encode())
        spent = time.process_time() + self._allowed[item.nodeid]
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(spent), resource.getrlimit(resource.RLIMIT_CPU)[1]))


def settle() -> None:
    """Let hypothesis, where it is installed, try the same examples each time: a fault is noticed or not, never by luck."""
    with contextlib.suppress(ImportError):
        from hypothesis import settings

        settings.register_profile("mutants", derandomize=True, database=None, deadline=None)
        settings.load_profile("mutants")


def serve() -> None:
    """Import the libraries named in the first line, then answer orders.

    An order is ``{"allowed": {test: seconds}}``, its answer ``{"ended": "passed" | "failed" | "timed out", "test": the last one}``.
    """
    remember()
    for name in json.loads(sys.stdin.readline()):
        # one that does not like to be imported alone is imported later, by a child
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    answers = os.dup(1)
    os.dup2(2, 1)
    for line in sys.stdin:
        ended, test = _forked(json.loads(line)["allowed"])
        os.write(answers, json.dumps({"ended": ended, "test": test}).encode() + b"\n")


def _forked(allowed: dict[str, float]) -> tuple[str, str]:
    """How a child ended that runs these tests, and the test it came to."""
    heard, told = os.pipe()
    folder = Path(tempfile.mkdtemp(prefix="trial-"))
    child = os.fork()
    if child == 0:
        _run(allowed, told, folder)
    os.close(told)
    until, names, status, late = time.monotonic() + _STUCK + 4 * sum(allowed.values()), b"", None, False
    while status is None:
        if select.select([heard], [], [], 0.02)[0]:
            names += os.read(heard, 1 << 16)
        if not late and time.monotonic() > until:
            late = True
            os.kill(child, signal.SIGKILL)
        ended, told_status = os.waitpid(child, os.WNOHANG)
        status = told_status if ended else None
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # what the tests have started
    os.set_blocking(heard, False)
    with contextlib.suppress(BlockingIOError):
        names += os.read(heard, 1 << 16)
    os.close(heard)
    shutil.rmtree(folder, ignore_errors=True)
    test = names.decode().splitlines()[-1] if names else "while the tests are collected"
    if os.WIFSIGNALED(status):
        return ("timed out" if late or os.WTERMSIG(status) == signal.SIGXCPU else "failed"), test
    none_failed = os.WEXITSTATUS(status) in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    return ("passed" if none_failed else "failed"), test


def _run(allowed: dict[str, float], told: int, folder: Path) -> NoReturn:
    code = 70
    try:
        os.setpgid(0, 0)
        os.set_inheritable(told, False)
        nothing = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nothing, number)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        os.environ["XDG_CACHE_HOME"] = os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
        files = list(dict.fromkeys(name.split("::")[0] for name in allowed))
        options = ["-x", "-q", "-p", "no:cacheprovider", "--basetemp", str(folder / "pytest")]
        code = pytest.main([*options, *files], plugins=[Chosen(allowed, told)])
    finally:
        os._exit(code)


def batches(tests: Sequence[str]) -> Iterator[list[str]]:
    """The tests in parts, in their order: those of the first file, of the next three, of all others, and those of ``quality``."""
    files = list(dict.fromkeys(name.split("::")[0] for name in tests))
    slow = [file for file in files if "quality" in Path(file).parts]
    quick = [file for file in files if file not in slow]
    for part in (quick[:1], quick[1:4], quick[4:], slow):
        held = [name for name in tests if name.split("::")[0] in part]
        if held:
            yield held


if __name__ == "__main__":
    serve()
