"""A pack's folder as TOML: its files read, every table made a noun or a mistake with file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any

from reportedly.model.knowledge import Pack
from reportedly.packs.form import FILES, PACK_FILE, TABLES, Table, entry, made
from reportedly.packs.mistake import Mistake, meant, nearest
from reportedly.packs.positions import Path, positions

MAX_BYTES = 8_000_000
"""A file larger than this is no list of what people know, and is not read."""

_HEAD = {"id", "version", "title"}
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(slots=True)
class File:
    """One TOML file of a pack: ``label`` is the path as messages show it."""

    label: str
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    _lines: dict[Path, int] | None = None

    def line(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it that has one."""
        if self._lines is None:  # only a mistake asks
            self._lines = positions(self.text)
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


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
class Draft:
    """What stands in a folder: the head of ``pack.toml``, the entries by section, and the mistakes found on the way."""

    label: str
    head: dict[str, str] = field(default_factory=dict)
    head_file: File | None = None
    items: dict[str, list[Item]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def report(self, file: File, path: Path, message: str) -> None:
        """Note a mistake at ``path`` of ``file``."""
        self.mistakes.append(Mistake(file.label, file.line(path), message))


def read(folder: Traversable) -> Draft:
    """Read the pack in ``folder``, which is one. Whatever is wrong with its files is among the draft's mistakes."""
    draft = Draft(str(folder))
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    for name in names:
        if name not in FILES:
            where = str(folder.joinpath(name))
            draft.mistakes.append(Mistake(where, None, f"no file of a pack has this name{meant(name, FILES)}"))
    for table in TABLES:
        draft.items[table.section] = []
        if table.file in names:
            file = _parsed(folder.joinpath(table.file), draft)
            if file is not None:
                _take(file, table, draft)
    return draft


def trusted(folder: Traversable) -> Pack:
    """The pack in ``folder``, which is known to be valid: nothing is checked, in a fifth of the time."""
    head: dict[str, str] = {}
    sections: dict[str, Any] = {}
    for table in TABLES:
        file = folder.joinpath(table.file)
        if file.is_file():
            data = _toml(file.read_text(encoding="utf-8"))
            head |= data.get("pack", {})
            sections[table.section] = tuple(made(table.noun, each) for each in data.get(table.name, ()))
    return Pack(head["id"], head["version"], head["title"], **sections)


def _parsed(source: Traversable, draft: Draft) -> File | None:
    label = str(source)

    def refuse(line: int | None, message: str) -> File | None:
        draft.mistakes.append(Mistake(label, line, message))
        return None

    try:
        with source.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return refuse(None, f"can't be read: {(error.strerror or str(error)).lower()}")
    if len(raw) > MAX_BYTES:
        return refuse(None, f"is larger than {MAX_BYTES // 1_000_000} MB; split the pack")
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return refuse(raw.count(b"\n", 0, error.start) + 1, "is not UTF-8; save the file in that encoding")
    try:
        return File(label, text, _toml(text))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        line = text.rstrip("\n").count("\n") + 1 if at is None or at[1] is None else int(at[1])
        column = f" (column {at[2]})" if at and at[2] else ""
        return refuse(line, f"is not TOML here: {_AT.sub('', message)}{column}")
    except RecursionError:
        return refuse(None, "is nested too deeply")


def _toml(text: str) -> dict[str, Any]:
    """What ``text`` holds. Raises ``tomllib.TOMLDecodeError``, whose message has line and column, and ``RecursionError``."""
    try:
        import rtoml  # ten times as fast; where it is not installed, all is the same but for some 0.1 s at the start
    except ImportError:
        return tomllib.loads(text)
    try:
        return rtoml.loads(text)
    except rtoml.TomlParsingError:
        return tomllib.loads(text)


def _take(file: File, table: Table, draft: Draft) -> None:
    for key, value in file.data.items():
        if key == table.name:
            draft.items[table.section] += _items(file, table, value, draft)
        elif key == "pack" and table.file == PACK_FILE:
            _take_head(file, value, draft)
        else:
            home = next((other.file for other in TABLES if other.name == key), PACK_FILE if key == "pack" else None)
            known = [table.name, "pack"] if table.file == PACK_FILE else [table.name]
            draft.report(file, (key,), f"{key!r} belongs in {home}" if home else f"unknown table {key!r}{meant(key, known)}")
    if table.file == PACK_FILE and "pack" not in file.data:
        draft.report(file, (), "the table [pack] with id, version and title is missing")


def _items(file: File, table: Table, value: object, draft: Draft) -> Iterator[Item]:
    if not isinstance(value, list):
        draft.report(file, (table.name,), f"write [[{table.name}]] with two brackets, once for every entry")
        return
    for at, data in enumerate(value):
        path = (table.name, at)
        noun = entry(table.noun, data, path, lambda where, message: draft.report(file, where, message))
        if isinstance(data, dict):
            yield Item(file, path, data, noun)


def _take_head(file: File, value: object, draft: Draft) -> None:
    if not isinstance(value, dict):
        draft.report(file, ("pack",), "write [pack] with one pair of brackets, once")
        return
    draft.head_file = file
    for key, given in value.items():
        if key not in _HEAD:
            draft.report(file, ("pack", key), f"unknown key {key!r}{meant(key, _HEAD)}")
        elif not isinstance(given, str) or not given.strip() or not given.isprintable():
            draft.report(file, ("pack", key), f"{key}: a text of one line is expected")
        else:
            draft.head[key] = given
    for key in sorted(_HEAD - value.keys() - {nearest(key, _HEAD) for key in value}):
        draft.report(file, ("pack",), f"{key!r} is missing")
