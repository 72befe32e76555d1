"""What is no ledger, or can't be used as one, is told in one clear line; what is of before is brought up, after a copy."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from articles import HARBOUR, read, receipt
from sqlalchemy import event, text

import reportedly.run
from reportedly.ledger import Ledger, opening, schema
from reportedly.model.errors import LedgerError


def refusal(path: str | Path, **options: bool) -> str:
    with pytest.raises(LedgerError) as caught:
        Ledger(path, **options)
    said = str(caught.value)
    assert "\n" not in said
    assert said.startswith(str(path))
    return said.removeprefix(f"{path}: ")


def test_the_migrations_make_the_tables_that_the_code_asks(ledger: Ledger) -> None:
    def ours(thing: object, name: str | None, kind: str, reflected: bool, compare_to: object) -> bool:
        return not (kind in ("table", "index") and reflected and "_words" in (name or ""))

    with ledger._store.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": not ledger._store.path}
        )
        assert compare_metadata(context, schema.metadata) == []


def test_a_ledger_is_a_strict_file_with_a_write_ahead_log_that_nobody_else_may_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger(path).close()
    assert path.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
            connection.execute("INSERT INTO run VALUES (1, 'now', NULL, 'x', 'three')")


def test_other_files_are_refused_and_left_as_they_are(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(HARBOUR, encoding="utf-8")
    assert refusal(story) == "no ledger, but some other kind of file; name another file"
    assert story.read_text(encoding="utf-8") == HARBOUR
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    before = other.read_bytes()
    assert refusal(other) == "a database, but no ledger; name another one"
    assert other.read_bytes() == before
    assert refusal(tmp_path).startswith("a folder; name a file in it")
    assert refusal(tmp_path / "nowhere" / "ledger.sqlite") == "no such folder; create it first"
    assert refusal(tmp_path / "none.sqlite", create=False).startswith("no such ledger; `reportedly add` makes one")
    assert not (tmp_path / "none.sqlite").exists()
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "a pipe or a device, and no ledger; name a file"


def test_an_empty_file_becomes_a_ledger_only_where_one_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.touch()
    assert refusal(path, create=False).startswith("empty, and no ledger yet")
    with Ledger(path) as ledger:
        assert ledger.info().articles == 0


def test_a_server_s_database_of_something_else_is_refused(server: object) -> None:
    import psycopg

    address = server.database()  # type: ignore[attr-defined]
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    with pytest.raises(LedgerError, match="a database, but no ledger; name another one"):
        Ledger(address)


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(LedgerError) as caught:
        Ledger(f"postgresql://me:secret@/news?host={tmp_path}")
    assert "the server can't be asked" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("mysql://boss:SECRET@host/news", "no ledger has such an address"),
        ("postgresql:boss:SECRET@host/news", "no ledger has such an address"),
        ("postgresql://boss:SEC@SECRET@host/news", "signs of a password such as @ as %40"),
        ("postgresql://boss:SECRET?x@host/news", "no such address|can't be asked"),
        ("postgresql://boss:SECRET@127.0.0.1:port/news", "no such address"),
        ("postgresql://boss:SECRET@[::1/news", "no such address|can't be asked"),
        ("Postgresql://boss:SECRET@127.0.0.1:1/news", "the server can't be asked"),
        ("postgresql://127.0.0.1:1/news?user=boss&password=SECRET", "the server can't be asked"),
    ],
)
def test_no_password_is_told(address: str, why: str) -> None:
    with pytest.raises(LedgerError, match=why) as caught:
        Ledger(address)
    assert "SEC" not in str(caught.value)


def test_a_newer_ledger_is_refused(opened: Callable[..., Ledger]) -> None:
    with opened() as ledger, ledger._store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerError, match=r"made by a newer version of reportedly \(form 9999.*pip install -U reportedly"):
        opened()


def test_a_ledger_of_the_first_form_is_brought_up_with_all_that_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.add(read(HARBOUR), receipt(HARBOUR))
    with sqlite3.connect(path) as connection:
        for table in ("anchor", "pairing", "hint", "telling", "standing", "thread", "account"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    with Ledger(path) as ledger:
        assert (len(list(ledger.articles())), ledger.undrawn()) == (1, 1)
        assert list(ledger.check()) == []
    assert (tmp_path / f"ledger.sqlite.before-{schema.HEAD}").is_file()


def test_a_ledger_of_the_second_form_keeps_what_it_holds_and_is_drawn_anew(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path, command="tests") as ledger:
        ledger.add(read(HARBOUR))
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE anchor")
        connection.execute("DROP INDEX ix_telling_voice")
        for table, column in (("account", "packs"), ("thread", "key"), ("telling", "voice")):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute("INSERT INTO account VALUES (1, 1, 'zlib', x'00')")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
    with Ledger(path) as ledger:
        assert (ledger.info().articles, ledger.undrawn()) == (1, 1)
        assert list(ledger.check()) == []


def test_an_older_ledger_is_copied_and_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.add(read(HARBOUR), receipt(HARBOUR))
        with ledger._store.write() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    monkeypatch.setattr(opening, "KNOWN", ("0000", "0001"))
    asked: list[str] = []
    monkeypatch.setattr(opening, "_migrate", lambda store: asked.append(store.where))
    assert "of an older form (0000), and read-only" in refusal(path, readonly=True)
    Ledger(path).close()
    assert asked == [str(path)]
    with sqlite3.connect(tmp_path / f"ledger.sqlite.before-{schema.HEAD}") as copy:
        assert copy.execute("SELECT count(*) FROM article").fetchone() == (1,)


def test_a_locked_ledger_is_told_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.1)
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        with sqlite3.connect(path, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LedgerError, match="another program has kept it locked; try again"):
                ledger.add(read(HARBOUR), receipt(HARBOUR))
            assert list(ledger.articles()) == []  # asking waits for nobody
            other.execute("ROLLBACK")
        assert ledger.add(read(HARBOUR), receipt(HARBOUR)).became == "added"


def test_a_full_disk_costs_what_was_not_reported_alone(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(read(HARBOUR), receipt(HARBOUR))

        @event.listens_for(ledger._store.engine, "connect")
        def full(connection: sqlite3.Connection, _: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")

        ledger._store.engine.dispose()
        long = HARBOUR + "".join(
            f"The {number}th boat left at {number % 24} o'clock, Jon Berg said.\n" for number in range(500)
        )
        with pytest.raises(LedgerError, match="no space left on the device; all that was reported as added is kept"):
            ledger.add(read(long), receipt(long))
        assert len(list(ledger.articles())) == 1
        assert list(ledger.check()) == []


def test_a_read_only_ledger_is_asked_and_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.add(read(HARBOUR), receipt(HARBOUR))
    with Ledger(path, readonly=True) as ledger:
        assert len(list(ledger.claims(words="harbour"))) == 1
        assert list(ledger.check()) == []
        with pytest.raises(LedgerError, match="opened to be read only"):
            ledger.add(read(HARBOUR), receipt(HARBOUR))


@pytest.mark.parametrize(
    ("table", "column", "what"),
    [
        ("original", "data", "original"),
        ("reading", "record", "record of"),
        ("version", "text", "text of"),
        ("claim", "content", "claim c1"),
        ("claim", "source", "the index of words of claims"),
    ],
)
def test_a_byte_that_was_changed_is_found_and_said(tmp_path: Path, table: str, column: str, what: str) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.add(read(HARBOUR), receipt(HARBOUR))
    with sqlite3.connect(path) as connection:
        value = connection.execute(f"SELECT {column} FROM {table} ORDER BY id LIMIT 1").fetchone()[0]
        spoilt = value[:-1] + bytes([value[-1] ^ 1]) if isinstance(value, bytes) else f"x{value[1:]}"
        connection.execute(f"DROP TRIGGER IF EXISTS {table}_words_anew")  # which would keep the index in step
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = (SELECT min(id) FROM {table})", (spoilt,))
    with Ledger(path) as ledger:
        found = [f"{fault.where}: {fault.what}" for fault in ledger.check()]
    assert any(each.startswith(what) for each in found), found


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("version", "url"), ("version", "title"), ("version", "outlet"), ("version", "published"), ("article", "host"),
        ("time", "begins"), ("time", "end"), ("actor", "name"), ("claim", "marks"), ("receipt", "name"), ("receipt", "url"),
        ("change", "before"), ("trace", "sentences"), ("stamp", "model"), ("sketch", "data"),
    ],
)  # fmt: skip
def test_every_column_that_answers_rest_on_is_held_against_what_was_written(tmp_path: Path, table: str, column: str) -> None:
    path = tmp_path / "ledger.sqlite"
    url = "https://herald.example/1"
    with reportedly.run.Ledger(path) as ledger:
        for text in (HARBOUR, HARBOUR.replace("next year", "this year")):
            ledger.add(read(text, url=url, outlet="Herald"), receipt(text, url=url))
        assert list(ledger.check()) == []
    with sqlite3.connect(path) as connection:
        rowid, value = connection.execute(f"SELECT rowid, {column} FROM {table} ORDER BY rowid DESC LIMIT 1").fetchone()
        assert value is not None
        if isinstance(value, int):
            spoilt: object = value + 1
        elif isinstance(value, bytes):
            spoilt = value[:-1] + bytes([value[-1] ^ 1])
        else:
            spoilt = f"{value[:-1]}~"
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (spoilt, rowid))
    with reportedly.run.Ledger(path) as ledger:
        assert list(ledger.check()) != []


def test_a_byte_that_is_no_utf8_is_told_with_its_row_and_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.add(read(HARBOUR, outlet="Herald"), receipt(HARBOUR))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE version SET outlet = CAST(X'48ff' AS TEXT)")
        connection.execute("UPDATE original SET data = X'00'")
    with Ledger(path) as ledger:
        found = [f"{fault.where}: {fault.what}" for fault in ledger.check()]
    assert "row 1 of version: holds bytes in outlet that are no UTF-8" in found
    assert any(each.startswith("original") for each in found)


def test_a_damaged_page_of_the_file_is_one_clear_fault(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        for number in range(30):
            text_ = HARBOUR.replace("Monday", f"day {number}")
            ledger.add(read(text_), receipt(text_))
    with sqlite3.connect(path) as connection:
        roots = [
            row[0] for row in connection.execute("SELECT rootpage FROM sqlite_master WHERE name IN ('original', 'claim')")
        ]
    data = bytearray(path.read_bytes())
    for root in roots:
        data[(root - 1) * 4096 : (root - 1) * 4096 + 64] = os.urandom(64)
    path.write_bytes(data)
    with Ledger(path) as ledger:
        found = list(ledger.check())
    assert found
    assert all("\n" not in f"{fault.where}{fault.what}" for fault in found)
    data[100:4096] = os.urandom(3996)
    path.write_bytes(data)
    assert refusal(path) == "damaged so much that it can't be opened; a backup has what it held"


def test_two_processes_may_make_one_ledger_at_once(tmp_path: Path) -> None:
    code = "import sys; from reportedly.ledger import Ledger; Ledger(sys.argv[1]).close()"
    made = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "ledger.sqlite")], stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [(process.wait(60), process.communicate()[1]) for process in made] == [(0, "")] * 4
    with Ledger(tmp_path / "ledger.sqlite", create=False) as ledger:
        assert list(ledger.check()) == []
