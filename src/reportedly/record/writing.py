r"""From an article to its record: plain dictionaries and lists, or JSON. The same article always gives the same bytes.

In JSON, characters that UTF-8 can't hold (lone surrogates), that split lines in some readers (U+0085, U+2028, U+2029) or that a
terminal obeys (U+007F to U+009F) are written ``\uXXXX``, so every record can be encoded and is one line for all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from reportedly.model import Article, Span
from reportedly.record.fields import SCHEMA, Field, fields_of

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_Writes = Callable[[Any], Any]


def to_dict(article: Article, *, with_text: bool = False) -> dict[str, object]:
    """The record of ``article``: keys in a fixed order, every value one that JSON can hold."""
    record: dict[str, Any] = {"schema": SCHEMA, **writer(Article)(article)}
    if with_text:
        record["document"]["text"] = article.document.text
    return record


def to_json(article: Article, *, with_text: bool = False, indent: int | None = None) -> str:
    """The record as JSON without a line end after it; on one line where ``indent`` is ``None``."""
    record = to_dict(article, with_text=with_text)
    separators = (",", ":") if indent is None else None
    return safe(json.dumps(record, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators))


def safe(text: str) -> str:
    """JSON ``text`` with those characters escaped."""
    # these characters occur in JSON only inside strings, where the escape means the same
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@cache
def writer(noun: type) -> _Writes:
    """A function from a noun of that type to a dictionary.

    It is put together as source and compiled, as the methods of dataclasses are: every article has hundreds of nouns.
    """
    named: dict[str, Any] = {}
    entries = [(field, _source(field, named)) for field in fields_of(noun) if field.row.presence != "with text"]
    shown = ", ".join(
        f"{field.path[0]!r}: {value}"
        if field.row.presence == "always"
        else f"**({{}} if it.{field.name} is None else {{{field.path[0]!r}: {value}}})"
        for field, value in entries
    )
    writes: _Writes = eval(f"lambda it: {{{shown}}}", named)
    return writes


def _source(field: Field, named: dict[str, Any]) -> str:
    """The source of what makes a field of the noun ``it`` a value for JSON; ``named`` takes what it calls."""
    value, shape = f"it.{field.name}", field.shape
    one = "{}"
    if shape.noun is Span:
        one = '{{"start": {0}.start, "end": {0}.end, "text": {0}.text}}'
    elif shape.noun is not None:
        named[f"write_{field.name}"] = writer(shape.noun)
        one = f"write_{field.name}({{}})"
    elif field.row.write is not None:
        named[f"write_{field.name}"] = field.row.write
        one = f"write_{field.name}({{}})"
    elif shape.kind == "range":
        one = "list({})"
    many = f"list({value})" if one == "{}" else f"[{one.format('each')} for each in {value}]"
    written = many if shape.many else one.format(value)
    if shape.optional and written != value:
        written = f"(None if {value} is None else {written})"
    for key in reversed(field.path[1:]):
        written = f"{{{key!r}: {written}}}"
    return written
