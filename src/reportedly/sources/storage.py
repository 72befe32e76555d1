"""Where files lie: on this machine, or in a store of objects that an address such as ``s3://bucket/folder`` names.

Stores are asked through fsspec, the only file that imports it, and only where the user names an address of one; which libraries
and credentials it takes for a store are the user's. What goes wrong there is raised as an ``OSError``, as it is with files.
"""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, Literal, cast

_ADDRESS: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
_FETCHED: Final = re.compile(r"(?i)(?:^|:)(?:https?|ftp)://")
_BUFFER: Final = 1 << 20

Kind = Literal["file", "folder", "stream"]


def is_stored(path: str) -> bool:
    """Whether a path is the address of something in a store."""
    return _ADDRESS.match(path) is not None


def is_fetched(path: str) -> bool:
    """Whether a path is an address on the web, from which nothing is fetched here."""
    return _FETCHED.search(path) is not None


def kind_of(path: str) -> Kind:
    """What lies at ``path``; a stream is what can be read only once. Raises ``OSError`` or ``ValueError``."""
    if is_stored(path):
        with _told():
            system, there = _system(path)
            return "folder" if system.info(there)["type"] == "directory" else "file"
    mode = Path(path).stat().st_mode
    return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "stream"


def is_folder(path: str) -> bool:
    """Whether a folder lies at ``path``; not where nothing lies there, or nothing can be asked."""
    try:
        return kind_of(path) == "folder"
    except (OSError, ValueError):
        return False


def names_in(folder: str) -> list[str]:
    """The names of the files and folders in ``folder``, the last one first; those of folders end with a slash.

    Hidden ones are left out, and links to folders. It is names alone that are held, about 100 bytes each. Raises ``OSError``.
    """
    names = list(_stored_names(folder) if is_stored(folder) else _names(folder))
    names.sort(key=lambda name: name.removesuffix("/"), reverse=True)
    return names


def within(folder: str, name: str) -> str:
    """The path of what is called ``name`` in ``folder``."""
    return f"{folder.rstrip('/')}/{name}" if is_stored(folder) else os.path.join(folder, name)  # noqa: PTH118 (pathlib drops the dot)


def opened(path: str) -> IO[bytes]:
    """The file at ``path``, from its beginning, with a place that can be sought; raises ``OSError`` or ``ValueError``."""
    if not is_stored(path):
        return Path(path).open("rb")
    with _told():
        system, there = _system(path)
        return io.BufferedReader(_Stored(system.open(there, "rb")), _BUFFER)


def _names(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield entry.name + "/"
            elif _is_file(entry):
                yield entry.name


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry of a folder is a file, or a link that can't be followed: what is wrong with that is told of it alone."""
    try:
        return entry.is_file()
    except OSError:
        return True


def _stored_names(folder: str) -> Iterator[str]:
    with _told():
        system, there = _system(folder)
        own = there.rstrip("/")
        for entry in system.ls(there, detail=True):
            name = entry["name"].rstrip("/").rpartition("/")[2]
            if entry["name"].rstrip("/") == own or not name or name.startswith("."):
                continue  # stores have objects that stand for the folder itself
            yield f"{name}/" if entry["type"] == "directory" else name


def _system(path: str) -> tuple[Any, str]:
    """The store of an address, and the place in it."""
    try:
        import fsspec.core
    except ModuleNotFoundError:
        raise OSError("a store of objects needs an extra: pip install 'reportedly[remote]'") from None
    system, there = fsspec.core.url_to_fs(path, use_listings_cache=False)
    return system, str(there)


@contextmanager
def _told() -> Iterator[None]:
    """What a store's library raises, which has no common root, as an ``OSError`` of one line."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        raise OSError(lines[0] if lines else type(error).__name__) from error


class _Stored(io.RawIOBase):
    """A file in a store."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with _told():
            data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with _told():
            return cast("int", self._file.seek(offset, whence))

    def tell(self) -> int:
        return cast("int", self._file.tell())

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()
