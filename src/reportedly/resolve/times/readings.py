"""What each kind of time expression means: one function for every ``make`` of the rules, from its words to an interval."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from reportedly.resolve.times.calendar import day, months, season, years
from reportedly.resolve.times.context import Context, Meaning
from reportedly.resolve.times.deixis import (
    clock,
    dayofmonth,
    deictic,
    holiday,
    named,
    partofday,
    shift,
    shown_year,
    stretch,
    weekday,
)
from reportedly.resolve.times.words import MONTHS, bounds, ordinal

Fields = Mapping[str, str]
Reading = Callable[[Fields, Context, int], Meaning]
NO_YEAR = "year not stated"


def _year_word(fields: Fields, context: Context) -> int | None:
    digits = fields.get("y") or fields.get("y2")
    return int(digits.replace(",", "")) if digits and digits.replace(",", "").isdigit() else None


def _before_christ(fields: Fields, words: str) -> Meaning | None:
    if "bc" in fields and fields["bc"].replace(".", "").replace(" ", "").startswith("b"):
        return Meaning(None, None, "open", f"{words} before the common era, which has no calendar date here", aside=True)
    return None


def read_date(fields: Fields, context: Context, tense: int) -> Meaning:
    """A month, or a day of one, with or without its year."""
    if "iso" in fields or "slash" in fields:
        return _numeric(fields, context)
    if early := _before_christ(fields, "date"):
        return early
    if "wm" in fields:
        month = shown_year(fields["wm"], "month", context)
        found = day(month.year, month.month, int(ordinal(fields["d"]) or 0)) if month else None
        return Meaning.of(found, "day", f"day of the month + {context.told_name}" if found else "month not stated")
    number_ = MONTHS[fields["m"].rstrip(" .")]
    of_month = ordinal(fields["d"]) if "d" in fields else None
    named_ = f"{fields['m']} {of_month or ''}".strip()
    year, source = _year_word(fields, context), "stated in full"
    if year is None and "wy" in fields:
        anchor = shown_year(fields["wy"], "year", context)
        year, source = (anchor.year if anchor else None), f"{fields['wy']} year + {context.now_name}"
    if year is None:
        guess = context.year_of(number_, tense, of_month or 15)
        if guess is None:
            return Meaning(None, None, "day" if of_month else "month", NO_YEAR)
        year, source = guess
        source = f"{named_} + {source}"
    if of_month is None:
        return Meaning.of(months(year, number_, 1), "month", source)
    found = day(year, number_, of_month)
    return Meaning.of(found, "day", source if found else "no such day")


def _numeric(fields: Fields, context: Context) -> Meaning:
    if "iso" in fields:
        year, month, of_month = (int(part) for part in fields["iso"][:10].split("-"))
        return Meaning.of(day(year, month, of_month), "day", "stated in full")
    sign = next(mark for mark in "/.-" if mark in fields["slash"])
    first, second, year = (int(part) for part in fields["slash"].split(sign))
    if year < 100:
        century = (context.published or date(2000, 1, 1)).year // 100 * 100
        year += century if year <= (context.published or date(2049, 1, 1)).year % 100 + 5 else century - 100
    month_first = sign == "/" and first <= 12
    if first <= 12 and second <= 12 and first != second and context.published and month_first:
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
    number_ = MONTHS[fields["m"]]
    guess = context.year_of(number_, tense)
    if guess is None:
        return Meaning(None, None, "month", NO_YEAR)
    return Meaning.of(months(guess[0], number_, 1), "month", f"in {fields['m'].capitalize()} + {guess[1]}")


def read_year(fields: Fields, context: Context, tense: int) -> Meaning:
    """A year, or the second one of "1914-18"."""
    if early := _before_christ(fields, "year"):
        return early
    if "yy" in fields:
        short = int(fields["yy"].lstrip("'’‘ "))
        if "y" in fields:
            base = int(fields["y"])
            year = base // 100 * 100 + short + (100 if short < base % 100 else 0)
            return Meaning.of(years(year), "year", f"short for {year} after {base}")
        anchor = context.now or context.told
        if anchor is None:
            return Meaning(None, None, "year", "century not stated")
        year = anchor.year // 100 * 100 + short
        year -= 100 if year > anchor.year + 5 else 0
        return Meaning.of(years(year), "year", f"short for {year} + {context.now_name}")
    return Meaning.of(years(int(fields["y"].replace(",", ""))), "year", "year stated")


def read_decade(fields: Fields, context: Context, tense: int) -> Meaning:
    """A decade by its first year; "the 1800s" is a century."""
    if early := _before_christ(fields, "decade"):
        return early
    if "ties" in fields:
        tens = 20 + 10 * (
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
        ).index(fields["ties"])
    else:
        tens = int("".join(sign for sign in fields["dec"] if sign.isdigit()))
    if tens >= 1000:
        if tens % 100 == 0 and tens < 2000:
            return Meaning.of(years(tens, 100), "century", "century stated")
        return Meaning.of(years(tens, 10), "decade", "decade stated")
    anchor = context.now or context.told
    century = anchor.year // 100 * 100 if anchor else 1900
    first = century + tens
    first -= 100 if anchor and first > anchor.year else 0
    return Meaning.of(
        years(first, 10), "decade", f"decade {first} + " + (context.now_name if anchor else "no date in the text")
    )


def read_century(fields: Fields, context: Context, tense: int) -> Meaning:
    """A century; the 19th runs from 1800 to 1899, as people use the word."""
    if early := _before_christ(fields, "century"):
        return early
    nth = ordinal(fields["nth"])
    if not nth or fields["u"] not in ("century", "centuries"):
        return Meaning(None, None, "open", "counted from something else")
    return Meaning.of(years((nth - 1) * 100, 100) if nth > 1 else None, "century", "century stated")


def _within_year(fields: Fields, context: Context) -> tuple[int | None, str]:
    year = _year_word(fields, context)
    if year is not None:
        return year, "stated in full"
    if "wy" in fields:
        anchor = shown_year(fields["wy"], "year", context)
        return (anchor.year if anchor else None), f"{fields['wy']} year + {context.now_name}"
    return None, ""


def read_quarter(fields: Fields, context: Context, tense: int) -> Meaning:
    """A quarter of a year; without the year the latest that has ended or runs, for what is to come the next."""
    word = fields.get("nth", "")
    quarter = int(fields["q"][1]) if "q" in fields else 4 if word in ("final", "last") else ordinal(word) or 0
    year, source = _within_year(fields, context)
    if year is None and word == "last":
        return named({"wh": "last", "u": "quarter"}, context, tense)
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
    second = fields["nth"] in ("second", "latter", "final")
    if year is None or fields["nth"] not in ("first", "second", "latter", "final"):
        return Meaning(None, None, "half", NO_YEAR)
    return Meaning.of(months(year, 7 if second else 1, 6), "half", source)


def read_season(fields: Fields, context: Context, tense: int) -> Meaning:
    """A season of the northern year, whole months as meteorologists count; winter begins in the year it is named with."""
    if early := _before_christ(fields, "season"):
        return early
    name = fields["s"].removesuffix("time")
    year, source = _within_year(fields, context)
    anchor = context.now
    if year is None and "ws" in fields and anchor:
        year = bounds(fields["ws"], name, anchor)
        source = f"{fields['ws']} {name} + {context.now_name}"
    if year is None:
        guess = context.year_of({"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 12}[name], tense)
        if guess is None:
            return Meaning(None, None, "season", NO_YEAR)
        year, source = guess[0], f"{name} + {guess[1]}"
    return Meaning.of(season(year, name), "season", source + ", northern seasons")


def read_vague(fields: Fields, context: Context, tense: int) -> Meaning:
    """Read "now", "at the time": a time that has no dates."""
    return Meaning(None, None, "open", "no dates stated")


READINGS: Mapping[str, Reading] = {
    "date": read_date,
    "month": read_month,
    "year": read_year,
    "decade": read_decade,
    "century": read_century,
    "quarter": read_quarter,
    "half": read_half,
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
