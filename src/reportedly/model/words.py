"""The words of a page: its tokens, where what an apostrophe or an editor joins is one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from reportedly.model.page import Token

_EDITING: Final = "[]"
"""Marks with which an editor changes words of others: "[t]here" is one word."""


class Word(NamedTuple):
    """A word with what is glued to it by an apostrophe ("don't", "Holm's"), or a mark.

    ``lower`` is it as the word lists write it: in lower case, with straight apostrophes, without the full stop of "Mr.". ``mark``
    says whether it is a mark.
    """

    start: int
    end: int
    text: str
    lower: str
    sentence: int
    mark: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Words:
    """The words and marks of a text, of which ``tokens`` are the tokens in order; offsets are those of the text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens: Final = tokens
        self._all: Final = tuple(_joined(tokens))
        self._starts: Final = [word.start for word in self._all]

    def between(self, start: int, end: int) -> Sequence[Word]:
        """Those of ``text[start:end]`` in order; those at its edges are cut there, and nothing has none."""
        if start >= end:
            return ()
        first, last = bisect_right(self._starts, start), bisect_left(self._starts, end)
        if first and self._all[first - 1].end > start:
            first -= 1
        found = self._all[first:last]
        if found and (found[0].start < start or found[-1].end > end):
            return tuple(_joined(self._cut(start, end)))
        return found

    def _cut(self, start: int, end: int) -> Iterator[Token]:
        """The tokens of ``text[start:end]``, those at its edges cut there."""
        first = bisect_right(self._tokens, start, key=lambda token: token.start) - 1
        last = bisect_left(self._tokens, end, key=lambda token: token.start)
        for token in self._tokens[max(0, first) : last]:
            begin, until = max(token.start, start), min(token.end, end)
            if (begin, until) == (token.start, token.end):
                yield token
            elif begin < until:
                text = token.text[begin - token.start : until - token.start]
                yield token._replace(start=begin, end=until, text=text, lower=text.lower().replace("’", "'"))


def _joined(tokens: Iterable[Token]) -> Iterator[Word]:
    """The words that tokens in their order make."""
    last: Word | None = None
    glued = False
    for token in tokens:
        start, end, text, lower = token[:4]
        before = last if last is not None and last.end == start else None
        if text in _EDITING:
            glued = before is not None and (text == "]" or not before.mark)
            if before is not None and glued:
                last = before._replace(end=end)
            continue
        mark = not (text.isalnum() or any(map(str.isalnum, text)))
        if lower[-1] == "." and 0 < len(lower) - 1 == lower.find("."):
            lower = lower[:-1]
        if before is not None and not before.mark and not mark and (glued or lower[0] == "'"):
            last = before._replace(end=end, text=before.text + text, lower=before.lower + lower)
        else:
            if last is not None:
                yield last
            last = Word(start, end, text, lower, token.sentence, mark)
        glued = False
    if last is not None:
        yield last
