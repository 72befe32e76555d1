"""Numbers: every quantity of a text, with its value, how it is bounded, and what it counts.

A number's span holds the words of its bound and of its value, with a currency sign or a per cent sign: "at least 12",
"between 20 and 30", "$40bn", "12%". What is counted stands in ``unit``, in the article's own words: "Russian drones",
"killed", "%"; it is empty where nothing tells. Dates, ages, ordinals, names with digits and pronouns are no numbers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reportedly.model import Bound, Number, Page, Span, Time, Token
from reportedly.resolve.numbers.lexicon import Lexicon, lexicon
from reportedly.resolve.numbers.row import Row
from reportedly.resolve.numbers.units import unit_after, unit_before
from reportedly.resolve.numbers.values import Quantity, quantity_at

_NEAR = 40
"""Characters after a number in which words may show that it is none."""
_YEARS = range(1000, 2101)
_YEAR_DIGITS = 4
_OLDEST = 120
_BEYOND = 200
"""Characters in which a unit is looked for after a number that no sentence holds."""


def numbers(page: Page, times: Sequence[Time]) -> tuple[Number, ...]:
    """The quantities of ``page`` in text order, with ids ``n1``, ``n2``, …; none overlaps one of ``times``.

    ``value`` is ``None`` for "several" and its like; ``high`` is the upper end of a range.
    """
    row, words = Row.of(page), lexicon(page.language)
    timed = [time.span.start for time in times]
    found: list[Number] = []
    at = since = 0
    while at < len(row.lows):
        quantity, at = quantity_at(row, at, words)
        if quantity is None or _timed(row, quantity, times, timed) or _none(page, row, quantity, words):
            continue
        number = _number(page, row, quantity, since, words)
        if number is not None:
            found.append(Number(f"n{len(found) + 1}", *number))
            at = max(at, row.place(found[-1].span.end))
            since = at
    return tuple(found)


def _number(
    page: Page, row: Row, quantity: Quantity, since: int, words: Lexicon
) -> tuple[Span, float | None, Bound, str, float | None] | None:
    """Its span with its bound, value, bound, unit, upper end; ``None`` where it needs a unit and has none."""
    first, bound, last = _bounded(row, quantity, since, words)
    start, end = row.starts[first], row.ends[last - 1]
    sentence = page.layout.sentence(row.starts[quantity.first])
    inside = sentence is not None and sentence[1] >= row.ends[quantity.last - 1]
    limit = sentence[1] if sentence and inside else min(len(page.text), end + _BEYOND)
    counted = row.ends[quantity.counted - 1] if quantity.counted else end
    unit = quantity.unit or unit_after(page, counted, limit, quantity.value) or unit_before(page, start)
    if quantity.needs_unit and not unit:
        return None
    if quantity.zero and not _nothing(row, quantity, unit, words):
        return None
    return page.span(start, end), quantity.value, bound, unit, quantity.high


def _nothing(row: Row, quantity: Quantity, unit: str, words: Lexicon) -> bool:
    """Whether "no" or "none" counts: "no casualties", "none of the crew", "no one was hurt"; not "no doubts", "nobody knows"."""
    last = unit.lower().split()[-1]
    if row.low(quantity.first) in words.no and quantity.last == quantity.first + 1:
        return last in words.none_counted
    return last in words.states or row.low(quantity.last) in words.of


def _bounded(row: Row, quantity: Quantity, since: int, words: Lexicon) -> tuple[int, Bound, int]:
    """Where the number starts with the words of its bound, the bound, and where it ends."""
    article = quantity.digits and row.spaced(quantity.first) and row.low(quantity.first - 1) in words.one  # "up to a 100"
    for first in (quantity.first, quantity.first - 1)[: 1 + article]:
        before = words.bounds_before.before(row, first, since)
        if before:
            return before[0], before[1], quantity.last
    after = words.bounds_after.at(row, quantity.last) if row.spaced(quantity.last) else None
    if after:
        return quantity.first, after[1], after[0]
    return quantity.first, quantity.bound, quantity.last


def _timed(row: Row, quantity: Quantity, times: Sequence[Time], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, row.ends[quantity.last - 1] - 1) - 1
    return at >= 0 and times[at].span.end > row.starts[quantity.first]


def _none(page: Page, row: Row, quantity: Quantity, words: Lexicon) -> bool:
    """Whether the words beside it show that this is no quantity: an age, a year, a part of a name, a list number."""
    first, last = quantity.first, quantity.last
    if words.ages_before.before(row, first) or _age_follows(row, last, words):
        return True
    if not quantity.digits:
        return False
    start, end = row.starts[first], row.ends[last - 1]
    figures = end - start
    month_before = _month_before(row, first, words)
    if _is_month(row, last, words) and row.spaced(last):
        return True
    if figures == _YEAR_DIGITS and (month_before or _day_before(row, first, words)):
        return True
    if month_before and not unit_after(page, end, end + _NEAR, quantity.value):
        return True
    if _listed(row, first, last):
        return True
    before = _word_before(page, row, first)
    if before and before.lower.strip(".") in words.designators and not quantity.unit:
        return True
    if quantity.value is None or not quantity.value.is_integer() or quantity.unit or quantity.high is not None:
        return False
    if quantity.value < _OLDEST and _between_commas(row, first, last):
        return True  # "Ivan Example, 45, said": an age
    counted = unit_after(page, end, end + _NEAR, quantity.value)
    led = row.spaced(first) and row.low(first - 1) in words.years_before
    if quantity.value in _YEARS and figures == _YEAR_DIGITS and (not counted or led):
        return True
    return before is not None and before.capital and not counted and not _opens(page, before)


def _age_follows(row: Row, at: int, words: Lexicon) -> bool:
    """Whether "years old", "-year-old" and their like stand at ``at``, glued or not."""
    hyphen = row.glued(at) and row.low(at) == "-"
    return words.ages_after.at(row, at + hyphen) is not None and (not hyphen or row.glued(at + 1))


def _is_month(row: Row, at: int, words: Lexicon) -> bool:
    return row.low(at) in words.months and row.text[row.starts[at]].isupper()


def _month_before(row: Row, at: int, words: Lexicon) -> bool:
    """Whether the name of a month stands right before, with a full stop or without."""
    if not row.spaced(at):
        return False
    dot = row.low(at - 1) == "." and row.glued(at - 1)
    return at > dot and _is_month(row, at - 1 - dot, words)


def _day_before(row: Row, at: int, words: Lexicon) -> bool:
    """Whether the day of a month stands right before: "May 4, 2015"."""
    if not row.spaced(at):
        return False
    comma = row.low(at - 1) == "," and row.glued(at - 1)
    day = at - 1 - comma
    return day > 0 and row.low(day).isdecimal() and len(row.low(day)) <= 2 and _month_before(row, day, words)


def _listed(row: Row, first: int, last: int) -> bool:
    """Whether it is the number of a line, or a note: "1. The first point", "(2) the next", "[3]"."""
    if not row.glued(last):
        return False
    mark = row.low(last)
    after = row.text[row.ends[last] : row.ends[last] + 1]
    if mark not in (")", "]") and not (mark == "." and after in (" ", "\t")):
        return False
    gap = row.text[row.ends[first - 1] : row.starts[first]] if first else "\n"
    return "\n" in gap or "\r" in gap or row.low(first - 1) in ("(", "[")


def _between_commas(row: Row, first: int, last: int) -> bool:
    """Whether it stands between commas after a word, or in brackets after one, as an age does."""
    if row.glued(last) and row.low(last) == ",":
        ends = row.text[row.ends[last] : row.ends[last] + 1] in (" ", "\n", '"', "”")
    else:
        ends = row.glued(last) and row.low(last) == ")"
    if not ends:
        return False
    before = row.low(first - 2)
    if row.low(first - 1) == "," and row.spaced(first) and row.glued(first - 1):
        return len(before) > 1 and before[-2:].isalpha()
    return row.low(first - 1) == "(" and row.glued(first) and row.spaced(first - 1) and before[-1:].isalpha()


def _word_before(page: Page, row: Row, first: int) -> Token | None:
    """The word right before, with the full stop of an abbreviation between them or without."""
    if not row.spaced(first):
        return None
    at = page.token(row.starts[first]) - 1
    if at > 0 and page.tokens[at].lower == "." and page.tokens[at - 1].end == page.tokens[at].start:
        at -= 1
    token = page.tokens[at]
    return token if token.text[0].isalpha() else None


def _opens(page: Page, word: Token) -> bool:
    """Whether nothing but marks stands before a word in its sentence, which gives it its capital; initials always have theirs."""
    if "." in word.text:
        return False
    first, _ = page.of_sentence[word.sentence]
    at = page.token(word.start)
    return not any(token.word for token in page.tokens[first:at])
