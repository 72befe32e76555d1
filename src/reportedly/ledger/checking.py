"""Whether a ledger is as it was written: digests, records against texts, rows against records, references, the index of words."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select, Text, func, select, text

from reportedly.ledger import projecting
from reportedly.ledger.asking import article_of
from reportedly.ledger.coding import exact_text, held, sha256, stamp_digest, unpacked
from reportedly.ledger.faults import is_damage, reason
from reportedly.ledger.holding import marks_decided
from reportedly.ledger.identity import address_key, canonical, host_of, ident_of, version_digest
from reportedly.ledger.opening import Store
from reportedly.ledger.schema import (
    actor,
    article,
    claim,
    claim_number,
    claim_place,
    claim_time,
    event,
    family,
    metadata,
    number,
    original,
    part,
    place,
    reading,
    receipt,
    sketch,
    stamp,
    time,
    trace,
    version,
)
from reportedly.ledger.sealing import SEALED, seal
from reportedly.model import Article, LedgerFault
from reportedly.model.errors import ReportedlyError


def faults(store: Store) -> Generator[LedgerFault]:
    """Everything that is wrong; what can't be read at all is one fault, and the rest is looked at all the same."""
    parts = (
        [_originals, _texts, _readings, _articles, _seals, _references]
        if store.postgres
        else [_file, _letters, _originals, _texts, _readings, _articles, _seals, _references, _words]
    )
    for look in parts:
        try:
            if look is _words and store.readonly:
                continue  # the index is checked by a command to it, which a file that can't be written refuses
            with store.write() if look is _words else store.read() as connection, _lenient(connection):
                yield from look(connection)
        except ReportedlyError as error:
            cause = error.__cause__
            if not isinstance(cause, Exception) or not is_damage(cause):
                raise
            yield LedgerFault(
                "the file", f"is damaged where {_CALLED[look.__name__]} are kept ({reason(cause).partition(';')[0]})"
            )


_CALLED = {
    "_file": "pages",
    "_originals": "originals",
    "_texts": "texts",
    "_readings": "readings",
    "_letters": "texts",
    "_articles": "versions",
    "_seals": "rows of their own",
    "_references": "references",
    "_words": "words",
}


@contextmanager
def _lenient(connection: Connection) -> Iterator[None]:
    """Text of a file that is no UTF-8 is read with U+FFFD in the place of what is wrong, and stops nothing."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.text_factory = _text
    try:
        yield
    finally:
        driver.text_factory = str


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _letters(connection: Connection) -> Iterator[LedgerFault]:
    """Text that is no UTF-8, row by row, wherever it stands."""
    driver: Any = connection.connection.driver_connection
    for table in metadata.sorted_tables:
        columns = [column.name for column in table.columns if isinstance(column.type, Text)]
        if not columns:
            continue
        keys = [column.name for column in table.primary_key.columns]
        named = ", ".join(f'"{each}"' for each in [*keys, *columns])
        driver.text_factory = bytes
        try:
            for row in driver.execute(f'SELECT {named} FROM "{table.name}"'):
                for column, value in zip(columns, row[len(keys) :], strict=True):
                    if isinstance(value, bytes) and not _decodes(value):
                        key = ", ".join(str(each) for each in row[: len(keys)])
                        yield LedgerFault(f"row {key} of {table.name}", f"holds bytes in {column} that are no UTF-8")
        finally:
            driver.text_factory = _text


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _file(connection: Connection) -> Iterator[LedgerFault]:
    for (said,) in connection.execute(text("PRAGMA integrity_check(100)")):
        if said != "ok":
            yield LedgerFault("the file", str(said).replace("\n", "; "))


def _originals(connection: Connection) -> Iterator[LedgerFault]:
    rows = connection.execution_options(yield_per=50).execute(select(original).order_by(original.c.id))
    for row in rows:
        where = f"original {row.sha256[:16]}"
        try:
            data = unpacked(bytes(row.data), row.coding)
        except ValueError as error:
            yield LedgerFault(where, f"can't be unpacked: {error}")
            continue
        if sha256(data) != row.sha256:
            yield LedgerFault(where, "its bytes are not those that came: their SHA-256 is another")
        elif len(data) != row.size:
            yield LedgerFault(where, f"is {len(data):,} bytes long, not {row.size:,}")


def _texts(connection: Connection) -> Iterator[LedgerFault]:
    asked = (
        select(article.c.ident, version.c.number, version.c.text, version.c.exact, version.c.text_sha256)
        .select_from(version.join(article, article.c.id == version.c.article_id))
        .order_by(version.c.id)
    )
    for row in connection.execution_options(yield_per=100).execute(asked):
        where = f"text of {row.ident}, version {row.number}"
        try:
            whole = exact_text(row.text, None if row.exact is None else bytes(row.exact))
        except ValueError as error:
            yield LedgerFault(where, f"can't be unpacked: {error}")
            continue
        if sha256(whole) != row.text_sha256:
            yield LedgerFault(where, "is not the one that was read: its SHA-256 is another")


def _readings(connection: Connection) -> Iterator[LedgerFault]:
    asked = (
        select(
            article.c.ident, version.c.number, version.c.text, version.c.exact, reading.c.id, reading.c.current, reading.c.claims,
            reading.c.record, reading.c.coding, reading.c.sha256, version.c.latest, version.c.digest, version.c.title, version.c.url,
            version.c.outlet, version.c.published, version.c.published_at, version.c.language, version.c.words,
            stamp.c.digest.label("stamp"), stamp.c.reportedly, stamp.c.model, stamp.c.packs, stamp.c.places,
        )
        .select_from(
            reading.join(version, version.c.id == reading.c.version_id)
            .join(article, article.c.id == version.c.article_id)
            .join(stamp, stamp.c.id == reading.c.stamp_id)
        )
        .order_by(reading.c.id)
    )  # fmt: skip
    for row in connection.execution_options(yield_per=50).execute(asked):
        where = f"record of {row.ident}, version {row.number}"
        try:
            record = unpacked(bytes(row.record), row.coding)
        except ValueError as error:
            yield LedgerFault(where, f"can't be unpacked: {error}")
            continue
        if sha256(record) != row.sha256:
            yield LedgerFault(where, "is not the one that was written: its SHA-256 is another")
            continue
        try:
            read = article_of(row.record, row.coding, row.text, row.exact)
        except ReportedlyError as error:
            yield LedgerFault(where, str(error))
            continue
        yield from _version(row, read)
        if row.current and row.latest:
            yield from _rows(connection, row, read)
        elif connection.execute(select(func.count()).where(claim.c.reading_id == row.id)).scalar():
            yield LedgerFault(where, "is not the last of its article, and yet can be asked")


def _version(row: Any, read: Article) -> Iterator[LedgerFault]:
    """What is wrong in the row of a version, held against a record of it."""
    document = read.document
    ought = projecting.kept({
        "digest": version_digest(document), "title": document.title.text if document.title else "", "url": document.url,
        "outlet": document.outlet, "published": document.published, "published_at": document.published_at,
        "language": document.language, "words": len(document.text.split()),
    })  # fmt: skip
    if not canonical(document.url):
        del ought["url"]  # what is no address of an article is kept in its record alone
    wrong = [name for name, value in ought.items() if row._mapping[name] != value]
    if row.claims != len(read.claims):
        wrong.append("the number of claims")
    if row.stamp != stamp_digest(row.reportedly, row.model, row.packs, row.places):
        wrong.append("what it was read by")
    if wrong:
        yield LedgerFault(f"version {row.number} of {row.ident}", f"differs from its record in {', '.join(wrong)}")


def _rows(connection: Connection, row: Any, read: Article) -> Iterator[LedgerFault]:
    """What is wrong in the rows of a reading that can be asked, held against its record."""
    where = f"of {row.ident}, version {row.number}"
    ids: dict[str, dict[str, int]] = {}
    for table, ought in (
        (actor, projecting.actors(read, row.id)), (place, projecting.places(read, row.id)),
        (time, projecting.times(read, row.id)), (number, projecting.numbers(read, row.id)),
    ):  # fmt: skip
        kept = _fetched(connection, select(table).where(table.c.reading_id == row.id).order_by(table.c.id))
        ids[table.name] = {each["local"]: each["id"] for each in kept}
        yield from _held_against(table.name, where, kept, ought)
    kept = _fetched(connection, select(claim).where(claim.c.reading_id == row.id).order_by(claim.c.id))
    wanted = projecting.claims(read, row.id, ids["actor"])
    decided = marks_decided(connection, read, row.id) if wanted else {}
    if len(kept) != len(wanted):
        yield LedgerFault(f"record {where}", f"has {len(wanted)} claims, of which {len(kept)} can be asked")
        return
    wanted = [{**each, "marks": decided.get(is_["id"], each["marks"])} for is_, each in zip(kept, wanted, strict=True)]
    yield from _held_against("claim", where, kept, wanted)
    of = {each["local"]: is_["id"] for each, is_ in zip(wanted, kept, strict=True)}
    own = select(claim.c.id).where(claim.c.reading_id == row.id)
    things = {"who": ids["actor"], "place": ids["place"], "time": ids["time"], "number": ids["number"]}
    happened = _fetched(connection, select(event).where(event.c.claim_id.in_(own)).order_by(event.c.id))
    yield from _held_against("event", where, happened, projecting.events(read, of, things))
    for table, role in ((claim_place, "place"), (claim_time, "time"), (claim_number, "number")):
        is_tied = {tuple(each) for each in connection.execute(select(table).where(table.c.claim_id.in_(own)))}
        ought_tied = {(each["claim_id"], each[f"{role}_id"]) for each in projecting.ties(read, role, of, ids[role])}
        if is_tied != ought_tied:
            yield LedgerFault(f"claims {where}", f"differ from their record in their {role}s")


def _fetched(connection: Connection, asked: Select[Any]) -> list[dict[str, Any]]:
    return [dict(each) for each in connection.execute(asked).mappings()]


def _held_against(
    what: str, where: str, kept: Sequence[Mapping[str, Any]], ought: Sequence[Mapping[str, Any]]
) -> Iterator[LedgerFault]:
    if len(kept) != len(ought):
        yield LedgerFault(f"record {where}", f"has {len(ought)} rows of {what}, of which {len(kept)} can be asked")
        return
    for is_, each in zip(kept, ought, strict=True):
        wrong = [name for name, value in each.items() if is_[name] != value]
        if wrong:
            called = each.get("local") or f"in row {is_['id']}"
            yield LedgerFault(f"{what} {called} {where}", f"differs from its record in {', '.join(wrong)}")


def _articles(connection: Connection) -> Iterator[LedgerFault]:
    """What is wrong in the rows of articles: they follow from their versions."""
    asked = (
        select(article, version.c.url, version.c.outlet.label("named"), version.c.published.label("dated"))
        .select_from(article.join(version, (version.c.article_id == article.c.id) & (version.c.latest == 1)))
        .order_by(article.c.id)
    )
    for row in connection.execution_options(yield_per=500).execute(asked):
        wrong = []
        if ident_of(row.key) != row.ident:
            wrong.append("its id")
        known = canonical(row.url)
        if known and row.key.startswith("url ") and held(address_key(known)) != row.key:
            wrong.append("its address")
        if row.named and row.outlet != row.named:
            wrong.append("its outlet")
        if row.dated and row.published != row.dated:
            wrong.append("its date of publication")
        if row.url and row.host != host_of(row.url):
            wrong.append("its host")
        if wrong:
            yield LedgerFault(f"article {row.ident}", f"differs from its last version in {', '.join(wrong)}")


def _seals(connection: Connection) -> Iterator[LedgerFault]:
    """Rows that no record tells, against their seals; sketches against their digests."""
    for table in SEALED:
        keys = list(table.primary_key.columns)
        for row in connection.execution_options(yield_per=500).execute(select(table).order_by(*keys)).mappings():
            if seal(table, dict(row)) != row["seal"]:
                key = ", ".join(str(row[each.name]) for each in keys)
                yield LedgerFault(f"row {key} of {table.name}", "is not as it was written: its digest is another")
    drawn = select(sketch.c.id, sketch.c.digest, sketch.c.data).order_by(sketch.c.id)
    for each in connection.execution_options(yield_per=100).execute(drawn):
        if sha256(bytes(each.data)) != each.digest:
            yield LedgerFault(f"row {each.id} of sketch", "is not as it was written: its digest is another")


def _references(connection: Connection) -> Iterator[LedgerFault]:
    if connection.dialect.name == "sqlite":
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield LedgerFault(f"row {row[1]} of {row[0]}", f"refers to a row of {row[2]} that is not there")
    lasts = (
        select(version.c.article_id, func.sum(version.c.latest).label("latest"), func.count().label("all"))
        .group_by(version.c.article_id)
        .subquery()
    )
    rows = connection.execute(
        select(article.c.ident, article.c.versions, lasts.c.latest, lasts.c.all)
        .select_from(article.outerjoin(lasts, lasts.c.article_id == article.c.id))
        .where((lasts.c.latest.is_(None)) | (lasts.c.latest != 1) | (lasts.c.all != article.c.versions))
    )
    for row in rows:
        yield LedgerFault(
            f"article {row.ident}",
            f"is said to have {row.versions} versions, and has {row.all or 0}, {row.latest or 0} of them last",
        )
    for what, other in (("receipt", receipt), ("reading", reading)):
        alone: Any = (
            select(article.c.ident, version.c.number)
            .select_from(
                version.join(article, article.c.id == version.c.article_id).outerjoin(
                    other, other.c.version_id == version.c.id
                )
            )
            .where(other.c.id.is_(None))
        )
        for row in connection.execute(alone):
            yield LedgerFault(f"version {row.number} of {row.ident}", f"has no {what}")
    twice = (
        select(reading.c.version_id, func.sum(reading.c.current).label("current"))
        .group_by(reading.c.version_id)
        .having(func.sum(reading.c.current) != 1)
    )
    for row in connection.execute(twice):
        yield LedgerFault(f"version in row {row.version_id}", f"has {row.current} current readings")
    orphans = select(part.c.family_id.distinct()).where(part.c.sketch_id.not_in(select(trace.c.sketch_id)))
    for (of,) in connection.execute(orphans):
        yield LedgerFault(f"family in row {of}", "holds a text of no article")
    empty = select(family.c.id).where(family.c.id.not_in(select(part.c.family_id)))
    for (of,) in connection.execute(empty):
        yield LedgerFault(f"family in row {of}", "holds no article")


def _words(connection: Connection) -> Iterator[LedgerFault]:
    from sqlalchemy.exc import DBAPIError

    for table, called in (("version", "texts"), ("claim", "claims")):
        try:
            connection.exec_driver_sql(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")
        except DBAPIError as error:
            if not is_damage(error):
                raise
            yield LedgerFault(
                f"the index of words of {called}", "does not agree with them; `reportedly ledger compact` makes it anew"
            )
