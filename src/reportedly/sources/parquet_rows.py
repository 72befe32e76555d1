"""Parquet taken apart: an item a row, a few rows at a time. The only file that imports pyarrow for what is read in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from reportedly.model.errors import (
    EmptyInput,
    InputError,
    MalformedRecord,
    MissingExtra,
    OversizedInput,
    UndecodableInput,
    UnsupportedInput,
)
from reportedly.sources.columns import as_record
from reportedly.sources.holding import Entry, Holding
from reportedly.sources.item import MAX_BYTES, Item, named
from reportedly.sources.parquet_pages import largest_page

LARGEST_PAGE: Final = 1 << 28
"""Bytes of a page, unpacked, from which on its row group is refused: the library holds a page as a whole."""

_ROWS: Final = 16
_BUFFER: Final = 1 << 20
_UNTOLD: Final = (ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
"""What the library raises for a value that Python has no form for: a day beyond its years, a time zone that nobody knows."""


def parquet_rows(holding: Holding) -> Iterator[Entry]:
    """The rows of a Parquet file, numbered from 1; where it can't be read on, that is one error, and the last."""
    pa = _pyarrow()
    where = named(holding.path)
    if holding.packing or not holding.stream.seekable():
        what = (
            f"Parquet packed with {holding.packing}: unpack it first"
            if holding.packing
            else "Parquet from a pipe: name a file"
        )
        yield UnsupportedInput(where, what)
        return
    last = 0
    try:
        for entry in _entries(holding):
            last = entry.line or last
            yield entry
    except InputError as error:
        yield error
    except (pa.ArrowException, OSError, *_UNTOLD) as error:
        told = f"damaged after row {last}" if last else "no Parquet file, or a damaged one"
        yield UndecodableInput(where, f"{told} ({_in_a_line(error)}): fetch the file again")
    else:
        if not last:
            yield EmptyInput(where, "empty: no row in it")


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "pyarrow":
            raise
        raise MissingExtra("parquet needs an extra: pip install 'reportedly[parquet]'") from None
    return pa


def _entries(holding: Holding) -> Iterator[Entry]:
    pa = _pyarrow()
    where = named(holding.path)
    file = pa.parquet.ParquetFile(holding.stream, pre_buffer=False, buffer_size=_BUFFER)
    schema = file.schema_arrow
    at = holding.columns.found(schema.names, where)
    names = {field: schema.names[number] for field, number in at.items()}
    if twice := next((name for name in names.values() if schema.names.count(name) > 1), None):
        raise UnsupportedInput(where, f"several columns are called {twice!r}: rename all but one")
    _check_texts(schema.field(at["text"]), where)
    number = 0
    for group in range(file.num_row_groups):
        about = file.metadata.row_group(group)
        if _held(about, set(names.values()), holding) > LARGEST_PAGE:
            rows = f"with it rows {number + 1:,} to {number + about.num_rows:,}, which are stored together"
            what = f"a record longer than one article can be, {rows}: split it, or write the file in smaller row groups"
            yield holding.error(OversizedInput, what, number + 1)
            number += about.num_rows
            continue
        wanted = list(dict.fromkeys(names.values()))
        for batch in file.iter_batches(_ROWS, row_groups=[group], columns=wanted, use_threads=False):
            columns = {field: _plain(batch.column(name)) for field, name in names.items()}
            for row in range(batch.num_rows):
                number += 1
                yield _entry(holding, number, {field: column[row] for field, column in columns.items()})


def _held(about: Any, names: set[str], holding: Holding) -> int:
    """The largest page of these columns in a row group; 0 where all of it is no more than a page may be.

    What is told of single columns is asked for in large groups only: where it is damaged the library ends the process.
    """
    largest = 0
    if about.total_byte_size <= LARGEST_PAGE:
        return largest
    for each in (about.column(number) for number in range(about.num_columns)):
        if each.path_in_schema in names and each.total_uncompressed_size > LARGEST_PAGE:
            offsets = (each.dictionary_page_offset, each.data_page_offset)
            start = min(offset for offset in offsets if offset)
            largest = max(largest, largest_page(holding.stream, start, start + each.total_compressed_size))
    return largest


def _check_texts(field: Any, where: str) -> None:
    """Raise ``UnsupportedInput`` for a column that holds no texts."""
    types = _pyarrow().types
    kind = field.type.value_type if types.is_dictionary(field.type) else field.type
    binary = (types.is_binary, types.is_large_binary, types.is_string, types.is_large_string, types.is_null)
    views = (types.is_string_view, types.is_binary_view)
    if not any(each(kind) for each in (*binary, *views)):
        raise UnsupportedInput(
            where, f"the column {field.name!r} holds {kind}, no texts; name another with --columns text=COLUMN"
        )


def _plain(column: Any) -> Any:
    return column.dictionary_decode() if _pyarrow().types.is_dictionary(column.type) else column


def _entry(holding: Holding, number: int, cells: dict[str, Any]) -> Entry:
    text = cells["text"]
    buffer = text.as_buffer() if text.is_valid else None
    if buffer is None:
        return holding.error(MalformedRecord, f"{holding.columns.column('text')!r} is null", number)
    if buffer.size > MAX_BYTES:
        return holding.too_long(number)
    try:
        values = {field: _value(cell) for field, cell in cells.items()}
        return Item(holding.path, "parquet", number, as_record(values))
    except UnicodeDecodeError:
        return holding.error(MalformedRecord, "not UTF-8: write the column as text", number)
    except _UNTOLD as error:
        return holding.error(MalformedRecord, f"holds a value that can't be read ({_in_a_line(error)})", number)


def _value(cell: Any) -> Any:
    """A value as Python has it; where it has no form for it, what is no value of a field, which is left out with a note."""
    try:
        value = cell.as_py()
    except UnicodeDecodeError:
        raise
    except _UNTOLD:
        return []
    return value.decode() if isinstance(value, bytes) else value


def _in_a_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
