"""Calendar arithmetic: intervals of days, half-open. What does not lie between the years 1 and 9998 has no interval."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.model import Grain

Interval = tuple[date, date]

_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
"""The length of each unit of time, in days or in months."""


SHORT_UNITS = {"hour": 24, "minute": 24 * 60, "second": 24 * 3600}
"""How many of each unit below a day a day has."""


def days_of(name: str, count: int) -> int:
    """The days that ``count`` hours, minutes or seconds reach into: 36 hours are two."""
    return -(-count // SHORT_UNITS[name])


def day(year: int, month: int, number: int) -> Interval | None:
    """One day; ``None`` where the calendar has no such day."""
    try:
        first = date(year, month, number)
        return first, first + timedelta(1)
    except (ValueError, OverflowError):
        return None


def months(year: int, month: int, count: int) -> Interval | None:
    """``count`` months from the ``month``-th of ``year``; a month beyond 12 or below 1 runs into the next or last year."""
    try:
        return _month(year, month), _month(year, month + count)
    except ValueError:
        return None


def _month(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def years(year: int, count: int = 1) -> Interval | None:
    """``count`` years from ``year``."""
    return months(year, 1, 12 * count)


def unit(anchor: date, name: str, shift: int = 0) -> Interval | None:
    """The day, week (from Monday), month, quarter, year, … that holds ``anchor``, moved by ``shift`` of its kind."""
    try:
        if name == "day":
            first = anchor + timedelta(shift)
            return first, first + timedelta(1)
        if name == "weekend":
            first = anchor - timedelta(anchor.weekday() - 5) + timedelta(7 * shift)
            return first, first + timedelta(2)
        if name in ("week", "fortnight"):
            first = anchor - timedelta(anchor.weekday()) + timedelta((14 if name == "fortnight" else 7) * shift)
            return first, first + timedelta(14 if name == "fortnight" else 7)
    except OverflowError:
        return None
    if name == "month":
        return months(anchor.year, anchor.month + shift, 1)
    if name == "quarter":
        return months(anchor.year, (anchor.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
    if name == "year":
        return years(anchor.year + shift)
    if name == "decade":
        return years(anchor.year // 10 * 10 + 10 * shift, 10)
    if name == "century":
        return years(anchor.year // 100 * 100 + 100 * shift, 100)
    return None


def move(anchor: date, name: str, count: int) -> date | None:
    """``anchor`` moved by ``count`` units; the day of the month stays, or becomes the last one there is."""
    try:
        if name in _DAYS:
            return anchor + timedelta(_DAYS[name] * count)
        step = _MONTHS[name] * count
        first = _month(anchor.year, anchor.month + step)
        following = _month(first.year, first.month + 1)
        return first + timedelta(min(anchor.day, (following - first).days) - 1)
    except (ValueError, OverflowError, KeyError):
        return None


def counted(name: str) -> bool:
    """Whether amounts of a unit of this name lead to another day: three weeks ago, but not three weekends ago."""
    return name != "weekend" and (name in _DAYS or name in _MONTHS)


def grain_of(name: str) -> Grain:
    """The grain that a unit's name stands for."""
    if name in ("day", "weekend", "week", "month", "quarter", "year", "decade", "century"):
        return name  # type: ignore[return-value]
    return "span"
