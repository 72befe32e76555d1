"""Numbers: every quantity of a text, with its value, how it is bounded, and what it counts.

A number's span holds the words of its bound and of its value, with a currency sign or a per cent sign: "at least 12",
"between 20 and 30", "$40bn", "12%". What is counted stands in ``unit``, in the article's own words: "Russian drones", "others",
"%"; it is empty where nothing tells. Where no noun says who they are, ``state`` is what happened to them: "killed".

A noun told before is taken for what goes on with it: "19 bodies, 12 of them", "two more tanks, with 8 still there"; and that of a sum
for its value: "the number of shells rose to 900". Dates, durations, ages, ordinals, names with digits, pronouns and known pairs
("the two leaders") are no numbers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reportedly.model import Bound, Number, Page, Span, Time, Token
from reportedly.resolve.numbers.lexicon import Lexicon, lexicon
from reportedly.resolve.numbers.row import Row
from reportedly.resolve.numbers.units import Counted, counted_after, counts, head_of, state_before, unit_after, unit_of_tally
from reportedly.resolve.numbers.values import Quantity, begins, quantity_at

_NEAR = 40
"""Characters after a number in which words may show that it is none."""
_YEARS = range(1000, 2101)
_YEAR_DIGITS = 4
_OLDEST = 120
_LISTED = 2
"""Marks and words between two ages of a list."""
_PAIR = 2
_MOTTO = 6
"""The most words and marks of a motto."""
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
    aged = -1
    while at < len(row.lows):
        if not begins(row.lows[at], words):
            at += 1
            continue
        quantity, at = quantity_at(row, at, words)
        if quantity is None:
            continue
        if _age(page, row, quantity, aged, words):
            aged = quantity.last
            continue
        touched = _timed(row, quantity, times, timed)
        if touched is not None:
            rest = row.place(touched.span.end)
            at = rest if quantity.first < rest < at and row.spaced(rest) else at  # "since Dec. 5 to 922"
            continue
        if _none(page, row, quantity, words):
            continue
        number = _number(page, row, quantity, since, words, found)
        if number is not None:
            found.append(Number(f"n{len(found) + 1}", *number))
            at = max(at, row.place(found[-1].span.end))
            since = at
    return tuple(found)


def _number(
    page: Page, row: Row, quantity: Quantity, since: int, words: Lexicon, found: Sequence[Number]
) -> tuple[Span, float | None, Bound, str, float | None, str] | None:
    """Its span with its bound, value, bound, unit, upper end, state; ``None`` where what stands beside it makes it no number."""
    first, bound, last = _bounded(row, quantity, since, words)
    start, end = row.starts[first], row.ends[last - 1]
    sentence = page.layout.sentence(row.starts[quantity.first])
    begin, stop = sentence or (start, end)
    inside = sentence is not None and stop >= row.ends[quantity.last - 1]
    limit = stop if inside else min(len(page.text), end + _BEYOND)
    after = row.ends[quantity.counted - 1] if quantity.counted else end
    counted = Counted(quantity.unit) if quantity.unit else counted_after(page, after, limit, quantity.value)
    if not quantity.unit and not counted.state:
        counted = counted._replace(state="" if _tells(counted.unit, words) else state_before(page, start))
    if quantity.needs_unit and not counted.unit and not counted.state:
        return None
    if quantity.zero and not _nothing(row, quantity, counted.unit or counted.state, words):
        return None
    if _duration(quantity, counted.unit, words) or _pair(row, quantity, counted, words):
        return None
    if counted.unit and _motto(page, row, quantity, words) and head_of(counted.unit).lower() not in words.people:
        return None
    unit = counted.unit
    if not unit and not quantity.zero and begin < start:
        before = [each.unit for each in found if each.span.start >= begin and _tells(each.unit, words)]
        unit = _told_before(page, counted, before, words)
        unit = unit or (unit_of_tally(page, begin, start) if not counted.state else "")
    return page.span(start, end), quantity.value, bound, unit, quantity.high, counted.state


def _tells(unit: str, words: Lexicon) -> bool:
    """Whether a unit is a noun that says who or what is counted: not "others"."""
    return bool(unit) and unit.lower() not in words.others


def _told_before(page: Page, counted: Counted, before: Sequence[str], words: Lexicon) -> str:
    """The noun of the last unit before in the sentence that these are of; for what goes on with it only where it counts things."""
    if not before or not (counted.back or (counted.rest and not counted.state)):
        return ""
    known = head_of(before[-1])
    unsure = known.lower() in words.measured or not counts(page, known)
    return "" if unsure or (not counted.back and known.lower() in words.people) else known


def _duration(quantity: Quantity, unit: str, words: Lexicon) -> bool:
    """Whether it tells how long: "three days"."""
    return bool(unit) and not quantity.unit and head_of(unit).lower() in words.spans


def _pair(row: Row, quantity: Quantity, counted: Counted, words: Lexicon) -> bool:
    """Whether it is a pair that the reader knows: "the two leaders", "these two countries", "the two agreed"."""
    pair = quantity.value == _PAIR and quantity.high is None and not quantity.digits and not quantity.unit
    named = head_of(counted.unit).lower() in words.pairs if counted.unit else counted.state.lower() not in words.states
    return pair and named and row.spaced(quantity.first) and row.low(quantity.first - 1) in words.known


def _motto(page: Page, row: Row, quantity: Quantity, words: Lexicon) -> bool:
    """Whether it belongs to a motto, two numbers in quotation marks of their own: "one country, two systems"."""
    at = page.token(row.starts[quantity.first])
    quoted, least, most = page.tokens[at].quotation, max(0, at - _MOTTO), at + _MOTTO
    if quantity.digits or quoted < 0:
        return False
    inside = [token for token in page.tokens[least:most] if token.quotation == quoted and token.depth]
    whole = 0 < len(inside) <= _MOTTO
    return whole and inside[0].lower in words.small and any(token.lower == "," for token in inside)


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


def _timed(row: Row, quantity: Quantity, times: Sequence[Time], starts: Sequence[int]) -> Time | None:
    """The time that shares words with a quantity."""
    at = bisect_right(starts, row.ends[quantity.last - 1] - 1) - 1
    return times[at] if at >= 0 and times[at].span.end > row.starts[quantity.first] else None


def _none(page: Page, row: Row, quantity: Quantity, words: Lexicon) -> bool:
    """Whether the words beside it show that this is no quantity: an age, a year, a part of a name, a list number."""
    first, last = quantity.first, quantity.last
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
    if quantity.size == 1 and not quantity.unit and quantity.high is None and _listed(row, first, last):
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
    named = before is not None and before.capital and not _opens(page, before)
    return named and (not counted or not counts(page, counted))  # "S 400 battery"


def _age(page: Page, row: Row, quantity: Quantity, aged: int, words: Lexicon) -> bool:
    """Whether it is an age; ``aged`` is the end of the age told last, with which others may be listed: "aged 34 and 71"."""
    first, last = quantity.first, quantity.last
    if words.ages_before.before(row, first) or _age_follows(row, last, words):
        return True
    if not quantity.digits or quantity.unit or (quantity.value or 0) >= _OLDEST:
        return False
    if 0 <= aged < first and first - aged <= _LISTED and all(_lists(row, at, words) for at in range(aged, first)):
        end = row.ends[last - 1]
        return not counted_after(page, end, end + _NEAR, quantity.value).unit
    joint = last
    while joint - last < _LISTED and _lists(row, joint, words):
        joint += 1
    if joint == last:
        return False
    following, _ = quantity_at(row, joint, words) if joint < len(row.lows) else (None, joint)
    return following is not None and following.digits and _age_follows(row, following.last, words)


def _lists(row: Row, at: int, words: Lexicon) -> bool:
    return row.low(at) == "," or row.low(at) == words.conjunction or row.low(at) in words.range


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
