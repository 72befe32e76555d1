"""Publication dates: in metadata, and in the dateline of a plain text. Only full dates count; nothing is inferred."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from reportedly.model.calendar import calendar
from reportedly.model.language import Language, compiled

_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ZONE = r"(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})"
_CLOCK = rf"(?:[\s,T|·-]*(?:at\s+)?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*{_ZONE}?)?"
_PLACE = r"(?!(?i:On|In|By|Since|From|Before|After|Until|At|As)\b)[^\W\d_](?:[^\n—–:;?!]){0,60}?[\s,(]"
_LONGEST = 400
"""Characters of a paragraph in which its date is looked for."""
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=$|[Tt\s])")


def iso_date(value: str) -> str | None:
    """The date part of an ISO date or datetime, as ``2025-11-30``; ``None`` where it is neither."""
    match = _ISO.match(value.strip())
    return _calendar(int(match[1]), int(match[2]), int(match[3])) if match else None


def dateline_date(paragraph: str, language: Language) -> str | None:
    """The full date that a paragraph of a plain text states as its own, or ``None``.

    Recognised are datelines ("KYIV, November 3, 2025 — "), lines such as "Published: 3 November 2025" and dates alone.
    A date in digits only counts where it is written year first, since 03/11 is March to some and November to others.
    """
    paragraph = paragraph[:_LONGEST]
    for pattern in _patterns(language):
        match = pattern.match(paragraph)
        if match is None or not _names_a_place(match.groupdict().get("place", "")):
            continue
        found = _read(match, calendar(language).months)
        if found:
            return found
    return None


@compiled
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """What a paragraph begins with that states a date, for each way to write one: datelines, stated dates, dates alone."""
    known = calendar(language)
    month = f"(?P<month>{_names(known.months, known.short_months)})"
    weekday = rf"(?:(?:{_names(known.weekdays, known.short_weekdays)}),?\s+)?"
    dates = (rf"{month}\s+{_DAY},?\s+{_YEAR}", rf"{_DAY}\s+{month},?\s+{_YEAR}", r"(?P<iso>\d{4}-\d{2}-\d{2})")
    ways = (
        rf"(?P<place>{_PLACE})\s*{weekday}%s\)?\s*(?:\([^()\n]{{1,40}}\)|/[^/\n]{{1,40}}/)?\s*(?:—|–|--|-(?=\s))",
        rf"(?i:(?:first\s+)?published|posted|date)(?:\s+on)?\s*:?\s+{weekday}%s{_CLOCK}\s*(?:$|[|·(,;])",
        rf"{weekday}%s{_CLOCK}\.?$",
    )
    return tuple(re.compile(way % date_) for way in ways for date_ in dates)


def _names(names: Iterable[str], short: Collection[str]) -> str:
    """A pattern of names as a text has them, the longest first; short ones may have a full stop."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name.capitalize()) + (r"\.?" if name in short else "") for name in ordered) or "(?!)"


def _names_a_place(words: str) -> bool:
    """Datelines are written in capitals or as a name: every word of four letters or more starts with a capital."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3)


def _read(match: re.Match[str], months: Mapping[str, int]) -> str | None:
    parts = match.groupdict()
    if parts.get("iso"):
        return iso_date(parts["iso"])
    return _calendar(int(parts["year"]), months[parts["month"].lower().rstrip(".")], int(parts["day"]))


def _calendar(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
