"""What files are packed with, gzip and Zstandard, and how they are unpacked: as a stream, never as a whole."""

from __future__ import annotations

import gzip
import sys
import zlib
from typing import IO, TYPE_CHECKING, Final, Literal, cast

from reportedly.model.errors import MissingExtra

if TYPE_CHECKING:
    from types import ModuleType

_FRAMES: Final = 10_000
"""So many frames of Zstandard are unpacked of what is held."""

Packing = Literal["", "gzip", "zstd"]
"""What a file is packed with, nothing where it is as it is."""

_SUFFIXES: Final[dict[str, Packing]] = {".gz": "gzip", ".zst": "zstd"}
_MAGIC: Final[tuple[tuple[bytes, Packing], ...]] = ((b"\x1f\x8b\x08", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"))


def packed_with(suffix: str) -> Packing:
    """What a file with that suffix, in small letters, is packed with."""
    return _SUFFIXES.get(suffix, "")


def seen_packing(head: bytes) -> Packing:
    """What a stream that begins with ``head`` is packed with."""
    return next((packing for magic, packing in _MAGIC if head.startswith(magic)), "")


def unpacked(stream: IO[bytes], packing: Packing) -> IO[bytes]:
    """The stream without its packing; raises ``MissingExtra``. What is read from it raises one of :func:`damage`."""
    if packing == "gzip":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if packing == "zstd":
        return cast("IO[bytes]", _zstd().ZstdFile(stream))
    return stream


def beginning(head: bytes, packing: Packing) -> bytes:
    """How the content begins of a stream that begins with ``head``; nothing where that can't be told."""
    try:
        if packing == "gzip":
            return zlib.decompressobj(31).decompress(head, len(head))
        return cast("bytes", _zstd().ZstdDecompressor().decompress(head, len(head))) if packing == "zstd" else head
    except damage():
        return b""


def unpacked_start(data: bytes, length: int) -> tuple[bytes, bool]:
    """So many bytes of what ``data`` is packed with Zstandard, in frames that follow one another; and whether it is whole.

    Raises ``MissingExtra``.
    """
    found = bytearray()
    for _ in range(_FRAMES):
        stream = _zstd().ZstdDecompressor()
        found += stream.decompress(data, length - len(found))
        data = stream.unused_data if stream.eof else b""
        if len(found) >= length or not stream.eof or seen_packing(data) != "zstd":
            return bytes(found), stream.eof or len(found) >= length
    return bytes(found), False


def damage() -> tuple[type[Exception], ...]:
    """What is raised where packed data can't be unpacked."""
    # without the library nothing was unpacked by it
    loaded = sys.modules.get("compression.zstd") or sys.modules.get("backports.zstd")
    own: tuple[type[Exception], ...] = (gzip.BadGzipFile, EOFError, zlib.error)
    return (*own, loaded.ZstdError) if loaded else own


def _zstd() -> ModuleType:
    """Python's own library for Zstandard, which before 3.14 is one to be installed."""
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ModuleNotFoundError:
        raise MissingExtra("Zstandard needs an extra: pip install 'reportedly[zstd]'") from None
    return zstd
