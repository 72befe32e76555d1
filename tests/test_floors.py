"""The rooms and their floors: a room imports only from lower floors, and only the surfaces print."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly

PACKAGE = Path(reportedly.__file__).parent
FLOORS = {
    "model": 0, "doors": 0, "forms": 0,
    "text": 1, "claims": 1, "resolve": 1, "checks": 1, "record": 1, "lineage": 1, "threads": 1,
    "sources": 2, "reader": 2, "gazetteer": 2, "packs": 2, "ledger": 2, "show": 2,
    "styles": 2, "cache": 2, "languages": 2, "fetch": 2,
    "pipeline": 3, "run": 3,
    "cli": 4, "lsp": 4, "web": 4, "api": 4, "arrow": 4,
}  # fmt: skip
NEIGHBOURS = {
    ("run", "pipeline"): "the desk reads its articles through the pipeline",
    ("cli", "lsp"): "the command line starts the language server",
    ("cli", "web"): "the command line starts the web app, and writes its pages as files",
    ("show", "languages"): "the views, which are English, write its months; a summary counts no pronoun as a source",
}
"""Rooms of one floor that may ask another: (who, whom): why."""
SURFACES = ("cli", "lsp", "web", "api", "arrow")
FRONT = ("__init__", "__main__")
"""The package's own two doors open every room."""

DOORS = {
    ("model/article.py", "reportedly.record"),
    ("model/article.py", "reportedly.show"),
    ("model/claim.py", "reportedly.show"),
}
"""The one exemption: a noun's own methods of the public interface (``to_json``, ``_repr_html_``) that rooms above carry out. They
import them when they are called, so the nouns stand without them."""

MODULES = sorted(PACKAGE.rglob("*.py"))
IMPURE = {
    "os", "io", "shutil", "tempfile", "glob", "socket", "ssl", "urllib", "http", "sqlite3", "time", "random", "secrets",
    "subprocess", "multiprocessing", "threading", "asyncio", "signal",
}  # fmt: skip


def room_of(path: Path) -> str:
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, at its head or inside a function, as (line, dotted name)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are written out in full"
            module = node.module or ""
            # "from reportedly import x" imports the module x of the package where there is one
            yield from (
                (node.lineno, f"{module}.{alias.name}" if module == "reportedly" else module) for alias in node.names
            )


def called_of(path: Path) -> set[int]:
    """The lines on which a file imports inside a function, so not before it is called."""
    functions = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)]
    return {node.lineno for function in functions for node in ast.walk(function) if isinstance(node, ast.ImportFrom)}


def is_door(path: Path, line: int, name: str) -> bool:
    return (name_of(path), name) in DOORS and line in called_of(path)


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_from_lower_floors(path: Path) -> None:
    room = room_of(path)
    if room in (*FRONT, "_version"):
        return
    assert room in FLOORS, f"{room} has no floor yet: give it one in HOUSE's table and here"
    for line, name in imports_of(path):
        head, _, rest = name.partition(".")
        if head != "reportedly" or is_door(path, line, name):
            continue
        other = rest.partition(".")[0]
        if other in (room, "_version", "__version__"):
            continue
        assert other in FLOORS, f"{name_of(path)}:{line} imports {name}, which stands on no floor"
        below = FLOORS[other] < FLOORS[room] or (room, other) in NEIGHBOURS
        assert below, f"{name_of(path)}:{line} imports {name}: floor {FLOORS[other]} from floor {FLOORS[room]}"


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) == "model"], ids=name_of)
def test_the_nouns_need_only_the_standard_library(path: Path) -> None:
    for line, name in imports_of(path):
        head = name.partition(".")[0]
        allowed = name.startswith("reportedly.model") or head in sys.stdlib_module_names or is_door(path, line, name)
        assert allowed, f"{name_of(path)}:{line} imports {name}"


@pytest.mark.parametrize("path", [p for p in MODULES if FLOORS.get(room_of(p)) == 1 or room_of(p) == "forms"], ids=name_of)
def test_decisions_touch_no_files_network_clock_or_chance(path: Path) -> None:
    for line, name in imports_of(path):
        assert name.partition(".")[0] not in IMPURE, f"{name_of(path)}:{line} imports {name}"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            written = called == "open" or called.endswith(
                (".write_text", ".write_bytes", ".mkdir", ".unlink", ".now", ".today")
            )
            assert not written, f"{name_of(path)}:{node.lineno} calls {called}"


SETTING = {"run/cluster.py": "Ray has its settings from the environment alone, usage statistics off among them"}
LEAVING = {"run/pool.py": "a worker process whose parent is gone ends in the middle of an article"}
"""Files that set what others read there, or end a process that is none of the user's: why."""


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) not in (*SURFACES, *FRONT)], ids=name_of)
def test_only_the_surfaces_print_exit_and_read_the_environment(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            surface = called in ("print", "exit", "quit", "sys.exit", "os._exit", "os.getenv", "click.echo")
            surface = surface and not (called == "os._exit" and name_of(path) in LEAVING)
            assert not surface, f"{name_of(path)}:{node.lineno} calls {called}"
        if isinstance(node, ast.Attribute) and name_of(path) not in SETTING:
            assert ast.unparse(node) not in ("os.environ", "sys.argv"), (
                f"{name_of(path)}:{node.lineno} reads {ast.unparse(node)}"
            )
