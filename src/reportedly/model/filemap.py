"""Where the words of a document stand in the file that it was taken out of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Position:
    """``line`` and ``column`` count from 1; columns are Unicode code points. Without a column the line alone is known."""

    line: int
    column: int | None = None

    def __str__(self) -> str:
        return str(self.line) if self.column is None else f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Region:
    """Where words stand in a file. ``end`` is where they end (after the last character), ``None`` where that is not known.

    ``offsets`` are half-open, in the file's decoded text, or, where not ``whole``, in the line of a record. ``verbatim`` is whether
    the file has the very characters of the words there, and not markup or escapes among them.
    """

    start: Position
    end: Position | None = None
    offsets: tuple[int, int] | None = None
    verbatim: bool = False
    whole: bool = True


class Stretch(NamedTuple):
    """``length`` characters of the text from ``start`` on, which the file writes in ``width`` characters from ``offset`` on.

    They begin at ``line`` and ``column``, and lie in one line. Either the file has the same characters, or ``length`` is 1.
    """

    start: int
    length: int
    offset: int
    width: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class FileMap:
    """The stretches of a text that were found again in its file, in text order; what lies between them was not.

    ``line`` is where the text as a whole stands, a record of JSON Lines; ``None`` where that is not known. ``whole`` is whether
    offsets are those of the whole file, and not of that line. ``record`` is the number of the text among those of a file without
    lines that people count, a table or a web archive.
    """

    stretches: tuple[Stretch, ...] = ()
    line: int | None = None
    whole: bool = True
    record: int | None = None

    def region(self, start: int, end: int) -> Region | None:
        """Where ``text[start:end]`` stands.

        Where its beginning was not found, only the line of what stands before it is given, or that of the whole text; ``None`` where
        there is not even that.
        """
        first = self._at(start)
        if first is None:
            line = self._line_near(start)
            return None if line is None else Region(Position(line))
        shift = start - first.start
        begins = Position(first.line, first.column + shift)
        last = self._at(end - 1) if end > start else first
        if last is None:
            return Region(begins)
        past = last.width if last.length == 1 else end - last.start
        offsets = (first.offset + shift, last.offset + past) if end > start else (first.offset + shift,) * 2
        if offsets[1] < offsets[0]:
            return Region(begins)
        finishes = Position(last.line, last.column + past) if end > start else begins
        return Region(begins, finishes, offsets, self._verbatim(start, end, offsets), self.whole)

    def _at(self, offset: int) -> Stretch | None:
        number = bisect_right(self.stretches, offset, key=lambda each: each.start) - 1
        if number < 0:
            return None
        found = self.stretches[number]
        return found if offset < found.start + found.length else None

    def _line_near(self, offset: int) -> int | None:
        if self.line is not None:
            return self.line
        number = bisect_right(self.stretches, offset, key=lambda each: each.start) - 1
        return self.stretches[max(number, 0)].line if self.stretches else None

    def _verbatim(self, start: int, end: int, offsets: tuple[int, int]) -> bool:
        """Whether every character has its own in the file."""
        if offsets[1] - offsets[0] != end - start:
            return False
        at = start
        while at < end:
            found = self._at(at)
            if found is None or found.width != found.length:
                return False
            at = found.start + found.length
        return True
