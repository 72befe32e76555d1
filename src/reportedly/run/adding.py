"""Into the ledger: what came in is read where it has to be, and kept; one outcome for each, in the order in which it came."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from reportedly.model import Added, Article, FeedState, How, Receipt
from reportedly.model.errors import InputError, ReportedlyError
from reportedly.pipeline import opened, read_document
from reportedly.run.desk import Desk
from reportedly.run.engine import Engine
from reportedly.run.job import Job, Read
from reportedly.run.outcome import Done, failed, unforeseen
from reportedly.run.stamp import Stamp
from reportedly.sources import STANDARD_INPUT, Item, bytes_of, item_of, media_type_of

if TYPE_CHECKING:
    from reportedly.ledger import Ledger, Reread


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came in, as it came and as it is to be read."""

    receipt: Receipt
    item: Item


@dataclass(frozen=True, slots=True)
class Missed:
    """What did not come in: what it is called, how it should have come, and why it did not."""

    name: str
    how: How
    error: ReportedlyError


def arrived(entries: Iterable[Item | InputError]) -> Iterator[Arrival | Missed]:
    """Items of this machine (files, lines of them, standard input) as receipts; files are read now."""
    for entry in entries:
        if isinstance(entry, InputError):
            yield Missed(entry.where, "file", entry)
            continue
        how = _how(entry)
        try:
            data = bytes_of(entry)
        except InputError as error:
            yield Missed(entry.path, how, error)
            continue
        came = Receipt(data, how, entry.path, None, None, datetime.now(UTC), media_type_of(entry.kind), ())
        yield Arrival(came, replace(entry, data=data))


_WAYS: Final[dict[str, How]] = {"warc": "archive", "email": "email"}


def _how(entry: Item) -> How:
    """How an item of this machine came in."""
    otherwise: How = "record" if entry.line is not None else "stdin" if entry.path == STANDARD_INPUT else "file"
    return _WAYS.get(entry.kind, otherwise)


def received(receipts: Iterable[Receipt | Missed]) -> Iterator[Arrival | Missed]:
    """What came from elsewhere, told by its media type or first bytes what it is."""
    for came in receipts:
        if isinstance(came, Missed):
            yield came
            continue
        try:
            yield Arrival(came, item_of(came))
        except InputError as error:
            yield Missed(came.name, came.how, error)
        except ReportedlyError:
            raise
        except Exception as error:  # what one host sent must not cost what others have
            yield Missed(came.name, came.how, unforeseen(came.name, error))


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an arrival: ``told`` for the log, and ``error`` where it gave no article."""

    told: Added
    error: ReportedlyError | None = None
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A look at a feed, to be kept once all that came before it is; ``error`` is why it failed."""

    state: FeedState
    error: str | None


def keep(
    arrivals: Iterable[Arrival | Missed | Kept | Looked], ledger: Ledger, job: Job, engine: Engine, *, again: bool = False
) -> Generator[Kept]:
    """Read what is not known yet, and put it into the ledger; what is kept or known already is passed on.

    What is yielded is there for good. An arrival that gives no article costs no other. Raises what the engine raises, and
    ``LedgerError`` where the ledger can't be written any more: what was yielded stays. Close the iterator to stop early.
    """
    packs = Stamp.of(job).packs
    given = job.metadata.published or ""
    waiting: deque[Arrival | Kept | Looked] = deque()

    def unread() -> Iterator[Item]:
        for each in arrivals:
            if isinstance(each, Missed):
                waiting.append(_missed(ledger, each))
                continue
            if not isinstance(each, Arrival):
                waiting.append(each)
                continue
            known = ledger.known(each.receipt, line=each.item.line, kind=each.item.kind, given=given)
            if known:
                waiting.append(Kept(known))
                continue
            waiting.append(each)
            yield each.item

    def settled() -> Iterator[Kept]:
        while waiting and not isinstance(waiting[0], Arrival):
            each = waiting.popleft()
            if isinstance(each, Looked):
                ledger.looked_at(each.state, each.error)
            elif isinstance(each, Kept):
                yield each

    with closing(engine.outcomes(unread(), job)) as outcomes:
        for outcome in outcomes:
            yield from settled()
            it = waiting.popleft()
            assert isinstance(it, Arrival)
            came, line = it.receipt, it.item.line
            if isinstance(outcome, Done):
                try:
                    told = ledger.add(
                        outcome.article, came, line=line, kind=it.item.kind, given=given, packs=packs, again=again
                    )
                except ReportedlyError:
                    raise
                except Exception as error:  # one article that can't be kept must not cost the others
                    outcome = failed(it.item, error)
                else:
                    yield Kept(told)
                    continue
            told = ledger.note(came.name, _reason(outcome.error), line=line, how=came.how)
            yield Kept(told, outcome.error, outcome.traceback)
    yield from settled()


def _missed(ledger: Ledger, it: Missed) -> Kept:
    return Kept(ledger.note(it.name, _reason(it.error), how=it.how), it.error)


def _reason(error: ReportedlyError) -> str:
    return error.what if isinstance(error, InputError) else str(error)


def reread(ledger: Ledger, job: Job, *, threads: int = 1) -> Generator[tuple[Reread, Article, str]]:
    """Every version that was read by something else than ``job`` reads with, as it is read now, and the state of the packs.

    The text that was kept is read, not what came in: the version stays what it is. Nothing is changed in the ledger.
    """
    stamp = Stamp.of(job)
    task = job.task
    assert isinstance(task, Read)
    desk = Desk(job, threads)
    desk.prepare()
    references = desk.references(task.packs)
    for it in ledger.stale(reportedly=stamp.reportedly, model=stamp.model, packs=stamp.packs, places=stamp.places):
        document = it.before.document
        page = opened(document, references.language)
        yield it, read_document(document, desk.reader, references, page=page), stamp.packs
