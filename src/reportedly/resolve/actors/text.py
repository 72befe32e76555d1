"""A text as tokens that know their sentence, paragraph and quotation: what actors are looked for in.

All offsets are half-open intervals of Unicode code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.model import Layout

TOKEN = re.compile(
    r"(?:Mrs?|Ms|Dr|Prof|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Brig|Cmdr|Rev|Hon|Pres|Det|Cpl|Pvt|Atty|Supt|St|Jr|Sr|Inc"
    r"|Corp|Ltd|Co)\.(?=[\s,)’']|$)"
    r"|(?:[^\W\d_]\.)+(?:[^\W\d_](?![\w]))?"
    r"|['’](?:s|d|ll|ve|re|m|S)\b"
    r"|[^\W_]+(?:['’](?!(?:s|d|ll|ve|re|m|S)\b)[^\W_]+|-[^\W_]+|&[^\W_]+)*"
    r"|''|[^\w\s]|_"
)
_QUOTE = re.compile(r"[\"“”„«»]|''")
_LONGEST = 1500
"""Characters after which an opened quotation is not believed any more, unless it ends with its paragraph."""


class Token(NamedTuple):
    """One word or mark; ``low`` is it in lower case, ``quote`` the number of the quotation that it stands in, -1 in none."""

    start: int
    end: int
    text: str
    low: str
    sentence: int
    paragraph: int
    quote: int

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or a number, not a mark."""
        return self.text[0].isalnum()


class Words(NamedTuple):
    """A text taken apart. ``headlines`` are the numbers of the sentences in which nearly every word has a capital.

    ``told`` counts, for each sentence, those up to it that are not mere quotation: how far two mentions in the outlet's own
    words are apart.
    """

    text: str
    tokens: list[Token]
    starts: list[int]
    sentences: list[tuple[int, int]]
    headlines: frozenset[int]
    told: list[int]

    def at(self, offset: int) -> int:
        """The index of the first token that ends after ``offset``; the number of tokens where there is none."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and self.tokens[index].end > offset:
            return index
        return index + 1

    def low(self, index: int) -> str:
        """The token at ``index`` in lower case; empty outside the text."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def same(self, first: int, second: int) -> bool:
        """Whether two tokens stand in one sentence."""
        count = len(self.tokens)
        return 0 <= first < count and 0 <= second < count and self.tokens[first].sentence == self.tokens[second].sentence


def words(text: str, layout: Layout) -> Words:
    """Take ``text`` apart. Words outside of every sentence are left out."""
    quotes = quoted(text, layout.paragraphs)
    openings = [start for start, _ in quotes]
    paragraphs = [start for start, _ in layout.paragraphs]
    tokens: list[Token] = []
    ranges: list[tuple[int, int]] = []
    headlines = []
    told: list[int] = []
    for number, (begin, end) in enumerate(layout.sentences):
        paragraph = bisect_right(paragraphs, begin) - 1
        first = len(tokens)
        for match in TOKEN.finditer(text, begin, end):
            start, stop = match.span()
            at = bisect_right(openings, start) - 1
            quote = at if at >= 0 and stop <= quotes[at][1] else -1
            word = match[0]
            tokens.append(Token(start, stop, word, word.lower().replace("’", "'"), number, paragraph, quote))
        ranges.append((first, len(tokens)))
        if _headline(tokens[first:]):
            headlines.append(number)
        own = sum(1 for token in tokens[first:] if token.quote < 0 and token.word)
        told.append((told[-1] if told else 0) + (own > 1))
    return Words(text, tokens, [token.start for token in tokens], ranges, frozenset(headlines), told)


def _headline(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is set like a title; its small words (to, of, and) do not count."""
    long = [token for token in tokens if token.text[0].isalpha() and len(token.text) > 3]
    return len(long) > 3 and sum(token.capital for token in long) > 0.8 * len(long)


def quoted(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between double quotation marks, one paragraph at a time; one left open ends with its paragraph."""
    found = []
    for begin, end in paragraphs:
        opened = -1
        for match in _QUOTE.finditer(text, begin, end):
            mark = match[0]
            if opened >= 0 and match.start() - opened > _LONGEST:
                opened = -1
            if opened < 0:
                if mark not in "”»":
                    opened = match.end()
            elif mark not in "“„«":
                if opened < match.start():
                    found.append((opened, match.start()))
                opened = -1
            else:
                opened = match.end()
        if 0 <= opened < end and end - opened <= _LONGEST:
            found.append((opened, end))
    return found
