"""The web app over the example ledger, which is read once with the real model, and over copies of it where a test writes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the web app needs reportedly[web]")

from fastapi.testclient import TestClient
from served import HOME, PACK, ROOT, standing_job

from reportedly.run import Ledger
from reportedly.web import Adding, Library
from reportedly.web.app import application


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example ledger, with a second version of one article, a copy of another by a second outlet, and its threads drawn."""
    from reportedly.cli.program import run

    home = tmp_path_factory.mktemp("arvel")
    path = home / "arvel.sqlite"
    if ready := os.environ.get("REPORTEDLY_TEST_LEDGER"):  # one that was made so before, to spare the reading
        shutil.copy(ready, path)
        return path
    options = ["--pack", PACK, "--ledger", str(path)]
    assert run(["add", str(ROOT / "examples" / "arvel" / "reports.jsonl"), *options]) == 0
    again = home / "again.jsonl"
    again.write_text(changed(), encoding="utf-8")
    assert run(["add", str(again), *options]) == 0
    assert run(["threads", *options]) == 0
    return path


def changed() -> str:
    """A new version of the first report, and one that another outlet has printed too, as JSON Lines."""
    import json

    lines = (ROOT / "examples" / "arvel" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    first, second = json.loads(lines[0]), json.loads(lines[1])
    first["text"] = (
        first["text"].replace("shortly before four", "shortly after four") + "\n\nNobody knows more, Vera Ostlin said.\n"
    )
    second |= {"outlet": "Second Mirror", "url": "https://second-mirror.example/1", "published": "2028-01-19"}
    return f"{json.dumps(first)}\n{json.dumps(second)}\n"


@pytest.fixture(scope="session")
def library(example: Path) -> Iterator[Library]:
    """The example ledger, only looked at."""
    with Ledger(example, create=False, readonly=True) as ledger:
        yield Library(ledger, (PACK,))


@pytest.fixture(scope="session")
def client(library: Library) -> TestClient:
    return TestClient(application(library, who="Ada"), base_url=HOME)


@pytest.fixture
def own(example: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of the example ledger, to be written to."""
    shutil.copy(example, tmp_path / "own.sqlite")
    with Ledger(tmp_path / "own.sqlite", create=False) as ledger:
        yield Library(ledger)


@pytest.fixture
def writer(own: Library) -> TestClient:
    """A client of an app that decides and adds, with the stand-in as its reader."""
    return TestClient(application(own, adding=Adding(own, standing_job(), None), who="Ada"), base_url=HOME)


@pytest.fixture
def csrf() -> Callable[[TestClient], str]:
    """What a write of that client needs."""

    def tell(client: TestClient) -> str:
        value: str = client.get("/api/v1/session").json()["csrf"]
        return value

    return tell


@pytest.fixture
def start_serve() -> Iterator[Callable[..., tuple[subprocess.Popen[str], str]]]:
    """Starts ``reportedly serve`` with some arguments; gives the process and the address that it printed."""
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> tuple[subprocess.Popen[str], str]:
        command = [sys.executable, "-m", "reportedly", "serve", *arguments]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        running.append(process)
        assert process.stderr is not None
        for line in process.stderr:
            found = re.search(r"look at (http://\S+)", line)
            if found:
                return process, found[1]
        raise AssertionError("it said nothing")

    yield start
    for process in running:
        process.terminate()
        process.wait(20)
        assert process.stderr is not None
        process.stderr.close()
