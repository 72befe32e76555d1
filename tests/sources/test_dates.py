"""Publication dates: only full ones, only where the text states them as its own."""

import pytest

from reportedly.sources.dates import dateline_date, iso_date
from tests.pages import ENGLISH


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-11-03", "2025-11-03"),
        (" 2025-11-03T23:30:00Z", "2025-11-03"),
        ("2025-11-03 08:00", "2025-11-03"),
        ("2025-02-30", None),
        ("2025-11-033", None),
        ("03/11/2025", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_iso_dates(value, expected):
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    "line",
    [
        "KYIV, November 3, 2025 — The bridge was closed.",
        "KYIV, Ukraine, Nov. 3, 2025 (Agency) — The bridge was closed.",
        "KYIV, NOVEMBER 3, 2025 — The bridge was closed.",
        "MOSCOW, 3 November 2025 - The bridge was closed.",
        "Kyiv, Monday, November 3, 2025 – The bridge was closed.",
        "MOSCOW (Agency) November 3, 2025 -- The bridge was closed.",
        "Published: 3 November 2025",
        "Published on Monday, 3rd November 2025 | 5 min read",
        "Posted November 3, 2025 at 10:15 a.m. GMT",
        "Date: 2025-11-03",
        "2025-11-03",
        "3 November 2025",
        "Monday, November 3, 2025, 14:05 UTC",
    ],
)
def test_lines_that_state_the_date_of_the_article(line):
    assert dateline_date(line, ENGLISH) == "2025-11-03"


@pytest.mark.parametrize(
    "line",
    [
        "KYIV, Nov. 3 (Agency) — No year is given.",
        "On November 3, 2025 - a Monday - the bridge was closed.",
        "The bridge was closed on November 3, 2025 — for good, the mayor said.",
        "The contract of November 3, 2025, was signed in Kyiv.",
        "03/11/2025",
        "February 30, 2025",
        "2025-13-01",
        "Published work by the mayor fills three shelves.",
    ],
)
def test_lines_that_do_not(line):
    assert dateline_date(line, ENGLISH) is None
