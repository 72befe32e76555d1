"""What a ledger answers about threads: which there are, how one went, and what has moved since a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Select, exists, func, or_, select

from reportedly.ledger.asking import find
from reportedly.ledger.drawing import missing, pairings_of
from reportedly.ledger.finding import claim_rows, condition, counted, lines_of, on_days
from reportedly.ledger.kinship import portions
from reportedly.ledger.matching import ids
from reportedly.ledger.naming import names_of
from reportedly.ledger.schema import article, claim, claims_of_articles, standing, telling, thread, version
from reportedly.ledger.settling import Related, Told, related
from reportedly.model import (
    Brief,
    KeptLink,
    KeptRelation,
    KeptSource,
    KeptStanding,
    KeptThread,
    Language,
    Line,
    Moved,
    Question,
    Relation,
    Standing,
    StandingKind,
    Story,
    TellingId,
    Thread,
    ThreadOrder,
    ThreadPage,
)
from reportedly.model.errors import LedgerError, UsageError
from reportedly.threads import Seen, explained, pair_weights, standings, tellers

BECAME: Final[tuple[StandingKind, ...]] = ("disputed", "figures differ", "grown", "corrected", "withdrawn")
"""What becomes of a thread by what others say, or its own source later."""

_LAST: Final = (thread.c.last.desc(), thread.c.sources.desc(), thread.c.claims.desc())
_ORDERS: Final[Mapping[ThreadOrder, tuple[Any, ...]]] = {
    "last": _LAST,
    "first": (thread.c.first.desc(), *_LAST),
    "sources": (thread.c.sources.desc(), *_LAST),
    "claims": (thread.c.claims.desc(), *_LAST),
}


def page(
    connection: Connection, asked: Question, *, every: bool, limit: int, after: str | None, order: ThreadOrder = "last"
) -> ThreadPage:
    """A page of the threads of which a claim answers a question, those told last first, or in another order.

    Without ``every`` only those that more than one source tells, or of which something became.
    """
    start = _place(after)
    wanted = _wanted(connection, asked, every=every)
    if wanted is None:
        return ThreadPage((), 0, missing(connection))
    found = connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
    rows = list(
        connection.execute(
            wanted.order_by(*_ORDERS[order], thread.c.id)
            .limit(limit).offset(start)
        ).scalars()
    )  # fmt: skip
    return ThreadPage(
        tuple(kept(connection, rows)),
        found,
        missing(connection),
        str(start + limit) if found > start + limit else None,
    )


def _place(after: str | None) -> int:
    if after is None:
        return 0
    if not after.isdecimal() or len(after) > 9:
        raise UsageError(f"{after!r} is no place in a list of threads: hand on what the page before gave")
    return int(after)


def _wanted(connection: Connection, asked: Question, *, every: bool) -> Select[Any] | None:
    wanted = select(thread.c.id)
    if not every:
        became = exists().where(standing.c.thread_id == thread.c.id, standing.c.kind.in_(BECAME))
        wanted = wanted.where(or_(thread.c.sources > 1, became))
    if asked != Question():
        meant = on_days(condition(connection, asked), asked)
        if meant is None:
            return None
        claims = ids(connection, meant).subquery()
        wanted = wanted.where(
            thread.c.id.in_(select(telling.c.thread_id).select_from(telling.join(claims, claims.c.id == telling.c.claim_id)))
        )
    return wanted


def named(connection: Connection, what: str) -> int:
    """The thread of a claim, ``ARTICLE/c3``; raises ``LedgerError`` where there is none."""
    one, _, local = what.rpartition("/")
    ident = find(connection, one) if one else None
    if ident is None:
        raise LedgerError(f"no thread is called {what}; name one by any of its claims, as threads and ask do: ARTICLE/c3")
    row = connection.execute(
        select(claim.c.id, telling.c.thread_id)
        .select_from(claims_of_articles.outerjoin(telling, telling.c.claim_id == claim.c.id))
        .where(article.c.id == ident, version.c.latest == 1, claim.c.local == local)
    ).first()
    if row is None:
        raise LedgerError(f"{what}: the article has no such claim")
    if row.thread_id is None:
        raise LedgerError(f"{what}: not drawn into threads yet; reportedly threads does it")
    return int(row.thread_id)


def kept(connection: Connection, wanted: Collection[int]) -> Iterator[KeptThread]:
    """These threads as nouns, in their order."""
    found = related(connection, wanted)
    handles = _handles(connection, found)
    for of in wanted:
        yield _kept(found, of, handles)


def _handles(connection: Connection, found: Related) -> dict[TellingId, str]:
    """What the claims of these tellings are called."""
    rows = {each.claim_id: ident for ident, each in found.told.items()}
    called: dict[TellingId, str] = {}
    for some in portions(rows):
        for row in connection.execute(
            select(claim.c.id, claim.c.local, article.c.ident).select_from(claims_of_articles).where(claim.c.id.in_(some))
        ):
            called[rows[row.id]] = f"{row.ident}/{row.local}"
    return called


def _kept(found: Related, of: int, handles: Mapping[TellingId, str]) -> KeptThread:
    made, told = found.threads[of], found.tellings
    some = [told[ident] for ident in made.tellings]
    days = sorted(day for ident in made.tellings if (day := found.told[ident].day))
    who = tellers(made, told)
    counted_ = {ident for each in who for ident in each.tellings}
    return KeptThread(
        handles[made.tellings[0]],
        some[0].words,
        some[0].denied,
        len(some),
        len({each.article for each in some}),
        days[0] if days else None,
        days[-1] if days else None,
        tuple(
            KeptSource(
                told[each.tellings[0]].voice.words or told[each.tellings[0]].outlet or "the outlet",
                each.side,
                tuple(handles[ident] for ident in each.tellings),
            )
            for each in who
        ),
        tuple(_standing(each, handles) for each in standings(made, told, found.relations[of])),
        tuple(handles[ident] for ident in made.tellings if ident not in counted_),
    )


def _standing(each: Standing, handles: Mapping[TellingId, str]) -> KeptStanding:
    return KeptStanding(each.kind, tuple(handles[ident] for ident in each.evidence), each.reason)


def story(connection: Connection, of: int, language: Language) -> Story:
    """A thread with its claims in order, why they are one, and what has to do with it."""
    found = related(connection, [of])
    handles = _handles(connection, found)
    made, ties = found.threads[of], found.relations[of]
    lines = _lines(connection, found, (*made.tellings, *(end for tie in ties for end in (tie.by, tie.of))))
    return Story(
        _kept(found, of, handles),
        tuple(lines[ident] for ident in made.tellings),
        tuple(_links(connection, found, made, handles, language)),
        tuple(_related(found, made, tie, lines, handles, language) for tie in ties),
    )


def _lines(connection: Connection, found: Related, wanted: Iterable[TellingId]) -> dict[TellingId, Line]:
    claims = {found.told[ident].claim_id: ident for ident in wanted}
    rows = claim_rows(connection, list(claims))
    lines = lines_of(connection, rows, names_of(connection))
    return {claims[row.id]: line for row, line in zip(rows, lines, strict=True)}


def _links(
    connection: Connection, found: Related, made: Thread, handles: Mapping[TellingId, str], language: Language
) -> Iterator[KeptLink]:
    rows = {
        row: ident
        for row, ident in _rows(connection, [found.told[ident] for ident in made.tellings]).items()
        if ident in made.tellings
    }
    for pair in pairings_of(connection, rows, least=pair_weights().least_same):
        if pair.one in rows and pair.other in rows:
            one, other = found.told[rows[pair.one]].telling, found.told[rows[pair.other]].telling
            yield KeptLink(handles[one.id], handles[other.id], pair.same, explained(Seen(one), Seen(other), language))


def _rows(connection: Connection, some: Collection[Told]) -> dict[int, TellingId]:
    of = {each.claim_id: each.telling.id for each in some}
    found: dict[int, TellingId] = {}
    for part in portions(of):
        rows = connection.execute(select(telling.c.id, telling.c.claim_id).where(telling.c.claim_id.in_(part)))
        found.update({row.id: of[row.claim_id] for row in rows})
    return found


def _related(
    found: Related,
    made: Thread,
    tie: Relation,
    lines: Mapping[TellingId, Line],
    handles: Mapping[TellingId, str],
    language: Language,
) -> KeptRelation:
    answers = tie.target == made.id
    other, mine = (tie.by, tie.of) if answers else (tie.of, tie.by)
    whole = next(each for each in found.threads.values() if other in each.tellings)
    return KeptRelation(
        tie.kind,
        answers,
        handles[whole.tellings[0]],
        lines[other],
        handles[mine],
        tie.score,
        explained(Seen(found.told[other].telling), Seen(found.told[mine].telling), language),
    )


def brief(connection: Connection, since: str, until: str | None) -> Brief:
    """What the articles published on these days bring."""
    days = [version.c.published >= since, *([version.c.published <= until] if until else [])]
    places = connection.execute(
        select(article.c.id, claim.c.start).select_from(claims_of_articles).where(version.c.latest == 1, *days)
    ).all()
    tally = counted(connection, [(row.id, row.start) for row in places])
    touched = list(
        connection.execute(
            select(thread.c.id)
            .where(thread.c.last >= since, *([thread.c.first <= until] if until else []))
            .order_by(thread.c.sources.desc(), thread.c.claims.desc(), thread.c.last.desc(), thread.c.id)
        ).scalars()
    )
    new: list[KeptThread] = []
    moved: list[Moved] = []
    for some in portions(touched, 100):
        found = related(connection, some)
        handles = _handles(connection, found)
        for of in some:
            known = _kept(found, of, handles)
            if (known.first or "") >= since and len(known.sources) > 1:
                new.append(known)
            moved += _moved(connection, found, of, known, since, until)
    moved.sort(key=lambda each: (BECAME.index(each.standing.kind), -len(each.thread.sources), each.thread.id))
    once = {
        (each.standing.kind, frozenset(each.standing.evidence)): each for each in reversed(moved)
    }  # a dispute has two ends
    told = tuple(each for each in moved if once[each.standing.kind, frozenset(each.standing.evidence)] is each)
    return Brief(since, until, tally.articles, tally.independent, tuple(new), told, missing(connection))


def _moved(
    connection: Connection, found: Related, of: int, known: KeptThread, since: str, until: str | None
) -> Iterator[Moved]:
    """What became of a thread since a day that it was not before."""
    made, told = found.threads[of], found.tellings
    earlier = [tie for tie in found.relations[of] if _before(tie, found.told, since)]
    before = {each.kind for each in standings(made, told, earlier)}
    for each, kept_ in zip(standings(made, told, found.relations[of]), known.standings, strict=True):
        fresh = [ident for ident in each.evidence if _within(found.told[ident], since, until)]
        if each.kind in BECAME and each.kind not in before and fresh:
            lines = _lines(connection, found, fresh)
            yield Moved(known, kept_, tuple(lines[ident] for ident in fresh))


def _within(one: Told, since: str, until: str | None) -> bool:
    day = one.day or ""
    return since <= day and (until is None or day <= until)


def _before(tie: Relation, told: Mapping[TellingId, Told], since: str) -> bool:
    return all((told[end].day or "") < since for end in (tie.by, tie.of))
