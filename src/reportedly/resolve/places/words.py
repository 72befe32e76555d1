"""Words of a text as the search for places sees them, and what the lexicon says about each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.resolve.lexicon import parsed

# Abbreviations with inner full stops first, then words; apostrophes belong inside a word ("O'Fallon"), not a possessive end.
_WORD = re.compile(r"(?:[^\W\d_]\.){1,6}(?:[A-Z][a-z]{1,3}\.)?(?!\w)|[^\W_]+(?:['’](?!s\b)[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its offsets; ``gap`` is what stands between it and the word before, its last three characters if longer."""

    start: int
    end: int
    text: str
    lower: str
    gap: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary of ``places.toml``; ``abbreviations`` give a division's name and country for its printed form."""

    locative: frozenset[str]
    directions: frozenset[str]
    place_nouns: frozenset[str]
    division_nouns: frozenset[str]
    connectors: frozenset[str]
    public_words: frozenset[str]
    organisation_words: frozenset[str]
    street_words: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    place_tails: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    codes: frozenset[str]
    abbreviations: Mapping[str, tuple[str, str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon of this room, parsed once."""
    raw = parsed("places.toml")
    short = {form: (name, country) for country, forms in raw.pop("abbreviations").items() for form, name in forms.items()}
    return Lexicon(**{key: frozenset(value.split()) for key, value in raw.items()}, abbreviations=short)


def words_of(text: str) -> list[Word]:
    """The words of ``text`` in order."""
    known = lexicon().abbreviations
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if text[end : end + 1] == "." and text[start : end + 1] in known:
            end += 1  # "Calif." is a word with its full stop
        if start < last:
            continue
        word = text[start:end]
        gap = text[max(last, start - 3) : start]
        found.append(Word(start, end, word, word.lower(), gap, word[0].isupper()))
        last = end
    return found
