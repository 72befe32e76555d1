"""Cues: the dictionary form of the words that attribute, and what they add to the claim.

A cue is often more than its verb ("has repeatedly said", "went on to say", "declined to comment", "issued a warning"). The
head is looked for in the lexicon; a cue that it does not hold gets a regular dictionary form and no force.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.claims.lexicon import Cues, Entry, Hit, WordLists, cue_words, cues, hedges, negation
from reportedly.claims.words import lowered, words_between
from reportedly.model import Cue, Force, Language, Page, Span

_REACH = 4
"""Words and marks before a cue among which the last word is sought."""
_WITHOUT_NOT = frozenset(("yet", "unable", "unwilling"))


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a cue say. ``entry`` is ``None`` where the lexicon does not hold the cue.

    ``distanced`` and ``endorsed`` tell of an adverb ("falsely", "rightly"); ``thing`` of a preposition at the end of the cue,
    after which a thing is named and nothing asserted ("warned of", "reports of").
    """

    lemma: str
    force: Force
    entry: Entry | None = None
    negated: bool = False
    distanced: bool = False
    endorsed: bool = False
    thing: bool = False

    def cue(self, spans: tuple[Span, ...]) -> Cue:
        """The cue that these words make."""
        return Cue(spans, self.lemma, self.force)


def wording(page: Page, spans: Sequence[Span]) -> Wording:
    """Read the words of a cue. The word before it, in its sentence, tells a noun ("his claim") from a verb."""
    language = page.language
    lexicon, small = cues(language), cue_words(language)
    seen = lowered(page, spans)
    if not seen:
        return Wording("".join(span.text for span in spans).strip() or "—", "neutral")
    hit, noun = _head(seen, lexicon, small, _before(page, spans[0].start))
    lists = hedges(language)
    distanced = any(word in lists["distanced_adverbs"] for word in seen)
    endorsed = any(word in lists["endorsed_adverbs"] for word in seen)
    if hit is None:
        return Wording(
            _unlisted(seen, lexicon, small), "distancing" if distanced else "neutral", None, False, distanced, endorsed
        )
    entry = hit.noun if noun else hit.verb
    assert entry is not None
    negated = _negated(seen[: hit.begin], lexicon, language, small) or seen[hit.begin] in ("no", "cannot")
    force = entry.negated if negated else entry.force
    if force in ("endorsing", "distancing") and any(word in lists["unreal_modals"] for word in seen[: hit.begin]):
        force = "neutral"  # "would reveal", "should admit": nothing has been said yet
    if distanced and force in ("neutral", "endorsing"):
        force = "distancing"
    thing = hit.end < len(seen) and seen[-1] in small["governors"]
    return Wording(entry.lemma, force, entry, negated, distanced, endorsed, thing)


def _before(page: Page, offset: int) -> str:
    """The word before ``offset`` in its sentence."""
    at = page.token(offset)
    first = max(page.of_sentence[page.tokens[at].sentence][0], at - _REACH)
    found = words_between(page, page.tokens[first].start, offset) if first < at else []
    return found[-1].lower if found else ""


def _head(seen: tuple[str, ...], lexicon: Cues, small: WordLists, before: str) -> tuple[Hit | None, bool]:
    """The entry that attributes, and whether it is read as a noun.

    The last verb wins ("went on to say"), save one in an adjunct ("said in a statement released on Monday"); a full verb
    wins over a noun, a noun over a verb that only carries one ("issued a warning").
    """
    best: tuple[int, Hit, bool] | None = None
    adjunct = False
    at = 0
    for hit in lexicon.hits(seen):
        between = seen[at : hit.begin]
        at = hit.end
        adjunct = best is not None and best[0] >= 2 and (adjunct or any(word in small["adjunct"] for word in between))
        entry = hit.verb
        previous = seen[hit.begin - 1] if hit.begin else before
        noun = hit.noun is not None and (entry is None or _reads_as_noun(previous, small))
        chosen = hit.noun if noun else entry
        assert chosen is not None
        if chosen.light:
            rank = 0
        elif noun:
            rank = 1
        else:
            rank = 2 if chosen.inflected else 1
        if adjunct:
            continue
        if best is None or rank > best[0] or (rank == best[0] and rank != 1):
            best = (rank, hit, noun)
        if chosen.lemma in small["withheld"] and "to" in seen[hit.end : hit.end + 1]:
            break
    return (best[1], best[2]) if best is not None else (None, False)


def _reads_as_noun(previous: str, small: WordLists) -> bool:
    if previous.endswith("'s"):
        return True
    return previous in small["noun_after"] and previous not in ("to", "and", "that")


def _negated(seen: tuple[str, ...], lexicon: Cues, language: Language, small: WordLists) -> bool:
    if negation(language).negates(seen):
        return True
    for at, word in enumerate(seen):
        if word in _WITHOUT_NOT or (lexicon.lemma(word) in small["withheld"] and "to" in seen[at + 1 : at + 2]):
            return True
        if seen[at : at + 3] in (("stopped", "short", "of"), ("stops", "short", "of"), ("stopping", "short", "of")):
            return True
    return False


def _unlisted(seen: tuple[str, ...], lexicon: Cues, small: WordLists) -> str:
    """A dictionary form for a cue that the lexicon does not hold: its first verb, else its first word of weight."""
    weighty = [
        word
        for word in seen
        if word not in small["auxiliary"] and word not in small["adverbial"] and not word.endswith("ly")
    ]
    if not weighty:
        return " ".join(seen)
    for word in weighty:
        if word in lexicon.irregular_forms or word.endswith(("ed", "ing")):
            return lexicon.lemma(word)
    return lexicon.lemma(weighty[0])
