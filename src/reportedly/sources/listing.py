"""What there is to read: files by their names, folders, files of many articles, and standard input by its first bytes.

Everything comes in a fixed order: as named, folders sorted by name, records as they stand. Files of many articles are streamed, and of
a folder only the names are held.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from reportedly.model.errors import (
    EmptyInput,
    InputError,
    MissingExtra,
    MissingInput,
    OversizedInput,
    UndecodableInput,
    UnsupportedInput,
)
from reportedly.sources import storage
from reportedly.sources.columns import Columns
from reportedly.sources.decoding import looks_binary
from reportedly.sources.formats import PLAIN, InputFormat, format_for, format_of, formats_told
from reportedly.sources.holding import Entry, Holding, rejoined
from reportedly.sources.item import MAX_BYTES, STANDARD_INPUT, Item, named
from reportedly.sources.packing import Packing, beginning, damage, packed_with, seen_packing
from reportedly.sources.unsupported import address, unsupported

_NO_ARTICLES = frozenset({
    ".bib", ".c", ".cfg", ".conf", ".cpp", ".css", ".go", ".h", ".ini", ".ipynb", ".java", ".js", ".json", ".lock", ".log", ".map",
    ".mjs", ".py", ".r", ".rb", ".rs", ".rss", ".sh", ".sql", ".srt", ".svg", ".tex", ".toml", ".ts", ".vtt", ".xml", ".yaml", ".yml",
})  # fmt: skip
"""Text files that hold no articles; in a folder they are passed over, as pictures are."""

_HEAD = 65536
_DATASET = "run.json"
_BOM = b"\xef\xbb\xbf"


def locate(
    paths: Sequence[str],
    *,
    called: str | None = None,
    columns: Columns | None = None,
    told: Callable[[str], object] | None = None,
) -> Iterator[Entry]:
    """Everything to read under ``paths``, in order; what can't be read is yielded as its error, so that the rest goes on.

    ``-`` is standard input; where it is ``called`` like a file, it is taken for that one. Folders are walked with their sub-folders;
    hidden files, links to folders, and files that hold no text are passed over there, while a file that is named itself is always
    listed. A path may be an address in a store of objects (``s3://bucket/folder``). ``columns`` are those of tables and records.
    Datasets that this program wrote are passed over in a folder; ``told`` is called with a line about each.
    """
    lister = _Lister(columns or Columns(), told)
    for path in paths:
        if path == STANDARD_INPUT:
            yield from lister.stream(sys.stdin.buffer if sys.stdin else None, called or path, called)
        else:
            yield from lister.path(path)


def met_in(folder: str, files: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Which of these files :func:`locate` would list in a folder, through links or not, each with its path there."""
    known: dict[tuple[int, int], Path] = {}
    for file in files:
        about = file.stat()
        known[about.st_dev, about.st_ino] = file
    waiting = [folder]
    while waiting and known:
        below = waiting.pop()
        try:
            names = storage.names_in(below)
        except OSError:
            continue  # told when its turn comes
        for name in names:
            here = storage.within(below, name.removesuffix("/"))
            if name.endswith("/"):
                waiting.append(here)
                continue
            with suppress(OSError):
                about = Path(here).stat()
                file_met = known.get((about.st_dev, about.st_ino))
                if file_met is not None and _wanted(here):
                    yield file_met, here


class _Lister:
    """Lists with these columns."""

    def __init__(self, columns: Columns, told: Callable[[str], object] | None) -> None:
        self._columns = columns
        self._told = told

    def path(self, path: str) -> Iterator[Entry]:
        if not path:
            yield MissingInput("''", "an empty file name")
            return
        if refused := address(path):
            yield refused
            return
        try:
            kind = storage.kind_of(path)
        except (OSError, ValueError) as error:
            yield _unreadable(path, error)
            return
        if kind == "folder":
            yield from self._folder(path)
        elif kind == "file":
            yield from self._file(path)
        else:
            yield from self._opened_stream(path)

    def _folder(self, path: str) -> Iterator[Entry]:
        found = False
        on_the_way: list[tuple[str, list[str]]] = []
        below: str | None = path
        while below is not None or on_the_way:
            if below is not None:
                try:
                    names = storage.names_in(below)
                    if below != path and _is_dataset(below, names):
                        if self._told:
                            self._told(f"{named(below)}: passed over: results of reportedly, and no articles")
                    else:
                        on_the_way.append((below, names))
                except OSError as error:
                    found = True
                    yield _unreadable(below, error)
                below = None
                continue
            folder, names = on_the_way[-1]
            if not names:
                on_the_way.pop()
                continue
            name = names.pop()
            here = storage.within(folder, name.removesuffix("/"))
            if name.endswith("/"):
                below = here
            elif _wanted(here):
                found = True
                yield from self._file(here.removeprefix("./") if path in (".", "./") else here)
        if not found:
            yield EmptyInput(named(path), f"the folder holds no {formats_told()} file")

    def _file(self, path: str) -> Iterator[Entry]:
        extension, packing = _extension(path)
        form = format_for(extension)
        try:
            if form is None or not extension:
                with storage.opened(path) as file:
                    head = file.read(_HEAD)
                form = _sniffed(head)
                if form is PLAIN and (error := unsupported(path, head)):
                    yield error
                    return
            if not form.many:
                yield Item(path, form.name)
                return
            with storage.opened(path) as file:
                head = file.read(_HEAD)
                file.seek(0)
                if form.begins and form.begins(head, True):
                    packing = ""  # whatever its name says
                yield from self._held(form, Holding(path, file, seen_packing(head) or packing, self._columns))
        except (OSError, ValueError) as error:
            yield _unreadable(path, error)

    def _held(self, form: InputFormat, holding: Holding) -> Iterator[Entry]:
        """What a file of many articles holds."""
        assert form.entries is not None
        try:
            yield from form.entries(holding)
        except MissingExtra as error:
            yield UnsupportedInput(named(holding.path), str(error))

    def _opened_stream(self, path: str) -> Iterator[Entry]:
        try:
            with storage.opened(path) as stream:
                yield from self.stream(stream, path)
        except (OSError, ValueError) as error:
            yield _unreadable(path, error)

    def stream(self, stream: IO[bytes] | None, path: str, called: str | None = None) -> Iterator[Entry]:
        """What can be read only once, and whose format only its content tells, or what it is ``called``."""
        if stream is None:
            yield MissingInput(named(path), "closed")
            return
        extension = _extension(called)[0] if called else ""
        form = format_for(extension) if extension else None
        try:
            head = b""
            while not head.strip() and len(head) < _HEAD and (line := stream.readline(_HEAD)):
                head += line
            packing = seen_packing(head)
            if packing:
                head += stream.read(max(0, _HEAD - len(head)))
            begun = form or _sniffed(beginning(head, packing))
            if begun.many:
                yield from self._held(begun, Holding(path, rejoined(head, stream), packing, self._columns))
                return
            head += stream.read(max(0, _HEAD - len(head)))
            if (form or _sniffed(head)) is PLAIN and (unfit := unsupported(path, head)):
                yield unfit
                return
            data = head + stream.read(MAX_BYTES + 1 - len(head))
        except (OSError, ValueError) as error:
            yield _unreadable(path, error)
            return
        except MissingExtra as error:
            yield UnsupportedInput(named(path), str(error))
            return
        if len(data) > MAX_BYTES:
            yield OversizedInput(named(path), f"more than {MAX_BYTES:,} bytes, which no single article has: split it")
        else:
            yield Item(path, (form or _sniffed(data[:_HEAD])).name, data=data)


def _wanted(path: str) -> bool:
    """Whether a file in a folder may hold an article."""
    extension, _ = _extension(path)
    if format_for(extension):
        return True
    if extension in _NO_ARTICLES:
        return False
    try:
        with storage.opened(path) as file:
            return not looks_binary(file.read(4096))
    except OSError:
        return True  # its error is told when its turn comes


def _is_dataset(folder: str, names: Sequence[str]) -> bool:
    """Whether a folder holds a dataset that this program wrote, or began."""
    if _DATASET not in names:
        return False
    try:
        with storage.opened(storage.within(folder, _DATASET)) as file:
            return b'"reportedly/dataset/' in file.read(4096)
    except (OSError, ValueError):
        return False


def _sniffed(head: bytes) -> InputFormat:
    """The format of a file from its first bytes."""
    bare = head.removeprefix(_BOM)
    if bare.startswith((b"\xff\xfe", b"\xfe\xff")):
        bare = bare.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return format_of(bare, cut=len(head) >= _HEAD)


def _extension(path: str) -> tuple[str, Packing]:
    """The extension in lower case, and what the file is packed with: ``.jsonl`` and gzip of ``a.jsonl.gz``, none of ``.profile``."""
    name = Path(path).name.lower()
    stem, extension = os.path.splitext(name)  # noqa: PTH122 (a name, not a path)
    if packing := packed_with(extension):
        inner = Path(stem).suffix
        form = format_for(inner) if inner else None
        if form is not None and form.many:
            return inner, packing
    return extension, ""


def _unreadable(path: str, error: OSError | ValueError) -> InputError:
    where = named(path)
    if isinstance(error, damage()):
        return UndecodableInput(where, f"damaged gzip data ({error}): fetch the file again")
    if isinstance(error, FileNotFoundError):
        return MissingInput(where, "no such file: check the name")
    if isinstance(error, PermissionError):
        return MissingInput(where, "no permission to read it: change its mode, or ask its owner")
    return MissingInput(where, f"can't be read: {getattr(error, 'strerror', None) or error}")
