"""The words, numbers and marks of a text, found once.

A hyphenated word, one with an apostrophe or "&" inside, an abbreviation with its full stop, initials, a number with its groups and
decimals, a date in figures and a time of day ("10:30") are one token each; what is glued to a word with an apostrophe ("'s", "'ll")
is a token of its own, and so is every mark. Takes time linear in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import cast

from reportedly.model import Language, Layout, Range, Token, TokenKind, token_pattern


def tokens(text: str, layout: Layout, language: Language) -> tuple[tuple[Token, ...], tuple[Range, ...]]:
    """The tokens of every sentence, and for each sentence the half-open range of the numbers of its tokens."""
    pattern = token_pattern(language)
    outer = [(quoted.start, *quoted.inner) for quoted in layout.quotations if quoted.depth == 0]
    last = -1  # of those quotations the last one that has begun
    opens = closes = 0  # where what stands in it begins and ends
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
            while last + 1 < len(outer) and outer[last + 1][0] <= start:
                last += 1
                _, opens, closes = outer[last]
            while passed < len(edges) and edges[passed][0] <= start:
                depth += edges[passed][1]
                passed += 1
            word = match[0]
            lower = word.lower().replace("’", "'")
            kind = cast("TokenKind", match.lastgroup) or ("number" if word.isdecimal() else "word")
            first_sign, quotation = word[0], last if opens <= start and stop <= closes else -1
            capital, spoken = first_sign.isupper(), first_sign.isalnum()
            found.append(Token(start, stop, word, lower, number, paragraph, quotation, kind, depth, capital, spoken))
        ranges.append((first, len(found)))
    return tuple(found), tuple(ranges)
