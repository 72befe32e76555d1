"""Wordings that attribute by themselves: they back a claim of which the model was unsure, or carry one that it never marks.

The patterns are data (the table ``constructions`` of a language).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.calibration import RECEPTION_SCORE
from reportedly.claims.force import wording
from reportedly.claims.lexicon import Constructions, constructions, cue_words
from reportedly.claims.words import lowered
from reportedly.model import Attribution, Page, Reading, Span, Word

_OWNED = 3
"""Words that may stand between an owner and the end of "the general's earlier reports"."""


def kept(page: Page, reading: Reading) -> list[Attribution]:
    """The attributions of a reading that are claims: those at its threshold or above, and faint ones with a wording to back them."""
    known = constructions(page.language)
    attributions = (_recut(page, one) for one in reading.attributions)
    return [
        one
        for one in attributions
        if one.contents and (one.score >= reading.threshold or (one.score >= known.least and _backed(page, one, known)))
    ]


def _recut(page: Page, one: Attribution) -> Attribution:
    """Source and cue of "the general's earlier reports | of" where they meet: the noun attributes, so it belongs to the cue."""
    if len(one.sources) != 1 or len(one.cues) != 1:
        return one
    (source,), (cue,) = one.sources, one.cues
    if cue.text.lower() not in ("of", "that") or page.text[source.end : cue.start].strip():
        return one
    found = page.words.between(source.start, source.end)
    for at in range(len(found) - 2, max(-1, len(found) - _OWNED - 2), -1):
        owner, owned = found[at], found[at + 1 :]
        if _owns(found, at) and not any(piece.mark for piece in owned):
            return replace(one, sources=(page.span(source.start, owner.end),), cues=(page.span(owned[0].start, cue.end),))
    return one


def _owns(found: Sequence[Word], at: int) -> bool:
    """Whether a possessive ends with the piece at ``at``: "general's", "officials'"."""
    piece = found[at]
    if piece.mark:
        return piece.text in "'’" and found[at - 1].end == piece.start and found[at - 1].lower.endswith("s")
    return piece.lower.endswith("'s")


def _backed(page: Page, one: Attribution, known: Constructions) -> bool:
    cue = " ".join(span.text for span in one.cues).lower()
    if any(pattern.search(cue) for pattern in known.faint):
        return True
    if not any(pattern.search(cue) for pattern in known.nouns):
        return False
    entry = wording(page, one.cues).entry
    return bool(one.sources) or entry is None or entry.part != "verb" or _governs(page, one)


def _governs(page: Page, one: Attribution) -> bool:
    """Whether a word that may be noun or verb has "of" or "that" after it, as a noun has: "reports of", "claims that"."""
    small = cue_words(page.language)
    after = (*lowered(page, one.cues)[-1:], *lowered(page, one.contents[-1:])[:1])
    return any(word in small["governors"] or word in small["complementiser"] for word in after)


def receptions(page: Page) -> list[Attribution]:
    """Claims of the form "CONTENT was met with skepticism from SOURCE", which cast doubt on what stands before them.

    The content is the sentence up to the verb; the source, which may be missing, runs to the sentence's end.
    """
    tokens = page.tokens
    found = (
        _reception(page, at)
        for at in range(len(tokens) - 1)
        if tokens[at].lower == "met" and tokens[at + 1].lower == "with" and tokens[at].sentence == tokens[at + 1].sentence
    )
    return [one for one in found if one is not None]


def _reception(page: Page, met: int) -> Attribution | None:
    """The reception whose "met with" begins with the token ``met``."""
    known = constructions(page.language)
    tokens, (first, last) = page.tokens, page.of_sentence[page.tokens[met].sentence]
    verb = met - 1
    if tokens[verb].lower in known.reception_adverbs:
        verb -= 1
    been = tokens[verb].lower == "been"
    if been:
        verb -= 1
    content = _bare(page, first, verb) if tokens[verb].lower in (known.have if been else known.be) else None
    source = next((at for at in range(met + 3, last) if tokens[at].lower in known.reception_from), last)
    reaction = _bare(page, met + 2, source)
    if content is None or reaction is None:
        return None
    if known.reactions.isdisjoint(token.lower for token in tokens[met + 2 : source]):
        return None
    cue = page.span(tokens[verb].start, reaction.end)
    sources = _bare(page, source + 1, last)
    return Attribution((cue,), (sources,) if sources else (), (content,), RECEPTION_SCORE, 1.0, RECEPTION_SCORE)


def _bare(page: Page, first: int, last: int) -> Span | None:
    """The stretch of some tokens without stops and commas at its end."""
    while last > first and page.tokens[last - 1].text in ".,;:!?":
        last -= 1
    return page.span(page.tokens[first].start, page.tokens[last - 1].end) if first < last else None
