"""A page: one article's text taken apart once, to be handed to every room that decides.

The room ``text`` makes it. All offsets are half-open intervals of Unicode code points into the text as it is read
(``page.text``); :class:`~reportedly.model.prose.Prose` leads back to the text that was given.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from reportedly.model.document import Document
from reportedly.model.language import Language
from reportedly.model.layout import Layout
from reportedly.model.prose import Prose
from reportedly.model.shown import noun
from reportedly.model.span import Range, Span
from reportedly.model.words import Words

TokenKind = Literal["word", "number", "date", "clock", "mark"]
"""What a token is: "number" is one in digits alone, grouped or not ("1,200", "3.5"), "date" one in figures ("2025-11-30",
"30/11/2025"), "clock" a time of day ("10:30"). What has digits and letters ("40bn", "T-72", "5th") is a word."""


class Token(NamedTuple):
    """One word, number or mark.

    ``lower`` is it in lower case with straight apostrophes. ``sentence`` and ``paragraph`` are numbers in the page's layout,
    ``quotation`` that of the outermost quotation whose inside holds it, among those of depth 0, -1 where none does; ``depth`` is
    how many hold it. ``capital`` is whether it is a word that begins with a capital letter, ``word`` whether it is a word or a
    number, not a mark.
    """

    start: int
    end: int
    text: str
    lower: str
    sentence: int
    paragraph: int
    quotation: int
    kind: TokenKind
    depth: int
    capital: bool
    word: bool

    @property
    def pieces(self) -> tuple[Range, ...]:
        """The offsets of its parts in the text: a word falls apart at hyphens, and where digits and letters meet ("5pm")."""
        if self.kind != "word" or self.text.isalpha():
            return ((self.start, self.end),)
        return tuple((self.start + begin, self.start + end) for begin, end in _pieces(self.text))


_KEPT = frozenset(".,'’")
"""Marks that belong to the part of a word which they follow: "U.S.", "O'Neill", "1,200"."""


@lru_cache(maxsize=1 << 12)
def _pieces(word: str) -> tuple[Range, ...]:
    """The runs of letters and of digits in a word, and each mark between them, as half-open ranges of its characters."""
    out: list[Range] = []
    before = ""
    for at, sign in enumerate(word):
        what = "digit" if sign.isdecimal() else "letter" if sign.isalnum() else "kept" if sign in _KEPT else "mark"
        if what == "kept":
            what = before or "letter"
        if out and what == before != "mark":
            out[-1] = (out[-1][0], at + 1)
        else:
            out.append((at, at + 1))
        before = what
    return tuple(out)


@dataclass(frozen=True, eq=False)
class Page:
    """The text of ``document``, as it is read, with its tokens and layout; ``prose`` holds it against the text that was given.

    ``starts`` are the offsets at which the tokens begin, ``of_sentence`` the half-open range of tokens of each sentence.
    """

    document: Document
    language: Language
    layout: Layout
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    of_sentence: tuple[Range, ...]
    prose: Prose

    @property
    def text(self) -> str:
        """The text as it is read."""
        return self.document.text

    @property
    def given(self) -> Layout:
        """The layout with the offsets of the text that was given."""
        return self.prose.given_layout(self.layout)

    @cached_property
    def words(self) -> Words:
        """Its words and marks; put together when they are first asked for."""
        return Words(self.tokens)

    @property
    def title(self) -> Span | None:
        """The headline, where there is one."""
        return self.document.title

    def span(self, start: int, end: int) -> Span:
        """``text[start:end]`` as a span."""
        return Span.of(self.document.text, start, end)

    def __repr__(self) -> str:
        return noun("Page", (repr(self.document), f"{len(self.tokens):,} tokens"))

    def token(self, offset: int) -> int:
        """The number of the first token that ends after ``offset``; the number of tokens where there is none."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and self.tokens[at].end > offset else at + 1

    def lemma(self, token: Token) -> str:
        """The dictionary form of a token, in lower case."""
        return self.language.lemma(token.lower)

    def lower(self, number: int) -> str:
        """The token with this number in lower case; empty outside the text."""
        return self.tokens[number].lower if 0 <= number < len(self.tokens) else ""

    def same(self, first: int, second: int) -> bool:
        """Whether the tokens with these numbers stand in one sentence; not so where one is outside the text."""
        count = len(self.tokens)
        return 0 <= first < count and 0 <= second < count and self.tokens[first].sentence == self.tokens[second].sentence

    def within(self, start: int, end: int) -> Range:
        """The tokens that begin in ``text[start:end]``, as a half-open range of their numbers."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)
