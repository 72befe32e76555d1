"""Which column of a table, or which key of a record, holds each field of an article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from reportedly.model import Metadata
from reportedly.model.errors import UnsupportedInput, UsageError

FIELDS: Final = ("text", "id", *(field.name for field in fields(Metadata) if field.name != "id_given"))
"""What may be said of an article: its text, its id, and the fields of :class:`reportedly.model.Metadata`."""

_SHOWN: Final = 20
_WIDEST: Final = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of fields that are not called as the fields are: pairs of a field and its column."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, given: Iterable[tuple[str, str]] | Mapping[str, str]) -> Columns:
        """The columns of these fields; raises ``UsageError`` for what is no field, no name of a column, or given twice."""
        pairs = tuple(given.items() if isinstance(given, Mapping) else given)
        seen: set[str] = set()
        for field, column in pairs:
            if field not in FIELDS:
                raise UsageError(f"columns: no field is called {str(field)!r}; fields: {', '.join(FIELDS)}")
            if not isinstance(column, str) or not column:
                raise UsageError(f"columns: {field} needs the name of a column")
            if field in seen:
                raise UsageError(f"columns: {field} is given twice")
            seen.add(field)
        return cls(pairs)

    @classmethod
    def parsed(cls, given: Sequence[str]) -> Columns:
        """The columns that people write as ``text=body,title=headline``; raises ``UsageError``."""
        pairs = []
        for each in (part.strip() for one in given for part in one.split(",")):
            field, equals, column = (part.strip() for part in each.partition("="))
            if not equals:
                raise UsageError(f"columns: {each!r} is no FIELD=COLUMN, such as text=body; fields: {', '.join(FIELDS)}")
            pairs.append((field, column))
        return cls.of(pairs)

    def column(self, field: str) -> str:
        """The column that holds ``field``."""
        return dict(self.pairs).get(field, field)

    def found(self, names: Sequence[str], where: str, told: str = "") -> dict[str, int]:
        """The place of each field's column among the ``names`` of a table's, which are ``told`` somewhere in it.

        Raises ``UnsupportedInput``, which lists them, where there is none for the text, or none of those that were named.
        """
        at = {name: number for number, name in reversed(list(enumerate(names)))}
        for field, column in (("text", self.column("text")), *self.pairs):
            if column not in at:
                advice = ""
                if field == "text":
                    advice = "; name the one that holds the articles with --columns text=COLUMN"
                raise UnsupportedInput(
                    where, f"no column {column!r}; its columns{f', {told}' if told else ''}: {listed(names)}{advice}"
                )
        return {field: at[self.column(field)] for field in FIELDS if self.column(field) in at}

    def renamed(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """What a record says of an article, its fields called as they are everywhere."""
        return {field: record.get(self.column(field)) for field in FIELDS}


def listed(names: Sequence[str]) -> str:
    """Names of columns, as a message shows them."""
    shown = ["".join(c if c.isprintable() else "?" for c in name[:_WIDEST]) or "''" for name in names[:_SHOWN]]
    return ", ".join(shown) + (f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else "") if names else "none"


def as_record(values: Mapping[str, Any]) -> bytes:
    """The bytes of a record of JSON Lines with these fields; what JSON has no form for is written as text, dates as ISO 8601."""
    return json.dumps({name: value for name, value in values.items() if value is not None}, default=_plain).encode()


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
