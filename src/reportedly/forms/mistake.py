"""A mistake in a file, and what was probably meant."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

_MANY = 2_000
"""Among more words than these, a search for what was meant takes longer than it is worth."""


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """Something in a file that is not valid; ``line`` counts from 1, ``None`` where it is about the file as a whole."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.message}"


def nearest(word: str, known: Collection[str]) -> str | None:
    """The one of the ``known`` words that ``word`` was probably meant to be."""
    from difflib import get_close_matches

    if len(known) > _MANY:
        return None
    near = get_close_matches(word[:100], sorted(known), n=1, cutoff=0.6)
    return near[0] if near else None


def meant(word: str, known: Collection[str]) -> str:
    """``; did you mean 'side'?`` where one of the ``known`` words is near, otherwise a list of them where it is short."""
    near = nearest(word, known)
    if near is not None:
        return f"; did you mean {near!r}?"
    return f"; known: {', '.join(sorted(known))}" if 0 < len(known) <= 12 else ""
