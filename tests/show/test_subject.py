"""What a claim is about, in words: intervals of days."""

from __future__ import annotations

import pytest

from reportedly.model import Span
from reportedly.model.entity import Time
from reportedly.show.subject import interval_words


def test_what_is_lasting_is_told_from_its_first_day_month_or_year() -> None:
    for start, end, words in (
        ("2025-11-30", "2025-12-01", "from 30 November 2025"),
        ("2025-11-01", "2025-12-01", "from November 2025"),
        ("2025-01-01", "2026-01-01", "from 2025"),
        ("2025-01-02", "2026-01-01", "from 2 January 2025"),
    ):
        assert interval_words(Time("t1", Span(0, 1, "x"), start, end, "day", "", lasting=True)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-01-01", "2026-01-01", "2025"),
        ("2024-01-01", "2026-01-01", "1 January 2024 to 31 December 2025"),
        ("2025-01-02", "2026-01-01", "2 January 2025 to 31 December 2025"),
        ("2025-01-01", "2025-12-31", "1 January 2025 to 30 December 2025"),
        ("2025-11-01", "2025-12-01", "November 2025"),
        ("2025-11-01", "2026-01-01", "1 November 2025 to 31 December 2025"),
        ("2025-11-02", "2025-12-01", "2 November 2025 to 30 November 2025"),
        ("2025-11-01", "2025-11-30", "1 November 2025 to 29 November 2025"),
        ("2025-11-30", "2025-12-01", "30 November 2025"),
        ("2025-11-30", None, "from 30 November 2025"),
        (None, "2025-12-01", "until 30 November 2025"),
        (None, None, ""),
    ],
)
def test_an_interval_is_told_as_the_day_month_or_year_that_it_is(start: str | None, end: str | None, words: str) -> None:
    assert interval_words(Time("t1", Span(0, 1, "x"), start, end, "day", "")) == words
