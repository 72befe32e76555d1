"""A PostgreSQL server of our own, for tests and benchmarks: no port, a socket in its folder, gone with whoever started it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Any


class NoServer(Exception):
    """Why there is none here."""


def program(name: str) -> str | None:
    """A program of PostgreSQL, which Debian keeps out of the path."""
    there = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(there[-1]) if there else shutil.which(name)


class Server:
    """Started when it is made; raises ``NoServer``. With ``safe`` it waits for the disk, as a server that people use does."""

    def __init__(self, *, safe: bool = False) -> None:
        initdb, postgres = program("initdb"), program("postgres")
        if not initdb or not postgres:
            raise NoServer("PostgreSQL is not installed: apt install postgresql")
        try:
            import psycopg  # noqa: F401
        except ImportError:
            raise NoServer("psycopg is not installed: pip install 'reportedly[postgres]'") from None
        self._numbers = count()
        self._folder = Path(tempfile.mkdtemp(prefix="rpg-"))
        self._user: dict[str, Any] = {}
        if hasattr(os, "geteuid") and os.geteuid() == 0:  # root may not run it
            self._user = {"user": "postgres", "group": "postgres"}
            try:
                shutil.chown(self._folder, "postgres", "postgres")
            except LookupError:
                raise NoServer("root may not run PostgreSQL, and there is no user postgres") from None
        data = self._folder / "data"
        subprocess.run(
            [initdb, "-D", data, "-U", "reader", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "-N"],
            check=True, capture_output=True, cwd="/", **self._user,
        )  # fmt: skip
        settings = ["listen_addresses=", "max_connections=200", f"fsync={'on' if safe else 'off'}"]
        self._process = subprocess.Popen(
            [postgres, "-D", data, "-k", self._folder, *(part for each in settings for part in ("-c", each))],
            cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self._user,
        )  # fmt: skip
        until = time.monotonic() + 60
        while True:
            try:
                self.ask("SELECT 1")
                return
            except Exception as error:
                if time.monotonic() > until or self._process.poll() is not None:
                    self.close()
                    raise NoServer(f"it does not start: {error}") from error
                time.sleep(0.05)

    def ask(self, question: str) -> None:
        """Ask something that has no answer."""
        import psycopg

        with psycopg.connect(f"host={self._folder} user=reader dbname=postgres", autocommit=True) as connection:
            connection.execute(question)

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"ledger{next(self._numbers)}"
        self.ask(f"CREATE DATABASE {name}")
        return f"postgresql://reader@/{name}?host={self._folder}"

    def close(self) -> None:
        """End it, and take its folder away."""
        self._process.kill()
        self._process.wait(30)
        shutil.rmtree(self._folder, ignore_errors=True)
