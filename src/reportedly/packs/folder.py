"""A pack's folder as TOML: its files read, every table made a noun or a mistake with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any

from reportedly.forms import MAX_BYTES, File, Mistake, Path, entry, made, meant, nearest, parsed, toml
from reportedly.model import Pack
from reportedly.packs.form import FILES, PACK_FILE, TABLES, Table, tables_of

_HEAD = {"id", "version", "title"}


@dataclass(slots=True)
class Item:
    """An entry as it stands in a file. ``noun`` is ``None`` where it is not valid, ``data`` what was written."""

    file: File
    path: Path
    data: dict[str, Any]
    noun: Any | None

    def line(self, *keys: str | int) -> int:
        """The line of the entry, or of something in it."""
        return self.file.line((*self.path, *keys))


@dataclass(slots=True)
class Contents:
    """What stands in a folder: the head of ``pack.toml``, the entries by section, and the mistakes found on the way."""

    label: str
    head: dict[str, str] = field(default_factory=dict)
    head_file: File | None = None
    items: dict[str, list[Item]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def report(self, file: File, path: Path, message: str) -> None:
        """Note a mistake at ``path`` of ``file``."""
        self.mistakes.append(file.mistake(path, message))


def contents_of(folder: Traversable) -> Contents:
    """Read the pack in ``folder``, which is one. Whatever is wrong with its files is among the contents's mistakes."""
    contents = Contents(str(folder))
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    for name in names:
        if name not in FILES:
            where = str(folder.joinpath(name))
            contents.mistakes.append(Mistake(where, None, f"no file of a pack has this name{meant(name, FILES)}"))
    contents.items = {table.section: [] for table in TABLES}
    for name in FILES:
        if name in names:
            file = _parsed(folder.joinpath(name), contents)
            if file is not None:
                _take(file, name, contents)
    return contents


def trusted(folder: Traversable) -> Pack:
    """The pack in ``folder``, which is known to be valid: nothing is checked, in a fifth of the time."""
    head: dict[str, str] = {}
    sections: dict[str, Any] = {}
    for name in FILES:
        file = folder.joinpath(name)
        if file.is_file():
            data = toml(file.read_text(encoding="utf-8"))
            head |= data.get("pack", {})
            for table in tables_of(name):
                sections[table.section] = tuple(made(table.noun, each) for each in data.get(table.name, ()))
    return Pack(head["id"], head["version"], head["title"], **sections)


def _parsed(source: Traversable, contents: Contents) -> File | None:
    try:
        with source.open("rb") as stream:
            found = parsed(stream.read(MAX_BYTES + 1), str(source))
    except OSError as error:
        found = Mistake(str(source), None, f"can't be read: {(error.strerror or str(error)).lower()}")
    if isinstance(found, File):
        return found
    contents.mistakes.append(found)
    return None


def _take(file: File, name: str, contents: Contents) -> None:
    tables = {table.name: table for table in tables_of(name)}
    known = [*tables, "pack"] if name == PACK_FILE else [*tables]
    for key, value in file.data.items():
        if key in tables:
            contents.items[tables[key].section] += _items(file, tables[key], value, contents)
        elif key == "pack" and name == PACK_FILE:
            _take_head(file, value, contents)
        else:
            home = next((other.file for other in TABLES if other.name == key), PACK_FILE if key == "pack" else None)
            contents.report(
                file, (key,), f"{key!r} belongs in {home}" if home else f"unknown table {key!r}{meant(key, known)}"
            )
    if name == PACK_FILE and "pack" not in file.data:
        contents.report(file, (), "the table [pack] with id, version and title is missing")


def _items(file: File, table: Table, value: object, contents: Contents) -> Iterator[Item]:
    if not isinstance(value, list):
        contents.report(file, (table.name,), f"write [[{table.name}]] with two brackets, once for every entry")
        return
    for at, data in enumerate(value):
        path = (table.name, at)
        noun = entry(table.noun, data, path, lambda where, message: contents.report(file, where, message))
        if isinstance(data, dict):
            yield Item(file, path, data, noun)


def _take_head(file: File, value: object, contents: Contents) -> None:
    if not isinstance(value, dict):
        contents.report(file, ("pack",), "write [pack] with one pair of brackets, once")
        return
    contents.head_file = file
    for key, given in value.items():
        if key not in _HEAD:
            contents.report(file, ("pack", key), f"unknown key {key!r}{meant(key, _HEAD)}")
        elif not isinstance(given, str) or not given.strip() or not given.isprintable():
            contents.report(file, ("pack", key), f"{key}: a text of one line is expected")
        else:
            contents.head[key] = given
    for key in sorted(_HEAD - value.keys() - {nearest(key, _HEAD) for key in value}):
        contents.report(file, ("pack",), f"{key!r} is missing")
