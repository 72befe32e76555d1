"""One suite for both stores: a file of SQLite, and a database of a PostgreSQL server that the tests start for themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "run"))

from reportedly.ledger import Ledger

_NUMBERS = count()


def program(name: str) -> str | None:
    """A program of PostgreSQL, which Debian keeps out of the path."""
    there = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(there[-1]) if there else None)


def server_user() -> dict[str, str]:
    """Root may not run the server: then it is the user whom Debian has made for that."""
    return {"user": "postgres", "group": "postgres"} if hasattr(os, "geteuid") and os.geteuid() == 0 else {}


class Server:
    """A server of our own: no port, a socket in its folder, gone with the tests."""

    def __init__(self) -> None:
        initdb, self._postgres = program("initdb"), program("postgres")
        if not initdb or not self._postgres:
            pytest.skip("PostgreSQL is not installed: apt install postgresql")
        pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'reportedly[postgres]'")
        self.folder = Path(tempfile.mkdtemp(prefix="rpg-"))
        self._user = server_user()
        if self._user:
            try:
                shutil.chown(self.folder, "postgres", "postgres")
            except LookupError:
                pytest.skip("root may not run PostgreSQL, and there is no user postgres")
        subprocess.run(
            [initdb, "-D", self.folder / "data", "-U", "reader", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "-N"],
            check=True, capture_output=True, cwd="/", **self._user,
        )  # fmt: skip
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [
                *(self._postgres, "-D", self.folder / "data", "-k", self.folder, "-c", "listen_addresses="),
                *("-c", "fsync=off", "-c", "max_connections=200"),
            ],
            cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self._user,
        )  # fmt: skip
        until = time.monotonic() + 30
        while True:
            try:
                self.ask("SELECT 1")
                return
            except Exception:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
                time.sleep(0.05)

    def ask(self, question: str) -> None:
        import psycopg

        with psycopg.connect(f"host={self.folder} user=reader dbname=postgres", autocommit=True) as connection:
            connection.execute(question)

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"ledger{next(_NUMBERS)}"
        self.ask(f"CREATE DATABASE {name}")
        return f"postgresql://reader@/{name}?host={self.folder}"

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)

    def close(self) -> None:
        self.process.kill()
        self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.sqlite")
    found: Server = request.getfixturevalue("server")
    return found.database()


@pytest.fixture
def opened(address: str) -> Iterator[Callable[..., Ledger]]:
    """Opens that ledger, as often as one likes."""
    ledgers: list[Ledger] = []

    def open_(**options: object) -> Ledger:
        ledgers.append(Ledger(address, **options))  # type: ignore[arg-type]
        return ledgers[-1]

    yield open_
    for each in ledgers:
        each.close()


@pytest.fixture
def ledger(opened: Callable[..., Ledger]) -> Ledger:
    return opened()
