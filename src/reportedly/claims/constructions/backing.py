"""Wordings that attribute by themselves: they back a claim of which the model was unsure, or carry one that it never marks.

The patterns are data (the table ``constructions`` of a language).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.calibration import RECEPTION_SCORE
from reportedly.claims.force import wording
from reportedly.claims.lexicon import Constructions, constructions, cue_words
from reportedly.claims.sentence import Sentence, cue_start, phrase_before, subject_start, trimmed
from reportedly.claims.sourcing import Names, speaks
from reportedly.claims.words import lowered
from reportedly.model import Attribution, Page, Reading, Span, Word, grammar

_OWNED = 3
"""Words that may stand between an owner and the end of "the general's earlier reports"."""


def kept(page: Page, reading: Reading) -> list[Attribution]:
    """The attributions of a reading that are claims: those at its threshold or above, and faint ones with a wording to back them."""
    known, names = constructions(page.language), Names.of(reading.names)
    attributions = (_with_subject(page, _recut(page, one), known, names) for one in reading.attributions)
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


def _with_subject(page: Page, one: Attribution, known: Constructions, names: Names) -> Attribution:
    """``one`` with the phrase before its cue as the source, where it has none and its wording needs a subject that speaks."""
    cue = " ".join(span.text for span in one.cues).lower()
    if one.sources or not any(pattern.search(cue) for pattern in known.owning):
        return one
    start, end = page.layout.sentence(one.cues[0].start) or (0, 0)
    sentence = Sentence.of(page, start, end)
    verb = next((at for at, word in enumerate(sentence.found) if word.start == one.cues[0].start), 0)
    cut = cue_start(sentence, verb) if verb else 0
    first = subject_start(sentence, cut) if cut else None
    phrase = sentence.span(first, cut) if first is not None else phrase_before(sentence, cut) or _opening(sentence, cut)
    source = trimmed(page, phrase.start, phrase.end) if phrase is not None else None
    return replace(one, sources=(source,)) if source is not None and _speaks(page, source, names) else one


def _opening(sentence: Sentence, end: int) -> Span | None:
    """All that stands before a word, where it can be the sentence's subject: it begins with no preposition and has no verb."""
    if not end:
        return None
    small, classes = sentence.small, grammar(sentence.page.language)
    adverbial = sentence.lower(0) in classes.prepositions | classes.conjunctions
    verbal = any(sentence.lower(at) in small["predicating"] for at in range(end))
    return None if adverbial or verbal else sentence.span(0, end)


def _speaks(page: Page, source: Span, names: Names) -> bool:
    """Whether the words of a phrase, or of the apposition after its comma, name somebody who can say something."""
    before, _, after = source.text.partition(", ")
    ends = ((source.start, source.start + len(before)), (source.end - len(after), source.end))
    return any(speaks(page, page.span(start, end), names) for start, end in ends if start < end)


def _backed(page: Page, one: Attribution, known: Constructions) -> bool:
    cue = " ".join(span.text for span in one.cues).lower()
    if any(pattern.search(cue) for pattern in known.faint):
        return True
    if one.sources and any(pattern.search(cue) for pattern in known.owning):
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
