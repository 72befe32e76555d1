"""A dataset: a folder of typed tables, written partition by partition, so that a run that was stopped can go on.

A partition is a fixed number of items in the order of the input, whoever reads them. It is complete when its mark is there, and not
before.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from reportedly.model.errors import InputError, UsageError
from reportedly.record import ERRORS
from reportedly.run.folder import MANIFEST, PARTS, RUN, Folder, mark_file, part_file
from reportedly.run.label import Label, refuse_other
from reportedly.run.manifest import manifest
from reportedly.run.outcome import Done, Failed, Outcome
from reportedly.run.shape import is_manifest, is_mark
from reportedly.show import Tables
from reportedly.sources import Item, bytes_of

PART_SIZE: Final = 1_000
"""Items of a partition, where nobody says otherwise: a few minutes' work for one core."""

Entry = Item | InputError
Mark = Mapping[str, Any]
"""What is written when a partition is complete."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a dataset stands already: the marks of its complete partitions, and the entries that are left to do.

    ``damaged`` says what is not as it was written, so that it and what comes after it is read again; nothing where all is.
    """

    marks: tuple[Mark, ...]
    entries: Iterator[Entry]
    damaged: str = ""

    @property
    def done(self) -> int:
        """The number of items in it."""
        return sum(int(mark["items"]) for mark in self.marks)

    @property
    def failed(self) -> int:
        """How many of them failed."""
        return sum(int(mark["failed"]) for mark in self.marks)


@dataclass(slots=True)
class _Part:
    """What is known of the partition under way."""

    items: int = 0
    articles: int = 0
    failed: int = 0
    words: int = 0
    first: Mapping[str, Any] | None = None
    last: Mapping[str, Any] | None = None
    input: Any = field(default_factory=hashlib.sha256)


class Dataset:
    """A sink that takes every outcome in the order of the input, and writes a partition when it has all of it.

    The items have to pass through :meth:`watched` on their way to be read, so that a partition can be held against the input later.
    ``hold`` is closed in the end: until then no other run writes to the folder. What is in it stays as it is until there is a first
    outcome, so that a run that can't begin costs nothing.
    """

    def __init__(
        self, folder: Folder, hold: ExitStack, label: Label, marks: Sequence[Mark] = (), *, made: bool = False
    ) -> None:
        self._folder: Final = folder
        self._hold: Final = hold
        self._label: Final = label
        self._marks: Final = list(marks)
        self._size: Final[int] = label["part_size"]
        self._number = sum(int(mark["items"]) for mark in marks)
        self._tables: Final = Tables(label["tables"], with_text=label["with_text"])
        self._prints: Final[deque[bytes]] = deque()
        self._part = _Part()
        self._begun = False
        self._made: Final = made

    def watched(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries, each taken note of when it is drawn."""
        for entry in entries:
            self._prints.append(fingerprint(entry))
            yield entry

    def take(self, outcome: Outcome) -> None:
        """Take the outcome of the next item; raises ``OutputError``, and what an article raises that can't be told."""
        self._begin()
        part = self._part
        if isinstance(outcome, Done):
            self._tables.add(outcome.article, self._number + 1)
            part.articles += 1
            part.words += outcome.words
        else:
            self._tables.add_error(_error(outcome, self._number + 1))
            part.failed += 1
        self._number += 1
        part.items += 1
        part.input.update(self._prints.popleft())
        part.last = {"path": outcome.path, "line": outcome.line}
        part.first = part.first or part.last
        if part.items == self._size:
            self._close()

    def finish(self) -> None:
        """Write the last partition and the manifest; raises ``OutputError``."""
        self._begin()
        if self._part.items or not self._marks:
            self._close()
        self._folder.put_json(MANIFEST, manifest(self._folder, self._label, self._marks))
        self._hold.close()

    def abandon(self) -> None:
        """Leave the complete partitions, without a manifest."""
        if not self._begun and self._made:
            with suppress(OSError):
                self._folder.path.rmdir()
        self._hold.close()

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        if self._marks:
            self._folder.drop_from(len(self._marks))
        else:
            self._folder.clear()
        self._folder.put_json(RUN, self._label)

    def _close(self) -> None:
        part, number = self._part, len(self._marks)
        files = {}
        for table, (rows, data) in self._tables.take().items():
            name = part_file(table, number)
            files[name] = {"rows": rows, "bytes": len(data), "sha256": self._folder.put(name, data)}
        mark = {
            "part": number, "items": part.items, "articles": part.articles, "failed": part.failed, "words": part.words,
            "first": part.first, "last": part.last, "input": part.input.hexdigest(), "files": files,
        }  # fmt: skip
        self._folder.put_json(mark_file(number), mark)
        self._marks.append(mark)
        self._part = _Part()


def begin_dataset(folder: Path, label: Label, *, force: bool = False) -> Dataset:
    """A new dataset in ``folder``; with ``force`` in place of one that is there.

    Raises ``UsageError`` where the folder holds one, or anything else, and ``OutputError``.
    """
    there = Folder(folder)
    there.refuse_strange()
    if not force and not _is_bare(there):
        raise UsageError(f"{folder}: is there already; add --resume to go on with it or --force to write it anew")
    made = not folder.exists()
    hold = there.hold()
    if not force and not _is_bare(there):
        hold.close()
        raise UsageError(f"{folder}: was written to since this run began; see what it holds, and begin again")
    return Dataset(there, hold, label, made=made)


def standing(folder: Path, label: Label, entries: Iterable[Entry]) -> Standing:
    """What of the dataset in ``folder`` stands, held against label and input; raises ``UsageError`` where they are others.

    A last partition that ended with the input, which goes on now, does not stand, nor does one that is damaged, or what comes
    after it. Changes no file: :func:`resume_dataset` does.
    """
    there, waiting = Folder(folder), iter(entries)
    there.refuse_strange()
    if there.is_empty():
        return Standing((), waiting)
    theirs = there.json(RUN)
    if theirs is None:
        raise UsageError(f"{folder}: holds no {RUN}, so --resume can't tell what it is; name another folder")
    refuse_other(label, theirs, str(folder))
    marks, damaged = _marks(there, label)
    for mark in marks:
        held = list(islice(waiting, int(mark["items"])))
        if len(held) < mark["items"]:
            raise UsageError(f"{folder}: holds more than the input; {_ADVICE}")
        digest = hashlib.sha256(b"".join(map(fingerprint, held))).hexdigest()
        if digest != mark["input"]:
            raise UsageError(
                f"{folder}: partition {mark['part']}, {_place(mark['first'])} to {_place(mark['last'])}, was read from another"
                f" input; {_ADVICE}"
            )
        if mark["items"] < label["part_size"]:
            more = next(waiting, None)
            if more is not None:
                return Standing(tuple(marks[:-1]), chain(held, [more], waiting))
    return Standing(tuple(marks), waiting, damaged)


def resume_dataset(folder: Path, label: Label, stands: Standing) -> Dataset:
    """Go on after what stands; what was not complete is removed with the first outcome. Raises ``OutputError``."""
    there = Folder(folder)
    hold = there.hold()
    if not _stand(there, stands.marks):
        hold.close()
        raise UsageError(f"{folder}: was written to since this run began; give the command again")
    return Dataset(there, hold, label, stands.marks)


_ADVICE: Final = "give --resume the same input and options, or start anew with --force"


def fingerprint(entry: Entry) -> bytes:
    """What an item is known by: its path, its line, and its bytes as far as they can be read."""
    digest = hashlib.sha256()
    if isinstance(entry, InputError):
        digest.update(f"{type(entry).__name__}\0{entry.where}".encode("utf-8", "surrogatepass"))
        return digest.digest()
    digest.update(f"{entry.path}\0{entry.line}\0".encode("utf-8", "surrogatepass"))
    try:
        digest.update(bytes_of(entry))
    except InputError as error:
        digest.update(type(error).__name__.encode())
    return digest.digest()


def _is_bare(folder: Folder) -> bool:
    """Whether there is nothing in a folder, or a finished dataset without an article: such a one is nobody's work."""
    if folder.is_empty():
        return True
    found = folder.json(MANIFEST)
    told = found and found.get("dataset")
    return told is not None and is_manifest(told) and not told["articles"]


def _error(outcome: Failed, number: int) -> tuple[Any, ...]:
    return number, outcome.path, outcome.line, outcome.kind, outcome.message


def _marks(folder: Folder, label: Label) -> tuple[list[Mark], str]:
    """The marks of the complete partitions, in order, up to one that is not as it was written; and what of that one is not."""
    marks: list[Mark] = []
    tables = {*label["tables"], ERRORS}
    count = sum(name.startswith(f"{PARTS}/part-") for name in folder.names())
    while len(marks) < count:
        name, wanted = mark_file(len(marks)), {part_file(table, len(marks)) for table in tables}
        try:
            mark = folder.json(name)
        except UsageError:
            mark = None
        short = marks and marks[-1]["items"] < label["part_size"]
        if short or not is_mark(mark, len(marks)) or mark is None or mark["files"].keys() != wanted:
            return marks, name
        for file, about in mark["files"].items():
            if not folder.is_as(file, about):
                return marks, file
        marks.append(mark)
    return marks, ""


def _stand(folder: Folder, marks: Sequence[Mark]) -> bool:
    """Whether these marks are still those of the folder, but for a last one that is to be done again."""
    return all(folder.json(mark_file(part)) == mark for part, mark in enumerate(marks))


def _place(item: Mapping[str, Any] | None) -> str:
    item = item or {"path": "nothing", "line": None}
    return str(item["path"]) if item["line"] is None else f"{item['path']}:{item['line']}"
