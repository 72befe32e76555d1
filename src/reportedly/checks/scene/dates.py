"""The days, months and years that an article names, by the times that were read in it; which of them are open, and which can't be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reportedly.checks.scene.clash import Clash
from reportedly.model import Calendar, Span, Time, Token, calendar

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

_HEAD: Final = 400
"""A date among so many characters at the head of the body is the article's own."""

_OLD: Final = 20
"""So many years ago places may have borne other names."""

_DAYS: Final = 2
"""The day of a month has so many digits at most."""


class Named(NamedTuple):
    """What the words of a time name of a date: numbers of the calendar, weekdays from 0 (Monday)."""

    weekday: int | None
    month: int | None
    day: int | None
    year: int | None


class Dates:
    """The dates of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene

    @cached_property
    def calendar(self) -> Calendar:
        """The names of months and weekdays."""
        return calendar(self._scene.language)

    def tokens(self, time: Time) -> tuple[Token, ...]:
        """The words, numbers and marks of a time."""
        page = self._scene.page
        return page.tokens[slice(*page.within(time.span.start, time.span.end))]

    @cached_property
    def published(self) -> bool:
        """Whether the article has a date: that of its publication, or a whole one at its head."""
        scene = self._scene
        head = self.between(0, scene.body + _HEAD)
        return scene.document.published is not None or any(
            time.start and time.grain == "day" and self.has_year(time) for time in head
        )

    @cached_property
    def known(self) -> bool:
        """Whether it names any time that can be known, or a year."""
        return any(time.start or self.has_year(time) for time in self._scene.article.times)

    @cached_property
    def open(self) -> tuple[Time, ...]:
        """The days and months of the body of which nothing tells which they are; those of habits are none, and neither are feasts."""
        return tuple(time for time in self._scene.article.times if self._is_open(time))

    def _is_open(self, time: Time) -> bool:
        scene, span = self._scene, time.span
        if time.start or time.grain not in ("day", "month") or scene.quoted(span) or scene.in_title(span):
            return False
        near = not scene.listed("dating.days.near").isdisjoint(scene.words(span.start, span.end))
        if not (near or self.is_named(time)) or scene.uses("dating.days.feasts").meet(span.start, span.end):
            return False
        return not scene.says(span, "dating.days.habits")

    def named(self, time: Time) -> Named:
        """What the words of a time name."""
        tokens = self.tokens(time)
        words = [token.lower.rstrip(".") for token in tokens]
        digits = ["".join(filter(str.isdigit, token.text)) for token in tokens if token.kind in ("word", "number")]
        return Named(
            next((self.calendar.weekdays[word] for word in words if word in self.calendar.weekdays), None),
            next((self.calendar.months[word] for word in words if word in self.calendar.months), None),
            next((int(number) for number in digits if 0 < len(number) <= _DAYS), None),
            next((int(token.text) for token in tokens if is_year(token)), None),
        )

    def has_year(self, time: Time) -> bool:
        """Whether the words of a time hold its year: "in 2014", "3/04/2021"."""
        return any(token.kind == "date" or is_year(token) for token in self.tokens(time))

    def is_named(self, time: Time) -> bool:
        """Whether they hold the name of a month or a weekday."""
        named = self.named(time)
        return named.month is not None or named.weekday is not None

    def tells(self, sentence: Span) -> bool:
        """Whether a sentence names a day, a month or a year."""
        return any(self.is_named(time) or self.has_year(time) for time in self.between(sentence.start, sentence.end))

    def is_of_old(self, sentence: Span) -> bool:
        """Whether a sentence tells of a year that is long past, 20 years or more before the article's date or its last time."""
        latest = self._latest
        years = (int(time.end[:4]) for time in self.between(sentence.start, sentence.end) if time.end and not time.lasting)
        return latest is not None and any(year + _OLD <= latest for year in years)

    @cached_property
    def _latest(self) -> int | None:
        """The year of publication, or that of the last time that the article names."""
        published = self._scene.document.published
        if published is not None:
            return int(published[:4])
        return max((int(time.end[:4]) for time in self._scene.article.times if time.end and not time.lasting), default=None)

    def between(self, start: int, end: int) -> tuple[Time, ...]:
        """The times that begin in ``text[start:end]``."""
        times = self._scene.article.times
        first, last = (bisect_left(times, offset, key=lambda each: each.span.start) for offset in (start, end))
        return times[first:last]

    # what can't be

    def clashes(self) -> Iterator[Clash]:
        """Dates that can't be, outside of quotations: "no day" of the calendar; a "weekday" that is not that of the date beside it;
        "backwards", from a later day of a month to an earlier one; "ahead", after publication, of what is told as having happened.
        """
        times = [time for time in self._scene.article.times if time.grain == "day" and not self._scene.quoted(time.span)]
        for time in times:
            yield from self._of_calendar(time)
        for first, last in pairwise(times):
            yield from self._of_interval(first, last)
        yield from self._ahead()

    def _of_calendar(self, time: Time) -> Iterator[Clash]:
        weekday, month, day, year = self.named(time)
        if month is None or day is None:
            return
        years = [year] if year else self._years
        days = [found for each in years if (found := _day(each, month, day))]
        if years and not days:
            yield Clash(time.span, "no day")
        elif weekday is not None and days and all(each.weekday() != weekday for each in days):
            right = next(name for name, number in self.calendar.weekdays.items() if number == days[0].weekday())
            yield Clash(time.span, "weekday", {"weekday": right.capitalize(), "year": str(days[0].year)})

    @property
    def _years(self) -> list[int]:
        """The years that a date without one may mean: that of publication first, then those around it."""
        published = self._scene.document.published
        return [int(published[:4]) + step for step in (0, -1, 1)] if published else []

    def _of_interval(self, first: Time, last: Time) -> Iterator[Clash]:
        scene = self._scene
        one, other = self.named(first), self.named(last)
        leading = scene.preceding(first.span.start, "dating.days.from")
        between = scene.words(first.span.end, last.span.start)
        if leading is None or len(between) != 1 or between[0] not in scene.listed("dating.days.to"):
            return
        same = len({one.month, other.month} - {None}) == 1 and len({one.year, other.year} - {None}) <= 1
        if same and one.day and other.day and one.day > other.day:
            yield Clash(scene.span(leading.start, last.span.end), "backwards")

    def _ahead(self) -> Iterator[Clash]:
        scene, published = self._scene, self._scene.document.published
        for telling in scene.contested.events if published else ():
            time = scene.times.get(telling.event.time or "")
            if time is None or time.grain != "day" or telling.event.modality != "asserted" or scene.quoted(time.span):
                continue
            leading = scene.preceding(time.span.start, "dating.days.leading")
            if published and time.start and time.start > published and self.has_year(time) and leading:
                yield Clash(time.span, "ahead", {"published": published, "event": telling.trigger.text})


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_year(token: Token) -> bool:
    """Whether a token is the number of a year of the last or this century."""
    return len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("19", "20")
