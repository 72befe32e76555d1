"""Whether a ledger is as it was written: digests, records against texts, rows against records, references, the index of words."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

from sqlalchemy import Connection, func, select, text

from reportedly.ledger import projecting
from reportedly.ledger.asking import article_of
from reportedly.ledger.coding import exact_text, sha256, unpacked
from reportedly.ledger.faults import is_damage, reason
from reportedly.ledger.holding import marks_decided
from reportedly.ledger.opening import Store
from reportedly.ledger.schema import article, claim, family, original, part, reading, receipt, trace, version
from reportedly.model import LedgerFault
from reportedly.model.errors import ReportedlyError


def faults(store: Store) -> Generator[LedgerFault]:
    """Everything that is wrong; what can't be read at all is one fault, and the rest is looked at all the same."""
    parts = (
        [_originals, _texts, _readings, _references]
        if store.postgres
        else [_file, _originals, _texts, _readings, _references, _words]
    )
    for look in parts:
        try:
            if look is _words and store.readonly:
                continue  # the index is checked by a command to it, which a file that can't be written refuses
            with store.write() if look is _words else store.read() as connection:
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
    "_references": "references",
    "_words": "words",
}


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
            reading.c.record, reading.c.coding, reading.c.sha256, version.c.latest,
        )
        .select_from(
            reading.join(version, version.c.id == reading.c.version_id).join(article, article.c.id == version.c.article_id)
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
        kept = connection.execute(
            select(claim).where(claim.c.reading_id == row.id).order_by(claim.c.id)
        ).mappings().all()  # fmt: skip
        wanted = projecting.claims(read, row.id, {}) if row.current and row.latest else []
        decided = marks_decided(connection, read, row.id) if wanted else {}
        if len(kept) != len(wanted):
            yield LedgerFault(where, f"has {len(wanted)} claims, of which {len(kept)} can be asked")
            continue
        for is_, ought in zip(kept, wanted, strict=True):
            ought = {**ought, "marks": decided.get(is_["id"], ought["marks"])}
            wrong = [name for name, value in ought.items() if name != "actor_id" and is_[name] != value]
            if wrong:
                yield LedgerFault(
                    f"claim {ought['local']} of {row.ident}, version {row.number}",
                    f"differs from its record in {', '.join(wrong)}",
                )


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
