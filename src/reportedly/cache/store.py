"""The file of readings. Every trouble with it is told once, as one note, and costs a reading at most."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, TypeVar

from reportedly.cache.coding import Unreadable, decoded, decoded_findings, encoded, encoded_findings
from reportedly.model import Article, Diagnostic

MOST_BYTES: Final = 512 * 1024 * 1024
"""The most that the file holds unless another bound is given."""

FORMAT: Final = 1
NAME: Final = "articles.sqlite"
_FRESH: Final = 3600
"""Seconds within which a use is not noted again: looking up should rarely write."""
_PATIENCE: Final = 5.0
"""Seconds to wait for another process that writes."""
_PAUSE: Final = 0.02
"""Seconds between two tries where SQLite itself does not wait: while the file is made, and its journal's kind is changed."""
_ROOM: Final = 0.9
"""What is left of the bound after the oldest were dropped, so that not every new reading drops some."""

_Kept = TypeVar("_Kept")

_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the second where it quotes a damaged schema."""
_DAMAGES: Final = frozenset((
    sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_IOERR_SHORT_READ,
))  # fmt: skip
"""Codes of SQLite that a whole file of ours never gives: a statement without its table, a page that is none."""

_BUSY: Final = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL))
"""Codes of SQLite where another process is at work in the file, and nothing is wrong with it."""

_TABLES: Final = (
    "create table if not exists reading (key blob primary key, used integer, size integer) without rowid",
    "create table if not exists content (key blob primary key, data blob)",
    "create index if not exists by_use on reading (used, size)",
)


class Cache:
    """The readings of one cache folder. Opened at the first use; each process opens its own.

    ``note`` hears, once, why there is no cache, where there is none. ``most_bytes`` bounds the file; the readings that were not used
    for longest go first.
    """

    def __init__(self, folder: Path, *, note: Callable[[str], None], most_bytes: int = MOST_BYTES) -> None:
        self._path = folder / NAME
        self._note = note
        self._most = most_bytes
        self._db: sqlite3.Connection | None = None
        self._off = False
        self._renewed = False

    def get(self, key: bytes) -> Article | None:
        """The reading of this key, if it is there and whole; its document has no path and no line."""
        return self._get(key, decoded)

    def findings(self, key: bytes) -> tuple[Diagnostic, ...] | None:
        """The findings kept under this key, if they are there and whole."""
        return self._get(key, decoded_findings)

    def put(self, key: bytes, article: Article) -> None:
        """Keep the reading of this key, and drop the oldest where there is no room."""
        self._put(key, encoded(article))

    def put_findings(self, key: bytes, found: tuple[Diagnostic, ...]) -> None:
        """Keep the findings of this key in the same way."""
        self._put(key, encoded_findings(found))

    def _get(self, key: bytes, decode: Callable[[bytes], _Kept]) -> _Kept | None:
        db = self._opened()
        if db is None:
            return None
        try:
            row = db.execute(
                "select used, data from reading join content using (key) where reading.key = ?", (key,)
            ).fetchone()
            if row is None:
                return None
            now = int(time.time())
            if not isinstance(row[0], int) or not isinstance(row[1], bytes):
                raise Unreadable("no reading at all")
            if now - row[0] > _FRESH:
                with contextlib.suppress(sqlite3.OperationalError):  # busy, or read-only: it may go a little earlier then
                    db.execute("update reading set used = ? where key = ?", (now, key))
            return decode(row[1])
        except Unreadable:
            self._say("holds a damaged reading, which is made anew")
            self._drop(db, key)
        except _ERRORS as error:
            self._met(error)
        return None

    def _put(self, key: bytes, data: bytes | None) -> None:
        db = self._opened()
        if db is None or data is None or len(data) > self._most // 10:
            return
        try:
            db.execute("begin immediate")
            db.execute("insert or replace into content values (?, ?)", (key, data))
            db.execute("insert or replace into reading values (?, ?, ?)", (key, int(time.time()), len(data)))
            if db.execute("select 1 from reading join content using (key) where reading.key = ?", (key,)).fetchone() is None:
                raise sqlite3.DatabaseError("what is put into it is not found in it")
            self._make_room(db)
            db.execute("commit")
        except _ERRORS as error:
            self._undo(db)
            self._met(error)

    def close(self) -> None:
        """Let the file go."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
            self._db = None

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _make_room(self, db: sqlite3.Connection) -> None:
        """Inside a transaction: drop the least recently used where what is in use goes beyond the bound."""
        pages, free, size = (
            db.execute(f"pragma {each}").fetchone()[0] for each in ("page_count", "freelist_count", "page_size")
        )
        excess = (pages - free) * size - self._most
        if excess <= 0:
            return
        excess += int(self._most * (1 - _ROOM))
        oldest = []
        for key, length in db.execute("select key, size from reading order by used, key"):
            if excess <= 0:
                break
            oldest.append((key,))
            excess -= length
        db.executemany("delete from content where key = ?", oldest)
        db.executemany("delete from reading where key = ?", oldest)

    def _opened(self) -> sqlite3.Connection | None:
        if self._db is None and not self._off:
            try:
                self._db = self._open()
            except (*_ERRORS, OSError) as error:
                self._met(error)
                if _is_busy(error):
                    self._give_up(error)
        return self._db

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):  # articles may be unpublished: nobody else's business
            os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        last = time.monotonic() + _PATIENCE
        while True:
            try:
                return self._connected()
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or time.monotonic() > last:
                    raise
            time.sleep(_PAUSE)

    def _connected(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        try:
            found = db.execute("pragma user_version").fetchone()[0]
            if found not in (0, FORMAT):
                raise sqlite3.DatabaseError(f"it is of format {found}")
            db.execute("pragma journal_mode = wal")
            db.execute("pragma synchronous = normal")
            db.execute("pragma journal_size_limit = 4194304")
            if found != FORMAT:
                db.execute("begin immediate")
                for table in _TABLES:
                    db.execute(table)
                db.execute(f"pragma user_version = {FORMAT}")
                db.execute("commit")
            db.execute("select count(*) from (select 1 from reading limit 1)")
        except BaseException:
            db.close()
            raise
        return db

    def _met(self, error: Exception) -> None:
        """After trouble: in place of a damaged file a new one, once; otherwise there is no cache from now on.

        Another process at work in it is no trouble: that one reading is made anew, or is not kept.
        """
        if _is_busy(error):
            return
        self.close()
        if self._renewed or not _is_damage(error):
            self._give_up(error)
            return
        self._renewed = True
        self._db = self._anew(error)

    def _anew(self, error: Exception) -> sqlite3.Connection | None:
        try:
            for end in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)
            db = self._open()
        except (OSError, *_ERRORS):
            self._give_up(error)
            return None
        self._say(f"was damaged ({error}) and is begun anew")
        return db

    def _drop(self, db: sqlite3.Connection, key: bytes) -> None:
        with contextlib.suppress(sqlite3.Error):
            db.execute("delete from content where key = ?", (key,))
            db.execute("delete from reading where key = ?", (key,))

    def _undo(self, db: sqlite3.Connection) -> None:
        with contextlib.suppress(sqlite3.Error):
            if db.in_transaction:
                db.execute("rollback")

    def _give_up(self, error: Exception) -> None:
        self.close()
        if not self._off:
            what = (getattr(error, "strerror", None) or str(error)).lower()
            self._say(f"can't be used ({what}), so articles are read anew")
        self._off = True

    def _say(self, what: str) -> None:
        self._note(f"the cache of read articles {self._path} {what}")


def _is_busy(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY


def _is_damage(error: Exception) -> bool:
    if isinstance(error, UnicodeDecodeError):
        return True
    if isinstance(error, OSError):
        return False
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return not isinstance(error, sqlite3.OperationalError)
    return code in _DAMAGES or code & 0xFF in _DAMAGES
