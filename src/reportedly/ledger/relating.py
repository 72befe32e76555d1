"""Sketches for what is in a ledger already: added without a lineage, or with another method than the present one."""

from __future__ import annotations

from sqlalchemy import select

from reportedly.ledger.asking import article_of
from reportedly.ledger.kinship import Lineage, forget_sketches, part, relate, relatives
from reportedly.ledger.opening import Store
from reportedly.ledger.schema import reading, sketch, version


def relate_missing(store: Store, lineage: Lineage) -> int:
    """Sketch every version that has no sketch of this method, the oldest first, each in a transaction of its own; how many there were.

    Where it is stopped, the next call goes on. Families that a former method made fall apart as its sketches go.
    """
    count = 0
    while True:
        with store.read() as connection:
            row = connection.execute(
                select(
                    version.c.id, version.c.article_id, version.c.text, version.c.exact, reading.c.record, reading.c.coding
                )
                .select_from(
                    version.join(reading, (reading.c.version_id == version.c.id) & (reading.c.current == 1)).outerjoin(
                        sketch, (sketch.c.version_id == version.c.id) & (sketch.c.made_by == lineage.name)
                    )
                )
                .where(sketch.c.version_id.is_(None))
                .order_by(version.c.id)
                .limit(1)
            ).first()
        if row is None:
            return count
        read = article_of(row.record, row.coding, row.text, row.exact)
        made = lineage.sketch(read)
        with store.write() as connection:
            kept = connection.execute(select(sketch.c.made_by).where(sketch.c.version_id == row.id)).scalar()
            there = connection.execute(select(version.c.id).where(version.c.id == row.id)).scalar()
            if there is None or kept == lineage.name:
                continue  # forgotten, or done by another process meanwhile
            if kept is not None:
                kin = relatives(connection, [row.article_id])
                forget_sketches(connection, [row.id])
                part(connection, kin)
            relate(connection, lineage, row.article_id, row.id, made, read)
        count += 1
