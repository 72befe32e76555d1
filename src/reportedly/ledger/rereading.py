"""Reading again: which versions were read by something else than now, and the new reading in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from reportedly.ledger.asking import article_of
from reportedly.ledger.changes import Changed, differences
from reportedly.ledger.coding import now, packed, sha256
from reportedly.ledger.opening import Store
from reportedly.ledger.schema import article, reading, stamp, version
from reportedly.ledger.writing import keep_reading
from reportedly.model import Article
from reportedly.record import to_json


@dataclass(frozen=True, slots=True)
class Reread:
    """A version that is to be read again: ``before`` is what was found in it, with the document as it was read."""

    article: str
    version: int
    row: int
    before: Article

    def changes(self, after: Article) -> list[Changed]:
        """What another reading of the same text finds otherwise."""
        return differences(self.before, after)


def stale(store: Store, digest: str) -> Iterator[Reread]:
    """Versions whose current reading has another stamp than that digest, the oldest first. Nothing is held open meanwhile."""
    last = 0
    while True:
        with store.read() as connection:
            row = connection.execute(
                select(
                    article.c.ident, version.c.id.label("row"), version.c.number, version.c.text, version.c.exact,
                    reading.c.record, reading.c.coding,
                )
                .select_from(
                    version.join(article, article.c.id == version.c.article_id)
                    .join(reading, (reading.c.version_id == version.c.id) & (reading.c.current == 1))
                    .join(stamp, stamp.c.id == reading.c.stamp_id)
                )
                .where(version.c.id > last, stamp.c.digest != digest)
                .order_by(version.c.id)
                .limit(1)
            ).first()  # fmt: skip
        if row is None:
            return
        last = row.row
        yield Reread(row.ident, row.number, row.row, article_of(row.record, row.coding, row.text, row.exact))


def replace_reading(store: Store, it: Reread, read: Article, packs: str) -> None:
    """Make a new reading of a version's own text the current one. Where the version is gone meanwhile, nothing is done."""
    record = to_json(read).encode()
    with store.write() as connection:
        if connection.execute(select(version.c.id).where(version.c.id == it.row)).scalar() is not None:
            keep_reading(connection, it.row, read, packs, packed(record), sha256(record), now())
