"""The record: the one form of a read article that is stored, sent and read back, as dictionaries, JSON or MessagePack.

It is made from the nouns' own types and one table (``tables.py``), and so are its JSON Schema, the columns of CSV and
``docs/output.md``. Pure as a decision is: no files, no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.record.binary import packed, unpacked, unpacked_article
    from reportedly.record.csv_columns import Column, columns
    from reportedly.record.fields import SCHEMA, Field, fields_of, nouns, table_of
    from reportedly.record.json_schema import meanings, schema, schema_text
    from reportedly.record.parsing import from_dict, from_json
    from reportedly.record.row import Row
    from reportedly.record.writing import safe, to_dict, to_json

__all__ = [
    "SCHEMA",
    "Column",
    "Field",
    "Row",
    "columns",
    "fields_of",
    "from_dict",
    "from_json",
    "meanings",
    "nouns",
    "packed",
    "safe",
    "schema",
    "schema_text",
    "table_of",
    "to_dict",
    "to_json",
    "unpacked",
    "unpacked_article",
]

__getattr__ = door(
    __name__,
    {
        "binary": ("packed", "unpacked", "unpacked_article"),
        "csv_columns": ("Column", "columns"),
        "fields": ("SCHEMA", "Field", "fields_of", "nouns", "table_of"),
        "json_schema": ("meanings", "schema", "schema_text"),
        "parsing": ("from_dict", "from_json"),
        "row": ("Row",),
        "writing": ("safe", "to_dict", "to_json"),
    },
)
