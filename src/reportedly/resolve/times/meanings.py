"""What each kind of time expression means: one function for every ``make`` of the rules, from its words to an interval."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from reportedly.resolve.times.calendar import day, months, move, years
from reportedly.resolve.times.context import Context, Meaning
from reportedly.resolve.times.deixis import (
    clock,
    dayofmonth,
    deictic,
    holiday,
    named,
    partofday,
    shift,
    shown,
    stretch,
    weekday,
)
from reportedly.resolve.times.extents import third
from reportedly.resolve.times.fields import Fields
from reportedly.resolve.times.vocabulary import whole

Maker = Callable[[Fields, Context, int], Meaning]
NO_YEAR = "year not stated"


def _year_word(fields: Fields, context: Context) -> int | None:
    return _plain(fields.y or fields.y2)


def _plain(word: str | None) -> int | None:
    """The year that digits stand for, with a comma or without; ``None`` for a number that can be no year ("1.5")."""
    return whole(word) if word and word.replace(",", "").isdecimal() else None


def _before_christ(fields: Fields, words: str) -> Meaning | None:
    if fields.bc and fields.bc.replace(".", "").replace(" ", "").startswith("b"):
        return Meaning(None, None, "open", f"{words} before the common era, which has no calendar date here", aside=True)
    return None


def read_date(fields: Fields, context: Context, tense: int) -> Meaning:
    """A month, or a day of one, with or without its year."""
    if fields.iso:
        return _iso(fields.iso)
    if fields.slash:
        return _figures(fields.slash, context)
    if early := _before_christ(fields, "date"):
        return early
    of_month = context.words.ordinal(fields.d)
    if fields.wm:
        month, since = shown(fields.wm, "month", context)
        found = day(month.year, month.month, of_month or 0) if month else None
        return Meaning.of(found, "day", f"day of the month + {since}" if found else "month not stated")
    number_ = context.words.month(fields.m)
    if number_ is None:
        return Meaning(None, None, "day" if of_month else "open", "month not stated")
    named_ = f"{fields.m} {of_month or ''}".strip()
    year, source = _year_word(fields, context), "stated in full"
    if year is None and fields.wy:
        anchor, since = shown(fields.wy, "year", context)
        year, source = (anchor.year if anchor else None), f"{fields.wy} year + {since}"
    if year is None:
        guess = context.year_of(number_, tense, of_month, context.words.weekday(fields.w or fields.w2))
        if guess is None:
            return Meaning(None, None, "day" if of_month else "month", NO_YEAR)
        year, source = guess
        source = f"{named_} + {source}"
    if of_month is None:
        return Meaning.of(months(year, number_, 1), "month", source)
    found = day(year, number_, of_month)
    return Meaning.of(found, "day", source if found else "no such day")


def _iso(figures: str) -> Meaning:
    year, month, of_month = (whole(part) or 0 for part in figures[:10].split("-"))
    return Meaning.of(day(year, month, of_month), "day", "stated in full")


def _figures(figures: str, context: Context) -> Meaning:
    sign = next(mark for mark in "/.-" if mark in figures)
    first, second, year = (whole(part) or 0 for part in figures.split(sign))
    if year < 100:
        century = (context.published or date(2000, 1, 1)).year // 100 * 100
        year += century if year <= (context.published or date(2049, 1, 1)).year % 100 + 5 else century - 100
    month_first = sign == "/" and first <= 12
    if first <= 12 and second <= 12 and context.published and month_first:
        # both orders are calendar dates: the one nearer to publication
        swapped, plain = day(year, second, first), day(year, first, second)
        if swapped and plain and abs(swapped[0] - context.published) + timedelta(20) < abs(plain[0] - context.published):
            month_first = False
    month, of_month = (first, second) if month_first else (second, first)
    return Meaning.of(
        day(year, month, of_month), "day", "stated in figures, " + ("month" if month_first else "day") + " first"
    )


def read_month(fields: Fields, context: Context, tense: int) -> Meaning:
    """A month without a year."""
    number_ = context.words.month(fields.m)
    guess = context.year_of(number_, tense) if number_ is not None else None
    if fields.m is None or number_ is None or guess is None:
        return Meaning(None, None, "month", NO_YEAR)
    return Meaning.of(months(guess[0], number_, 1), "month", f"in {fields.m.capitalize()} + {guess[1]}")


def read_year(fields: Fields, context: Context, tense: int) -> Meaning:
    """A year, or the second one of "1914-18"."""
    if early := _before_christ(fields, "year"):
        return early
    if fields.yy:
        short, base = whole(fields.yy) or 0, _plain(fields.y)
        if base is not None:
            year = base // 100 * 100 + short + (100 if short < base % 100 else 0)
            return Meaning.of(years(year), "year", f"short for {year} after {base}")
        anchor, since = _around(context)
        if anchor is None:
            return Meaning(None, None, "year", "century not stated")
        year = anchor.year // 100 * 100 + short
        year -= 100 if year > anchor.year + 5 else 0
        return Meaning.of(years(year), "year", f"short for {year} + {since}")
    stated = _plain(fields.y)
    if stated is None:
        return Meaning(None, None, "year", "no such year")
    return Meaning.of(years(stated), "year", "year stated")


def _around(context: Context) -> tuple[date | None, str]:
    """The day whose century a short year or decade is of, and how a reason names it."""
    return (context.narrated, context.narrated_name) if context.narrative else (context.now, context.now_name)


def read_decade(fields: Fields, context: Context, tense: int) -> Meaning:
    """A decade by its first year; "the 1800s" is a century."""
    if early := _before_christ(fields, "decade"):
        return early
    tens = context.words.decades.get(fields.ties) if fields.ties else whole(fields.dec)
    if tens is None:
        return Meaning(None, None, "decade", "decade not stated")
    if tens >= 1000:
        if tens % 100 == 0 and tens < 2000:
            return Meaning.of(years(tens, 100), "century", "century stated")
        return Meaning.of(years(tens, 10), "decade", "decade stated")
    anchor, since = _around(context)
    century = anchor.year // 100 * 100 if anchor else 1900
    first = century + tens
    first -= 100 if anchor and first > anchor.year else 0
    return Meaning.of(years(first, 10), "decade", f"decade {first} + " + (since if anchor else "no date in the text"))


def read_century(fields: Fields, context: Context, tense: int) -> Meaning:
    """A century; the 19th runs from 1800 to 1899, as people use the word."""
    if early := _before_christ(fields, "century"):
        return early
    nth = context.words.ordinal(fields.nth)
    if not nth or context.words.unit(fields.u) != "century":
        return Meaning(None, None, "open", "counted from something else")
    return Meaning.of(years((nth - 1) * 100, 100) if nth > 1 else None, "century", "century stated")


def _within_year(fields: Fields, context: Context) -> tuple[int | None, str]:
    year = _year_word(fields, context)
    if year is not None:
        return year, "stated in full"
    if fields.wy:
        anchor, since = shown(fields.wy, "year", context)
        return (anchor.year if anchor else None), f"{fields.wy} year + {since}"
    return None, ""


def read_quarter(fields: Fields, context: Context, tense: int) -> Meaning:
    """A quarter of a year; without the year the latest that has ended or runs, for what is to come the next."""
    word, last = fields.nth or "", context.words.lists["ordinals.last"]
    quarter = (
        (whole(fields.q) or 0) if fields.q else 4 if word == "last" or word in last else context.words.ordinal(word) or 0
    )
    year, source = _within_year(fields, context)
    if year is None and word == "last":
        return named(Fields(wh="last", u="quarter"), context, tense)
    if not 1 <= quarter <= 4:
        return Meaning(None, None, "open", "no such quarter")
    if year is None:
        anchor = context.now
        if anchor is None:
            return Meaning(None, None, "quarter", NO_YEAR)
        current = (anchor.month - 1) // 3 + 1
        year = anchor.year + (quarter < current and tense > 0)
        if not context.narrative and (quarter > current + 1 or (quarter > current and tense < 0)) and tense <= 0:
            year -= 1
        source = f"quarter {quarter} + {context.now_name}"
    return Meaning.of(months(year, 3 * quarter - 2, 3), "quarter", source)


def read_half(fields: Fields, context: Context, tense: int) -> Meaning:
    """Half a year."""
    year, source = _within_year(fields, context)
    second = fields.nth in context.words.lists["ordinals.second"]
    if year is None or not (second or fields.nth in context.words.lists["ordinals.first"]):
        return Meaning(None, None, "half", NO_YEAR)
    return Meaning.of(months(year, 7 if second else 1, 6), "half", source)


def read_season(fields: Fields, context: Context, tense: int) -> Meaning:
    """A season of the northern year, whole months as meteorologists count; winter begins in the year it is named with."""
    if early := _before_christ(fields, "season"):
        return early
    name = context.words.season(fields.s)
    if name is None:
        return Meaning(None, None, "season", "season not stated")
    year, source = _within_year(fields, context)
    before = fields.ws is not None and context.words.of_narrative(fields.ws)
    anchor, since = (context.narrated, context.narrated_name) if before else (context.now, context.now_name)
    if year is None and fields.ws and anchor:
        year = context.words.season_year(fields.ws, name, anchor)
        source = f"{fields.ws} {name} + {since}"
    first = context.words.calendar.seasons[name]
    if year is None:
        guess = context.year_of(min(first + 1, 12), tense)
        if guess is None:
            return Meaning(None, None, "season", NO_YEAR)
        year, source = guess[0], f"{name} + {guess[1]}"
    return Meaning.of(months(year, first, 3), "season", source + ", northern seasons")


def read_fiscal(fields: Fields, context: Context, tense: int) -> Meaning:
    """A fiscal year, as the calendar year whose number it bears; a part of one, or one of two numbers, has no days.

    Which days it holds is everybody's own choice.
    """
    year = None if fields.yy else _year_word(fields, context)
    if year is None:
        return Meaning(None, None, "fiscal year", "a fiscal year, whose days the text does not tell", aside=True)
    reason = f"the fiscal year {year}, by its number; its own days the text does not tell"
    return replace(Meaning.of(years(year), "fiscal year", reason), aside=True)


def read_within(fields: Fields, context: Context, tense: int) -> Meaning:
    """The first or last days, weeks or months of a month or year: "the first three months of 2025"."""
    words = context.words
    if fields.m:
        outer = read_date(fields, context, tense) if fields.y else read_month(fields, context, tense)
    elif fields.y2:
        outer = read_year(Fields(y=fields.y2), context, tense)
    else:
        outer = named(Fields(wh=fields.wh, u=fields.wu), context, tense)
    count, name, nth = words.number(fields.n) if fields.n else 1, words.unit(fields.u), fields.nth
    back = nth in words.lists["pointing.back"] or nth in words.lists["ordinals.last"]
    at = 0 if back else (words.ordinal(nth) or 0) - 1
    if not fields.n and fields.u != name and not at:  # "the first days of May": nobody says how many
        return third(outer, "late" if back else "early")
    if outer.start is None or outer.end is None or not count or at < 0 or (fields.n and at):
        return replace(outer, start=None, end=None)
    first: date | None
    last: date | None
    if back:
        first, last = move(outer.end, name, -count), outer.end
    else:
        begins = move(outer.start, name, at)
        first, last = begins, move(begins, name, count) if begins else None
    if first is None or last is None or not outer.start <= first < last <= outer.end:
        return replace(outer, start=None, end=None)
    return replace(
        outer,
        start=first,
        end=last,
        grain="span",
        reason=f"{nth} {fields.n or ''} {fields.u} of it: ".replace("  ", " ") + outer.reason,
    )


def read_vague(fields: Fields, context: Context, tense: int) -> Meaning:
    """Read "now", "at the time": a time that has no dates."""
    return Meaning(None, None, "open", "no dates stated")


MEANINGS: Mapping[str, Maker] = {
    "date": read_date,
    "month": read_month,
    "year": read_year,
    "decade": read_decade,
    "century": read_century,
    "quarter": read_quarter,
    "half": read_half,
    "fiscal": read_fiscal,
    "within": read_within,
    "season": read_season,
    "weekday": weekday,
    "deictic": deictic,
    "shift": shift,
    "named": named,
    "stretch": stretch,
    "clock": clock,
    "partofday": partofday,
    "dayofmonth": dayofmonth,
    "holiday": holiday,
    "vague": read_vague,
}
