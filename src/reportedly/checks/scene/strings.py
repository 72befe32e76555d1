"""Words of texts that are no part of a page: names, sources, what something is called."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

_WORD: Final = re.compile(r"(?<![’'.-])[’'.-]*+\w++(?:[’'.-]++\w++)*+")
_LONG: Final = 5
"""Words with more letters tell what a text is about, by so many of their first letters."""


def lower_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower case, without marks around them; hyphenated words and "Moody's" are one word."""
    return tuple(match.group().lower() for match in _WORD.finditer(text))


def written(text: str) -> tuple[str, ...]:
    """The same as they are written."""
    return tuple(_WORD.findall(text))


def runs_of(words: Sequence[str], most: int) -> Iterator[str]:
    """Every run of up to ``most`` words, with and without what a possessive ends in: "Norland's army", "Norland's", "Norland"."""
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + most) + 1):
            run = " ".join(words[first:last])
            yield run
            if run[-2:] in ("'s", "’s"):
                yield run[:-2]


def one_line(text: str) -> str:
    """``text`` with single spaces for white space."""
    return " ".join(text.split())


def stems(text: str, named: Container[str] = ()) -> set[str]:
    """The first five letters of the longer words, and of names however short: enough to tell whether two texts speak of one thing.

    A name is in ``named``, or has a capital and does not begin the text: how long it is decides nothing.
    """
    return {
        word[:_LONG].lower()
        for at, word in enumerate(written(text))
        if len(word) > _LONG or (at and word[0].isupper()) or word in named or word.lower() in named
    }
