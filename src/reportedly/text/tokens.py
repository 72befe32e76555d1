"""The words, numbers and marks of a text, found once.

A hyphenated word, one with an apostrophe or "&" inside, an abbreviation with its full stop, initials and a grouped number are one
token each; what is glued to a word with an apostrophe ("'s", "'ll") is a token of its own, and so is every mark. Takes time
linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from reportedly.model.language import Language, compiled
from reportedly.model.layout import Layout, Range
from reportedly.model.page import Token


def tokens(text: str, layout: Layout, language: Language) -> tuple[tuple[Token, ...], tuple[Range, ...]]:
    """The tokens of every sentence, and for each sentence the half-open range of the numbers of its tokens."""
    pattern = _token(language)
    outer = [quoted for quoted in layout.quotations if quoted.depth == 0]
    openings = [quoted.start for quoted in outer]
    paragraphs = [start for start, _ in layout.paragraphs]
    found: list[Token] = []
    ranges: list[Range] = []
    for number, (begin, end) in enumerate(layout.sentences):
        paragraph = bisect_right(paragraphs, begin) - 1
        first = len(found)
        for match in pattern.finditer(text, begin, end):
            start, stop = match.span()
            at = bisect_right(openings, start) - 1
            inside = at >= 0 and outer[at].inner[0] <= start and stop <= outer[at].inner[1]
            word = match[0]
            lower = word.lower().replace("’", "'")
            found.append(Token(start, stop, word, lower, number, paragraph, at if inside else -1))
        ranges.append((first, len(found)))
    return tuple(found), tuple(ranges)


def words(text: str, language: Language) -> tuple[str, ...]:
    """The tokens of a text that stands by itself, such as a name, in lower case with straight apostrophes."""
    return tuple(word.lower().replace("’", "'") for word in _token(language).findall(text))


@compiled
def _token(language: Language) -> re.Pattern[str]:
    layout = language.table("layout")
    clitics = _either(layout.get("clitics", "").split()) or "(?!)"
    titles = _either(layout.get("titles", "").split()) or "(?!)"
    return re.compile(
        rf"(?:{titles})\.(?=[\s,)’']|$)"
        r"|(?:[^\W\d_]\.)+(?:[^\W\d_](?![\w]))?"
        rf"|['’](?i:{clitics})\b"
        r"|\d{1,3}(?:,\d{3})++(?:\.\d+)?(?![\w])"
        rf"|[^\W_]+(?:['’](?!(?i:{clitics})\b)[^\W_]+|-[^\W_]+|&[^\W_]+)*"
        r"|''|``|[^\w\s]|_"
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
