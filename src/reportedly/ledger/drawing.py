"""What each article tells, which others that is compared with, and what came of it: of this, :mod:`settling` makes threads.

Each article is compared once, when it is drawn, with those of which a claim has a key in common (:mod:`reportedly.threads.blocking`).
Kept are the pairs that are something to one another. Where a key comes to have so many claims that only a sample of them is
compared by it, pairs that no other key makes are dropped again, so that what is kept does not depend on the order of adding.
"""

from __future__ import annotations

import json
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final, Protocol

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select, update

from reportedly.ledger.anchoring import stands
from reportedly.ledger.asking import article_of
from reportedly.ledger.coding import CODING, held, packed, unpacked
from reportedly.ledger.kinship import portions
from reportedly.ledger.opening import Store
from reportedly.ledger.revising import corrections, placed, revised
from reportedly.ledger.schema import (
    account,
    article,
    claim,
    hint,
    holding,
    pairing,
    reading,
    telling,
    thread,
    version,
)
from reportedly.ledger.voicing import Voicing, kept_voice
from reportedly.model import Article, Language, Telling, TellingId
from reportedly.threads import FORM, Judge, Seen, by_article, compared, decided, from_bytes, keys, level, ranked, to_bytes


class Tells(Protocol):
    """Makes the tellings of an article, with vectors."""

    @property
    def language(self) -> Language:
        """The language of the articles."""
        ...

    @property
    def judge(self) -> Judge:
        """What reads pairs of claims together."""
        ...

    def __call__(self, article: Article, ident: str, published: str | None) -> tuple[Telling, ...]:
        """What an article tells, from it, its id and its instant of publication."""
        ...

    def packs(self, article: Article) -> tuple[str, ...]:
        """What the packs are called that say who is who in an article."""
        ...


_BATCH: Final = 32
"""Articles that are drawn before threads are gathered anew."""
_HELD: Final = 4096
"""Articles whose tellings are held in memory while drawing."""
Pair = tuple[int, int]


def missing(connection: Connection) -> int:
    """How many articles are not drawn yet: not compared with the others, or not gathered into threads since."""
    undrawn = _undrawn().with_only_columns(reading.c.id).subquery()
    not_compared = connection.execute(select(func.count()).select_from(undrawn)).scalar_one()
    loose = (
        select(func.count(telling.c.reading_id.distinct()))
        .select_from(telling.join(claim, claim.c.id == telling.c.claim_id))
        .where(telling.c.thread_id.is_(None), stands(claim), telling.c.reading_id.not_in(select(undrawn.c.id)))
    )
    return not_compared + connection.execute(loose).scalar_one()


def loose_tellings(connection: Connection, among: Collection[int] | None = None) -> set[int]:
    """The tellings, of these or of all, that are in no thread and to be in one: nobody rejected their claims."""
    asked = (
        select(telling.c.id)
        .select_from(telling.join(claim, claim.c.id == telling.c.claim_id))
        .where(telling.c.thread_id.is_(None), stands(claim))
    )
    if among is None:
        return set(connection.execute(asked).scalars())
    return {
        row for some in portions(among) for row in connection.execute(asked.where(telling.c.id.in_(some))).scalars()
    }  # fmt: skip


def outdate(connection: Connection, claims: Collection[int]) -> None:
    """Have the articles of these claims told and compared anew when threads are drawn the next time."""
    for some in portions(claims):
        of = select(claim.c.reading_id).where(claim.c.id.in_(some))
        connection.execute(update(account).where(account.c.reading_id.in_(of)).values(form=0))


def outdate_all(store: Store) -> None:
    """Have every article told and compared anew when threads are drawn the next time."""
    with store.write() as connection:
        connection.execute(update(account).values(form=0))


def told_with(connection: Connection) -> tuple[tuple[str, int], ...]:
    """With which packs articles are told, and how many with each choice of them, most first; no pack is empty."""
    rows = connection.execute(select(account.c.packs, func.count()).group_by(account.c.packs)).all()
    return tuple(sorted(((packs or "", count) for packs, count in rows), key=lambda each: (-each[1], each[0])))


def stale(connection: Connection) -> bool:
    """Whether it has to be counted anew how a thread stands."""
    return connection.execute(select(thread.c.id).where(thread.c.stale == 1).limit(1)).first() is not None


def draw(store: Store, tell: Tells) -> Iterator[int]:
    """Compare every article that is not drawn yet with all others; yields how many were, batch by batch.

    Where it is stopped, the next call goes on.
    """
    drawing = Drawing(tell.language, tell.judge)
    count = 0
    while True:
        with store.read() as connection:
            rows = connection.execute(_undrawn().order_by(reading.c.id).limit(_BATCH)).all()
        if not rows:
            break
        with store.read() as connection:
            decided_ = corrections(connection, [row.id for row in rows])
        made = []
        for row in rows:
            read = revised(article_of(row.record, row.coding, row.text, row.exact), decided_.get(row.id, {}))
            made.append((row, tell(read, row.ident, _instant(row)), ", ".join(tell.packs(read))))
        for row, some, packs in made:
            with (
                store.write() as connection
            ):  # each for itself: reading pairs takes its time, and others wait to write meanwhile
                now = corrections(connection, [row.id]).get(row.id)
                if _still(connection, row.id) and now == decided_.get(row.id):
                    drawing.put(connection, row.id, placed(connection, some, now or {}), packs)
                    count += 1
        yield count


def _undrawn() -> Any:
    return (
        select(
            reading.c.id, article.c.ident, version.c.text, version.c.exact, version.c.published, version.c.published_at,
            reading.c.record, reading.c.coding,
        )
        .select_from(
            reading.join(version, version.c.id == reading.c.version_id)
            .join(article, article.c.id == version.c.article_id)
            .outerjoin(account, account.c.reading_id == reading.c.id)
        )
        .where(reading.c.current == 1, version.c.latest == 1)
        .where(or_(account.c.reading_id.is_(None), account.c.form != FORM))
    )  # fmt: skip


def _still(connection: Connection, reading_id: int) -> bool:
    """Whether a reading is still the current one, and undrawn."""
    asked = _undrawn().with_only_columns(reading.c.id).where(reading.c.id == reading_id)
    return connection.execute(asked).first() is not None


def _instant(row: Any) -> str | None:
    moment: str | None = row.published_at or row.published
    return moment


class Drawing:
    """Compares articles with those that are drawn; what these tell is read once."""

    def __init__(self, language: Language, judge: Judge) -> None:
        self._language, self._judge = language, judge
        self._known: OrderedDict[int, tuple[Seen, ...]] = OrderedDict()
        self._hashes: dict[TellingId, frozenset[int]] = {}

    def put(self, connection: Connection, reading_id: int, told: Sequence[Telling], packs: str = "") -> None:
        """Keep what a reading tells, with which packs, and what that is to what others tell."""
        withdraw(connection, [reading_id])
        self._known.pop(reading_id, None)
        for each in told:
            self._hashes.pop(each.id, None)
        connection.execute(
            insert(account).values(
                reading_id=reading_id, form=FORM, coding=CODING, data=packed(to_bytes(told)), packs=held(packs)
            )
        )
        claims = dict[str, int](
            connection.execute(select(claim.c.local, claim.c.id).where(claim.c.reading_id == reading_id)).tuples().all()
        )
        numbered = [(number, each) for number, each in enumerate(told) if each.claim in claims]
        if not numbered:
            return
        rows = [
            {
                "reading_id": reading_id,
                "number": number,
                "claim_id": claims[each.claim],
                "rank": ranked(each.id),
                "voice": held(kept_voice(each.voice)),
            }
            for number, each in numbered
        ]
        connection.execute(insert(telling), rows)
        ids = dict[int, int](
            connection.execute(select(telling.c.number, telling.c.id).where(telling.c.reading_id == reading_id))
            .tuples()
            .all()
        )
        having: dict[int, list[int]] = defaultdict(list)
        ranks = {ids[number]: ranked(each.id) for number, each in numbered}
        for number, each in numbered:
            for key in hashes(each):
                having[key].append(ids[number])
        before = _sizes(connection, having)
        connection.execute(
            insert(hint),
            [{"hash": key, "rank": ranks[each], "telling_id": each} for key, some in having.items() for each in some],
        )
        sizes = {key: before.get(key, 0) + len(some) for key, some in having.items()}
        self._compare(connection, _pairs(connection, having, ranks, sizes))
        for key, size in sizes.items():
            if level(before.get(key, 0)) != level(size):
                self._thin(connection, key, level(size))

    def _compare(self, connection: Connection, pairs: Collection[Pair]) -> None:
        if not pairs:
            return
        seen = self._seen(connection, {each for pair in pairs for each in pair})
        articles = by_article(each for of in {id(of): of for _, of in seen.values()}.values() for each in of)
        ids = {each.telling.id: row for row, (each, _) in seen.items()}
        made = decided(
            [(seen[one][0], seen[other][0]) for one, other in sorted(pairs)], articles, self._language, self._judge
        )
        rows = [
            {"one_id": ids[each.one], "other_id": ids[each.other], "same": each.same, "kinds": json.dumps(dict(each.kinds))}
            for each in made
        ]
        if rows:
            connection.execute(insert(pairing), rows)

    def _seen(self, connection: Connection, ids: Collection[int]) -> dict[int, tuple[Seen, tuple[Seen, ...]]]:
        """These tellings, each with all those of its article."""
        at: dict[int, tuple[int, int]] = {}
        for some in portions(ids):
            rows = connection.execute(
                select(telling.c.id, telling.c.reading_id, telling.c.number).where(telling.c.id.in_(some))
            )
            at.update({row.id: (row.reading_id, row.number) for row in rows})
        self._load(connection, {of for of, _ in at.values()})
        return {ident: (self._known[of][number], self._known[of]) for ident, (of, number) in at.items()}

    def _load(self, connection: Connection, readings: Collection[int]) -> None:
        for each in readings:
            if each in self._known:
                self._known.move_to_end(each)
        for each, told in voiced(connection, [each for each in readings if each not in self._known]).items():
            self._known[each] = tuple(Seen(one) for one in told)
        while len(self._known) > max(_HELD, len(readings)):
            self._known.popitem(last=False)

    def _thin(self, connection: Connection, key: int, least: int) -> None:
        """Drop the pairs that were compared by a key which has so many tellings now that they no longer are by it, nor by another."""
        common = list(connection.execute(select(hint.c.telling_id).where(hint.c.hash == key, hint.c.rank < least)).scalars())
        kept: list[Pair] = []
        held = set(common)
        for some in portions(common):
            kept += [
                (one, other)
                for one, other in connection.execute(
                    select(pairing.c.one_id, pairing.c.other_id).where(pairing.c.one_id.in_(some))
                )
                if other in held
            ]
        if not kept:
            return
        seen = self._seen(connection, {each for pair in kept for each in pair})
        of = {ident: (self._keys(one.telling), ranked(one.telling.id)) for ident, (one, _) in seen.items()}
        sizes = _sizes(connection, {each for one, other in kept for each in of[one][0] & of[other][0]})
        gone = [
            (one, other)
            for one, other in kept
            if not any(compared(of[one][1], of[other][1], sizes[each]) for each in of[one][0] & of[other][0])
        ]
        if not gone:
            return
        connection.execute(
            delete(pairing).where(pairing.c.one_id == bindparam("one"), pairing.c.other_id == bindparam("other")),
            [{"one": one, "other": other} for one, other in gone],
        )
        loosen(connection, {each for pair in gone for each in pair})

    def _keys(self, one: Telling) -> frozenset[int]:
        """The keys of a telling, worked out once while they are held in memory."""
        found = self._hashes.get(one.id)
        if found is None:
            if len(self._hashes) >= _HELD:
                self._hashes.clear()
            found = self._hashes[one.id] = frozenset(hashes(one))
        return found


def hashes(one: Telling) -> list[int]:
    """The keys of a telling as a store looks them up: ascending numbers of 64 bits with a sign."""
    return sorted(
        int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8, person=b"hint").digest(), signed=True)
        for key in keys(one)
    )


def _sizes(connection: Connection, wanted: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in portions(wanted):
        found.update(
            connection.execute(
                select(hint.c.hash, func.count()).where(hint.c.hash.in_(some)).group_by(hint.c.hash)
            ).tuples().all()
        )  # fmt: skip
    return found


def _pairs(
    connection: Connection, having: Mapping[int, Sequence[int]], ranks: Mapping[int, int], sizes: Mapping[int, int]
) -> set[Pair]:
    """The pairs of a new telling and any other that are to be compared, the lower row first.

    Each new telling asks for itself: two near copies share nearly all of their keys, and are one row of the answer all the same.
    """
    keys_of: dict[int, list[int]] = defaultdict(list)
    for key, some in having.items():
        for each in some:
            keys_of[each].append(key)
    found: set[Pair] = set()
    for mine, its in keys_of.items():
        free = [key for key in its if ranks[mine] >= level(sizes[key])]
        sampled: dict[int, list[int]] = defaultdict(list)
        for key in its:
            if ranks[mine] < level(sizes[key]):
                sampled[level(sizes[key])].append(key)
        asked = [hint.c.hash.in_(some) for some in portions(free)] + [
            and_(hint.c.hash.in_(some), hint.c.rank >= least) for least, keys_ in sampled.items() for some in portions(keys_)
        ]
        for which in asked:
            for other in connection.execute(select(hint.c.telling_id).distinct().where(which)).scalars():
                if other != mine:
                    found.add((min(mine, other), max(mine, other)))
    return found


def accounts(connection: Connection, readings: Collection[int]) -> dict[int, tuple[Telling, ...]]:
    """What these readings tell."""
    found: dict[int, tuple[Telling, ...]] = {}
    for some in portions(readings):
        rows = connection.execute(
            select(account.c.reading_id, account.c.coding, account.c.data).where(account.c.reading_id.in_(some))
        )
        found.update({row.reading_id: from_bytes(unpacked(bytes(row.data), row.coding)) for row in rows})
    return found


def voiced(connection: Connection, readings: Collection[int]) -> dict[int, tuple[Telling, ...]]:
    """What these readings tell, each claim by whom people decided that tells it."""
    found = accounts(connection, readings)
    for some in portions(readings):
        rows = connection.execute(
            select(telling.c.reading_id, telling.c.number, telling.c.claim_id)
            .select_from(telling.join(holding, holding.c.claim_id == telling.c.claim_id))
            .where(telling.c.reading_id.in_(some))
            .distinct()
        ).all()
        if not rows:
            continue
        decided_ = Voicing(connection).of({row.claim_id: found[row.reading_id][row.number] for row in rows})
        for row in rows:
            whole = list(found[row.reading_id])
            whole[row.number] = decided_[row.claim_id]
            found[row.reading_id] = tuple(whole)
    return found


def withdraw(connection: Connection, readings: Collection[int]) -> None:
    """Take away what these readings told, before their claims go; threads that held some of it are gathered anew."""
    for some in portions(readings):
        rows = connection.execute(
            select(telling.c.id, telling.c.reading_id, telling.c.number, telling.c.thread_id)
            .where(telling.c.reading_id.in_(some))
        ).all()  # fmt: skip
        told = accounts(connection, {row.reading_id for row in rows})
        for row in rows:
            for part in portions(hashes(told[row.reading_id][row.number])):
                connection.execute(
                    delete(hint).where(
                        hint.c.hash.in_(part), hint.c.telling_id == row.id, hint.c.rank == ranked(told[row.reading_id][row.number].id)
                    )
                )  # fmt: skip
        loosen(connection, [row.id for row in rows])
        connection.execute(delete(account).where(account.c.reading_id.in_(some)))


def loosen(connection: Connection, ids: Collection[int]) -> set[int]:
    """Have the threads that hold these tellings gathered anew, and those that answer them counted; all that was in those threads."""
    freed: set[int] = set()
    for some in portions(ids):
        of = select(telling.c.thread_id).where(telling.c.id.in_(some))
        for one, other in ((pairing.c.one_id, pairing.c.other_id), (pairing.c.other_id, pairing.c.one_id)):
            near = select(telling.c.thread_id).where(telling.c.id.in_(select(other).where(one.in_(some))))
            connection.execute(update(thread).where(thread.c.id.in_(near)).values(stale=1))
        held_ = list(connection.execute(of.where(telling.c.thread_id.is_not(None))).scalars())
        for part in portions(set(held_)):
            freed.update(connection.execute(select(telling.c.id).where(telling.c.thread_id.in_(part))).scalars())
            connection.execute(update(telling).where(telling.c.thread_id.in_(part)).values(thread_id=None))
            connection.execute(delete(thread).where(thread.c.id.in_(part)))
    return freed


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair as it is kept: rows of two tellings, the chance that they say the same, chances of relations as JSON."""

    one: int
    other: int
    same: float
    kinds: str


def pairings_of(connection: Connection, ids: Collection[int], *, least: float = 0.0) -> list[PairRow]:
    """The pairs of which one at least is among these tellings."""
    found: dict[Pair, PairRow] = {}
    for some in portions(ids):
        for end in (pairing.c.one_id, pairing.c.other_id):
            for row in connection.execute(select(pairing).where(end.in_(some), pairing.c.same >= least)):
                found[row.one_id, row.other_id] = PairRow(row.one_id, row.other_id, row.same, row.kinds)
    return [found[each] for each in sorted(found)]
