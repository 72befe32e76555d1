"""What the database complains of, as one line for a person."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from reportedly.model.errors import LedgerError, UsageError

_SQLITE: Final = {
    sqlite3.SQLITE_FULL: "no space left on the device; all that was reported as added is kept: free some and run the command again",
    sqlite3.SQLITE_READONLY: "can't be written to: the file, its folder or the file system is read-only",
    sqlite3.SQLITE_BUSY: "another program has kept it locked; try again when that is done",
    sqlite3.SQLITE_LOCKED: "another program has kept it locked; try again when that is done",
    sqlite3.SQLITE_NOTADB: "no ledger: the file is none of a database; name another file",
    sqlite3.SQLITE_CORRUPT: "damaged; `reportedly ledger check` says where, and a backup has what it held",
    sqlite3.SQLITE_CANTOPEN: "can't be opened: check that its folder is there and may be written to",
    sqlite3.SQLITE_IOERR: "the disk can't be read or written",
    sqlite3.SQLITE_PERM: "no permission to open it",
    sqlite3.SQLITE_AUTH: "no permission to open it",
    sqlite3.SQLITE_TOOBIG: "an article too large for the file; leave it out",
}

_SERVER: Final = (
    ("no password supplied", "put the password into PGPASSWORD or ~/.pgpass"),
    ("password authentication failed", "check the name and the password, in PGPASSWORD or ~/.pgpass"),
    ('" does not exist', "createdb makes a database, createuser a role; or name another: postgresql://USER@HOST/DATABASE"),
    ("Connection refused", "start the server, or name its host and port: postgresql://USER@HOST:PORT/DATABASE"),
)
"""What a PostgreSQL server, or the way to it, says, and what to do then."""


@contextmanager
def told(where: str) -> Iterator[None]:
    """Errors of the database inside become a ``LedgerError`` that names ``where``, of values that it can't take a ``UsageError``."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise LedgerError(f"{where}: {reason(error)}") from error
    except (UnicodeEncodeError, OverflowError) as error:  # what SQLite is handed goes to it as it is
        what = "half a sign (a lone surrogate)" if isinstance(error, UnicodeEncodeError) else "a number that is too large"
        raise UsageError(f"{where}: asked with {what}, which no ledger holds") from error


def reason(error: Exception) -> str:
    """What is wrong, and what to do about it."""
    inner = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(inner, "sqlite_errorcode", None)
    if isinstance(code, int):
        known = _SQLITE.get(code & 0xFF)
        if known:
            return known
    said = str(inner or error).strip() or type(inner or error).__name__
    first = next((line for line in said.splitlines() if line.strip()), "")
    state = getattr(inner, "sqlstate", None)
    if type(inner).__module__.startswith("psycopg") and type(inner).__name__ == "OperationalError":
        hint = next((what for said_, what in _SERVER if said_ in first), "")
        if hint:
            return f"the server can't be asked ({_plain(first)}): {hint}"
        return f"the server can't be asked ({_plain(first)}); all that was reported as added is kept"
    return f"{_plain(first)}{f' ({state})' if state else ''}"


def is_damage(error: Exception) -> bool:
    """Whether the file itself is no longer whole."""
    inner = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(inner, "sqlite_errorcode", None)
    return isinstance(code, int) and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _plain(said: str) -> str:
    return re.sub(r"\s+", " ", said)[:300]
