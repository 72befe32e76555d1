"""Lines of a file of places: plain, gzipped or zipped, counted, hashed, and with errors that say where."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from reportedly.model.errors import GazetteerError

Progress = Callable[[int, int], None]

_LONGEST_LINE = 4_000_000
"""Bytes; a "line" beyond this is no line of a table."""


_FREE, _MOST_TIMES = 4 << 20, 20
"""A packed file may unpack to so many bytes, and so many times its own size more: tables take five times it, bombs a thousand."""


class _Unpacked(io.RawIOBase):
    """What comes out of a packed file, up to ``most`` bytes; beyond them a ``GazetteerError``."""

    def __init__(self, stream: IO[bytes], most: int, path: Path) -> None:
        self._stream, self._left, self._path = stream, most, path

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise GazetteerError(
                f"{self._path}: unpacks to more than {_MOST_TIMES} times its size, as no table does: unpack it and add that"
            )
        buffer[: len(data)] = data
        return len(data)


class Source:
    """One file of places. ``suffix`` is that of what is in it, ``stem`` its name without any suffix.

    Iterating gives (line number from 1, text without line end). Every failure is a ``GazetteerError`` with file and line.
    """

    def __init__(self, path: Path, progress: Progress | None = None) -> None:
        self.path = path
        self._progress = progress
        self._hash = hashlib.sha256()
        self._line = 1
        self._member: zipfile.ZipInfo | None = None
        try:
            if path.is_dir():
                raise GazetteerError(f"{path}: a folder; name a file of places")
            self._size = path.stat().st_size
            with path.open("rb") as stream:
                start = stream.read(4)
            self._packing = "zip" if start == b"PK\3\4" else "gzip" if start[:2] == b"\x1f\x8b" else ""
            if not start:
                raise GazetteerError(f"{path}: the file is empty")
            if path.suffix.lower() == ".zip":
                self._packing = "zip"
            if self._packing == "zip":
                with zipfile.ZipFile(path) as archive:
                    self._member = _main_member(path, archive)
        except FileNotFoundError as error:
            raise GazetteerError(f"{path}: no such file") from error
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:  # a name or a version in it may be spoilt too
            raise GazetteerError(f"{path}: the zip file is damaged or cut short ({error})") from error
        except OSError as error:
            raise GazetteerError(f"{path}: can't be read: {(error.strerror or str(error)).lower()}") from error
        inside = PurePosixPath(self._member.filename if self._member else path.name.removesuffix(".gz"))
        self.suffix = inside.suffix.lower()
        self.stem = path.name.split(".")[0] or inside.stem

    @property
    def digest(self) -> str:
        """SHA-256 of what the last reading has read, in hexadecimal digits."""
        return self._hash.hexdigest()

    def fail(self, line: int, what: str) -> GazetteerError:
        """The error for a line."""
        return GazetteerError(f"{self.path}:{line}: {what}")

    def __iter__(self) -> Iterator[tuple[int, str]]:
        number = 0
        self._hash = hashlib.sha256()
        with self._open() as stream:
            while True:
                self._line = number + 1
                raw = stream.readline(_LONGEST_LINE + 1)
                if not raw:
                    return
                number += 1
                if len(raw) > _LONGEST_LINE:
                    raise self.fail(number, f"a line of more than {_LONGEST_LINE:,} bytes")
                self._hash.update(raw)
                if self._progress and number % 2000 == 0:
                    self._progress(self._position(), self._size)
                yield number, self._decoded(raw, number)

    def text(self, most: int) -> str:
        """All of it at once; a ``GazetteerError`` where it has more than ``most`` bytes."""
        with self._open() as stream:
            raw = stream.read(most + 1)
        if len(raw) > most:
            raise GazetteerError(
                f"{self.path}: more than {most >> 20:,} MiB of JSON at once: turn it into CSV, which is streamed"
            )
        self._hash.update(raw)
        return self._decoded(raw, 1)

    def _decoded(self, raw: bytes, number: int) -> str:
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            at = number + raw.count(b"\n", 0, error.start)
            raise self.fail(at, "not UTF-8 text: save the file as UTF-8") from error
        return text.rstrip("\r\n")

    @contextlib.contextmanager
    def _open(self) -> Iterator[IO[bytes]]:
        with contextlib.ExitStack() as stack, self._reading():
            plain = stack.enter_context(self.path.open("rb"))
            self._position: Callable[[], int] = plain.tell
            if self._member:
                archive = stack.enter_context(zipfile.ZipFile(plain))
                stream: IO[bytes] = stack.enter_context(archive.open(self._member))
            elif self._packing == "gzip":
                stream = cast("IO[bytes]", stack.enter_context(gzip.open(plain, "rb")))
            else:
                stream = plain
            raw = cast("io.RawIOBase", stream)
            if self._packing:
                raw = _Unpacked(stream, _FREE + _MOST_TIMES * self._size, self.path)
            yield cast("IO[bytes]", io.BufferedReader(raw, 1 << 20))

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        """Turn what can go wrong while the file is open into an error with the line that was being read."""
        try:
            yield
        except (zipfile.BadZipFile, EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
            raise GazetteerError(f"{self.path}:{self._line}: the file is damaged or cut short ({error})") from error
        except (NotImplementedError, RuntimeError) as error:
            raise GazetteerError(f"{self.path}:{self._line}: this zip file can't be unpacked ({error})") from error
        except OSError as error:
            raise GazetteerError(
                f"{self.path}:{self._line}: can't be read: {(error.strerror or str(error)).lower()}"
            ) from error


def _main_member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """What counts in a zip file: the table of its name, or the only one."""
    tables = [
        info for info in archive.infolist()
        if PurePosixPath(info.filename).suffix.lower() in (".txt", ".tsv", ".csv", ".json", ".geojson")
        and "readme" not in info.filename.lower() and not info.filename.startswith("__MACOSX")
    ]  # fmt: skip
    named = [info for info in tables if PurePosixPath(info.filename).stem == path.stem]
    if len(named or tables) != 1:
        raise GazetteerError(f"{path}: {len(tables)} tables in this zip file; unpack it and add them one by one")
    return (named or tables)[0]
