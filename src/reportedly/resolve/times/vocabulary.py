"""The words of times that are counted with: numbers, months, weekdays, units and directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportedly.model import Calendar, Language, calendar, compiled, grammar

_MOST_DIGITS = 12
"""Digits of the greatest amount that is counted; Python refuses to read numbers of some thousands of digits."""
_WINTER = 12
"""The month with which a season begins that runs into the next year."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``calendar`` and the values of words; ``lists`` are words by what they do, under "section.key" of ``times.toml``.

    A list that is not there is empty.
    """

    calendar: Calendar
    numbers: Mapping[str, int]
    tens: Mapping[str, int]
    nth: Mapping[str, int]
    decades: Mapping[str, int]
    lists: Mapping[str, frozenset[str]]

    def number(self, words: str | None) -> int | None:
        """The value of "three", "a", "twenty-two", "18"; ``None`` for "a few", for more than 12 digits and for no word."""
        articles = self.lists["amounts.articles"]
        parts = _parts(words)
        total, found = 0, False
        for word in parts:
            if word in self.lists["amounts.vague"]:
                return None
            if word.replace(",", "").isdecimal():
                return whole(word)
            value = self.numbers.get(word)
            if value is None or (
                word in articles and (found or (len(parts) > 1 and parts[-1] not in self.lists["amounts.half"]))
            ):
                continue
            total = total * value if total and word in self.lists["amounts.multiplying"] else total + value
            found = True
        return total if found else (None if articles.isdisjoint(parts) else 1)

    def ordinal(self, words: str | None) -> int | None:
        """The value of "3rd", "third", "twenty-first" or plain "3"; ``None`` for another word and for none."""
        *tens, last = _parts(words) or [""]
        if last in self.nth:
            return self.nth[last] + sum(self.tens.get(word, 0) for word in tens[:1])
        return whole(words)

    def direction(self, word: str | None) -> int:
        """-1 for "last", 1 for "next", 0 for "this" and for no word."""
        return -1 if word in self.lists["pointing.back"] else 1 if word in self.lists["pointing.forth"] else 0

    def of_narrative(self, word: str | None) -> bool:
        """Whether a word ("that", "following") counts from what was told last, and not from the day of publication."""
        return word is not None and word.replace(" ", "-") in self.lists["pointing.told"]

    def month(self, word: str | None) -> int | None:
        """The number of the month that a word names ("Sept." too, in small letters); ``None`` for another word and for none."""
        return None if word is None else self.calendar.months.get(word.rstrip(" ."))

    def weekday(self, word: str | None) -> int | None:
        """The number of the weekday that a word names, 0 for Monday; ``None`` for another word and for none."""
        return None if word is None else self.calendar.weekdays.get(word)

    def unit(self, word: str | None) -> str:
        """The unit that a word names: "weeks" → "week"; the word itself where it names none, and nothing for no word."""
        if word is None:
            return ""
        names = self.calendar
        return names.units.get(word) or names.short_units.get(word) or names.other_units.get(word) or word

    def season(self, word: str | None) -> str | None:
        """The season that a word names ("summertime" → "summer"), as ``calendar.seasons`` has it; ``None`` where it names none."""
        if word is None:
            return None
        seasons = self.calendar.seasons
        if word not in self.calendar.season_words:
            return word if word in seasons else None
        return next((name for name in seasons if word.startswith(name)), None)

    def season_year(self, word: str, name: str, anchor: date) -> int:
        """The year in which the "last", "this" or "next" season ``name`` begins, seen from ``anchor``."""
        first = self.calendar.seasons[name]
        step = self.direction(word)
        if step < 0:
            return anchor.year - (anchor.month < first + 3)
        if step > 0:
            return anchor.year + (anchor.month >= first)
        return anchor.year - (first == _WINTER and anchor.month <= 2)


@compiled
def vocabulary(language: Language) -> Vocabulary:
    """The vocabulary of ``language``."""
    table, figures = language.table("times"), language.table("numbers")
    irregular = language.morphology.irregular
    small: Mapping[str, int] = figures.get("words", {})
    words = table.get("words", {})
    lists: dict[str, frozenset[str]] = defaultdict(frozenset)
    for section in ("amounts", "pointing", "shifting", "ordinals", "edges", "ranges", "tense", "counted"):
        for key, listed in table.get(section, {}).items():
            if isinstance(listed, str):
                lists[f"{section}.{key}"] = frozenset(listed.split())
    closed = grammar(language)
    lists["tense.determiners"] = closed.determiners | closed.personal
    lists["tense.saying"] = language.saying.opining.forms("past", "participle")
    lists["tense.saying_nouns"] = frozenset(
        noun
        for noun in language.table("sources").get("documents", ())
        if noun in language.saying.nouns and language.saying.nouns[noun].act == "speech"
    )
    lists["named.bodies"] = frozenset(language.table("actors").get("organisations", {}).get("words", "").split())
    lists["tense.past"] |= {past for verb, (past, _) in irregular.items() if past != verb}
    lists["tense.unchanged"] = (
        frozenset(verb for verb, (past, _) in irregular.items() if past == verb) - lists["tense.not_past"]
    )
    lists["tense.participles"] = frozenset(participle for _, participle in irregular.values())
    lists["tense.before_nouns"] = closed.determiners
    return Vocabulary(
        calendar(language),
        {word: value for word, value in small.items() if value} | table.get("amounts", {}).get("counted", {}),
        {word: value for word, value in small.items() if value >= 20},
        {word: at for at, word in enumerate(words.get("NTH", "").split(), 1) if word not in lists["ordinals.last"]},
        {word: 20 + 10 * at for at, word in enumerate(words.get("TIES", "").split())},
        lists,
    )


def _parts(words: str | None) -> list[str]:
    """The words of a number, those that a hyphen joins one by one."""
    return words.replace("-", " ").split() if words else []


def whole(words: str | None) -> int | None:
    """The value of the digits in ``words`` ("3rd", "1,500", "'90s"); ``None`` without one, or with more than any date has."""
    digits = "".join(sign for sign in words or "" if sign.isdecimal())
    return int(digits) if 0 < len(digits) <= _MOST_DIGITS else None
