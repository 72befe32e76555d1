"""Lines and columns: where words stand in their file, as editors count."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from reportedly.model import Document, FileMap, Position, Region, Span

LINE_ENDS: Final = ("\r\n", "\n", "\r")
"""What ends a line."""

_LINE_END = re.compile("|".join(LINE_ENDS))


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self._starts: Final = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """Where the code point at ``offset`` stands."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


class Regions:
    """Where the words of one document stand: in its file as ``where`` says, else in its text."""

    def __init__(self, document: Document, where: FileMap | None = None) -> None:
        self._where: Final = where
        self._lines: Final = None if where else Lines(document.text)
        self.record: Final = where.record if where else None
        """The number of the document among those of a file without lines that people count."""

    def of(self, span: Span) -> Region | None:
        """Where ``span`` stands, ``None`` where nobody knows."""
        if self._where is not None:
            return self._where.region(span.start, span.end)
        lines = self._lines
        assert lines is not None
        return Region(lines.position(span.start), lines.position(span.end), (span.start, span.end), verbatim=True)

    def place(self, name: str, span: Span) -> str:
        """``name`` with line and column, as far as they are known: ``a.txt:3:14``; ``a.parquet, record 3``."""
        region = self.of(span)
        if region is not None:
            return f"{name}:{region.start}"
        return name if self.record is None else f"{name}, record {self.record}"


def regions_in_file(document: Document, where: FileMap | None = None) -> Regions | None:
    """The same where it is a file's lines that are meant; ``None`` where there is no file.

    Without ``where`` the text is the file; where nobody knows, it is a map that knows nothing.
    """
    return None if document.path in (None, "", "-") else Regions(document, where)


def called(document: Document) -> str:
    """What to call the document where its findings are listed."""
    return "standard input" if document.path == "-" else document.name


def uri(document: Document, *, record: bool = True) -> str:
    """The document's path as a relative URI, ``file:///…`` where it is absolute; what has no path by its name.

    A record of a file is its file with the record's own id after a number sign, or the file alone without ``record``.
    """
    if not document.path or document.path == "-":
        name = document.id_given or document.url or ("stdin" if document.path else document.id)
        return quote(name, safe="", errors="replace")
    path = PurePath(document.path)
    encoded = quote(path.as_posix(), safe="/", errors="surrogateescape")
    mark = f"#{quote(document.id_given, safe='', errors='replace')}" if document.id_given and record else ""
    return ("file://" if path.is_absolute() else "") + encoded + mark
