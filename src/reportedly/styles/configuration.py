"""Configuration: what ``reportedly.toml`` or ``pyproject.toml`` says of how articles in a folder and below it are checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from reportedly.forms import File, Mistake, entry, meant
from reportedly.model import Severity
from reportedly.styles.parsing import refuse, toml_file

FailOn = Literal["info", "warning", "error", "never"]
Order = Literal["place", "confidence"]
FILE = "reportedly.toml"
PYPROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class _Check:
    """The table, key by key; a key has hyphens in place of underscores. ``None``: it says nothing of this."""

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    severity: Mapping[str, Severity] | None = None
    style: tuple[str, ...] | None = None
    pack: tuple[str, ...] | None = None
    fail_on: FailOn | None = None
    baseline: str | None = None
    ignore_file: str | None = None
    cache: bool | None = None
    min_confidence: float | None = None
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Configuration(_Check):
    """``source`` is the file that says it, with ``top`` the keys above the table; ``None`` for a command line.

    Paths are relative to the file's folder.
    """

    source: File | None = field(default=None, compare=False)
    top: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder from which its paths are meant."""
        return Path(self.source.label).parent if self.source else Path()

    def where(self, *path: str | int) -> str:
        """``FILE:LINE`` of something in it; the option's name where it is the command line."""
        if self.source is None:
            return f"--{path[0]}"
        return f"{self.source.label}:{self.source.line((*self.top, *path))}"


def configuration_for(folder: Path) -> Configuration:
    """The configuration of the nearest folder upwards that has one; an empty one where none has.

    In one folder ``reportedly.toml`` goes before ``pyproject.toml``. Raises ``StyleError``.
    """
    for each in (folder, *folder.resolve().parents):
        if (each / FILE).is_file():
            return read_configuration(each / FILE)
        if (each / PYPROJECT).is_file():
            found = _of_pyproject(each / PYPROJECT)
            if found is not None:
                return found
    return Configuration()


def read_configuration(path: Path) -> Configuration:
    """The configuration in one file. Raises ``StyleError``: file, line, what was probably meant."""
    if path.name == PYPROJECT:
        return _of_pyproject(path) or Configuration()
    file = toml_file(path, str(path))
    return _made(file, file.data, (), "[check]") or Configuration(source=file)


def _of_pyproject(path: Path) -> Configuration | None:
    try:
        if b"reportedly" not in path.read_bytes():
            return None  # someone else's mistakes in it are none of ours
    except OSError:
        return None
    file = toml_file(path, str(path))
    tools = file.data.get("tool", {})
    table = tools.get("reportedly") if isinstance(tools, dict) else None
    return None if table is None else _made(file, table, ("tool", "reportedly"), "[tool.reportedly.check]")


def _made(file: File, table: object, top: tuple[str, ...], name: str) -> Configuration | None:
    mistakes: list[Mistake] = []
    if not isinstance(table, dict):
        refuse([file.mistake(top, f"write {name} with one pair of brackets")])
    keys = {each.name.replace("_", "-") for each in fields(_Check)}
    for key in table:
        if key != "check":
            what = (
                f"{key!r} belongs into the table {name}" if key in keys else f"unknown table {key!r}{meant(key, ['check'])}"
            )
            mistakes.append(file.mistake((*top, key), what))
    given = table.get("check")
    if given is None:
        if mistakes:
            refuse(mistakes)
        return None
    at = (*top, "check")
    spelt = {each.name.replace("_", "-"): each.name for each in fields(_Check)}
    values: Any = given
    if isinstance(given, dict):
        values = {}
        for key, value in given.items():
            if key not in spelt:
                mistakes.append(file.mistake((*at, key), f"unknown key {key!r}{meant(key, spelt)}"))
            else:
                values[spelt[key]] = [value] if spelt[key] in _LISTS and isinstance(value, str) else value

    def report(path: tuple[str | int, ...], message: str) -> None:
        written = tuple(part.replace("_", "-") if number == len(at) and isinstance(part, str) else part
                        for number, part in enumerate(path))  # fmt: skip
        key, colon, rest = message.partition(":")
        mistakes.append(file.mistake(written, f"{key.replace('_', '-')}{colon}{rest}" if key in _KEYS else message))

    found: _Check | None = entry(_Check, values, at, report)
    if found is not None and not 0 <= (found.min_confidence or 0) <= 1:
        mistakes.append(file.mistake((*at, "min-confidence"), "min-confidence: a number from 0 to 1 is expected"))
    if mistakes or found is None:
        refuse(mistakes)
    settings: dict[str, Any] = {each.name: getattr(found, each.name) for each in fields(_Check)}
    return Configuration(**settings, source=file, top=at)


_KEYS = frozenset(each.name for each in fields(_Check))
_LISTS = frozenset({"select", "extend", "ignore", "style", "pack"})
"""Keys that take one text too, in place of a list of one."""
