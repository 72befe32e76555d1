"""How a ledger is opened: a file of SQLite, or a database of a PostgreSQL server; made, brought to its present form, or refused."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from reportedly.ledger.faults import is_damage, told
from reportedly.ledger.recognising import MAGIC
from reportedly.ledger.schema import HEAD, KNOWN
from reportedly.model.errors import LedgerError, MissingExtra

APPLICATION: Final = 0x52504C47
"""What SQLite's ``application_id`` is in a ledger ("RPLG")."""

PATIENCE: Final = 60
"""Seconds for which a writer waits for others."""

_SERVER: Final = ("postgresql", "postgres")
_LOCK: Final = 0x5250_4C47
"""The number of the advisory lock that a writer holds in PostgreSQL."""


class Store:
    """An open database: ``read`` and ``write`` give connections inside a transaction. Any thread may ask; one at a time writes."""

    def __init__(self, engine: Engine, where: str, *, path: Path | None, readonly: bool) -> None:
        self.engine = engine
        self.where = where
        self.path = path
        self.readonly = readonly
        self.postgres = engine.dialect.name == "postgresql"
        self._writing = threading.RLock()
        self._closed = False

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is now, whatever is added meanwhile."""
        self._refuse_closed()
        with told(self.where), self.engine.connect() as connection:
            if self.postgres:
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection whose changes are there for good, all of them, when the block ends, and not at all where it raises."""
        self._refuse_closed()
        if self.readonly:
            raise LedgerError(f"{self.where}: opened to be read only")
        with told(self.where), self._writing, self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                if self.postgres:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection

    @contextmanager
    def bare(self) -> Iterator[Connection]:
        """A connection outside any transaction, for what can't be done in one."""
        with told(self.where), self.engine.connect() as connection:
            yield connection.execution_options(**({"isolation_level": "AUTOCOMMIT"} if self.postgres else {"bare": True}))

    def close(self) -> None:
        """Let go of everything; nothing can be asked or added from then on."""
        self._closed = True
        self.engine.dispose()

    def _refuse_closed(self) -> None:
        if self._closed:
            raise LedgerError(f"{self.where}: closed; open it again")


def open_store(name: str | os.PathLike[str], *, create: bool, readonly: bool = False) -> Store:
    """The ledger called so, a path or a ``postgresql://`` address; made where it is missing and ``create`` says so.

    Raises ``LedgerError``, and ``MissingExtra`` where the driver for PostgreSQL is not installed.
    """
    called = os.fspath(name)
    scheme = called.partition(":")[0].partition("+")[0].lower()
    if "://" in called or (scheme in _SERVER and ":" in called):
        if scheme not in _SERVER or "://" not in called:
            raise LedgerError(f"{scheme[:40]}:…: no ledger has such an address: name a file, or postgresql://HOST/DATABASE")
        store = _server(called, readonly=readonly)
    else:
        store = _file(Path(called), create=create, readonly=readonly)
    try:
        _bring_up(store, create=create)
    except BaseException:
        store.close()
        raise
    return store


def _server(address: str, *, readonly: bool) -> Store:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    if url is None or any(sign in f"{url.host or ''}{url.database or ''}" for sign in "@?"):
        raise LedgerError(
            "postgresql://…: no such address: write postgresql://USER@HOST/DATABASE, and signs of a password such as @ as %40"
        )
    shown = {name: value for name, value in url.query.items() if name in ("host", "port")}  # others may be a password
    where = url.set(password=None, query=shown, drivername="postgresql").render_as_string()
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise MissingExtra(f"{where}: needs psycopg, which is not installed: pip install 'reportedly[postgres]'") from None
    engine = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True, pool_size=8, max_overflow=24)
    return Store(engine, where, path=None, readonly=readonly)


def _file(path: Path, *, create: bool, readonly: bool) -> Store:
    where = str(path)
    _refuse_what_is_none(path, create=create)
    mode = "ro" if readonly or (path.exists() and not os.access(path, os.W_OK)) else "rw"
    if not path.exists():
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # articles may be unpublished: nobody else's business
        except OSError as error:
            raise LedgerError(f"{where}: {_why(error)}") from None
    query = f"mode={mode}"
    if mode == "ro" and not os.access(path.parent, os.W_OK) and not Path(f"{where}-wal").exists():
        query = "mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{query}", uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            _settle(connection, mode)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        URL.create("sqlite", database=where), creator=connect, poolclass=QueuePool, pool_size=8, max_overflow=24
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("bare"):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")

    return Store(engine, where, path=path, readonly=mode == "ro")


def _settle(connection: sqlite3.Connection, mode: str) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function("lower", 1, _lower, deterministic=True)  # its own knows the letters of ASCII alone
    if mode == "rw":
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            found = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not found or connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION:
                connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what was reported as added outlives a power cut
        connection.execute("PRAGMA journal_size_limit = 67108864")
    connection.execute("PRAGMA cache_size = -32768")


def _lower(text: Any) -> Any:
    return text.lower() if isinstance(text, str) else text


def _refuse_what_is_none(path: Path, *, create: bool) -> None:
    where = str(path)
    try:
        if path.is_dir():
            raise LedgerError(f"{where}: a folder; name a file in it, as {path / 'ledger.sqlite'}")
        if path.exists() and not path.is_file():
            raise LedgerError(f"{where}: a pipe or a device, and no ledger; name a file")
        with path.open("rb") as file:
            head = file.read(16)
    except FileNotFoundError:
        if not create:
            raise LedgerError(f"{where}: no such ledger; `reportedly add` makes one, or --ledger names another") from None
        if not path.parent.is_dir():
            raise LedgerError(f"{where}: no such folder; create it first") from None
        return
    except OSError as error:
        raise LedgerError(f"{where}: {_why(error)}") from None
    if head and not MAGIC.startswith(head[:16]):
        raise LedgerError(f"{where}: no ledger, but some other kind of file; name another file")


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to open it"
    return (error.strerror or str(error)).lower()


def _bring_up(store: Store, *, create: bool) -> None:
    """Make an empty store a ledger, or bring an older one to the present form; refuse what is none, and what is newer."""
    try:
        with store.read() as connection:
            form = _form(store, connection)
    except LedgerError as error:
        if isinstance(error.__cause__, Exception) and is_damage(error.__cause__):
            raise LedgerError(
                f"{store.where}: damaged so much that it can't be opened; a backup has what it held"
            ) from error
        raise
    if form == HEAD:
        return
    if form is None:
        if store.readonly or not create:
            raise LedgerError(f"{store.where}: empty, and no ledger yet; `reportedly add` makes it one")
    elif form not in KNOWN:
        raise LedgerError(
            f"{store.where}: made by a newer version of reportedly (form {form}, this one knows {HEAD}): pip install -U reportedly"
        )
    elif store.readonly:
        raise LedgerError(f"{store.where}: of an older form ({form}), and read-only; open it once where it can be written")
    elif store.path is not None:
        back_up(store, store.path.with_name(f"{store.path.name}.before-{HEAD}"), replace=True)
    _migrate(store)


def _form(store: Store, connection: Connection) -> str | None:
    """The ledger's form, ``None`` where there is nothing at all; raises for what is something else."""
    if store.postgres:
        known = connection.execute(text("SELECT to_regclass('alembic_version') IS NOT NULL")).scalar()
        ours = known and connection.execute(text("SELECT to_regclass('receipt') IS NOT NULL")).scalar()
        encoding = connection.execute(text("SHOW server_encoding")).scalar()
        if encoding != "UTF8":
            raise LedgerError(
                f"{store.where}: a database in {encoding}, which can't hold every text: createdb --encoding UTF8"
            )
        others = connection.execute(
            text("SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()")
        ).scalar()
    else:
        tables = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
        ours = connection.execute(text("PRAGMA application_id")).scalar() == APPLICATION
        others = len(tables)
        ours = ours and "alembic_version" in tables
    if ours:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if others:
        raise LedgerError(f"{store.where}: a database, but no ledger; name another one")
    return None


def _migrate(store: Store) -> None:
    from alembic import command
    from alembic.config import Config

    with store.write() as connection:
        if _form(store, connection) == HEAD:
            return  # another process did it
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)
        if not store.postgres:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


def back_up(store: Store, target: Path, *, replace: bool = False) -> None:
    """A whole copy of a ledger in a file at ``target``, as it is at one moment; nothing under that name until it is all there."""
    if store.path is None:
        raise LedgerError(f"{store.where}: a server's ledger is backed up by the server's own pg_dump")
    if target.exists() and not replace:
        raise LedgerError(f"{target}: is there already; name another file")
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with told(str(target)), contextlib.closing(sqlite3.connect(part)) as copy:
            source = store.engine.raw_connection()
            try:
                source.driver_connection.backup(copy)  # type: ignore[union-attr]
            finally:
                source.close()
            copy.execute("PRAGMA journal_mode = DELETE")
        part.replace(target)
    except OSError as error:
        raise LedgerError(f"{target}: {_why(error)}") from None
    finally:
        part.unlink(missing_ok=True)


__all__ = ["APPLICATION", "PATIENCE", "SQLAlchemyError", "Store", "back_up", "open_store"]
