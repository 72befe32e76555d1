"""What is done to a whole ledger: made smaller, or rid of what may not stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, delete, func, insert, or_, select

from reportedly.ledger.anchoring import forget_anchors
from reportedly.ledger.asking import find
from reportedly.ledger.coding import held, now
from reportedly.ledger.drawing import withdraw
from reportedly.ledger.identity import IDENT_DIGITS, article_key, canonical
from reportedly.ledger.kinship import forget_traces, portions
from reportedly.ledger.opening import Store
from reportedly.ledger.schema import article, decision, item, original, reading, receipt, tombstone, version
from reportedly.ledger.sealing import sealed
from reportedly.model import Document, Forgotten
from reportedly.model.errors import LedgerError

_USER: Final = re.compile(r"(?<=:)//[^/?#]*@")


def compact(store: Store, *, old_readings: bool = False) -> int:
    """Give back the room that nothing stands in, and make the index of words anew; with ``old_readings`` drop those first.

    The number of readings dropped.
    """
    dropped = 0
    if old_readings:
        with store.write() as connection:
            dropped = int(
                connection.execute(select(func.count()).select_from(reading).where(reading.c.current == 0)).scalar() or 0
            )
            connection.execute(delete(reading).where(reading.c.current == 0))
    if not store.postgres:
        with store.write() as connection:
            _words_anew(connection)
    with store.bare() as connection:
        if store.postgres:
            connection.exec_driver_sql("VACUUM FULL ANALYZE")
        else:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("ANALYZE")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return dropped


def forget(store: Store, what: str, *, why: str = "", ahead: bool = False) -> Forgotten:
    """Take an article, by its address or id, or an outlet, by its name or host, out for good; a tombstone stays in its place.

    Raises ``LedgerError`` where nothing is called so, unless ``ahead``: then an address or an outlet is kept out from now on.
    """
    moment = now()
    with store.write() as connection:
        if not store.postgres:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
        ids, graves, kind = _meant(connection, what)
        if not ids and not ahead:
            raise LedgerError(f"{store.where}: {_absent(connection, what, graves)}")
        _drop(connection, ids)
        connection.execute(delete(tombstone).where(tombstone.c.key.in_([key for key, _ in graves])))
        connection.execute(
            insert(tombstone),
            [
                sealed(
                    tombstone,
                    {"kind": kind, "key": key, "what": named, "at": moment, "reason": held(why), "articles": len(ids)},
                )
                for key, named in graves
            ],
        )
        if not store.postgres:
            _words_anew(connection)  # deleted words stay in an index until its parts are merged
    if not store.postgres:
        with store.bare() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    from reportedly.ledger.coding import moment as parsed

    return Forgotten(what, "outlet" if kind == "outlet" else "article", parsed(moment), why, len(ids))


def _absent(connection: Connection, what: str, graves: Sequence[tuple[str, str]]) -> str:
    """What is said where nothing is called ``what``."""
    grave = connection.execute(
        select(tombstone.c.at).where(tombstone.c.key.in_([key for key, _ in graves])).order_by(tombstone.c.at)
    ).scalar()
    if grave is not None:
        return f"{what} was forgotten on {grave[:10]}, and nothing of it has come since"
    return f"nothing is called {what}: no article by its id or address, no outlet by its name or host; --ahead refuses it all the same"


def _meant(connection: Connection, what: str) -> tuple[list[int], list[tuple[str, str]], str]:
    """The articles meant, the keys of their tombstones with what is said of each, and the kind."""
    url = canonical(what)
    if url:
        key = held(article_key(Document("", url=what), what))
        ids = list(connection.execute(select(article.c.id).where(article.c.key == key)).scalars())
        return ids, [(key, held(_USER.sub("//", what)))], "article"
    one = find(connection, what) if len(what) == IDENT_DIGITS else None  # by a whole id alone: there is no way back
    if one is not None:
        row = connection.execute(
            select(article.c.key, article.c.ident, version.c.url)
            .select_from(article.join(version, (version.c.article_id == article.c.id) & (version.c.latest == 1)))
            .where(article.c.id == one)
        ).one()
        return [one], [(row.key, row.url or f"article {row.ident}")], "article"
    if not what.strip():
        raise LedgerError("nothing to forget: name an address, an id, an outlet or a host")
    named = held(what)
    ids = list(
        connection.execute(
            select(article.c.id.distinct())
            .select_from(article.join(version, version.c.article_id == article.c.id))
            .where(
                or_(
                    func.lower(version.c.outlet) == named.lower(),
                    article.c.host == named.lower(),
                    article.c.host == named.lower().removeprefix("www."),
                )
            )
        ).scalars()
    )
    return ids, [(f"outlet {named.casefold()}", named), (f"host {named.lower().removeprefix('www.')}", named)], "outlet"


def _drop(connection: Connection, ids: Sequence[int]) -> None:
    forget_traces(connection, ids)
    forget_anchors(connection, ids)
    for some in portions(ids):
        withdraw(
            connection,
            connection.execute(
                select(reading.c.id)
                .select_from(reading.join(version, version.c.id == reading.c.version_id))
                .where(version.c.article_id.in_(some))
            ).scalars().all(),
        )  # fmt: skip
    for some in portions(ids):
        idents = select(article.c.ident).where(article.c.id.in_(some))
        connection.execute(delete(decision).where(decision.c.article.in_(idents)))  # the log holds the article's words
        versions = list(connection.execute(select(version.c.id).where(version.c.article_id.in_(some))).scalars())
        originals = list(
            connection.execute(select(receipt.c.original_id.distinct()).where(receipt.c.version_id.in_(versions))).scalars()
        )
        connection.execute(delete(item).where(item.c.article_id.in_(some)))
        connection.execute(delete(article).where(article.c.id.in_(some)))
        used = select(receipt.c.original_id).where(receipt.c.original_id.in_(originals))
        connection.execute(delete(original).where(original.c.id.in_(originals), original.c.id.not_in(used)))


def _words_anew(connection: Connection) -> None:
    for table in ("version", "claim"):
        connection.exec_driver_sql(f"INSERT INTO {table}_words ({table}_words) VALUES ('rebuild')")
