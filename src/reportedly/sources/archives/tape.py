"""The bytes of a web archive, unpacked as they are asked for, and how to go on after a stretch of them is damaged.

Archives packed with gzip are many gzip files, *members*, one after the other, each with one record as a rule. So a damaged member
costs its own record: the next one is found by how members, and records in them, begin.
"""

from __future__ import annotations

import re
import zlib
from typing import IO, Final

from reportedly.sources.packing import damage

_PIECE: Final = 65536
_MEMBER: Final = b"\x1f\x8b\x08"
_RECORD: Final = re.compile(rb"WARC/1\.\d\r?\n(?=(?:WARC-|Content-)[A-Za-z-]{2,40}:)")
_OVERLAP: Final = 64
"""Bytes in which the beginning of a record can be told."""


class Damage(Exception):
    """A stretch of the archive can't be read; the text says why."""


class Tape:
    """An archive from its beginning on; ``packed`` is whether it consists of gzip members."""

    def __init__(self, stream: IO[bytes], *, packed: bool) -> None:
        self._stream = stream
        self._packed = packed
        self._buffer = bytearray()  # unpacked, of the member that is being read
        self._raw = b""  # read of the stream and not yet unpacked
        self._member: zlib._Decompress | None = None
        self._member_at = 0
        self._read = 0  # bytes of the stream
        self._broken = False  # the member can't be unpacked any further
        self._ended = False
        self._ends_in: Damage | None = None

    def begin(self) -> bool:
        """Go to where the next record has to begin; ``False`` at the end. Raises :class:`Damage`."""
        while True:
            while self._buffer or self._fill():
                bare = self._buffer.lstrip(b"\r\n")
                del self._buffer[: len(self._buffer) - len(bare)]
                if self._buffer:
                    return True
            if self._ends_in:
                raise self._ends_in
            if not self._next_member():
                return False

    def line(self, limit: int) -> bytes:
        """The next line with its end, without one at the end of a member or after ``limit`` bytes."""
        at = 0
        while (end := self._buffer.find(b"\n", at)) < 0 and len(self._buffer) < limit:
            at = len(self._buffer)
            if not self._fill():
                break
        return self._cut(min(limit, end + 1 if end >= 0 else limit))

    def take(self, size: int) -> bytes:
        """So many bytes, fewer at the end of a member."""
        while len(self._buffer) < size and self._fill():
            pass
        return self._cut(size)

    def skip(self, size: int) -> int:
        """Pass over so many bytes, without holding them; gives how many there were."""
        left = size
        while left and (self._buffer or self._fill()):
            left -= len(self._cut(left))
        return size - left

    def ahead(self, size: int) -> bytes:
        """The next bytes, up to ``size``, which stay to be read."""
        while len(self._buffer) < size and self._fill():
            pass
        return bytes(self._buffer[:size])

    def put_back(self, data: bytes) -> None:
        """These bytes are to be read next."""
        self._buffer[:0] = data

    def recover(self) -> None:
        """After a damage: go to where a record seems to begin, or to the end."""
        self._ends_in = None
        if self._broken:
            self._find_member()
            return
        while True:
            if found := _RECORD.search(self._buffer):
                del self._buffer[: found.start()]
                return
            del self._buffer[: max(0, len(self._buffer) - _OVERLAP)]
            try:
                more = self._fill()
            except Damage:
                if self._broken:
                    self._find_member()
                more = False
            if not more:
                self._buffer.clear()
                return  # the next member, if there is one

    def _cut(self, size: int) -> bytes:
        data = bytes(self._buffer[:size])
        del self._buffer[:size]
        return data

    def _fill(self) -> bool:
        """Unpack some more of this member; ``False`` at its end."""
        if not self._packed:
            data = self._more()
            self._buffer += data
            return bool(data)
        while self._member is not None:
            try:
                data = self._member.decompress(self._raw, _PIECE)
            except zlib.error as error:
                raise self._broke(f"damaged gzip data ({error})") from None
            self._raw = self._member.unconsumed_tail
            if self._member.eof:
                self._raw = self._member.unused_data
                self._member = None
            self._buffer += data
            if data:
                return True
            if self._member is not None and not self._raw:
                self._raw = self._more()
                if not self._raw:
                    raise self._broke("cut off")
        return False

    def _next_member(self) -> bool:
        if not self._packed:
            return False
        while True:
            self._raw = self._raw.lstrip(b"\0")  # some writers fill up with zeros
            if self._raw:
                break
            self._raw = self._more()
            if not self._raw:
                return False
        while len(self._raw) < len(_MEMBER) and (more := self._more()):
            self._raw += more
        self._member_at = self._read - len(self._raw)
        if not self._raw.startswith(_MEMBER):
            raise self._broke("cut off" if _MEMBER.startswith(self._raw) else "no gzip data")
        self._member = zlib.decompressobj(31)
        return True

    def _find_member(self) -> None:
        """Go to the next member that begins with a record, from right after where the damaged one began."""
        self._broken = False
        self._member = None
        self._buffer.clear()
        if self._stream.seekable():
            self._read = self._member_at + 1
            self._stream.seek(self._read)
            self._raw, self._ended = b"", False
        while True:
            at = self._raw.find(_MEMBER)
            if at < 0:
                self._raw = self._raw[-len(_MEMBER) + 1 :]
                more = self._more()
                if not more:
                    self._raw = b""
                    return
                self._raw += more
                continue
            self._raw = self._raw[at:]
            while len(self._raw) < _PIECE and (more := self._more()):
                self._raw += more
            try:
                begins = zlib.decompressobj(31).decompress(self._raw[:_PIECE], _OVERLAP).startswith(b"WARC/")
            except zlib.error:
                begins = False
            if begins:
                return
            self._raw = self._raw[1:]

    def _broke(self, why: str) -> Damage:
        self._broken = True
        return Damage(why)

    def _more(self) -> bytes:
        if self._ended:
            return b""
        try:
            read = getattr(self._stream, "read1", self._stream.read)  # what is there before a damage is read
            data: bytes = read(_PIECE)
        except damage() as error:  # of another packing, which has no members to be found
            self._ended = True
            self._ends_in = Damage(f"damaged data ({error})")  # told when a record is to begin there
            return b""
        self._read += len(data)
        self._ended = self._ended or not data
        return data
