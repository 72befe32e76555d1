"""Wordings that attribute by themselves: they back a claim of which the model was unsure, or carry one that it never marks.

The patterns are data (the table ``constructions`` of a language).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.calibration import RECEPTION_SCORE
from reportedly.claims.lexicon import Constructions, constructions
from reportedly.model import Attribution, Language, Reading, Span
from reportedly.text.layout import sentences

_RECEPTION = re.compile(
    r"\b(?:(?:has|have|had)\s+been|was|were|is|are)\s+(?:widely\s+|also\s+)?met\s+with\s+", re.IGNORECASE
)
_FROM = re.compile(r"(?<!\s)\s++(?:from|by|among|in)\s++", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_OWNER = re.compile(r"(.+(?:['’]s|s['’]))\s+(?=(?:\w+\s+){0,2}\w+$)", re.DOTALL)
_END = " \t\r\n.,;:!?"


def kept(reading: Reading, text: str, language: Language) -> list[Attribution]:
    """The attributions of a reading that are claims: those at its threshold or above, and faint ones with a wording to back them.

    ``text`` is the text that was read.
    """
    known = constructions(language)
    attributions = (_recut(one, text) for one in reading.attributions)
    return [
        one
        for one in attributions
        if one.contents and (one.score >= reading.threshold or (one.score >= known.least and _backed(one, known)))
    ]


def _recut(one: Attribution, text: str) -> Attribution:
    """Source and cue of "the general's earlier reports | of" where they meet: the noun attributes, so it belongs to the cue."""
    if len(one.sources) != 1 or len(one.cues) != 1:
        return one
    (source,), (cue,) = one.sources, one.cues
    owner = _OWNER.match(source.text)
    if owner is None or cue.text.lower() not in ("of", "that") or text[source.end : cue.start].strip():
        return one
    start = source.start + owner.end()
    return replace(
        one,
        sources=(Span.of(text, source.start, source.start + owner.end(1)),),
        cues=(Span.of(text, start, cue.end),),
    )


def _backed(one: Attribution, known: Constructions) -> bool:
    cue = " ".join(span.text for span in one.cues).lower()
    return any(pattern.search(cue) for pattern in known.faint)


def receptions(text: str, paragraphs: Sequence[tuple[int, int]], language: Language) -> list[Attribution]:
    """Claims of the form "CONTENT was met with skepticism from SOURCE", which cast doubt on what stands before them.

    The content is the sentence up to the verb; the source, which may be missing, runs to the sentence's end.
    """
    found = []
    reactions = constructions(language).reactions
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
