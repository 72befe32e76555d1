"""What becomes of an item: an article, with what was made of its findings where it was checked, or why there is none."""

from __future__ import annotations

import json
import traceback
from collections import Counter
from dataclasses import dataclass, field

from reportedly.model import SEVERITIES, Article, FileMap, Page, Severity
from reportedly.model.errors import InputError, ReportedlyError, Unforeseen
from reportedly.pipeline import default_language, opened
from reportedly.sources import Item


@dataclass(frozen=True, slots=True)
class Done:
    """An item that was read, and checked where that was asked for. ``path`` and ``line`` say which item it was, ``place`` to
    people which of its file ("line 17", "record 17"), ``None`` of a file that is one article.

    ``article`` holds, in ``diagnostics``, the findings that count. ``where`` says where its words stand in the file, ``None`` where
    the text is the file's own or nothing was found. ``least`` is the least severe finding that fails the check, ``None`` where none
    does. ``prints`` are the fingerprints of all findings that were not suppressed, those of the baseline among them. ``notes`` are
    lines for the person who runs the check. ``ignores`` are the entries of ignore files that are meant for this article, and
    whether each suppressed anything. ``number`` is which item of the input it was, from 1, where a sink has counted. ``kept``
    is the page that the article was read or judged on, where this process has it.
    """

    path: str
    line: int | None
    article: Article
    where: FileMap | None = None
    least: Severity | None = None
    prints: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    ignores: tuple[tuple[str, bool], ...] = ()
    number: int = 1
    place: str | None = None
    kept: Page | None = field(default=None, compare=False, repr=False)

    @property
    def page(self) -> Page:
        """The article's page; made anew where it was read in another process, or not at all."""
        return self.kept or opened(self.article.document, default_language())

    @property
    def title(self) -> str:
        """The article's title, or what else it is called."""
        document = self.article.document
        return document.title.text if document.title else document.name

    @property
    def words(self) -> int:
        """How many words the article has."""
        return len(self.article.document.text.split())

    @property
    def found(self) -> Counter[tuple[str, str]]:
        """How often each rule (identifier and name) found something that counts."""
        return Counter((each.rule, each.name) for each in self.article.diagnostics or ())

    @property
    def failing(self) -> int:
        """How many of the findings fail the check."""
        if self.least is None:
            return 0
        bound = SEVERITIES.index(self.least)
        return sum(SEVERITIES.index(each.severity) >= bound for each in self.article.diagnostics or ())


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that gave no article. ``kind`` is the kind of error, ``str(error)`` one line for a person.

    ``traceback`` is empty unless the error is one that nobody foresaw.
    """

    path: str
    line: int | None
    kind: str
    error: ReportedlyError
    traceback: str = ""

    @property
    def message(self) -> str:
        """The line for a person."""
        return str(self.error)

    def as_line(self) -> str:
        """The line of JSON, with its line end, that an errors file holds for a failed item."""
        fields = {"path": self.path, "line": self.line, "error": self.kind, "message": self.message}
        return json.dumps(fields, ensure_ascii=False) + "\n"


Outcome = Done | Failed


def whose(entry: Item | InputError | Done) -> tuple[str, int | None]:
    """The path of an entry, and its number in that file where it has one."""
    path = entry.path or entry.where if isinstance(entry, InputError) else entry.path
    return path, entry.line


def failed(entry: Item | InputError | Done, error: Exception) -> Failed:
    """The outcome of an item over which ``error`` was raised."""
    path, line = whose(entry)
    if isinstance(error, ReportedlyError):
        return Failed(path, line, type(error).__name__, error)
    return Failed(path, line, type(error).__name__, unforeseen(path, error), "".join(traceback.format_exception(error)))


def unforeseen(name: str, error: Exception) -> Unforeseen:
    """What is told of an error that nobody foresaw, over one item of many."""
    what = str(error).splitlines()[0] if str(error) else "no message"
    return Unforeseen(f"{name}: {type(error).__name__}: {what}; this is a bug in reportedly, please report it")
