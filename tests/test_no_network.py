"""Nothing leaves the machine, and nothing is written but into our own folders: our libraries' doings included.

Fetching, which is done where a user names an address, asks that address and nobody else.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly
from tests.fetch.site import Site, served

ROOMS = Path(reportedly.__file__).parents[1]
EXAMPLE = Path(__file__).parents[1] / "examples" / "01-keldorian-herald.txt"
LONG_ENOUGH = 30
"""Seconds in which telemetry that is left on has asked for its maker's host: it does within ten."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home."""
    home = tmp_path / "home"
    home.mkdir()
    return home


def surroundings(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "REPORTEDLY_", "ORT_"))}
    path = os.pathsep.join(filter(None, [str(ROOMS), os.environ.get("PYTHONPATH", "")]))
    return {**kept, "HOME": str(home), "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(home.parent)}


def watched(home: Path) -> list[str]:
    """What comes before a command so that its sockets are written down, where that can be done here."""
    strace = shutil.which("strace")
    return [strace, "-f", "-e", "trace=socket,connect", "-o", str(home.parent / "trace")] if strace else []


def sockets(home: Path) -> list[str]:
    trace = home.parent / "trace"
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines() if trace.exists() else []
    return [line for line in lines if "AF_INET" in line]


def written(home: Path) -> set[str]:
    return {"/".join(path.relative_to(home).parts[:2]) for path in home.rglob("*") if path.is_file()}


def message(content: dict[str, object]) -> bytes:
    data = json.dumps({"jsonrpc": "2.0", **content}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)


@pytest.mark.parametrize("command", ["read", "check"])
def test_reading_and_checking_open_no_socket_and_write_only_our_cache(home: Path, command: str) -> None:
    done = subprocess.run(
        [*watched(home), sys.executable, "-m", "reportedly", command, str(EXAMPLE)],
        cwd=home.parent, env=surroundings(home), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    assert sockets(home) == []
    assert written(home) <= {".cache/reportedly"}


def test_writing_and_verifying_parquet_open_no_socket_and_write_only_where_they_are_told_to(home: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    for arguments in (["read", str(EXAMPLE), "--format", "parquet", "-o", "out"], ["verify", "out"]):
        done = subprocess.run(
            [*watched(home), sys.executable, "-m", "reportedly", *arguments],
            cwd=home.parent, env=surroundings(home), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert sockets(home) == []
        assert written(home) <= {".cache/reportedly"}


def test_adding_to_a_ledger_opens_no_socket_and_writes_the_ledger_alone(home: Path) -> None:
    pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed")
    for arguments in (["add", str(EXAMPLE)], ["add", str(EXAMPLE)], ["ledger", "check"]):
        done = subprocess.run(
            [*watched(home), sys.executable, "-m", "reportedly", *arguments],
            cwd=home.parent, env=surroundings(home), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert sockets(home) == []
        assert written(home) <= {".cache/reportedly", ".local/share"}
    assert {path.name for path in home.rglob("*") if path.is_file() and ".local" in path.parts} <= {
        "ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm",
    }  # fmt: skip


def test_half_a_minute_of_the_language_server_opens_no_socket_and_writes_only_our_cache(home: Path) -> None:
    uri = (home.parent / "story.txt").as_uri()
    document = {"uri": uri, "languageId": "plaintext", "version": 1, "text": EXAMPLE.read_text(encoding="utf-8")}
    command = [*watched(home), sys.executable, "-m", "reportedly", "lsp"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=home.parent, env=surroundings(home)) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        for each in (
            {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
            {"method": "initialized", "params": {}},
            {"method": "textDocument/didOpen", "params": {"textDocument": document}},
        ):
            server.stdin.write(message(each))
        server.stdin.flush()
        time.sleep(LONG_ENOUGH)
        said, _ = server.communicate(message({"id": 2, "method": "shutdown"}) + message({"method": "exit"}), timeout=60)
    assert b"publishDiagnostics" in said
    assert sockets(home) == []
    assert written(home) <= {".cache/reportedly"}


FETCHING = """
import sys
from datetime import UTC, datetime
from reportedly.fetch import Fetcher, FetchSettings, entries, read_feed
from reportedly.model import Receipt

if len(sys.argv) > 1:
    receipt = Fetcher(FetchSettings(allow_local=True)).fetch(sys.argv[1], how="feed")
else:
    data = b'<!DOCTYPE rss SYSTEM "http://192.0.2.1/a.dtd">'
    data += b"<rss><channel><item><link>http://192.0.2.1/</link></item></channel></rss>"
    receipt = Receipt(data, "feed", "a", "http://192.0.2.1/", "http://192.0.2.1/", datetime.now(UTC), None, ())
print([entry.url for entry in entries(read_feed(receipt))])
"""


def fetching(home: Path, *addresses: str) -> str:
    pytest.importorskip("httpcore2", reason="the extra ledger is not installed")
    done = subprocess.run(
        [*watched(home), sys.executable, "-c", FETCHING, *addresses],
        cwd=home.parent, env=surroundings(home), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_feed_that_is_at_hand_is_read_without_a_socket(home: Path) -> None:
    assert fetching(home) == "['http://192.0.2.1/']"
    assert sockets(home) == []
    assert written(home) == set()


@pytest.fixture
def site() -> Iterator[Site]:
    yield from served()


def test_fetching_asks_the_address_that_was_named_and_nobody_else(home: Path, site: Site) -> None:
    feed = b"<rss><channel><item><link>http://192.0.2.1/</link></item></channel></rss>"
    site.says("/feed", feed, Content_Type="text/xml")
    assert fetching(home, site.url("/feed")) == "['http://192.0.2.1/']"
    assert site.paths() == ["/robots.txt", "/feed"]
    asked = {
        tuple(re.findall(r"htons\((\d+)\)|inet_addr\(\"([^\"]+)", line)) for line in sockets(home) if "connect(" in line
    }
    assert len(asked) == (1 if watched(home) else 0)
    assert all(str(site.port) in str(each) and "127.0.0.1" in str(each) for each in asked)
    assert written(home) == set()


def test_adding_an_address_asks_that_one_and_what_it_names_and_writes_the_ledger_alone(home: Path, site: Site) -> None:
    pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed")
    pytest.importorskip("httpcore2", reason="the extra ledger is not installed")
    page = "".join(f"<p>{line}</p>" for line in EXAMPLE.read_text(encoding="utf-8").splitlines())
    site.says("/feed", b"<rss><channel><item><link>/1</link></item></channel></rss>", Content_Type="text/xml")
    site.says("/1", f"<html><body><img src='http://192.0.2.1/a.png'><article>{page}</article></body></html>".encode())
    done = subprocess.run(
        [*watched(home), sys.executable, "-m", "reportedly", "add", site.url("/feed"), "--allow-local"],
        cwd=home.parent, env=surroundings(home), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert site.paths() == ["/robots.txt", "/feed", "/1"]
    asked = [line for line in sockets(home) if "connect(" in line]
    assert all(f"htons({site.port})" in line and "127.0.0.1" in line for line in asked)
    assert written(home) <= {".cache/reportedly", ".local/share"}


CONNECTING = {
    "socket",
    "ssl",
    "httpcore2",
    "httpx2",
    "httpx",
    "requests",
    "urllib3",
    "aiohttp",
    "ftplib",
    "smtplib",
    "http.client",
}
CONNECTS = {
    "fetch/connection.py": "asks the address that was named",
    "web/serving.py": "listens where it is told to, and asks nobody",
    "run/cluster.py": "looks for a port that is free for Ray, which is started where it is asked for",
}
"""The files that could open connections: why."""


def test_few_files_could_open_a_connection() -> None:
    package = ROOMS / "reportedly"
    found = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            names = [each.name for each in node.names]
            if isinstance(node, ast.ImportFrom):
                names = [f"{node.module}", *(f"{node.module}.{name}" for name in names)]
            if any(name in CONNECTING or name.partition(".")[0] in CONNECTING or name == "urllib.request" for name in names):
                found.add(path.relative_to(package).as_posix())
    assert found == CONNECTS.keys()
