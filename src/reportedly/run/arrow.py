"""Arrow in, Arrow out: items as record batches, and what became of them as others; the one file of this room that asks pyarrow.

A batch of items has the columns of ``ITEMS``, a row an item; a batch of outcomes those of ``OUTCOMES``, a row an item in the same
order. Paths are bytes, since a file's name may be no Unicode.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence

import pyarrow as pa

from reportedly.run.outcome import Outcome
from reportedly.run.wire import packed, unpacked
from reportedly.sources import Item

ITEMS = pa.schema([("path", pa.binary()), ("line", pa.int64()), ("kind", pa.string()), ("data", pa.binary())])
OUTCOMES = pa.schema(
    [
        ("path", pa.binary()),
        ("line", pa.int64()),
        ("outcome", pa.binary()),  # MessagePack of an article with all that is known, null where there is none
        ("error", pa.binary()),  # pickled where it is no article, or one that MessagePack can't hold
    ]
)


def batch_of(items: Sequence[Item]) -> pa.RecordBatch:
    """``items`` as a batch."""
    rows = [{"path": _bytes(each.path), "line": each.line, "kind": each.kind, "data": each.data} for each in items]
    return pa.RecordBatch.from_pylist(rows, schema=ITEMS)


def items_of(batch: pa.RecordBatch | pa.Table) -> list[Item]:
    """The items of a batch."""
    return [Item(_text(row["path"]), row["kind"], row["line"], row["data"]) for row in batch.to_pylist()]


def performed(batch: pa.RecordBatch | pa.Table, perform: Callable[[Iterable[Item]], Iterable[Outcome]]) -> pa.RecordBatch:
    """What becomes of a batch of items, done by ``perform``, which gives one outcome an item in their order."""
    rows = []
    for outcome in perform(items_of(batch)):
        sent = packed(outcome)
        if isinstance(sent, bytes):
            kept, other = sent, None
        else:
            kept, other = None, pickle.dumps(sent)
        rows.append({"path": _bytes(outcome.path), "line": outcome.line, "outcome": kept, "error": other})
    return pa.RecordBatch.from_pylist(rows, schema=OUTCOMES)


def outcomes_of(batch: pa.RecordBatch | pa.Table) -> list[Outcome]:
    """The outcomes of a batch."""
    pairs = zip(batch.column("outcome").to_pylist(), batch.column("error").to_pylist(), strict=True)
    return [unpacked(pickle.loads(other) if kept is None else kept) for kept, other in pairs]


def block_number(number: int) -> pa.Table:
    """The number of a block as a table of one row."""
    return pa.table({"block": pa.array([number], pa.int64())})


def number_of(table: pa.Table) -> int:
    """The number of the block that a table is of."""
    number: int = table.column("block")[0].as_py()
    return number


def numbered(batch: pa.RecordBatch, number: int) -> pa.Table:
    """``batch`` as a table that knows the number of its block."""
    table = pa.Table.from_batches([batch])
    return table.append_column("block", pa.array([number] * table.num_rows, pa.int64()))


def _bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogatepass")


def _text(path: bytes) -> str:
    return path.decode("utf-8", "surrogatepass")
