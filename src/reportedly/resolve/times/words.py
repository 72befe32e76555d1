"""Words that are numbers, months, weekdays and directions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from reportedly.resolve.times.calendar import SEASONS
from reportedly.resolve.times.tokens import lexicon

_MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTHS = (
    {name: i for i, name in enumerate(_MONTH_NAMES, 1)}
    | {name[:3]: i for i, name in enumerate(_MONTH_NAMES, 1)}
    | {"sept": 9}
)
WEEKDAYS = {name: i for i, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
          "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_NUMBERS = (
    {name: i for i, name in enumerate(_SMALL, 1)}
    | _TENS
    | {"hundred": 100, "dozen": 12, "couple": 2, "a": 1, "an": 1, "another": 1}
)

_MOST_DIGITS = 12
"""Digits of the greatest amount that is counted; Python refuses to read numbers of some thousands of digits."""

BACK = frozenset({"last", "past", "previous", "preceding", "prior", "before"})
FORTH = frozenset({"next", "coming", "upcoming", "forthcoming", "following", "subsequent", "ensuing", "succeeding", "after"})
TOLD = frozenset(
    {
        "that",
        "that same",
        "same",
        "previous",
        "preceding",
        "prior",
        "following",
        "subsequent",
        "ensuing",
        "succeeding",
        "before",
        "after",
    }
)
"""Words that count from what was told last; the others count from the day of publication."""


@cache
def _nth() -> Mapping[str, int]:
    return {word: i for i, word in enumerate(lexicon()["words"]["NTH"].split(), 1) if word != "final"}


def whole(words: str | None) -> int | None:
    """The value of the digits in ``words`` ("3rd", "1,500", "'90s"); ``None`` without one, or with more than any date has."""
    digits = "".join(sign for sign in words or "" if sign.isdecimal())
    return int(digits) if 0 < len(digits) <= _MOST_DIGITS else None


def number(words: str) -> int | None:
    """The value of "three", "a", "twenty-two", "18"; ``None`` for "several" and "a few", and for more than 12 digits."""
    total = 0
    found = False
    for word in words.replace("-", " ").split():
        if word in ("few", "several", "many", "some", "numerous", "various"):
            return None
        if word.replace(",", "").isdecimal():
            return whole(word)
        if word in ("a", "an") and found:
            continue
        value = _NUMBERS.get(word)
        if value is None:
            continue
        if word in ("a", "an", "another") and len(words.split()) > 1 and not words.endswith(" half"):
            continue
        total = total * value if total and value in (100, 12) and total < 13 else total + value
        found = True
    return total if found else (1 if {"a", "an", "another"} & set(words.split()) else None)


def ordinal(words: str) -> int | None:
    """The value of "3rd", "third", "twenty-first" or plain "3"."""
    if any(sign.isdecimal() for sign in words):
        return whole(words)
    parts = words.replace("-", " ").split()
    if parts and parts[-1] in _nth():
        return _nth()[parts[-1]] + _TENS.get(parts[0] if len(parts) > 1 else "", 0)
    return None


def decade(word: str) -> int | None:
    """The first year of "twenties", "thirties", …, in its century."""
    known = lexicon()["words"]["TIES"].split()
    return 20 + 10 * known.index(word) if word in known else None


def direction(word: str | None) -> int:
    """-1 for "last", 1 for "next", 0 for "this" and for no word."""
    return -1 if word in BACK else 1 if word in FORTH else 0


def bounds(word: str, name: str, anchor: date) -> int:
    """The year in which "last", "this" or "next" season ``name`` begins, seen from ``anchor``."""
    first = SEASONS[name]
    step = direction(word)
    if step < 0:
        return anchor.year - (anchor.month < first + 3)
    if step > 0:
        return anchor.year + (anchor.month >= first)
    return anchor.year - (name == "winter" and anchor.month <= 2)
