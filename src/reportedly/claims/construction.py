"""Wordings that attribute by themselves: they back a claim of which the model was unsure, or carry one that it never marks.

The patterns are data (``lexicon/constructions.toml``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.claims.calibration import RECEPTION_SCORE
from reportedly.claims.layout import sentences
from reportedly.model import Attribution, Reading, Span

_RECEPTION = re.compile(
    r"\b(?:(?:has|have|had)\s+been|was|were|is|are)\s+(?:widely\s+|also\s+)?met\s+with\s+", re.IGNORECASE
)
_FROM = re.compile(r"\s+(?:from|by|among|in)\s+", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_END = " \t\r\n.,;:!?"


@dataclass(frozen=True, slots=True)
class _Patterns:
    faint: tuple[re.Pattern[str], ...]
    least: float
    reactions: frozenset[str]


@cache
def _patterns() -> _Patterns:
    path = files("reportedly.claims") / "lexicon" / "constructions.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Patterns(
        tuple(re.compile(pattern) for pattern in table["faint"].values()),
        float(table["least"]["score"]),
        frozenset(word for words in table["reception"]["forces"].values() for word in words.split()),
    )


def kept(reading: Reading) -> list[Attribution]:
    """The attributions of a reading that are claims: those at its threshold or above, and faint ones with a wording to back them."""
    patterns = _patterns()
    return [
        one
        for one in reading.attributions
        if one.contents and (one.score >= reading.threshold or (one.score >= patterns.least and _backed(one, patterns)))
    ]


def _backed(one: Attribution, patterns: _Patterns) -> bool:
    cue = " ".join(span.text for span in one.cues).lower()
    return any(pattern.search(cue) for pattern in patterns.faint)


def receptions(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Attribution]:
    """Claims of the form "CONTENT was met with skepticism from SOURCE", which cast doubt on what stands before them.

    The content is the sentence up to the verb; the source, which may be missing, runs to the sentence's end.
    """
    found = []
    reactions = _patterns().reactions
    for low, high in paragraphs:
        for match in _RECEPTION.finditer(text, low, high):
            start, end = next((s for s in sentences(text, low, high) if s[0] <= match.start() < s[1]), (low, high))
            content = text[start : match.start()].rstrip(_END)
            rest = text[match.end() : end].rstrip(_END)
            by = _FROM.search(rest)
            reaction = rest[: by.start()] if by else rest
            if not content or not reactions.intersection(_WORD.findall(reaction.lower())):
                continue
            cue = Span.of(text, match.start(), match.end() + len(reaction))
            sources = (Span.of(text, match.end() + by.end(), match.end() + len(rest)),) if by and rest[by.end() :] else ()
            told = Span.of(text, start, start + len(content))
            found.append(Attribution((cue,), sources, (told,), RECEPTION_SCORE, 1.0, RECEPTION_SCORE))
    return found
