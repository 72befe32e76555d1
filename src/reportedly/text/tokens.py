"""The words, numbers and marks of a text, found once.

A hyphenated word, one with an apostrophe or "&" inside, an abbreviation with its full stop, initials, a number with its groups and
decimals, a date in figures and a time of day ("10:30") are one token each; what is glued to a word with an apostrophe ("'s", "'ll")
is a token of its own, and so is every mark. Takes time linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import cast

from reportedly.model.language import Language, compiled
from reportedly.model.layout import Layout, Range
from reportedly.model.page import Kind, Token

_DATE = (
    r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?![\w-])"
    r"|\d{1,2}(?:/\d{1,2}/(?:\d{4}|\d{2})|\.\d{1,2}\.\d{4}|-\d{1,2}-\d{4})(?![\w/-])"
)
_CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
_NUMBER = r"(?:(?<!\d,)\d{1,3}(?:,\d{3})++(?!\d|,\d)(?:\.\d++)?|\d++\.\d++)(?!\.\d)"
"""One with groups or decimals; digits alone are found as words are, which may go on with a hyphen ("12-15").
No group begins a number, so that a long row of them is looked through once."""

_BEFORE_INITIALS = r"\d{1,2}(?:\.\d\d)?(?=[^\W\d_]\.[^\W\d_]\.)"
"""Digits with initials glued to them: "5p.m."."""


def tokens(text: str, layout: Layout, language: Language) -> tuple[tuple[Token, ...], tuple[Range, ...]]:
    """The tokens of every sentence, and for each sentence the half-open range of the numbers of its tokens."""
    pattern = _token(language)
    outer = [quoted for quoted in layout.quotations if quoted.depth == 0]
    openings = [quoted.start for quoted in outer]
    paragraphs = [start for start, _ in layout.paragraphs]
    inner = [quoted.inner for quoted in layout.quotations]
    edges = sorted(
        [*((start, 1) for start, end in inner if start < end), *((end, -1) for start, end in inner if start < end)]
    )
    passed = depth = 0
    found: list[Token] = []
    ranges: list[Range] = []
    for number, (begin, end) in enumerate(layout.sentences):
        paragraph = bisect_right(paragraphs, begin) - 1
        first = len(found)
        for match in pattern.finditer(text, begin, end):
            start, stop = match.span()
            at = bisect_right(openings, start) - 1
            inside = at >= 0 and outer[at].inner[0] <= start and stop <= outer[at].inner[1]
            while passed < len(edges) and edges[passed][0] <= start:
                depth += edges[passed][1]
                passed += 1
            word = match[0]
            lower = word.lower().replace("’", "'")
            kind = cast("Kind", match.lastgroup) or ("number" if word.isdecimal() else "word")
            found.append(Token(start, stop, word, lower, number, paragraph, at if inside else -1, kind, depth))
        ranges.append((first, len(found)))
    return tuple(found), tuple(ranges)


def words(text: str, language: Language) -> tuple[str, ...]:
    """The tokens of a text that stands by itself, such as a name, in lower case with straight apostrophes."""
    return tuple(word.lower().replace("’", "'") for word in (match[0] for match in _token(language).finditer(text)))


@compiled
def _token(language: Language) -> re.Pattern[str]:
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
