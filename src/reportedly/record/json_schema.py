"""The JSON Schema (2020-12) of the form, made from the types and the table."""

from __future__ import annotations

import json
from typing import Any, Final, get_args

from reportedly.model import Article
from reportedly.record.fields import SCHEMA, Field, fields_of, nouns, table_of
from reportedly.record.row import IDS
from reportedly.record.tables import VALUES

_SORT: Final = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


def schema() -> dict[str, Any]:
    """The schema as a new dictionary."""
    whole = _object(Article)
    properties = {"schema": {"const": SCHEMA, "description": "Name and version of this form."}, **whole["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:reportedly:article:1",
        "title": "A read article",
        **whole,
        "properties": properties,
        "required": ["schema", *whole["required"]],
        "$defs": {table_of(noun).name: _object(noun) for noun in nouns() if noun is not Article},
    }


def schema_text() -> str:
    """The schema as JSON, indented, ending in a line end."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def meanings(field: Field) -> dict[str, str]:
    """What each value of a field of a few values means, in the order of the type; empty for any other field."""
    if field.shape.kind != "choice":
        return {}
    known = VALUES.get(field.shape.inner, {})
    return {value: known.get(value, "") for value in get_args(field.shape.inner)}


def _object(noun: type) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[str] = []
    more: dict[str, Any] = {}
    for field in fields_of(noun):
        key, *deeper = field.path
        described = _property(field)
        for inner in reversed(deeper):
            described = {
                "type": "object",
                "description": field.row.words,
                "properties": {inner: described},
                "required": [inner],
                "additionalProperties": False,
            }
        properties[key] = described
        if field.row.presence == "always":
            required.append(key)
        if field.row.empty_where is not None:
            more |= _empty_where(key, *field.row.empty_where)
    return {
        "type": "object",
        "description": table_of(noun).words,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        **more,
    }


def _empty_where(key: str, other: str, values: tuple[str, ...]) -> dict[str, Any]:
    return {
        "if": {"properties": {other: {"enum": list(values)}}},
        "then": {"properties": {key: {"maxItems": 0}}},
        "else": {"properties": {key: {"minItems": 1}}},
    }


def _property(field: Field) -> dict[str, Any]:
    words = field.row.words
    means = meanings(field)
    if means:
        words = f"{words} {' '.join(f'{value}: {meaning}.' for value, meaning in means.items())}".strip()
    optional = field.shape.optional and field.row.presence == "always"
    if not field.shape.many:
        return {"description": words, **_value(field, optional=optional)}
    least = {"minItems": field.row.least} if field.row.least else {}
    sort: Any = ["array", "null"] if optional else "array"
    return {"type": sort, "description": words, "items": _value(field), **least}


def _value(field: Field, *, optional: bool = False) -> dict[str, Any]:
    """One value. Keywords of strings and numbers say nothing of ``null``, so they need no case of their own."""
    shape = field.shape
    if shape.noun is not None:
        ref = {"$ref": f"#/$defs/{table_of(shape.noun).name}"}
        return {"anyOf": [ref, {"type": "null"}]} if optional else ref
    if shape.kind == "choice":
        return {"enum": [*get_args(shape.inner), *([None] if optional else [])]}
    if shape.kind == "range":
        sort = ["array", "null"] if optional else "array"
        return {"type": sort, "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
    kind = _SORT[shape.kind]
    limits = dict(field.row.limits)
    if field.row.id_in:
        limits["pattern"] = f"^{IDS[field.row.id_in]}[0-9]+$"
    return {"type": [kind, "null"] if optional else kind, **limits}
