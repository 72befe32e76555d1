"""Bytes that come packed, unpacked a little at a time and never beyond a bound: a few kilobytes can hold gigabytes of zeros."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from reportedly.model.errors import UnusableAnswer

ACCEPTED: Final = "gzip, deflate"
"""What is asked for. Brotli and zstd pack up to a hundred times more into a byte, and need libraries of their own."""

FREE: Final = 1 << 20
"""Bytes that may come out whatever went in."""

_STEP: Final = 1 << 16
_MOST_PARTS: Final = 10_000
"""Members of a packed answer: what is packed in more is packed to cost whoever unpacks it."""
_GZIP_BEGINS: Final = b"\x1f\x8b\x08"
_GZIP: Final = 16 + zlib.MAX_WBITS


def unpacked(chunks: Iterable[bytes], coding: str, where: str, *, max_bytes: int, max_ratio: int) -> Iterator[bytes]:
    """What ``chunks`` hold, packed by the content coding ``coding`` (empty or "identity": not at all), in pieces of 64 KiB at most.

    Raises ``UnusableAnswer`` before a piece that goes beyond ``max_bytes``, or ``max_ratio`` times what has come in and
    :data:`FREE`; where the packing is damaged, cut short, or none of :data:`ACCEPTED`.
    """
    coding = coding.strip().lower()
    pieces = _plain(chunks) if coding in ("", "identity") else _inflated(chunks, coding, where, max_ratio)
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > max_bytes:
            raise too_large(where, max_bytes)
        yield piece


def too_large(where: str, max_bytes: int) -> UnusableAnswer:
    """The error for more than ``max_bytes``."""
    return UnusableAnswer(where, f"larger than {max_bytes / 1e6:g} MB, the most that is taken")


def is_gzip(data: bytes) -> bool:
    """Whether ``data`` begins as gzip does."""
    return data.startswith(_GZIP_BEGINS)


def _plain(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for at in range(0, len(chunk), _STEP):
            yield chunk[at : at + _STEP]


def _inflated(chunks: Iterable[bytes], coding: str, where: str, max_ratio: int) -> Iterator[bytes]:
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise UnusableAnswer(where, f"packed as {coding[:40]!r}, which was not asked for")
    inflate = None
    went_in = came_out = parts = 0
    for chunk in _plain(chunks):  # in steps, as what stands behind a member is copied for each
        went_in += len(chunk)
        rest = chunk
        while rest:
            if inflate is None or inflate.eof:
                if inflate is not None and not _GZIP_BEGINS.startswith(rest[:3]):
                    break  # padding behind the last part, which gzip itself passes over
                parts += 1
                if parts > _MOST_PARTS:
                    raise UnusableAnswer(where, f"packed in more than {_MOST_PARTS:,} parts")
                inflate = zlib.decompressobj(_window(coding, rest))
            for piece in _pieces(inflate, rest, where):
                came_out += len(piece)
                if came_out > FREE + max_ratio * went_in:
                    raise UnusableAnswer(where, f"unpacks to more than {max_ratio} times its size, as no text does")
                yield piece
            rest = inflate.unused_data
    if inflate is not None and not inflate.eof:
        raise UnusableAnswer(where, "cut short")


def _pieces(inflate: zlib._Decompress, data: bytes, where: str) -> Iterator[bytes]:
    """All that ``data`` unpacks to, up to the end of its part, never more than a step at once."""
    while True:
        try:
            piece = inflate.decompress(data, _STEP)
        except zlib.error:
            raise UnusableAnswer(where, "its packing is damaged") from None
        if piece:
            yield piece
        data = inflate.unconsumed_tail
        if inflate.eof or (not data and len(piece) < _STEP):
            return


def _window(coding: str, head: bytes) -> int:
    """How zlib is to read it: "deflate" is mostly zlib's form, as the standard says, and now and then the bare one."""
    if coding != "deflate":
        return _GZIP
    zlib_form = len(head) >= 2 and head[0] & 0x0F == 8 and (head[0] << 8 | head[1]) % 31 == 0
    return zlib.MAX_WBITS if zlib_form or len(head) < 2 else -zlib.MAX_WBITS
