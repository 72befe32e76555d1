"""House styles: those that come with Reportedly, by name, and any other by the path of its file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from reportedly.checks import is_known
from reportedly.forms import File, Mistake, entry, id_fault, meant, name_fault
from reportedly.model import LexicalRule, Setting, SourcingRule, Style
from reportedly.model.errors import StyleError
from reportedly.styles.parsing import refuse, toml_file

_KEYS = ("id", "title", "only", "settings", "lexical", "sourcing")


@dataclass(frozen=True, slots=True)
class _Only:
    only: tuple[str, ...] = ()


@cache
def shipped_styles() -> tuple[str, ...]:
    """The names of the styles that come with Reportedly, in order."""
    return tuple(sorted(each.name.removesuffix(".toml") for each in _shelf().iterdir() if each.name.endswith(".toml")))


def load_style(name_or_path: str, known: Collection[str], families: Collection[str]) -> Style:
    """A style. A shipped name goes before a file of that name.

    ``known`` are the identifiers of the rules that it may set besides its own, ``families`` the letters that its own may not begin
    with. Raises ``StyleError`` where there is no such style or it is not valid: file, line, what was probably meant.
    """
    if name_or_path in shipped_styles():
        return _style(_shelf().joinpath(f"{name_or_path}.toml"), name_or_path, known, families)
    path = Path(name_or_path)
    if "\0" in name_or_path or (not path.suffix and not path.exists()):
        raise StyleError(f"there is no style or file {name_or_path!r}{meant(name_or_path, shipped_styles())}")
    return _style(path, name_or_path, known, families)


def _style(source: Traversable, label: str, known: Collection[str], families: Collection[str]) -> Style:
    file = toml_file(source, label)
    mistakes: list[Mistake] = []

    def report(path: tuple[str | int, ...], message: str) -> None:
        mistakes.append(file.mistake(path, message))

    for key in file.data:
        if key not in _KEYS:
            report((key,), f"unknown key {key!r}{meant(key, _KEYS)}")
    head = {key: _text(file, key, mistakes) for key in ("id", "title")}
    lexical = _rules(file, "lexical", LexicalRule, mistakes)
    sourcing = _rules(file, "sourcing", SourcingRule, mistakes)
    own: dict[str, tuple[str | int, ...]] = {}
    for path, data in _tables(file, "lexical") + _tables(file, "sourcing"):
        given, name = data.get("id"), data.get("name")
        if isinstance(given, str):
            fault = id_fault(given, families)
            if fault:
                report((*path, "id"), fault)
            before = own.setdefault(given, path)
            if before != path:
                report((*path, "id"), f"the id {given!r} is used twice: here and in line {file.line((*before, 'id'))}")
        fault = name_fault(name) if isinstance(name, str) else None
        if fault:
            report((*path, "name"), fault)
    settings = file.data.get("settings", {})
    made: dict[str, Setting] = {}
    if not isinstance(settings, dict):
        report(("settings",), "write [settings.SRC001] with one pair of brackets, once for every rule")
        settings = {}
    rules = {*known, *own}
    for rule, data in settings.items():
        if rule not in rules:
            report(("settings", rule), f"unknown rule {rule!r}{meant(rule, rules)}")
        setting = entry(Setting, data, ("settings", rule), report)
        if setting is not None:
            made[rule] = setting
    only: _Only | None = entry(_Only, {key: file.data[key] for key in ("only",) if key in file.data}, (), report)
    for at, pattern in enumerate(only.only if only else ()):
        if not is_known(pattern, rules):
            report(("only", at), f"unknown rule {pattern!r}{meant(pattern, rules)}")
    if mistakes or only is None:
        refuse(mistakes)
    return Style(head["id"], head["title"], made, tuple(lexical), tuple(sourcing), only.only)


def _rules(file: File, name: str, noun: type, mistakes: list[Mistake]) -> list[Any]:
    given = file.data.get(name, [])
    if not isinstance(given, list):
        mistakes.append(file.mistake((name,), f"write [[{name}]] with two brackets, once for every rule"))
        return []

    def report(path: tuple[str | int, ...], message: str) -> None:
        mistakes.append(file.mistake(path, message))

    return [entry(noun, data, (name, at), report) for at, data in enumerate(given)]


def _tables(file: File, name: str) -> list[tuple[tuple[str | int, ...], dict[str, Any]]]:
    given = file.data.get(name, [])
    return [((name, at), data) for at, data in enumerate(given) if isinstance(data, dict)] if isinstance(given, list) else []


def _text(file: File, key: str, mistakes: list[Mistake]) -> str:
    given = file.data.get(key)
    if isinstance(given, str) and given.strip() and given.isprintable():
        return given
    message = f"{key!r} is missing" if given is None else f"{key}: a text of one line is expected"
    mistakes.append(file.mistake((key,), message))
    return ""


def _shelf() -> Traversable:
    return files("reportedly.styles").joinpath("data")
