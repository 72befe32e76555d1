"""Numbers: every quantity of a text, with its value, how it is bounded, and what it counts.

A number's span holds the words of its bound and of its value, with a currency sign or a per cent sign: "at least 12",
"between 20 and 30", "$40bn", "12%". What is counted stands in ``unit``, in the article's own words: "Russian drones",
"killed", "%"; it is empty where nothing tells. Dates, ages, ordinals, names with digits and pronouns are no numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.model.entity import Bound, Number, Time
from reportedly.model.page import Page
from reportedly.resolve.lexicon import parsed
from reportedly.resolve.numbers.units import unit_after, unit_before
from reportedly.resolve.numbers.values import Quantity, numeral, plain, value_of

_WINDOW = 40
_BEFORE = re.compile(r"([A-Za-z][\w’'.-]{0,30})[ \u00a0]$")
_YEARS = range(1000, 2101)
_YEAR_DIGITS = 4
_OLDEST = 120
_LISTED_AFTER = re.compile(r"[)\]]|\.[ \t]")
_LISTED_BEFORE = re.compile(r"(?:^|[\n\r(\[])[ \t]*$")
_AGE_AFTER = re.compile(r",[ \n\"”]|\)")
_AGE_BEFORE = re.compile(r"[^\W\d_]{2},[ ]$|[^\W\d_] \($")
_YEAR_BEFORE = re.compile(r"\b(?:in|since|by|until|of|from|the|early|late|mid)[ ]$", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[.!?\n][\"”’ ]*)[A-Z]\w*[ ]$")


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Patterns for what stands beside a number; each looks at a window of a few characters only."""

    bound_before: re.Pattern[str]
    bound_after: re.Pattern[str]
    age_before: re.Pattern[str]
    age_after: re.Pattern[str]
    month_before: re.Pattern[str]
    day_before: re.Pattern[str]
    month_after: re.Pattern[str]
    bounds: dict[str, Bound]
    designators: frozenset[str]


def numbers(page: Page, times: Sequence[Time]) -> tuple[Number, ...]:
    """The quantities of ``page`` in text order, with ids ``n1``, ``n2``, …; none overlaps one of ``times``.

    ``value`` is ``None`` for "several" and its like; ``high`` is the upper end of a range.
    """
    text, layout = page.text, page.layout
    wordings = _wordings()
    starts = [time.span.start for time in times]
    found: list[Number] = []
    end = 0
    for match in numeral().finditer(text):
        if match.start() < end:
            continue
        quantity = value_of(text, match)
        if quantity is None:
            continue
        end = quantity.end
        if _timed(quantity, times, starts) or _none(text, quantity, wordings):
            continue
        sentence = layout.sentence(quantity.start)
        limit = sentence[1] if sentence and sentence[1] >= quantity.end else min(len(text), quantity.end + 200)
        start, bound, past = _bounded(text, quantity, found[-1].span.end if found else 0, wordings)
        unit = quantity.unit or unit_after(text, past, limit, quantity.value) or unit_before(text, start)
        if quantity.needs_unit and not unit:
            continue
        span = page.span(start, past)
        found.append(Number(f"n{len(found) + 1}", span, quantity.value, bound, unit, quantity.high))
    return tuple(found)


def _bounded(text: str, quantity: Quantity, since: int, wordings: _Wordings) -> tuple[int, Bound, int]:
    """Where the number starts with the words of its bound, the bound, and where it ends."""
    low = max(since, quantity.start - _WINDOW)
    before = wordings.bound_before.search(text[low : quantity.start])
    if before:
        return low + before.start(1), wordings.bounds[plain(before[1])], quantity.end
    after = wordings.bound_after.match(text, quantity.end)
    if after:
        return quantity.start, wordings.bounds[plain(after[1])], after.end(1)
    return quantity.start, quantity.bound, quantity.end


def _timed(quantity: Quantity, times: Sequence[Time], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, quantity.end - 1) - 1
    return at >= 0 and times[at].span.end > quantity.start


def _none(text: str, quantity: Quantity, wordings: _Wordings) -> bool:
    """Whether the words beside it show that this is no quantity: an age, a year, a part of a name, a list number."""
    start, end = quantity.start, quantity.end
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if wordings.age_before.search(before) or wordings.age_after.match(after):
        return True
    if not quantity.digits:
        return False
    if wordings.month_after.match(after) or (end - start == _YEAR_DIGITS and wordings.day_before.search(before)):
        return True
    if wordings.month_before.search(before) and not unit_after(text, end, end + _WINDOW, quantity.value):
        return True
    if _LISTED_AFTER.match(after) and (not before or _LISTED_BEFORE.search(before)):
        return True  # a list number or a note
    word = _BEFORE.search(before)
    capital = bool(word and word[1][:1].isupper())
    if word and plain(word[1]).strip(".") in wordings.designators and not quantity.unit:
        return True
    if quantity.value is None or not quantity.value.is_integer() or quantity.unit or quantity.high is not None:
        return False
    if _AGE_AFTER.match(after) and _AGE_BEFORE.search(before) and quantity.value < _OLDEST:
        return True  # "Ivan Example, 45, said": an age
    counted = unit_after(text, end, end + _WINDOW, quantity.value)
    if quantity.value in _YEARS and end - start == _YEAR_DIGITS and (not counted or _YEAR_BEFORE.search(before)):
        return True
    return capital and not counted and not _OPENING.search(before)


@cache
def _wordings() -> _Wordings:
    data = parsed("numbers.toml")
    bounds: dict[str, Bound] = {}
    for key in ("bounds", "after"):
        for bound, phrases in data[key].items():
            bounds.update(dict.fromkeys(_phrases(phrases), bound))
    before = [phrase for phrases in data["bounds"].values() for phrase in _phrases(phrases)]
    after = [phrase for phrases in data["after"].values() for phrase in _phrases(phrases)]
    ages, months = data["ages"], _either(data["dates"]["months"].title().split())
    return _Wordings(
        re.compile(rf"(?<![\w-])({_either(before)})[ \u00a0]+$", re.IGNORECASE),
        re.compile(rf"[ \u00a0]({_either(after)})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{_either(_phrases(ages['before']))})[ \u00a0]+$", re.IGNORECASE),
        re.compile(rf"[ \u00a0-]?(?:{_either(_phrases(ages['after']))})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{months})\.?[ \u00a0]$"),
        re.compile(rf"\b(?:{months})\.?[ \u00a0](?:\d{{1,2}},?[ ])?$"),
        re.compile(rf"[ \u00a0](?:{months})\b"),
        bounds,
        frozenset(data["designators"]["words"].split()),
    )


def _phrases(listed: str) -> list[str]:
    return [phrase.strip() for phrase in listed.split(",")]


def _either(phrases: Sequence[str]) -> str:
    """An alternation, the longest first; a space stands for any blank."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"[ \u00a0\n]") for phrase in sorted(phrases, key=len, reverse=True))
