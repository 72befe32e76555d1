"""What a token of a language is: how words, numbers and marks are told apart in any text, in an article and in names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.model.language import Language, compiled

_DATE = (
    r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?![\w-])"
    r"|\d{1,2}(?:/\d{1,2}/(?:\d{4}|\d{2})|\.\d{1,2}\.\d{4}|-\d{1,2}-\d{4})(?![\w/-])"
)
_BEFORE_INITIALS = r"\d{1,2}(?:\.\d\d)?(?=[^\W\d_]\.[^\W\d_]\.)"
"""Digits with initials glued to them: "5p.m."."""
_CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
_NUMBER = r"(?:(?<!\d,)\d{1,3}(?:,\d{3})++(?!\d|,\d)(?:\.\d++)?|\d++\.\d++)(?!\.\d)"
"""One with groups or decimals; digits alone are found as words are, which may go on with a hyphen ("12-15").
No group begins a number, so that a long row of them is looked through once."""


def words_of_name(text: str, language: Language) -> tuple[str, ...]:
    """The tokens of a name, or of another text that is no part of an article, in lower case with straight apostrophes."""
    return tuple(word.lower().replace("’", "'") for word in (match[0] for match in token_pattern(language).finditer(text)))


def ungenitive(text: str) -> str:
    """``text`` without the genitive that it ends in: "Norland's" and "states'" without theirs."""
    return text[:-2] if text.endswith(("'s", "’s")) else text.rstrip("'’")


@compiled
def token_pattern(language: Language) -> re.Pattern[str]:
    """Finds one token; its groups ``date``, ``clock``, ``number`` and ``mark`` say what it is, and none of them that it is a word."""
    data = language.table("layout")
    clitics = _either(data.get("words", {}).get("clitics", "").split()) or "(?!)"
    titles = _either(data.get("abbreviations", {}).get("names", "").split()) or "(?!)"
    return re.compile(
        rf"(?:{titles})\.(?=[\s,)’']|$)"
        r"|(?:[^\W\d_]\.)+(?:[^\W\d_](?![\w]))?"
        rf"|['’](?i:{clitics})\b"
        rf"|(?=\d)(?:(?P<date>{_DATE})|(?P<clock>{_CLOCK})|(?P<number>{_NUMBER}(?!\w)|{_BEFORE_INITIALS})|{_NUMBER}[^\W_]++|\d++(?:\.\d++){{2,}}[^\W_]*+)"
        rf"|[^\W_]+(?:['’](?!(?i:{clitics})\b)[^\W_]+|-(?!{_CLOCK}|[^\W\d_]\.[^\W\d_]\.)[^\W_]+|&[^\W_]+)*"
        r"|(?P<mark>''|``|[^\w\s]|_)"
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
