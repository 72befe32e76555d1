"""A table of TOML made one noun: its fields, their types, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from reportedly.forms.mistake import meant, nearest
from reportedly.forms.positions import Path

Report = Callable[[Path, str], None]
"""Takes where a mistake stands (keys and indices from the top of the file) and what it is."""

Kind = Literal["text", "lines", "texts", "number", "whole number", "flag", "choice", "table", "nouns"]

LINES = {"lines": True}
"""``metadata`` of a field whose text, or whose texts, may have several lines, and of which two may be the same."""

_ARTICLES = frozenset({"bad", "good"})
"""Fields whose texts are articles of several lines."""


@dataclass(frozen=True, slots=True)
class _Field:
    kind: Kind
    required: bool
    null: bool = False  # ``None`` stands for it where it is left out, and the noun has no default that says so
    choices: tuple[str, ...] = ()
    noun: type | None = None
    inner: _Field | None = None  # of the items of a list, and the values of a table, whose keys are the choices
    count: int | None = None


@cache
def _form(noun: type) -> Mapping[str, _Field]:
    hints = get_type_hints(noun)
    return {
        field.name: _field(
            hints[field.name], field.default is MISSING and field.default_factory is MISSING, lines=_has_lines(field)
        )
        for field in fields(noun)
    }


def _has_lines(field: Field[Any]) -> bool:
    return bool(field.metadata.get("lines")) or field.name in _ARTICLES


@cache
def _nulls(noun: type) -> dict[str, Any]:
    return {key: None for key, field in _form(noun).items() if field.null}


def _field(hint: Any, required: bool, *, lines: bool = False) -> _Field:
    null = get_origin(hint) in (UnionType, Union) and type(None) in get_args(hint)
    if null:
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    required, null = required and not null, required and null  # TOML has no null
    origin = get_origin(hint)
    if origin is Literal:
        return _Field("choice", required, null, get_args(hint))
    if origin is Mapping:
        key, value = get_args(hint)
        return _Field("table", required, null, get_args(key), inner=_field(value, True, lines=lines))
    if origin is tuple:
        inner = get_args(hint)[0]
        if is_dataclass(inner) and isinstance(inner, type):
            return _Field("nouns", required, null, noun=inner)
        count = None if Ellipsis in get_args(hint) else len(get_args(hint))
        return _Field("texts", required, null, inner=_field(inner, True, lines=lines), count=count)
    kinds: dict[type, Kind] = {bool: "flag", float: "number", int: "whole number", str: "lines" if lines else "text"}
    return _Field(kinds[hint], required, null)


def entry(noun: type, data: object, path: Path, report: Report) -> Any | None:
    """``data`` as one ``noun``; ``None`` where something was reported."""
    if not isinstance(data, dict):
        report(path, f"a table of keys is expected here, not {what(data)}")
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
    form = _form(noun)
    values = {key: given if type(given) is str else _converted(form[key], given) for key, given in data.items()}
    return noun(**(_nulls(noun) | values))


def _converted(field: _Field, given: Any) -> Any:
    if type(given) is list:
        return tuple(field.noun(**each) for each in given) if field.noun else tuple(given)
    if type(given) is date:
        return given.isoformat()
    return float(given) if field.kind == "number" else given


def _value(field: _Field, key: str, given: object, path: Path, report: Report) -> Any | None:
    match field.kind:
        case "text":
            if isinstance(given, date) and not isinstance(given, datetime):
                return given.isoformat()
            return _text(key, given, path, report)
        case "lines":
            return _text(key, given, path, report, lines=True)
        case "choice":
            return _choice(key, field.choices, given, path, report)
        case "flag":
            if isinstance(given, bool):
                return given
            report(path, f"{key}: true or false is expected, not {what(given)}")
            return None
        case "number" | "whole number":
            whole = field.kind == "whole number"
            if isinstance(given, bool) or not isinstance(given, int if whole else int | float):
                report(path, f"{key}: a {field.kind} is expected, not {what(given)}")
                return None
            try:
                number = float(given)
            except OverflowError:
                report(path, f"{key}: no number of more than 300 digits is expected")
                return None
            return given if whole else number
        case "table":
            return _table(field, key, given, path, report)
        case _:
            return _many(field, key, given, path, report)


def _choice(key: str, choices: Collection[str], given: object, path: Path, report: Report) -> str | None:
    if isinstance(given, str) and given in choices:
        return given
    shown = repr(given) if isinstance(given, str) else what(given)
    report(path, f"{key}: one of {', '.join(choices)} is expected, not {shown}")
    return None


def _table(field: _Field, key: str, given: object, path: Path, report: Report) -> dict[str, Any] | None:
    inner = field.inner
    assert inner is not None
    if not isinstance(given, dict):
        example = f", such as {{SRC001 = {inner.choices[0]!r}}}" if inner.choices else ""
        report(path, f"{key}: a table is expected{example}, not {what(given)}")
        return None
    sound = {}
    for each, value in given.items():
        if field.choices and each not in field.choices:
            report((*path, each), f"{key}: unknown key {each!r}; known: {', '.join(field.choices)}")
        elif (found := _value(inner, each, value, (*path, each), report)) is not None:
            sound[each] = found
    return sound if len(sound) == len(given) else None


def _many(field: _Field, key: str, given: object, path: Path, report: Report) -> tuple[Any, ...] | None:
    if not isinstance(given, list):
        example = '[{name = "…"}]' if field.kind == "nouns" else '["…"]'
        report(path, f"{key}: a list is expected, such as {example}, not {what(given)}")
        return None
    if field.required and not given:
        report(path, f"{key}: the list is empty")
        return None
    if field.count not in (None, len(given)):
        report(path, f"{key}: {field.count} are expected in the list, not {len(given)}")
        return None
    inner = field.inner
    if inner and inner.kind == "text" and all(map(_is_plain, given)) and len(set(given)) == len(given):
        return tuple(given)
    values = [_item(field, key, item, (*path, at), report) for at, item in enumerate(given)]
    seen: set[str] = set()
    repeated = inner is not None and inner.kind == "lines" and key not in _ARTICLES
    for at, item in enumerate(values):
        if isinstance(item, str) and item in seen and not repeated:
            report((*path, at), f"{key}: {item!r} is in the list twice")
            return None
        if isinstance(item, str):
            seen.add(item)
    return None if None in values else tuple(values)


def _item(field: _Field, key: str, given: object, path: Path, report: Report) -> Any | None:
    if field.noun:
        return entry(field.noun, given, path, report)
    assert field.inner is not None
    if field.inner.kind == "choice":
        return _choice(key, field.inner.choices, given, path, report)
    return _text(f"an item of {key}", given, path, report, lines=field.inner.kind == "lines")


def _is_plain(given: object) -> bool:
    """Whether :func:`_text` has nothing to say: the only white space that is printable is a space."""
    return type(given) is str and given.isprintable() and given != "" and given[0] != " " != given[-1]


def _text(name: str, given: object, path: Path, report: Report, *, lines: bool = False) -> str | None:
    if not isinstance(given, str):
        report(path, f"{name}: a text is expected, not {what(given)}")
    elif not given.strip():
        report(path, f"{name} is empty")
    elif lines:
        return given.strip()
    elif given != given.strip():
        report(path, f"{name} begins or ends with white space: {given!r}")
    elif not given.isprintable():
        report(path, f"{name} holds a line break or a character that can't be seen: {given!r}")
    else:
        return given
    return None


def what(given: object) -> str:
    """What kind of value of TOML ``given`` is, in words."""
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
