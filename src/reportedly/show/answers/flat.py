"""A row a claim: JSON Lines with all of a line, CSV and Parquet with what fits into columns."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from reportedly.model import Line
from reportedly.record import safe
from reportedly.show.parquet import flat_file

_Get = Callable[[Line], Any]


def _of_claim(name: str) -> _Get:
    return lambda line: getattr(line.claim, name)


def _decided(line: Line) -> list[str]:
    """What was decided, in words: "side: south (read as north)", a comment as it is."""
    return [
        f"{each.field}: {each.decided or 'none'} (read as {each.read or 'none'})" if each.field else str(each.decided)
        for each in line.rulings
    ]  # fmt: skip


COLUMNS: Final[tuple[tuple[str, str, _Get], ...]] = (
    *(
        (name, kind, _of_claim(name))
        for name, kind in (
            ("article", "string"), ("version", "integer"), ("claim", "string"), ("key", "string"), ("published", "string"),
            ("outlet", "string"), ("title", "string"), ("source", "string"), ("source_kind", "string"), ("actor", "string"),
            ("pack_id", "string"), ("side", "string"), ("cue", "string"), ("lemma", "string"), ("force", "string"),
            ("source_certainty", "string"), ("outlet_stance", "string"), ("polarity", "string"), ("quotation", "string"),
            ("content", "string"), ("start", "integer"), ("end", "integer"), ("score", "number"), ("family", "string"),
        )
    ),
    ("url", "string", lambda line: line.url),
    ("events", "strings", lambda line: [each.type for each in line.events]),
    ("modalities", "strings", lambda line: [each.modality for each in line.events]),
    ("event_places", "strings", lambda line: [each.place or "" for each in line.events]),
    ("event_begins", "strings", lambda line: [each.begins or "" for each in line.events]),
    ("places", "strings", lambda line: [each.name for each in line.places]),
    ("latitudes", "strings", lambda line: ["" if each.lat is None else repr(each.lat) for each in line.places]),
    ("longitudes", "strings", lambda line: ["" if each.lon is None else repr(each.lon) for each in line.places]),
    ("status", "string", lambda line: line.status),
    ("decided", "strings", _decided),
)  # fmt: skip
"""Name, kind of values, and where they are had. Lists of one line are as long as each other: its events, its places."""


def json_lines(lines: Iterable[Line]) -> Iterator[bytes]:
    """An object a line, with everything."""
    for line in lines:
        yield f"{safe(json.dumps(asdict(line), ensure_ascii=False, default=_iso))}\n".encode()


def csv_lines(lines: Iterable[Line]) -> Iterator[bytes]:
    """A header line, then a row a claim; lists are joined by "; ". Lines end in CR LF (RFC 4180)."""
    yield _row([name for name, _, _ in COLUMNS])
    for line in lines:
        yield _row([_cell(get(line)) for _, _, get in COLUMNS])


def parquet_file(lines: Iterable[Line]) -> Iterator[bytes]:
    """A file of Parquet, lists as lists; raises ``MissingExtra`` where pyarrow is not installed."""
    yield flat_file([(name, kind) for name, kind, _ in COLUMNS], ([get(line) for _, _, get in COLUMNS] for line in lines))


def _row(cells: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, list) else str(value)


def _iso(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    raise TypeError(type(value).__name__)
