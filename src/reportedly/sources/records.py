"""JSON Lines: one article a line, as ``{"id", "text", "title", "published", "url", "outlet"}``; only the text is needed.

What a record may say beside its text and its id are the fields of :class:`reportedly.model.Metadata`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from reportedly.model import Metadata
from reportedly.model.errors import MalformedRecord
from reportedly.sources.columns import listed
from reportedly.sources.draft import Draft

_OBJECT = re.compile(rb'\s*\{\s*"')
_TEXT_KEY = re.compile(rb'"text"\s*:')
_FIELDS = tuple(field.name for field in fields(Metadata) if field.name != "id_given")


def begins_record(head: bytes, *, cut: bool) -> bool:
    """Whether the first line that holds anything is a record; ``cut`` is whether that line may go on after ``head``."""
    first, end, _ = head.lstrip().partition(b"\n")
    if not _OBJECT.match(first):
        return False
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return cut and not end and _TEXT_KEY.search(first) is not None
    return isinstance(value, dict) and "text" in value


def record(data: bytes, where: str) -> Draft:
    """The draft of one line. Raises :class:`MalformedRecord` where it is no JSON object with a text."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise MalformedRecord(where, f"not UTF-8 (at byte {error.start} of the line): convert the file first") from None
    except json.JSONDecodeError as error:
        raise MalformedRecord(where, f"not JSON: {error.msg.lower().removesuffix(' at')} at column {error.colno}") from None
    except (ValueError, RecursionError):
        raise MalformedRecord(where, "not JSON that can be read: a number too long or brackets too deep") from None
    if not isinstance(value, dict):
        raise MalformedRecord(where, 'not a JSON object: write each line as {"text": "…"}')
    text = value.get("text")
    if str(value.get("schema")).startswith("reportedly/article/"):
        raise MalformedRecord(where, "a result of Reportedly, and no article: Article.from_json reads it back in Python")
    if not isinstance(text, str):
        raise MalformedRecord(where, without_text(value, "text"))
    notes = []
    given: dict[str, str | None] = {}
    for field in _FIELDS:
        content = value.get(field)
        given[field] = content if isinstance(content, str) and content.strip() else None
        if content is not None and not isinstance(content, str):
            notes.append(f'"{field}" of the record left out: not a string')
    return Draft(
        text,
        metadata=Metadata(id_given=_identifier(value.get("id"), notes), **given),
        notes=tuple(notes),
        lines=True,
    )


def without_text(record: Mapping[str, Any], key: str) -> str:
    """What to say of a record that has no text under this key."""
    if key in record:
        return f"{key!r} is {'null' if record[key] is None else 'not a string'}"
    return f"no {key!r} in the record; its keys: {listed(list(record))}; name the one that holds the article with --columns text=KEY"


def _identifier(value: object, notes: list[str]) -> str | None:
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    if value is not None:
        notes.append('"id" of the record left out: neither a string nor a whole number')
    return None
