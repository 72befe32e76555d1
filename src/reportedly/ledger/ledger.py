"""The ledger: articles kept for good, with their originals, and what was found in them to be asked."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, insert, select, update

from reportedly.ledger import (
    asking,
    checking,
    copies,
    deciding,
    drawing,
    finding,
    keeping,
    overviews,
    relating,
    rereading,
    settling,
    stories,
    surveying,
    teaching,
    transfer,
    warc,
    web,
    writing,
)
from reportedly.ledger.coding import now, stamp_digest
from reportedly.ledger.opening import Store, back_up, open_store
from reportedly.ledger.schema import HEAD, run
from reportedly.model import (
    Added,
    Answer,
    Article,
    ArticlePage,
    Became,
    Brief,
    Brought,
    Change,
    ClaimThread,
    Comparison,
    Decision,
    DecisionKind,
    FeedState,
    Followed,
    Forgotten,
    How,
    KeptArticle,
    KeptClaim,
    KeptFamily,
    KeptOutlet,
    KeptSpeaker,
    KeptVersion,
    LedgerFault,
    LedgerInfo,
    Line,
    Link,
    LogEntry,
    Person,
    PlaceHistory,
    Question,
    Quoting,
    Receipt,
    Story,
    Target,
    ThreadOrder,
    ThreadPage,
    ToldBy,
    ToldPlaces,
)
from reportedly.model.errors import LedgerError, ReportedlyError, UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from reportedly.ledger.drawing import Tells
    from reportedly.ledger.rereading import Reread
    from reportedly.lineage import Traced


_LOCAL: Final = re.compile(r"(?:[0-9a-fA-F]+|https?://\S+)/(?:[cC][0-9]+|[0-9a-fA-F]{16})")
"""A claim as answers name it: its article and its number in there."""


class Ledger:
    """An open ledger: a file of SQLite, or a database of a PostgreSQL server (``postgresql://…``).

    Any thread may ask and add; threads and processes that add wait for each other, those that ask wait for nobody. What was added is
    there for good when :meth:`add` returns, whatever happens to the process then.
    """

    def __init__(
        self,
        where: str | os.PathLike[str],
        *,
        create: bool = True,
        readonly: bool = False,
        command: str = "Python",
        trace: Callable[[Article], Traced] | None = None,
        tell: Tells | None = None,
    ) -> None:
        """Open the ledger at ``where``, and make it where it is missing, unless ``create`` is false.

        ``command`` is what the log says of who added. ``trace`` is asked for what tells copies of each
        article, ``None`` for no families, ``tell`` for what of it is compared with others, ``None`` for no threads. Raises
        ``LedgerError`` where it can't be opened, and ``MissingExtra`` where the driver for PostgreSQL is not installed.
        """
        self._store: Store = open_store(where, create=create and not readonly, readonly=readonly)
        self._command = command
        self._trace = trace
        self._tell = tell
        self._run: int | None = None
        self._known = 0

    @property
    def where(self) -> str:
        """What to call the ledger: its path, or its address without a password."""
        return self._store.where

    def add(
        self, article: Article, receipt: Receipt | None = None, *, line: int | None = None, kind: str = "", given: str = "",
        packs: str = "", again: bool = False,
    ) -> Added:  # fmt: skip
        """Add a read article, with what came in.

        A receipt is made up where none is given: a record with the article's text and what is said of it. Nothing changes where the
        same was added before. Where the article's address is known and its text is another, it is a new version. What was forgotten
        is refused, unless ``again``. ``line`` is where the item stands in a file of several, ``kind`` the format it was read as,
        ``given`` what was said of it beside it, ``packs`` the state of the packs it was read with.
        """
        came, kind = (receipt, kind) if receipt else (_in_hand(article), kind or "record")
        it = writing.parcel(article, came, line=line, kind=kind, given=given, packs=packs, trace=self._trace)
        with self._store.write() as connection:
            told = writing.put(connection, it, self._run_of(connection), again=again)
            self._count(connection, told)
        return told

    def known(self, receipt: Receipt, *, line: int | None = None, kind: str = "", given: str = "") -> Added | None:
        """What was added of the same receipt before; ``None`` where it has to be read."""
        with self._store.read() as connection:
            found = writing.known(connection, receipt, kind, given)
            new_name = found and receipt.how in writing.FETCHED and not writing.is_named(connection, receipt, kind, given)
        if found is None:
            return None
        if new_name and not self._store.readonly:
            with self._store.write() as connection:
                writing.name_too(connection, receipt, kind, given, found, self._run_of(connection))
        self._known += 1
        return Added("known", receipt.name, line, found.article, found.version, found.title, reason=found.reason)

    def note(
        self, name: str, reason: str, *, line: int | None = None, how: How = "file", became: Became = "failed"
    ) -> Added:
        """Write into the log that an item gave no article, and why."""
        told = Added(became, name, line, reason=reason)
        with self._store.write() as connection:
            writing.note(connection, self._run_of(connection), told, how)
        return told

    def failed_before(self, name: str, reason: str) -> bool:
        """Whether the log says that an item of that name failed for that reason."""
        with self._store.read() as connection:
            return asking.failed(connection, name, reason)

    def met(self, url: str, *, given: str = "") -> tuple[Added, tuple[tuple[str, str], ...]] | None:
        """What is known of an address before it is asked: that it is refused, or known, with the headers of its last answer."""
        with self._store.read() as connection:
            return web.met(connection, url, given)

    def met_again(self, told: Added) -> Added:
        """Count what was met again and had not changed, as ``known`` tells it."""
        self._known += 1
        return told

    def feeds(self) -> tuple[Followed, ...]:
        """The feeds that are followed, in the order in which they were added."""
        with self._store.read() as connection:
            return tuple(web.followed(connection))

    def follow(self, states: Iterable[FeedState]) -> list[FeedState]:
        """Follow feeds from now on; those that were not followed before."""
        with self._store.write() as connection:
            return web.follow(connection, states)

    def unfollow(self, url: str) -> bool:
        """Follow a feed no more; whether it was followed. The articles that came by it stay."""
        with self._store.write() as connection:
            return web.unfollow(connection, url)

    def looked_at(self, state: FeedState, error: str | None = None) -> None:
        """Keep what a look at a feed came to, once its entries are kept; nothing where it is not followed (any more)."""
        with self._store.write() as connection:
            web.looked_at(connection, state, error)

    def articles(
        self, *, words: str | None = None, outlet: str | None = None, since: str | None = None, until: str | None = None
    ) -> Generator[KeptArticle]:
        """The articles, in the order in which they were added.

        ``words`` are to stand in them, all of them, in any form; ``since`` and ``until`` are ISO dates of publication, both included.
        ``outlet`` is a name or a host.
        """
        _dates(since=since, until=until)
        with self._store.read() as connection:
            yield from asking.articles(
                connection, words=words, outlet=outlet, since=since, until=until, postgres=self._store.postgres
            )

    def claims(
        self,
        *,
        words: str | None = None,
        who: str | None = None,
        side: str | None = None,
        event: str | None = None,
        place: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        article: str | None = None,
    ) -> Generator[KeptClaim]:
        """Claims of the articles' last versions, in the order in which they were added and stand in them.

        ``who`` is an actor's name or pack id (``ru-ua/putin``), ``event`` a type of contested event, or the beginning of some
        (``control.*``), ``place`` a place's name, ``article`` an id or an address. The others are as for :meth:`articles`.
        """
        _dates(since=since, until=until)
        with self._store.read() as connection:
            ident = None if article is None else self._find(connection, article)
            yield from asking.claims(
                connection, words=words, who=who, side=side, event_type=event, place_name=place, outlet=outlet, since=since,
                until=until, article_id=ident, postgres=self._store.postgres,
            )  # fmt: skip

    def article(self, named: str, version: int | None = None) -> Article:
        """The article of an id, the beginning of one, or an address: its last version, or one of before.

        Raises ``LedgerError`` where there is none.
        """
        with self._store.read() as connection:
            found = asking.read_back(connection, self._find(connection, named), version)
        if found is None:
            raise LedgerError(f"{self.where}: {named} has no version {version}")
        return found

    def original(self, named: str, version: int | None = None) -> Receipt:
        """What came in for an article, its bytes as they came; raises ``LedgerError`` where there is no such article."""
        with self._store.read() as connection:
            found = asking.received(connection, self._find(connection, named), version)
        if found is None:
            raise LedgerError(f"{self.where}: {named} has no version {version}")
        return found

    def changes(
        self, *, since: str | None = None, outlet: str | None = None, article: str | None = None
    ) -> Generator[Change]:
        """What new versions of articles changed in their claims, the oldest change first. ``since`` is a date of adding."""
        with self._store.read() as connection:
            ident = None if article is None else self._find(connection, article)
            yield from asking.changed(connection, since=since, outlet=outlet, article_id=ident)

    def families(self, *, article: str | None = None) -> Generator[KeptFamily]:
        """Families of copies, that of most articles first; of an article those that hold a part of it, that of most of it first."""
        with self._store.read() as connection:
            if article is None:
                found = copies.largest(connection)
            else:
                ident = self._find(connection, article)
                found = list(copies.families_of(connection, [ident]).get(ident, {}))
            yield from copies.kept(connection, found)

    def family(self, named: str, *, at: int | None = None) -> KeptFamily | None:
        """The family that a passage is of; ``None`` where nobody else has it.

        ``named`` is a family's id or that of another passage of it, an article's id, a colon and the number of a sentence; or it is an
        article, by its id or address: then it is the family of the sentence at the offset ``at`` of its text (a claim's ``start``), or
        without that the family that holds most of it. Raises ``LedgerError`` where there is no such article.
        """
        with self._store.read() as connection:
            one, colon, number = named.partition(":")
            passage = bool(colon) and number.isdecimal()
            ident = self._find(connection, one if passage else named)
            families = copies.families_of(connection, [ident]).get(ident, {})
            if passage:
                found = copies.at_sentence(families, int(number)) if len(number) < 10 else None
            else:
                found = next(iter(families), None) if at is None else copies.at(connection, ident, at)
            return None if found is None else next(copies.kept(connection, [found]))

    def shared(self, article: str) -> list[Link]:
        """With whom an article shares text, and what; ``a`` is the article's own side. Who shares most of it comes first."""
        with self._store.read() as connection:
            return copies.links(connection, self._find(connection, article))

    def relate(self) -> int:
        """Trace what was added without this ledger's ``trace``, or in another form; how many articles that were."""
        assert self._trace is not None
        return relating.relate_missing(self._store, self._trace)

    def ask(self, question: Question, *, limit: int = 50, after: str | None = None) -> Answer:
        """A page of the claims that answer a question, with how many there are, of how many independent reports.

        ``limit`` is how many a page has at most, ``after`` what the page before gave. Raises ``LedgerError`` where the question names
        an article that is not here.
        """
        if limit < 1:
            raise UsageError(f"limit is {limit}: give 1 or more")
        with self._store.read() as connection:
            return finding.answer(connection, question, limit, after)

    def lines(self, question: Question) -> Generator[Line]:
        """Every claim that answers a question, in the order of :meth:`ask`."""
        with self._store.read() as connection:
            yield from finding.everything(connection, question)

    def who(self, name: str, *, limit: int = 20, after: str | None = None) -> Person:
        """Somebody who speaks: under which names and for which outlets, with a page of what they claim."""
        with self._store.read() as connection:
            return surveying.person(connection, name, limit, after)

    def place(
        self, name: str, *, event: str | None = None, within: float | None = None, since: str | None = None,
        until: str | None = None, limit: int = 200, rejected: bool = False,
    ) -> PlaceHistory:  # fmt: skip
        """What is claimed to have happened at a place, in the order of the events' time, which ``since`` and ``until`` bound."""
        with self._store.read() as connection:
            return surveying.place_history(
                connection, name, event_type=event, within=within, since=since, until=until, limit=limit, rejected=rejected
            )

    def compare(
        self, one: str, other: str, *, since: str | None = None, until: str | None = None, limit: int = 20
    ) -> Comparison:
        """What each of two outlets tells, of the days on which both published, that the other leaves out; ``limit`` topics of each."""
        with self._store.read() as connection:
            return surveying.comparison(connection, one, other, since=since, until=until, limit=limit)

    def draw(self) -> Generator[int]:
        """Draw the articles into threads that are in none yet; yields how many were, as it goes.

        Where it is stopped, the next call goes on.
        """
        assert self._tell is not None
        yield from drawing.draw(self._store, self._tell)
        with self._store.write() as connection:
            settling.settle(connection)

    def outdate(self) -> None:
        """Have :meth:`draw` draw every article anew, as with other packs than before; what people decided holds."""
        drawing.outdate_all(self._store)

    def undrawn(self) -> int:
        """How many articles are in no thread yet."""
        with self._store.read() as connection:
            return drawing.missing(connection)

    def drawn(self) -> bool:
        """Whether there is nothing for :meth:`draw` to do."""
        with self._store.read() as connection:
            return not drawing.missing(connection) and not drawing.stale(connection)

    def threads(
        self, question: Question | None = None, *, every: bool = False, limit: int = 20, after: str | None = None,
        order: ThreadOrder = "last",
    ) -> ThreadPage:  # fmt: skip
        """A page of the threads of which a claim answers a question, those told last first, or in another order.

        Without ``every`` only those that more than one source tells, or that are disputed, differ in figures, grew, or were corrected
        or withdrawn. What :meth:`draw` has not drawn is in none.
        """
        if limit < 1:
            raise UsageError(f"limit is {limit}: give 1 or more")
        with self._store.read() as connection:
            return stories.page(connection, question or Question(), every=every, limit=limit, after=after, order=order)

    def thread(self, named: str) -> Story:
        """The thread of a claim as it went; raises ``LedgerError`` where there is none.

        The claim is named as commands print it: ``ARTICLE/c3``, ``thread:ARTICLE/c3``, or by its key.
        """
        assert self._tell is not None
        with self._store.read() as connection:
            return stories.story(connection, stories.named(connection, named), self._tell.language)

    def brief(self, since: str, until: str | None = None) -> Brief:
        """What the articles published on these days bring: new threads, and what became of those that were there."""
        _dates(since=since, until=until)
        with self._store.read() as connection:
            return stories.brief(connection, since, until)

    def article_page(
        self, *, words: str | None = None, outlet: str | None = None, since: str | None = None, until: str | None = None,
        limit: int = 50, after: str | None = None,
    ) -> ArticlePage:  # fmt: skip
        """A page of the articles, as :meth:`articles` has them, but the last published first."""
        _dates(since=since, until=until)
        if limit < 1:
            raise UsageError(f"limit is {limit}: give 1 or more")
        with self._store.read() as connection:
            return overviews.page(
                connection, words=words, outlet=outlet, since=since, until=until, limit=limit, after=after,
                postgres=self._store.postgres,
            )  # fmt: skip

    def kept(self, named: str) -> KeptArticle:
        """What is known of an article beside its record; raises ``LedgerError`` where there is none."""
        with self._store.read() as connection:
            return next(overviews.kept_of(connection, [self._find(connection, named)]))

    def versions(self, named: str) -> tuple[KeptVersion, ...]:
        """The versions of an article, the first one first; raises ``LedgerError`` where there is none."""
        with self._store.read() as connection:
            return tuple(overviews.versions(connection, self._find(connection, named)))

    def in_threads(self, named: str) -> tuple[ClaimThread, ...]:
        """The threads of an article's claims, as far as they are drawn; raises ``LedgerError`` where there is no such article."""
        with self._store.read() as connection:
            return tuple(overviews.in_threads(connection, self._find(connection, named)))

    def told_places(self, question: Question | None = None, *, limit: int = 5000) -> ToldPlaces:
        """At which places the claims that answer a question tell events: ``limit`` places at most, of which most is told."""
        with self._store.read() as connection:
            return overviews.told_places(connection, question or Question(), limit)

    def outlets(self, *, limit: int = 100) -> tuple[KeptOutlet, ...]:
        """The outlets, that of most articles first."""
        with self._store.read() as connection:
            return tuple(overviews.outlets(connection, limit))

    def speakers(self, *, limit: int = 100) -> tuple[KeptSpeaker, ...]:
        """Those who speak and can be named, who is quoted most first."""
        with self._store.read() as connection:
            return tuple(overviews.speakers(connection, limit))

    def quotings(self, outlets: Collection[str], who: Collection[str]) -> tuple[Quoting, ...]:
        """How often outlets have claims of speakers, by the names that :meth:`outlets` and :meth:`speakers` give."""
        with self._store.read() as connection:
            return tuple(overviews.quotings(connection, outlets, who))

    def told_by(self, threads: Iterable[str]) -> tuple[ToldBy, ...]:
        """Which outlets have claims of these threads, which are named as :meth:`threads` does."""
        with self._store.read() as connection:
            return tuple(overviews.told_by(connection, {stories.named(connection, each): each for each in threads}))

    def decide(
        self, kind: DecisionKind, target: Target | str, value: Mapping[str, str | float | int | None] | None = None, *, who: str,
        why: str = "",
    ) -> Decision:  # fmt: skip
        """Decide on a claim, actor, place, link, family or thread: "confirm", "reject", "correct", "merge", "split", "comment".

        A text in place of a target is read as :meth:`Target.parsed` does, or as ``ARTICLE/c3``. What was read stays; what is decided
        wins over it in answers, also in those of another reading, and in threads. Of a claim "split" says that it is not of its thread
        (``from`` "thread:ID", another claim; or alone); of threads "merge" that two are one, "confirm" that the claims of one are, and
        "reject" that they are not; of a link "confirm" and "reject" that two claims are one or not. Raises ``UsageError`` and
        ``LedgerError``.
        """
        about = target if isinstance(target, Target) else self.target(target)
        return deciding.decide(self._store, kind, about, value or {}, who=who, why=why)

    def undo(self, decision: str, *, who: str, why: str = "") -> Decision:
        """Take back a decision, by its id or the beginning of it; also one that took another back."""
        return deciding.undo(self._store, decision, who=who, why=why)

    def decisions(
        self, *, target: Target | None = None, article: str | None = None, loose: bool = False, stands: bool | None = None
    ) -> Generator[Decision]:
        """The log of decisions, the oldest first. ``loose``: those on claims that the present readings have not (any more)."""
        with self._store.read() as connection:
            yield from deciding.decisions(connection, target=target, article_ident=article, loose=loose, stands=stands)

    def bring(self, decisions: Iterable[Decision]) -> Brought:
        """Bring in decisions of another ledger, as :meth:`decisions` gives them; those that are here stay as they are."""
        return deciding.bring(self._store, decisions)

    def examples(self) -> Generator[dict[str, Any]]:
        """What was decided on claims as examples to train by: an object an article, with its text and those claims."""
        with self._store.read() as connection:
            yield from teaching.examples(connection)

    def target(self, named: str) -> Target:
        """What a decision is about, by what people call it; a claim with its article and words. Raises ``LedgerError``."""
        about = Target("claim", named) if _LOCAL.fullmatch(named) else Target.parsed(named)
        with self._store.read() as connection:
            return deciding.resolved(connection, about)

    def log(self, *, became: str | None = None, since: str | None = None) -> Generator[LogEntry]:
        """What became of every item, the oldest first; what was known before is counted, not listed."""
        with self._store.read() as connection:
            yield from asking.logged(connection, became=became, since=since)

    def forgotten(self) -> tuple[Forgotten, ...]:
        """What was forgotten and is not to come in again."""
        with self._store.read() as connection:
            return tuple(asking.forgotten(connection))

    def info(self) -> LedgerInfo:
        """What the ledger holds."""
        with self._store.read() as connection:
            return asking.summary(self._store, connection, HEAD)

    def check(self) -> Generator[LedgerFault]:
        """Everything in the ledger that is not as it was written."""
        return checking.faults(self._store)

    def backup(self, target: str | os.PathLike[str]) -> None:
        """Copy the ledger, as it is at this moment, to a file that is not there yet; raises ``LedgerError``."""
        back_up(self._store, Path(target))

    def copy(self, target: str | os.PathLike[str]) -> None:
        """Copy the ledger, of a server too, into a file of SQLite that is not there yet; raises ``LedgerError``."""
        if self._store.path is not None:
            back_up(self._store, Path(target))
        else:
            transfer.copied(self._store, Path(target))

    def compact(self, *, old_readings: bool = False) -> int:
        """Give back room that nothing stands in. With ``old_readings`` readings that newer ones replaced go too; their number."""
        return keeping.compact(self._store, old_readings=old_readings)

    def forget(self, what: str, *, why: str = "", ahead: bool = False) -> Forgotten:
        """Take an article, by address or id, or an outlet, by name or host, out for good, and refuse it from now on.

        Raises ``LedgerError`` where nothing is called so, unless ``ahead``, which refuses an address or an outlet before it comes.
        """
        return keeping.forget(self._store, what, why=why, ahead=ahead)

    def stale(self, *, reportedly: str, model: str, packs: str, places: str) -> Iterator[Reread]:
        """The versions that were read by something else than this, to be read again, the oldest first."""
        return rereading.stale(self._store, stamp_digest(reportedly, model, packs, places))

    def replace_reading(self, it: Reread, article: Article, *, packs: str = "") -> None:
        """Make ``article``, a new reading of that version, the current one; the one before is kept until :meth:`compact`."""
        rereading.replace_reading(self._store, it, article, packs)

    def originals(self) -> Generator[tuple[str, int, Receipt]]:
        """Everything that came in and became an article: the article's id, the version, the receipt."""
        with self._store.read() as connection:
            for it in asking.receipts(connection):
                yield it.article, it.version, it.came

    def warc(self) -> Iterator[bytes]:
        """The originals as a web archive, compressed record by record; added to another ledger, they are the same articles."""
        with self._store.read() as connection:
            yield from warc.records(asking.receipts(connection))

    def close(self) -> None:
        """End the run of adding, and let the ledger go."""
        if self._run is not None or self._known:
            with suppress(ReportedlyError), self._store.write() as connection:
                ident = self._run_of(connection)
                connection.execute(update(run).where(run.c.id == ident).values(ended=now(), known=run.c.known + self._known))
            self._run, self._known = None, 0
        self._store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _find(self, connection: Connection, named: str) -> int:
        found = asking.find(connection, named)
        if found is None:
            raise LedgerError(f"{self.where}: no article is called {named}; name one by its id or its address")
        return found

    def _run_of(self, connection: Connection) -> int:
        """The row of this run, made at its first writing."""
        if self._run is None or not connection.execute(select(func.count()).where(run.c.id == self._run)).scalar():
            key = connection.execute(insert(run).values(began=now(), command=self._command, known=0)).inserted_primary_key
            assert key is not None
            self._run = int(key[0])
        return self._run

    def _count(self, connection: Connection, told: Added) -> None:
        if told.became == "known" and told.reason == "added before":
            self._known += 1


def _dates(**given: str | None) -> None:
    """Raise ``UsageError`` for what is no ISO date."""
    for name, value in given.items():
        try:
            if value is not None and date.fromisoformat(value).isoformat() != value:
                raise ValueError
        except ValueError:
            raise UsageError(f"{name} is {value!r}: not a date; write it as 2025-11-30") from None


def _in_hand(article: Article) -> Receipt:
    document = article.document
    said = {
        "text": document.text[document.given_at :],
        "title": document.title.text if document.title else None,
        "published": document.published,
        "url": document.url,
        "outlet": document.outlet,
        "id": document.id_given,
    }
    data = json.dumps({name: value for name, value in said.items() if value is not None}).encode()
    return Receipt(data, "record", document.name, document.url, None, datetime.now(UTC), "application/json", ())
