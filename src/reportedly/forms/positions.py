"""The line of every table, key and list element of a TOML text, which the parser of the standard library does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Keys and indices from the top of the file: ``("place", 2, "variants", 0, "side")``."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{},=\n]"
    r"|[^\s\[\]{},=\#\"']+",
    re.DOTALL,
)


def positions(text: str) -> dict[Path, int]:
    """Where everything in ``text`` stands, in lines from 1. The text is valid TOML; of any other the answer means nothing."""
    return _Walk(text).lines


class _Bracket:
    """An array or inline table that is open, at its element ``index``."""

    def __init__(self, path: Path, is_array: bool) -> None:
        self.path = path
        self.is_array = is_array
        self.index = 0
        self.wants_key = not is_array

    def next(self) -> None:
        self.index += 1
        self.wants_key = not self.is_array


class _Walk:
    """One pass over the tokens of a text."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._last: dict[Path, int] = {}  # of each array of tables, the index of its last
        self._tokens = _tokens(text)
        table: Path = ()
        for token, line in self._tokens:
            if token == "[":
                table = self._header(line)
            elif token != "\n":
                self._assignment(table, token, line)

    def _header(self, line: int) -> Path:
        parts: list[str] = []
        brackets = 1
        for token, _ in self._tokens:
            if token == "\n":
                break
            if token == "[":
                brackets += 1
            elif token != "]":
                parts += _names(token)
        path: Path = ()
        for part in parts[:-1]:
            path = self._in_last((*path, part))
        path = (*path, *parts[-1:])
        if brackets > 1:
            self._last[path] = self._last.get(path, -1) + 1
            self.lines.setdefault(path, line)
            path = (*path, self._last[path])
        self.lines.setdefault(path, line)
        return path

    def _in_last(self, path: Path) -> Path:
        return (*path, self._last[path]) if path in self._last else path

    def _assignment(self, table: Path, token: str, line: int) -> None:
        path = self._key(table, token, line)
        around: list[_Bracket] = []
        for token, line in self._tokens:
            if token == "\n":
                if not around:
                    return
            elif token in ("]", "}"):
                around = around[:-1]
            elif token == ",":
                if around:
                    around[-1].next()
            elif around and around[-1].wants_key:
                path = self._key(around[-1].path, token, line)
                around[-1].wants_key = False
            else:
                if around and around[-1].is_array:
                    path = (*around[-1].path, around[-1].index)
                    self.lines.setdefault(path, line)
                if token in ("[", "{"):
                    around.append(_Bracket(path, token == "["))

    def _key(self, table: Path, token: str, line: int) -> Path:
        parts = _names(token)
        for token, _ in self._tokens:
            if token in ("=", "\n"):
                break
            parts += _names(token)
        path = table
        for part in parts:
            path = (*path, part)
            self.lines.setdefault(path, line)
        return path


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    """Every token that is no comment, with the line that it begins in."""
    line = 1
    for match in _TOKEN.finditer(text):
        token = match.group()
        if not token.startswith("#"):
            yield token, line
        line += token.count("\n")


def _names(token: str) -> list[str]:
    if token[0] in "\"'":
        return [token[1:-1]]
    return [name for name in token.split(".") if name]
