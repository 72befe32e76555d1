"""A server's ledger as a file: every row of every table, as it is at one moment."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import insert, select

from reportedly.ledger.opening import Store, open_store
from reportedly.ledger.schema import metadata
from reportedly.model.errors import LedgerError

_ROWS = 500


def copied(store: Store, target: Path) -> None:
    """Copy a ledger into a new file of SQLite; nothing is under that name until it is all there. Raises ``LedgerError``."""
    if target.exists():
        raise LedgerError(f"{target}: is there already; name another file")
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        made = open_store(part, create=True)
        try:
            with store.read() as source, made.write() as sink:
                for table in metadata.sorted_tables:
                    rows = source.execution_options(yield_per=_ROWS).execute(
                        select(table).order_by(*table.primary_key.columns)
                    )
                    for some in rows.mappings().partitions(_ROWS):
                        sink.execute(insert(table), [dict(row) for row in some])
            with made.bare() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
        finally:
            made.close()
        part.replace(target)
    except OSError as error:
        raise LedgerError(f"{target}: {(error.strerror or str(error)).lower()}") from None
    finally:
        for end in ("", "-wal", "-shm"):
            part.with_name(part.name + end).unlink(missing_ok=True)
