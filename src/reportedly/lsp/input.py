"""Standard input as a server can trust it: no line and no message from it takes more memory than it may."""

from __future__ import annotations

import io
from typing import BinaryIO, Final

LONGEST_LINE = 8_192
LARGEST_MESSAGE = 128 * 1024 * 1024
_PIECE = 1024 * 1024


class Measured(io.RawIOBase):
    """``stream`` with lines cut after 8 kB, and messages of more than 128 MB passed over.

    A message that is passed over, or cut short by the end of the stream, reads as ``null``, which is no message.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: Final = stream

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line, or the next 8 kB of a longer one; empty at the end, and where the stream is gone."""
        try:
            return self._stream.readline(LONGEST_LINE)
        except (OSError, ValueError):
            return b""

    def read(self, size: int = -1, /) -> bytes:
        """A message of ``size`` bytes."""
        pieces: list[bytes] = []
        left = size
        while left > 0:
            try:
                piece = self._stream.read(min(left, _PIECE))
            except (OSError, ValueError):
                piece = b""
            if not piece:
                return b""
            left -= len(piece)
            if size <= LARGEST_MESSAGE:
                pieces.append(piece)
        return b"".join(pieces) or b"null"
