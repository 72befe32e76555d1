"""One suite for both stores: a file of SQLite, and a database of a PostgreSQL server that the tests start for themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "run"))

from benchmarks.postgres import NoServer, Server
from reportedly.ledger import Ledger


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    try:
        server = Server()
    except NoServer as error:
        pytest.skip(str(error))
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
