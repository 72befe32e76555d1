"""A copy of the repository in which faults are put and taken out again: the working tree is never touched.

Nothing lies beside the copy, so that tests which look for texts beside the repository are skipped: what it brings along counts.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.mutants import network, reach
from benchmarks.mutants.mutations import Mutation
from benchmarks.mutants.reach import Reach
from benchmarks.mutants.trying import batches

_HERE = Path(__file__).parents[2]
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", ".hypothesis", ".mutants", "build", "dist")
_OWN = {"mutants", "mutation", "__pycache__"}
"""Folders that say nothing of the rooms: this tool's, and its tests."""
_LEAST, _TIMES = 3.0, 10
"""Seconds of processor time that every test may take, and how many times those that it took before."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a fault: ``killed``, ``timed out`` or ``survived``; by which test; and how many reach it.

    ``refused`` is whether the type checker, if it was asked, refuses one that survived.
    """

    mutation: Mutation
    ended: str
    test: str
    tests: tuple[str, ...]
    refused: bool = False


@dataclass(slots=True)
class Workplace:
    """A copy of the repository at ``root``, with the process that runs tests there; ``types``: survivors are shown to mypy."""

    root: Path
    process: subprocess.Popen[str]
    types: bool = False
    written: int = 0
    sound: dict[str, bool] = field(default_factory=dict)
    """Whether a test that failed by a fault passes without one, alone."""

    def tried(self, mutation: Mutation, known: Reach) -> Verdict:
        """Put the fault in, run the tests that reach it until one fails, and take it out."""
        reaching = tuple(known.reaching(mutation, self.root))
        tests = [name for name in reaching if self.sound.get(name, True)]
        path = self.root / mutation.path
        source = path.read_text(encoding="utf-8")
        for batch in batches(tests):
            while True:
                self._write(path, mutation.applied(source))
                ended, test = self._ran(batch, known)
                self._write(path, source)
                if ended == "passed":
                    break
                if test not in batch or ended == "timed out" or self._sound(test, known):
                    return Verdict(mutation, "killed" if ended == "failed" else ended, test, reaching)
                batch = [name for name in batch if name != test]
                if not batch:
                    break
        return Verdict(mutation, "survived", "", reaching, self.types and self._refused(path, mutation))

    def _refused(self, path: Path, mutation: Mutation) -> bool:
        """Whether mypy, as the repository sets it, refuses a module with the fault that it takes without."""
        source, found = path.read_text(encoding="utf-8"), []
        for text in (source, mutation.applied(source)):
            self._write(path, text)
            command = [sys.executable, "-m", "mypy", "--cache-dir", str(self.root.parent / "mypy"), mutation.path]
            found.append(subprocess.run(command, cwd=self.root, capture_output=True, check=False).returncode)
        self._write(path, source)
        return found == [0, 1]

    def _sound(self, test: str, known: Reach) -> bool:
        if test not in self.sound:
            self.sound[test] = self._ran([test], known)[0] == "passed"
        return self.sound[test]

    def _ran(self, tests: Sequence[str], known: Reach) -> tuple[str, str]:
        assert self.process.stdin and self.process.stdout
        order = {"allowed": {name: _LEAST + _TIMES * known.tests[name] for name in tests}}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return answer["ended"], answer["test"]

    def _write(self, path: Path, source: str) -> None:
        """Each time with a date of its own, by which Python knows that what it compiled before is stale."""
        self.written += 1
        path.write_text(source, encoding="utf-8")
        os.utime(path, (self.written, self.written))


@contextlib.contextmanager
def workplace(root: Path, cache: Path, libraries: Sequence[str] = (), *, types: bool = False) -> Iterator[Workplace]:
    """A workplace for the repository at ``root``, gone afterwards."""
    with _copy(root) as copy:
        command = [sys.executable, "-m", "benchmarks.mutants.trying"]
        with subprocess.Popen(
            command, cwd=copy, env=_environment(copy, cache), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin
            process.stdin.write(json.dumps(list(libraries)) + "\n")
            try:
                yield Workplace(copy, process, types)
            finally:
                process.kill()


def known_reach(root: Path, rooms: Sequence[str], cache: Path, jobs: int = 1, pattern: str = "test_*.py") -> Reach:
    """Which tests reach which lines of ``rooms``: from ``cache`` where nothing has changed since, else by running all tests.

    Only those count whose file, relative to ``tests``, matches ``pattern``.
    """
    kept = cache / f"reach-{_digest(root, [*rooms, pattern])}.json"
    if not kept.is_file():
        found = (path.relative_to(root) for path in sorted((root / "tests").rglob(pattern)))
        files = [path.as_posix() for path in found if not _OWN & set(path.parts)]
        outs = [cache / f"{kept.stem}.{i}.part" for i in range(jobs)]
        cache.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as stack:
            processes = []
            for i, out in enumerate(outs):
                copy = stack.enter_context(_copy(root))
                told = {reach.OUT: str(out), reach.ROOMS: os.pathsep.join(str(copy / room) for room in rooms)}
                plugins = ["-p", "benchmarks.mutants.network", "-p", "benchmarks.mutants.reach", "-p", "no:cacheprovider"]
                command = [sys.executable, "-m", "pytest", "-q", *plugins, *files[i::jobs]]
                environment = {**_environment(copy, cache), **told}
                processes.append(subprocess.Popen(command, cwd=copy, env=environment, stdout=sys.stderr))
            codes = [process.wait() for process in processes]
            if any(codes):
                print("some tests fail without any fault: they are left out, and notice none", file=sys.stderr)
        Reach.joined(outs).write(kept)
        for out in outs:
            out.unlink()
    return Reach.joined([kept])


@contextlib.contextmanager
def _copy(root: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder).resolve() / "alone" / "here" / root.name
        shutil.copytree(root, copy, ignore=_LEFT_OUT, symlinks=True)
        yield copy


def _environment(copy: Path, cache: Path) -> Mapping[str, str]:
    paths = os.pathsep.join(str(each) for each in (copy / "src", copy, _HERE))
    temporary = copy.parents[1] / "temporary"
    temporary.mkdir(exist_ok=True)
    given = {name: value for name, value in os.environ.items() if not name.startswith(("REPORTEDLY_", "PYTHON"))}
    own = {"PYTHONPATH": paths, "TMPDIR": str(temporary), "XDG_CACHE_HOME": str(temporary), "PYTHONHASHSEED": "0"}
    return {**given, **own, network.FOLDER: str(cache.absolute() / "network")}


def _digest(root: Path, rooms: Sequence[str]) -> str:
    """What the record hangs on: every module and table of the package, every test, the rooms recorded, and how."""
    total = hashlib.sha256(repr(sorted(rooms)).encode() + Path(reach.__file__).read_bytes())
    for folder in ("src", "tests", "benchmarks"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not _OWN & set(path.relative_to(root).parts):
                total.update(f"{path.relative_to(root)} {path.stat().st_size} ".encode())
                total.update(path.read_bytes() if path.suffix != ".onnx" else b"")
    return total.hexdigest()[:16]
