"""TIM003: dates that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from reportedly.checks.expressions import found
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)})\s+(\d{{1,2}})(?:st|nd|rd|th)?)\b"
_DATED = re.compile(rf"\b({'|'.join(_DAYS)}),?\s+(?:the\s+)?{_DAY}(?:,?\s+((?:19|20)\d\d)\b)?")
_SPAN = re.compile(
    rf"\b[Ff]rom\s+(\d{{1,2}})(?:st|nd|rd|th)?\s+to\s+(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:{'|'.join(_MONTHS)})\b"
)
_PREPOSED = re.compile(r"\b(?:[Oo]n|[Ss]ince|[Bb]efore|[Bb]y)\s+(?:the\s+)?\Z")
"""Without such a word before it a date may be the article's own, of another edition."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def find(scene: Scene) -> Iterator[Finding]:
    """Weekdays that do not fall on the date beside them, intervals that end before they begin, and events after publication."""
    yield from _weekdays(scene)
    for span in found(scene, _SPAN):
        match = _SPAN.fullmatch(span.text)
        if match and int(match[1]) > int(match[2]) and not scene.quoted(span):
            yield Finding(span, f"“{' '.join(span.text.split())}” ends before it begins", "Which of the two days is meant?")
    yield from _ahead(scene)


def _weekdays(scene: Scene) -> Iterator[Finding]:
    for span in found(scene, _DATED):
        match = _DATED.fullmatch(span.text)
        if match is None or scene.quoted(span):
            continue
        month = _MONTHS.index(match[3] or match[4]) + 1
        years = [int(match[6])] if match[6] else _years(scene)
        days = [each for year in years if (each := _day(year, month, int(match[2] or match[5])))]
        words = " ".join(span.text.split())
        if years and not days:
            yield Finding(span, f"“{words}” is no day of the calendar", "Which day is meant?")
        elif days and all(_DAYS[each.weekday()] != match[1] for each in days):
            in_year = "" if match[6] else f" in {days[0].year}"
            yield Finding(
                span,
                f"“{words}” was a {_DAYS[days[0].weekday()]}{in_year}",
                "Is the weekday wrong, the day, or the year?",
            )


def _years(scene: Scene) -> list[int]:
    """The years that a date without one may mean: that of publication first, then those around it."""
    published = scene.document.published
    return [int(published[:4]) + step for step in (0, -1, 1)] if published else []


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ahead(scene: Scene) -> Iterator[Finding]:
    """Times with a year of their own, after the day of publication, of events that are told as having happened."""
    published = scene.document.published
    for telling in scene.contested.events if published else ():
        time = scene.times.get(telling.event.time or "")
        if time is None or time.start is None or telling.event.modality != "asserted" or scene.quoted(time.span):
            continue
        stamped = not _PREPOSED.search(scene.text, max(0, time.span.start - 12), time.span.start)
        if time.start > str(published) and time.grain == "day" and _YEAR.search(time.span.text) and not stamped:
            yield Finding(
                time.span,
                f"“{' '.join(time.span.text.split())}” is after the article's own date, {published}, and “"
                f"{' '.join(telling.trigger.text.split())}” is told as having happened",
                "Which of the two dates is right?",
            )


RULE = Rule(
    "TIM003",
    "contradicting-dates",
    "structural",
    marks="A weekday that does not fall on the date beside it, a date that no calendar has, days from a later to an earlier one, and "
    "an event told as having happened on a day after the article's date of publication.",
    why="One of the two is wrong, and a reader can't know which.",
    reference="Armed-conflict event data practice: time precision is coded (ACLED Codebook)",
    severity="error",
    find=find,
    bad=(
        Example(
            "The bridge over the Velna was closed on Tuesday, 3 March 2021, Mayor Ada Brenn said. Work goes on.",
            ("Tuesday, 3 March 2021",),
        ),
        Example(
            "The bridge over the Velna was closed from 12 to 9 May, Mayor Ada Brenn said. Work goes on.",
            ("from 12 to 9 May",),
        ),
    ),
    good=(Example("The bridge over the Velna was closed on Wednesday, 3 March 2021, Mayor Ada Brenn said. Work goes on."),),
    confidence=0.98,
    limits="A date without a year is checked only where the date of publication is known, and passes if its weekday fits that year or "
    "one beside it. Dates of the Gregorian calendar only.",
)
