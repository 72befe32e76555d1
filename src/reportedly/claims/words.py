"""The words of a stretch of a page, as decisions about claims compare them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportedly.model import Page, Span, Token

_EDITING = "[]"
"""Marks with which an editor changes words of others: "[t]here" is one word."""


class Word(NamedTuple):
    """A word with what is glued to it by an apostrophe ("don't", "Holm's"), or a mark.

    ``lower`` is it as the word lists write it: in lower case, with straight apostrophes, without the full stop of "Mr.".
    """

    start: int
    end: int
    text: str
    lower: str
    sentence: int

    @property
    def mark(self) -> bool:
        """Whether it is a mark."""
        return not any(map(str.isalnum, self.text))

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def pieces(page: Page, start: int, end: int) -> Iterator[Word]:
    """The words and marks of ``text[start:end]`` in order; those at its edges are cut there, and nothing has none."""
    if start >= end:
        return
    last: Word | None = None
    glued = False
    for token in page.tokens[page.token(start) : page.within(start, end)[1]]:
        piece = _piece(token, page.text, start, end)
        if piece.text in _EDITING:
            glued = last is not None and last.end == piece.start and (piece.text == "]" or not last.mark)
            if last is not None and glued:
                last = last._replace(end=piece.end)
            continue
        clitic = token.lower[0] == "'" and len(token.lower) > 1 and not piece.mark
        if last is not None and last.end == piece.start and not last.mark and not piece.mark and (glued or clitic):
            last = last._replace(end=piece.end, text=last.text + piece.text, lower=last.lower + piece.lower)
        else:
            if last is not None:
                yield last
            last = piece
        glued = False
    if last is not None:
        yield last


def words_between(page: Page, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]`` in order, without marks."""
    return [piece for piece in pieces(page, start, end) if not piece.mark]


def lowered(page: Page, spans: Iterable[Span]) -> tuple[str, ...]:
    """The words of some spans as the lists write them."""
    return tuple(word.lower for span in spans for word in words_between(page, span.start, span.end))


def holds(phrases: Iterable[str], wording: Sequence[str]) -> bool:
    """Whether one of ``phrases``, words with spaces between them, is among the words of ``wording``."""
    line = f" {' '.join(wording)} "
    return any(f" {phrase} " in line for phrase in phrases)


def plain(text: str) -> str:
    """A name or phrase as the word lists write it."""
    return " ".join(text.lower().replace("’", "'").split())


def _piece(token: Token, text: str, start: int, end: int) -> Word:
    begin, until = max(token.start, start), min(token.end, end)
    whole = begin == token.start and until == token.end
    lower = token.lower if whole else text[begin:until].lower().replace("’", "'")
    if lower[-1] == "." and "." not in lower[:-1] and len(lower) > 1:
        lower = lower[:-1]
    return Word(begin, until, text[begin:until], lower, token.sentence)
