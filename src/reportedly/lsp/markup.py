"""Words of an article found again in the HTML that it was taken out of."""

from __future__ import annotations

import re
from typing import Final

from reportedly.model import Span
from reportedly.model.document import Range

_WORD = re.compile(r"\w+|[^\w\s]")
_BETWEEN = r"(?:\s|<[^<>]{0,2000}>|&nbsp;|&#160;){0,40}"
_NEIGHBOURS = 4
_LONGEST = 60
"""Of more words than these, the first and the last stand for all."""


class Markup:
    """``source`` is the page, ``text`` what was taken out of it."""

    def __init__(self, source: str, text: str) -> None:
        self._source: Final = source
        self._text: Final = text

    def find(self, span: Span) -> Range | None:
        """Where the words of ``span`` stand in the page, told apart by their neighbours; ``None`` where they are not found."""
        before = _WORD.findall(self._text[max(0, span.start - 80) : span.start])[-_NEIGHBOURS:]
        after = _WORD.findall(self._text[span.end : span.end + 80])[:_NEIGHBOURS]
        words = _WORD.findall(span.text)
        if not words:
            return None
        for left, right in ((before, after), (before, []), ([], after), ([], [])):
            if found := self._search(left, words, right):
                return found
        return None

    def _search(self, before: list[str], words: list[str], after: list[str]) -> Range | None:
        if len(words) > _LONGEST:
            head, tail = self._search(before, words[:20], []), self._search([], words[-20:], after)
            return (head[0], tail[1]) if head and tail and head[0] < tail[1] else None
        sides = [_BETWEEN.join(map(_written, each)) for each in (before, words, after)]
        pattern = (f"{sides[0]}{_BETWEEN}" if before else "") + f"({sides[1]})" + (f"{_BETWEEN}{sides[2]}" if after else "")
        match = re.search(pattern, self._source)
        return match.span(1) if match else None


def _written(word: str) -> str:
    """A word or sign as a page may write it: a sign may be a reference."""
    return re.escape(word) if word.isalnum() else rf"(?:{re.escape(word)}|&#?\w{{1,12}};)"
