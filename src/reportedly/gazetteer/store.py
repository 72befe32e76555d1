"""An index as a file: places numbered from the most populous, and the names that lead to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path

from reportedly.gazetteer.folding import code_key, division_key, fold
from reportedly.gazetteer.record import Record
from reportedly.model.gazetteer import Matched

FORMAT = 1
"""Goes up with every change of the tables, of the folding or of what is built: an index of another format is built anew."""

MATCHES: tuple[Matched, ...] = ("name", "other name", "code", "adjective")
_BATCH = 20_000

_STAGED = """
create table staged.place (
  number integer primary key, key text unique, name text, kind text, lat real, lon real, country text, region text,
  district text, population integer, geonames_id integer);
create table staged.name (name text, number integer, matched integer);
"""
_TABLES = """
create table place (
  id integer primary key, key text, name text, kind text, lat real, lon real, country text, region text,
  district text, population integer, geonames_id integer, number integer);
create table name (name text, place integer, matched integer, primary key (name, place)) without rowid;
create table about (field text primary key, value text) without rowid;
"""
_FILL = """
insert into place select null, key, name, kind, lat, lon, country, region, district, population, geonames_id, number
  from staged.place order by population desc, key;
create table staged.rank (number integer primary key, id integer);
insert into staged.rank select number, id from main.place order by number;
insert into name select n.name, r.id, min(n.matched) from staged.name n join staged.rank r on r.number = n.number
  group by n.name, r.id order by n.name, r.id;
alter table place drop column number;
"""


def keys(record: Record) -> dict[str, int]:
    """Under which keys a record is found, with the place of how it matches in ``MATCHES``: the strongest of several."""
    found: dict[str, int] = {}
    for name, matched in record.names:
        key = code_key(name) if matched == "code" else fold(name)
        if key and key not in found:
            found[key] = MATCHES.index(matched)
    for name in record.with_division:
        folded = fold(name)
        if folded:
            found.setdefault(division_key(folded), 1)
    return found


def write(
    path: Path,
    records: Iterable[Record],
    about: Callable[[], Mapping[str, str]],
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write an index to a path where no file is, and say how many places it holds; ``about`` is asked when all are in.

    Memory stays bounded for any number of records; a second file, ``path`` with ``-staged``, is there while it works. The
    same records give the same bytes. A record whose key was there before is left out. Raises ``sqlite3.Error``, ``OSError``.
    """
    staged = path.with_name(path.name + "-staged")
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("pragma journal_mode = off")
            db.execute("pragma synchronous = off")
            db.execute("pragma cache_size = -65536")
            db.execute("attach ? as staged", (str(staged),))
            db.execute("pragma staged.journal_mode = off")
            db.execute("pragma staged.synchronous = off")
            db.executescript(_STAGED + _TABLES)
            db.execute("begin")
            count = _stage(db, records, progress)
            db.executescript(_FILL)
            rows = {"format": str(FORMAT), "places": str(count), **about()}
            db.executemany("insert into about values (?, ?)", sorted(rows.items()))
            if db.in_transaction:
                db.execute("commit")
            db.execute("detach staged")
            db.execute("vacuum")
            return count
    finally:
        staged.unlink(missing_ok=True)


def _stage(db: sqlite3.Connection, records: Iterable[Record], progress: Callable[[int], None] | None) -> int:
    count = 0
    names: list[tuple[str, int, int]] = []
    for number, record in enumerate(records, 1):
        cursor = db.execute(
            "insert or ignore into staged.place values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number, record.key, record.name, record.kind, record.lat, record.lon, record.country, record.region,
                record.district, record.population, record.geonames_id,
            ),
        )  # fmt: skip
        if not cursor.rowcount:
            continue
        count += 1
        names.extend((key, number, matched) for key, matched in keys(record).items())
        if len(names) >= _BATCH:
            db.executemany("insert into staged.name values (?, ?, ?)", names)
            names.clear()
        if progress and number % 1000 == 0:
            progress(number)
    db.executemany("insert into staged.name values (?, ?, ?)", names)
    return count


def is_whole(path: Path) -> bool:
    """Whether a file is an SQLite database of the length that its head gives; a file cut short is not. Raises ``OSError``."""
    with path.open("rb") as stream:
        head = stream.read(100)
    if not head.startswith(b"SQLite format 3\0"):
        return False
    page, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    return path.stat().st_size == (65536 if page == 1 else page) * pages


def read_about(db: sqlite3.Connection) -> dict[str, str]:
    """What an index says of itself. Raises ``sqlite3.Error`` where the file is none."""
    return dict(db.execute("select field, value from about"))


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that never writes, locks or looks for a journal: an index is replaced whole, never changed."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
