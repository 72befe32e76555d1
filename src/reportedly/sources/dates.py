"""Publication dates: in metadata, and in the dateline of a plain text. Only full dates count; nothing is inferred."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from reportedly.model import Language, calendar, compiled

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ZONE = r"(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})"
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
        if match is None or not _names_a_place(match.groupdict().get("place") or ""):
            continue
        found = _read(match, language)
        if found:
            return found
    return None


def states_a_date(line: str, language: Language) -> bool:
    """Whether a line begins as one does that says when a text was published or altered ("Last updated on …"), or has its date."""
    return _stating(language).match(line) is not None or dateline_date(line, language) is not None


@compiled
def _stating(language: Language) -> re.Pattern[str]:
    words = _Words(language)
    return re.compile(rf"(?i)(?:{words.of('stated', 'altered')})\b\s*(?:(?:{words.of('on')})\b|:)")


@compiled
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """Datelines, lines that state a date, and dates alone, as the language writes them."""
    words, names = _Words(language), calendar(language)
    ordinal = language.table("times").get("glued", {}).get("ordinal", "").split()
    month = rf"(?P<month>(?i:{_either(names.months)}))\.?"
    day = rf"(?P<day>[0-3]?\d)(?:{_either(ordinal)})?"
    dates = (rf"{month}\s+{day},?\s+{_YEAR}", rf"{day}\s+{month},?\s+{_YEAR}", r"(?P<iso>\d{4}-\d{2}-\d{2})")
    weekday = rf"(?:(?i:{_either(names.weekdays)})\.?,?\s+)?"
    place = rf"(?P<place>(?!(?i:{words.of('no_place')})\b)[^\W\d_](?:[^\n—–:;?!]){{0,60}}?[\s,(])\s*"
    dash = r"\)?\s*(?:\([^()\n]{1,40}\)|/[^/\n]{1,40}/)?\s*(?:—|–|--|-(?=\s))"
    stated = rf"(?i:(?:{words.of('stated')})(?:\s+(?:{words.of('on')}))?)\s*:?\s+"
    clock = (
        rf"(?:[\s,T|·-]*(?:(?:{words.of('at')})\s+)?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?:\.\d+)?"
        rf"\s*(?:(?:{_either(names.half_days)})\.?)?\s*{_ZONE}?)?"
    )
    ends = r"\s*(?:$|[|·(,;])"
    return tuple(
        re.compile(pattern)
        for form in (f"{place}{weekday}%s{dash}", f"{stated}{weekday}%s{clock}{ends}", rf"{weekday}%s{clock}\.?$")
        for pattern in (form % each for each in dates)
    )


class _Words:
    """The lists of the section ``dates`` of the language's layout, as alternatives of a regular expression."""

    def __init__(self, language: Language) -> None:
        self._lists = language.table("layout").get("dates", {})

    def of(self, *names: str) -> str:
        return _either(each.strip() for name in names for each in self._lists.get(name, "").split(","))


def _either(words: Iterable[str]) -> str:
    known = sorted(filter(None, words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", r"\s+") for word in known) or "(?!)"


def _names_a_place(words: str) -> bool:
    """Datelines are written in capitals or as a name: every word of four letters or more starts with a capital."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3)


def _read(match: re.Match[str], language: Language) -> str | None:
    parts = match.groupdict()
    if parts.get("iso"):
        return iso_date(parts["iso"])
    return _calendar(int(parts["year"]), calendar(language).months[parts["month"].lower()], int(parts["day"]))


def _calendar(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
