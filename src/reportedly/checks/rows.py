"""Rules that are data: a TOML file each in ``rules/``, with the page of the rule, the settings of its kind, and its examples.

A file holds the fields of :class:`~reportedly.checks.rule.Rule` as they are named there, one table with the name of a kind (see
``reportedly.checks.kinds``) and its settings, and the examples as tables ``[[bad]]`` and ``[[good]]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from importlib.resources import files
from typing import Any, Final, TypeVar

import rtoml

from reportedly.checks.kinds import KINDS
from reportedly.checks.rule import Example, Rule

_PAGE: Final = frozenset(field.name for field in fields(Rule)) - {"find", "bad", "good"}
_Made = TypeVar("_Made")


def rows() -> Iterator[Rule]:
    """The rules that are data, in the order of their files. Raises ``ValueError``, which names the file, where one is faulty."""
    for file in sorted(files("reportedly.checks.rules").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            yield row(rtoml.loads(file.read_text(encoding="utf-8")), file.name)


def row(data: Mapping[str, Any], name: str) -> Rule:
    """The rule that the content of a file says; ``name`` is the file's, for messages."""
    kinds = [key for key in data if key in KINDS]
    unknown = set(data) - _PAGE - {"bad", "good", *KINDS}
    if len(kinds) != 1 or unknown:
        problem = f"{', '.join(sorted(unknown))} is not known" if unknown else f"one kind is expected, of {', '.join(KINDS)}"
        raise ValueError(f"{name}: {problem}")
    kind = _made(KINDS[kinds[0]], data[kinds[0]], f"{name}: {kinds[0]}")
    page: dict[str, Any] = {
        key: _one_paragraph(value) if isinstance(value, str) else value for key, value in data.items() if key in _PAGE
    }
    return Rule(
        **page,
        find=kind.find,
        bad=tuple(_made(Example, each, f"{name}: bad") for each in data["bad"]),
        good=tuple(_made(Example, each, f"{name}: good") for each in data["good"]),
    )


def _made(cls: type[_Made], data: Mapping[str, Any], where: str) -> _Made:
    known = {field.name for field in fields(cls)}  # type: ignore[arg-type]
    if unknown := set(data) - known:
        raise ValueError(f"{where}: {', '.join(sorted(unknown))} is not known; known: {', '.join(sorted(known))}")
    try:
        return cls(**{key: tuple(value) if isinstance(value, list) else value for key, value in data.items()})
    except TypeError as error:
        raise ValueError(f"{where}: {error}") from None


def _one_paragraph(text: str) -> str:
    return " ".join(text.split())
