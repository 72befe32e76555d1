"""One piece of work: from an item of the input to its rendered result, or to what went wrong with it."""

from __future__ import annotations

import json
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.model import Article, Document
from reportedly.model.errors import InputError, ModelError, ReportedlyError
from reportedly.pipeline import Reads, References, load_reader, read_document
from reportedly.sources import Item, Options, load

if TYPE_CHECKING:
    from reportedly.run.checking import Bench, Checking


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with every item. Travels to worker processes, so each function in it must be importable by name.

    ``render`` turns an article into text. ``load_reader`` takes a number of threads. ``references`` opens packs and gazetteer.
    With ``checking`` articles are checked as it says; it then stands for the other fields but ``render``.
    """

    render: Callable[[Article], str]
    options: Options = field(default_factory=Options)
    load_reader: Callable[[int], Reads] = load_reader
    load: Callable[[Item, Options], Document] = load
    references: Callable[[], References] = References
    checking: Checking | None = None

    def desk(self, threads: int) -> Desk | Bench:
        """Open all that is needed; raises ``ModelError``, ``PackError`` or ``GazetteerError`` where that fails.

        For checking, the model is opened later, and only where it is needed.
        """
        if self.checking is not None:
            from reportedly.run.checking import Bench

            return Bench(self.checking, threads)
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

    ``path`` and ``line`` say which item it was. ``words``, ``claims`` and ``title`` describe the article read. Where it was checked,
    ``found`` is how often each rule (identifier and name) found something, ``failing`` how many findings are as severe as asked,
    ``prints`` the fingerprints of all, and ``notes`` are lines for the person who runs the check.
    """

    path: str
    line: int | None = None
    text: str | None = None
    failure: Failure | None = None
    words: int = 0
    claims: int = 0
    title: str = ""
    found: Mapping[tuple[str, str], int] | None = None
    failing: int = 0
    prints: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

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


def perform(entry: Item | InputError, job: Job, desk: Desk | Bench) -> Outcome:
    """Read one item, check it where the job says so, and render it.

    Errors of this one item become its outcome; ``ModelError`` and, in checking, mistakes in packs and configuration are raised.
    """
    if isinstance(entry, InputError):
        return failed(entry, entry)
    if not isinstance(desk, Desk):
        outcome = examine(entry, job, desk)
        assert outcome is not None  # only where nothing but kept readings were asked for
        return outcome
    try:
        article = read_document(job.load(entry, job.options), desk.reader, desk.references)
        return _done(entry, article, job.render(article))
    except ModelError:
        raise
    except Exception as error:  # one bad article must not cost the others
        return failed(entry, error)


def examine(entry: Item, job: Job, bench: Bench, *, only_kept: bool = False) -> Outcome | None:
    """Check one item and render it; with ``only_kept``, ``None`` where it would have to be read first."""
    settings = bench.settings(entry.path)
    try:
        checked = bench.check(entry, settings, only_kept=only_kept)
        if checked is None:
            return None
        outcome = _done(entry, checked.article, job.render(checked.article))
    except ModelError:
        raise
    except Exception as error:  # one bad article must not cost the others
        return failed(entry, error)
    found = Counter((each.rule, each.name) for each in checked.article.diagnostics or ())
    return replace(outcome, found=dict(found), failing=checked.failing, prints=checked.prints, notes=checked.notes)


def _done(entry: Item, article: Article, text: str) -> Outcome:
    document = article.document
    return Outcome(
        entry.path,
        entry.line,
        text=text,
        words=len(document.text.split()),
        claims=len(article.claims),
        title=document.title.text if document.title else document.name,
    )
