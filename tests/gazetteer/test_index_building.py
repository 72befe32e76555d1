"""Building the index: once, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
from atlas import ATLAS, built

import reportedly
from reportedly.gazetteer import building, open_gazetteer, opening
from reportedly.gazetteer.building import NAME, build
from reportedly.gazetteer.record import Record
from reportedly.model.errors import GazetteerError


def test_the_same_places_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = built(tmp_path / "one"), built(tmp_path / "other")
    assert (one / NAME).read_bytes() == (other / NAME).read_bytes()


def test_nothing_is_left_beside_the_index(tmp_path: Path) -> None:
    assert [path.name for path in built(tmp_path).iterdir()] == [NAME]


def test_a_build_that_fails_leaves_the_old_index(tmp_path: Path) -> None:
    before = (built(tmp_path) / NAME).read_bytes()

    def broken() -> Iterator[Record]:
        yield ATLAS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, records=broken())
    assert (tmp_path / NAME).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_full_disk_is_one_line_and_leaves_the_old_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (built(tmp_path) / NAME).read_bytes()

    def full(*_: object, **__: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(building, "write", full)
    with pytest.raises(GazetteerError, match="can't be written: database or disk is full") as error:
        build(tmp_path, records=ATLAS)
    assert "\n" not in str(error.value)
    assert (tmp_path / NAME).read_bytes() == before


def test_a_cache_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("x")
    with pytest.raises(GazetteerError, match="can't be written"):
        build(tmp_path / "cache", records=ATLAS)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_read_only_cache_is_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(GazetteerError, match="permission"):
            build(tmp_path, records=ATLAS)
    finally:
        tmp_path.chmod(0o700)


def test_what_a_killed_build_left_is_swept_after_an_hour(tmp_path: Path) -> None:
    old, young = tmp_path / f"{NAME}.1-aa.half", tmp_path / f"{NAME}.2-bb.half-staged"
    for path in (old, young):
        path.write_bytes(b"x")
    os.utime(old, (time.time() - 7200,) * 2)
    built(tmp_path)
    assert not old.exists()
    assert young.exists()


def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; sys.path.append(sys.argv[2]); from atlas import built\n"
        "for _ in range(5): built(Path(sys.argv[1]))"
    )
    room = Path(__file__).parent
    environment = {**os.environ, "PYTHONPATH": str(Path(reportedly.__file__).parents[1])}
    command = [sys.executable, "-c", code, str(tmp_path), str(room)]
    processes = [subprocess.Popen(command, env=environment) for _ in range(2)]
    assert [process.wait(60) for process in processes] == [0, 0]
    assert (tmp_path / NAME).read_bytes() == (built(tmp_path / "alone") / NAME).read_bytes()


@pytest.fixture
def no_libraries(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Building from the atlas in place of the libraries; the folders that were built."""
    folders: list[Path] = []

    def stand_in(cache: Path, progress: object = None) -> Path:
        folders.append(cache)
        return build(cache, records=ATLAS)

    monkeypatch.setattr(opening, "build", stand_in)
    return folders


def test_it_is_built_at_the_first_opening_only(tmp_path: Path, no_libraries: list[Path]) -> None:
    for _ in range(2):
        with open_gazetteer(tmp_path) as index:
            assert index.look_up("Velsk")
    assert no_libraries == [tmp_path]


@pytest.mark.parametrize("damage", [b"", b"not a database, but long enough to look at" * 50])
def test_a_damaged_index_is_built_anew_with_a_note(tmp_path: Path, no_libraries: list[Path], damage: bytes) -> None:
    path = built(tmp_path) / NAME
    path.write_bytes(damage)
    notes: list[str] = []
    with open_gazetteer(tmp_path, note=notes.append) as index:
        assert index.look_up("Velsk")
    assert notes == [f"{path} is damaged and is built anew"]


def test_an_index_cut_short_is_built_anew(tmp_path: Path, no_libraries: list[Path]) -> None:
    path = built(tmp_path) / NAME
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    with open_gazetteer(tmp_path) as index:
        assert index.look_up("Velsk")


def test_one_from_other_versions_is_built_anew_or_serves(
    tmp_path: Path, no_libraries: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    built(tmp_path)
    monkeypatch.setattr(opening, "fingerprint", lambda: "another")
    with open_gazetteer(tmp_path, build=False) as index:
        assert index.look_up("Velsk")
    assert no_libraries == []
    open_gazetteer(tmp_path).close()
    assert no_libraries == [tmp_path]


def test_without_building_a_missing_index_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="reportedly gazetteer build"):
        open_gazetteer(tmp_path, build=False)
