"""Threads, and how each stands: gathered anew of whatever hangs together with what was drawn; the rest stays as it is."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from reportedly.ledger.copies import families_at
from reportedly.ledger.drawing import Pair, PairRow, accounts, loosen, pairings_of
from reportedly.ledger.kinship import portions
from reportedly.ledger.schema import article, claim, claims_of_articles, standing, telling, thread, version
from reportedly.model import Pairing, Relation, Telling, TellingId, Thread
from reportedly.threads import FLOOR, pair_weights, relations, standings, tellers, threads


@dataclass(frozen=True, slots=True)
class Told:
    """A telling as it is kept: what it tells, the rows of its claim and article, and the day on which that was published there."""

    telling: Telling
    claim_id: int
    article_id: int
    day: str | None


@dataclass(frozen=True, slots=True)
class Related:
    """Threads by their rows, with those that they have to do with; ``relations`` are of the ones that were asked for."""

    told: Mapping[TellingId, Told]
    threads: Mapping[int, Thread]
    relations: Mapping[int, tuple[Relation, ...]]

    @property
    def tellings(self) -> dict[TellingId, Telling]:
        """What is told in them."""
        return {ident: each.telling for ident, each in self.told.items()}


def settle(connection: Connection) -> None:
    """Gather the threads of all tellings that are in none, and count how these stand and those that they answer."""
    loose = connection.execute(select(telling.c.id).where(telling.c.thread_id.is_(None)).order_by(telling.c.id)).scalars()
    _gather(connection, set(loose))
    stale = connection.execute(select(thread.c.id).where(thread.c.stale == 1).order_by(thread.c.id)).scalars()
    for some in portions(stale, 100):
        _stand(connection, some)


def _gather(connection: Connection, loose: set[int]) -> None:
    found: dict[Pair, PairRow] = {}
    inside, edge = set(loose), set(loose)
    while edge:
        pairs = pairings_of(connection, edge, least=FLOOR)
        found.update({(each.one, each.other): each for each in pairs})
        edge = {end for each in pairs for end in (each.one, each.other)} - inside
        inside |= edge
    loosen(connection, inside)
    told = _told(connection, inside)
    row_of = {each.telling.id: row for row, each in told.items()}
    made = threads(
        {each.telling.id: each.telling.when for each in told.values()},
        [_pairing(each, told) for each in found.values()],
        pair_weights().least_same,
    )
    for each in made:
        _keep(connection, {row_of[ident]: told[row_of[ident]] for ident in each.tellings})


def _keep(connection: Connection, members: Mapping[int, Told]) -> None:
    days = sorted(each.day for each in members.values() if each.day)
    key = connection.execute(
        insert(thread).values(
            claims=len(members), articles=len({each.article_id for each in members.values()}), sources=0, stale=1,
            first=days[0] if days else "", last=days[-1] if days else "",
        )
    ).inserted_primary_key  # fmt: skip
    assert key is not None
    for some in portions(members):
        connection.execute(update(telling).where(telling.c.id.in_(some)).values(thread_id=key[0]))


def _stand(connection: Connection, stale: Collection[int]) -> None:
    found = related(connection, stale)
    told = found.tellings
    for of in stale:
        made = found.threads[of]
        kinds = sorted({each.kind for each in standings(made, told, found.relations[of])})
        connection.execute(delete(standing).where(standing.c.thread_id == of))
        connection.execute(insert(standing), [{"thread_id": of, "kind": kind} for kind in kinds])
        connection.execute(update(thread).where(thread.c.id == of).values(stale=0, sources=len(tellers(made, told))))


def related(connection: Connection, wanted: Collection[int]) -> Related:
    """These threads, with those that they have to do with."""
    members = _members(connection, wanted)
    pairs = pairings_of(connection, [row for some in members.values() for row in some])
    near = _threads_of(connection, {end for pair in pairs for end in (pair.one, pair.other)})
    members |= _members(connection, near - members.keys())
    told = _told(connection, [row for some in members.values() for row in some])
    nouns = {of: _noun([told[row].telling for row in rows]) for of, rows in members.items()}
    made = [_pairing(pair, told) for pair in pairs if pair.one in told and pair.other in told]
    at: dict[TellingId, list[Relation]] = defaultdict(list)
    for tie in relations(list(nouns.values()), made, pair_weights().least):
        at[tie.source].append(tie)
        at[tie.target].append(tie)
    return Related(
        {each.telling.id: each for each in told.values()},
        nouns,
        {of: tuple(at[nouns[of].id]) for of in wanted if of in nouns},
    )


def _noun(told: Sequence[Telling]) -> Thread:
    ids = tuple(each.id for each in sorted(told, key=lambda each: each.when))
    return Thread(min(ids), ids)


def _pairing(row: PairRow, told: Mapping[int, Told]) -> Pairing:
    return Pairing(told[row.one].telling.id, told[row.other].telling.id, row.same, tuple(json.loads(row.kinds).items()))


def _told(connection: Connection, ids: Collection[int]) -> dict[int, Told]:
    """These tellings, each with the family of copies of which its sentence is now."""
    rows: list[Any] = []
    for some in portions(ids):
        rows += connection.execute(
            select(
                telling.c.id, telling.c.reading_id, telling.c.number, telling.c.claim_id, claim.c.start,
                article.c.id.label("article_id"), version.c.published,
            )
            .select_from(claims_of_articles.join(telling, telling.c.claim_id == claim.c.id))
            .where(telling.c.id.in_(some))
        ).all()  # fmt: skip
    told = accounts(connection, {row.reading_id for row in rows})
    families = families_at(connection, {(row.article_id, row.start) for row in rows})
    return {
        row.id: Told(
            replace(told[row.reading_id][row.number], family=families.get((row.article_id, row.start))),
            row.claim_id,
            row.article_id,
            row.published,
        )
        for row in rows
    }


def _members(connection: Connection, wanted: Collection[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for some in portions(wanted):
        rows = connection.execute(
            select(telling.c.thread_id, telling.c.id).where(telling.c.thread_id.in_(some)).order_by(telling.c.id)
        )
        for of, row in rows:
            found.setdefault(of, []).append(row)
    return found


def _threads_of(connection: Connection, ids: Collection[int]) -> set[int]:
    found: set[int] = set()
    for some in portions(ids):
        found.update(
            connection.execute(
                select(telling.c.thread_id).where(telling.c.id.in_(some), telling.c.thread_id.is_not(None))
            ).scalars()
        )
    return found
