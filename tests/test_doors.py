"""The rooms' front doors: a room is entered by what its ``__init__`` exports, never past it, and private names stay at home.

Within its own room, and in the rooms that hold it, a module imports from any other: ``resolve.times.tokens`` from
``resolve.times.grammar``, and both from ``resolve.keys``. What lies in another room it has from that room's door.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import reportedly

PACKAGE = Path(reportedly.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = sorted(path.parent for path in MODULES if path.name == "__init__.py")
DOORS_OF_THEIR_OWN = {"reportedly.model.errors"}
"""Modules that are doors beside the room's: the tree of errors, documented at its head, which is public too."""
EXCEPTIONS: dict[tuple[str, str], str] = {}
"""(file, what it imports all the same): why."""


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix() or "."


def dotted(path: Path) -> str:
    inside = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(inside[:-1] if inside[-1] == "__init__" else inside)


def imports_of(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Line, module and name of everything that is imported from the package itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "reportedly":
            yield from ((node.lineno, node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (
                (node.lineno, alias.name, "") for alias in node.names if alias.name.partition(".")[0] == "reportedly"
            )


def fault(importer: str, module: str, name: str) -> str | None:
    """What is wrong when a module of the package ``importer`` imports ``name`` from ``module``."""
    if name.startswith("_") and not name.startswith("__"):
        return f"{name} is private to {module}"
    room = module.rpartition(".")[0]
    if room and not f"{importer}.".startswith(f"{room}.") and module not in DOORS_OF_THEIR_OWN:
        return f"{module} lies behind the door of {room}"
    inside = f"{importer}.".startswith(f"{module}.")
    if (PACKAGE.parent / Path(*module.split(".")) / "__init__.py").exists() and not inside and name not in exported(module):
        return f"{module} does not export {name or 'itself'}"
    return None


def exported(room: str) -> tuple[str, ...]:
    return tuple(getattr(import_module(room), "__all__", ()))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_is_entered_by_its_door(path: Path) -> None:
    package = dotted(path if path.name == "__init__.py" else path.parent)
    for line, module, name in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
        if (name_of(path), f"{module}:{name}") not in EXCEPTIONS:
            wrong = fault(package, module, name)
            assert wrong is None, f"{name_of(path)}:{line}: {wrong}"


@pytest.mark.parametrize(
    ("importer", "module", "name", "wrong"),
    [
        ("reportedly.resolve.times", "reportedly.resolve.times.grammar", "expressions", None),
        ("reportedly.resolve.times", "reportedly.resolve.keys", "keyed", None),
        ("reportedly.resolve.times", "reportedly.resolve.events", "function_words", None),
        ("reportedly.resolve.times", "reportedly.resolve.events.lexicon", "lexicon", "behind the door of reportedly.resolve.events"),
        ("reportedly", "reportedly.resolve.keys", "keyed", "behind the door of reportedly.resolve"),
        ("reportedly.show", "reportedly.model.errors", "OutputError", None),
        ("reportedly.show", "reportedly.model.span", "Span", "behind the door of reportedly.model"),
        ("reportedly.show", "reportedly.text", "page", None),
        ("reportedly.show", "reportedly.text", "tokens", "does not export tokens"),
        ("reportedly.show", "reportedly.show.html", "_row", "private"),
        ("reportedly.show", "reportedly._version", "__version__", None),
    ],
)  # fmt: skip
def test_what_is_wrong(importer: str, module: str, name: str, wrong: str | None) -> None:
    found = fault(importer, module, name)
    assert (found is None) == (wrong is None)
    assert (wrong or "") in (found or "")


@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_a_door_opens_what_it_exports(room: Path) -> None:
    door = import_module(dotted(room))
    names = exported(dotted(room))
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if name.startswith("_") and not name.startswith("__")] == []
    for name in names:
        assert getattr(door, name) is not None
    modules = {path.stem for path in room.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    later = {name for name in names if name not in vars(door)}
    assert modules & later == set(), "a module of this name would stand in the way of what is imported when it is asked for"
    with pytest.raises(AttributeError, match="no_such_name"):
        door.no_such_name  # noqa: B018


@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_what_is_opened_later_is_what_types_say(room: Path) -> None:
    """Type checkers are told by imports what ``doors.door`` is told by a table: both say the same."""
    tree = ast.parse((room / "__init__.py").read_text(encoding="utf-8"))
    tables = [
        ast.literal_eval(node.args[1])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "door"
    ]
    typed = {
        (name, module)
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for _, module, name in imports_of(node)
    }
    for table in tables:
        assert {(name, f"{dotted(room)}.{module}") for module, names in table.items() for name in names} == typed
        assert {name for name, _ in typed} <= set(exported(dotted(room)))


def test_every_exception_is_one() -> None:
    found = {
        (name_of(path), f"{module}:{name}")
        for path in MODULES
        for _, module, name in imports_of(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert EXCEPTIONS.keys() <= found
