"""Whether a dataset is as it was written, and whole: every fault as one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from reportedly.model.errors import UsageError
from reportedly.record import ERRORS, RELATIONS
from reportedly.run.folder import MANIFEST, PARTS, RUN, Folder, part_file
from reportedly.run.label import DATASET
from reportedly.run.manifest import digest_of
from reportedly.run.shape import is_manifest
from reportedly.show import read_rows

_KEYS: Final = {f"{relation.one}_id": relation.name for relation in RELATIONS}
_ALSO: Final = {"who_id": "actors", "member_ids": "actors", "within_id": "claims"}
"""Columns of keys that are not called by what they are keys of."""
_MANY: Final = {f"{relation.one}_ids": relation.name for relation in RELATIONS}
_POINTS: Final[Mapping[str, str]] = {**_KEYS, **_ALSO, **_MANY}
"""Which table the keys in a column are of."""

_NO_TABLE: Final = (ArithmeticError, LookupError, NotImplementedError, OSError, TypeError, ValueError)
"""What is raised for a file that is no table, or one of other columns."""

_SHOWN: Final = 3
"""So many faults of one kind in one file are told; the others are counted."""


def faults_of(path: Path) -> Iterator[str]:
    """What is wrong with the dataset in the folder ``path``, a line each; nothing where it is as it was written.

    Raises ``UsageError`` where there is no complete dataset, and ``MissingExtra``.
    """
    folder = Folder(path)
    found = folder.json(MANIFEST)
    if found is None:
        run = folder.json(RUN) is not None
        raise UsageError(
            f"{path}: has no {MANIFEST}: "
            + (
                "the run was not finished; the same command with --resume goes on"
                if run
                else "this is no dataset of reportedly"
            )
        )
    told = found.get("dataset")
    if not isinstance(told, dict) or told.get("schema") != DATASET:
        raise UsageError(f"{path}: {MANIFEST} is none of the form {DATASET}")
    if not is_manifest(told):
        yield f"{MANIFEST}: is not as it was written: no manifest of a dataset"
        return
    if digest_of(told) != found.get("digest"):
        yield f"{MANIFEST}: changed since it was written"
    sound = set()
    there = set(folder.names())
    for name, about in told["files"].items():
        if name not in there:
            yield f"{name}: is missing"
        elif not folder.is_file(name):
            yield f"{name}: is no file"
        elif folder.about(name)["sha256"] != about["sha256"]:
            yield f"{name}: changed since it was written"
        else:
            sound.add(name)
    strange = set(folder.strange())
    for name in sorted(there - set(told["files"]) - {MANIFEST}):
        if name in strange or not folder.file(name).is_dir():
            yield f"{name}: is no part of the dataset"
    yield from _counts(told)
    parts = sum(name.startswith(f"{PARTS}/") for name in told["files"])
    for part in range(parts):
        yield from _Partition(folder, told, part, sound).faults()


def _counts(told: Mapping[str, Any]) -> Iterator[str]:
    rows = dict.fromkeys((*told["tables"], ERRORS), 0)
    for name, about in told["files"].items():
        if name.endswith(".parquet"):
            table = name.partition("/")[0]
            rows[table] = rows.get(table, 0) + about["rows"]
    for table, count in rows.items():
        if told["rows"].get(table, 0) != count:
            yield f"{MANIFEST}: says that {table} has {told['rows'].get(table, 0):,} rows, and its files {count:,}"
    for table, name in (("articles", "articles"), (ERRORS, "failed")):
        if rows.get(table, told[name]) != told[name]:
            yield f"{MANIFEST}: says {told[name]:,} {name}, and {table} has {rows[table]:,} rows"


class _Partition:
    """The files of one partition, whose rows know each other."""

    def __init__(self, folder: Folder, told: Mapping[str, Any], part: int, sound: set[str]) -> None:
        self._files = told["files"]
        self._folder = folder
        self._part = part
        self._tables = [table for table in (*told["tables"], ERRORS) if part_file(table, part) in sound]
        self._whole = len(self._tables) == len(told["tables"]) + 1
        self._numbers = range(part * told["part_size"] + 1, min((part + 1) * told["part_size"], told["items"]) + 1)
        self._keys: dict[str, set[Any]] = {}
        self._texts: dict[Any, str] = {}
        self._seen: dict[str, int] = {}

    def faults(self) -> Iterator[str]:
        """What is wrong with them."""
        self._tables.sort(key=lambda table: table != "articles")
        for table in tuple(self._tables):
            try:
                yield from self._own(table)
            except _NO_TABLE as error:
                self._tables.remove(table)
                self._keys.pop(table, None)
                self._whole = False
                why = (str(error).splitlines() or [""])[0]
                yield f"{part_file(table, self._part)}: is no such table ({type(error).__name__}: {why})"
        for table in self._tables:
            yield from self._points(table)
        if self._whole and "articles" in self._keys:
            numbers = self._keys["articles"] | self._keys[ERRORS]
            if numbers != set(self._numbers):
                first, last = self._numbers.start, self._numbers.stop - 1
                yield f"partition {self._part}: its articles and errors are not the items {first:,} to {last:,}"

    def _own(self, table: str) -> Iterator[str]:
        """Row counts, keys that are there twice, spans that are no slice of their text."""
        name = part_file(table, self._part)
        count, rows = self._read(table)
        if count != self._files[name]["rows"]:
            yield f"{name}: has {count:,} rows, and not {self._files[name]['rows']:,}"
        key = "article_id" if table in ("articles", ERRORS) else next(k for k, of in _KEYS.items() if of == table)
        keys = self._keys[table] = set()
        for row in rows:
            if row[key] in keys:
                yield from self._told(name, f"{key} {row[key]} is there twice")
            keys.add(row[key])
            if table == "articles" and row.get("text") is not None:
                self._texts[row["article_id"]] = row["text"]
            for start, end, text in _spans(row):
                if self._is_off(self._texts.get(row["article_id"]), start, end, text):
                    yield from self._told(name, f"{key} {row[key]}: {start} to {end} is not where its words stand")
        yield from self._more(name)

    def _points(self, table: str) -> Iterator[str]:
        """Keys of what is not there."""
        name = part_file(table, self._part)
        _, rows = self._read(table)
        for row in rows:
            for column, of in _POINTS.items():
                known = self._keys.get(of)
                value = row.get(column)
                if known is None or value is None or (of == table and column in _KEYS):
                    continue
                for each in value if isinstance(value, list) else (value,):
                    if each not in known and table != ERRORS:
                        yield from self._told(name, f"{column} {each} is not in {of}")
        yield from self._more(name)

    def _read(self, table: str) -> tuple[int, Iterator[dict[str, Any]]]:
        count, read = read_rows(str(self._folder.file(part_file(table, self._part))))
        return count, read()

    @staticmethod
    def _is_off(text: str | None, start: int | None, end: int | None, words: str | None) -> bool:
        if start is None or end is None or words is None:
            return True
        return end - start != len(words) if text is None else text[start:end] != words

    def _told(self, name: str, fault: str) -> Iterator[str]:
        self._seen[name] = self._seen.get(name, 0) + 1
        if self._seen[name] <= _SHOWN:
            yield f"{name}: {fault}"

    def _more(self, name: str) -> Iterator[str]:
        more = self._seen.pop(name, 0) - _SHOWN
        if more > 0:
            yield f"{name}: {more:,} more of this kind"


def _spans(value: Any) -> Iterator[tuple[int | None, int | None, str | None]]:
    """Every span in a row: of its records, and of its columns where it is one stretch of text."""
    if isinstance(value, list):
        for each in value:
            yield from _spans(each)
    if not isinstance(value, dict):
        return
    if value.keys() == {"start", "end", "text"}:
        yield value["start"], value["end"], value["text"]
        return
    for name, each in value.items():
        if isinstance(each, str) and value.get(f"{name}_spans") is None and value.get(f"{name}_start") is not None:
            yield value[f"{name}_start"], value[f"{name}_end"], each
        elif isinstance(each, list | dict):
            yield from _spans(each)
