"""The folder of a dataset: what its files are called, how they are written whole, and what in it is not ours.

``TABLE/part-00000.parquet`` holds the rows of a partition, ``parts/part-00000.json`` says that all of them are there. ``run.json`` is
the label of the run, ``manifest.json`` the last file to be written.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from reportedly.model.errors import UsageError
from reportedly.record import ERRORS, RELATIONS
from reportedly.run.holding import held
from reportedly.run.output import unwritable

RUN: Final = "run.json"
MANIFEST: Final = "manifest.json"
PARTS: Final = "parts"

_FOLDERS: Final = frozenset((*(relation.name for relation in RELATIONS), ERRORS, PARTS))
_PART: Final = re.compile(r"part-(\d{5,})\.(parquet|json)")
_UNFINISHED: Final = ".unfinished"
_MUCH: Final = 1 << 20


class Folder:
    """The folder of one dataset; it need not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path: Final = path

    def __str__(self) -> str:
        return str(self.path)

    def file(self, name: str) -> Path:
        """The file of that name, as it is called in marks and manifest: with slashes."""
        return self.path.joinpath(*name.split("/"))

    def put(self, name: str, data: bytes) -> str:
        """Write a file whole: beside its place, out to the disk, and then put there. Returns its SHA-256; raises ``OutputError``."""
        target = self.file(name)
        beside = target.with_name(f".{target.name}{_UNFINISHED}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(beside, data)
            beside.replace(target)
            _settle(target.parent)
        except BaseException as error:
            with contextlib.suppress(OSError):
                beside.unlink()
            if isinstance(error, OSError):
                raise unwritable(str(target), error, resumes=True) from error
            raise
        return hashlib.sha256(data).hexdigest()

    def put_json(self, name: str, value: Mapping[str, Any]) -> str:
        """The same for a value as JSON."""
        return self.put(name, (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace"))

    def about(self, name: str) -> dict[str, Any]:
        """Size and digest of a file; raises ``OutputError`` where it can't be read."""
        digest = hashlib.sha256()
        try:
            with self.file(name).open("rb") as stream:
                while data := stream.read(_MUCH):
                    digest.update(data)
                return {"bytes": stream.tell(), "sha256": digest.hexdigest()}
        except OSError as error:
            raise unwritable(str(self.file(name)), error) from error

    def json(self, name: str) -> dict[str, Any] | None:
        """What a file of JSON holds; ``None`` where there is no such file. Raises ``UsageError`` where it holds something else."""
        try:
            if self.file(name).exists() and not self.is_file(name):
                raise ValueError
            value = json.loads(self.file(name).read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise unwritable(str(self.file(name)), error) from error
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise UsageError(f"{self.file(name)}: holds no JSON of reportedly; name another folder")
        return value

    def is_file(self, name: str) -> bool:
        """Whether there is a file of that name, which can be read to an end: no folder, no pipe, no link that leads nowhere."""
        try:
            return stat.S_ISREG(self.file(name).stat().st_mode)
        except (OSError, ValueError):
            return False

    def is_as(self, name: str, about: Mapping[str, Any]) -> bool:
        """Whether a file is there with this size and digest; raises ``OutputError`` where it can't be read."""
        return self.is_file(name) and all(about[key] == value for key, value in self.about(name).items())

    def names(self) -> Iterator[str]:
        """Every file and every empty folder below, in order, as :meth:`file` takes them."""
        for here, folders, files in os.walk(self.path):
            folders.sort()
            inside = Path(here).relative_to(self.path)
            yield from sorted((inside / name).as_posix() for name in files)
            if not folders and not files and here != str(self.path):
                yield inside.as_posix()

    def strange(self) -> Iterator[str]:
        """What in the folder is none of a dataset's files."""
        return (name for name in self.names() if not _is_ours(name))

    def refuse_strange(self) -> None:
        """Raise ``UsageError`` where there is any such thing."""
        if self.path.exists() and not self.path.is_dir():
            raise UsageError(f"{self}: is a file; name a folder for the tables")
        strange = next(self.strange(), None)
        if strange is not None:
            raise UsageError(f"{self}: holds {strange}, which is no part of a dataset; name another folder")

    def is_empty(self) -> bool:
        """Whether there is nothing in it that was written to its end, or no such folder."""
        return all(name.endswith(_UNFINISHED) or self.file(name).is_dir() for name in self.names())

    def drop(self, name: str) -> None:
        """Remove a file where it is there; raises ``OutputError``."""
        target = self.file(name)
        try:
            target.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(str(target), error) from error

    def hold(self) -> ExitStack:
        """Make the folder, and keep other runs out of it until what is returned is closed; raises ``OutputError``."""
        stack = ExitStack()
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            stack.enter_context(held(self.path))
        except OSError as error:
            raise unwritable(str(self), error) from error
        return stack

    def clear(self) -> None:
        """Remove what is a dataset's, and nothing else: what says that it is complete first, the label last."""
        ours = [name for name in self.names() if _is_ours(name)]
        for name in sorted(ours, key=lambda name: (name == RUN, name != MANIFEST, not name.startswith(PARTS))):
            if not self.file(name).is_dir():
                self.drop(name)
        for name in sorted(_FOLDERS):
            with contextlib.suppress(OSError):
                (self.path / name).rmdir()

    def drop_from(self, part: int) -> None:
        """Remove the manifest, the files of this partition and of all after it, and what was not written to its end."""
        self.drop(MANIFEST)
        doomed = [name for name in self.names() if name.endswith(_UNFINISHED) or _part_of(name) >= part]
        for name in sorted(doomed, key=lambda name: not name.startswith(PARTS)):
            self.drop(name)


def part_file(table: str, part: int) -> str:
    """The name of the file with the rows that a partition has in a table."""
    return f"{table}/part-{part:05}.parquet"


def mark_file(part: int) -> str:
    """The name of the mark that a partition is complete."""
    return f"{PARTS}/part-{part:05}.json"


def _is_ours(name: str) -> bool:
    table, _, file = name.rpartition("/")
    if file.startswith(".") and file.endswith(_UNFINISHED):
        return _is_ours(f"{table}/{file[1:].removesuffix(_UNFINISHED)}".lstrip("/"))
    if not table:
        return file in (RUN, MANIFEST) or file in _FOLDERS
    found = _PART.fullmatch(file)
    return table in _FOLDERS and found is not None and (found[2] == "json") == (table == PARTS)


def _part_of(name: str) -> int:
    """The number of the partition that a file belongs to, -1 for none."""
    found = _PART.fullmatch(name.rpartition("/")[2])
    return int(found[1]) if found else -1


def _write(path: Path, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)


def _settle(folder: Path) -> None:
    """Have the disk remember which files the folder has, where the system can be asked for that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
