"""An index as a file: written whole or not at all, and never answered from where it is damaged."""

from __future__ import annotations

import os
import random
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
from reportedly.gazetteer import open_gazetteer
from reportedly.gazetteer.pages import SIZE, Damaged, Pages, PageWriter
from reportedly.gazetteer.record import Record
from reportedly.gazetteer.store import MOST, Store
from reportedly.gazetteer.writing import replacing, write
from reportedly.model.errors import GazetteerError


def many(count: int) -> Iterator[Record]:
    """Places of which each thousand share a name, and have one of their own."""
    for i in range(count):
        names = ((f"Orra {i // 1000}", "name"), (f"Velsk {i}", "other name"))
        yield Record(f"geonames:{i + 1}", f"Orra {i // 1000}", "populated place", i / 1e5, -i / 1e5, "QA", population=i,
                     geonames_id=i + 1, names=names)  # fmt: skip


def index_of(path: Path, records: Iterator[Record]) -> Store:
    write(path, records, lambda: {"label": "many"})
    return Store(path, "make it again")


def test_the_same_places_give_the_same_bytes(tmp_path: Path) -> None:
    assert built(tmp_path / "one").read_bytes() == built(tmp_path / "other").read_bytes()


def test_nothing_is_left_beside_the_index(tmp_path: Path) -> None:
    path = built(tmp_path)
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_written_is_found_again(tmp_path: Path) -> None:
    with index_of(tmp_path / "many", many(3000)) as store:
        assert len(list(store)) == 3000
        for i in (0, 1, 1499, 2999):
            (entry,) = store.find(f"velsk{i}")
            assert (entry.key, entry.lat, entry.lon, entry.population) == (f"geonames:{i + 1}", i / 1e5, -i / 1e5, i)
            assert entry.matched == "other name"
        assert store.find("velsk") == store.find("velsk3000") == store.find("a") == store.find("zzz") == []


def test_of_names_that_go_on_from_one_another_each_is_found_and_no_other(tmp_path: Path) -> None:
    there = ["v", "ve", "vel", "vels", "velsk", "velska", "velskab", "velt", "veltaa", "veltaab", "x"]
    places = (
        Record(f"geonames:{i}", name, "populated place", 0.0, 0.0, "QA", geonames_id=i, names=((name, "name"),))
        for i, name in enumerate(there, 1)
    )
    with index_of(tmp_path / "many", places) as store:
        assert [name for name in there if [entry.name for entry in store.find(name)] != [name]] == []
        absent = ["", "velskb", "velta", "veltab", "veltaaab", "vl", "w", "xx", "b", "ab"]
        assert [name for name in absent if store.find(name)] == []


def test_of_too_many_namesakes_the_most_populous_answer(tmp_path: Path) -> None:
    with index_of(tmp_path / "many", many(3000)) as store:
        assert [entry.population for entry in store.find("orra1")] == list(range(1999, 1999 - MOST, -1))


def test_names_longer_than_any_are_told_apart_by_their_beginnings(tmp_path: Path) -> None:
    name = "บ" * 190
    record = Record("x:1", "Long", "populated place", 1, 2, names=((name, "name"), (f"{name}ab", "name")))
    with index_of(tmp_path / "long", iter([record])) as store:
        assert [entry.key for entry in store.find(name)] == ["x:1"]


def test_an_index_may_be_empty(tmp_path: Path) -> None:
    with index_of(tmp_path / "none", iter(())) as store:
        assert store.find("velsk") == list(store) == []


def test_pages_give_what_was_written(tmp_path: Path) -> None:
    data = random.Random(1).randbytes(3 * SIZE + 5)
    path = tmp_path / "pages"
    with path.open("wb") as stream:
        writer = PageWriter(stream)
        for start in range(0, len(data), 1000):
            writer.write(data[start : start + 1000])
        writer.finish({"about": "München"})
    pages = Pages(path)
    assert (len(pages), pages.about) == (len(data), {"about": "München"})
    for start, end in ((0, 0), (0, 1), (SIZE - 1, SIZE + 1), (5, len(data)), (len(data), len(data))):
        assert pages.read(start, end) == data[start:end]
    for start, end in ((-1, 2), (0, len(data) + 1), (3, 2)):
        with pytest.raises(Damaged):
            pages.read(start, end)
    pages.close()


def test_an_index_is_never_answered_from_where_it_is_damaged(tmp_path: Path) -> None:
    """Bytes flipped, zeroed and cut at many places: the answer is the right one, or one line that says what to do."""
    path = tmp_path / "many"
    with index_of(path, many(300)) as store:
        names = [f"velsk{i}" for i in range(0, 300, 7)]
        right = {name: store.find(name) for name in names}
    whole = path.read_bytes()
    chance = random.Random(7)
    met = 0
    for trial in range(300):
        data = bytearray(whole)
        at = chance.randrange(len(data))
        if trial % 3 == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif trial % 3 == 1:
            data[at : at + 512] = bytes(len(data[at : at + 512]))
        else:
            del data[at:]
        if data == whole:
            continue
        path.write_bytes(data)
        try:
            with Store(path, "make it again") as store:
                assert {name: store.find(name) for name in names} == right
        except GazetteerError as error:
            met += 1
            assert str(error).startswith(f"{path}: this index of places is damaged (")
            assert str(error).endswith("make it again")
            assert "\n" not in str(error)
    assert met > 150


@pytest.mark.parametrize("content", [b"", b"no index, but long enough to look at" * 50, b"RPLACES2" * 100])
def test_what_is_no_index_is_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.places"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"x\.places.* damaged .*install reportedly again"):
        open_gazetteer(tmp_path, base=path)


def test_a_missing_index_is_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"x\.places: can't be opened: no such file.*install reportedly again"):
        open_gazetteer(tmp_path, base=tmp_path / "x.places")


def test_an_index_of_another_form_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.places"
    with path.open("wb") as stream:
        PageWriter(stream).finish({"format": 99, "label": "x"})
    with pytest.raises(GazetteerError, match="another version"):
        open_gazetteer(tmp_path, base=path)


def test_a_writing_that_fails_leaves_the_old_index(tmp_path: Path) -> None:
    path = built(tmp_path)
    before = path.read_bytes()

    def broken() -> Iterator[Record]:
        yield ATLAS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), replacing(path) as half:
        write(half, broken(), dict)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [sqlite3.OperationalError("database or disk is full"), OSError(28, "No space left")])
def test_a_full_disk_is_one_line_and_leaves_the_old_index(tmp_path: Path, error: Exception) -> None:
    path = built(tmp_path)
    before = path.read_bytes()
    match = r"can't be written: (database or disk is full|no space left)"
    with pytest.raises(GazetteerError, match=match) as told, replacing(path) as half:
        half.write_bytes(b"x")
        raise error
    assert "\n" not in str(told.value)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("x")
    with pytest.raises(GazetteerError, match="can't be written"):
        built(tmp_path / "cache")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_read_only_folder_is_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(GazetteerError, match="permission"):
            built(tmp_path)
    finally:
        tmp_path.chmod(0o700)


def test_what_a_killed_writer_left_is_swept_after_an_hour(tmp_path: Path) -> None:
    old, young = tmp_path / "atlas.places.1-aa.half", tmp_path / "atlas.places.2-bb.half-staged"
    for path in (old, young):
        path.write_bytes(b"x")
    os.utime(old, (time.time() - 7200,) * 2)
    built(tmp_path)
    assert not old.exists()
    assert young.exists()


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; sys.path.append(sys.argv[2]); from atlas import built\n"
        "for _ in range(5): built(Path(sys.argv[1]))"
    )
    room = Path(__file__).parent
    environment = {**os.environ, "PYTHONPATH": str(Path(reportedly.__file__).parents[1])}
    command = [sys.executable, "-c", code, str(tmp_path), str(room)]
    processes = [subprocess.Popen(command, env=environment) for _ in range(2)]
    assert [process.wait(60) for process in processes] == [0, 0]
    assert built(tmp_path).read_bytes() == built(tmp_path / "alone").read_bytes()
