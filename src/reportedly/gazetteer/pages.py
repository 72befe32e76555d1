"""A file in pages, each with a checksum that is looked at before its first byte is believed.

First the pages, then a table of their checksums, then what the file says of itself, as JSON, and last a few bytes that tell
how long each of these is. So a file that was cut short has no end, and a byte that was changed is found by whoever reads its
page: nothing is ever answered from it. Opening reads the last two parts alone.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any
from zlib import crc32

SIZE = 4096
"""Bytes of a page."""

_MAGIC = b"RPLACES2"
_END = struct.Struct("<QIII8s")
"""Bytes of all pages, bytes of the JSON, checksum of table and JSON, checksum of the end itself so far, magic."""
_SUM = struct.Struct("<I")


class Damaged(Exception):
    """A file that is not what was written; the message says what is wrong with it, in a few words."""


class Pages:
    """The bytes of a file, mapped into memory and checked page by page as they are asked for; see the head of this module.

    ``about`` is what the file says of itself. Raises ``Damaged``, and ``OSError`` where it can't be opened.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            if size < _END.size:
                raise Damaged("it is cut short" if size else "it is empty")
            self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            self.size, told, table_sum, end_sum, magic = _END.unpack(self._map[size - _END.size :])
            if magic != _MAGIC or crc32(self._map[size - _END.size : size - 12]) != end_sum:
                raise Damaged("it is no index, of another version, or cut short")
            pages = -(-self.size // SIZE)
            tail = self._map[self.size : size - _END.size]
            if len(tail) != pages * _SUM.size + told or crc32(tail) != table_sum:
                raise Damaged("its table of contents is not what was written")
            self._sums = tail[: pages * _SUM.size]
            self._checked = bytearray(pages)
            self.about: dict[str, Any] = json.loads(tail[pages * _SUM.size :])
        except BaseException:
            self._map.close()
            raise

    def close(self) -> None:
        """Let the file go."""
        self._map.close()

    def __len__(self) -> int:
        return int(self.size)

    def read(self, start: int, end: int) -> bytes:
        """The bytes from ``start`` up to ``end``."""
        if not 0 <= start <= end <= self.size:
            raise Damaged("it points beyond its end")
        page = start // SIZE
        while page * SIZE < end:
            if not self._checked[page]:
                self._check(page)
            page += 1
        return self._map[start:end]

    def _check(self, page: int) -> None:
        first = page * SIZE
        if crc32(self._map[first : min(first + SIZE, self.size)]) != _SUM.unpack_from(self._sums, page * _SUM.size)[0]:
            raise Damaged(f"page {page} is not what was written")
        self._checked[page] = 1


class PageWriter:
    """Writes such a file from its beginning to its end; the same bytes give the same file. Memory stays bounded."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._page = bytearray()
        self._sums = array("I")
        self.size = 0

    def write(self, data: bytes) -> None:
        """Put ``data`` after what is there."""
        self.size += len(data)
        self._page += data
        while len(self._page) >= SIZE:
            self._put(self._page[:SIZE])
            del self._page[:SIZE]

    def finish(self, about: Mapping[str, Any]) -> None:
        """The end of the file, with what it is to say of itself."""
        if self._page:
            self._put(self._page)
        told = json.dumps(about, sort_keys=True, separators=(",", ":")).encode()
        tail = little_endian(self._sums) + told
        end = _END.pack(self.size, len(told), crc32(tail), 0, _MAGIC)[:-12]
        self._stream.write(tail + end + _SUM.pack(crc32(end)) + _MAGIC)

    def _put(self, page: bytearray) -> None:
        self._sums.append(crc32(page))
        self._stream.write(page)


class Row:
    """Byte strings one after the other, found by their number; where each ends is kept in memory.

    ``span`` is what :func:`write_row` gave.
    """

    def __init__(self, pages: Pages, span: Sequence[int]) -> None:
        self._pages = pages
        self._start, ends, count = span
        self._ends = numbers("I", pages.read(ends, ends + 4 * count))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        start = self._ends[number - 1] if number else 0
        return self._pages.read(self._start + start, self._start + self._ends[number])


def write_row(writer: PageWriter, strings: Iterable[bytes]) -> tuple[int, int, int]:
    """Write ``strings``, then where each of them ends; gives where the first begins, where the ends begin, and how many.

    Raises ``OverflowError`` where they have more than 4 GiB together.
    """
    start, ends = writer.size, array("I")
    for string in strings:
        writer.write(string)
        ends.append(writer.size - start)
    at = writer.size
    writer.write(little_endian(ends))
    return start, at, len(ends)


def numbers(code: str, raw: bytes) -> array[int]:
    """Unsigned numbers that :func:`little_endian` wrote; ``code`` is that of ``array``."""
    found: array[int] = array(code, raw)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def little_endian(given: array[int]) -> bytes:
    """Unsigned numbers as they stand in the file, on every machine."""
    if sys.byteorder == "big":
        given = given[:]
        given.byteswap()
    return given.tobytes()
