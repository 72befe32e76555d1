"""Rules that are data: a TOML file each in ``rules/``, with the page of the rule, the settings of its kind, and its examples.

A file holds the fields of :class:`~reportedly.checks.rule.RulePage` as they are named there, one table with the name of a kind (see
``reportedly.checks.kinds``) and its settings, and the examples as tables ``[[bad]]`` and ``[[good]]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files
from typing import Any, Final

from reportedly.checks.kinds import KINDS, Kind, named_lists
from reportedly.checks.rule import FAMILIES, Rule, RulePage
from reportedly.forms import File, Mistake, Path, entry, meant, parsed

_PAGE: Final = tuple(field.name for field in fields(RulePage))
_PARAGRAPHS: Final = ("marks", "why", "reference", "limits")
"""Texts that are written in several lines and are one paragraph."""


def rows() -> Iterator[Rule]:
    """The rules that are data, in the order of their files. Raises ``ValueError`` where one is faulty: see :func:`row`."""
    for file in sorted(files("reportedly.checks.rules").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            yield row(parsed(file.read_bytes(), f"checks/rules/{file.name}"))


def row(file: File | Mistake) -> Rule:
    """The rule that a file says.

    Raises ``ValueError`` with a line for each mistake: file and line, the key, and what is known or was probably meant.
    """
    if isinstance(file, Mistake):
        raise ValueError(str(file))
    mistakes: list[Mistake] = []

    def report(path: Path, message: str) -> None:
        mistakes.append(file.mistake(path, message))

    for key in set(file.data) - {*_PAGE, *KINDS}:
        tables = f"{', '.join(_PAGE)}, and one of the kinds {', '.join(KINDS)}"
        report((key,), f"unknown key {key!r}{meant(key, (*_PAGE, *KINDS)) or f'; known: {tables}'}")
    page: RulePage | None = entry(
        RulePage, {key: _page(key, file.data[key]) for key in _PAGE if key in file.data}, (), report
    )
    if page is not None and (fault := _id_fault(page.id)):
        report(("id",), fault)
    kinds = [key for key in KINDS if key in file.data]
    kind: Kind | None = None
    if len(kinds) == 1:
        kind = entry(KINDS[kinds[0]], file.data[kinds[0]], (kinds[0],), report)
    else:
        given = f"not {' and '.join(kinds)}" if kinds else "and there is none"
        report(tuple(kinds[1:2]), f"the table of one kind is expected, {given}; known kinds: {', '.join(KINDS)}")
    if mistakes or page is None or kind is None:
        raise ValueError("\n".join(map(str, sorted(mistakes, key=lambda each: each.line or 0))))
    told: dict[str, Any] = {name: getattr(page, name) for name in _PAGE}
    return Rule(**told, find=kind.find, lists=frozenset(name for _, name in named_lists(kind)))


def _page(key: str, given: object) -> object:
    return " ".join(given.split()) if key in _PARAGRAPHS and isinstance(given, str) else given


def _id_fault(given: str) -> str | None:
    family = given.rstrip("0123456789")
    if family not in FAMILIES:
        return f"id: {given!r} begins with no known family of rules; known: {', '.join(FAMILIES)}"
    if len(given) != len(family) + 3:
        return f"id: a family and three digits are expected, such as {family}001, not {given!r}"
    return None
