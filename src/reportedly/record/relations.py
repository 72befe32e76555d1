"""The tables that Parquet and CSV write: which there are, and their columns, made from the nouns and the table of the form.

What an article has lists of (claims, actors, …) are tables; all else of it is a column of ``articles``. A part that is a single noun
lies flat, under names that begin with its own. A list of nouns that is no table is a list of records, as JSON has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from reportedly.model import Actor, Article, Claim, Diagnostic, Document, Event, Number, Place, Span, Time
from reportedly.record.fields import Field, fields_of, table_of
from reportedly.record.kinds import INTEGER, STRING, Kind, kind_of, list_of, record_kind
from reportedly.record.row import Row

Part = Literal["whole", "start", "end", "spans", "words", "keys", "article", "key", "holder"]
"""What of a field a column has.

``whole``: its value, of spans their text. ``start``, ``end``, ``spans``: offsets of spans, and all three as records. ``words``: in
words, what is known by an id, or a noun that has a table of its own; ``keys``: its keys in the dataset. Without a field: ``article``,
the article's number; ``key``, the row's own key; ``holder``, that of the row which holds it.
"""


@dataclass(frozen=True, slots=True)
class Relation:
    """One table: a row is a ``noun``, found along ``path`` from the article, and called ``one``.

    ``letter`` begins the last part of its key; it is empty where the noun has an id of its own.
    """

    name: str
    noun: type
    path: tuple[str, ...]
    one: str
    letter: str = ""

    @property
    def words(self) -> str:
        """What a row is."""
        return table_of(self.noun).words


RELATIONS: Final = (
    Relation("articles", Article, (), "article"),
    Relation("claims", Claim, ("claims",), "claim"),
    Relation("actors", Actor, ("actors",), "actor"),
    Relation("places", Place, ("places",), "place"),
    Relation("times", Time, ("times",), "time"),
    Relation("numbers", Number, ("numbers",), "number"),
    Relation("events", Event, ("claims", "events"), "event", "e"),
    Relation("findings", Diagnostic, ("diagnostics",), "finding", "f"),
)
"""The tables, beside that of errors."""

ERRORS: Final = "errors"
"""The table of what could not be read, which every dataset has: it is of no noun, as there is no article."""

_NOUNS: Final = {relation.noun: relation for relation in RELATIONS}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where its value is found (along ``path`` from the row's noun, or from the ``document``), and what it means.

    ``field`` is ``None`` where there is none of this name, as for keys, and where the row's ``cell`` fills it. ``first`` says that CSV
    had it from the beginning, and has it before all others.
    """

    name: str
    of: Literal["row", "document"]
    path: tuple[str, ...]
    row: Row
    field: Field | None
    kind: Kind
    part: Part = "whole"
    first: bool = False

    @property
    def with_text(self) -> bool:
        """Whether it is there only where texts were asked for."""
        return self.row.presence == "with text"


def relation_named(name: str) -> Relation:
    """The table of that name; ``KeyError`` where there is none."""
    return {relation.name: relation for relation in RELATIONS}[name]


@cache
def columns_of(relation: Relation, *, with_text: bool = False) -> tuple[Column, ...]:
    """The columns in their order: keys first."""
    found = (*_keys(relation), *_own(relation))
    return tuple(column for column in found if with_text or not column.with_text)


@cache
def csv_columns(relation: Relation) -> tuple[Column, ...]:
    """The columns of CSV: those that it had from the beginning, and then the others, without lists of records."""
    return tuple(sorted((each for each in columns_of(relation) if not each.kind.nested), key=lambda each: not each.first))


def columns() -> tuple[Column, ...]:
    """The columns of CSV of the table of claims."""
    return csv_columns(relation_named("claims"))


def error_columns() -> tuple[Column, ...]:
    """The columns of the table of errors, in the order of the values that it takes."""
    said = (
        ("article_id", "Number of the item in the input.", INTEGER),
        ("path", "The file as it was named on the command line.", STRING),
        ("line", "Which of the file's articles it is, from 1, where it holds several.", INTEGER),
        ("error", "The kind of error, such as EmptyInput.", STRING),
        ("message", "What is wrong and what to do, in one line.", STRING),
    )
    return tuple(Column(name, "row", (), Row("", words), None, kind) for name, words, kind in said)


def _keys(relation: Relation) -> Iterator[Column]:
    about = "Number of the article in the input, from 1; what could not be read is counted too."
    yield Column("article_id", "row", (), Row("", about), None, INTEGER, "article")
    if not relation.path:
        return
    holder = next((each for each in RELATIONS if each.path and each.path == relation.path[:-1]), None)
    if holder is not None:
        about = f"The key of the {holder.one} that tells of it."
        yield Column(f"{holder.one}_id", "row", (), Row("", about), None, STRING, "holder")
    about = f"The key of the {relation.one}: no other {relation.one} of the dataset has it."
    yield Column(f"{relation.one}_id", "row", (), Row("", about), None, STRING, "key")


def _own(relation: Relation) -> Iterator[Column]:
    """Those of the noun: whole values, then offsets, then what came later than CSV."""
    found: list[Column] = []
    if relation.noun is Claim:
        document = (each for each in _columns(Document, "document", (), "") if each.row.column == each.name)
        found += (replace(each, first=True) for each in document)
    found += _columns(relation.noun, "row", (), "")
    if relation.noun is not Claim:
        yield from found
        return
    whole = [each for each in found if each.part not in ("start", "end")]
    offsets = [each for each in found if each.part in ("start", "end")]
    yield from (replace(each, first=each.first or each.row.column == each.name) for each in whole)
    yield from (replace(each, first=True) for each in offsets)


def _columns(noun: type, of: Literal["row", "document"], path: tuple[str, ...], prefix: str) -> Iterator[Column]:
    for row in table_of(noun).rows:
        if row.column and not row.field:
            yield Column(row.column, of, path, row, None, STRING)
    for field in fields_of(noun):
        yield from _of_field(field, of, (*path, field.name), prefix)


def _of_field(field: Field, of: Literal["row", "document"], path: tuple[str, ...], prefix: str) -> Iterator[Column]:
    row, shape = field.row, field.shape
    name = row.column or _joined(prefix, row.field)
    if row.own_id:
        if row.column:
            yield Column(name, of, path, row, field, STRING)
    elif row.cell is not None:
        yield Column(name, of, path[:-1], row, None, STRING)
        yield Column(row.key_column, of, path, row, field, kind_of(field))
    elif row.id_in:
        yield from _of_ids(name, field, of, path)
    elif shape.noun is Span:
        yield from _of_spans(
            row.column or _joined(prefix, "" if row.field in ("span", "spans") else row.field), field, of, path
        )
    elif shape.noun is None:
        yield Column(name, of, path, row, field, kind_of(field))
    elif shape.noun is Document:
        yield from _columns(Document, of, path, "")
    elif not shape.many:
        yield from _columns(shape.noun, of, path, name)
    elif shape.noun not in _NOUNS:
        yield Column(name, of, path, row, field, list_of(record_kind(shape.noun)))
    elif row.column:
        yield Column(name, of, path, row, field, list_of(STRING), "words")


def _of_ids(name: str, field: Field, of: Literal["row", "document"], path: tuple[str, ...]) -> Iterator[Column]:
    many = field.shape.many
    yield Column(name, of, path, field.row, field, list_of(STRING) if many else STRING, "words")
    keys = f"{name.removesuffix('s')}_ids" if many else f"{name}_id"
    yield Column(keys, of, path, field.row, field, list_of(STRING) if many else STRING, "keys")


def _of_spans(name: str, field: Field, of: Literal["row", "document"], path: tuple[str, ...]) -> Iterator[Column]:
    name = name or "text"
    yield Column(name, of, path, field.row, field, STRING)
    yield Column(f"{name}_start", of, path, field.row, field, INTEGER, "start")
    yield Column(f"{name}_end", of, path, field.row, field, INTEGER, "end")
    if field.shape.many:
        yield Column(f"{name}_spans", of, path, field.row, field, list_of(record_kind(Span)), "spans")


def _joined(prefix: str, name: str) -> str:
    return "_".join(filter(None, (prefix, name)))
