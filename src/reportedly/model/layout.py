"""The layout of a text as decisions see it: where its paragraphs and sentences are."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """Half-open ranges of code points in text order, white space around them left out; a sentence lies in one paragraph."""

    paragraphs: tuple[Range, ...]
    sentences: tuple[Range, ...]

    def sentence(self, offset: int) -> Range | None:
        """The sentence that holds ``offset``, or the last one before it; ``None`` before the first."""
        return _at(self.sentences, offset)

    def paragraph(self, offset: int) -> Range | None:
        """The paragraph that holds ``offset``, or the last one before it; ``None`` before the first."""
        return _at(self.paragraphs, offset)


def _at(ranges: tuple[Range, ...], offset: int) -> Range | None:
    index = bisect_right(ranges, offset, key=lambda r: r[0]) - 1
    return ranges[index] if index >= 0 else None
