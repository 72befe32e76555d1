"""How large the pages of a Parquet file are: a page is what has to be held at once, and the library asks for no bound.

The headers of pages are structures of Thrift's compact protocol (Apache Parquet, ``parquet.thrift``, ``PageHeader``): a type, the
size unpacked, the size packed, and what comes after is passed over.
"""

from __future__ import annotations

from typing import IO, Final

_HEAD: Final = 4096
_LARGEST_HEAD: Final = 1 << 24
_DEEPEST: Final = 16


def largest_page(stream: IO[bytes], start: int, end: int) -> int:
    """The size, unpacked, of the largest page between two places of a file; raises ``ValueError`` where there are no pages."""
    largest = 0
    while start < end:
        head = _Head.at(stream, start)
        largest = max(largest, head.unpacked)
        start += head.length + head.packed
    return largest


class _Head:
    """The header of a page: its own length, and the sizes that it names."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.length = 0
        self.unpacked = self.packed = 0
        self._struct(0, top=True)
        if self.packed < 0 or self.unpacked < 0:
            raise ValueError("a page of less than nothing")

    @classmethod
    def at(cls, stream: IO[bytes], start: int) -> _Head:
        size = _HEAD
        while True:
            stream.seek(start)
            data = stream.read(size)
            try:
                return cls(data)
            except IndexError:
                if len(data) < size or size >= _LARGEST_HEAD:
                    raise ValueError("a page without a whole header") from None
            size *= 8

    def _byte(self) -> int:
        self.length += 1
        return self._data[self.length - 1]

    def _number(self) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
            if shift > 63:
                raise ValueError("a number too long in the header of a page")

    def _struct(self, depth: int, *, top: bool = False) -> None:
        if depth > _DEEPEST:
            raise ValueError("the header of a page nested too deep")
        field = 0
        while head := self._byte():
            field = field + (head >> 4) if head >> 4 else self._signed()
            if top and field in (2, 3) and head & 15 == 5:
                value = self._signed()
                self.unpacked, self.packed = (value, self.packed) if field == 2 else (self.unpacked, value)
            else:
                self._value(head & 15, depth)

    def _signed(self) -> int:
        value = self._number()
        return (value >> 1) ^ -(value & 1)

    def _value(self, kind: int, depth: int, *, within: bool = False) -> None:
        """Pass over a value; ``within`` a list, where truth values take a byte."""
        if kind in (1, 2):
            self.length += within
        elif kind == 3:
            self.length += 1
        elif kind in (4, 5, 6):
            self._number()
        elif kind == 7:
            self.length += 8
        elif kind == 8:
            size = self._number()
            self.length += size
        elif kind in (9, 10):
            head = self._byte()
            count = head >> 4 if head >> 4 < 15 else self._number()
            for _ in range(count):
                self._value(head & 15, depth + 1, within=True)
        elif kind == 12:
            self._struct(depth + 1)
        else:
            raise ValueError("a header of a page that is none")
