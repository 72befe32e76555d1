"""Writing an index: records are gathered and sorted in a database beside it, and put out in the form that ``store`` reads."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from reportedly.gazetteer.folding import code_key, division_key, fold
from reportedly.gazetteer.pages import PageWriter, little_endian, write_row
from reportedly.gazetteer.record import KINDS, Record
from reportedly.gazetteer.store import BLOCK, DEGREE, FORMAT, LONGEST, MATCHES, MOST, PLACE, head
from reportedly.gazetteer.transliteration import skeleton_key
from reportedly.model.errors import GazetteerError

_BATCH = 20_000
_ABANDONED = 3600.0
"""Seconds after which a half-written file is taken for one whose writer is gone."""

_STAGED = """
create table place (
  number integer primary key, key text unique, text blob, folded text, lat integer, lon integer, population integer,
  geonames_id integer, around blob);
create table name (name blob, number integer, matched integer);
"""
_RANKED = """
create table rank (number integer primary key, id integer, rank integer);
insert into rank select number, row_number() over (order by folded, population desc, key) - 1,
  row_number() over (order by population desc, key) from place order by number;
"""
_PLACES = """
select p.lat, p.lon, p.population, p.geonames_id, p.around, p.text from place p join rank r on r.number = p.number order by r.id
"""
_TEXTS = "select p.text from place p join rank r on r.number = p.number order by r.id"
_AROUND = "select distinct around from place order by around"
_NAMES = "select n.name, r.id, n.matched from name n join rank r on r.number = n.number order by n.name, r.rank"


def keys(record: Record) -> dict[bytes, int]:
    """Under which keys a record is found, with the place of how it matches in ``MATCHES``: the strongest of several."""
    named = [(code_key(name) if how == "code" else fold(name), MATCHES.index(how)) for name, how in record.names]
    named += [(division_key(folded), MATCHES.index("other name")) for folded in map(fold, record.with_division) if folded]
    if record.scheme:
        named += [(skeleton_key(name, record.scheme), MATCHES.index("other name")) for name, _ in record.names]
    found: dict[bytes, int] = {}
    for key, matched in named:
        if key:
            found.setdefault(key.encode()[:LONGEST], matched)
    return found


def write(path: Path, records: Iterable[Record], about: Callable[[], Mapping[str, Any]]) -> int:
    """Write an index to a path where no file is, and say how many places it holds; ``about`` is asked when all are in.

    Memory stays bounded for any number of records, but for a few bytes each; a second file, ``path`` with ``-staged``, is there
    while it works. The same records give the same bytes. A record whose key was there before is left out. Raises
    ``sqlite3.Error``, ``OSError``, ``OverflowError``.
    """
    staged = path.with_name(path.name + "-staged")
    try:
        with closing(sqlite3.connect(staged, isolation_level=None)) as db:
            db.execute("pragma journal_mode = off")
            db.execute("pragma synchronous = off")
            db.execute("pragma cache_size = -65536")
            db.executescript(_STAGED)
            db.execute("begin")
            count = _stage(db, records)
            db.executescript(_RANKED)
            with path.open("wb") as stream:
                _put(db, PageWriter(stream), {"format": FORMAT, "places": count, **about()})
            return count
    finally:
        staged.unlink(missing_ok=True)


def _stage(db: sqlite3.Connection, records: Iterable[Record]) -> int:
    count = 0
    names: list[tuple[bytes, int, int]] = []
    for number, record in enumerate(records, 1):
        key = "" if record.key == f"geonames:{record.geonames_id}" else record.key
        around = (str(KINDS.index(record.kind)), record.country or "", record.region, record.district)
        cursor = db.execute(
            "insert or ignore into place values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number, record.key, f"{key}\0{record.name}".encode(), fold(record.name), round(record.lat * DEGREE),
                round(record.lon * DEGREE), record.population, record.geonames_id or 0,
                "\0".join(part.replace("\0", "") for part in around).encode(),
            ),
        )  # fmt: skip
        if not cursor.rowcount:
            continue
        count += 1
        names.extend((key, number, matched) for key, matched in keys(record).items())
        if len(names) >= _BATCH:
            db.executemany("insert into name values (?, ?, ?)", names)
            names.clear()
    db.executemany("insert into name values (?, ?, ?)", names)
    return count


def _put(db: sqlite3.Connection, writer: PageWriter, about: Mapping[str, Any]) -> None:
    width = max(1, -(-(len(MATCHES) * about["places"]).bit_length() // 8))
    found = {text: number for number, (text,) in enumerate(db.execute(_AROUND))}
    heads = array("Q")
    names = write_row(writer, _blocks(db, width, heads))
    headed = writer.size
    writer.write(little_endian(heads))
    table, end = writer.size, 0
    writer.write(bytes(4))
    for lat, lon, population, geonames_id, around, text in db.execute(_PLACES):
        end += len(text)
        writer.write(PLACE.pack(lat, lon, population, geonames_id, found[around], end))
    texts = writer.size
    for (text,) in db.execute(_TEXTS):
        writer.write(text)
    parts = {
        "names": names, "heads": (headed, table), "table": (table, about["places"]), "texts": texts,
        "around": write_row(writer, found), "width": width,
    }  # fmt: skip
    writer.finish({**about, **parts})


def _blocks(db: sqlite3.Connection, width: int, heads: array[int]) -> Iterator[bytes]:
    """The names in their blocks, each shortened by what it shares with the one before it; the head of each goes to ``heads``."""
    block, before, held = bytearray(), b"", 0
    for name, rows in groupby(db.execute(_NAMES), itemgetter(0)):
        if held == BLOCK:
            yield bytes(block)
            block, before, held = bytearray(), b"", 0
        if not held:
            heads.append(head(name))
        shared = next((i for i, (a, b) in enumerate(zip(before, name, strict=False)) if a != b), min(len(before), len(name)))
        places = [(len(MATCHES) * id_ + matched).to_bytes(width, "little") for _, id_, matched in rows][:MOST]
        block += bytes((shared, len(name) - shared)) + name[shared:] + bytes((len(places),)) + b"".join(places)
        before, held = name, held + 1
    if held:
        yield bytes(block)


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new file beside ``target`` that takes its place when the block ends well, and is gone when it does not.

    A disk that is full, a folder that can't be written to, and what SQLite has to say become one ``GazetteerError``.
    """
    half = target.with_name(f"{target.name}.{os.getpid()}-{os.urandom(4).hex()}.half")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target.parent)
        yield half
        _settle(half)
        half.replace(target)
    except OverflowError as error:
        raise GazetteerError(f"{target.parent}: the place index can't be written: too many places for one index") from error
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"{target.parent}: the place index can't be written: {reason(error)}") from error
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)


def reason(error: BaseException) -> str:
    """What went wrong in a few words."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    text = str(error)
    return {
        "disk I/O error": "disk I/O error, or the disk is full",
        "unable to open database file": "no permission to write",
    }.get(text, text)


def _settle(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _sweep(folder: Path) -> None:
    """Take away what killed writers left."""
    now = time.time()
    for path in folder.glob("*.half*"):
        with contextlib.suppress(OSError):
            if now - path.stat().st_mtime > _ABANDONED:
                path.unlink()
