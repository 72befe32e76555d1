"""The record: the one form of a read article that is stored, sent and read back, as dictionaries, JSON or MessagePack.

It is made from the nouns' own types and one table (``tables.py``), and so are its JSON Schema, the columns of CSV and
``docs/output.md``. Pure as a decision is: no files, no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.record.binary import packed, unpacked, unpacked_article
    from reportedly.record.decisions import DECISION, decision_from_json, decision_to_json
    from reportedly.record.fields import SCHEMA, Field, fields_of, nouns, table_of
    from reportedly.record.json_schema import meanings, schema, schema_text
    from reportedly.record.kinds import Kind
    from reportedly.record.parsing import from_dict, from_json
    from reportedly.record.relations import (
        ERRORS,
        RELATIONS,
        Column,
        Relation,
        columns,
        columns_of,
        csv_columns,
        error_columns,
        relation_named,
    )
    from reportedly.record.row import Row
    from reportedly.record.writing import safe, to_dict, to_json, writer

__all__ = [
    "DECISION",
    "ERRORS",
    "RELATIONS",
    "SCHEMA",
    "Column",
    "Field",
    "Kind",
    "Relation",
    "Row",
    "columns",
    "columns_of",
    "csv_columns",
    "decision_from_json",
    "decision_to_json",
    "error_columns",
    "fields_of",
    "from_dict",
    "from_json",
    "meanings",
    "nouns",
    "packed",
    "relation_named",
    "safe",
    "schema",
    "schema_text",
    "table_of",
    "to_dict",
    "to_json",
    "unpacked",
    "unpacked_article",
    "writer",
]

__getattr__ = door(
    __name__,
    {
        "binary": ("packed", "unpacked", "unpacked_article"),
        "decisions": ("DECISION", "decision_from_json", "decision_to_json"),
        "fields": ("SCHEMA", "Field", "fields_of", "nouns", "table_of"),
        "json_schema": ("meanings", "schema", "schema_text"),
        "kinds": ("Kind",),
        "parsing": ("from_dict", "from_json"),
        "relations": (
            "ERRORS",
            "RELATIONS",
            "Column",
            "Relation",
            "columns",
            "columns_of",
            "csv_columns",
            "error_columns",
            "relation_named",
        ),
        "row": ("Row",),
        "writing": ("safe", "to_dict", "to_json", "writer"),
    },
)
