"""The days, months and years that an article names, by the times that were read in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from reportedly.model import Span, Time, Token
from reportedly.model.calendar import Calendar, calendar

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene


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

    def has_year(self, time: Time) -> bool:
        """Whether the words of a time hold its year: "in 2014", "3/04/2021"."""
        return any(token.kind == "date" or is_year(token) for token in self.tokens(time))

    def is_named(self, time: Time) -> bool:
        """Whether they hold the name of a month or a weekday."""
        known = (self.calendar.months, self.calendar.weekdays)
        return any(token.lower.rstrip(".") in names for token in self.tokens(time) for names in known)

    def tells(self, sentence: Span) -> bool:
        """Whether a sentence names a day, a month or a year."""
        return any(self.is_named(time) or self.has_year(time) for time in self.between(sentence.start, sentence.end))

    def between(self, start: int, end: int) -> tuple[Time, ...]:
        """The times that begin in ``text[start:end]``."""
        return tuple(time for time in self._scene.article.times if start <= time.span.start < end)


def is_year(token: Token) -> bool:
    """Whether a token is the number of a year of the last or this century."""
    return len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("19", "20")
