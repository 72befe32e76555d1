"""What a ledger answers about threads: which there are, how one went, and what has moved since a day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, exists, func, or_, select

from reportedly.ledger.anchoring import claim_named, stands
from reportedly.ledger.asking import find
from reportedly.ledger.deciding import decisions_on
from reportedly.ledger.drawing import missing, pairings_of, told_with
from reportedly.ledger.finding import claim_rows, condition, counted, lines_of, on_days
from reportedly.ledger.kinship import portions
from reportedly.ledger.matching import ids
from reportedly.ledger.naming import names_of
from reportedly.ledger.schema import article, claim, claims_of_articles, receipt, standing, telling, thread, version
from reportedly.ledger.settling import Related, Told, related
from reportedly.model import (
    WHAT_BECAME,
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
    Story,
    TellingId,
    Thread,
    ThreadOrder,
    ThreadPage,
)
from reportedly.model.errors import LedgerError, UsageError
from reportedly.threads import Seen, explained, pair_weights, standings, tellers


def page(
    connection: Connection, asked: Question, *, every: bool, limit: int, after: str | None, order: ThreadOrder = "last"
) -> ThreadPage:
    """A page of the threads of which a claim answers a question, those told last first, or in another order.

    Without ``every`` only those that more than one source tells, or of which something became.
    """
    wanted = _wanted(connection, asked, every=every)
    if wanted is None:
        return ThreadPage((), 0, missing(connection), None, told_with(connection))
    found = connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
    by = _ORDERS[order]
    further = None if after is None else _further(after, by)
    ordered = wanted.add_columns(*by, thread.c.key).order_by(*(each.desc() for each in by), thread.c.key)
    rows = connection.execute((ordered if further is None else ordered.where(further)).limit(limit + 1)).all()
    return ThreadPage(
        tuple(kept(connection, [row.id for row in rows[:limit]])),
        found,
        missing(connection),
        ":".join(str(each) for each in rows[limit - 1][1:]) if len(rows) > limit else None,
        told_with(connection),
    )


_LAST: Final = (thread.c.last, thread.c.sources, thread.c.claims)
"""By what threads are in order, the highest first; of those that are alike in it the one of the lowest key."""
_ORDERS: Final[Mapping[ThreadOrder, tuple[Column[Any], ...]]] = {
    "last": _LAST,
    "first": (thread.c.first, *_LAST),
    "sources": (thread.c.sources, *_LAST),
    "claims": (thread.c.claims, *_LAST),
}
_DAYS: Final = frozenset({"first", "last"})
_PLACED: Final = {
    name: re.compile(r"[0-9-]*" if name in _DAYS else r"[0-9]{1,9}") for name in ("first", "last", "sources", "claims")
}
_KEY: Final = re.compile(r"[0-9a-f]+/[0-9a-f]+")


def _further(after: str, order: Sequence[Column[Any]]) -> ColumnElement[bool]:
    """What stands behind a place in a list of threads: a thread's own key, so that what is added in between moves nothing over it."""
    *values, key = after.split(":")
    if (
        len(values) != len(order)
        or not all(_PLACED[column.name].fullmatch(value) for column, value in zip(order, values, strict=True))
        or not _KEY.fullmatch(key)
    ):
        raise UsageError(f"{after!r} is no place in a list of threads: hand on what the page before gave")
    at = [value if column.name in _DAYS else int(value) for column, value in zip(order, values, strict=True)]
    same = [column == value for column, value in zip(order, at, strict=True)]
    lower = [and_(*same[:number], column < value) for number, (column, value) in enumerate(zip(order, at, strict=True))]
    return or_(*lower, and_(*same, thread.c.key > key))


def _wanted(connection: Connection, asked: Question, *, every: bool) -> Select[Any] | None:
    wanted = select(thread.c.id)
    if not every:
        became = exists().where(standing.c.thread_id == thread.c.id, standing.c.kind.in_(WHAT_BECAME))
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
    """The thread of a claim, by whatever name a command prints it; raises ``LedgerError`` where there is none."""
    found = claim_named(connection, what)
    if found is None:
        one = what.strip().removeprefix("thread:").rpartition("/")[0]
        if one and (find(connection, one) or find(connection, one.lower())) is not None:
            raise LedgerError(f"{what}: the article has no such claim")
        raise LedgerError(f"no thread is called {what}; name one by any of its claims, as threads and ask do: ARTICLE/c3")
    if found.rejected:
        raise LedgerError(
            f"{what}: somebody rejected this claim, so it is in no thread; reportedly edit list names the decision"
        )
    if found.thread is None:
        raise LedgerError(f"{what}: not drawn into threads yet; reportedly threads does it")
    return found.thread


def kept(connection: Connection, wanted: Collection[int]) -> Iterator[KeptThread]:
    """These threads as nouns, in their order."""
    found = related(connection, wanted)
    handles = _handles(connection, found)
    for of in wanted:
        yield _kept(found, of, handles)


class _Handles(dict[TellingId, str]):
    """What the claims of tellings are called, and where they stand: address, and offsets."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[TellingId, tuple[str | None, int, int]] = {}


def _handles(connection: Connection, found: Related) -> _Handles:
    """What the claims of these tellings are called."""
    rows = {each.claim_id: ident for ident, each in found.told.items()}
    called = _Handles()
    for some in portions(rows):
        for row in connection.execute(
            select(claim.c.id, claim.c.local, claim.c.start, claim.c.end, article.c.ident, version.c.url)
            .select_from(claims_of_articles).where(claim.c.id.in_(some))
        ):  # fmt: skip
            called[rows[row.id]] = f"{row.ident}/{row.local}"
            called.places[rows[row.id]] = row.url, row.start, row.end
    return called


def _kept(found: Related, of: int, handles: _Handles) -> KeptThread:
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
        *handles.places[made.tellings[0]],
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
        decisions_on(connection, [found.told[ident].claim_id for ident in made.tellings]),
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
    """What the articles published on these days bring; those without a date count by the day on which they were received."""
    within = _came_within(since, until)
    rows = connection.execute(
        select(article.c.id, claim.c.start, version.c.published)
        .select_from(claims_of_articles)
        .where(version.c.latest == 1, within, stands(claim))
    ).all()
    tally = counted(connection, [(row.id, row.start) for row in rows])
    undated = len({row.id for row in rows if not row.published})
    fresh = (
        select(telling.c.thread_id)
        .select_from(claims_of_articles.join(telling, telling.c.claim_id == claim.c.id))
        .where(version.c.latest == 1, within, telling.c.thread_id.is_not(None))
    )
    touched = _in_order(connection, thread.c.id.in_(fresh))
    new: list[KeptThread] = []
    moved: list[Moved] = []
    answered: set[int] = set()
    for some in _in_portions(touched):
        found = related(connection, some)
        handles = _handles(connection, found)
        answered |= found.threads.keys() - set(touched)
        for of in some:
            known = _kept(found, of, handles)
            first = min((found.told[ident].came for ident in found.threads[of].tellings), default="")
            if first >= since and len(known.sources) > 1:
                new.append(known)
            moved += _moved(connection, found, of, known, since, until)
    for some in portions(answered, 100):  # what stood before, and is answered by what came
        found = related(connection, some)
        handles = _handles(connection, found)
        for of in some:
            moved += _moved(connection, found, of, _kept(found, of, handles), since, until)
    moved.sort(key=lambda each: (WHAT_BECAME.index(each.standing.kind), -len(each.thread.sources), each.thread.id))
    once = {
        (each.standing.kind, frozenset(each.standing.evidence)): each for each in reversed(moved)
    }  # a dispute has two ends
    told = tuple(each for each in moved if once[each.standing.kind, frozenset(each.standing.evidence)] is each)
    return Brief(since, until, tally.articles, tally.independent, tuple(new), told, missing(connection), undated)


def _in_order(connection: Connection, which: ColumnElement[bool]) -> list[int]:
    """Threads, those of most sources first."""
    ordered = (thread.c.sources.desc(), thread.c.claims.desc(), thread.c.last.desc(), thread.c.key)
    return list(connection.execute(select(thread.c.id).where(which).order_by(*ordered)).scalars())


def _in_portions(values: list[int], most: int = 100) -> Iterator[list[int]]:
    """Values in portions, in their own order."""
    for at in range(0, len(values), most):
        yield values[at : at + most]


def _came_within(since: str, until: str | None) -> ColumnElement[bool]:
    """Whether a version was published on these days, or has no date and was first received on one of them."""
    of = receipt.c.version_id == version.c.id
    undated = or_(version.c.published.is_(None), version.c.published == "")
    received = [exists().where(of), ~exists().where(of, receipt.c.received < since)]
    days = [version.c.published >= since]
    if until is not None:
        received.append(exists().where(of, receipt.c.received <= f"{until}T~"))
        days.append(version.c.published <= until)
    return or_(and_(*days), and_(undated, *received))


def _moved(
    connection: Connection, found: Related, of: int, known: KeptThread, since: str, until: str | None
) -> Iterator[Moved]:
    """What became of a thread since a day that it was not before."""
    made, told = found.threads[of], found.tellings
    earlier = [tie for tie in found.relations[of] if _before(tie, found.told, since)]
    before = {each.kind for each in standings(made, told, earlier)}
    for each, kept_ in zip(standings(made, told, found.relations[of]), known.standings, strict=True):
        fresh = [ident for ident in each.evidence if _within(found.told[ident], since, until)]
        if each.kind in WHAT_BECAME and each.kind not in before and fresh:
            lines = _lines(connection, found, fresh)
            yield Moved(known, kept_, tuple(lines[ident] for ident in fresh))


def _within(one: Told, since: str, until: str | None) -> bool:
    return since <= one.came and (until is None or one.came <= until)


def _before(tie: Relation, told: Mapping[TellingId, Told], since: str) -> bool:
    return all(told[end].came < since for end in (tie.by, tie.of))
