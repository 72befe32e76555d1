"""Lines and columns: where an offset stands in a text as editors count."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from reportedly.model import Document

LINE_ENDS: Final = ("\r\n", "\n", "\r")
"""What ends a line."""

_LINE_END = re.compile("|".join(LINE_ENDS))
_READ_OUT_OF = frozenset((".html", ".htm", ".xhtml", ".jsonl", ".ndjson"))


@dataclass(frozen=True, slots=True)
class Position:
    """``line`` and ``column`` count from 1; columns are Unicode code points."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self._starts: Final = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """Where the code point at ``offset`` stands."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def in_file(document: Document) -> bool:
    """Whether lines of the document's text are lines of a file; not so for what was taken out of HTML or JSON Lines."""
    path = document.path
    return path is not None and path not in ("", "-") and PurePath(path).suffix.lower() not in _READ_OUT_OF


def called(document: Document) -> str:
    """What to call the document where its findings are listed."""
    return "standard input" if document.path == "-" else document.name


def uri(document: Document) -> str:
    """The document's path as a relative URI, ``file:///…`` where it is absolute; what has no path by its name.

    A record of a file is its file with the record's own id after a number sign.
    """
    if not document.path or document.path == "-":
        return quote(document.id_given or document.url or ("stdin" if document.path else document.id), safe="")
    path = PurePath(document.path)
    encoded = quote(path.as_posix(), safe="/", errors="surrogateescape")
    record = f"#{quote(document.id_given, safe='')}" if document.id_given else ""
    return ("file://" if path.is_absolute() else "") + encoded + record
