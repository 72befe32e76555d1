"""Places as editors count them: lines and characters from 0, characters in units of the encoding that was agreed on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Final, Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]
Place = tuple[int, int]
"""(line, character)."""

_LINE_END = re.compile(r"\r\n|\n|\r")


class Places:
    """The lines of one text. Offsets are code points."""

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        self._text: Final = text
        self._width: Final[Callable[[str], int]] = _WIDTHS[encoding]
        ends = [(match.start(), match.end()) for match in _LINE_END.finditer(text)]
        self._starts: Final = [0, *(end for _, end in ends)]
        self._ends: Final = [*(start for start, _ in ends), len(text)]

    def place(self, offset: int) -> Place:
        """Where ``offset`` stands."""
        line = bisect_right(self._starts, offset) - 1
        return line, self._width(self._text[self._starts[line] : offset])

    def offset(self, line: int, character: int) -> int:
        """The offset at a place; beyond a line's end it is that end, beyond the last line the text's end."""
        if line >= len(self._starts):
            return len(self._text)
        at, end, left = self._starts[max(line, 0)], self._ends[max(line, 0)], max(character, 0)
        if self._text[at:end].isascii():
            return min(at + left, end)
        while at < end and left >= (units := self._width(self._text[at])):
            left -= units
            at += 1
        return at

    def line_start(self, offset: int) -> int:
        """The offset at which the line that holds ``offset`` begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


_WIDTHS: Final[dict[Encoding, Callable[[str], int]]] = {"utf-8": _utf8, "utf-16": _utf16, "utf-32": len}
