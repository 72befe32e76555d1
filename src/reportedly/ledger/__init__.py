"""The ledger: what was read of many articles, kept for good with what came in, in a file of SQLite or on a PostgreSQL server.

The only room that imports SQLAlchemy and Alembic, which its front door leaves until a ledger is opened. A read article is handed in,
an article is handed back; nothing here reads a text or knows a model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.ledger.ledger import Ledger
    from reportedly.ledger.recognising import is_database
    from reportedly.ledger.rereading import Reread

__all__ = ["Ledger", "Reread", "is_database"]

__getattr__ = door(
    __name__,
    {
        "ledger": ("Ledger",),
        "rereading": ("Reread",),
        "recognising": ("is_database",),
    },
)
