"""One piece of work: from an item of the input to its rendered result, or to what went wrong with it."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from reportedly.model import Article, Document
from reportedly.model.errors import InputError, ModelError, ReportedlyError
from reportedly.pipeline import Reads, References, load_reader, read_document
from reportedly.sources import Item, Options, load


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with every item. Travels to worker processes, so each function in it must be importable by name.

    ``render`` turns an article into text. ``load_reader`` takes a number of threads. ``references`` opens packs and gazetteer.
    """

    render: Callable[[Article], str]
    options: Options = field(default_factory=Options)
    load_reader: Callable[[int], Reads] = load_reader
    load: Callable[[Item, Options], Document] = load
    references: Callable[[], References] = References

    def desk(self, threads: int) -> Desk:
        """Open all that reading needs; raises ``ModelError``, ``PackError`` or ``GazetteerError`` where that fails."""
        return Desk(self.load_reader(threads), self.references())


@dataclass(frozen=True, slots=True)
class Desk:
    """What a process that reads has open: the model and the reference works."""

    reader: Reads
    references: References = field(default_factory=References)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an item gave no result. ``error`` is the kind of error, ``message`` one line for a person.

    ``traceback`` is empty unless the error is one that nobody foresaw.
    """

    error: str
    message: str
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item: exactly one of ``text`` (the rendered article) and ``failure`` is set.

    ``path`` and ``line`` say which item it was. ``words``, ``claims`` and ``title`` describe
    the article read.
    """

    path: str
    line: int | None = None
    text: str | None = None
    failure: Failure | None = None
    words: int = 0
    claims: int = 0
    title: str = ""

    def failure_line(self) -> str:
        """The line of JSON, with its line end, that an errors file holds for a failed item."""
        failure = self.failure or Failure("", "")
        fields = {"path": self.path, "line": self.line, "error": failure.error, "message": failure.message}
        return json.dumps(fields, ensure_ascii=False) + "\n"


def failed(entry: Item | InputError, error: Exception) -> Outcome:
    """The outcome of an item that raised ``error``."""
    path, line = (entry.where, None) if isinstance(entry, InputError) else (entry.path, entry.line)
    if isinstance(error, ReportedlyError):
        return Outcome(path, line, failure=Failure(type(error).__name__, str(error)))
    what = str(error).splitlines()[0] if str(error) else "no message"
    message = f"{path}: {type(error).__name__}: {what}; this is a bug in reportedly, please report it"
    return Outcome(path, line, failure=Failure(type(error).__name__, message, "".join(traceback.format_exception(error))))


def perform(entry: Item | InputError, job: Job, desk: Desk) -> Outcome:
    """Read one item and render it. Errors of this one item become its outcome; only ``ModelError`` is raised."""
    if isinstance(entry, InputError):
        return failed(entry, entry)
    try:
        article = read_document(job.load(entry, job.options), desk.reader, desk.references)
        text = job.render(article)
    except ModelError:
        raise
    except Exception as error:  # one bad article must not cost the others
        return failed(entry, error)
    document = article.document
    return Outcome(
        entry.path,
        entry.line,
        text=text,
        words=len(document.text.split()),
        claims=len(article.claims),
        title=document.title.text if document.title else document.name,
    )
