"""From a record back to the article it was made of, or to one clear ``RecordError``.

A record is taken as something a stranger wrote: nothing in it is believed that can be checked. Keys that this version does not
know are left aside, and what an older version did not write takes the noun's default.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NoReturn

from reportedly.model import Article
from reportedly.record.binary import article_of, damaged
from reportedly.record.fields import SCHEMA, fields_of, leads_to
from reportedly.record.soundness import require_sound


def from_json(data: str | bytes, *, text: str | None = None) -> Article:
    """The article of one record as JSON; otherwise as :func:`from_dict`."""
    if not isinstance(data, str | bytes | bytearray):
        raise damaged(f"{type(data).__name__} in place of JSON: give a str or bytes; a dict goes to from_dict")
    try:
        written = data if isinstance(data, str) else bytes(data).decode("utf-8-sig")
        value = json.loads(written, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise damaged(f"not UTF-8, at byte {error.start}") from None
    except json.JSONDecodeError as error:
        several = "; of JSON Lines give one line at a time" if error.msg == "Extra data" else ""
        raise damaged(f"not JSON: {error.msg.lower()} at line {error.lineno}, column {error.colno}{several}") from None
    except (ValueError, RecursionError):
        raise damaged("not JSON that can be read: a number that is none or too long, or brackets too deep") from None
    if isinstance(value, list):
        raise damaged("a JSON array; give its elements one at a time")
    return from_dict(value, text=text)


def from_dict(record: Mapping[str, object], *, text: str | None = None) -> Article:
    """The article of one record, which is left as it is. ``text`` is the whole text of its document, where the record has none.

    The text must be the one that was read: its SHA-256 is the document's id, and every span is a slice of it. Raises ``RecordError``.
    """
    if not isinstance(record, Mapping):
        raise damaged(f"{type(record).__name__} in place of a JSON object")
    form = record.get("schema")
    if form != SCHEMA:
        other = isinstance(form, str) and form.startswith("reportedly/article/")
        later = "; a later version of reportedly wrote it: read it with that one" if other else ""
        raise damaged(f'"schema" is {form!r}, not {SCHEMA!r}{later}')
    if text is not None and not isinstance(text, str):
        raise damaged(f"the text given is no str but {type(text).__name__}")
    value = dict(record)
    value["document"] = _with_text(record.get("document"), text)
    article = article_of(value)
    require_sound(article)
    _check_derived(value, article, "")
    return article


def _with_text(document: object, given: str | None) -> dict[str, object]:
    """The document with its text, checked against its id before anything else is said of it."""
    if not isinstance(document, Mapping):
        raise damaged('"document" is missing or no JSON object')
    own = document.get("text")
    if own is not None and not isinstance(own, str):
        raise damaged("document.text is no string")
    text = given if own is None else own
    if text is None:
        raise damaged("it was written without its text: give that as text=…, or write records with their text (--with-text)")
    known = document.get("id")
    if given is not None and own is not None and given != own:
        raise damaged("the text given is not the one in the record")
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != known:
        before = document.get("given_at")
        titled = "; it begins with the title that was given beside it" if given is not None and before else ""
        raise damaged(f"the text is not the one that was read: its SHA-256 is not document.id{titled}")
    return {**document, "text": text}


def _at(record: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        record = record.get(key) if isinstance(record, Mapping) else None
    return record


def _check_derived(record: Any, it: Any, where: str) -> None:
    """What follows from other fields must be what the record says of it, where it says anything: ``length``, for one."""
    kind: type = type(it)
    for field in fields_of(kind):
        value = getattr(it, field.name)
        if field.derived:
            said = _at(record, field.path)
            if said is not None and said != value:
                raise damaged(
                    f"{where}{field.row.json} is {said!r}, but from the rest of the record it follows that it is {value!r}"
                )
        elif field.shape.noun is not None and value is not None and leads_to(field.shape.noun, "derived"):
            inner = _at(record, field.path)
            if field.shape.many:
                for number, (each, made) in enumerate(zip(inner or (), value, strict=True)):
                    _check_derived(each, made, f"{where}{field.row.json}[{number}].")
            else:
                _check_derived(inner, value, f"{where}{field.row.json}.")


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
