"""A TOML file as text that was read from somewhere: what it holds, and the line of everything in it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from reportedly.forms.mistake import Mistake
from reportedly.forms.positions import Path, positions

MAX_BYTES = 8_000_000
"""A file larger than this is no list of what people know, and is not read."""

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(slots=True)
class File:
    """One TOML file: ``label`` is the path as messages show it."""

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

    def mistake(self, path: Path, message: str) -> Mistake:
        """A mistake at ``path``."""
        return Mistake(self.label, self.line(path), message)


def parsed(raw: bytes, label: str) -> File | Mistake:
    """The file whose bytes are ``raw``, of which one byte more than ``MAX_BYTES`` need be given."""
    if len(raw) > MAX_BYTES:
        return Mistake(label, None, f"is larger than {MAX_BYTES // 1_000_000} MB, more than is read")
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return Mistake(label, raw.count(b"\n", 0, error.start) + 1, "is not UTF-8; save the file in that encoding")
    try:
        return File(label, text, toml(text))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        line = text.rstrip("\n").count("\n") + 1 if at is None or at[1] is None else int(at[1])
        column = f" (column {at[2]})" if at and at[2] else ""
        return Mistake(label, line, f"is not TOML here: {_AT.sub('', message)}{column}")
    except RecursionError:
        return Mistake(label, None, "is nested too deeply")


def toml(text: str) -> dict[str, Any]:
    """What ``text`` holds. Raises ``tomllib.TOMLDecodeError``, whose message has line and column, and ``RecursionError``."""
    try:
        import rtoml  # ten times as fast; where it is not installed, all is the same but for some 0.1 s at the start
    except ImportError:
        return tomllib.loads(text)
    try:
        return rtoml.loads(text)
    except rtoml.TomlParsingError:
        return tomllib.loads(text)
