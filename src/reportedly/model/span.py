"""A stretch of a text."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.shown import noun, quoted

Range = tuple[int, int]
"""A half-open interval of offsets."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text`` is the document's text from ``start`` up to ``end``, half-open, in Unicode code points."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Slice ``text``; raises ``ValueError`` where the offsets do not lie inside it or hold nothing."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def __repr__(self) -> str:
        return noun("Span", (f"{self.start}:{self.end}", quoted(self.text)))

    def __str__(self) -> str:
        return self.text

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end
