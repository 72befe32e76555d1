"""What each kind of time expression means: its parts, where the text has got to, and the interval that follows. All invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from reportedly.model.entity import Grain
from reportedly.resolve.times.calendar import grain_of, months, move, unit, years
from reportedly.resolve.times.context import Context, Meaning, is_narrative
from reportedly.resolve.times.fields import Fields
from reportedly.resolve.times.meanings import MEANINGS
from reportedly.resolve.times.vocabulary import vocabulary, whole
from tests.pages import ENGLISH

WORDS = vocabulary(ENGLISH)
Row = Mapping[str, str | bool | None]
Told = tuple[str, ...]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def context(
    *,
    published: str | None = "2025-12-03",
    narrative: bool = False,
    last: str | None = None,
    grain: Grain = "day",
    day_: str | None = None,
    said: str | None = None,
    joined: str | None = None,
    ahead: tuple[int, ...] = (),
    **places: int,
) -> Context:
    """News of a Wednesday, or what else is given: ``last`` is the latest mention, ``day_`` the latest that is a day."""
    return Context(
        day(published), narrative, list(ahead), WORDS, last=day(last), last_grain=grain if last else "open", day=day(day_),
        said=day(said), joined=day(joined), **places,  # type: ignore[arg-type]
    )  # fmt: skip


def told(meaning: Meaning) -> Told:
    """Start, end, grain, reason, and "aside" where it is one."""
    shown = (str(meaning.start or ""), str(meaning.end or ""), meaning.grain, meaning.reason)
    return (*shown, "aside") if meaning.aside else shown


def meant(make: str, given: Row, fields: Row, tense: int) -> Told:
    return told(MEANINGS[make](Fields(**fields), context(**given), tense))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({"published": "2025-03-30"}, {"m": "may"}, -1, ("2025-05-01", "2025-06-01", "month", "may + published 2025-03-30")),
        ({"published": "2025-03-29"}, {"m": "may"}, -1, ("2024-05-01", "2024-06-01", "month", "may + published 2025-03-29")),
        ({}, {"iso": "2024-05-06"}, 0, ("2024-05-06", "2024-05-07", "day", "stated in full")),
        ({}, {"iso": "2024-05-06t10:30"}, 0, ("2024-05-06", "2024-05-07", "day", "stated in full")),
        ({}, {"iso": "2024-13-06"}, 0, ("", "", "day", "stated in full")),
        ({}, {"m": "may", "d": "6", "y": "2024"}, 0, ("2024-05-06", "2024-05-07", "day", "stated in full")),
        ({}, {"m": "may", "d": "6th", "y2": "2024"}, 0, ("2024-05-06", "2024-05-07", "day", "stated in full")),
        ({}, {"m": "may", "d": "6", "y": "2024", "y2": "2023"}, 0, ("2024-05-06", "2024-05-07", "day", "stated in full")),
        ({}, {"m": "feb", "d": "30", "y": "2024"}, 0, ("", "", "day", "no such day")),
        ({}, {"m": "sept .", "d": "6", "y": "2024"}, 0, ("2024-09-06", "2024-09-07", "day", "stated in full")),
        ({}, {"m": "sep", "y": "2024"}, 0, ("2024-09-01", "2024-10-01", "month", "stated in full")),
        ({}, {"m": "may", "y": "2,024"}, 0, ("2024-05-01", "2024-06-01", "month", "stated in full")),
        ({}, {"m": "may", "d": "6", "y": "1.5"}, 0, ("2025-05-06", "2025-05-07", "day", "may 6 + published 2025-12-03")),
        ({}, {"m": "may", "d": "6"}, 0, ("2025-05-06", "2025-05-07", "day", "may 6 + published 2025-12-03")),
        ({}, {"m": "may", "d": "6"}, 1, ("2026-05-06", "2026-05-07", "day", "may 6 + published 2025-12-03")),
        ({}, {"m": "december", "d": "24"}, 0, ("2025-12-24", "2025-12-25", "day", "december 24 + published 2025-12-03")),
        ({}, {"m": "smarch", "d": "6"}, 0, ("", "", "day", "month not stated")),
        ({}, {"m": "smarch"}, 0, ("", "", "open", "month not stated")),
        ({}, {"m": "may"}, 0, ("2025-05-01", "2025-06-01", "month", "may + published 2025-12-03")),
        ({"published": None, "narrative": True}, {"m": "may", "d": "6"}, 0, ("", "", "day", "year not stated")),
        ({"published": None, "narrative": True}, {"m": "may"}, 0, ("", "", "month", "year not stated")),
        ({}, {"m": "may", "d": "6", "wy": "last"}, 0, ("2024-05-06", "2024-05-07", "day", "last year + published 2025-12-03")),
        ({}, {"m": "may", "wy": "next"}, 0, ("2026-05-01", "2026-06-01", "month", "next year + published 2025-12-03")),
        ({"last": "2020-01-01", "grain": "year"}, {"m": "may", "wy": "following"}, 0,
         ("2021-05-01", "2021-06-01", "month", "following year + 2020 in the text")),
        ({"published": None}, {"m": "may", "wy": "last"}, 0, ("", "", "month", "year not stated")),
        ({}, {"m": "may", "y": "2024", "wy": "last"}, 0, ("2024-05-01", "2024-06-01", "month", "stated in full")),
        ({}, {"d": "6", "wm": "last"}, 0, ("2025-11-06", "2025-11-07", "day", "day of the month + published 2025-12-03")),
        ({}, {"d": "31", "wm": "last"}, 0, ("", "", "day", "month not stated")),
        ({}, {"wm": "last"}, 0, ("", "", "day", "month not stated")),
        ({"last": "2020-05-01", "grain": "month"}, {"d": "6", "wm": "following"}, 0,
         ("2020-06-06", "2020-06-07", "day", "day of the month + 2020-05 in the text")),
        ({"published": None}, {"d": "6", "wm": "last"}, 0, ("", "", "day", "month not stated")),
        ({}, {"m": "may", "d": "6", "y": "44", "bc": "bc"}, 0,
         ("", "", "open", "date before the common era, which has no calendar date here", "aside")),
        ({}, {"m": "may", "d": "6", "y": "44", "bc": "b. c ."}, 0,
         ("", "", "open", "date before the common era, which has no calendar date here", "aside")),
        ({}, {"m": "may", "d": "6", "y": "1944", "bc": "ad"}, 0, ("1944-05-06", "1944-05-07", "day", "stated in full")),
        ({}, {"slash": "11/30/2025"}, 0, ("2025-11-30", "2025-12-01", "day", "stated in figures, month first")),
        ({}, {"iso": "2024-05-06", "m": "may"}, 0, ("2024-05-06", "2024-05-07", "day", "stated in full")),
    ],
)  # fmt: skip
def test_a_date(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("date", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"slash": "11/30/2025"}, 0, ("2025-11-30", "2025-12-01", "day", "stated in figures, month first")),
        ({}, {"slash": "30/11/2025"}, 0, ("2025-11-30", "2025-12-01", "day", "stated in figures, day first")),
        ({}, {"slash": "12/01/2025"}, 0, ("2025-12-01", "2025-12-02", "day", "stated in figures, month first")),
        ({}, {"slash": "01/12/2025"}, 0, ("2025-12-01", "2025-12-02", "day", "stated in figures, day first")),
        ({}, {"slash": "05/06/2025"}, 0, ("2025-06-05", "2025-06-06", "day", "stated in figures, day first")),
        ({}, {"slash": "06/05/2025"}, 0, ("2025-06-05", "2025-06-06", "day", "stated in figures, month first")),
        ({}, {"slash": "05/05/2025"}, 0, ("2025-05-05", "2025-05-06", "day", "stated in figures, month first")),
        ({}, {"slash": "30.11.2025"}, 0, ("2025-11-30", "2025-12-01", "day", "stated in figures, day first")),
        ({}, {"slash": "05.06.2025"}, 0, ("2025-06-05", "2025-06-06", "day", "stated in figures, day first")),
        ({}, {"slash": "05-06-2025"}, 0, ("2025-06-05", "2025-06-06", "day", "stated in figures, day first")),
        ({}, {"slash": "13/13/2025"}, 0, ("", "", "day", "stated in figures, day first")),
        ({}, {"slash": "02/30/2025"}, 0, ("", "", "day", "stated in figures, month first")),
        ({}, {"slash": "11/30/24"}, 0, ("2024-11-30", "2024-12-01", "day", "stated in figures, month first")),
        ({}, {"slash": "11/30/30"}, 0, ("2030-11-30", "2030-12-01", "day", "stated in figures, month first")),
        ({}, {"slash": "11/30/31"}, 0, ("1931-11-30", "1931-12-01", "day", "stated in figures, month first")),
        ({}, {"slash": "11/30/99"}, 0, ("1999-11-30", "1999-12-01", "day", "stated in figures, month first")),
        ({}, {"slash": "11/30/100"}, 0, ("0100-11-30", "0100-12-01", "day", "stated in figures, month first")),
        ({"published": None}, {"slash": "11/30/24"}, 0, ("2024-11-30", "2024-12-01", "day", "stated in figures, month first")),
        ({"published": None}, {"slash": "11/30/54"}, 0, ("2054-11-30", "2054-12-01", "day", "stated in figures, month first")),
        ({"published": None}, {"slash": "11/30/55"}, 0, ("1955-11-30", "1955-12-01", "day", "stated in figures, month first")),
        ({"published": None}, {"slash": "01/12/2025"}, 0, ("2025-01-12", "2025-01-13", "day", "stated in figures, month first")),
        ({"published": "2025-01-31"}, {"slash": "02/01/2025"}, 0,
         ("2025-02-01", "2025-02-02", "day", "stated in figures, month first")),
        ({"published": "2025-01-11"}, {"slash": "02/01/2025"}, 0,
         ("2025-02-01", "2025-02-02", "day", "stated in figures, month first")),
        ({"published": "2025-01-12"}, {"slash": "02/01/2025"}, 0,
         ("2025-02-01", "2025-02-02", "day", "stated in figures, month first")),
        ({"published": "2025-01-06"}, {"slash": "02/01/2025"}, 0, ("2025-01-02", "2025-01-03", "day", "stated in figures, day first")),
        ({"published": "2025-01-07"}, {"slash": "02/01/2025"}, 0,
         ("2025-02-01", "2025-02-02", "day", "stated in figures, month first")),
        ({"published": "2025-03-02"}, {"slash": "12/01/2025"}, 0, ("2025-01-12", "2025-01-13", "day", "stated in figures, day first")),
        ({"published": "2025-12-03"}, {"slash": "12/12/2025"}, 0,
         ("2025-12-12", "2025-12-13", "day", "stated in figures, month first")),
        ({"published": "1914-12-03"}, {"slash": "11/30/14"}, 0, ("1914-11-30", "1914-12-01", "day", "stated in figures, month first")),
        ({"published": "1914-12-03"}, {"slash": "11/30/20"}, 0, ("1820-11-30", "1820-12-01", "day", "stated in figures, month first")),
    ],
)  # fmt: skip
def test_a_date_in_figures(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("date", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({"published": "2025-03-30"}, {"m": "may"}, -1, ("2025-05-01", "2025-06-01", "month", "in May + published 2025-03-30")),
        ({"published": "2025-03-29"}, {"m": "may"}, -1, ("2024-05-01", "2024-06-01", "month", "in May + published 2025-03-29")),
        ({}, {"m": "november"}, 0, ("2025-11-01", "2025-12-01", "month", "in November + published 2025-12-03")),
        ({}, {"m": "january"}, 1, ("2026-01-01", "2026-02-01", "month", "in January + published 2025-12-03")),
        ({}, {"m": "january"}, -1, ("2025-01-01", "2025-02-01", "month", "in January + published 2025-12-03")),
        ({}, {}, 0, ("", "", "month", "year not stated")),
        ({}, {"m": "smarch"}, 0, ("", "", "month", "year not stated")),
        ({"published": None, "narrative": True}, {"m": "may"}, 0, ("", "", "month", "year not stated")),
        ({"published": None, "narrative": True, "last": "1871-03-01", "grain": "month", "story": True}, {"m": "may"}, 0,
         ("1871-05-01", "1871-06-01", "month", "in May + 1871-03 in the text")),
    ],
)  # fmt: skip
def test_a_month_without_a_year(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("month", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"y": "1987"}, 0, ("1987-01-01", "1988-01-01", "year", "year stated")),
        ({}, {"y": "1,987"}, 0, ("1987-01-01", "1988-01-01", "year", "year stated")),
        ({}, {"y": "1.5"}, 0, ("", "", "year", "no such year")),
        ({}, {}, 0, ("", "", "year", "no such year")),
        ({}, {"y": "44", "bc": "bc"}, 0, ("", "", "open", "year before the common era, which has no calendar date here", "aside")),
        ({}, {"y": "44", "bc": "b.c.e."}, 0, ("", "", "open", "year before the common era, which has no calendar date here", "aside")),
        ({}, {"y": "44", "bc": "ad"}, 0, ("0044-01-01", "0045-01-01", "year", "year stated")),
        ({}, {"y": "9999"}, 0, ("", "", "year", "year stated")),
        ({}, {"y": "0"}, 0, ("", "", "year", "year stated")),
        ({}, {"y2": "1987"}, 0, ("", "", "year", "no such year")),
        ({}, {"y": "1914", "yy": "18"}, 0, ("1918-01-01", "1919-01-01", "year", "short for 1918 after 1914")),
        ({}, {"y": "1898", "yy": "02"}, 0, ("1902-01-01", "1903-01-01", "year", "short for 1902 after 1898")),
        ({}, {"y": "1914", "yy": "14"}, 0, ("1914-01-01", "1915-01-01", "year", "short for 1914 after 1914")),
        ({}, {"yy": "24"}, 0, ("2024-01-01", "2025-01-01", "year", "short for 2024 + published 2025-12-03")),
        ({"narrative": True}, {"yy": "24"}, 0, ("2024-01-01", "2025-01-01", "year", "short for 2024 + published 2025-12-03")),
        ({}, {"yy": "30"}, 0, ("2030-01-01", "2031-01-01", "year", "short for 2030 + published 2025-12-03")),
        ({}, {"yy": "31"}, 0, ("1931-01-01", "1932-01-01", "year", "short for 1931 + published 2025-12-03")),
        ({}, {"yy": "'99"}, 0, ("1999-01-01", "2000-01-01", "year", "short for 1999 + published 2025-12-03")),
        ({"published": None}, {"yy": "24"}, 0, ("", "", "year", "century not stated")),
        ({"published": None, "narrative": True, "last": "1871-05-01"}, {"yy": "76"}, 0,
         ("1876-01-01", "1877-01-01", "year", "short for 1876 + 1871-05-01 in the text")),
        ({"published": None, "narrative": True, "last": "1871-05-01"}, {"yy": "77"}, 0,
         ("1777-01-01", "1778-01-01", "year", "short for 1777 + 1871-05-01 in the text")),
    ],
)  # fmt: skip
def test_a_year(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("year", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"dec": "1990s"}, 0, ("1990-01-01", "2000-01-01", "decade", "decade stated")),
        ({}, {"dec": "1990"}, 0, ("1990-01-01", "2000-01-01", "decade", "decade stated")),
        ({}, {"dec": "1900s"}, 0, ("1900-01-01", "2000-01-01", "century", "century stated")),
        ({}, {"dec": "1800s"}, 0, ("1800-01-01", "1900-01-01", "century", "century stated")),
        ({}, {"dec": "2000s"}, 0, ("2000-01-01", "2010-01-01", "decade", "decade stated")),
        ({}, {"dec": "2100s"}, 0, ("2100-01-01", "2110-01-01", "decade", "decade stated")),
        ({}, {"dec": "1000s"}, 0, ("1000-01-01", "1100-01-01", "century", "century stated")),
        ({}, {"dec": "90s"}, 0, ("1990-01-01", "2000-01-01", "decade", "decade 1990 + published 2025-12-03")),
        ({"narrative": True}, {"dec": "90s"}, 0, ("1990-01-01", "2000-01-01", "decade", "decade 1990 + published 2025-12-03")),
        ({}, {"dec": "20s"}, 0, ("2020-01-01", "2030-01-01", "decade", "decade 2020 + published 2025-12-03")),
        ({}, {"dec": "30s"}, 0, ("1930-01-01", "1940-01-01", "decade", "decade 1930 + published 2025-12-03")),
        ({}, {"ties": "nineties"}, 0, ("1990-01-01", "2000-01-01", "decade", "decade 1990 + published 2025-12-03")),
        ({}, {"ties": "twenties"}, 0, ("2020-01-01", "2030-01-01", "decade", "decade 2020 + published 2025-12-03")),
        ({}, {"ties": "zeroties"}, 0, ("", "", "decade", "decade not stated")),
        ({}, {}, 0, ("", "", "decade", "decade not stated")),
        ({}, {"dec": "440s", "bc": "bc"}, 0,
         ("", "", "open", "decade before the common era, which has no calendar date here", "aside")),
        ({"published": None}, {"dec": "90s"}, 0, ("1990-01-01", "2000-01-01", "decade", "decade 1990 + no date in the text")),
        ({"published": None}, {"ties": "twenties"}, 0, ("1920-01-01", "1930-01-01", "decade", "decade 1920 + no date in the text")),
        ({"published": None, "narrative": True, "last": "1871-01-01", "grain": "year"}, {"dec": "60s"}, 0,
         ("1860-01-01", "1870-01-01", "decade", "decade 1860 + 1871 in the text")),
        ({"published": None, "narrative": True, "last": "1871-01-01", "grain": "year"}, {"dec": "80s"}, 0,
         ("1780-01-01", "1790-01-01", "decade", "decade 1780 + 1871 in the text")),
        ({"published": "2020-01-01"}, {"dec": "20s"}, 0, ("2020-01-01", "2030-01-01", "decade", "decade 2020 + published 2020-01-01")),
    ],
)  # fmt: skip
def test_a_decade(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("decade", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"nth": "19th", "u": "century"}, 0, ("1800-01-01", "1900-01-01", "century", "century stated")),
        ({}, {"nth": "nineteenth", "u": "century"}, 0, ("1800-01-01", "1900-01-01", "century", "century stated")),
        ({}, {"nth": "twenty-first", "u": "century"}, 0, ("2000-01-01", "2100-01-01", "century", "century stated")),
        ({}, {"nth": "1st", "u": "century"}, 0, ("", "", "century", "century stated")),
        ({}, {"nth": "2nd", "u": "century"}, 0, ("0100-01-01", "0200-01-01", "century", "century stated")),
        ({}, {"nth": "5th", "bc": "bc", "u": "century"}, 0,
         ("", "", "open", "century before the common era, which has no calendar date here", "aside")),
        ({}, {"u": "century"}, 0, ("", "", "open", "counted from something else")),
        ({}, {"nth": "0", "u": "century"}, 0, ("", "", "open", "counted from something else")),
    ],
)  # fmt: skip
def test_a_century(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("century", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"q": "q3", "y": "2024"}, 0, ("2024-07-01", "2024-10-01", "quarter", "stated in full")),
        ({}, {"nth": "third", "y": "2024"}, 0, ("2024-07-01", "2024-10-01", "quarter", "stated in full")),
        ({}, {"nth": "3rd", "y": "2024"}, 0, ("2024-07-01", "2024-10-01", "quarter", "stated in full")),
        ({}, {"nth": "last", "y": "2024"}, 0, ("2024-10-01", "2025-01-01", "quarter", "stated in full")),
        ({}, {"nth": "final", "y": "2024"}, 0, ("2024-10-01", "2025-01-01", "quarter", "stated in full")),
        ({}, {"nth": "last"}, 0, ("2025-07-01", "2025-10-01", "quarter", "last quarter + published 2025-12-03")),
        ({}, {"nth": "final"}, 0, ("2025-10-01", "2026-01-01", "quarter", "quarter 4 + published 2025-12-03")),
        ({}, {"nth": "fifth", "y": "2024"}, 0, ("", "", "open", "no such quarter")),
        ({}, {"nth": "fifth"}, 0, ("", "", "open", "no such quarter")),
        ({}, {}, 0, ("", "", "open", "no such quarter")),
        ({}, {"q": "q0"}, 0, ("", "", "open", "no such quarter")),
        ({}, {"nth": "first", "wy": "last"}, 0, ("2024-01-01", "2024-04-01", "quarter", "last year + published 2025-12-03")),
        ({}, {"nth": "first", "wy": "next"}, 0, ("2026-01-01", "2026-04-01", "quarter", "next year + published 2025-12-03")),
        ({"published": None}, {"nth": "first"}, 0, ("", "", "quarter", "year not stated")),
        ({"published": None}, {"nth": "first", "wy": "last"}, 0, ("", "", "quarter", "year not stated")),
        ({"published": "2025-05-15"}, {"nth": "first"}, -1,
         ("2025-01-01", "2025-04-01", "quarter", "quarter 1 + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"nth": "first"}, 0,
         ("2025-01-01", "2025-04-01", "quarter", "quarter 1 + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"nth": "first"}, 1,
         ("2026-01-01", "2026-04-01", "quarter", "quarter 1 + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"nth": "second"}, -1,
         ("2025-04-01", "2025-07-01", "quarter", "quarter 2 + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"nth": "second"}, 0,
         ("2025-04-01", "2025-07-01", "quarter", "quarter 2 + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"nth": "second"}, 1,
         ("2025-04-01", "2025-07-01", "quarter", "quarter 2 + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"nth": "third"}, -1,
         ("2024-07-01", "2024-10-01", "quarter", "quarter 3 + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"nth": "third"}, 0,
         ("2025-07-01", "2025-10-01", "quarter", "quarter 3 + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"nth": "third"}, 1,
         ("2025-07-01", "2025-10-01", "quarter", "quarter 3 + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"nth": "fourth"}, -1,
         ("2024-10-01", "2025-01-01", "quarter", "quarter 4 + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"nth": "fourth"}, 0,
         ("2024-10-01", "2025-01-01", "quarter", "quarter 4 + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"nth": "fourth"}, 1,
         ("2025-10-01", "2026-01-01", "quarter", "quarter 4 + published 2025-05-15")),
        ({"narrative": True, "last": "2024-05-15"}, {"nth": "first"}, -1,
         ("2024-01-01", "2024-04-01", "quarter", "quarter 1 + 2024-05-15 in the text")),
        ({"narrative": True, "last": "2024-05-15"}, {"nth": "first"}, 0,
         ("2024-01-01", "2024-04-01", "quarter", "quarter 1 + 2024-05-15 in the text")),
        ({"narrative": True, "last": "2024-05-15"}, {"nth": "first"}, 1,
         ("2025-01-01", "2025-04-01", "quarter", "quarter 1 + 2024-05-15 in the text")),
        ({"narrative": True, "last": "2024-05-15"}, {"nth": "fourth"}, -1,
         ("2024-10-01", "2025-01-01", "quarter", "quarter 4 + 2024-05-15 in the text")),
        ({"narrative": True, "last": "2024-05-15"}, {"nth": "fourth"}, 0,
         ("2024-10-01", "2025-01-01", "quarter", "quarter 4 + 2024-05-15 in the text")),
        ({"narrative": True, "last": "2024-05-15"}, {"nth": "fourth"}, 1,
         ("2024-10-01", "2025-01-01", "quarter", "quarter 4 + 2024-05-15 in the text")),
        ({"published": "2025-03-31"}, {"nth": "second"}, 0,
         ("2025-04-01", "2025-07-01", "quarter", "quarter 2 + published 2025-03-31")),
        ({"published": "2025-04-01"}, {"nth": "second"}, -1,
         ("2025-04-01", "2025-07-01", "quarter", "quarter 2 + published 2025-04-01")),
        ({"published": "2025-12-31"}, {"nth": "fourth"}, 0,
         ("2025-10-01", "2026-01-01", "quarter", "quarter 4 + published 2025-12-31")),
    ],
)  # fmt: skip
def test_a_quarter_of_a_year(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("quarter", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"nth": "first", "y": "2024"}, 0, ("2024-01-01", "2024-07-01", "half", "stated in full")),
        ({}, {"nth": "second", "y": "2024"}, 0, ("2024-07-01", "2025-01-01", "half", "stated in full")),
        ({}, {"nth": "latter", "y": "2024"}, 0, ("2024-07-01", "2025-01-01", "half", "stated in full")),
        ({}, {"nth": "third", "y": "2024"}, 0, ("", "", "half", "year not stated")),
        ({}, {"nth": "first"}, 0, ("", "", "half", "year not stated")),
        ({}, {"nth": "second", "wy": "last"}, 0, ("2024-07-01", "2025-01-01", "half", "last year + published 2025-12-03")),
        ({}, {"y": "2024"}, 0, ("", "", "half", "year not stated")),
    ],
)  # fmt: skip
def test_half_a_year(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("half", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"s": "spring", "y": "2024"}, 0, ("2024-03-01", "2024-06-01", "season", "stated in full, northern seasons")),
        ({}, {"s": "summertime", "y": "2024"}, 0, ("2024-06-01", "2024-09-01", "season", "stated in full, northern seasons")),
        ({}, {"s": "autumn", "y": "2024"}, 0, ("2024-09-01", "2024-12-01", "season", "stated in full, northern seasons")),
        ({}, {"s": "fall", "y": "2024"}, 0, ("2024-09-01", "2024-12-01", "season", "stated in full, northern seasons")),
        ({}, {"s": "winter", "y": "2024"}, 0, ("2024-12-01", "2025-03-01", "season", "stated in full, northern seasons")),
        ({}, {"s": "smarch", "y": "2024"}, 0, ("", "", "season", "season not stated")),
        ({}, {}, 0, ("", "", "season", "season not stated")),
        ({}, {"s": "spring", "y": "44", "bc": "bc"}, 0,
         ("", "", "open", "season before the common era, which has no calendar date here", "aside")),
        ({}, {"s": "spring", "wy": "last"}, 0,
         ("2024-03-01", "2024-06-01", "season", "last year + published 2025-12-03, northern seasons")),
        ({"published": "2025-02-15"}, {"s": "spring", "ws": "last"}, 0,
         ("2024-03-01", "2024-06-01", "season", "last spring + published 2025-02-15, northern seasons")),
        ({"published": "2025-02-15"}, {"s": "spring", "ws": "this"}, 0,
         ("2025-03-01", "2025-06-01", "season", "this spring + published 2025-02-15, northern seasons")),
        ({"published": "2025-02-15"}, {"s": "spring", "ws": "next"}, 0,
         ("2025-03-01", "2025-06-01", "season", "next spring + published 2025-02-15, northern seasons")),
        ({"published": "2025-02-15"}, {"s": "winter", "ws": "last"}, 0,
         ("2024-12-01", "2025-03-01", "season", "last winter + published 2025-02-15, northern seasons")),
        ({"published": "2025-02-15"}, {"s": "winter", "ws": "this"}, 0,
         ("2024-12-01", "2025-03-01", "season", "this winter + published 2025-02-15, northern seasons")),
        ({"published": "2025-02-15"}, {"s": "winter", "ws": "next"}, 0,
         ("2025-12-01", "2026-03-01", "season", "next winter + published 2025-02-15, northern seasons")),
        ({"published": "2025-05-15"}, {"s": "spring", "ws": "last"}, 0,
         ("2024-03-01", "2024-06-01", "season", "last spring + published 2025-05-15, northern seasons")),
        ({"published": "2025-05-15"}, {"s": "spring", "ws": "this"}, 0,
         ("2025-03-01", "2025-06-01", "season", "this spring + published 2025-05-15, northern seasons")),
        ({"published": "2025-05-15"}, {"s": "spring", "ws": "next"}, 0,
         ("2026-03-01", "2026-06-01", "season", "next spring + published 2025-05-15, northern seasons")),
        ({"published": "2025-05-15"}, {"s": "winter", "ws": "last"}, 0,
         ("2024-12-01", "2025-03-01", "season", "last winter + published 2025-05-15, northern seasons")),
        ({"published": "2025-05-15"}, {"s": "winter", "ws": "this"}, 0,
         ("2025-12-01", "2026-03-01", "season", "this winter + published 2025-05-15, northern seasons")),
        ({"published": "2025-05-15"}, {"s": "winter", "ws": "next"}, 0,
         ("2025-12-01", "2026-03-01", "season", "next winter + published 2025-05-15, northern seasons")),
        ({"published": "2025-06-15"}, {"s": "spring", "ws": "last"}, 0,
         ("2025-03-01", "2025-06-01", "season", "last spring + published 2025-06-15, northern seasons")),
        ({"published": "2025-06-15"}, {"s": "spring", "ws": "this"}, 0,
         ("2025-03-01", "2025-06-01", "season", "this spring + published 2025-06-15, northern seasons")),
        ({"published": "2025-06-15"}, {"s": "spring", "ws": "next"}, 0,
         ("2026-03-01", "2026-06-01", "season", "next spring + published 2025-06-15, northern seasons")),
        ({"published": "2025-06-15"}, {"s": "winter", "ws": "last"}, 0,
         ("2024-12-01", "2025-03-01", "season", "last winter + published 2025-06-15, northern seasons")),
        ({"published": "2025-06-15"}, {"s": "winter", "ws": "this"}, 0,
         ("2025-12-01", "2026-03-01", "season", "this winter + published 2025-06-15, northern seasons")),
        ({"published": "2025-06-15"}, {"s": "winter", "ws": "next"}, 0,
         ("2025-12-01", "2026-03-01", "season", "next winter + published 2025-06-15, northern seasons")),
        ({"published": "2025-12-15"}, {"s": "spring", "ws": "last"}, 0,
         ("2025-03-01", "2025-06-01", "season", "last spring + published 2025-12-15, northern seasons")),
        ({"published": "2025-12-15"}, {"s": "spring", "ws": "this"}, 0,
         ("2025-03-01", "2025-06-01", "season", "this spring + published 2025-12-15, northern seasons")),
        ({"published": "2025-12-15"}, {"s": "spring", "ws": "next"}, 0,
         ("2026-03-01", "2026-06-01", "season", "next spring + published 2025-12-15, northern seasons")),
        ({"published": "2025-12-15"}, {"s": "winter", "ws": "last"}, 0,
         ("2024-12-01", "2025-03-01", "season", "last winter + published 2025-12-15, northern seasons")),
        ({"published": "2025-12-15"}, {"s": "winter", "ws": "this"}, 0,
         ("2025-12-01", "2026-03-01", "season", "this winter + published 2025-12-15, northern seasons")),
        ({"published": "2025-12-15"}, {"s": "winter", "ws": "next"}, 0,
         ("2026-12-01", "2027-03-01", "season", "next winter + published 2025-12-15, northern seasons")),
        ({"published": None}, {"s": "spring", "ws": "last"}, 0, ("", "", "season", "year not stated")),
        ({}, {"s": "spring"}, 0, ("2025-03-01", "2025-06-01", "season", "spring + published 2025-12-03, northern seasons")),
        ({}, {"s": "spring"}, 1, ("2026-03-01", "2026-06-01", "season", "spring + published 2025-12-03, northern seasons")),
        ({}, {"s": "winter"}, 0, ("2025-12-01", "2026-03-01", "season", "winter + published 2025-12-03, northern seasons")),
        ({}, {"s": "winter"}, 1, ("2025-12-01", "2026-03-01", "season", "winter + published 2025-12-03, northern seasons")),
        ({}, {"s": "winter"}, -1, ("2025-12-01", "2026-03-01", "season", "winter + published 2025-12-03, northern seasons")),
        ({}, {"s": "autumn"}, 0, ("2025-09-01", "2025-12-01", "season", "autumn + published 2025-12-03, northern seasons")),
        ({}, {"s": "spring", "y": "2024", "ws": "last"}, 0,
         ("2024-03-01", "2024-06-01", "season", "stated in full, northern seasons")),
        ({"published": None, "narrative": True}, {"s": "spring"}, 0, ("", "", "season", "year not stated")),
        ({"narrative": True, "published": None, "last": "1871-03-01", "grain": "month"}, {"s": "winter"}, 0,
         ("1871-12-01", "1872-03-01", "season", "winter + 1871-03 in the text, northern seasons")),
        ({"narrative": True, "published": None, "last": "1871-03-01", "grain": "month"}, {"s": "spring"}, 0,
         ("1871-03-01", "1871-06-01", "season", "spring + 1871-03 in the text, northern seasons")),
    ],
)  # fmt: skip
def test_a_season(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("season", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"v": "now"}, 0, ("", "", "open", "no dates stated")),
    ],
)  # fmt: skip
def test_what_has_no_dates(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("vague", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"w": "tuesday"}, 0, ("2025-12-02", "2025-12-03", "day", "last Tuesday + published 2025-12-03")),
        ({}, {"w": "tuesday"}, -1, ("2025-12-02", "2025-12-03", "day", "last Tuesday + published 2025-12-03")),
        ({}, {"w": "tuesday"}, 1, ("2025-12-09", "2025-12-10", "day", "next Tuesday + published 2025-12-03")),
        ({}, {"w": "wednesday"}, 0, ("2025-12-03", "2025-12-04", "day", "the same day Wednesday + published 2025-12-03")),
        ({}, {"w": "wednesday"}, 1, ("2025-12-03", "2025-12-04", "day", "the same day Wednesday + published 2025-12-03")),
        ({}, {"w": "thursday"}, -1, ("2025-11-27", "2025-11-28", "day", "last Thursday + published 2025-12-03")),
        ({}, {"w": "thursday"}, 1, ("2025-12-04", "2025-12-05", "day", "next Thursday + published 2025-12-03")),
        ({}, {"w": "tuesday", "ww": "last"}, 1, ("2025-12-02", "2025-12-03", "day", "last Tuesday + published 2025-12-03")),
        ({}, {"w": "wednesday", "ww": "last"}, 0, ("2025-11-26", "2025-11-27", "day", "last Wednesday + published 2025-12-03")),
        ({}, {"w": "thursday", "ww": "past"}, 0, ("2025-11-27", "2025-11-28", "day", "past Thursday + published 2025-12-03")),
        ({}, {"w": "tuesday", "ww": "next"}, -1, ("2025-12-09", "2025-12-10", "day", "next Tuesday + published 2025-12-03")),
        ({}, {"w": "wednesday", "ww": "next"}, 0, ("2025-12-10", "2025-12-11", "day", "next Wednesday + published 2025-12-03")),
        ({}, {"w": "thursday", "ww": "coming"}, 0, ("2025-12-04", "2025-12-05", "day", "coming Thursday + published 2025-12-03")),
        ({}, {"w": "monday", "ww": "this"}, 0, ("2025-12-01", "2025-12-02", "day", "this Monday + published 2025-12-03")),
        ({}, {"w": "friday", "ww": "this"}, -1, ("2025-12-05", "2025-12-06", "day", "this Friday + published 2025-12-03")),
        ({}, {"w": "wednesday", "ww": "this"}, 1, ("2025-12-03", "2025-12-04", "day", "this Wednesday + published 2025-12-03")),
        ({}, {"w": "tuesday", "ww": "that"}, 0, ("2025-12-02", "2025-12-03", "day", "that Tuesday + published 2025-12-03")),
        ({}, {"w": "tuesday", "ww": "that"}, 1, ("2025-12-09", "2025-12-10", "day", "that Tuesday + published 2025-12-03")),
        ({}, {}, 0, ("", "", "day", "weekday not stated")),
        ({}, {"w": "someday"}, 0, ("", "", "day", "weekday not stated")),
        ({}, {"w": "tues"}, 0, ("2025-12-02", "2025-12-03", "day", "last Tues + published 2025-12-03")),
        ({"published": None}, {"w": "tuesday"}, 0, ("", "", "day", "date not stated")),
        ({"published": "0001-01-01"}, {"w": "sunday"}, 0, ("", "", "day", "last Sunday + published 0001-01-01")),
    ],
)  # fmt: skip
def test_a_weekday_of_news_is_the_last_one_or_the_next_where_it_is_to_come(
    given: Row, fields: Row, tense: int, expected: Told
) -> None:
    assert meant("weekday", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({"narrative": True, "last": "2024-05-06", "day_": "2024-05-06"}, {"w": "monday"}, 0,
         ("2024-05-06", "2024-05-07", "day", "monday + 2024-05-06 in the text")),
        ({"narrative": True, "last": "2024-05-06", "day_": "2024-05-06"}, {"w": "tuesday"}, 0,
         ("2024-05-07", "2024-05-08", "day", "tuesday + 2024-05-06 in the text")),
        ({"narrative": True, "last": "2024-05-06", "day_": "2024-05-06"}, {"w": "friday"}, 0,
         ("2024-05-10", "2024-05-11", "day", "friday + 2024-05-06 in the text")),
        ({"narrative": True, "last": "2024-05-06", "day_": "2024-05-06"}, {"w": "saturday"}, 0,
         ("2024-05-04", "2024-05-05", "day", "saturday + 2024-05-06 in the text")),
        ({"narrative": True, "last": "2024-05-06", "day_": "2024-05-06"}, {"w": "sunday"}, 0,
         ("2024-05-05", "2024-05-06", "day", "sunday + 2024-05-06 in the text")),
        ({"narrative": True, "last": "2024-05-01", "grain": "month"}, {"w": "monday"}, 0, ("", "", "day", "date not stated")),
        ({"narrative": True, "last": "2024-05-08", "day_": "2024-05-08"}, {"w": "monday"}, 0,
         ("2024-05-06", "2024-05-07", "day", "monday + 2024-05-08 in the text")),
        ({"narrative": True, "last": "2024-05-09", "day_": "2024-05-06"}, {"w": "monday"}, 0,
         ("2024-05-06", "2024-05-07", "day", "monday + 2024-05-09 in the text")),
    ],
)  # fmt: skip
def test_a_weekday_of_a_narrative_is_the_one_nearest_to_the_day_told_last(
    given: Row, fields: Row, tense: int, expected: Told
) -> None:
    assert meant("weekday", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"t": "today"}, 0, ("2025-12-03", "2025-12-04", "day", "today + published 2025-12-03")),
        ({}, {"t": "yesterday"}, 0, ("2025-12-02", "2025-12-03", "day", "yesterday + published 2025-12-03")),
        ({}, {"t": "tomorrow"}, 0, ("2025-12-04", "2025-12-05", "day", "tomorrow + published 2025-12-03")),
        ({}, {"t": "tonight"}, 0, ("2025-12-03", "2025-12-04", "day", "tonight + published 2025-12-03")),
        ({}, {"t": "overnight"}, 0, ("2025-12-03", "2025-12-04", "day", "overnight + published 2025-12-03")),
        ({}, {}, 0, ("2025-12-03", "2025-12-04", "day", "today + published 2025-12-03")),
        ({}, {"t": "yesterday", "two": "day", "ba": "before"}, 0,
         ("2025-12-01", "2025-12-02", "day", "yesterday + published 2025-12-03")),
        ({}, {"t": "tomorrow", "two": "day", "ba": "after"}, 0,
         ("2025-12-05", "2025-12-06", "day", "tomorrow + published 2025-12-03")),
        ({}, {"t": "today", "two": "day", "ba": "after"}, 0, ("2025-12-04", "2025-12-05", "day", "today + published 2025-12-03")),
        ({"published": None}, {"t": "today"}, 0, ("", "", "day", "date not stated")),
        ({"narrative": True}, {"t": "today"}, 0, ("", "", "day", "told in a past narrative")),
        ({"narrative": True, "published": None, "last": "2024-05-06"}, {"t": "today"}, 0,
         ("", "", "day", "date of publication not known")),
        ({"published": "9998-12-31"}, {"t": "tomorrow"}, 0, ("9999-01-01", "9999-01-02", "day", "tomorrow + published 9998-12-31")),
        ({"published": "9999-12-31"}, {"t": "tomorrow"}, 0, ("", "", "day", "tomorrow + published 9999-12-31")),
    ],
)  # fmt: skip
def test_what_points_from_the_day_of_publication(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("deictic", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"part": "morning"}, 0, ("", "", "time", "day not stated")),
        ({"day_": "2025-12-01"}, {"part": "morning"}, 0, ("2025-12-01", "2025-12-02", "time", "time of day + 2025-12-01 in the text")),
        ({"day_": "2025-12-01", "last": "2025-12-01"}, {"part": "morning"}, 0,
         ("2025-12-01", "2025-12-02", "time", "time of day + 2025-12-01 in the text")),
        ({"last": "2025-12-01"}, {"part": "morning"}, 0, ("", "", "time", "day not stated")),
        ({"narrative": True, "last": "2024-05-06", "day_": "2024-05-06"}, {"part": "morning"}, 0,
         ("2024-05-06", "2024-05-07", "time", "time of day + 2024-05-06 in the text")),
    ],
)  # fmt: skip
def test_a_part_of_the_day_is_of_the_day_told_last(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("partofday", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"clock": "10:30"}, 0, ("2025-12-03", "2025-12-04", "time", "time of day + published 2025-12-03")),
        ({"day_": "2025-12-01"}, {"clock": "10:30"}, 0, ("2025-12-01", "2025-12-02", "time", "time of day + 2025-12-01 in the text")),
        ({"narrative": True}, {"clock": "10:30"}, 0, ("", "", "time", "day not stated")),
        ({"narrative": True, "day_": "2024-05-06"}, {"clock": "10:30"}, 0,
         ("2024-05-06", "2024-05-07", "time", "time of day + 2024-05-06 in the text")),
        ({"published": None}, {"clock": "10:30"}, 0, ("", "", "time", "day not stated")),
    ],
)  # fmt: skip
def test_a_time_of_day_is_on_the_day_told_last_or_that_of_the_news(
    given: Row, fields: Row, tense: int, expected: Told
) -> None:
    assert meant("clock", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"d": "2nd"}, 0, ("2025-12-02", "2025-12-03", "day", "day 2 + published 2025-12-03")),
        ({}, {"d": "3rd"}, 0, ("2025-12-03", "2025-12-04", "day", "day 3 + published 2025-12-03")),
        ({}, {"d": "4th"}, 0, ("2025-11-04", "2025-11-05", "day", "day 4 + published 2025-12-03")),
        ({}, {"d": "4th"}, -1, ("2025-11-04", "2025-11-05", "day", "day 4 + published 2025-12-03")),
        ({}, {"d": "4th"}, 1, ("2025-12-04", "2025-12-05", "day", "next day 4 + published 2025-12-03")),
        ({}, {"d": "2nd"}, 1, ("2026-01-02", "2026-01-03", "day", "next day 2 + published 2025-12-03")),
        ({"published": "2026-02-03"}, {"d": "30th"}, 1, ("2026-03-30", "2026-03-31", "day", "next day 30 + published 2026-02-03")),
        ({"published": "9999-12-30"}, {"d": "29th"}, 1, ("", "", "day", "no such day")),
        ({}, {"d": "1st"}, 0, ("2025-12-01", "2025-12-02", "day", "day 1 + published 2025-12-03")),
        ({}, {"d": "31st"}, 0, ("", "", "day", "day 31 + published 2025-12-03")),
        ({}, {"d": "32nd"}, 0, ("", "", "day", "month not stated")),
        ({}, {"d": "0"}, 0, ("", "", "day", "month not stated")),
        ({}, {"d": "third"}, 0, ("2025-12-03", "2025-12-04", "day", "day 3 + published 2025-12-03")),
        ({"published": "2025-03-03"}, {"d": "30th"}, 0, ("", "", "day", "day 30 + published 2025-03-03")),
        ({"last": "2024-05-10"}, {"d": "20th"}, 0, ("2024-05-20", "2024-05-21", "day", "day 20 + 2024-05-10 in the text")),
        ({"last": "2024-05-10"}, {"d": "31st"}, 0, ("2024-05-31", "2024-06-01", "day", "day 31 + 2024-05-10 in the text")),
        ({"last": "2024-06-10"}, {"d": "31st"}, 0, ("", "", "day", "day 31 + 2024-06-10 in the text")),
        ({"published": None}, {"d": "3rd"}, 0, ("", "", "day", "month not stated")),
        ({"published": "0001-01-03"}, {"d": "4th"}, 0, ("0001-01-04", "0001-01-05", "day", "day 4 + published 0001-01-03")),
    ],
)  # fmt: skip
def test_a_day_of_the_month(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("dayofmonth", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"n": "three", "u": "days", "dir": "ago"}, 0, ("2025-11-30", "2025-12-01", "day", "3 days before published 2025-12-03")),
        ({}, {"n": "a", "u": "day", "dir": "ago"}, 0, ("2025-12-02", "2025-12-03", "day", "1 day before published 2025-12-03")),
        ({}, {"n": "two", "u": "weeks", "dir": "ago"}, 0, ("2025-11-17", "2025-11-24", "week", "2 weeks before published 2025-12-03")),
        ({}, {"n": "a", "u": "fortnight", "dir": "ago"}, 0,
         ("2025-11-17", "2025-11-24", "week", "1 fortnight before published 2025-12-03")),
        ({}, {"n": "two", "u": "months", "dir": "ago"}, 0,
         ("2025-10-01", "2025-11-01", "month", "2 months before published 2025-12-03")),
        ({}, {"n": "two", "u": "quarters", "dir": "ago"}, 0,
         ("2025-04-01", "2025-07-01", "quarter", "2 quarters before published 2025-12-03")),
        ({}, {"n": "two", "u": "years", "dir": "ago"}, 0, ("2023-01-01", "2024-01-01", "year", "2 years before published 2025-12-03")),
        ({}, {"n": "two", "u": "decades", "dir": "ago"}, 0,
         ("2000-01-01", "2010-01-01", "decade", "2 decades before published 2025-12-03")),
        ({}, {"n": "two", "u": "centuries", "dir": "ago"}, 0,
         ("1800-01-01", "1900-01-01", "century", "2 centuries before published 2025-12-03")),
        ({}, {"n": "three", "u": "days", "dir": "hence"}, 0, ("2025-12-06", "2025-12-07", "day", "3 days after published 2025-12-03")),
        ({}, {"n": "three", "u": "years", "dir": "time"}, 0,
         ("2028-01-01", "2029-01-01", "year", "3 years after published 2025-12-03")),
        ({}, {"n": "three", "u": "days", "dir": "from now"}, 0,
         ("2025-12-06", "2025-12-07", "day", "3 days after published 2025-12-03")),
        ({}, {"n": "two", "u": "days", "dir": "later"}, 0, ("", "", "day", "counted from a day that is not stated")),
        ({}, {"n": "two", "u": "days", "dir": "earlier"}, 0, ("", "", "day", "counted from a day that is not stated")),
        ({}, {"n": "two", "u": "days", "dir": "before"}, 0, ("", "", "day", "counted from a day that is not stated")),
        ({}, {"n": "two", "u": "days", "dir": "after"}, 0, ("", "", "day", "counted from a day that is not stated")),
        ({}, {"n": "two", "u": "days", "dir": "after", "event": "after"}, 0, ("", "", "open", "counted from an event", "aside")),
        ({}, {"n": "two", "u": "days", "dir": "before", "event": "before"}, 0, ("", "", "open", "counted from an event", "aside")),
        ({}, {"n": "two", "u": "days", "dir": "ago", "event": "before"}, 0,
         ("2025-12-01", "2025-12-02", "day", "2 days before published 2025-12-03")),
        ({}, {"n": "two", "u": "days", "dir": "early"}, 0, ("", "", "open", "no dates stated", "aside")),
        ({}, {"n": "several", "u": "days", "dir": "ago"}, 0, ("", "", "open", "amount or anchor not stated")),
        ({}, {"u": "days", "dir": "ago"}, 0, ("", "", "open", "amount or anchor not stated")),
        ({}, {"n": "two", "u": "hours", "dir": "ago"}, 0, ("", "", "open", "amount or anchor not stated")),
        ({}, {"n": "two", "u": "weekends", "dir": "ago"}, 0, ("", "", "open", "amount or anchor not stated")),
        ({}, {"n": "two", "dir": "ago"}, 0, ("", "", "open", "amount or anchor not stated")),
        ({"published": None}, {"n": "two", "u": "days", "dir": "ago"}, 0, ("", "", "open", "amount or anchor not stated")),
        ({}, {"n": "9999", "u": "years", "dir": "ago"}, 0, ("", "", "open", "outside the calendar")),
        ({}, {"one": "year", "dir": "earlier"}, 0, ("2024-01-01", "2025-01-01", "year", "1 year before published 2025-12-03")),
        ({}, {"one": "week", "dir": "ago"}, 0, ("2025-11-24", "2025-12-01", "week", "1 week before published 2025-12-03")),
        ({}, {"one": "years", "dir": "ago"}, 0, ("", "", "open", "amount or anchor not stated")),
        ({}, {"one": "day", "dir": "mid"}, 0, ("", "", "open", "no dates stated", "aside")),
        ({"last": "2024-05-06"}, {"n": "two", "u": "days", "dir": "later"}, 0,
         ("2024-05-08", "2024-05-09", "day", "2 days after 2024-05-06 in the text")),
        ({"last": "2024-05-06"}, {"n": "two", "u": "weeks", "dir": "later"}, 0,
         ("2024-05-20", "2024-05-21", "day", "2 weeks after 2024-05-06 in the text")),
        ({"last": "2024-05-06"}, {"n": "two", "u": "fortnights", "dir": "later"}, 0,
         ("2024-06-03", "2024-06-04", "day", "2 fortnights after 2024-05-06 in the text")),
        ({"last": "2024-05-06"}, {"n": "two", "u": "months", "dir": "later"}, 0,
         ("2024-07-01", "2024-08-01", "month", "2 months after 2024-05-06 in the text")),
        ({"last": "2024-05-06"}, {"n": "two", "u": "days", "dir": "ago"}, 0,
         ("2025-12-01", "2025-12-02", "day", "2 days before published 2025-12-03")),
        ({"last": "2024-05-06", "grain": "week"}, {"n": "two", "u": "weeks", "dir": "later"}, 0,
         ("2024-05-20", "2024-05-27", "week", "2 weeks after 2024-05-06 in the text")),
        ({"last": "2024-05-06", "grain": "week"}, {"n": "two", "u": "days", "dir": "later"}, 0, ("", "", "open", "day not stated")),
        ({"last": "2024-05-06", "grain": "week"}, {"n": "a", "u": "fortnight", "dir": "later"}, 0,
         ("2024-05-20", "2024-05-27", "week", "1 fortnight after 2024-05-06 in the text")),
        ({"last": "2024-05-01", "grain": "month"}, {"n": "two", "u": "weeks", "dir": "later"}, 0, ("", "", "open", "week not stated")),
        ({"last": "2024-05-01", "grain": "month"}, {"n": "two", "u": "months", "dir": "later"}, 0,
         ("2024-07-01", "2024-08-01", "month", "2 months after 2024-05 in the text")),
        ({"last": "2024-05-01", "grain": "month"}, {"n": "a", "u": "fortnight", "dir": "later"}, 0,
         ("", "", "open", "fortnight not stated")),
        ({"last": "2024-01-01", "grain": "year"}, {"n": "two", "u": "months", "dir": "later"}, 0,
         ("", "", "open", "month not stated")),
        ({"last": "2024-01-01", "grain": "year"}, {"n": "two", "u": "years", "dir": "later"}, 0,
         ("2026-01-01", "2027-01-01", "year", "2 years after 2024 in the text")),
        ({"last": "2024-03-01", "grain": "season"}, {"n": "two", "u": "quarters", "dir": "later"}, 0,
         ("2024-07-01", "2024-10-01", "quarter", "2 quarters after 2024-03 in the text")),
        ({"last": "2024-03-01", "grain": "season"}, {"n": "two", "u": "months", "dir": "later"}, 0,
         ("", "", "open", "month not stated")),
        ({"last": "2024-01-01", "grain": "half"}, {"n": "two", "u": "months", "dir": "later"}, 0,
         ("", "", "open", "month not stated")),
        ({"last": "2024-01-01", "grain": "quarter"}, {"n": "two", "u": "months", "dir": "later"}, 0,
         ("", "", "open", "month not stated")),
        ({"last": "2020-01-01", "grain": "decade"}, {"n": "two", "u": "years", "dir": "later"}, 0,
         ("", "", "open", "year not stated")),
        ({"last": "2020-01-01", "grain": "decade"}, {"n": "two", "u": "decades", "dir": "later"}, 0,
         ("2040-01-01", "2050-01-01", "decade", "2 decades after 2020 in the text")),
        ({"last": "2020-01-01", "grain": "decade"}, {"n": "a", "u": "century", "dir": "later"}, 0,
         ("2100-01-01", "2200-01-01", "century", "1 century after 2020 in the text")),
        ({"last": "2024-01-01", "grain": "year"}, {"n": "two", "u": "days", "dir": "ago"}, 0,
         ("2025-12-01", "2025-12-02", "day", "2 days before published 2025-12-03")),
        ({"narrative": True, "last": "2024-01-01", "grain": "year"}, {"n": "two", "u": "days", "dir": "ago"}, 0,
         ("", "", "open", "day not stated")),
        ({"narrative": True, "last": "2024-05-06"}, {"n": "two", "u": "weeks", "dir": "ago"}, 0,
         ("2024-04-22", "2024-04-29", "week", "2 weeks before 2024-05-06 in the text")),
        ({"narrative": True}, {"n": "two", "u": "days", "dir": "ago"}, 0, ("", "", "open", "amount or anchor not stated")),
        ({"last": "2024-05-06", "grain": "weekend"}, {"n": "two", "u": "weeks", "dir": "later"}, 0,
         ("2024-05-20", "2024-05-27", "week", "2 weeks after 2024-05-06 in the text")),
        ({"last": "2024-05-06", "grain": "time"}, {"n": "two", "u": "days", "dir": "later"}, 0,
         ("2024-05-08", "2024-05-09", "day", "2 days after 2024-05-06 in the text")),
    ],
)  # fmt: skip
def test_so_long_ago_or_later(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("shift", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({"last": "2024-05-06"}, {"of": "day", "ly": "last"}, 0,
         ("2023-05-06", "2023-05-07", "day", "the same day as 2024-05-06 in the text, moved")),
        ({"last": "2024-05-01", "grain": "month"}, {"of": "month", "ly": "last"}, 0,
         ("2023-05-01", "2023-06-01", "month", "the same month as 2024-05 in the text, moved")),
        ({"last": "2024-05-06"}, {"of": "week", "n": "two", "u": "years", "dir": "earlier"}, 0,
         ("2022-05-02", "2022-05-09", "week", "the same week as 2024-05-06 in the text, moved")),
        ({"last": "2024-05-06"}, {"of": "year", "n": "a", "u": "year", "dir": "before"}, 0,
         ("2023-01-01", "2024-01-01", "year", "the same year as 2024-05-06 in the text, moved")),
        ({"last": "2024-04-01", "grain": "quarter"}, {"of": "period", "ly": "last"}, 0,
         ("2023-04-01", "2023-07-01", "quarter", "the same period as 2024-04 in the text, moved")),
        ({"last": "2024-05-01", "grain": "month"}, {"of": "time", "ly": "last"}, 0,
         ("2023-05-01", "2023-06-01", "month", "the same time as 2024-05 in the text, moved")),
        ({"last": "2024-03-01", "grain": "season"}, {"of": "period", "ly": "last"}, 0,
         ("2023-03-01", "2023-03-02", "span", "the same period as 2024-03 in the text, moved")),
        ({"last": "2024-05-06"}, {"of": "month", "n": "two", "u": "months", "dir": "earlier"}, 0,
         ("2024-03-01", "2024-04-01", "month", "the same month as 2024-05-06 in the text, moved")),
        ({"last": "2024-05-06"}, {"of": "month", "n": "two", "dir": "earlier"}, 0,
         ("2022-05-01", "2022-06-01", "month", "the same month as 2024-05-06 in the text, moved")),
        ({}, {"of": "period", "ly": "last"}, 0, ("", "", "open", "period not stated")),
        ({"last": "2024-05-06"}, {"of": "period"}, 0, ("", "", "open", "period not stated")),
        ({"last": "0001-05-06"}, {"of": "period", "ly": "last"}, 0,
         ("", "", "day", "the same period as 0001-05-06 in the text, moved")),
        ({"last": "2024-05-01", "grain": "month"}, {"of": "hour", "ly": "last"}, 0,
         ("2023-05-01", "2023-06-01", "month", "the same hour as 2024-05 in the text, moved")),
    ],
)  # fmt: skip
def test_the_same_period_of_another_year(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("shift", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"wh": "last", "u": "week"}, 0, ("2025-11-24", "2025-12-01", "week", "last week + published 2025-12-03")),
        ({}, {"wh": "next", "u": "week"}, 0, ("2025-12-08", "2025-12-15", "week", "next week + published 2025-12-03")),
        ({}, {"wh": "this", "u": "week"}, 0, ("2025-12-01", "2025-12-08", "week", "this week + published 2025-12-03")),
        ({}, {"wh": "last", "u": "month"}, 0, ("2025-11-01", "2025-12-01", "month", "last month + published 2025-12-03")),
        ({}, {"wh": "last", "u": "quarter"}, 0, ("2025-07-01", "2025-10-01", "quarter", "last quarter + published 2025-12-03")),
        ({}, {"wh": "last", "u": "year"}, 0, ("2024-01-01", "2025-01-01", "year", "last year + published 2025-12-03")),
        ({}, {"wh": "last", "u": "decade"}, 0, ("2010-01-01", "2020-01-01", "decade", "last decade + published 2025-12-03")),
        ({}, {"wh": "last", "u": "century"}, 0, ("1900-01-01", "2000-01-01", "century", "last century + published 2025-12-03")),
        ({}, {"wh": "last", "u": "fortnight"}, 0, ("2025-11-17", "2025-12-01", "span", "last fortnight + published 2025-12-03")),
        ({}, {"wh": "last", "u": "weekend"}, 0, ("2025-11-29", "2025-12-01", "weekend", "last weekend + published 2025-12-03")),
        ({}, {"wh": "this", "u": "weekend"}, 0, ("2025-12-06", "2025-12-08", "weekend", "this weekend + published 2025-12-03")),
        ({}, {"u": "weekend"}, 0, ("2025-11-29", "2025-12-01", "weekend", "last weekend + published 2025-12-03")),
        ({}, {"u": "weekend"}, 1, ("2025-12-06", "2025-12-08", "weekend", "this weekend + published 2025-12-03")),
        ({}, {"u": "weekend"}, -1, ("2025-11-29", "2025-12-01", "weekend", "last weekend + published 2025-12-03")),
        ({"narrative": True, "last": "2024-05-06"}, {"u": "weekend"}, 0,
         ("2024-05-11", "2024-05-13", "weekend", "that weekend + 2024-05-06 in the text")),
        ({}, {"u": "week"}, 0, ("2025-12-01", "2025-12-08", "week", "that week + published 2025-12-03")),
        ({}, {"u": "month", "edge": "the end of"}, 0, ("2025-12-01", "2026-01-01", "month", "that month + published 2025-12-03")),
        ({"last": "2024-05-06"}, {"u": "month"}, 0, ("2025-12-01", "2026-01-01", "month", "that month + published 2025-12-03")),
        ({}, {}, 0, ("2025-12-03", "2025-12-04", "day", "that day + published 2025-12-03")),
        ({}, {"wh": "last", "u": "weeks"}, 0, ("", "2025-12-04", "span", "up to published 2025-12-03, length not stated", "aside")),
        ({}, {"wh": "this", "u": "weeks"}, 0, ("2025-12-01", "2025-12-08", "week", "this week + published 2025-12-03")),
        ({}, {"wh": "next", "u": "weeks"}, 0, ("2025-12-03", "", "span", "from published 2025-12-03, length not stated", "aside")),
        ({}, {"wh": "past", "u": "week"}, 0, ("2025-11-26", "2025-12-04", "span", "up to published 2025-12-03", "aside")),
        ({}, {"wh": "past", "u": "days"}, 0, ("", "2025-12-04", "span", "up to published 2025-12-03, length not stated", "aside")),
        ({}, {"wh": "last", "u": "time"}, 0, ("", "2025-12-04", "span", "up to published 2025-12-03", "aside")),
        ({}, {"wh": "last", "u": "period"}, 0, ("", "2025-12-04", "span", "up to published 2025-12-03", "aside")),
        ({}, {"wh": "following", "u": "week", "event": "following"}, 0, ("", "", "week", "counted from an event", "aside")),
        ({}, {"wh": "before", "u": "day", "event": "before"}, 0, ("", "", "day", "counted from an event", "aside")),
        ({}, {"wh": "after", "u": "day", "event": "after"}, 0, ("", "", "day", "counted from an event", "aside")),
        ({}, {"wh": "preceding", "u": "year", "event": "preceding"}, 0, ("", "", "year", "counted from an event", "aside")),
        ({}, {"wh": "previous", "u": "year", "event": "before"}, 0,
         ("2024-01-01", "2025-01-01", "year", "previous year + published 2025-12-03")),
        ({"last": "2024-05-06"}, {"wh": "that", "u": "week"}, 0,
         ("2024-05-06", "2024-05-13", "week", "that week + 2024-05-06 in the text")),
        ({"last": "2024-05-06"}, {"wh": "following", "u": "day"}, 0,
         ("2024-05-07", "2024-05-08", "day", "following day + 2024-05-06 in the text")),
        ({"last": "2024-05-06"}, {"wh": "next", "u": "day"}, 0,
         ("2024-05-07", "2024-05-08", "day", "next day + 2024-05-06 in the text")),
        ({"last": "2024-05-06"}, {"wh": "next", "u": "week"}, 0,
         ("2025-12-08", "2025-12-15", "week", "next week + published 2025-12-03")),
        ({"last": "2024-05-06"}, {"wh": "previous", "u": "year"}, 0,
         ("2023-01-01", "2024-01-01", "year", "previous year + 2024-05-06 in the text")),
        ({"last": "2024-05-06"}, {"wh": "same", "u": "day"}, 0,
         ("2024-05-06", "2024-05-07", "day", "same day + 2024-05-06 in the text")),
        ({"last": "2024-05-06"}, {"wh": "that same", "u": "day"}, 0,
         ("2024-05-06", "2024-05-07", "day", "that same day + 2024-05-06 in the text")),
        ({"last": "2024-05-06"}, {"wh": "last", "u": "year"}, 0,
         ("2024-01-01", "2025-01-01", "year", "last year + published 2025-12-03")),
        ({"last": "2024-01-01", "grain": "year"}, {"wh": "that", "u": "month"}, 0, ("", "", "month", "month not stated")),
        ({"last": "2024-01-01", "grain": "year"}, {"wh": "that", "u": "year"}, 0,
         ("2024-01-01", "2025-01-01", "year", "that year + 2024 in the text")),
        ({"last": "2024-01-01", "grain": "year"}, {"wh": "last", "u": "week"}, 0,
         ("2025-11-24", "2025-12-01", "week", "last week + published 2025-12-03")),
        ({"narrative": True, "last": "2024-01-01", "grain": "year"}, {"wh": "last", "u": "week"}, 0,
         ("", "", "week", "week not stated")),
        ({"narrative": True, "last": "2024-05-06"}, {"wh": "last", "u": "week"}, 0,
         ("2024-04-29", "2024-05-06", "week", "last week + 2024-05-06 in the text")),
        ({"narrative": True, "last": "2024-05-06"}, {"u": "year"}, 0,
         ("2024-01-01", "2025-01-01", "year", "that year + 2024-05-06 in the text")),
        ({"narrative": True}, {"u": "year"}, 0, ("", "", "year", "year not stated")),
        ({"published": None}, {"wh": "last", "u": "week"}, 0, ("", "", "week", "week not stated")),
        ({"published": "0001-01-03"}, {"wh": "last", "u": "week"}, 0, ("", "", "week", "last week + published 0001-01-03")),
        ({}, {"wh": "last", "u": "season"}, 0, ("", "", "span", "last season + published 2025-12-03")),
    ],
)  # fmt: skip
def test_a_unit_that_is_named_from_where_one_stands(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("named", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"wh": "that", "part": "night"}, 0, ("2025-12-03", "2025-12-04", "time", "time of day + published 2025-12-03")),
        ({}, {"wh": "last", "part": "night"}, 0, ("2025-12-02", "2025-12-03", "time", "time of day + published 2025-12-03")),
        ({}, {"wh": "next", "part": "morning"}, 0, ("2025-12-04", "2025-12-05", "time", "time of day + published 2025-12-03")),
        ({}, {"edge": "late", "part": "night"}, 0, ("2025-12-03", "2025-12-04", "time", "time of day + published 2025-12-03")),
        ({"day_": "2025-12-01", "last": "2025-12-01"}, {"wh": "that", "part": "night"}, 0,
         ("2025-12-01", "2025-12-02", "time", "time of day + 2025-12-01 in the text")),
        ({"narrative": True}, {"wh": "that", "part": "night"}, 0, ("", "", "time", "day not stated")),
        ({"narrative": True, "day_": "2024-05-06", "last": "2024-05-06"}, {"wh": "following", "part": "night"}, 0,
         ("2024-05-07", "2024-05-08", "time", "time of day + 2024-05-06 in the text")),
    ],
)  # fmt: skip
def test_a_part_of_a_day_that_is_named(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("named", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"today": "day"}, 0, ("2025-12-03", "2025-12-04", "day", "the day + 2025-12-03 in the text")),
        ({"day_": "2025-12-01"}, {"today": "day"}, 0, ("2025-12-01", "2025-12-02", "day", "the day + 2025-12-01 in the text")),
        ({}, {"today": "week"}, 0, ("", "", "day", "date not stated", "aside")),
        ({"narrative": True, "day_": "2024-05-06"}, {"today": "day"}, 0, ("", "", "day", "date not stated", "aside")),
        ({"published": None}, {"today": "day"}, 0, ("", "", "day", "date not stated", "aside")),
    ],
)  # fmt: skip
def test_the_unit_in_hand(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("named", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({"published": "2025-05-15"}, {"wh": "last", "m": "june"}, 0,
         ("2024-06-01", "2024-07-01", "month", "last June + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"wh": "next", "m": "june"}, 0,
         ("2025-06-01", "2025-07-01", "month", "next June + published 2025-05-15")),
        ({"published": "2025-05-15"}, {"wh": "this", "m": "june"}, 0,
         ("2025-06-01", "2025-07-01", "month", "this June + published 2025-05-15")),
        ({"published": "2025-06-15"}, {"wh": "last", "m": "june"}, 0,
         ("2024-06-01", "2024-07-01", "month", "last June + published 2025-06-15")),
        ({"published": "2025-06-15"}, {"wh": "next", "m": "june"}, 0,
         ("2026-06-01", "2026-07-01", "month", "next June + published 2025-06-15")),
        ({"published": "2025-06-15"}, {"wh": "this", "m": "june"}, 0,
         ("2025-06-01", "2025-07-01", "month", "this June + published 2025-06-15")),
        ({"published": "2025-07-15"}, {"wh": "last", "m": "june"}, 0,
         ("2025-06-01", "2025-07-01", "month", "last June + published 2025-07-15")),
        ({"published": "2025-07-15"}, {"wh": "next", "m": "june"}, 0,
         ("2026-06-01", "2026-07-01", "month", "next June + published 2025-07-15")),
        ({"published": "2025-07-15"}, {"wh": "this", "m": "june"}, 0,
         ("2025-06-01", "2025-07-01", "month", "this June + published 2025-07-15")),
        ({"last": "2024-05-06"}, {"wh": "that", "m": "june"}, 0,
         ("2024-06-01", "2024-07-01", "month", "that June + 2024-05-06 in the text")),
        ({"last": "2024-05-06"}, {"wh": "following", "m": "may"}, 0,
         ("2025-05-01", "2025-06-01", "month", "following May + 2024-05-06 in the text")),
        ({"published": None}, {"wh": "last", "m": "june"}, 0, ("", "", "month", "year not stated")),
        ({}, {"wh": "last", "m": "smarch"}, 0, ("", "", "month", "year not stated")),
    ],
)  # fmt: skip
def test_last_and_next_before_a_month(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("named", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"wh": "past", "n": "three", "u": "days"}, 0,
         ("2025-11-30", "2025-12-04", "span", "up to published 2025-12-03", "aside")),
        ({}, {"wh": "last", "n": "two", "u": "weeks"}, 0, ("2025-11-19", "2025-12-04", "span", "up to published 2025-12-03", "aside")),
        ({}, {"wh": "next", "n": "three", "u": "days"}, 0, ("2025-12-03", "2025-12-07", "span", "from published 2025-12-03", "aside")),
        ({}, {"wh": "coming", "u": "weeks"}, 0, ("2025-12-03", "", "span", "from published 2025-12-03, length not stated", "aside")),
        ({}, {"wh": "recent", "u": "weeks"}, 0, ("", "2025-12-04", "span", "up to published 2025-12-03, length not stated", "aside")),
        ({}, {"wh": "past", "n": "several", "u": "days"}, 0,
         ("", "2025-12-04", "span", "up to published 2025-12-03, length not stated", "aside")),
        ({}, {"wh": "recent", "n": "two", "u": "years"}, 0,
         ("2023-12-03", "2025-12-04", "span", "up to published 2025-12-03", "aside")),
        ({"last": "2024-05-06"}, {"wh": "following", "n": "two", "u": "days"}, 0,
         ("2024-05-06", "2024-05-09", "span", "from 2024-05-06 in the text", "aside")),
        ({"last": "2024-05-06"}, {"wh": "previous", "n": "two", "u": "days"}, 0,
         ("2024-05-04", "2024-05-07", "span", "up to 2024-05-06 in the text", "aside")),
        ({"last": "2024-05-06"}, {"wh": "next", "n": "two", "u": "days"}, 0,
         ("2025-12-03", "2025-12-06", "span", "from published 2025-12-03", "aside")),
        ({"published": None}, {"wh": "past", "n": "two", "u": "days"}, 0, ("", "", "span", "date not stated", "aside")),
        ({"narrative": True, "last": "2024-05-06"}, {"wh": "past", "n": "two", "u": "days"}, 0,
         ("", "", "span", "up to 2024-05-06 in the text", "aside")),
        ({}, {"wh": "past", "n": "9999", "u": "years"}, 0, ("", "2025-12-04", "span", "up to published 2025-12-03", "aside")),
        ({}, {"wh": "next", "n": "9999", "u": "years"}, 0, ("2025-12-03", "", "span", "from published 2025-12-03", "aside")),
        ({}, {"wh": "next", "n": "two", "u": "hours"}, 0, ("2025-12-03", "2025-12-05", "span", "from published 2025-12-03", "aside")),
        ({}, {"wh": "last", "n": "24", "u": "hours"}, 0, ("2025-12-02", "2025-12-04", "span", "up to published 2025-12-03", "aside")),
        ({}, {"wh": "last", "n": "25", "u": "hours"}, 0, ("2025-12-01", "2025-12-04", "span", "up to published 2025-12-03", "aside")),
        ({}, {"n": "two", "u": "days"}, 0, ("2025-12-03", "2025-12-06", "span", "from published 2025-12-03", "aside")),
        ({"published": "9999-12-30"}, {"wh": "next", "n": "one", "u": "day"}, 0, ("", "", "span", "outside the calendar", "aside")),
    ],
)  # fmt: skip
def test_a_stretch_up_to_or_from_the_day(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("stretch", given, fields, tense) == expected


@pytest.mark.parametrize(
    ("given", "fields", "tense", "expected"),
    [
        ({}, {"h": "christmas"}, 0, ("2025-12-25", "2025-12-26", "day", "christmas + published 2025-12-03")),
        ({}, {"h": "christmas"}, 1, ("2025-12-25", "2025-12-26", "day", "christmas + published 2025-12-03")),
        ({}, {"h": "christmas"}, -1, ("2025-12-25", "2025-12-26", "day", "christmas + published 2025-12-03")),
        ({}, {"h": "christmas", "y": "1914"}, 0, ("1914-12-25", "1914-12-26", "day", "christmas + stated")),
        ({}, {"h": "new year 's eve"}, 0, ("2025-12-31", "2026-01-01", "day", "new year's eve + published 2025-12-03")),
        ({}, {"h": "new year ’s day"}, 0, ("2026-01-01", "2026-01-02", "day", "new year's day + published 2025-12-03")),
        ({}, {"h": "new year day"}, 1, ("2026-01-01", "2026-01-02", "day", "new year day + published 2025-12-03")),
        ({}, {"h": "thanksgiving"}, 0, ("2025-11-27", "2025-11-28", "day", "thanksgiving + published 2025-12-03")),
        ({}, {"h": "thanksgiving", "y": "2023"}, 0, ("2023-11-23", "2023-11-24", "day", "thanksgiving + stated")),
        ({}, {"h": "thanksgiving", "y": "2018"}, 0, ("2018-11-22", "2018-11-23", "day", "thanksgiving + stated")),
        ({}, {"h": "thanksgiving day", "y": "2019"}, 0, ("2019-11-28", "2019-11-29", "day", "thanksgiving day + stated")),
        ({}, {"h": "halloween", "y": "2019"}, 0, ("2019-10-31", "2019-11-01", "day", "halloween + stated")),
        ({}, {"h": "christmas year"}, 0, ("", "", "day", "no fixed day", "aside")),
        ({"published": None, "narrative": True}, {"h": "christmas"}, 0, ("", "", "day", "year not stated")),
        ({"published": None, "narrative": True}, {"h": "thanksgiving", "y": "99999"}, 0, ("", "", "day", "outside the calendar")),
        ({}, {}, 0, ("", "", "day", "no fixed day", "aside")),
    ],
)  # fmt: skip
def test_a_holiday(given: Row, fields: Row, tense: int, expected: Told) -> None:
    assert meant("holiday", given, fields, tense) == expected


# -- where a text has got to -----------------------------------------------------------------------------------------


def mention(start: str | None, grain: Grain = "day", *, aside: bool = False) -> Meaning:
    return Meaning(day(start), None, grain, "", aside)


@pytest.mark.parametrize(
    ("years_", "pointing", "narrative"),
    [
        ((2023, 2023, 2023), 0, True),
        ((2023, 2023), 0, False),
        ((2024, 2024, 2024), 0, False),
        ((2023, 2023, 2023, 2025, 2025), 0, True),
        ((2023, 2023, 2023, 2025, 2025, 2025), 0, False),
        ((1871,) * 4, 1, True),
        ((1871,) * 3, 1, False),
        ((1871,) * 7, 2, False),
        ((), 0, False),
    ],
)
def test_a_text_most_of_whose_years_are_old_is_a_narrative(years_: tuple[int, ...], pointing: int, narrative: bool) -> None:
    assert is_narrative(years_, date(2025, 12, 3), pointing) is narrative
    assert is_narrative(years_, None, pointing) is True


@pytest.mark.parametrize(
    ("meaning", "explicit", "last", "day_"),
    [
        (mention("1872-02-03"), True, "1872-02-03", "1872-02-03"),
        (mention("1872-02-03", "time"), False, "1872-02-03", "1872-02-03"),
        (mention("1872-02-01", "month"), False, "1872-02-01", None),
        (mention("1872-01-01", "year"), False, "1872-01-01", None),
        (mention("1871-01-01", "year"), True, "1871-05-06", "1871-05-06"),
        (mention(None), True, "1871-05-06", "1871-05-06"),
        (mention("1872-02-03", aside=True), True, "1871-05-06", "1871-05-06"),
        (mention("1872-02-03", "open"), True, "1871-05-06", "1871-05-06"),
        (mention("1872-02-03", "span"), True, "1871-05-06", "1871-05-06"),
        (mention("1800-01-01", "century"), False, "1871-05-06", "1871-05-06"),
        (mention("1880-01-01", "decade"), False, "1871-05-06", "1871-05-06"),
        (mention("1873-02-03"), True, "1873-02-03", "1873-02-03"),
        (mention("1874-02-03"), True, "1871-05-06", "1871-05-06"),
        (mention("1874-02-03"), False, "1874-02-03", "1874-02-03"),
        (mention("1869-02-03"), True, "1869-02-03", "1869-02-03"),
        (mention("1868-02-03"), True, "1871-05-06", "1871-05-06"),
        (mention("1872-01-01", "year"), True, "1871-05-06", "1871-05-06"),
    ],
)
def test_a_narrative_moves_on_and_passes_over_asides(meaning: Meaning, explicit: bool, last: str, day_: str | None) -> None:
    text = context(narrative=True, last="1871-05-06", day_="1871-05-06", here=7, here_block=5)
    text.follow(meaning, explicit)
    assert (text.last, text.day) == (day(last), day(day_))
    moved = last != "1871-05-06"
    assert text.last_grain == (meaning.grain if moved else "day")
    said = moved and explicit
    assert (text.said, text.sentence, text.block) == ((meaning.start, 7, 5) if said else (None, -1, -1))


@pytest.mark.parametrize(
    ("ahead", "passed"),
    [((1871,), True), ((1900,), False), ((1873,), False), ((1871, 1900), False), ((1900, 1871), True), ((), True)],
)
def test_a_far_year_is_no_aside_where_the_next_one_is_as_far(ahead: tuple[int, ...], passed: bool) -> None:
    text = context(narrative=True, last="1871-05-06", ahead=ahead)
    text.follow(mention("1875-02-03"), True)
    assert (text.last == date(1871, 5, 6)) is passed


def test_the_first_mention_is_where_a_narrative_begins() -> None:
    text = context(narrative=True)
    text.follow(mention("1871-01-01", "year"), True)
    assert (text.last, text.last_grain, text.day, text.said) == (date(1871, 1, 1), "year", None, date(1871, 1, 1))


JUNE = "1871-06-01 in the text"


@pytest.mark.parametrize(
    ("given", "month", "tense", "expected"),
    [
        # news: the year in progress, else by tense the next or the last
        ({}, 12, 0, (2025, "published 2025-12-03")),
        ({}, 1, 1, (2026, "published 2025-12-03")),
        ({}, 10, 1, (2025, "published 2025-12-03")),
        ({}, 9, 1, (2026, "published 2025-12-03")),
        ({}, 1, 0, (2025, "published 2025-12-03")),
        ({}, 2, 0, (2025, "published 2025-12-03")),
        ({}, 1, -1, (2025, "published 2025-12-03")),
        ({"published": "2025-01-10"}, 2, -1, (2025, "published 2025-01-10")),
        ({"published": "2025-01-10"}, 3, -1, (2024, "published 2025-01-10")),
        ({"published": "2025-01-10"}, 5, 0, (2024, "published 2025-01-10")),
        ({"published": "2025-01-20"}, 5, 0, (2025, "published 2025-01-20")),
        ({"published": "2025-01-10"}, 12, 0, (2024, "published 2025-01-10")),
        ({"published": "2025-01-10"}, 1, -1, (2025, "published 2025-01-10")),
        # a range beside it
        ({"joined": "1918-04-01"}, 3, 0, (1918, "1918-04 beside it")),
        ({"joined": "1918-04-01"}, 4, 0, (1918, "1918-04 beside it")),
        ({"joined": "1918-04-01"}, 5, 0, (1917, "1918-04 beside it")),
        # another year in the same sentence of news
        ({"said": "2019-05-06", "sentence": 0, "here": 0}, 6, 0, (2019, "2019 in the text")),
        ({"said": "2019-05-06", "sentence": 0, "here": 9}, 6, 0, (2025, "published 2025-12-03")),
        ({"said": "2025-05-06", "sentence": 0, "here": 0}, 6, 0, (2025, "published 2025-12-03")),
        ({"said": "2019-05-06", "here": -1}, 6, 0, (2025, "published 2025-12-03")),
        # narratives go on from what they told last
        ({"narrative": True, "last": "1871-01-01", "grain": "year"}, 6, 0, (1871, "1871 in the text")),
        ({"narrative": True, "last": "1871-01-01", "grain": "year"}, 12, 0, (1871, "1871 in the text")),
        ({"narrative": True, "last": "1870-01-01", "grain": "decade"}, 12, 0, (1870, "1870 in the text")),
        ({"narrative": True, "last": "1871-06-01", "grain": "month"}, 6, 0, (1871, "1871-06 in the text")),
        ({"narrative": True, "last": "1871-06-01", "grain": "month"}, 12, 0, (1871, "1871-06 in the text")),
        ({"narrative": True, "last": "1871-06-01", "grain": "month"}, 1, 0, (1871, "1871-06 in the text")),
        ({"narrative": True, "last": "1871-12-01", "grain": "month"}, 2, 0, (1872, "1871-12 in the text")),
        ({"narrative": True, "last": "1871-12-01", "grain": "month"}, 5, 0, (1871, "1871-12 in the text")),
        ({"narrative": True, "last": "1871-12-01", "grain": "month"}, 4, 0, (1872, "1871-12 in the text")),
        ({"narrative": True, "last": "1871-01-06"}, 12, 0, (1870, "1871-01-06 in the text")),
        ({"narrative": True, "ahead": (1900, 1871)}, 6, 0, (1871, "1871 later in the text")),
        ({"narrative": True}, 6, 0, None),
        # an undated text with few years: a year reaches no further than its paragraph
        ({"narrative": True, "last": "1871-06-01", "story": False, "block": 3, "here_block": 3}, 6, 0, (1871, JUNE)),
        ({"narrative": True, "last": "1871-06-01", "story": False, "block": 3, "here_block": 4}, 6, 0, None),
        ({"narrative": True, "last": "1871-06-01", "block": 3, "here_block": 4}, 6, 0, (1871, JUNE)),
    ],
)  # fmt: skip
def test_the_year_of_a_month_told_without_one(given: Row, month: int, tense: int, expected: tuple[int, str] | None) -> None:
    assert context(**given).year_of(month, tense) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("day_of_month", "tense", "year"), [(17, 1, 2026), (19, 1, 2025), (17, -1, 2025)])
def test_the_day_counts_where_the_month_is_near_the_edge(day_of_month: int, tense: int, year: int) -> None:
    assert context(published="2025-12-18").year_of(10, tense, day_of_month) == (year, "published 2025-12-18")


@pytest.mark.parametrize(
    ("published", "month", "day_of_month", "tense", "year"),
    [
        ("2025-01-10", 2, 25, -1, 2025),  # 45 days ahead
        ("2025-01-10", 2, 26, -1, 2024),
        ("2025-01-10", 5, 10, 0, 2025),  # 120 days ahead
        ("2025-01-10", 5, 11, 0, 2024),
        ("2025-12-10", 1, 10, 0, 2025),  # 330 days back
        ("2025-12-10", 1, 9, 0, 2026),
        ("2025-12-10", 10, 10, 1, 2025),  # 60 days back
        ("2025-12-10", 10, 9, 1, 2026),
    ],
)
def test_how_far_news_looks_back_and_ahead(published: str, month: int, day_of_month: int, tense: int, year: int) -> None:
    found = context(published=published).year_of(month, tense, day_of_month)
    assert found is not None
    assert found[0] == year


@pytest.mark.parametrize(
    ("grain", "name"),
    [
        ("year", "1871"), ("decade", "1871"), ("century", "1871"), ("month", "1871-06"), ("quarter", "1871-06"), ("season", "1871-06"),
        ("half", "1871-06"), ("week", "1871-06-01"), ("day", "1871-06-01"),
    ],
)  # fmt: skip
def test_a_reason_names_a_mention_no_finer_than_it_was(grain: Grain, name: str) -> None:
    assert Context.name(date(1871, 6, 1), grain) == f"{name} in the text"
    assert Context.name(None, grain) == "no date before it"


def test_what_is_counted_from() -> None:
    news, past = context(last="2024-05-06"), context(narrative=True, last="1871-06-01", grain="month")
    assert (news.now, news.narrated) == (date(2025, 12, 3), date(2024, 5, 6))
    assert (news.now_name, news.narrated_name) == ("published 2025-12-03", "2024-05-06 in the text")
    assert (past.now, past.now_name, past.narrated_name) == (date(1871, 6, 1), "1871-06 in the text", "1871-06 in the text")
    assert (context().narrated, context().narrated_name) == (date(2025, 12, 3), "published 2025-12-03")
    assert (context(narrative=True).now, context(narrative=True).now_name) == (None, "no date before it")


# -- the calendar ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shift", "start", "end"),
    [
        ("day", 0, "2024-02-29", "2024-03-01"), ("day", 1, "2024-03-01", "2024-03-02"), ("day", -1, "2024-02-28", "2024-02-29"),
        ("weekend", 0, "2024-03-02", "2024-03-04"), ("weekend", -1, "2024-02-24", "2024-02-26"),
        ("week", 0, "2024-02-26", "2024-03-04"), ("week", 1, "2024-03-04", "2024-03-11"),
        ("fortnight", 0, "2024-02-26", "2024-03-11"), ("fortnight", 1, "2024-03-11", "2024-03-25"),
        ("month", 0, "2024-02-01", "2024-03-01"), ("month", -2, "2023-12-01", "2024-01-01"),
        ("month", 11, "2025-01-01", "2025-02-01"),
        ("quarter", 0, "2024-01-01", "2024-04-01"), ("quarter", -1, "2023-10-01", "2024-01-01"),
        ("quarter", 4, "2025-01-01", "2025-04-01"),
        ("year", 0, "2024-01-01", "2025-01-01"), ("year", -1, "2023-01-01", "2024-01-01"),
        ("decade", 0, "2020-01-01", "2030-01-01"), ("decade", -1, "2010-01-01", "2020-01-01"),
        ("century", 0, "2000-01-01", "2100-01-01"), ("century", -1, "1900-01-01", "2000-01-01"),
    ],
)  # fmt: skip
def test_the_unit_that_holds_a_day(name: str, shift: int, start: str, end: str) -> None:
    assert unit(date(2024, 2, 29), name, shift) == (day(start), day(end))


def test_units_that_are_none_or_lie_outside_the_calendar() -> None:
    assert unit(date(2024, 2, 29), "hour") is None
    for name in ("day", "weekend", "week", "fortnight", "month", "quarter", "year", "decade", "century"):
        assert unit(date(1, 1, 3), name, -20) is None, name
        assert unit(date(9999, 12, 31), name, 1) is None, name
    assert unit(date(2024, 9, 30), "quarter") == (date(2024, 7, 1), date(2024, 10, 1))
    assert unit(date(2024, 10, 1), "quarter") == (date(2024, 10, 1), date(2025, 1, 1))


@pytest.mark.parametrize(
    ("name", "count", "moved"),
    [
        ("day", -31, "2024-02-29"), ("week", 1, "2024-04-07"), ("weekend", 1, "2024-04-07"), ("fortnight", -1, "2024-03-17"),
        ("month", 1, "2024-04-30"), ("month", -1, "2024-02-29"), ("month", -13, "2023-02-28"), ("month", 2, "2024-05-31"),
        ("month", 9, "2024-12-31"), ("quarter", 1, "2024-06-30"), ("year", 1, "2025-03-31"), ("decade", -1, "2014-03-31"),
        ("century", 1, "2124-03-31"), ("hour", 1, None), ("year", 9_000, None), ("day", 10**12, None), ("year", -2_024, None),
        ("year", 7_976, None), ("year", 7_974, "9998-03-31"),
    ],
)  # fmt: skip
def test_a_day_moves_by_units_and_stays_the_same_day_of_its_month(name: str, count: int, moved: str | None) -> None:
    assert move(date(2024, 3, 31), name, count) == day(moved)


def test_months_and_years_run_on() -> None:
    assert months(2024, 13, 1) == (date(2025, 1, 1), date(2025, 2, 1))
    assert months(2024, 0, 1) == (date(2023, 12, 1), date(2024, 1, 1))
    assert years(2024) == (date(2024, 1, 1), date(2025, 1, 1))
    assert years(2020, 10) == (date(2020, 1, 1), date(2030, 1, 1))
    assert (years(0), years(9999), months(9999, 12, 1)) == (None, None, None)


def test_grains() -> None:
    names = ("day", "weekend", "week", "month", "quarter", "year", "decade", "century")
    assert [grain_of(name) for name in (*names, "fortnight", "hour")] == [*names, "span", "span"]


# -- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("three", 3), ("a", 1), ("another", 1), ("a dozen", 12), ("two dozen", 24), ("twenty-two", 22), ("twenty two", 22),
        ("two hundred", 200), ("a hundred", 100), ("two hundred three", 203), ("a couple", 2), ("18", 18), ("1,500", 1_500),
        ("about 18", 18), ("several", None), ("a few", None), ("some three", None), ("", None),
        ("about", None), ("three and a half", 3),
        ("a half", 1), ("thirteen hundred", 1_300), ("a hundred and twelve", 112),
        ("1" * 12, int("1" * 12)), ("1" * 13, None), ("1.5", None), (None, None),
    ],
)  # fmt: skip
def test_amounts(words: str | None, number: int | None) -> None:
    assert WORDS.number(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("3rd", 3), ("third", 3), ("twentieth", 20), ("twenty-first", 21), ("thirty first", 31), ("3", 3), ("final", None),
        ("three", None), ("", None), ("odd-first", 1), ("first", 1), ("1" * 13 + "th", None), (None, None),
    ],
)  # fmt: skip
def test_ordinals(words: str | None, number: int | None) -> None:
    assert WORDS.ordinal(words) == number


def test_words_of_the_calendar_and_no_word() -> None:
    assert [WORDS.month(word) for word in ("may", "sept.", "jan .", "monday", None)] == [5, 9, 1, None, None]
    assert [WORDS.weekday(word) for word in ("monday", "sunday", "may", None)] == [0, 6, None, None]
    assert [WORDS.unit(word) for word in ("weeks", "week", "hill", None)] == ["week", "week", "hill", ""]
    assert [WORDS.season(word) for word in ("summertime", "summer", "noon", None)] == ["summer", "summer", None, None]


@pytest.mark.parametrize(
    ("word", "direction", "told_"),
    [("last", -1, False), ("next", 1, False), ("this", 0, False), (None, 0, False), ("that", 0, True), ("that same", 0, True),
     ("following", 1, True), ("previous", -1, True), ("after", 1, True)],
)  # fmt: skip
def test_which_way_a_word_points_and_from_where(word: str | None, direction: int, told_: bool) -> None:
    assert (WORDS.direction(word), WORDS.of_narrative(word)) == (direction, told_)


@pytest.mark.parametrize(
    ("word", "unit_"),
    [
        ("weeks", "week"),
        ("week", "week"),
        ("hours", "hour"),
        ("quarters", "quarter"),
        ("weekend", "weekend"),
        ("cow", "cow"),
    ],
)
def test_words_for_units(word: str, unit_: str) -> None:
    assert WORDS.unit(word) == unit_


@pytest.mark.parametrize(
    ("word", "season"),
    [("spring", "spring"), ("springtime", "spring"), ("wintertime", "winter"), ("fall", "fall"), ("smarch", None)],
)
def test_words_for_seasons(word: str, season: str | None) -> None:
    assert WORDS.season(word) == season


@pytest.mark.parametrize(
    ("words", "value"), [("3rd", 3), ("1,500", 1500), ("’90s", 90), ("no", None), ("", None), (None, None)]
)
def test_the_digits_in_words(words: str | None, value: int | None) -> None:
    assert whole(words) == value


@pytest.mark.parametrize(
    ("nth", "count", "start"),
    [
        ("first", "several", ""),
        ("last", "several", ""),
        ("second", "3", ""),
        ("first", "3", "2025-01-01"),
        ("last", "3", "2025-10-01"),
    ],
)
def test_a_part_of_a_year_has_dates_where_it_is_told_how_many_of_what(nth: str, count: str, start: str) -> None:
    assert meant("within", {}, {"nth": nth, "n": count, "u": "months", "y2": "2025"}, 0)[0] == start
