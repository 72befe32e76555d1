"""Two expressions that are the ends of one time: "from 2014 to 2022", "between 5 and 9 May", "March 3-4", "Monday into Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.resolve.times.context import Meaning
from reportedly.resolve.times.grammar import Expression
from reportedly.resolve.times.tokens import Tokens
from reportedly.resolve.times.vocabulary import Vocabulary

_WEEK = timedelta(7)
_REACH = 8
"""Words before "from" in which a verb may say that a date is moved."""
_NIGHTS = ("deictic", "partofday")


@dataclass(frozen=True, slots=True)
class Read:
    """An expression with what it means; ``last`` is the end of its tokens, further on than the expression's own for a range."""

    expression: Expression
    meaning: Meaning
    last: int


def joined(
    row: Tokens, found: Sequence[tuple[Expression, Meaning]], words: Vocabulary, now: date | None, *, apart: bool = False
) -> list[Read]:
    """The expressions in text order, each two that are the ends of a range as one, with the whole interval; ``apart`` as they are.

    ``now`` is the day that weekdays count from.
    """
    out: list[Read] = []
    for expression, meaning in found:
        here = Read(expression, meaning, expression.last)
        range_ = _range(row, out[-1], here, words, now) if out and not apart else None
        if range_ is None:
            out.append(here)
            continue
        out[-1] = range_
        night = _night(row, out[-2], range_) if len(out) > 1 else None
        if night is not None:
            out[-2:] = [night]
    return out


def _range(row: Tokens, first: Read, second: Read, words: Vocabulary, now: date | None) -> Read | None:
    """The two as one, where what stands between them joins them and the days rise."""
    begin, end = first.last, second.expression.first
    if not 1 <= end - begin <= 2 or row.sentences[begin - 1] != row.sentences[end] or first.last != first.expression.last:
        return None
    into = row.any(end - 1, "INTO")
    if end - begin == 2 and not (row.any(end - 1, "THE", "ON") or (into and row.any(begin, "AND"))):
        return None
    start, last = first.meaning, second.meaning
    if row.any(end - 1, "INTO", "TO") and first.expression.make in _NIGHTS and _bare_night(first.expression):
        if last.start is None or last.end is None or last.grain not in ("day", "time"):
            return None
        return _whole(first, second, Meaning(last.start - timedelta(1), last.end, "span", f"night into {last.reason}"))
    if not _joins(row, first, begin, end, words) or not _alike(first.expression, second.expression, start, last):
        return None
    if start.start is None or last.end is None or last.start is None:
        return None
    ends = last.end
    begins = start.start
    if (
        second.expression.make == "weekday" and last.start < begins
    ):  # "from Friday to Monday", the one told of before the other
        if now and last.start <= now:
            begins -= _WEEK
        else:
            ends += _WEEK
    if ends <= begins or (start.end and begins == start.start and ends < start.end):
        return None
    return _whole(first, second, Meaning(begins, ends, "span", _both(start, last)))


def _both(first: Meaning, last: Meaning) -> str:
    return "range, " + (first.reason if first.reason == last.reason else f"{first.reason} to {last.reason}")


def _whole(first: Read, second: Read, meaning: Meaning) -> Read:
    return Read(first.expression, meaning, second.last)


def _joins(row: Tokens, first: Read, begin: int, end: int, words: Vocabulary) -> bool:
    """Whether "to", a dash or, after "between", an "and" joins the two; in "moved from Monday to Friday" none does."""
    lead = first.expression.first - 1
    if row.any(begin, "AND"):
        return row.any(end - 1, "INTO") or (lead >= 0 and row.any(lead, "BETWEEN"))
    if row.any(begin, "DASH", "STROKE"):
        return end - begin == 1 and first.expression.make != "weekday"
    if not row.any(begin, "TO", "UNTIL", "INTO"):
        return False
    moving = words.lists["ranges.moving"]
    return not any(row.low(at) in moving for at in range(max(0, lead - _REACH), lead + 1))


def _alike(first: Expression, second: Expression, start: Meaning, last: Meaning) -> bool:
    """Whether two expressions can be ends of one time: of one kind, or as fine as each other."""
    fine = ("day", "time")
    return first.make == second.make or start.grain == last.grain or (start.grain in fine and last.grain in fine)


def _bare_night(expression: Expression) -> bool:
    """Whether it is a night without its day: "overnight", "the night"."""
    return expression.make == "partofday" or expression.fields.t == "overnight"


def _night(row: Tokens, night: Read, range_: Read) -> Read | None:
    """The range with the night before it that it is of: "overnight from Monday to Tuesday", "the night between 3 and 4 May"."""
    between = row.codes[night.last : range_.expression.first]
    if len(between) > 1 or not set(between) <= {row.code[name] for name in ("FROM", "BETWEEN", "OF", "ON")}:
        return None
    if night.expression.make not in _NIGHTS or not _bare_night(night.expression):
        return None
    return Read(night.expression, range_.meaning, range_.last)
