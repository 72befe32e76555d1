"""Articles and claims as Arrow: a function from record batch to record batch, for engines that have their own batches.

It is what ``map_batches`` of Ray Data and ``mapInArrow`` of Spark call; see ``docs/scale.md``.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache, partial
from threading import Lock
from typing import Any, TypeVar

import pyarrow as pa

from reportedly import pipeline
from reportedly.model import Metadata
from reportedly.model.errors import UsageError
from reportedly.record import columns
from reportedly.run import Done, Job, Outcome, Read, Seat
from reportedly.show import Look, format_named
from reportedly.sources import Item

_Batch = TypeVar("_Batch", pa.RecordBatch, pa.Table)

_CALLED = "the batch"
_SAID = ("id", "title", "published", "url", "outlet")
_ONE_AT_A_TIME = Lock()
_NAMES = tuple(column.name for column in columns() if column.first)
"""The columns of CSV without keys, which number the articles of one input."""


class ArrowReader:
    """Reads batches of articles: called with one, it gives the batch of their claims.

    A batch of articles, a ``RecordBatch`` or a ``Table``, has a column ``text`` and, if there are, ``id``, ``title``,
    ``published``, ``url`` and ``outlet``; others are left alone. The batch of claims, of the same class, has the columns of
    ``schema``, a row a claim in the order of the articles, null where nothing is known. An article that can't be read has
    one row, which says why in ``error``; of one without a claim there is none.

    The model is opened once a process, in a process of its own: an article that kills it is tried once more and then told as an
    error. An instance may be pickled; it is opened where it is first called. ``packs``, ``places`` and ``published`` are those of
    ``reportedly.read``.
    """

    schema = pa.schema([(name, pa.string()) for name in _NAMES] + [("error", pa.string())])

    def __init__(self, *, packs: str | Sequence[str] = (), places: bool = True, published: str | None = None) -> None:
        self._packs = (packs,) if isinstance(packs, str) else tuple(packs)
        self._places = places
        self._published = published

    def __call__(self, batch: _Batch) -> _Batch:
        """The claims of these articles. Raises ``UsageError`` where there is no column of texts, and what opening raises."""
        items = list(_items(batch))
        with _ONE_AT_A_TIME:
            outcomes = _seat(self._packs, self._places, self._published).outcomes(items)
        rows = [row for item, outcome in zip(items, outcomes, strict=True) for row in self._rows(item, outcome)]
        made = pa.RecordBatch.from_pylist(rows, schema=self.schema)
        return made if isinstance(batch, pa.RecordBatch) else pa.Table.from_batches([made])

    def _rows(self, item: Item, outcome: Outcome) -> Iterator[dict[str, str | None]]:
        if not isinstance(outcome, Done):
            yield {"document_id": json.loads(item.data or b"{}").get("id"), "error": f"{outcome.kind}: {outcome.message}"}
            return
        document = replace(outcome.article.document, path=None, line=None)
        told = format_named("csv", "read").render(
            replace(outcome, article=replace(outcome.article, document=document)), Look()
        )
        for cells in csv.reader(io.StringIO(told, newline="")):
            yield dict(zip(_NAMES, (cell or None for cell in cells), strict=False))


def _items(batch: pa.RecordBatch | pa.Table) -> Iterator[Item]:
    if "text" not in batch.schema.names:
        raise UsageError(
            f"no column 'text' among {', '.join(batch.schema.names) or 'none'}: rename the one with the articles"
        )
    there = [name for name in ("text", *_SAID) if name in batch.schema.names]
    for number, row in enumerate(batch.select(there).to_pylist(), 1):
        record = {name: _said(value) for name, value in row.items()}
        yield Item(_CALLED, "record", number, json.dumps(record).encode())


def _said(value: Any) -> str | None:
    """What a cell says: days of times, digits of numbers."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value if value is None or isinstance(value, str) else str(value)


@lru_cache(maxsize=1)
def _seat(packs: tuple[str, ...], places: bool, published: str | None) -> Seat:
    """Where this process reads: opened once, and kept for all batches to come."""
    cache = pipeline.cache_folder(os.environ) if places else None
    opened = partial(pipeline.open_references, cache=cache)
    opened(packs)  # a mistake is told before any process is started
    return Seat(Job(Read(packs), Metadata(published=published), pipeline.load_reader, opened))
