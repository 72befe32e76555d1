"""Publication dates: in metadata, and in the dateline of a plain text. Only full dates count; nothing is inferred."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}", r"(?P<iso>\d{4}-\d{2}-\d{2})")
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_ZONE = r"(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})"
_CLOCK = rf"(?:[\s,T|·-]*(?:at\s+)?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*{_ZONE}?)?"
_PLACE = r"(?!(?i:On|In|By|Since|From|Before|After|Until|At|As)\b)[^\W\d_](?:[^\n—–:;?!]){0,60}?[\s,(]"
_DATELINE = [
    re.compile(rf"(?P<place>{_PLACE})\s*{_WEEKDAY}{d}\)?\s*(?:\([^()\n]{{1,40}}\)|/[^/\n]{{1,40}}/)?\s*(?:—|–|--|-(?=\s))")
    for d in _DATES
]
_STATED = [
    re.compile(rf"(?i:(?:first\s+)?published|posted|date)(?:\s+on)?\s*:?\s+{_WEEKDAY}{d}{_CLOCK}\s*(?:$|[|·(,;])")
    for d in _DATES
]
_ALONE = [re.compile(rf"{_WEEKDAY}{d}{_CLOCK}\.?$") for d in _DATES]
_LONGEST = 400
"""Characters of a paragraph in which its date is looked for."""
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=$|[Tt\s])")


def iso_date(value: str) -> str | None:
    """The date part of an ISO date or datetime, as ``2025-11-30``; ``None`` where it is neither."""
    match = _ISO.match(value.strip())
    return _calendar(int(match[1]), int(match[2]), int(match[3])) if match else None


def dateline_date(paragraph: str) -> str | None:
    """The full date that a paragraph of a plain text states as its own, or ``None``.

    Recognised are datelines ("KYIV, November 3, 2025 — "), lines such as "Published: 3 November 2025" and dates alone.
    A date in digits only counts where it is written year first, since 03/11 is March to some and November to others.
    """
    paragraph = paragraph[:_LONGEST]
    for patterns in (_DATELINE, _STATED, _ALONE):
        for pattern in patterns:
            match = pattern.match(paragraph)
            if match is None or (patterns is _DATELINE and not _names_a_place(match["place"])):
                continue
            found = _read(match)
            if found:
                return found
    return None


def _names_a_place(words: str) -> bool:
    """Datelines are written in capitals or as a name: every word of four letters or more starts with a capital."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3)


def _read(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts.get("iso"):
        return iso_date(parts["iso"])
    start = parts["month"].lower()[:3]
    month = next(number for number, name in enumerate(_MONTHS, start=1) if name.startswith(start))
    return _calendar(int(parts["year"]), month, int(parts["day"]))


def _calendar(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
