"""The record: the one form of a read article that is stored, sent and read back, as dictionaries, JSON or MessagePack.

It is made from the nouns' own types and one table (``tables.py``), and so are its JSON Schema, the columns of CSV and
``docs/output.md``. Pure as a decision is: no files, no clock.
"""

from reportedly.record.binary import packed, unpacked
from reportedly.record.columns import Column, columns
from reportedly.record.fields import SCHEMA, Field, fields_of, nouns, table_of
from reportedly.record.reading import from_dict, from_json, trusted
from reportedly.record.schema import meanings, schema, schema_text
from reportedly.record.writing import safe, to_dict, to_json

__all__ = [
    "SCHEMA",
    "Column",
    "Field",
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
    "trusted",
    "unpacked",
]
