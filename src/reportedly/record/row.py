"""What the table of the form says of one field, and of one noun."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

Presence = Literal["always", "where known", "with text"]
"""When a key is there: always, only where its value is not ``None``, or only where the text was asked for."""

IDS: Mapping[str, str] = MappingProxyType({"claims": "c", "actors": "a", "places": "p", "times": "t", "numbers": "n"})
"""The lists of an article whose members have ids, and what the ids of each begin with."""


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One field of a noun, or one of its properties, which is then written but not read.

    ``words`` explain it. ``key`` is its name in JSON where it is not the field's own; ``content.spans`` puts it one level deeper.
    ``column`` is its column in CSV; with an empty ``field`` it stands there alone. ``key_column`` is the column of
    Parquet that has the value itself, beside what its ``cell`` shows. ``id_in`` is the list of the article that its
    values name members of, ``id_by`` another field with the list for each of its values; ``own_id`` says that it is such a member's
    own id. ``limits`` are keywords of JSON Schema that hold for each value. ``empty_where`` is another field and those of its values
    for which this list is empty, and only for those.
    ``byline`` says that people are shown it beside the title. ``write`` is how JSON writes a value, ``cell`` how CSV shows the noun's.
    """

    field: str
    words: str
    key: str = ""
    column: str = ""
    key_column: str = ""
    id_in: str = ""
    id_by: tuple[str, Mapping[str, str]] | None = None
    own_id: bool = False
    limits: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    least: int = 0
    byline: bool = False
    presence: Presence = "always"
    empty_where: tuple[str, tuple[str, ...]] | None = None
    write: Callable[[Any], Any] | None = None
    cell: Callable[[Any], str] | None = None

    @property
    def json(self) -> str:
        """Its name in JSON, empty where it has none."""
        return self.key or self.field


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """One noun: its name in the schema, what it is, and its rows in the order in which JSON has them."""

    noun: type
    name: str
    words: str
    rows: tuple[Row, ...]
