"""The words of a stretch of a page, as decisions about claims compare them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.model import Page, Span, Word


def words_between(page: Page, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]`` in order, without marks."""
    return [word for word in page.words.between(start, end) if not word.mark]


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
