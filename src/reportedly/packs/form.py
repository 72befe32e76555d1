"""What each table of a pack may hold: the fields of the nouns in ``model/knowledge.py``, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from reportedly.model.knowledge import KnownActor, KnownPlace, Office, Outlet, ReportingVerb, Side, Term, Variant
from reportedly.packs.mistake import meant, nearest
from reportedly.packs.positions import Path

Report = Callable[[Path, str], None]
"""Takes where a mistake stands (keys and indices from the top of the file) and what it is."""


@dataclass(frozen=True, slots=True)
class Table:
    """An array of tables: the file that it stands in, its name there, the noun that it becomes, and what tells it apart."""

    file: str
    name: str
    noun: type
    section: str
    key: str = "id"


PACK_FILE = "pack.toml"
TABLES = (
    Table(PACK_FILE, "side", Side, "sides"),
    Table("actors.toml", "actor", KnownActor, "actors"),
    Table("offices.toml", "office", Office, "offices"),
    Table("places.toml", "place", KnownPlace, "places"),
    Table("terms.toml", "term", Term, "terms"),
    Table("outlets.toml", "outlet", Outlet, "outlets"),
    Table("verbs.toml", "verb", ReportingVerb, "verbs", key="lemma"),
)
FILES = tuple(table.file for table in TABLES)
SECTIONS = tuple(table.section for table in TABLES)

Kind = Literal["text", "texts", "number", "whole number", "choice", "variants"]


@dataclass(frozen=True, slots=True)
class _Field:
    kind: Kind
    required: bool
    null: bool = False  # ``None`` stands for it where it is left out, and the noun has no default that says so
    choices: tuple[str, ...] = ()


@cache
def _form(noun: type) -> Mapping[str, _Field]:
    hints = get_type_hints(noun)
    return {field.name: _field(hints[field.name], field.default is MISSING) for field in fields(noun)}


@cache
def _nulls(noun: type) -> dict[str, Any]:
    return {key: None for key, field in _form(noun).items() if field.null}


def _field(hint: Any, required: bool) -> _Field:
    parts = get_args(hint)
    null = type(None) in parts
    if null:
        (hint,) = (part for part in parts if part is not type(None))
    required, null = required and not null, required and null  # TOML has no null
    if get_origin(hint) is Literal:
        return _Field("choice", required, null, get_args(hint))
    if get_origin(hint) is tuple:
        return _Field("variants" if get_args(hint)[0] is Variant else "texts", required, null)
    kinds: dict[type, Kind] = {float: "number", int: "whole number", str: "text"}
    return _Field(kinds[hint], required, null)


def entry(noun: type, data: object, path: Path, report: Report) -> Any | None:
    """``data`` as one ``noun``; ``None`` where something was reported."""
    if not isinstance(data, dict):
        report(path, f"a table of keys is expected here, not {_what(data)}")
        return None
    form = _form(noun)
    values = dict(_nulls(noun))
    sound = True
    misspelt = set()
    for key, given in data.items():
        field = form.get(key)
        if field is None:
            report((*path, key), f"unknown key {key!r}{meant(key, form)}")
            misspelt.add(nearest(key, form))
            sound = False
            continue
        if field.kind == "text" and _is_plain(given):  # nearly every value: the messages below are for the others
            values[key] = given
            continue
        value = _value(field, key, given, (*path, key), report)
        sound = sound and value is not None
        values[key] = value
    missing = [key for key, field in form.items() if field.required and key not in values and key not in misspelt]
    if missing:
        report(path, f"{' and '.join(map(repr, missing))} {'is' if len(missing) == 1 else 'are'} missing")
    return noun(**values) if sound and not missing else None


def made(noun: type, data: dict[str, Any]) -> Any:
    """``data``, which is known to be valid, as one ``noun``."""
    values = {key: given if type(given) is str else _converted(key, given) for key, given in data.items()}
    return noun(**(_nulls(noun) | values))


def _converted(key: str, given: Any) -> Any:
    if type(given) is list:
        return tuple(Variant(**each) for each in given) if key == "variants" else tuple(given)
    if type(given) is date:
        return given.isoformat()
    return float(given) if key in ("lat", "lon") else given


def _value(field: _Field, key: str, given: object, path: Path, report: Report) -> Any | None:
    if field.kind == "text":
        if isinstance(given, date) and not isinstance(given, datetime):
            return given.isoformat()
        return _text(key, given, path, report)
    if field.kind == "choice":
        if isinstance(given, str) and given in field.choices:
            return given
        shown = repr(given) if isinstance(given, str) else _what(given)
        report(path, f"{key}: one of {', '.join(field.choices)} is expected, not {shown}")
        return None
    if field.kind in ("number", "whole number"):
        whole = field.kind == "whole number"
        if isinstance(given, bool) or not isinstance(given, int if whole else int | float):
            report(path, f"{key}: a {field.kind} is expected, not {_what(given)}")
            return None
        return given if whole else float(given)
    return _many(field, key, given, path, report)


def _many(field: _Field, key: str, given: object, path: Path, report: Report) -> tuple[Any, ...] | None:
    variants = field.kind == "variants"
    if not isinstance(given, list):
        example = '[{name = "…"}]' if variants else '["…"]'
        report(path, f"{key}: a list is expected, such as {example}, not {_what(given)}")
        return None
    if field.required and not given:
        report(path, f"{key}: the list is empty")
        return None
    if not variants and all(map(_is_plain, given)) and len(set(given)) == len(given):
        return tuple(given)
    if variants:
        values = [entry(Variant, item, (*path, at), report) for at, item in enumerate(given)]
    else:
        values = [_text(f"an item of {key}", item, (*path, at), report) for at, item in enumerate(given)]
        seen: set[str | None] = set()
        for at, item in enumerate(values):
            if item is not None and item in seen:
                report((*path, at), f"{key}: {item!r} is in the list twice")
                return None
            seen.add(item)
    return None if None in values else tuple(values)


def _is_plain(given: object) -> bool:
    """Whether :func:`_text` has nothing to say: the only white space that is printable is a space."""
    return type(given) is str and given.isprintable() and given != "" and given[0] != " " != given[-1]


def _text(name: str, given: object, path: Path, report: Report) -> str | None:
    if not isinstance(given, str):
        report(path, f"{name}: a text is expected, not {_what(given)}")
    elif not given.strip():
        report(path, f"{name} is empty")
    elif given != given.strip():
        report(path, f"{name} begins or ends with white space: {given!r}")
    elif not given.isprintable():
        report(path, f"{name} holds a line break or a character that can't be seen: {given!r}")
    else:
        return given
    return None


def _what(given: object) -> str:
    match given:
        case bool():
            return "true or false"
        case str():
            return "a text"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case dict():
            return "a table"
        case datetime():
            return "a date with a time"
        case _:
            return "a date" if isinstance(given, date) else "a time"
