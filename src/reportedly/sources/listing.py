"""What there is to read: files by their names, folders, JSON Lines, and standard input by its first bytes.

Everything comes in a fixed order: as named, folders sorted by name, records as they stand. JSON Lines are streamed: only one
line is held at a time.
"""

from __future__ import annotations

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, cast

from reportedly.model.errors import EmptyInput, InputError, MissingInput, OversizedInput, UndecodableInput
from reportedly.sources.decoding import looks_binary
from reportedly.sources.formats import PLAIN, InputFormat, format_for, format_of, formats_told
from reportedly.sources.item import MAX_BYTES, MAX_CHARACTERS, STANDARD_INPUT, Item, named
from reportedly.sources.unsupported import address, unsupported

_NO_ARTICLES = frozenset({
    ".bib", ".c", ".cfg", ".conf", ".cpp", ".css", ".csv", ".go", ".h", ".ini", ".ipynb", ".java", ".js", ".json", ".lock",
    ".log", ".map", ".mjs", ".py", ".r", ".rb", ".rs", ".rss", ".sh", ".sql", ".srt", ".svg", ".tex", ".toml", ".ts", ".tsv",
    ".vtt", ".xml", ".yaml", ".yml",
})  # fmt: skip
"""Text files that hold no articles; in a folder they are passed over, as pictures are."""

_HEAD = 65536
_MAX_LINE = 6 * MAX_CHARACTERS + 65536  # JSON may write a character as six bytes
_BOM = b"\xef\xbb\xbf"
_GZIP_ERRORS = (gzip.BadGzipFile, EOFError, zlib.error)


def locate(paths: Sequence[str], *, called: str | None = None) -> Iterator[Item | InputError]:
    """Everything to read under ``paths``, in order; what can't be read is yielded as its error, so that the rest goes on.

    ``-`` is standard input; where it is ``called`` like a file, it is taken for that one. Folders are walked with their sub-folders;
    hidden files, links to folders, and files that hold no text are passed over there, while a file that is named itself is always
    listed.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            form = format_for(_extension(called)) if called and _extension(called) else None
            yield from _stream(sys.stdin.buffer if sys.stdin else None, called or path, form)
            continue
        try:
            mode = Path(path).stat().st_mode if path else None
        except (OSError, ValueError) as error:
            yield _unreadable(path, error)
            continue
        if mode is None:
            yield MissingInput("''", "an empty file name")
        elif stat.S_ISDIR(mode):
            yield from _folder(path)
        elif stat.S_ISREG(mode):
            yield from _file(path)
        else:
            yield from _opened_stream(path)


def _folder(path: str) -> Iterator[Item | InputError]:
    found = False
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            if folder is not path and not Path(folder).is_dir():
                found = True
                yield from _file(folder.removeprefix("./") if path in (".", "./") else folder)
                continue
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name, reverse=True)
            waiting += [entry.path for entry in listed if _wanted(entry)]
        except OSError as error:
            found = True
            yield _unreadable(folder, error)
    if not found:
        yield EmptyInput(named(path), f"the folder holds no {formats_told()} file")


def _wanted(entry: os.DirEntry[str]) -> bool:
    """Whether a folder's entry is a sub-folder or a file that may hold an article."""
    if entry.name.startswith("."):
        return False
    if entry.is_dir(follow_symlinks=False):
        return True
    if not entry.is_file():
        return False
    extension = _extension(entry.name)
    if format_for(extension):
        return True
    if extension in _NO_ARTICLES:
        return False
    try:
        with Path(entry.path).open("rb") as file:
            return not looks_binary(file.read(4096))
    except OSError:
        return True  # its error is told when its turn comes


def _file(path: str) -> Iterator[Item | InputError]:
    extension = _extension(path)
    form = format_for(extension)
    try:
        if form is None or not extension:
            with Path(path).open("rb") as file:
                head = file.read(_HEAD)
            form = _sniffed(head)
            if form is PLAIN and (error := unsupported(path, head)):
                yield error
                return
        if not form.many:
            yield Item(path, form.name)
            return
        with _open(path) as lines:
            yield from _records(lines, path, form)
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)


def _open(path: str) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if path.lower().endswith(".gz") else Path(path).open("rb")


def _opened_stream(path: str) -> Iterator[Item | InputError]:
    try:
        with Path(path).open("rb") as stream:
            yield from _stream(stream, path)
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)


def _stream(stream: IO[bytes] | None, path: str, form: InputFormat | None = None) -> Iterator[Item | InputError]:
    """What can be read only once, and whose format only its content tells where it is not given."""
    if stream is None:
        yield MissingInput(named(path), "closed")
        return
    try:
        head = b""
        while not head.strip() and len(head) < _HEAD and (line := stream.readline(_HEAD)):
            head += line
        begun = form or _sniffed(head)
        if begun.many:
            yield from _records(stream, path, begun, head)
            return
        head += stream.read(max(0, _HEAD - len(head)))
        if (form or _sniffed(head)) is PLAIN and (unfit := unsupported(path, head)):
            yield unfit
            return
        data = head + stream.read(MAX_BYTES + 1 - len(head))
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    if len(data) > MAX_BYTES:
        yield OversizedInput(named(path), f"more than {MAX_BYTES:,} bytes, which no single article has: split it")
    else:
        yield Item(path, (form or _sniffed(data[:_HEAD])).name, data=data)


def _records(stream: IO[bytes], path: str, form: InputFormat, head: bytes = b"") -> Iterator[Item | InputError]:
    """The lines of a stream that holds an article a line, of which ``head`` is already read."""
    number = found = 0
    try:
        for line in _lines(stream, head):
            number += 1
            if line is None:
                found += 1
                yield OversizedInput(named(path, number), "a record longer than one article can be: split it")
                continue
            if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):
                yield UndecodableInput(named(path), f"{form.noun} in UTF-16: convert it first with iconv -f UTF-16 -t UTF-8")
                return
            if line.removeprefix(_BOM).strip():
                found += 1
                yield Item(path, form.name, number, line)
    except _GZIP_ERRORS as error:
        yield UndecodableInput(named(path), f"damaged gzip data after line {number} ({error}): fetch the file again")
        return
    if not found:
        yield EmptyInput(named(path), "empty: no record in it")


def _lines(stream: IO[bytes], head: bytes) -> Iterator[bytes | None]:
    """Lines without their ends; ``None`` for one too long to be held."""
    *whole, last = head.split(b"\n")
    yield from whole
    while rest := stream.readline(_MAX_LINE):
        line, last = last + rest, b""
        if line.endswith(b"\n"):
            yield line[:-1]
        elif len(line) < _MAX_LINE:
            last = line
        else:
            while rest and not rest.endswith(b"\n"):
                rest = stream.readline(_HEAD)
            yield None
    if last:
        yield last


def _sniffed(head: bytes) -> InputFormat:
    """The format of a file from its first bytes."""
    bare = head.removeprefix(_BOM)
    if bare.startswith((b"\xff\xfe", b"\xfe\xff")):
        bare = bare.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return format_of(bare, cut=len(head) >= _HEAD)


def _extension(path: str) -> str:
    """The extension in lower case; that of ``a.jsonl.gz`` is ``.jsonl``, that of ``.profile`` none."""
    name = Path(path).name.lower()
    stem, extension = os.path.splitext(name)  # noqa: PTH122 (a name, not a path)
    if extension == ".gz":
        packed = format_for(Path(stem).suffix)
        return Path(stem).suffix if packed and packed.many else extension
    return extension


def _unreadable(path: str, error: OSError | ValueError) -> InputError:
    where = named(path)
    if isinstance(error, _GZIP_ERRORS):
        return UndecodableInput(where, f"damaged gzip data ({error}): fetch the file again")
    if isinstance(error, FileNotFoundError):
        return address(path) or MissingInput(where, "no such file: check the name")
    if isinstance(error, PermissionError):
        return MissingInput(where, "no permission to read it: change its mode, or ask its owner")
    return MissingInput(where, f"can't be read: {getattr(error, 'strerror', None) or error}")
