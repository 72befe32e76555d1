"""What a ledger answers. Every question is one statement, and its rows are read as they are asked for."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Select, func, literal_column, or_, select, text
from sqlalchemy.sql.elements import ColumnElement

from reportedly.ledger import copies
from reportedly.ledger.coding import exact_text, held, moment, unpacked, written
from reportedly.ledger.identity import IDENT_DIGITS, article_key, canonical, ident_of
from reportedly.ledger.opening import Store
from reportedly.ledger.schema import (
    actor,
    article,
    change,
    claim,
    claim_place,
    claims_of_articles,
    event,
    family,
    item,
    original,
    part,
    place,
    reading,
    receipt,
    run,
    stamp,
    tombstone,
    trace,
    version,
)
from reportedly.ledger.warc import Received
from reportedly.model import (
    Added,
    Article,
    Change,
    Document,
    Forgotten,
    KeptArticle,
    KeptClaim,
    LedgerInfo,
    LogEntry,
    Receipt,
)
from reportedly.model.errors import LedgerError

WORDS: Final = {"version": "title text", "claim": "source content"}
"""The columns of each index of words that hold the article's own."""
_FEW = 1000
"""Rows that are fetched at a time."""


def find(connection: Connection, named: str) -> int | None:
    """The row of the article that is named by its id, the beginning of it, or its address."""
    url = canonical(named)
    if url:
        key = ident_of(article_key(Document("", url=named), named))
        return connection.execute(select(article.c.id).where(article.c.ident == key)).scalar()
    if not named or len(named) > IDENT_DIGITS or not set(named) <= set("0123456789abcdef"):
        return None
    if len(named) == IDENT_DIGITS:
        return connection.execute(select(article.c.id).where(article.c.ident == named)).scalar()
    rows = (
        connection.execute(select(article.c.id).where(article.c.ident.startswith(named, autoescape=True)).limit(2))
        .scalars()
        .all()
    )
    return rows[0] if len(rows) == 1 else None


def articles(
    connection: Connection,
    *,
    words: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    only: Collection[int] | None = None,
    postgres: bool = False,
) -> Iterator[KeptArticle]:
    """The articles, in the order in which they were added; ``since`` and ``until`` are dates of publication, both included.

    ``only``: of those of these rows, of which there are few.
    """
    asked = (
        select(
            article.c.id, article.c.ident, article.c.added, article.c.changed, article.c.versions, version.c.title, version.c.outlet,
            version.c.url, version.c.published, version.c.language, version.c.words, reading.c.claims,
            trace.c.country, trace.c.ownership,
        )
        .select_from(
            article.join(version, (version.c.article_id == article.c.id) & (version.c.latest == 1))
            .join(reading, (reading.c.version_id == version.c.id) & (reading.c.current == 1))
            .outerjoin(trace, trace.c.article_id == article.c.id)
        )
        .order_by(article.c.id)
    )  # fmt: skip
    if words is not None:
        asked = asked.where(_with_words("version", version.c.id, words, postgres))
    if only is not None:
        asked = asked.where(article.c.id.in_(only))
    asked = _of_outlet(asked, outlet)
    asked = _published(asked, since, until)
    for rows in _portions(_rows(connection, asked)):
        families = {each: next(iter(its)) for each, its in copies.families_of(connection, [row.id for row in rows]).items()}
        names = copies.names_of(connection, families.values())
        for row in rows:
            yield KeptArticle(
                row.ident, row.title, row.outlet, row.url, row.published, row.language, row.words, row.claims, row.versions,
                moment(row.added), moment(row.changed), row.country, row.ownership,
                names[families[row.id]] if row.id in families else None,
            )  # fmt: skip


def claims(
    connection: Connection,
    *,
    words: str | None = None,
    who: str | None = None,
    side: str | None = None,
    event_type: str | None = None,
    place_name: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    article_id: int | None = None,
    postgres: bool = False,
) -> Iterator[KeptClaim]:
    """Claims of the articles' last versions, as they were added and stand in them."""
    asked = kept_claims().where(version.c.latest == 1, reading.c.current == 1).order_by(article.c.id, claim.c.id)
    if words is not None:
        asked = asked.where(_with_words("claim", claim.c.id, words, postgres))
    if who is not None:
        asked = asked.where(
            or_(actor.c.pack_id == who, func.lower(actor.c.name) == who.lower(), func.lower(claim.c.source) == who.lower())
        )
    if side is not None:
        asked = asked.where(claim.c.side == side)
    if event_type is not None:
        begins = event_type.removesuffix("*")
        wanted = event.c.type == event_type if begins == event_type else event.c.type.startswith(begins, autoescape=True)
        asked = asked.where(claim.c.id.in_(select(event.c.claim_id).where(wanted)))
    if place_name is not None:
        placed = (
            select(claim_place.c.claim_id)
            .select_from(claim_place.join(place, place.c.id == claim_place.c.place_id))
            .where(place.c.name == place_name)
        )
        asked = asked.where(claim.c.id.in_(placed))
    if article_id is not None:
        asked = asked.where(article.c.id == article_id)
    asked = _of_outlet(asked, outlet)
    asked = _published(asked, since, until)
    for rows in _portions(_rows(connection, asked)):
        yield from _claims(connection, rows)


def _claims(connection: Connection, rows: list[Any]) -> Iterator[KeptClaim]:
    types: dict[int, list[str]] = {}
    found = connection.execute(
        select(event.c.claim_id, event.c.type).where(event.c.claim_id.in_([row.id for row in rows])).order_by(event.c.id)
    )
    for ident, kind in found:
        types.setdefault(ident, []).append(kind)
    families = copies.families_at(connection, [(row.article_id, row.start) for row in rows])
    for row in rows:
        yield kept_claim(row, types.get(row.id, ()), families.get((row.article_id, row.start)))


def kept_claims() -> Select[Any]:
    """Claims with the article and version that they are of and who speaks, whichever these are: rows for :func:`kept_claim`."""
    return select(
        article.c.id.label("article_id"), article.c.ident, version.c.number, version.c.title, version.c.outlet, version.c.url,
        version.c.published, claim, actor.c.name.label("actor"), actor.c.pack_id,
    ).select_from(claims_of_articles.outerjoin(actor, actor.c.id == claim.c.actor_id))  # fmt: skip


def kept_claim(row: Any, types: Iterable[str], family_name: str | None) -> KeptClaim:
    """The claim of a row of :func:`kept_claims`, with the types of its events."""
    return KeptClaim(
        row.ident, row.number, row.local, row.key, row.source, row.source_kind, row.actor, row.pack_id, row.side, row.cue,
        row.lemma, row.force, row.source_certainty, row.outlet_stance, row.polarity, row.quotation, row.content, row.start,
        row.end, row.score, tuple(dict.fromkeys(types)), row.title, row.outlet, row.published, family_name,
    )  # fmt: skip


def changed(
    connection: Connection, *, since: str | None = None, outlet: str | None = None, article_id: int | None = None
) -> Iterator[Change]:
    """What new versions changed, the oldest change first; ``since`` is a moment or a date of adding."""
    asked = (
        select(article.c.ident, version.c.number, version.c.title, version.c.outlet, change)
        .select_from(
            change.join(version, version.c.id == change.c.version_id).join(article, article.c.id == version.c.article_id)
        )
        .order_by(change.c.id)
    )
    if since is not None:
        asked = asked.where(change.c.at >= since)
    if article_id is not None:
        asked = asked.where(article.c.id == article_id)
    for row in _rows(connection, _of_outlet(asked, outlet)):
        yield Change(
            row.ident, row.number, moment(row.at), row.kind, row.key_before, row.key_after, row.before, row.after, row.source,
            row.title, row.outlet,
        )  # fmt: skip


def logged(connection: Connection, *, became: str | None = None, since: str | None = None) -> Iterator[LogEntry]:
    """What became of items, the oldest first, with what was forgotten among them."""
    asked = (
        select(item, article.c.ident)
        .select_from(item.outerjoin(article, article.c.id == item.c.article_id))
        .order_by(item.c.last, item.c.id)
    )
    if became is not None:
        asked = asked.where(item.c.became == became)
    if since is not None:
        asked = asked.where(item.c.last >= since)
    graves = [
        LogEntry(each.at, each.at, 1, each.what, None, "file", "forgotten", each.reason, None, None)
        for each in forgotten(connection)
        if became in (None, "forgotten") and (since is None or written(each.at) >= since)
    ]
    for row in _rows(connection, asked):
        while graves and graves[0].last < moment(row.last):
            yield graves.pop(0)
        yield LogEntry(
            moment(row.first), moment(row.last), row.times, row.name, row.line, row.how, row.became, row.reason, row.ident,
            row.version,
        )  # fmt: skip
    yield from graves


def failed(connection: Connection, name: str, reason: str) -> bool:
    """Whether an item of that name failed for that reason."""
    found = select(item.c.id).where(item.c.name == held(name), item.c.became == "failed", item.c.reason == held(reason))
    return connection.execute(found.limit(1)).first() is not None


def forgotten(connection: Connection) -> Iterator[Forgotten]:
    """What was forgotten, the oldest first. An outlet has two rows, for its name and its host, and is told once."""
    told: set[tuple[str, str]] = set()
    for row in connection.execute(select(tombstone).order_by(tombstone.c.at, tombstone.c.id)):
        if (row.what, row.at) in told:
            continue
        told.add((row.what, row.at))
        yield Forgotten(row.what, row.kind, moment(row.at), row.reason, row.articles)


def read_back(connection: Connection, article_id: int, number: int | None = None) -> Article | None:
    """The article as its current reading has it: the last version, or one by its number."""
    asked = (
        select(reading.c.record, reading.c.coding, reading.c.sha256, version.c.text, version.c.exact)
        .select_from(version.join(reading, reading.c.version_id == version.c.id))
        .where(version.c.article_id == article_id, reading.c.current == 1)
        .where(version.c.latest == 1 if number is None else version.c.number == number)
    )
    row = connection.execute(asked).first()
    return None if row is None else article_of(row.record, row.coding, row.text, row.exact)


def article_of(record: bytes, coding: str, kept: str, own: bytes | None) -> Article:
    """The article of a record as it is kept; raises ``LedgerError`` where that is damaged."""
    try:
        return Article.from_json(
            unpacked(bytes(record), coding), text=exact_text(kept, bytes(own) if own is not None else None)
        )
    except ValueError as error:
        raise LedgerError(f"a record is damaged ({error}); `reportedly ledger check` says which") from None


def received(connection: Connection, article_id: int, number: int | None = None) -> Receipt | None:
    """What came in for a version of an article, the first time: its bytes as they came."""
    asked = (
        select(receipt, original.c.data, original.c.coding)
        .select_from(
            receipt.join(original, original.c.id == receipt.c.original_id).join(
                version, version.c.id == receipt.c.version_id
            )
        )
        .where(version.c.article_id == article_id)
        .where(version.c.latest == 1 if number is None else version.c.number == number)
        .order_by(receipt.c.id)
    )
    row = connection.execute(asked).first()
    return None if row is None else receipt_of(row)


def receipts(connection: Connection) -> Iterator[Received]:
    """Everything that came in, in the order in which it did."""
    asked = (
        select(
            article.c.ident,
            version.c.number.label("version"),
            version.c.url.label("address"),
            receipt,
            original.c.data,
            original.c.coding,
        )
        .select_from(
            receipt.join(original, original.c.id == receipt.c.original_id)
            .join(version, version.c.id == receipt.c.version_id)
            .join(article, article.c.id == version.c.article_id)
        )
        .order_by(receipt.c.id)
    )
    for row in _rows(connection, asked, 50):
        yield Received(row.ident, row.version, row.address, row.kind, row.given, receipt_of(row))


def receipt_of(row: Any) -> Receipt:
    """The receipt of a row that has its original's data."""
    try:
        data = unpacked(bytes(row.data), row.coding)
    except ValueError as error:
        raise LedgerError(
            f"the original of {row.name} is damaged ({error}); `reportedly ledger check` says which are"
        ) from None
    headers = tuple((str(name), str(value)) for name, value in json.loads(row.headers))
    return Receipt(data, row.how, row.name, row.url, row.final_url, moment(row.received), row.media_type, headers)


def seen(connection: Connection, name: str) -> Added | None:
    """The last article that came under this name; ``None`` where none did."""
    row = connection.execute(
        select(article.c.ident, version.c.number, version.c.title)
        .select_from(
            receipt.join(version, version.c.id == receipt.c.version_id).join(article, article.c.id == version.c.article_id)
        )
        .where(receipt.c.name == held(name))
        .order_by(receipt.c.id.desc())
    ).first()
    return None if row is None else Added("known", name, article=row.ident, version=row.number, title=row.title)


def summary(store: Store, connection: Connection, form: str) -> LedgerInfo:
    """What the ledger holds."""

    def count(table: Any, *where: ColumnElement[bool]) -> int:
        return int(connection.execute(select(func.count()).select_from(table).where(*where)).scalar() or 0)

    first, last = connection.execute(select(func.min(article.c.added), func.max(article.c.changed))).one()
    models = connection.execute(
        select(stamp.c.model, func.count())
        .select_from(reading.join(stamp, stamp.c.id == reading.c.stamp_id))
        .where(reading.c.current == 1)
        .group_by(stamp.c.model)
        .order_by(func.count().desc(), stamp.c.model)
    )
    shared = select(trace.c.article_id).join(part, part.c.sketch_id == trace.c.sketch_id)
    families = count(family)
    return LedgerInfo(
        store.where, form, count(article), count(version), count(claim), count(original), families,
        families + count(article, article.c.id.not_in(shared)),
        count(reading, reading.c.current == 0), count(item, item.c.became == "failed"), sum(1 for _ in forgotten(connection)),
        size(store, connection),
        moment(first) if first else None, moment(last) if last else None, tuple((name, number) for name, number in models),
    )  # fmt: skip


def size(store: Store, connection: Connection) -> int:
    """The bytes that the ledger takes."""
    if store.path is None:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar() or 0)
    files = [store.path.with_name(store.path.name + end) for end in ("", "-wal", "-shm")]
    return sum(each.stat().st_size for each in files if each.exists())


def runs(connection: Connection) -> list[tuple[str, str | None, str, int]]:
    """Every run: when it began and ended, what was asked, and how many items were known before."""
    rows = connection.execute(select(run.c.began, run.c.ended, run.c.command, run.c.known).order_by(run.c.id))
    return [(row.began, row.ended, row.command, row.known) for row in rows]


def _with_words(table: str, ident: ColumnElement[Any], words: str, postgres: bool) -> ColumnElement[bool]:
    """Rows of ``table`` whose text holds all of the words, in any form of theirs."""
    if postgres:
        indexed = {
            "version": "to_tsvector('english', left(version.title || ' ' || version.text, 100000))",
            "claim": "to_tsvector('english', left(claim.source || ' ' || claim.content, 100000))",
        }[table]
        return text(f"{indexed} @@ plainto_tsquery('english', :words)").bindparams(words=held(words))  # type: ignore[return-value]
    found = text(f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH :words").bindparams(
        words=f"{{{WORDS[table]}}} : ({all_of(words)})"
    )
    return ident.in_(found.columns(literal_column("rowid")).scalar_subquery())


def all_of(words: str) -> str:
    """The words as SQLite's index is asked for all of them, in any form; signs alone are none."""
    named = [word for word in held(words).split() if any(map(str.isalnum, word))]
    return " ".join('"' + word.replace('"', '""') + '"' for word in named) or '""'


def _of_outlet(asked: Select[Any], outlet: str | None) -> Select[Any]:
    if outlet is None:
        return asked
    return asked.where(or_(func.lower(version.c.outlet) == outlet.lower(), article.c.host == outlet.lower()))


def _published(asked: Select[Any], since: str | None, until: str | None) -> Select[Any]:
    if since is not None:
        asked = asked.where(version.c.published >= since)
    if until is not None:
        asked = asked.where(version.c.published <= until)
    return asked


def _portions(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(rows, 500)):
        yield some


def _rows(connection: Connection, asked: Select[Any], few: int = _FEW) -> Iterator[Any]:
    yield from connection.execution_options(yield_per=few).execute(asked)
