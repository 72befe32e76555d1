"""One article into the ledger, in one transaction: what came in, its text, its record, its rows, and a line of the log."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Insert, Select, Table, delete, func, insert, select, text, update

from reportedly.ledger import projecting
from reportedly.ledger.anchoring import hold_anchors
from reportedly.ledger.changes import Changed, changes
from reportedly.ledger.coding import (
    CODING,
    brief,
    exact,
    exact_text,
    held,
    now,
    packed,
    sha256,
    stamp_digest,
    unpacked,
    written,
)
from reportedly.ledger.copies import family_of
from reportedly.ledger.drawing import withdraw
from reportedly.ledger.holding import hold
from reportedly.ledger.identity import (
    address_of,
    article_key,
    host_of,
    ident_of,
    receipt_key,
    version_digest,
)
from reportedly.ledger.kinship import relate
from reportedly.ledger.schema import (
    actor,
    article,
    change,
    claim,
    claim_number,
    claim_place,
    claim_time,
    event,
    item,
    number,
    original,
    place,
    reading,
    receipt,
    stamp,
    time,
    tombstone,
    version,
)
from reportedly.ledger.sealing import sealed
from reportedly.lineage import Traced
from reportedly.model import Added, Article, Became, Receipt
from reportedly.record import to_json

FETCHED: Final = ("address", "feed", "sitemap")
"""Ways in on which what comes is how a thing is now: a text of before that is back is a new version."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """An article on its way into a ledger, all made that can be made before the transaction.

    ``kind`` is the name of the format that the receipt was read as, ``given`` what was said of it beside, ``line`` where it stands in
    a file of several. ``packs`` is the state of the packs that it was read with.
    """

    article: Article
    receipt: Receipt
    line: int | None
    kind: str
    given: str
    packs: str
    record: bytes
    record_sha256: str
    data: bytes
    sha256: str
    key: str
    url: str | None
    identity: str
    digest: str
    traced: Traced | None


def parcel(
    read: Article, came: Receipt, *, line: int | None = None, kind: str = "", given: str = "", packs: str = "",
    trace: Callable[[Article], Traced] | None = None,
) -> Parcel:  # fmt: skip
    """An article with its receipt, made ready."""
    url = address_of(read.document, came)
    if url and url != read.document.url:
        read = replace(read, document=replace(read.document, url=url))
    record = to_json(read).encode()
    return Parcel(
        read, came, line, kind, given, packs,
        packed(record), sha256(record), packed(came.data), came.sha256,
        receipt_key(came, kind, given), url, article_key(read.document, url), version_digest(read.document),
        trace(read) if trace else None,
    )  # fmt: skip


def known(connection: Connection, came: Receipt, kind: str, given: str) -> Added | None:
    """What is already kept of the same receipt; ``None`` where nothing is, or where the article has changed since."""
    rows = (
        select(article.c.ident, version.c.number, version.c.title, version.c.latest)
        .select_from(
            receipt.join(version, version.c.id == receipt.c.version_id).join(article, article.c.id == version.c.article_id)
        )
        .where(receipt.c.key == receipt_key(came, kind, given))
        .order_by(version.c.latest.desc(), version.c.number.desc())
    )
    found = connection.execute(rows).first()
    if found is None or (came.how in FETCHED and not found.latest):
        return None
    return Added("known", came.name, article=found.ident, version=found.number, title=found.title, reason="added before")


def is_named(connection: Connection, came: Receipt, kind: str, given: str) -> bool:
    """Whether a receipt that is kept came under the name of this one as well."""
    same = select(receipt.c.id).where(receipt.c.key == receipt_key(came, kind, given), receipt.c.name == held(came.name))
    return connection.execute(same).first() is not None


def name_too(connection: Connection, came: Receipt, kind: str, given: str, told: Added, run_id: int) -> None:
    """Keep under which other name the same was received, a redirect or another spelling, so that it needn't be asked for again."""
    key = receipt_key(came, kind, given)
    first = connection.execute(select(receipt).where(receipt.c.key == key).order_by(receipt.c.id.desc())).first()
    if first is None:
        return  # forgotten meanwhile
    _sealed(
        connection, receipt,
        key=key, original_id=first.original_id, version_id=first.version_id, how=came.how, name=came.name, line=first.line,
        url=came.url, final_url=came.final_url, received=written(came.received),
        media_type=came.media_type, headers=json.dumps(came.headers), kind=kind, given=given,
    )  # fmt: skip
    note(connection, run_id, replace(told, name=came.name, reason="the same text as before"), came.how)


def put(connection: Connection, it: Parcel, run_id: int, *, again: bool) -> Added:
    """Put an article in. Inside a write transaction: what others have added is seen, and nobody adds meanwhile."""
    before = known(connection, it.receipt, it.kind, it.given)
    if before:
        return replace(before, line=it.line)
    refusal = _forgotten(connection, it)
    if refusal and not again:
        told = Added("refused", it.receipt.name, it.line, reason=refusal)
        note(connection, run_id, told, it.receipt.how)
        return told
    if refusal:
        _lift(connection, it)
    row = connection.execute(select(article.c.id, article.c.versions).where(article.c.key == held(it.identity))).first()
    moment = now()
    document = it.article.document
    title = held(document.title.text) if document.title else ""
    if row is None:
        article_id, versions = _article(connection, it, moment), 0
    else:
        article_id, versions = row.id, row.versions
        same = _same_version(connection, article_id, it)
        if same is not None:
            _received(connection, it, same[0])
            told = Added(
                "known", it.receipt.name, it.line, ident_of(it.identity), same[1], title, reason="the same text as before"
            )
            note(connection, run_id, told, it.receipt.how)
            return told
    changed = _changed(connection, article_id, it.article) if versions else []
    if versions:
        _withdraw(connection, article_id)
    version_id = _version(connection, it, article_id, versions + 1, moment, title)
    _received(connection, it, version_id)
    keep_reading(connection, version_id, it.article, it.packs, it.record, it.record_sha256, moment)
    if changed:
        connection.execute(_insert(change), [_change_row(each, version_id, moment) for each in changed])
    if it.traced:
        relate(connection, article_id, it.traced)
    became: Became = "new version" if versions else "added"
    told = Added(
        became, it.receipt.name, it.line, ident_of(it.identity), versions + 1, title, len(it.article.claims), len(changed),
        family=family_of(connection, article_id) if it.traced else None,
    )  # fmt: skip
    note(connection, run_id, told, it.receipt.how, article_id=article_id)
    return told


def keep_reading(
    connection: Connection, version_id: int, read: Article, packs: str, record: bytes, digest: str, moment: str
) -> None:
    """Make a reading the current one of its version; the one before stays, but no longer in rows that can be asked."""
    earlier = connection.execute(
        select(reading.c.id).where(reading.c.version_id == version_id, reading.c.current == 1)
    ).scalars().all()  # fmt: skip
    for old in earlier:
        connection.execute(update(reading).where(reading.c.id == old).values(current=0))
        drop_rows(connection, old)
    reading_id = _id(
        connection, reading,
        version_id=version_id, stamp_id=_stamp(connection, read, packs), current=1, claims=len(read.claims),
        made=moment, sha256=digest, coding=CODING, record=record,
    )  # fmt: skip
    if connection.execute(select(version.c.latest).where(version.c.id == version_id)).scalar():
        project(connection, read, reading_id)
        hold(connection, read, reading_id)
        hold_anchors(connection, read)


def _withdraw(connection: Connection, article_id: int) -> None:
    """Take away the rows of an article's last version, before another one comes: the last version alone can be asked."""
    rows = (
        select(reading.c.id)
        .select_from(version.join(reading, reading.c.version_id == version.c.id))
        .where(version.c.article_id == article_id, version.c.latest == 1, reading.c.current == 1)
    )
    for old in connection.execute(rows).scalars().all():
        drop_rows(connection, old)


def drop_rows(connection: Connection, reading_id: int) -> None:
    """Take away the rows that a reading was projected to."""
    withdraw(connection, [reading_id])
    for table in (claim, actor, place, time, number):  # what hangs on claims goes with them
        connection.execute(delete(table).where(table.c.reading_id == reading_id))


def project(connection: Connection, read: Article, reading_id: int) -> None:
    """The rows of a reading."""
    actors = _all(connection, actor, projecting.actors(read, reading_id))
    places = _all(connection, place, projecting.places(read, reading_id))
    times = _all(connection, time, projecting.times(read, reading_id))
    numbers = _all(connection, number, projecting.numbers(read, reading_id))
    claims = _all(connection, claim, projecting.claims(read, reading_id, actors))
    things = {"who": actors, "place": places, "time": times, "number": numbers}
    for table, rows in (
        (event, projecting.events(read, claims, things)),
        (claim_place, projecting.ties(read, "place", claims, places)),
        (claim_time, projecting.ties(read, "time", claims, times)),
        (claim_number, projecting.ties(read, "number", claims, numbers)),
    ):
        if rows:
            connection.execute(_insert(table), rows)


def note(connection: Connection, run_id: int, told: Added, how: str, *, article_id: int | None = None) -> None:
    """A line of the log; an item of which the same was said before is counted there."""
    moment = now()
    same = connection.execute(
        select(item.c.id).where(
            item.c.name == brief(told.name),
            item.c.line.is_(None) if told.line is None else item.c.line == told.line,
            item.c.became == told.became,
            item.c.reason == held(told.reason),
            item.c.version.is_(None) if not told.version else item.c.version == told.version,
        )
    ).scalar() if told.became not in ("added", "new version") else None  # fmt: skip
    if same is not None:
        connection.execute(update(item).where(item.c.id == same).values(last=moment, times=item.c.times + 1, run_id=run_id))
        return
    if article_id is None and told.article is not None:
        article_id = connection.execute(select(article.c.id).where(article.c.ident == told.article)).scalar()
    _id(
        connection, item,
        run_id=run_id, first=moment, last=moment, times=1, name=brief(told.name), line=told.line, how=how,
        became=told.became, reason=told.reason, article_id=article_id, version=told.version or None,
    )  # fmt: skip


def _article(connection: Connection, it: Parcel, moment: str) -> int:
    document = it.article.document
    return _id(
        connection, article,
        ident=ident_of(it.identity), key=it.identity, host=host_of(it.url),
        outlet=document.outlet, published=document.published, added=moment, changed=moment, versions=0,
    )  # fmt: skip


def _same_version(connection: Connection, article_id: int, it: Parcel) -> tuple[int, int] | None:
    """The version, row and number, that is the same: the last one, or any where an older one can't have come back."""
    asked = select(version.c.id, version.c.number).where(version.c.article_id == article_id, version.c.digest == it.digest)
    if it.receipt.how in FETCHED:
        asked = asked.where(version.c.latest == 1)
    found = connection.execute(asked.order_by(version.c.number.desc())).first()
    return (found.id, found.number) if found else None


def _version(connection: Connection, it: Parcel, article_id: int, count: int, moment: str, title: str) -> int:
    document = it.article.document
    connection.execute(update(version).where(version.c.article_id == article_id, version.c.latest == 1).values(latest=0))
    version_id = _id(
        connection, version,
        article_id=article_id, number=count, latest=1, digest=it.digest, text_sha256=document.id,
        title=title, text=document.text, exact=exact(document.text),
        url=it.url, outlet=document.outlet, published=document.published, published_at=document.published_at,
        language=document.language,
        words=len(document.text.split()), added=moment,
    )  # fmt: skip
    connection.execute(
        update(article)
        .where(article.c.id == article_id)
        .values(
            versions=count, changed=moment, outlet=_held(document.outlet) or article.c.outlet,
            published=_held(document.published) or article.c.published,
        )
    )  # fmt: skip
    return version_id


def _received(connection: Connection, it: Parcel, version_id: int) -> None:
    came = it.receipt
    original_id = connection.execute(select(original.c.id).where(original.c.sha256 == it.sha256)).scalar()
    if original_id is None:
        original_id = _id(connection, original, sha256=it.sha256, size=len(came.data), coding=CODING, data=it.data)
    _sealed(
        connection, receipt,
        key=it.key, original_id=original_id, version_id=version_id, how=came.how, name=came.name, line=it.line,
        url=came.url, final_url=came.final_url, received=written(came.received),
        media_type=came.media_type, headers=json.dumps(came.headers), kind=it.kind, given=it.given,
    )  # fmt: skip


def _changed(connection: Connection, article_id: int, after: Article) -> list[Changed]:
    row = connection.execute(
        select(reading.c.record, reading.c.coding, version.c.text, version.c.exact)
        .select_from(version.join(reading, reading.c.version_id == version.c.id))
        .where(version.c.article_id == article_id, version.c.latest == 1, reading.c.current == 1)
    ).first()
    if row is None:
        return []
    record = unpacked(bytes(row.record), row.coding)
    return changes(Article.from_json(record, text=exact_text(row.text, row.exact)), after)


def _change_row(each: Changed, version_id: int, moment: str) -> dict[str, Any]:
    return sealed(change, projecting.kept({
        "version_id": version_id, "at": moment, "kind": each.kind, "key_before": each.key_before, "key_after": each.key_after,
        "before": each.before, "after": each.after, "source": each.source,
    }))  # fmt: skip


def _forgotten(connection: Connection, it: Parcel) -> str:
    found = connection.execute(select(tombstone).where(tombstone.c.key.in_(_graves(it)))).first()
    if found is None:
        return ""
    return refusal_of(found)


def refusal_of(grave: Any) -> str:
    """What is said of what was forgotten, from its row."""
    why = f": {grave.reason}" if grave.reason else ""
    return f"{grave.what} was forgotten on {grave.at[:10]}{why}; --again adds it all the same"


def _lift(connection: Connection, it: Parcel) -> None:
    connection.execute(delete(tombstone).where(tombstone.c.key.in_(_graves(it)), tombstone.c.kind == "article"))


def _graves(it: Parcel) -> list[str]:
    """The keys under which an article may have been forgotten: its own, its outlet's, its host's."""
    host, outlet = host_of(it.url), it.article.document.outlet
    return [
        held(it.identity),
        *([f"host {host}"] if host else []),
        *([f"outlet {held(outlet).casefold()}"] if outlet else []),
    ]


def _stamp(connection: Connection, read: Article, packs: str) -> int:
    made = read.producer
    labels = packs or ", ".join(made.packs)
    digest = stamp_digest(made.reportedly, made.model, labels, made.gazetteer or "none")
    found = connection.execute(select(stamp.c.id).where(stamp.c.digest == digest)).scalar()
    if found is not None:
        return int(found)
    return _id(
        connection, stamp,
        reportedly=made.reportedly, model=made.model, packs=labels, places=made.gazetteer or "none", digest=digest,
    )  # fmt: skip


def _id(connection: Connection, table: Table, **values: Any) -> int:
    """Insert a row; its id."""
    key = connection.execute(_insert(table), projecting.kept(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _sealed(connection: Connection, table: Table, **values: Any) -> int:
    """Insert a row with its seal; its id."""
    return _id(connection, table, **sealed(table, projecting.kept(values)))


def _all(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> dict[str, int]:
    """Insert rows; their ids by their names in the article."""
    if not rows:
        return {}
    first = _ids(connection, table, len(rows))
    numbered = [{**row, "id": ident} for ident, row in zip(first, rows, strict=True)]
    connection.execute(_insert(table), numbered)
    return {row["local"]: row["id"] for row in numbered}


def _ids(connection: Connection, table: Table, many: int) -> Sequence[int]:
    """Ids for so many new rows. Nobody else writes meanwhile; a server counts on by itself, so it is asked to."""
    if connection.dialect.name == "postgresql":
        asked = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :many)")
        return sorted(connection.execute(asked, {"name": table.name, "many": many}).scalars())
    last = connection.execute(_last(table)).scalar() or 0
    return range(last + 1, last + 1 + many)


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _last(table: Table) -> Select[Any]:
    return select(func.max(table.c.id))


def _held(text: str | None) -> str | None:
    return None if text is None else held(text)
