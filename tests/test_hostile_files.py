"""Damaged files in the cache folder, and packed files of places that are no such thing: found, said, and never answered from."""

from __future__ import annotations

import gzip
import os
import random
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from benchmarks.fuzz.targets import TARGETS
from reportedly.cache import Cache
from reportedly.gazetteer.adding import add
from reportedly.model.errors import GazetteerError

ROOT = Path(__file__).parents[1]
HEAD = b"name,lat,lon\nSaint Orra,1,2\n"


@pytest.mark.parametrize("name", ["cache", "damaged layers"])
def test_flipped_cut_and_zeroed_files_are_never_answered_from(name: str, tmp_path: Path) -> None:
    """A few hundred damages of many thousands; ``python -m benchmarks.fuzz`` tries the others."""
    target = next(each for each in TARGETS if each.name == name)
    attempt = target.open(tmp_path)
    for number in range(25):
        attempt(target.make(random.Random(number)))
    for orders in (b"cut 0 1", b"cut 999999 1", b"zero 0 4096", b"fill 0 16", b"zero 500000 4096", b"flip 999000 1"):
        attempt(orders)


def test_a_cache_whose_tables_are_gone_is_begun_anew(tmp_path: Path) -> None:
    notes: list[str] = []
    with Cache(tmp_path, note=notes.append) as readings:
        readings.put_findings(b"1", ())
    with sqlite3.connect(tmp_path / "articles.sqlite") as db:
        db.execute("drop table content")
    db.close()
    with Cache(tmp_path, note=notes.append) as readings:
        assert readings.findings(b"1") is None
        readings.put_findings(b"1", ())
        assert readings.findings(b"1") == ()
    (note,) = notes
    assert "was damaged" in note
    assert "begun anew" in note


def test_processes_that_make_the_file_at_once_are_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two of them want to change its journal, SQLite refuses both at once instead of waiting."""
    connect, refused = sqlite3.connect, iter((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_RECOVERY))

    def connected(*given: object, **named: object) -> sqlite3.Connection:
        for code in refused:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = code
            raise error
        return connect(*given, **named)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", connected)
    notes: list[str] = []
    with Cache(tmp_path, note=notes.append) as readings:
        readings.put_findings(b"1", ())
        assert readings.findings(b"1") == ()
    assert notes == []


def test_six_processes_at_once_on_a_cold_cache_say_the_same(tmp_path: Path) -> None:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")])
    program = (
        "import sys; from benchmarks.fuzz.standin import StandIn; from reportedly.cli.opening import Opening;"
        "from reportedly.cli.program import run; sys.exit(run(sys.argv[1:], Opening(lambda threads: StandIn())))"
    )
    command = [
        sys.executable,
        "-c",
        program,
        "check",
        str(ROOT / "examples"),
        "--format",
        "jsonl",
        "--fail-on",
        "never",
        "--workers",
        "1",
    ]
    environment = {**os.environ, "PYTHONPATH": path, "REPORTEDLY_CACHE": str(tmp_path / "cache")}
    pipe = subprocess.PIPE
    processes = [subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe) for _ in range(6)]
    outputs = [process.communicate(timeout=100) for process in processes]
    assert [process.returncode for process in processes] == [0] * 6
    assert len({out for out, _ in outputs}) == 1
    assert [err for _, err in outputs if b"damaged" in err or b"can't be used" in err] == []
    again = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert again.stdout == outputs[0][0]


def packed(path: Path, data: bytes, way: int = zipfile.ZIP_DEFLATED, member: str = "places.csv") -> Path:
    with zipfile.ZipFile(path, "w", way) as archive:
        archive.writestr(member, data, way)
    return path


@pytest.mark.parametrize("fill", [b"\n", b"a"], ids=["blank lines", "one line"])
def test_a_bomb_is_refused_before_it_has_gone_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fill: bytes) -> None:
    monkeypatch.setattr("reportedly.gazetteer.stream._FREE", 1 << 18)
    data = HEAD + fill * 8_000_000
    bombs = [packed(tmp_path / "places.zip", data), tmp_path / "places.csv.gz"]
    bombs[1].write_bytes(gzip.compress(data, 9))
    for bomb in bombs:
        with pytest.raises(GazetteerError, match=r"unpacks to more than 20 times its size|a line of more than"):
            add(tmp_path / "cache", bomb)
    assert list((tmp_path / "cache").rglob("*.places")) == []


def test_a_member_that_wants_out_of_its_folder_is_read_as_a_table_and_written_nowhere(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    given = packed(inner / "places.zip", HEAD, member="../../evil.csv")
    assert add(inner / "cache", given).places == 1
    outside = [each for each in tmp_path.rglob("*") if each.is_file() and inner not in each.parents]
    assert outside == []
    assert not list(tmp_path.rglob("*evil*"))


def test_what_is_damaged_inside_or_empty_is_told_with_its_line(tmp_path: Path) -> None:
    damaged = packed(tmp_path / "places.zip", HEAD * 50, zipfile.ZIP_LZMA)
    raw = bytearray(damaged.read_bytes())
    raw[60:80] = bytes(each ^ 0x55 for each in raw[60:80])
    damaged.write_bytes(raw)
    with pytest.raises(GazetteerError, match="damaged or cut short"):
        add(tmp_path / "cache", damaged)
    empty = tmp_path / "empty.csv.gz"
    empty.write_bytes(gzip.compress(b""))
    with pytest.raises(GazetteerError, match="no column name, lat, lon"):
        add(tmp_path / "cache", empty)


def test_a_line_that_is_no_line_end_here_does_not_break_the_message(tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text("name,lat,lon\nSaint Orra,91,\u202880.0\n", encoding="utf-8")
    with pytest.raises(GazetteerError) as error:
        add(tmp_path / "cache", table)
    assert len(str(error.value).splitlines()) == 1
