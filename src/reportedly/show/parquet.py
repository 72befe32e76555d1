r"""Parquet: articles as typed tables, a file each, as bytes. The only file that imports pyarrow for what is written or read back.

The columns are those of ``record/relations.py``. The same articles give the same bytes with the same pyarrow: there is no clock in
them, and rows are put into batches and row groups of fixed sizes. A text of several fragments joins them by " … "; its offsets are
those of the first one's beginning and the last one's end. Its column of spans has all of them, and is null where there is only one.
A lone surrogate is written U+FFFD, so that offsets stay true, and ``\uXXXX`` in the name of a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from reportedly.model import Article
from reportedly.model.errors import MissingExtra
from reportedly.record import (
    ERRORS,
    RELATIONS,
    Column,
    Kind,
    columns_of,
    error_columns,
    relation_named,
)
from reportedly.show.rows import Sheet, Told

if TYPE_CHECKING:
    import pyarrow as pa

TABLES: Final = tuple(relation.name for relation in RELATIONS)
"""The tables that there are, beside that of errors."""

ROW_GROUP: Final = 20_000
"""Rows of a row group, but for the last of a file."""

_BATCH: Final = 64
"""Articles whose values wait as Python objects before they become Arrow."""
_LEVEL: Final = 15
"""Of zstd: a tenth smaller than at its default of 3, for half a millisecond an article."""
_ONCE: Final = ("content", "key", "sha256", "text")
"""Columns of which hardly two values are alike."""
_PATHS: Final = ("document", "path")
_REPLACED: Final = "\ufffd"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def require_pyarrow() -> str:
    """The version of pyarrow; raises ``MissingExtra`` where it is not installed."""
    try:
        import pyarrow as pa
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "pyarrow":
            raise
        raise MissingExtra("parquet needs an extra: pip install 'reportedly[parquet]'") from None
    return str(pa.__version__)


def arrow_schema(table: str, *, with_text: bool = False) -> pa.Schema:
    """The Arrow schema of a table; raises ``MissingExtra``."""
    require_pyarrow()
    import pyarrow as pa

    columns = _columns(table, with_text)
    return pa.schema(
        [pa.field(column.name, _arrow(column.kind), metadata={"words": column.row.words}) for column in columns]
    )


class Tables:
    """Articles on their way into the tables that are wanted; that of errors is always among them."""

    def __init__(self, tables: Sequence[str] = TABLES, *, with_text: bool = False) -> None:
        require_pyarrow()
        self._sheets: Final = {
            name: Sheet(relation_named(name), columns_of(relation_named(name), with_text=with_text)) for name in tables
        }
        self._shapes: Final = {name: [_typed(each) for each in sheet.columns] for name, sheet in self._sheets.items()}
        self._schemas: Final = {name: arrow_schema(name, with_text=with_text) for name in (*tables, ERRORS)}
        self._waiting: Final[dict[str, list[list[Any]]]] = {name: [] for name in self._schemas}
        self._batches: Final[dict[str, list[pa.RecordBatch]]] = {name: [] for name in self._schemas}
        self._count = 0

    def add(self, article: Article, number: int) -> None:
        """Take the article that is the ``number``-th of the input: its rows go into all tables, or, where it raises, into none."""
        told = Told(article, number)
        made = {
            name: [
                [value if typed is None else typed(value) for typed, value in zip(self._shapes[name], row, strict=True)]
                for row in sheet.rows(told)
            ]
            for name, sheet in self._sheets.items()
        }
        for name, rows in made.items():
            self._waiting[name] += rows
        self._counted()

    def add_error(self, values: Sequence[Any]) -> None:
        """Take one row of the table of errors, its values in the order of its columns."""
        self._waiting[ERRORS].append(list(values))
        self._counted()

    def take(self) -> Mapping[str, tuple[int, bytes]]:
        """What was taken so far, of each table the number of rows and the bytes of a Parquet file; and begin anew."""
        self._flush()
        made = {name: _file(self._schemas[name], batches) for name, batches in self._batches.items()}
        for batches in self._batches.values():
            batches.clear()
        self._count = 0
        return made

    def _counted(self) -> None:
        self._count += 1
        if self._count % _BATCH == 0:
            self._flush()

    def _flush(self) -> None:
        for name, rows in self._waiting.items():
            if rows:
                self._batches[name].append(_batch(self._schemas[name], rows))
                rows.clear()


def flat_file(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]) -> bytes:
    """A Parquet file of plain rows; a column is a name and "string", "integer", "number" or "strings". Raises ``MissingExtra``."""
    require_pyarrow()
    import pyarrow as pa

    kinds = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "strings": pa.list_(pa.string())}
    schema = pa.schema([pa.field(name, kinds[kind]) for name, kind in columns])
    batches: list[pa.RecordBatch] = []
    waiting: list[list[Any]] = []
    for row in rows:
        waiting.append(list(row))
        if len(waiting) == ROW_GROUP:
            batches.append(_batch(schema, waiting))
            waiting = []
    if waiting:
        batches.append(_batch(schema, waiting))
    return _file(schema, batches)[1]


def read_rows(path: str, columns: Sequence[str] | None = None) -> tuple[int, Callable[[], Iterator[dict[str, Any]]]]:
    """The number of rows of a Parquet file, and a function that reads them, with these columns, or all, as dictionaries.

    Raises ``OSError`` or ``ValueError`` where it can't be read. Of columns that the file lacks there is none.
    """
    require_pyarrow()
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        count = file.metadata.num_rows
        known = set(file.schema_arrow.names)

    def read() -> Iterator[dict[str, Any]]:
        with pq.ParquetFile(path) as opened:
            wanted = None if columns is None else [name for name in columns if name in known]
            for batch in opened.iter_batches(batch_size=1024, columns=wanted, use_threads=False):
                yield from batch.to_pylist()

    return count, read


def _columns(table: str, with_text: bool) -> tuple[Column, ...]:
    return error_columns() if table == ERRORS else columns_of(relation_named(table), with_text=with_text)


def _arrow(kind: Kind) -> pa.DataType:
    import pyarrow as pa

    if kind.each is not None:
        return pa.list_(_arrow(kind.each))
    if kind.fields:
        return pa.struct([(name, _arrow(each)) for name, each in kind.fields])
    plain = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "string": pa.string(),
    }
    return plain[kind.name]


def _typed(column: Column) -> Callable[[Any], Any] | None:
    """From a row's value to one of the column's type; ``None`` where it is that already."""
    if column.kind.name == "date":
        return _day
    field = column.field
    if field is None or not field.shape.many or column.kind.each is not None:
        return None
    if column.part == "start":
        return lambda value: value[0] if value else None
    if column.part == "end":
        return lambda value: value[-1] if value else None
    return lambda value: " … ".join(value) if value else None


@lru_cache(maxsize=4096)
def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _batch(schema: pa.Schema, rows: list[list[Any]]) -> pa.RecordBatch:
    import pyarrow as pa

    made = []
    for field, values in zip(schema, zip(*rows, strict=True), strict=True):
        try:
            array = pa.array(values, field.type)
        except UnicodeEncodeError:
            write = _escaped if field.name in _PATHS else _REPLACED
            array = pa.array([_encodable(value, write) for value in values], field.type)
        made.append(array)
    return pa.RecordBatch.from_arrays(made, schema=schema)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _encodable(value: Any, write: str | Callable[[re.Match[str]], str]) -> Any:
    """``value`` with ``write`` in place of each lone surrogate in its texts."""
    if isinstance(value, str):
        return _SURROGATE.sub(write, value)
    if isinstance(value, dict):
        return {name: _encodable(each, write) for name, each in value.items()}
    return [_encodable(each, write) for each in value] if isinstance(value, list | tuple) else value


def _file(schema: pa.Schema, batches: list[pa.RecordBatch]) -> tuple[int, bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_batches(batches, schema)
    sink = pa.BufferOutputStream()
    encoded = _encodings(schema)
    pq.write_table(
        table,
        sink,
        row_group_size=ROW_GROUP,
        compression="zstd",
        compression_level=_LEVEL,
        use_dictionary=[path for path, encoding in encoded.items() if encoding is None],
        column_encoding={path: encoding for path, encoding in encoded.items() if encoding is not None},
    )
    return table.num_rows, sink.getvalue().to_pybytes()


def _encodings(schema: pa.Schema) -> dict[str, str | None]:
    """How each leaf is encoded, by its path; ``None`` for by a dictionary, which suits all but what is told once or goes up."""
    found: dict[str, str | None] = {}

    def leaf(path: str, name: str, kind: pa.DataType) -> None:
        import pyarrow as pa

        if pa.types.is_list(kind):
            leaf(f"{path}.list.element", name, kind.value_type)
        elif pa.types.is_struct(kind):
            for field in kind:
                leaf(f"{path}.{field.name}", field.name, field.type)
        elif pa.types.is_int64(kind) and name.endswith(("start", "end")):
            found[path] = "DELTA_BINARY_PACKED"
        elif pa.types.is_string(kind) and name.endswith(("_id", "_ids")):
            found[path] = "DELTA_BYTE_ARRAY"
        else:
            found[path] = "PLAIN" if path in _ONCE else None

    for field in schema:
        leaf(field.name, field.name, field.type)
    return found
