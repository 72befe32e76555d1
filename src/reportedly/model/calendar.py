"""The calendar as a language names it: months, weekdays, seasons, parts of the day, holidays.

It is read from the language's ``calendar.toml``; what is missing there is empty here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.model.language import Language, compiled


@dataclass(frozen=True, slots=True)
class Calendar:
    """Names in lower case. ``months`` gives the number of each from 1, ``weekdays`` from 0 (Monday), under full and short names.

    ``ordinary`` are names of months and seasons that are words of their own too ("may", "fall"). ``near`` are "today" and its
    neighbours. ``hours`` are words after digits that make them a time of day, ``half_days`` those of them that say before or after
    noon ("a.m."). ``seasons`` gives the first month of each in the north, ``season_words`` what they are called besides
    ("summertime"). ``units`` gives the name of the unit for each word for it ("weeks" → "week"), from the day up; ``short_units``
    those below a day, ``other_units`` weekends and quarters of a year. ``holidays`` has a rule for each: ``month`` and ``day``, or
    ``month``, ``weekday`` and ``nth``.
    """

    months: Mapping[str, int]
    short_months: frozenset[str]
    weekdays: Mapping[str, int]
    short_weekdays: frozenset[str]
    seasons: Mapping[str, int]
    ordinary: frozenset[str]
    parts: frozenset[str]
    near: frozenset[str]
    half_days: frozenset[str]
    hours: frozenset[str]
    season_words: frozenset[str]
    units: Mapping[str, str]
    short_units: Mapping[str, str]
    other_units: Mapping[str, str]
    holidays: Mapping[str, Mapping[str, int]]

    @property
    def full_months(self) -> frozenset[str]:
        """The names of the months that are not short forms; "may" is one."""
        return frozenset(self.months) - self.short_months

    @property
    def full_weekdays(self) -> frozenset[str]:
        """The names of the weekdays that are not short forms."""
        return frozenset(self.weekdays) - self.short_weekdays


@compiled
def calendar(language: Language) -> Calendar:
    """The calendar of ``language``."""
    table = language.table("calendar")
    months, weekdays, day = table.get("months", {}), table.get("weekdays", {}), table.get("day", {})
    seasons = table.get("times_of_year", {})
    halves = frozenset((*_words(day, "before_noon"), *_words(day, "after_noon")))
    return Calendar(
        _numbered(months, 1),
        frozenset(_words(months, "short")),
        _numbered(weekdays, 0),
        frozenset(_words(weekdays, "short")),
        table.get("seasons", {}),
        frozenset((*_words(months, "ordinary"), *_words(seasons, "ordinary"))),
        frozenset(_words(day, "parts")),
        frozenset(_words(day, "near")),
        halves,
        halves | frozenset(_words(day, "hours")),
        frozenset((*_words(seasons, "season"), *_words(seasons, "ordinary"))),
        _by_word(table.get("units", {})),
        _by_word(table.get("short_units", {})),
        _by_word(table.get("other_units", {})),
        table.get("holidays", {}),
    )


def _numbered(table: Mapping[str, Any], first: int) -> dict[str, int]:
    names = _words(table, "names")
    full = {name: number for number, name in enumerate(names, first)}
    return full | {short: full[name] for short in _words(table, "short") for name in names if name.startswith(short)}


def _by_word(table: Mapping[str, Any]) -> dict[str, str]:
    return {word: name for name in table for word in _words(table, name)}


def _words(table: Mapping[str, Any], key: str) -> list[str]:
    return str(table.get(key, "")).split()
