"""Which tests reach which lines: as a plugin of pytest that writes it down, and as the record that is asked.

A line of a function is reached by the tests that run it, those included whose shared fixture did, or that ask for what it has made and
something keeps (``memories``). What runs at import is reached by every test that runs something in the module, or in one that imports
from it.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.mutants.memories import Memories
from benchmarks.mutants.mutations import Mutation
from benchmarks.mutants.trying import settle

OUT, ROOMS = "MUTANTS_OUT", "MUTANTS_ROOMS"
"""In the environment of a recording run: the file to write, and the rooms' folders."""
_AT_IMPORT = "at import"


@dataclass(frozen=True)
class Reach:
    """``tests``: names with the seconds each took. ``lines``: file to line to the set of tests, as bits in the order of ``tests``."""

    tests: dict[str, float]
    lines: dict[str, dict[int, int]]
    at_import: dict[str, frozenset[int]]
    libraries: tuple[str, ...] = ()

    @classmethod
    def joined(cls, paths: Iterable[Path]) -> Reach:
        """What several recording runs, over different tests, have written."""
        tests: dict[str, float] = {}
        lines: dict[str, dict[int, int]] = {}
        at_import: dict[str, set[int]] = {}
        libraries: dict[str, None] = {}
        for path in paths:
            row = json.loads(path.read_text(encoding="utf-8"))
            shift = len(tests)
            tests.update(row["tests"])
            libraries.update(dict.fromkeys(row["libraries"]))
            for file, held in row["lines"].items():
                for line, which in held.items():
                    of_file = lines.setdefault(file, {})
                    of_file[int(line)] = of_file.get(int(line), 0) | int(row["sets"][which], 16) << shift
            for file, numbers in row["at_import"].items():
                at_import.setdefault(file, set()).update(numbers)
        return cls(tests, lines, {file: frozenset(held) for file, held in at_import.items()}, tuple(libraries))

    def write(self, path: Path) -> None:
        """Keep it; ``Reach.joined([path])`` is the same again."""
        sets: dict[int, int] = {}
        lines = {
            file: {line: sets.setdefault(bits, len(sets)) for line, bits in held.items()}
            for file, held in self.lines.items()
        }
        row = {"tests": self.tests, "lines": lines, "sets": [f"{bits:x}" for bits in sets], "libraries": self.libraries}
        at_import = {file: sorted(held) for file, held in self.at_import.items()}
        path.write_text(json.dumps({**row, "at_import": at_import}), encoding="utf-8")

    def reaching(self, mutation: Mutation, root: Path) -> list[str]:
        """The tests that reach it: those of its room first, quick files before slow ones, and in a file narrow tests first."""
        bits = self.lines.get(mutation.path, {}).get(mutation.line, 0) if mutation.function else 0
        if not mutation.function or mutation.line in self.at_import.get(mutation.path, ()):
            for file in (mutation.path, *_importers(root, tuple(self.lines)).get(_module(root / mutation.path), ())):
                for held in self.lines.get(file, {}).values():
                    bits |= held
        found = [(name, broad) for i, (name, broad) in enumerate(self._breadth.items()) if bits >> i & 1]
        seconds: dict[str, float] = {}
        for name, _ in found:
            file = name.split("::")[0]
            seconds[file] = seconds.get(file, 0.0) + self.tests[name]
        room = Path(mutation.path).parts[2] if len(Path(mutation.path).parts) > 3 else ""

        def far(each: tuple[str, int]) -> tuple[bool, bool, float, str, int, float]:
            file = each[0].split("::")[0]
            parts = Path(file).parts
            return "quality" in parts, room not in parts, seconds[file], file, each[1], self.tests[each[0]]

        return [name for name, _ in sorted(found, key=far)]

    @cached_property
    def _breadth(self) -> dict[str, int]:
        """How many lines each test reaches."""
        size = len(self.tests) // 8 + 1
        counts = np.zeros(8 * size, dtype=np.int64)
        for bits, times in Counter(bits for held in self.lines.values() for bits in held.values()).items():
            packed = np.frombuffer(bits.to_bytes(size, "little"), dtype=np.uint8)
            counts += times * np.unpackbits(packed, bitorder="little").astype(np.int64)
        return dict(zip(self.tests, counts.tolist(), strict=False))


@cache
def _importers(root: Path, files: tuple[str, ...]) -> dict[str, set[str]]:
    """Module to the files that import something from it."""
    found: dict[str, set[str]] = {}
    for file in files:
        for node in ast.walk(ast.parse((root / file).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                found.setdefault(node.module or "", set()).add(file)
    return found


def _module(path: Path) -> str:
    """The name under which the module in a file is imported."""
    names = [] if path.stem == "__init__" else [path.stem]
    folder = path.parent
    while (folder / "__init__.py").is_file():
        names.insert(0, folder.name)
        folder = folder.parent
    return ".".join(names)


class Recording:
    """The plugin: which context (test, shared fixture, import) runs which line of the rooms."""

    def __init__(self, rooms: Sequence[Path], out: Path) -> None:
        from coverage import Coverage  # type: ignore[import-not-found,unused-ignore]

        self._rooms, self._out, self._root = rooms, out, Path.cwd()
        self._coverage = Coverage(data_file=None, config_file=False, source=[str(each) for each in rooms], messages=False)
        self._memories = _MEMORIES
        self._memories.switch = self._switch
        self._seconds: dict[str, float] = {}
        self._spoilt: set[str] = set()
        self._fixtures: dict[str, set[str]] = {}
        self._kept = set(sys.modules)

    def pytest_collection(self) -> None:
        """Import every module of the rooms, as what it runs then is no test's."""
        self._coverage.start()
        self._switch(_AT_IMPORT)
        self._memories.watch_languages()
        for room in self._rooms:
            for path in sorted(room.rglob("*.py")):
                with contextlib.suppress(ImportError):
                    importlib.import_module(_module(path))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """What runs now is this test's."""
        named: dict[str, Any] = getattr(getattr(item, "_fixtureinfo", None), "name2fixturedefs", {})
        self._fixtures[item.nodeid] = {_fixture(each) for held in named.values() for each in held}
        self._switch(item.nodeid)
        try:
            return (yield)
        finally:
            self._switch(_AT_IMPORT)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """What a shared fixture runs is every test's that asks for it."""
        before = self._memories.at
        if fixturedef.scope != "function":
            self._switch(_fixture(fixturedef))
        try:
            return (yield)
        finally:
            self._switch(before)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Only tests that pass can fail by a fault."""
        self._seconds[report.nodeid] = self._seconds.get(report.nodeid, 0.0) + report.duration
        if report.outcome != "passed":
            self._spoilt.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write the record."""
        self._coverage.stop()
        sound = [name for name in self._seconds if name not in self._spoilt]
        numbers: dict[str, int] = {}
        for i, name in enumerate(sound):
            for context in self._memories.behind({name, *self._fixtures[name]}):
                numbers[context] = numbers.get(context, 0) | 1 << i
        data = self._coverage.get_data()
        lines: dict[str, dict[int, int]] = {}
        at_import: dict[str, frozenset[int]] = {}
        for file in sorted(data.measured_files()):
            name = Path(file).relative_to(self._root).as_posix()
            ran = data.contexts_by_lineno(file)
            lines[name] = {}
            for line, contexts in ran.items():
                for context in contexts:
                    lines[name][line] = lines[name].get(line, 0) | numbers.get(context, 0)
            at_import[name] = frozenset(line for line, contexts in ran.items() if {_AT_IMPORT, ""} & set(contexts))
        libraries = tuple(
            name
            for name, module in list(sys.modules.items())
            if name not in self._kept and "site-packages" in (getattr(module, "__file__", None) or "")
        )
        tests = {name: round(self._seconds[name], 3) for name in sound}
        Reach(tests, lines, at_import, libraries).write(self._out)

    def _switch(self, context: str) -> None:
        self._memories.at = context
        self._coverage.switch_context(context)


_MEMORIES = Memories()
if OUT in os.environ:  # before conftest imports anything of ours
    _MEMORIES.watch()


def _fixture(definition: Any) -> str:
    return f"fixture {definition.baseid}::{definition.argname}"


def pytest_configure(config: pytest.Config) -> None:
    """Record, where the environment says so."""
    if OUT in os.environ:
        settle()
        rooms = [Path(each).absolute() for each in os.environ[ROOMS].split(os.pathsep)]
        config.pluginmanager.register(Recording(rooms, Path(os.environ[OUT])))
