"""The cache of read articles: what goes in comes out, its size is bounded, and trouble with it costs one note."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import zlib
from dataclasses import fields, replace
from multiprocessing import get_context
from pathlib import Path

import pytest

import reportedly
from reportedly.cache import Cache, code_state, key, libraries_state
from reportedly.cache.coding import Unreadable, decoded, encoded
from reportedly.cache.keys import JUDGING, SURFACES
from reportedly.model import Article, Claim, Cue, Document, Metadata, Producer, Span
from reportedly.model.claim import Certainty, Source
from reportedly.sources.formats import format_named


def article(words: str = "", path: str | None = None) -> Article:
    text = f"It rains, she said. {words}"
    source, cue = Source((Span.of(text, 10, 13),), "person"), Cue((Span.of(text, 14, 18),), "say", "neutral")
    claim = Claim("c1", source, cue, (Span.of(text, 0, 8),), "indirect", Certainty("certain", "neutral"), 0.9)
    return Article(Document(text, path=path), (claim,), (), Producer("1", "m@1"))


def put_many(folder: str, start: int) -> None:
    notes: list[str] = []
    with Cache(Path(folder), note=notes.append) as readings:
        for n in range(start, start + 40):
            readings.put(str(n).encode(), article(str(n)))
    assert not notes


def test_what_was_put_in_comes_out(tmp_path: Path) -> None:
    notes: list[str] = []
    with Cache(tmp_path / "new", note=notes.append) as readings:
        assert readings.get(b"1") is None
        readings.put(b"1", article("\ud800", path="a.txt"))
        assert readings.get(b"1") is None  # what UTF-8 can't hold is read anew every time
        readings.put(b"2", article("é", path="a.txt"))
        assert readings.get(b"2") == article("é")
    with Cache(tmp_path / "new", note=notes.append) as readings:
        assert readings.get(b"2") == article("é")
        record = article("é", path="records.jsonl")
        readings.put(b"3", replace(record, document=replace(record.document, line=7)))
        assert readings.get(b"3") == article("é")  # where the same bytes stand is for each to say
    assert not notes
    assert (tmp_path / "new/articles.sqlite").stat().st_mode & 0o077 == 0


def test_its_size_is_bounded_and_what_was_used_last_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import random

    from reportedly.cache import store

    clock = iter(range(10**6, 10**9, 4000))
    monkeypatch.setattr(store.time, "time", lambda: next(clock))
    chance = random.Random(0)
    with Cache(tmp_path, note=print, most_bytes=1_000_000) as readings:
        readings.put(b"kept", article("kept"))
        for n in range(100):
            readings.put(str(n).encode(), article("".join(chance.choices("abcdefghij klmnop", k=30_000))))
            assert readings.get(b"kept")
        assert readings.get(b"0") is None
        assert readings.get(b"99")
    assert (tmp_path / "articles.sqlite").stat().st_size < 1_300_000


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    context = get_context("spawn")
    processes = [context.Process(target=put_many, args=(str(tmp_path), start)) for start in (0, 20)]
    for each in processes:
        each.start()
    for each in processes:
        each.join(60)
        assert each.exitcode == 0
    with Cache(tmp_path, note=print) as readings:
        assert all(readings.get(str(n).encode()) for n in range(60))


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "articles.sqlite").write_bytes(b"no database at all" * 1000)
    notes: list[str] = []
    with Cache(tmp_path, note=notes.append) as readings:
        readings.put(b"1", article())
        assert readings.get(b"1") == article()
    (note,) = notes
    assert "was damaged" in note and "begun anew" in note


def test_a_damaged_reading_is_made_anew(tmp_path: Path) -> None:
    notes: list[str] = []
    with Cache(tmp_path, note=notes.append) as readings:
        readings.put(b"1", article())
    with sqlite3.connect(tmp_path / "articles.sqlite") as db:
        db.execute("update content set data = x'00ff'")
    db.close()
    with Cache(tmp_path, note=notes.append) as readings:
        assert readings.get(b"1") is None
        readings.put(b"1", article())
        assert readings.get(b"1") == article()
    assert len(notes) == 1


def test_a_folder_that_can_not_be_made_costs_one_note(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    notes: list[str] = []
    with Cache(tmp_path / "file", note=notes.append) as readings:
        readings.put(b"1", article())
        assert readings.get(b"1") is None
    assert len(notes) == 1


def test_the_key_depends_on_all_that_a_reading_depends_on() -> None:
    given = {"kind": "text", "given": Metadata(), "model": "m@1", "packs": "p", "gazetteer": None}
    keys = {key(b"a", **given), key(b"b", **given)}  # type: ignore[arg-type]
    for name, value in (
        ("kind", "markdown"),
        *(("given", Metadata(**{field.name: "2025-11-30"})) for field in fields(Metadata)),
        ("model", "m@2"),
        ("packs", "q"),
        ("gazetteer", "g"),
        ("libraries", format_named("html").libraries),
    ):
        keys.add(key(b"a", **{**given, name: value}))  # type: ignore[arg-type]
    assert len(keys) == 7 + len(fields(Metadata))


def package(folder: Path, **files: str) -> Path:
    for name, content in {
        "model__span": "a = 1",
        "checks__rule": "b = 1",
        "show__html": "c = 1",
        "pipeline": "d = 1",
        **files,
    }.items():
        path = folder.joinpath(*name.split("__")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


def test_any_file_of_a_room_counts_and_so_does_a_room_that_nobody_named(tmp_path: Path) -> None:
    state = code_state((), package(tmp_path / "as it is"))
    assert state == code_state((), package(tmp_path / "the same elsewhere"))
    changed = {"model__span": "a = 2", "checks__rule": "b = 2", "pipeline": "d = 2"}
    added = {"model__new": "", "weather__rain": "", "new": ""}
    for name, content in {**changed, **added}.items():
        assert state != code_state((), package(tmp_path / f"with {name}", **{name: content})), name
    for name in ("show__html", "cli__read", "model____pycache__/span"):
        assert state == code_state((), package(tmp_path / name, **{name: "c = 2"})), name


def test_a_rule_does_not_count_for_a_reading_but_a_new_room_does(tmp_path: Path) -> None:
    state = code_state(JUDGING, package(tmp_path / "as it is"))
    assert state == code_state(JUDGING, package(tmp_path / "rule", checks__rule="b = 2"))
    assert state != code_state(JUDGING, package(tmp_path / "room", weather__rain=""))


def test_the_rooms_that_are_left_out_are_there_and_decide_nothing() -> None:
    there = {path.name for path in Path(reportedly.__file__).parent.iterdir()}
    assert there | {"web"} >= SURFACES | JUDGING
    assert not (SURFACES | JUDGING) & {"model", "claims", "resolve", "record", "sources", "reader", "gazetteer", "packs"}


def test_the_libraries_that_read_count_with_their_versions() -> None:
    assert "onnxruntime==" in libraries_state()
    assert "lxml==" in libraries_state(format_named("html").libraries)
    assert "pytest" not in libraries_state()


@pytest.mark.parametrize("damage", ["flipped", "cut", "zeroed", "another form"])
def test_a_reading_is_never_answered_from_damaged_bytes(damage: str) -> None:
    data = encoded(article("and more of it " * 20))
    assert data and decoded(data) == article("and more of it " * 20)
    for at in range(2, len(data)):
        damaged = {
            "flipped": data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :],
            "cut": data[:at],
            "zeroed": data[:at] + bytes(len(data) - at),
            "another form": zlib.compress(b"\x81\xa1a" + bytes([at % 128])),
        }[damage]
        with pytest.raises(Unreadable):
            decoded(damaged)


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit on the size of files here")
def test_a_full_disk_costs_one_note_and_the_readings_from_then_on(tmp_path: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path; sys.path.append(sys.argv[2])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "import random; from test_cache import Cache, article\n"
        "chance, notes = random.Random(0), []\n"
        "with Cache(Path(sys.argv[1]), note=notes.append) as readings:\n"
        "    for n in range(40): readings.put(str(n).encode(), article(''.join(chance.choices('abcdefgh', k=20_000))))\n"
        "print(len(notes), notes[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), str(Path(__file__).parent)],
        capture_output=True, text=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 ")
    with Cache(tmp_path, note=print) as readings:
        assert readings.get(b"39") is None
        readings.put(b"later", article("later"))
        assert readings.get(b"later") == article("later")
