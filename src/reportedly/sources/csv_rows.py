"""CSV taken apart: an item a row, by the columns that its first line names."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Final

from reportedly.model.errors import EmptyInput, InputError, MalformedRecord, OversizedInput, UndecodableInput
from reportedly.sources.columns import as_record
from reportedly.sources.decoding import looks_binary
from reportedly.sources.holding import Entry, Holding, Skipped, lines
from reportedly.sources.item import MAX_CHARACTERS, Item, named
from reportedly.sources.packing import damage

_BOM: Final = "\ufeff"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS: Final = ",;\t|"


def csv_rows(holding: Holding) -> Iterator[Entry]:
    """The rows of a CSV file, numbered from 1 after the line of names; empty lines are passed over.

    A row of another width is an error of its own. Where a quotation mark is not closed, or stands where none can, nobody can tell
    where the next row begins: that is one error, and the last, so that no piece of a row is taken for an article.
    """
    rows = _Rows(holding)
    try:
        yield from rows.entries()
    except damage() as error:
        what = f"damaged {holding.packing or 'packed'} data after row {rows.number} ({error}): fetch the file again"
        yield UndecodableInput(named(holding.path), what)


class _TooLong(Exception):
    """A line too long to be held that does not hold whole rows."""


class _Rows:
    """One file, row by row; ``number`` is that of the last one."""

    def __init__(self, holding: Holding) -> None:
        self.number = 0
        self._holding = holding
        self._line = 0
        self._begun = False
        self._passed: list[InputError] = []

    def entries(self) -> Iterator[Entry]:
        """The entries, or one error for the whole file."""
        where = named(self._holding.path)
        pieces = lines(self._holding.unpacked())
        first = next(pieces, b"")
        if isinstance(first, Skipped):
            yield UndecodableInput(where, "no CSV: its first line, which should name the columns, has no end")
            return
        if first.startswith(_UTF16) or b"\0" in first:
            what = (
                "binary data, no CSV"
                if looks_binary(first)
                else "CSV in UTF-16: convert it first with iconv -f UTF-16 -t UTF-8"
            )
            yield UndecodableInput(where, what)
            return
        head = first.decode("utf-8", "surrogateescape").removeprefix(_BOM)
        if not head.strip():
            yield EmptyInput(where, "empty: no line that names the columns")
            return
        self._line = 1
        try:
            delimiter, names = self._names(head)
            at = self._holding.columns.found(names, where, "by its first line")
        except InputError as error:
            yield error
            return
        yield from self._entries(csv.reader(self._text(pieces), delimiter=delimiter, strict=True), len(names), at)

    def _names(self, head: str) -> tuple[str, list[str]]:
        """What parts the columns, by the one that holds the texts, and their names."""
        text = self._holding.columns.column("text")
        read: dict[str, list[str]] = {}
        wrong: Exception | None = None
        for sign in _DELIMITERS:
            try:
                read[sign] = [name.strip() for name in next(csv.reader([head], delimiter=sign, strict=True))]
            except csv.Error as error:
                wrong = error
        sign = next((sign for sign, names in read.items() if text in names), "")
        if not sign and wrong and (not read or str(wrong).startswith("unexpected end")):
            raise UndecodableInput(named(self._holding.path), f"no CSV: its first line does not name columns ({wrong})")
        sign = sign or max(read, key=lambda sign: len(read[sign]))
        return sign, read[sign]

    def _entries(self, rows: Iterator[list[str]], width: int, at: dict[str, int]) -> Iterator[Entry]:
        found = False
        row: list[str] | None
        wrong: Exception | None
        while True:
            line = self._line + 1
            self._begun = False
            try:
                row, wrong = _next(rows), None
            except (csv.Error, _TooLong) as error:
                row, wrong = [], error
            yield from self._passed
            found = found or bool(self._passed)
            self._passed.clear()
            if row is None:
                break
            if not row and wrong is None:
                continue  # an empty line
            found = True
            self.number += 1
            if wrong is not None:
                kind, what = _told(wrong, line)
                yield self._holding.error(kind, f"{what}; the rows after it were not read", self.number)
                return
            yield self._entry(row, width, at)
        if not found:
            yield EmptyInput(named(self._holding.path), "empty: no row below the names of the columns")

    def _entry(self, row: list[str], width: int, at: dict[str, int]) -> Entry:
        if len(row) != width:
            what = f"{len(row)} columns where the first line names {width}: put texts that hold the separator between quotation marks"
            return self._holding.error(MalformedRecord, what, self.number)
        values = {field: row[number] for field, number in at.items() if field == "text" or row[number]}
        if any("\udc80" <= sign <= "\udcff" for value in values.values() if not value.isascii() for sign in value):
            return self._holding.error(MalformedRecord, "not UTF-8: convert the file first with iconv", self.number)
        return Item(self._holding.path, "csv", self.number, as_record(values))

    def _text(self, pieces: Iterator[bytes | Skipped]) -> Iterator[str]:
        """The lines after the first, as text; what is no UTF-8 in them as lone surrogates."""
        for piece in pieces:
            self._line += 1
            if not isinstance(piece, Skipped):
                self._begun = True
                yield piece.decode("utf-8", "surrogateescape")
            elif self._begun or piece.quotes % 2:
                raise _TooLong
            else:
                self.number += 1
                self._passed.append(self._holding.too_long(self.number))


def _next(rows: Iterator[list[str]]) -> list[str] | None:
    """The next row, with fields as long as an article may be; what this process allows elsewhere stays."""
    before = csv.field_size_limit(MAX_CHARACTERS)
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(before)


def _told(error: Exception, line: int) -> tuple[type[InputError], str]:
    """What is wrong with the row that begins on a line."""
    message = str(error)
    if isinstance(error, _TooLong) or message.startswith("field larger"):
        what = "longer than one article can be, or a quotation mark is not closed"
        return OversizedInput, f"the row of line {line} is {what}"
    if message.startswith("unexpected end"):
        return MalformedRecord, f"a quotation mark in the row of line {line} is not closed"
    return MalformedRecord, f"no row of CSV, on line {line}: {message}"
