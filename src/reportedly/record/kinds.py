"""What a column of a table holds, as plain values: from the shape of a field, with what it may hold within."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.record.fields import Field, Shape, fields_of

KindName = Literal["string", "integer", "number", "boolean", "date", "list", "record"]

_OF_JSON: dict[str, KindName] = {
    "string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "choice": "string",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """The type of a column's values: ``each`` is that of a list's members, ``fields`` those of a record, by their names."""

    name: KindName
    each: Kind | None = None
    fields: tuple[tuple[str, Kind], ...] = ()

    def __str__(self) -> str:
        if self.each is not None:
            return f"list of {self.each}"
        return ", ".join(name for name, _ in self.fields).join("{}") if self.fields else self.name

    @property
    def nested(self) -> bool:
        """Whether it is a list of records, which no cell of CSV can hold."""
        return self.each is not None and self.each.name in ("record", "list")


STRING = Kind("string")
INTEGER = Kind("integer")


def list_of(kind: Kind) -> Kind:
    """A list of such values."""
    return Kind("list", kind)


def kind_of(field: Field) -> Kind:
    """What a column of ``field`` holds: days are days there."""
    if field.row.limits.get("format") == "date":
        return Kind("date")
    return _of(field.shape)


@cache
def record_kind(noun: type) -> Kind:
    """A noun as JSON has it: its keys, with their values as JSON has them."""
    return Kind(
        "record", fields=tuple((each.path[0], _of(each.shape)) for each in fields_of(noun) if each.row.presence == "always")
    )


def _of(shape: Shape) -> Kind:
    if shape.noun is not None:
        one = record_kind(shape.noun)
    elif shape.kind == "range":
        one = list_of(INTEGER)
    else:
        one = Kind(_OF_JSON[shape.kind])
    return list_of(one) if shape.many else one
