"""JSON Lines taken apart: an item a line, with its fields called as they are everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reportedly.model.errors import EmptyInput, MalformedRecord, OversizedInput, UndecodableInput
from reportedly.sources.columns import as_record
from reportedly.sources.holding import TOO_LONG, Entry, Holding, Skipped, lines
from reportedly.sources.item import Item, named
from reportedly.sources.packing import damage
from reportedly.sources.records import without_text

_BOM = b"\xef\xbb\xbf"


def record_lines(holding: Holding) -> Iterator[Entry]:
    """The records of a file of JSON Lines; lines without anything in them are passed over."""
    path, number, found = holding.path, 0, 0
    try:
        for line in lines(holding.unpacked()):
            number += 1
            if isinstance(line, Skipped):
                found += 1
                yield holding.line_error(OversizedInput, TOO_LONG, number)
                continue
            if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):
                yield UndecodableInput(named(path), "JSON Lines in UTF-16: convert it first with iconv -f UTF-16 -t UTF-8")
                return
            line = line.removesuffix(b"\n")
            if line.removeprefix(_BOM).strip():
                found += 1
                yield _mapped(holding, number, line) if holding.columns.pairs else Item(path, "record", number, line)
    except damage() as error:
        told = holding.packing or "packed"
        yield UndecodableInput(named(path), f"damaged {told} data after line {number} ({error}): fetch the file again")
        return
    if not found:
        yield EmptyInput(named(path), "empty: no record in it")


def _mapped(holding: Holding, number: int, line: bytes) -> Entry:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Item(holding.path, "record", number, line)  # loading it tells what is wrong
    if not isinstance(record, dict):
        return Item(holding.path, "record", number, line)
    text = holding.columns.column("text")
    if not isinstance(record.get(text), str):
        return holding.line_error(MalformedRecord, without_text(record, text), number)
    try:
        return Item(holding.path, "renamed", number, as_record(holding.columns.renamed(record)))
    except RecursionError:
        return holding.line_error(MalformedRecord, "not JSON that can be read: brackets too deep", number)
