"""The columns of CSV, one row a claim: what the table gives a column, of the document first and then of the claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.model import Claim, Document, Span
from reportedly.record.fields import Field, fields_of, table_of
from reportedly.record.row import Row

Part = Literal["whole", "start", "end"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where its value is found (``of`` the document or the claim, by the names in ``path``) and what it means.

    ``field`` is ``None`` where it is a column of CSV alone, which its row's ``cell`` fills. ``part`` is the words of spans, or their
    offsets.
    """

    name: str
    of: Literal["document", "claim"]
    path: tuple[str, ...]
    row: Row
    field: Field | None
    part: Part = "whole"


@cache
def columns() -> tuple[Column, ...]:
    """The columns in their order: the document's, the claim's, and at the end the offsets of what has words."""
    found = (*_columns(Document, "document", ()), *_columns(Claim, "claim", ()))
    spans = [each for each in found if each.of == "claim" and each.field and _is_spans(each.field)]
    parts: tuple[Part, ...] = ("start", "end")
    offsets = (
        Column(f"{each.name}_{part}", "claim", each.path, each.row, each.field, part) for each in spans for part in parts
    )
    return (*found, *offsets)


def _columns(noun: type, of: Literal["document", "claim"], path: tuple[str, ...]) -> Iterator[Column]:
    for row in table_of(noun).rows:
        if row.column and not row.field:
            yield Column(row.column, of, path, row, None)
    for field in fields_of(noun):
        here = (*path, field.name)
        if field.row.column:
            yield Column(field.row.column, of, here, field.row, field)
        elif field.shape.noun is not None and not field.shape.many and field.shape.noun is not Span:
            yield from _columns(field.shape.noun, of, here)


def _is_spans(field: Field) -> bool:
    return field.shape.noun is Span and field.shape.many
