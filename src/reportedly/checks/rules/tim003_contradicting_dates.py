"""TIM003: dates that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DATED = re.compile(
    rf"\b({'|'.join(_DAYS)}),?\s+(?:the\s+)?(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(_MONTHS)})"
    rf"|({'|'.join(_MONTHS)})\s+(\d{{1,2}})(?:st|nd|rd|th)?),?\s+((?:19|20)\d\d)\b"
)


def find(copy: Copy) -> Iterator[Finding]:
    """Weekdays that do not fall on the date beside them."""
    for span in copy.find(_DATED):
        match = _DATED.fullmatch(span.text)
        if match is None or copy.quoted(span):
            continue
        month = _MONTHS.index(match.group(3) or match.group(4)) + 1
        try:
            day = date(int(match.group(6)), month, int(match.group(2) or match.group(5)))
        except ValueError:
            yield Finding(span, f"“{' '.join(span.text.split())}” is no day of the calendar", "Which day is meant?")
            continue
        if _DAYS[day.weekday()] != match.group(1):
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” was a {_DAYS[day.weekday()]}",
                "Is the weekday wrong, the day, or the year?",
            )


RULE = Rule(
    "TIM003",
    "contradicting-dates",
    "structural",
    marks="A weekday that does not fall on the full date beside it, or a date that no calendar has.",
    why="One of the two is wrong, and a reader can't know which.",
    reference="Armed-conflict event data practice: time precision is coded (ACLED Codebook)",
    severity="error",
    find=find,
    bad=(
        Example(
            "The bridge over the Velna was closed on Tuesday, 3 March 2021, Mayor Ada Brenn said. Work goes on.",
            ("Tuesday, 3 March 2021",),
        ),
    ),
    good=(Example("The bridge over the Velna was closed on Wednesday, 3 March 2021, Mayor Ada Brenn said. Work goes on."),),
    confidence=0.98,
    limits="Looks only at weekdays beside full dates in the Gregorian calendar.",
)
