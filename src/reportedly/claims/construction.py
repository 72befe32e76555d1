"""Wordings that attribute by themselves: they back a claim of which the model was unsure, or carry one that it never marks.

The patterns are data (``lexicon/constructions.toml``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reportedly.claims.calibration import RECEPTION_SCORE
from reportedly.claims.layout import sentences
from reportedly.claims.lexicon import Constructions, constructions
from reportedly.model import Attribution, Reading, Span

_RECEPTION = re.compile(
    r"\b(?:(?:has|have|had)\s+been|was|were|is|are)\s+(?:widely\s+|also\s+)?met\s+with\s+", re.IGNORECASE
)
_FROM = re.compile(r"\s+(?:from|by|among|in)\s+", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_END = " \t\r\n.,;:!?"


def kept(reading: Reading) -> list[Attribution]:
    """The attributions of a reading that are claims: those at its threshold or above, and faint ones with a wording to back them."""
    known = constructions()
    return [
        one
        for one in reading.attributions
        if one.contents and (one.score >= reading.threshold or (one.score >= known.least and _backed(one, known)))
    ]


def _backed(one: Attribution, known: Constructions) -> bool:
    cue = " ".join(span.text for span in one.cues).lower()
    return any(pattern.search(cue) for pattern in known.faint)


def receptions(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Attribution]:
    """Claims of the form "CONTENT was met with skepticism from SOURCE", which cast doubt on what stands before them.

    The content is the sentence up to the verb; the source, which may be missing, runs to the sentence's end.
    """
    found = []
    reactions = constructions().reactions
    for low, high in paragraphs:
        matches = list(_RECEPTION.finditer(text, low, high))
        bounds = sentences(text, low, high) if matches else []
        for match in matches:
            start, end = bounds[bisect_right(bounds, (match.start(), high)) - 1]
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
