"""Threads, and how each stands: gathered anew of whatever hangs together with what was drawn; the rest stays as it is."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select, update

from reportedly.ledger.anchoring import bonds, stands
from reportedly.ledger.copies import families_at
from reportedly.ledger.drawing import Pair, PairRow, accounts, loose_tellings, loosen, pairings_of
from reportedly.ledger.kinship import portions
from reportedly.ledger.naming import names_of
from reportedly.ledger.schema import article, claim, claims_of_articles, receipt, standing, telling, thread, version
from reportedly.ledger.voicing import Voicing
from reportedly.model import Pairing, Relation, Telling, TellingId, Thread
from reportedly.threads import FLOOR, pair_weights, relations, standings, tellers, threads


@dataclass(frozen=True, slots=True)
class Told:
    """A telling as it is kept: what it tells, the rows of its claim and article, and the day on which that was published there.

    ``came`` is the day by which it is news: that of publication, else that on which it was received.
    """

    telling: Telling
    claim_id: int
    article_id: int
    day: str | None
    came: str


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
    _gather(connection, loose_tellings(connection))
    _stand_stale(connection)


def gather_anew(connection: Connection, claims: Collection[int]) -> None:
    """Gather the threads of these claims anew, as people have it now, and count them; what is not drawn waits for that."""
    rows: set[int] = set()
    for some in portions(claims):
        rows.update(connection.execute(select(telling.c.id).where(telling.c.claim_id.in_(some))).scalars())
    if rows:
        _gather(connection, loose_tellings(connection, rows | loosen(connection, rows)))
        _stand_stale(connection, _AT_ONCE)


def stand_anew(connection: Connection, claims: Collection[int]) -> None:
    """Count anew how the threads of these claims stand: a few at once, others when threads are drawn the next time."""
    for some in portions(claims):
        of = select(telling.c.thread_id).where(telling.c.claim_id.in_(some), telling.c.thread_id.is_not(None))
        connection.execute(update(thread).where(thread.c.id.in_(of)).values(stale=1))
    _stand_stale(connection, _AT_ONCE)


_AT_ONCE: Final = 300
"""Threads that are counted within a decision: of whoever speaks in more, the others are when threads are drawn."""


def _stand_stale(connection: Connection, most: int | None = None) -> None:
    asked = select(thread.c.id).where(thread.c.stale == 1).order_by(thread.c.id)
    for some in portions(connection.execute(asked if most is None else asked.limit(most)).scalars(), 100):
        _stand(connection, some)


def _gather(connection: Connection, loose: set[int]) -> None:
    found: dict[Pair, PairRow] = {}
    decided = bonds(connection)
    inside, edge = set(loose), set(loose)
    while edge:
        while edge:
            pairs = pairings_of(connection, edge, least=FLOOR)
            found.update({(each.one, each.other): each for each in pairs})
            ends = {end for each in pairs for end in (each.one, each.other)} | decided.one_with(edge)
            edge = _standing(connection, ends - inside)
            inside |= edge
        edge = loose_tellings(connection, loosen(connection, inside)) - inside
        inside |= edge
    told = _told(connection, inside, voiced=False)
    row_of = {each.telling.id: row for row, each in told.items()}
    made = threads(
        {each.telling.id: each.telling.when for each in told.values()},
        [_pairing(each, told) for each in found.values() if each.one in told and each.other in told],
        pair_weights().least_same,
        decided.bonds,
    )
    for each in made:
        _keep(connection, {row_of[ident]: told[row_of[ident]] for ident in each.tellings})


def _standing(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of these tellings whose claims nobody rejected."""
    found: set[int] = set()
    for some in portions(ids):
        found.update(
            connection.execute(
                select(telling.c.id)
                .select_from(telling.join(claim, claim.c.id == telling.c.claim_id))
                .where(telling.c.id.in_(some), stands(claim))
            ).scalars()
        )
    return found


def _keep(connection: Connection, members: Mapping[int, Told]) -> None:
    days = sorted(each.day for each in members.values() if each.day)
    first = min(each.telling.id for each in members.values())
    key = connection.execute(
        insert(thread).values(
            claims=len(members), articles=len({each.article_id for each in members.values()}), sources=0, stale=1,
            first=days[0] if days else "", last=days[-1] if days else "", key="/".join(first),
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


def _told(connection: Connection, ids: Collection[int], *, voiced: bool = True) -> dict[int, Told]:
    """These tellings, each with the family of copies of which its sentence is now, and told by whom people decided that tells it."""
    rows: list[Any] = []
    for some in portions(ids):
        rows += connection.execute(
            select(
                telling.c.id, telling.c.reading_id, telling.c.number, telling.c.claim_id, claim.c.start,
                article.c.id.label("article_id"), version.c.id.label("version_id"), version.c.published,
            )
            .select_from(claims_of_articles.join(telling, telling.c.claim_id == claim.c.id))
            .where(telling.c.id.in_(some))
        ).all()  # fmt: skip
    told = accounts(connection, {row.reading_id for row in rows})
    families = families_at(connection, {(row.article_id, row.start) for row in rows})
    by_claim = {
        row.claim_id: replace(told[row.reading_id][row.number], family=families.get((row.article_id, row.start)))
        for row in rows
    }
    if voiced:
        by_claim = Voicing(connection, names_of(connection)).of(by_claim)
    came = received(connection, {row.version_id for row in rows if not row.published})
    return {
        row.id: Told(
            by_claim[row.claim_id],
            row.claim_id,
            row.article_id,
            row.published,
            row.published or came.get(row.version_id, ""),
        )
        for row in rows
    }


def received(connection: Connection, versions: Collection[int]) -> dict[int, str]:
    """The days on which these versions first came in."""
    found: dict[int, str] = {}
    for some in portions(versions):
        rows = connection.execute(
            select(receipt.c.version_id, func.min(receipt.c.received))
            .where(receipt.c.version_id.in_(some))
            .group_by(receipt.c.version_id)
        )
        found.update({row[0]: row[1][:10] for row in rows})
    return found


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
