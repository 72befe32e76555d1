"""A file that holds many articles, on its way to be taken apart: its stream, what it is packed with, its columns."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Final

from reportedly.model.errors import InputError, OversizedInput
from reportedly.sources.columns import Columns
from reportedly.sources.item import MAX_CHARACTERS, Item, named
from reportedly.sources.packing import Packing, unpacked

Entry = Item | InputError

MAX_LINE: Final = 6 * MAX_CHARACTERS + 65536
"""The longest line that can be the record of one article: JSON may write a character as six bytes."""

_PIECE: Final = 65536
TOO_LONG: Final = "a record longer than one article can be: split it"


@dataclass(frozen=True, slots=True)
class Holding:
    """``path`` is what the user calls the file, ``stream`` its bytes as they are packed."""

    path: str
    stream: IO[bytes]
    packing: Packing = ""
    columns: Columns = field(default_factory=Columns)

    def unpacked(self) -> IO[bytes]:
        """The bytes of its content."""
        return unpacked(self.stream, self.packing)

    def error(self, kind: type[InputError], what: str, number: int) -> InputError:
        """The error of the record of that number."""
        return kind(named(self.path, record=number), what, self.path, number)

    def line_error(self, kind: type[InputError], what: str, number: int) -> InputError:
        """The error of the line of that number."""
        return kind(named(self.path, number), what, self.path, number)

    def too_long(self, number: int) -> InputError:
        """The error of a record that is no single article."""
        return self.error(OversizedInput, TOO_LONG, number)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line too long to be held, which was passed over. ``quotes`` is how many quotation marks, ``"``, stood in it."""

    quotes: int


def lines(stream: IO[bytes]) -> Iterator[bytes | Skipped]:
    """The lines of a stream, with their ends."""
    while line := stream.readline(MAX_LINE):
        if len(line) < MAX_LINE or line.endswith(b"\n"):
            yield line
            continue
        quotes = line.count(b'"')
        while line and not line.endswith(b"\n"):
            line = stream.readline(_PIECE)
            quotes += line.count(b'"')
        yield Skipped(quotes)


def rejoined(head: bytes, stream: IO[bytes]) -> IO[bytes]:
    """A stream from its beginning, of which ``head`` was read already."""
    return io.BufferedReader(_Rejoined(head, stream))


class _Rejoined(io.RawIOBase):
    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            read = getattr(self._stream, "read1", self._stream.read)  # what is there, without waiting for more
            data = read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
