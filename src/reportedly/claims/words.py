"""The words of a stretch of text, as the decisions compare them: lower case, straight apostrophes."""

from __future__ import annotations

import re

WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:[-'’][^\W_]+)*|['’](?:s|re|ve|m|d|ll)\b", re.IGNORECASE)
"""A word; a hyphenated or contracted one and an abbreviation such as U.S. are one word each."""


def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in order, without punctuation."""
    return tuple(plain(word) for word in WORD.findall(text))


def plain(word: str) -> str:
    """One word as the lists of the lexicon write it."""
    return word.casefold().replace("’", "'")
