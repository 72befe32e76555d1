"""The form as the types and the table give it together: every field of every noun, with its shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from reportedly.model import Article
from reportedly.record.row import Row, Table
from reportedly.record.tables import TABLES

SCHEMA: Final = "reportedly/article/1"
"""The name and version of the form."""

_BY_NOUN: Final = {table.noun: table for table in TABLES}
_PLAIN: Final = {str: "string", int: "integer", float: "number", bool: "boolean"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: ``kind`` is the JSON type of a plain value, "choice" of the values of ``inner``, "range" of two offsets,
    or "noun" of the type ``inner``. ``many`` is whether it is a list of such, ``optional`` whether it may be ``None``.
    """

    kind: str
    inner: Any = None
    many: bool = False
    optional: bool = False

    @property
    def noun(self) -> type | None:
        """The noun that it holds, if it holds one."""
        return self.inner if self.kind == "noun" else None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a noun. ``derived`` is whether it follows from others, so that it is written and never read."""

    row: Row
    shape: Shape
    derived: bool = False

    @property
    def name(self) -> str:
        """Its name on the noun."""
        return self.row.field

    @property
    def path(self) -> tuple[str, ...]:
        """Its keys in JSON, from the outside in."""
        return tuple(self.row.json.split("."))


def table_of(noun: type) -> Table:
    """The table of ``noun``: without a row of its own for a noun that the tables do not have yet."""
    return _BY_NOUN.get(noun) or Table(noun, noun.__name__.lower(), "", ())


@cache
def fields_of(noun: type) -> tuple[Field, ...]:
    """The fields of ``noun`` that JSON has, in their order: those of the table first, then those that only the type has."""
    hints = get_type_hints(noun)
    own = [field.name for field in fields(noun)]
    rows = [row for row in table_of(noun).rows if row.field]
    rows += [Row(name, "") for name in own if name not in {row.field for row in rows}]
    return tuple(Field(row, _shape(hints.get(row.field) or _result(noun, row)), row.field not in own) for row in rows)


def nouns() -> tuple[type, ...]:
    """Every noun of the form, an article first, each one before those that only it holds."""
    return tuple(dict.fromkeys(_within(Article)))


@cache
def leads_to(noun: type, what: Literal["renamed", "derived"]) -> bool:
    """Whether ``noun``, or what it holds, has a field with another name in JSON, or one that follows from others."""
    return any(
        (field.derived if what == "derived" else field.path != (field.name,))
        or (field.shape.noun is not None and leads_to(field.shape.noun, what))
        for field in fields_of(noun)
    )


def _within(noun: type) -> Iterator[type]:
    yield noun
    for field in fields_of(noun):
        if field.shape.noun is not None:
            yield from _within(field.shape.noun)


def _result(noun: type, row: Row) -> Any:
    """What a property gives, by its annotation."""
    getter = getattr(noun, row.field).fget
    return get_type_hints(getter)["return"]


def _shape(hint: Any, *, many: bool = False, optional: bool = False) -> Shape:
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (known,) = (each for each in inside if each is not NoneType)
        return _shape(known, many=many, optional=True)
    if origin is tuple and inside[1:] == (Ellipsis,):
        return _shape(inside[0], many=True, optional=optional)
    if origin is tuple and inside == (int, int):
        return Shape("range", None, many, optional)
    if origin is Literal:
        return Shape("choice", hint, many, optional)
    if is_dataclass(hint):
        return Shape("noun", hint, many, optional)
    return Shape(_PLAIN[hint], None, many, optional)
