"""Which part of a time is meant: "early March", "the first half of the year", "earlier this month", "by the end of the week"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, get_args

from reportedly.resolve.times.calendar import move
from reportedly.resolve.times.context import Meaning
from reportedly.resolve.times.vocabulary import Vocabulary

Part = Literal["half", "passed", "coming", "early", "mid", "late", "first", "final"]
"""Which part, as the words of an edge stand in ``times.toml``; the first of these that an edge has a word of is meant."""

_UNCUT = ("day", "time", "open", "span", "weekend")
_OPENED = ("week", "month", "season", "quarter", "half", "year")
_MONTH = {"early": (0, 10), "mid": (10, 20), "late": (20, 31)}
_DECADE = 120
_WEEK = {"early": (0, 3), "mid": (2, 5), "late": (3, 7)}
"""Days from the first, half-open. Of longer times early, mid and late are thirds in whole months, beginning and end quarters."""


def cut(meaning: Meaning, edge: str | None, tense: int, now: date | None, words: Vocabulary) -> Meaning:
    """The part of ``meaning`` that ``edge`` ("early", "the end of the") names, counted from the day ``now`` where it points there.

    What is to come begins no earlier than ``now``. Where the edge says nothing, or the time is no longer than some days, it is whole.
    """
    start, end = meaning.start, meaning.end
    if not edge or start is None or end is None or meaning.grain in _UNCUT:
        return meaning
    part = _part(edge, words)
    if part in ("passed", "coming"):
        if now is None or not start <= now < end:
            return meaning
        after = now + timedelta(1)
        found = (start, min(end, after)) if part == "passed" else (now, end)
    elif part:
        found = _within(start, end, meaning.grain, part)
        if tense > 0 and now and found[0] < now < found[1]:
            found = (now, found[1])
    else:
        return meaning
    return replace(meaning, start=found[0], end=found[1], reason=f"{meaning.reason}, {edge.strip(' -')}")


def opening(meaning: Meaning, edge: str | None, words: Vocabulary) -> Meaning:
    """The first day of what has a beginning, behind "since": "since the start of the year" counts from its first day."""
    if _part(edge or "", words) != "first" or meaning.start is None or meaning.grain not in _OPENED:
        return meaning
    return replace(meaning, end=meaning.start + timedelta(1))


def third(meaning: Meaning, part: Literal["early", "late"]) -> Meaning:
    """The first or last third of a time of a month or more."""
    if meaning.start is None or meaning.end is None or meaning.grain in _UNCUT:
        return meaning
    start, end = _within(meaning.start, meaning.end, meaning.grain, part)
    return replace(meaning, start=start, end=end, reason=f"{meaning.reason}, {part}")


def _part(edge: str, words: Vocabulary) -> str:
    lists, said = words.lists, edge.split()
    for part in get_args(Part):
        if not lists[f"edges.{part}"].isdisjoint(said):
            if part == "half":
                second = not lists["ordinals.second"].isdisjoint(said)
                return "second half" if second else "first half" if not lists["ordinals.first"].isdisjoint(said) else ""
            return str(part)
    return ""


def _within(start: date, end: date, grain: str, part: str) -> tuple[date, date]:
    days = (end - start).days
    if part.endswith("half"):
        middle = move(start, "month", _months(start, end) // 2) if days > 31 else start + timedelta(days // 2)
        middle = middle or end
        return (start, middle) if part == "first half" else (middle, end)
    parts = {"first": "early", "final": "late"}
    if grain in ("month", "week"):
        first, last = (_MONTH if grain == "month" else _WEEK)[parts.get(part, part)]
        return start + timedelta(first), min(end, start + timedelta(last))
    months = _months(start, end)
    if part in parts and months >= 12:
        quarter = months // 4
        first, last = (0, quarter) if part == "first" else (months - quarter, months)
    else:
        at = ("early", "mid", "late").index(parts.get(part, part))
        step = 12 if months >= _DECADE else 1  # of decades and centuries whole years
        first, last = (round(months / step * each / 3) * step for each in (at, at + 1))
    return move(start, "month", first) or start, move(start, "month", last) or end


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month
