"""What a time expression is relative to: the day of publication, or where a narrative has got to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reportedly.model import Grain
from reportedly.resolve.times.calendar import Interval
from reportedly.resolve.times.calendar import day as calendar_day
from reportedly.resolve.times.vocabulary import Vocabulary

_OLD = 2
"""Years before publication from which on an explicit year is history."""
_FAR, _FAR_YEAR = 2, 0
"""A date, or a bare year, further than this from the narrative's own is an aside unless the next explicit one follows it."""
_LONG = 8
"""Explicit years of a text that tells a history, and not only of one as its background."""
_MIDDLE = 15
"""The day that a month stands for where it is weighed."""
_RECENT = 31
"""Days before publication within which a bare night ("overnight") may follow a deed."""
_NAMED = 120
"""Days since the last such day from which on one of the year before that names an event ("the October 3 attack") may be older."""
_SLACK, _LATE = 1, 7
"""Days around publication, ahead and behind, in which a day that firmly was, or firmly is to come, may lie on the wrong side."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression stands for. ``start`` and ``end`` as in ``model.Time``; ``aside`` leaves the narrative where it was."""

    start: date | None
    end: date | None
    grain: Grain
    reason: str
    aside: bool = False

    @classmethod
    def of(cls, interval: Interval | None, grain: Grain, reason: str) -> Meaning:
        """An interval, or that there is none."""
        return cls(*interval, grain, reason) if interval else cls(None, None, grain, reason)


def is_narrative(years: Sequence[int], published: date | None, pointing: int) -> bool:
    """Whether a text with these explicit years tells of the past: most of them lie years before publication.

    ``pointing`` is how many of its expressions ("yesterday", "on Tuesday") count from the day of publication; narratives
    have next to none. Without a date of publication there is nothing else to be relative to: every text is read that way.
    """
    if published is None:
        return True
    old = sum(year <= published.year - _OLD for year in years)
    return old >= 3 and old >= 1.5 * (len(years) - old) and old >= 4 * pointing


@dataclass(slots=True)
class Context:
    """Where the reading of a text has got to.

    ``last``, ``last_grain`` and ``last_sentence`` are the latest resolved mention, ``day`` the latest that is one day; ``said`` is the
    latest with an explicit year, and ``sentence`` and ``block`` the starts of its sentence and paragraph (``here``, ``here_block``:
    of the expression in hand). ``joined`` is the dated end of a range that begins here. ``ahead`` are the explicit years
    still to come, nearest last. Unless the text is a ``story`` with many dates, a year reaches no further than its paragraph.
    ``words`` are those that the language counts times with. ``dates`` is how many explicit years the text has; ``together``: the
    expression in hand goes on from ``said``; ``dated``: the day of publication was told by the text itself. ``stated`` has the year of
    each month and day that the text writes out in full, where it is one and the same.

    ``deed`` is the latest day that is not ahead of publication and was told of what happened, with its sentence and the number of its
    paragraph (``paragraph``: of the expression in hand): neither one that is to come, nor one in a clause that hangs on to a dated one
    (``hanging``: so does the expression in hand); ``deeds`` are all such days. ``near`` is the day that the sentence of the expression
    in hand goes on to tell for it, ``spoken`` that on which its quotation was said; ``alone`` is whether its sentence tells no other
    day. ``since`` is the day,
    or the first of the month (``since_month``), long past from which what is told was to come ("On 3 November the trial was set for
    Friday"), if any. ``naming``: the expression in hand is a day that names something ("the October 7 attacks"), and ``event`` is
    the day of that in a pack, which calls it ``event_name``.
    """

    published: date | None
    narrative: bool
    ahead: list[int]
    words: Vocabulary
    last: date | None = None
    last_grain: Grain = "open"
    last_sentence: int = -1
    day: date | None = None
    said: date | None = None
    sentence: int = -1
    joined: date | None = None
    block: int = -1
    here_block: int = -1
    story: bool = True
    here: int = -1
    dated: bool = False
    dates: int = 0
    together: bool = True
    stated: Mapping[tuple[int, int], int] = field(default_factory=dict)
    near: date | None = None
    spoken: date | None = None
    hanging: bool = False
    alone: bool = True
    since: date | None = None
    since_month: bool = False
    naming: bool = False
    event: date | None = None
    event_name: str = ""
    deed: date | None = None
    deeds: set[date] = field(default_factory=set)
    paragraph: int = 0
    deed_sentence: int = -1
    deed_paragraph: int = -1

    @property
    def origin(self) -> str:
        """How a reason names the day of publication, and whence it is known."""
        return f"dated {self.published} in the text" if self.dated else f"published {self.published}"

    @property
    def history(self) -> bool:
        """Whether the text tells of times long before it was published.

        There every expression stands for itself, as in the annotated histories that the reading of narratives was fitted on: each end
        of a range is a point at which the story has arrived, and a modifier ("early") is no part of the interval.
        """
        return self.narrative and self.published is not None and self.dates >= _LONG

    @property
    def opening(self) -> bool:
        """Whether nothing is told as yet in a text of which the day is known, that is no long history: it opens with its news."""
        return self.last is None and self.published is not None and not self.history

    @property
    def now(self) -> date | None:
        """The day that "today", "last week" and "two years ago" count from."""
        return self.last if self.narrative else self.published

    @property
    def narrated(self) -> date | None:
        """The day that "the following week" and "two days later" count from."""
        return self.last or self.published

    @property
    def now_name(self) -> str:
        """How a reason names ``now``."""
        return self.name(self.last, self.last_grain) if self.narrative else self.origin

    @property
    def narrated_name(self) -> str:
        """How a reason names ``told``."""
        return self.name(self.last, self.last_grain) if self.last else self.origin

    def scene(self, tense: int) -> date | None:
        """The day to which a time of day belongs, "that morning" and "the same day": the one told with it, else that of the last deed.

        Of what is to come it is the day told last. A deed of an earlier paragraph than the one before has passed.
        """
        if self.near is not None or self.narrative:
            return self.near or self.day
        ahead = self.day is not None and self.published is not None and self.day > self.published
        if self.deed is None or (ahead and tense >= 0):
            return None if ahead and tense < 0 else self.day
        return self.deed if self.paragraph - self.deed_paragraph <= 1 else None

    @property
    def untold(self) -> date | None:
        """The day of publication where the text of news has told no day as yet, nor tells one in the sentence of the expression."""
        return self.published if self.alone and self.day is None and not self.narrative else None

    @property
    def night(self) -> date | None:
        """The day after which a bare night follows: of a deed in the same sentence, or one of its paragraph that is days past."""
        if self.deed is None or self.published is None or (self.published - self.deed).days > _RECENT:
            return None
        within = self.deed_sentence == self.here
        return (
            self.deed
            if within or (self.deed_paragraph == self.paragraph and (self.published - self.deed).days > 1)
            else None
        )

    def told(self, tense: int) -> tuple[date | None, Grain]:
        """What "the next day" and "two days later" count from, and how fine it is: what was told last, or the last deed.

        What was is not counted from what is yet to come, and of two in a paragraph the deed is a day where the other is none.
        """
        if self.narrative or self.last is None or self.deed is None:
            return self.last, self.last_grain
        ahead = self.published is not None and self.last > self.published and tense < 0
        coarse = self.last_grain not in ("day", "time") and self.deed_paragraph == self.paragraph
        return (self.deed, "day") if ahead or coarse else (self.last, self.last_grain)

    @staticmethod
    def name(anchor: date | None, grain: Grain) -> str:
        """A mention as a reason names it, no finer than it was."""
        if anchor is None:
            return "no date before it"
        width = {"year": 4, "decade": 4, "century": 4, "month": 7, "quarter": 7, "season": 7, "half": 7}.get(grain, 10)
        return f"{anchor.isoformat()[:width]} in the text"

    def follow(self, meaning: Meaning, explicit: bool) -> None:
        """Move on to a mention that was just resolved; an aside far from the narrative is passed over."""
        if meaning.start is None or meaning.aside or meaning.grain in ("open", "span", "century"):
            return
        year = meaning.start.year
        if self.last is not None and explicit and self._is_aside(year, meaning.grain):
            return
        if meaning.grain == "decade" or (meaning.grain == "year" and self.last and self.last.year == year):
            return  # no news of where the narrative is
        self.last, self.last_grain, self.last_sentence = meaning.start, meaning.grain, self.here
        if meaning.grain in ("day", "time"):
            self.day = meaning.start
            if not self.hanging and (self.published is None or meaning.start <= self.published):
                self.deed, self.deed_sentence, self.deed_paragraph = meaning.start, self.here, self.paragraph
                self.deeds.add(meaning.start)
        else:
            self.day = None
        if explicit:
            self.said, self.sentence, self.block = meaning.start, self.here, self.here_block

    def _lies(self, year: int, month: int, day: int, tense: int) -> bool:
        """Whether a day lies where the verb puts it: what was not ahead of publication, what firmly is to come not behind it."""
        if self.published is None:
            return True
        ahead = (year, month, day) > (self.published.year, self.published.month, self.published.day)
        return tense >= 0 if ahead else tense < 2

    def _borrows(self, year: int, month: int, day: int | None, tense: int) -> bool:
        """Whether a month without a year takes that of a date beside it in news: not what was, from a date that is yet to come."""
        if self.published is None or year == self.published.year:
            return False
        return tense > 1 or (year, month, day or 1) <= (self.published.year, self.published.month, self.published.day)

    def _is_aside(self, year: int, grain: Grain) -> bool:
        """Whether an explicit year leads away from the narrative only for a moment: what follows is nearer to before it."""
        if self.last is None or abs(year - self.last.year) <= (_FAR_YEAR if grain == "year" else _FAR):
            return False
        return not self.ahead or abs(self.ahead[-1] - self.last.year) < abs(self.ahead[-1] - year)

    def year_of(self, month: int, tense: int, day: int | None = None, weekday: int | None = None) -> tuple[int, str] | None:
        """The year of a month (and day) told without one, with what it was taken from; ``None`` where nothing is known.

        ``tense`` is a direction (``times.tense``). ``weekday`` (0: Monday) is what the day is said to be: of the
        years near the likeliest the one in which it is counts.
        """
        if self.since is not None:
            ahead = (month, day or self.since.day) >= (self.since.month, self.since.day)
            grain: Grain = "month" if self.since_month else "day"
            return self.since.year + (not ahead), f"to come from {self.name(self.since, grain)}"
        guess = self._year_of(month, tense, day)
        if day is None or self.history:
            return guess
        same = self.stated.get((month, day))
        fits = (
            same is not None
            and self._lies(same, month, day, tense)
            and (weekday is None or _falls(same, month, day, weekday))
        )
        if same is not None and fits and self.joined is None:
            return same, f"{same} elsewhere in the text"
        if self.event is not None:
            return self.event.year, f"the {self.event_name}"
        if self._long_ago(guess, month, day):
            return None
        if weekday is not None and self.published is not None and self.joined is None:
            newest = _from_published(self.published, month, day, tense)
            if _falls(newest, month, day, weekday) and self._lies(newest, month, day, tense):
                return newest, f"{self.origin}, the year of that weekday"
        if guess is None or weekday is None:
            return guess
        near = (guess[0] + step for step in (0, -1, 1))
        year = next((year for year in near if _falls(year, month, day, weekday)), guess[0])
        return (year, guess[1]) if year == guess[0] else (year, f"{guess[1]}, the year of that weekday")

    def _long_ago(self, guess: tuple[int, str] | None, month: int, day: int) -> bool:
        """Whether a day names something of which nobody tells the year, and the last such day is long past and not of this year.

        A day of an earlier year is told with it, unless everybody knows what it names.
        """
        if not self.naming or guess is None or self.published is None or guess[1] != self.origin:
            return False
        last = calendar_day(guess[0], month, day)
        return last is not None and guess[0] < self.published.year and (self.published - last[0]).days > _NAMED

    def _year_of(self, month: int, tense: int, day: int | None) -> tuple[int, str] | None:
        if self.joined is not None:  # "between March and April 1918"
            return self.joined.year - (month > self.joined.month), f"{self.joined.isoformat()[:7]} beside it"
        beside = self.said if self.sentence >= 0 and self.sentence == self.here else None
        if (
            not self.narrative
            and self.published
            and (beside is None or not self.together or not self._borrows(beside.year, month, day, tense))
        ):
            return _from_published(self.published, month, day, tense), self.origin
        anchor = self.last if self.narrative else beside
        if not self.story and self.block != self.here_block:
            return None
        if anchor is None:
            return (self.ahead[-1], f"{self.ahead[-1]} later in the text") if self.ahead else None
        grain = self.last_grain if self.narrative else "year"
        if grain in ("year", "decade"):
            return anchor.year, self.name(anchor, grain)
        years = (anchor.year - 1, anchor.year, anchor.year + 1)
        return min(years, key=lambda year: _effort(anchor, year, month)), self.name(anchor, grain)


def _falls(year: int, month: int, day: int, weekday: int) -> bool:
    """Whether that day is that weekday."""
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def _effort(anchor: date, year: int, month: int) -> float:
    """How unlikely a narrative at ``anchor`` is to go on with that month: time runs on, and a new year is mostly named."""
    gap = (year - anchor.year) * 12 + month - anchor.month
    return (gap if gap >= 0 else -1.5 * gap) + (6 if year != anchor.year else 0)


def _from_published(published: date, month: int, day: int | None, tense: int) -> int:
    """The year in which news of that day puts a month: the one in progress, else by tense the next or the last."""
    gap = (month - published.month) * 30 + (day or _MIDDLE) - published.day
    if tense == -2 and (gap > _SLACK if day else month > published.month):
        return published.year - 1
    if month == published.month:
        return published.year
    if tense == 2 and gap < -_LATE:
        return published.year + 1
    if tense > 0:
        return published.year + (gap < -60)
    if tense < 0:
        return published.year - (gap > 45)
    return published.year - (gap > 120) + (gap < -330)
