"""Going on with an interrupted run: what of the input is already in the output, and how much of the files to keep.

Results stand in the order of the input, so those of an interrupted run are its beginning. Each is held against the input:
the path of every line, for records also the text, and the text of the last one; an input that differs is refused.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from reportedly._version import __version__
from reportedly.model.errors import InputError, UsageError
from reportedly.pipeline import default_language
from reportedly.run.job import Job, Read
from reportedly.run.outcome import whose
from reportedly.run.output import unwritable
from reportedly.sources import Item, load

Entry = Item | InputError


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left to do: the entries to read, and the bytes of the output and errors files that stand (whole lines).

    ``done`` is the number of items that are finished, ``failed`` how many of them failed. ``found`` and ``found_errors`` are the sizes
    that the files had.
    """

    entries: Iterator[Entry]
    keep: int
    keep_errors: int
    done: int
    failed: int
    found: int = 0
    found_errors: int = 0


def rest(entries: Iterable[Entry], job: Job, output: Path, errors: Path | None, *, with_text: bool | None = None) -> Rest:
    """Find where the run that wrote ``output`` and ``errors`` stopped; raises ``UsageError`` where it read something else.

    So it does where results show that they were made by other versions, packs or options than those of ``job``, or by another
    ``with_text``.
    Without an errors file, items that failed before are tried, and so reported, once more. Changes no file.
    """
    waiting = iter(entries)
    again: list[Entry] = []
    done = 0
    with _Kept.open(output) as results, _Kept.open(errors) as failures:
        if results.head is not None:
            _refuse_other(results.head, job, output, with_text)
        while results.head is not None or failures.head is not None:
            entry = next(waiting, None)
            if entry is None:
                raise UsageError(f"{output}: holds more than the input; {_ADVICE}")
            if failures.head is not None and _is_failure_of(failures.head, entry):
                failures.advance()
            elif results.head is not None and _is_result_of(results, entry, job):
                results.advance()
            elif errors is None and _fails(entry, job):
                again.append(entry)
                continue
            else:
                raise UsageError(f"{output}: {_called(entry)} is not what was read when this file was written; {_ADVICE}")
            done += 1
        ends = results.end, failures.end
        return Rest(chain(again, waiting), results.size, failures.size, done, failures.count, *ends)


def whole_lines(path: Path, count: int) -> int:
    """The bytes that the first ``count`` lines of a file take, or all whole lines where there are fewer; 0 where there is no file."""
    with _Kept.open(path) as lines:
        while lines.head is not None and lines.count < count:
            lines.advance()
        return lines.passed


_SAID = ("id", "id_given", "url", "published")
_ADVICE = "give --resume the same input and options, or start anew with --force"


class _Kept:
    """The whole lines of a file of JSON Lines: ``head`` is the next one, ``following`` the one after, ``None`` at the end.

    ``size`` is the number of bytes of whole lines, ``count`` of lines that were advanced over, ``passed`` that of their bytes.
    ``end`` is where the file ended when it was opened.
    """

    def __init__(self, path: Path | None, stream: BinaryIO | None) -> None:
        self._path = path
        self._stream = stream
        self.size = 0
        self.end = os.fstat(stream.fileno()).st_size if stream else 0
        self.count = self.passed = 0
        self._lengths: deque[int] = deque()
        self.head = self._line()
        self.following = self._line()

    @classmethod
    @contextmanager
    def open(cls, path: Path | None) -> Iterator[_Kept]:
        """Open ``path``; one that does not exist holds nothing."""
        try:
            stream = path.open("rb") if path else None
        except FileNotFoundError:
            stream = None
        except OSError as error:
            raise unwritable(str(path), error) from error
        with stream or nullcontext():
            yield cls(path, stream)

    def advance(self) -> None:
        """Go to the next line."""
        self.passed += self._lengths.popleft()
        self.head, self.following = self.following, self._line()
        self.count += 1

    def _line(self) -> dict[str, Any] | None:
        raw = self._stream.readline() if self._stream else b""
        if not raw.endswith(b"\n"):
            return None  # the end, or a line that was torn
        try:
            line = json.loads(raw)
        except (ValueError, RecursionError):
            line = None
        if not isinstance(line, dict):
            raise UsageError(f"{self._path}: holds lines that are no results, so --resume can't tell where to go on")
        self.size += len(raw)
        self._lengths.append(len(raw))
        return line


def _refuse_other(result: dict[str, Any], job: Job, output: Path, with_text: bool | None) -> None:
    """Raise ``UsageError`` where a result was made by another producer, or with another option."""
    document, theirs = result.get("document"), result.get("producer")
    if with_text is not None and isinstance(document, dict) and with_text is not ("text" in document):
        raise UsageError(f"{output}: was begun {'without' if with_text else 'with'} --with-text; {_ADVICE}")
    if not isinstance(theirs, dict):
        return
    references = job.references()
    ours = {
        "reportedly": __version__,
        "model": job.model(),
        "packs": [pack.label for pack in references.packs],
        "gazetteer": references.gazetteer_label,
    }
    for name, mine in ours.items():
        if theirs.get(name, mine) != mine:
            raise UsageError(f"{output}: was begun with {name} {theirs[name]}, this command has {mine}; {_ADVICE}")


def _called(entry: Entry) -> str:
    if isinstance(entry, InputError):
        return entry.where
    return entry.path if entry.place is None else f"{entry.path}, {entry.place},"


def _is_failure_of(failure: dict[str, Any], entry: Entry) -> bool:
    return (failure.get("path"), failure.get("line")) == whose(entry)


def _is_result_of(results: _Kept, entry: Entry, job: Job) -> bool:
    document = results.head.get("document") if results.head else None
    if isinstance(entry, InputError) or not isinstance(document, dict):
        return False
    if document.get("path") not in (entry.path, None):
        return False
    if entry.line is None and results.following is not None:
        return True
    try:
        read = load(entry, default_language(), job.metadata)
    except InputError:
        return False
    title = document.get("title")
    told = {**document, "title": title.get("text") if isinstance(title, dict) else title}
    ours = {name: getattr(read, name) for name in _SAID}
    ours["title"] = read.title and read.title.text
    return all(told.get(name, mine) == mine for name, mine in ours.items()) and _is_scored(results.head, job)


def _is_scored(result: dict[str, Any] | None, job: Job) -> bool:
    """Whether no claim of a result is one that this job would leave out."""
    claims = (result or {}).get("claims")
    least = job.task.least if isinstance(job.task, Read) else 0.0
    scores = [claim.get("score") for claim in claims if isinstance(claim, dict)] if isinstance(claims, list) else []
    return all(score >= least for score in scores if isinstance(score, float | int))


def _fails(entry: Entry, job: Job) -> bool:
    if isinstance(entry, InputError):
        return True
    try:
        load(entry, default_language(), job.metadata)
    except InputError:
        return True
    return False
