"""Traces of what is in a ledger already: added where none were made, or with sketches of another form than the present one."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import or_, select

from reportedly.ledger.asking import article_of
from reportedly.ledger.kinship import relate
from reportedly.ledger.opening import Store
from reportedly.ledger.schema import reading, sketch, trace, version
from reportedly.lineage import FORM, Traced
from reportedly.model import Article


def relate_missing(store: Store, made: Callable[[Article], Traced]) -> int:
    """Trace every article of which nothing is kept in the present form, each in a transaction of its own; how many there were.

    Where it is stopped, the next call goes on.
    """
    count = 0
    asked = (
        select(version.c.id, version.c.article_id, version.c.text, version.c.exact, reading.c.record, reading.c.coding)
        .select_from(
            version.join(reading, (reading.c.version_id == version.c.id) & (reading.c.current == 1))
            .outerjoin(trace, trace.c.article_id == version.c.article_id)
            .outerjoin(sketch, sketch.c.id == trace.c.sketch_id)
        )
        .where(version.c.latest == 1, or_(sketch.c.id.is_(None), sketch.c.form != FORM))
        .order_by(version.c.id)
        .limit(1)
    )
    while True:
        with store.read() as connection:
            row = connection.execute(asked).first()
        if row is None:
            return count
        traced = made(article_of(row.record, row.coding, row.text, row.exact))
        with store.write() as connection:
            still = select(version.c.id).where(version.c.id == row.id, version.c.latest == 1)
            if connection.execute(still).scalar() is None:
                continue  # forgotten, or of another version meanwhile
            relate(connection, row.article_id, traced)
        count += 1
