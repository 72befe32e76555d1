"""Engines from the command line: stopped, killed and gone on with; addresses where nobody answers; nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from standin import story

import reportedly

needs_ray = pytest.mark.skipif(
    __import__("importlib.util").util.find_spec("ray") is None, reason="Ray is not installed: pip install 'reportedly[ray]'"
)
engines = pytest.mark.parametrize("engine", ["pool", pytest.param("ray", marks=needs_ray)])
PATHS = [str(Path(reportedly.__file__).parents[1]), str(Path(__file__).parents[1] / "run")]
PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "import sys, standin; from reportedly.cli.opening import Opening; from reportedly.cli.program import run;"
    "sys.exit(run(sys.argv[1:], Opening(standin.load, places=False)))"
)
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start ``reportedly read in.jsonl -o out.jsonl`` with more arguments; each process that comes of it bears a mark."""
    mark = f"REPORTEDLY_TEST={tmp_path}"

    def start(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "read", "in.jsonl", "-o", "out.jsonl", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(PATHS), "REPORTEDLY_TEST": str(tmp_path), "TMPDIR": "/tmp"},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
        )  # fmt: skip

    yield start
    for pid in bearing(mark):
        os.kill(pid, signal.SIGKILL)


def bearing(mark: str) -> set[int]:
    """The processes with ``mark`` in their environment."""
    found = set()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (place / "environ").read_bytes().split(b"\0"):
                found.add(int(place.name))
        except OSError:
            continue
    return found


def gone(folder: Path, seconds: float = 30) -> bool:
    """Whether no process of a run is left, a moment after it."""
    until = time.monotonic() + seconds
    while bearing(f"REPORTEDLY_TEST={folder}"):
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def feed(folder: Path, count: int, extra: str = "SLOWLY") -> None:
    lines = (json.dumps({"id": str(n), "text": story(n, extra)}) + "\n" for n in range(count))
    (folder / "in.jsonl").write_text("".join(lines))


def lines(folder: Path) -> list[str]:
    out = folder / "out.jsonl"
    whole = out.read_text().splitlines(keepends=True) if out.exists() else []
    return [json.loads(line)["document"]["id_given"] for line in whole if line.endswith("\n")]


def wait_for(folder: Path, count: int) -> None:
    until = time.monotonic() + 90
    while len(lines(folder)) < count:
        assert time.monotonic() < until, "nothing came"
        time.sleep(0.05)


@engines
def test_ctrl_c_ends_it_and_leaves_nothing_behind(tmp_path: Path, start: Start, engine: str) -> None:
    feed(tmp_path, 200)
    with start("--engine", engine, "--workers", "2") as process:
        wait_for(tmp_path, 8)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    done = len(lines(tmp_path))
    assert (process.returncode, out) == (130, "")
    assert err == f"reportedly: stopped after {done} articles; the same command with --resume goes on\n"
    assert 8 <= done < 200
    assert gone(tmp_path)


@pytest.mark.timeout(300)
@engines
def test_a_run_that_was_killed_is_gone_on_with(tmp_path: Path, start: Start, engine: str) -> None:
    feed(tmp_path, 60)
    with start("--engine", engine, "--workers", "2") as process:
        wait_for(tmp_path, 8)
        process.kill()
    if engine != "ray":  # Ray's own servers end by themselves, when they notice: mostly within a minute
        assert gone(tmp_path, 30), "who worked for it outlives it"
    assert 8 <= len(lines(tmp_path)) < 60
    with start("--engine", engine, "--workers", "2", "--resume") as process:
        assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 0
    assert lines(tmp_path) == [str(n) for n in range(60)]


@needs_ray
@pytest.mark.parametrize("answer", [None, b"HTTP/1.0 400 Bad Request\r\n\r\n"])
def test_an_address_where_no_ray_answers_is_told_at_once(tmp_path: Path, start: Start, answer: bytes | None) -> None:
    feed(tmp_path, 1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
        if answer is None:
            server.close()
        begun = time.monotonic()
        with start("--engine", "ray", "--address", address) as process:
            if answer:
                with server.accept()[0] as line:
                    line.recv(100)
                    line.sendall(answer)
            out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (1, "")
    assert err.startswith(f"reportedly: --address {address}: no Ray cluster answers there (")
    assert err.count("\n") == 1
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--address", "head:6379"], "--address is that of a Ray cluster: add --engine ray"),
        (["--engine", "here", "--workers", "2"], "--engine here is one worker, not 2"),
        pytest.param(["--engine", "ray", "--address", "head"], "--address head: give HOST:PORT", marks=needs_ray),
    ],
)
def test_what_does_not_go_together_is_one_line(tmp_path: Path, start: Start, arguments: list[str], message: str) -> None:
    feed(tmp_path, 1)
    with start(*arguments) as process:
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"reportedly: {message}")
