"""Whether an article that was read back holds together: spans are slices, ids name something, values lie in their limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, Literal

from reportedly.model import Article, Span
from reportedly.record.binary import damaged
from reportedly.record.fields import Field, fields_of
from reportedly.record.row import IDS

_ENDLESS: Final = float("inf")

_Says = Callable[[Any, str], str]
"""What is wrong with one value, given it and the text, empty where nothing is."""


@dataclass(frozen=True, slots=True)
class _Step:
    """How one field is checked: ``kind`` is what it holds, "plain" where that is no noun."""

    name: str
    json: str
    kind: Literal["span", "noun", "plain"]
    many: bool
    least: int
    empty_where: tuple[str, tuple[str, ...]] | None
    checks: tuple[_Says, ...]
    id_in: str
    id_by: tuple[str, Mapping[str, str]] | None


class _Wrong(Exception):
    """What is wrong, and where: the keys and places that lead there, from the inside out."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.where: list[str] = []


def require_sound(article: Article) -> None:
    """Raise ``RecordError`` at the first thing that is wrong."""
    ids: dict[str, set[str]] = {}
    for name in IDS:
        known = [each.id for each in getattr(article, name)]
        ids[name] = set(known)
        if len(ids[name]) < len(known):
            raise damaged(f"two of its {name} have one id")
    text = article.document.text
    if article.document.given_at > len(text):
        raise damaged("document.given_at lies beyond the text")
    _apart(article)
    try:
        _noun(article, text, ids)
    except _Wrong as error:
        raise damaged(f"{'.'.join(reversed(error.where))}: {error}") from None
    _no_circle(article)


def _noun(it: Any, text: str, ids: Mapping[str, set[str]]) -> None:
    noun: type = type(it)
    for step in _steps(noun):
        value = getattr(it, step.name)
        if value is None:
            continue
        number = -1
        try:
            if step.id_by is not None:
                other, lists = step.id_by
                if value not in ids[lists[getattr(it, other)]]:
                    raise _Wrong(f"{value!r} names none of its {lists[getattr(it, other)]}")
            if not step.many:
                _value(step, value, text, ids)
                continue
            if len(value) < step.least:
                raise _Wrong("it is empty")
            if step.empty_where is not None:
                _empty(it, value, *step.empty_where)
            for number, each in enumerate(value):  # noqa: B007
                _value(step, each, text, ids)
        except _Wrong as error:
            error.where.append(f"{step.json}[{number}]" if number >= 0 else step.json)
            raise


def _value(step: _Step, value: Any, text: str, ids: Mapping[str, set[str]]) -> None:
    if step.kind == "span":
        if not 0 <= value.start < value.end <= len(text) or text[value.start : value.end] != value.text:
            raise _Wrong(f"{value!r} is not what the text has there")
    elif step.kind == "noun":
        _noun(value, text, ids)
    else:
        for says in step.checks:
            if wrong := says(value, text):
                raise _Wrong(f"{value!r} {wrong}")
        if step.id_in and value not in ids[step.id_in]:
            raise _Wrong(f"{value!r} names none of its {step.id_in}")


def _empty(it: Any, value: tuple[Any, ...], other: str, values: tuple[str, ...]) -> None:
    if (getattr(it, other) in values) == bool(value):
        raise _Wrong(f"{'holds something' if value else 'is empty'} where {other} is {getattr(it, other)!r}")


@cache
def _steps(noun: type) -> tuple[_Step, ...]:
    """How the fields of a noun are checked, those left out of which anything may be true."""
    found = []
    for field in fields_of(noun):
        row, shape = field.row, field.shape
        kind: Literal["span", "noun", "plain"] = "span" if shape.noun is Span else "noun" if shape.noun else "plain"
        step = _Step(row.field, row.json, kind, shape.many, row.least, row.empty_where, _checks(field), row.id_in, row.id_by)
        if kind != "plain" or step.checks or step.id_in or step.id_by or step.least:
            found.append(step)
    return tuple(found)


def _checks(field: Field) -> tuple[_Says, ...]:
    """The checks of one value of a field that holds no noun."""
    row = field.row
    found: list[_Says] = []
    limits: dict[str, Any] = dict(row.limits)
    if row.own_id:
        limits["pattern"] = f"^{IDS[row.id_in]}[0-9]+$"
    if field.shape.kind == "range":
        found.append(_inside)
    if "pattern" in limits:
        pattern = re.compile(limits["pattern"])
        found.append(lambda value, text: "" if pattern.fullmatch(value) else f"does not fit {pattern.pattern}")
    if limits.get("format") == "date":
        found.append(_a_day)
    if field.shape.kind == "number":
        found.append(lambda value, text: "" if -_ENDLESS < value < _ENDLESS else "is no number")
    if "minimum" in limits:
        found.append(lambda value, text: "" if value >= limits["minimum"] else f"is less than {limits['minimum']}")
    if "maximum" in limits:
        found.append(lambda value, text: "" if value <= limits["maximum"] else f"is more than {limits['maximum']}")
    if "minLength" in limits:
        found.append(lambda value, text: "" if len(value) >= limits["minLength"] else "is too short")
    return tuple(found)


def _inside(value: tuple[int, int], text: str) -> str:
    return "" if 0 <= value[0] <= value[1] <= len(text) else "is no stretch of the text"


def _a_day(value: str, text: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        return "is no day of the calendar"
    return ""


def _apart(article: Article) -> None:
    """What was not read as it stands: stretches of the text, each list in order, that share nothing."""
    document = article.document
    lists = {"unread": document.unread, "stand_ins": tuple((each.start, each.end) for each in document.stand_ins)}
    for name, stretches in lists.items():
        if list(stretches) != sorted(stretches):
            raise damaged(f"document.{name} is not in the order of the text")
    at = 0
    for start, end in sorted((*lists["unread"], *lists["stand_ins"])):
        if not at <= start <= end <= len(document.text):
            raise damaged(
                f"{start}:{end} of document.unread or document.stand_ins lies in another one, or in no place of the text"
            )
        at = end


def _no_circle(article: Article) -> None:
    teller = {claim.id: claim.within for claim in article.claims}
    cleared: set[str] = set()
    for claim in teller:
        seen: list[str] = []
        at: str | None = claim
        while at is not None and at not in cleared:
            if at in seen:
                raise damaged(f"the claim {at} is told within itself")
            seen.append(at)
            at = teller[at]
        cleared.update(seen)
