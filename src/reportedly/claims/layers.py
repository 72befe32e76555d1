"""Attributions that lie in one another's content, which the reader proposes both: whose each is, and where one ends for the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.lexicon import cue_words, phrasing
from reportedly.claims.sentence import Sentence, agent_before, trimmed
from reportedly.claims.sourcing import Names, speaks
from reportedly.claims.words import lowered
from reportedly.model import Attribution, Page


def unheaded(found: Sequence[Attribution]) -> list[Attribution]:
    """``found``, in its order, without colons that only head what a word attributes to somebody else."""
    return [one for one in found if not _headed(one, found)]


def _headed(one: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether a colon alone attributes what a word attributes to somebody else, so that it heads a report ("Hungary: “…,” wrote the
    minister").
    """
    if any(map(str.isalnum, "".join(cue.text for cue in one.cues))):
        return False
    told = set(one.contents)
    return any(other is not one and not told.isdisjoint(other.contents) and other.sources != one.sources for other in found)


def owned(page: Page, found: Sequence[Attribution], names: Names) -> list[Attribution]:
    """``found``, where one told in another's content has its source, and another subject stands right before its verb there: that
    subject's now ("she said her brother told her that …").
    """
    out = list(found)
    for outer, inner in _pairs(found):
        around, one = found[outer], found[inner]
        if not one.sources or one.sources != around.sources or len(one.cues) != 1:
            continue
        holder = next((content for content in around.contents if content.start < one.cues[0].start < content.end), None)
        whole = page.layout.sentence(one.cues[0].start)
        if holder is None or whole is None or one.sources[0].start >= holder.start:
            continue
        sentence = Sentence.of(page, max(whole[0], holder.start), whole[1])
        verb = next((at for at, word in enumerate(sentence.found) if word.start == one.cues[0].start), 0)
        subject = agent_before(sentence, verb) if verb else None
        if subject is not None and subject.start >= holder.start and speaks(page, subject, names):
            out[inner] = replace(one, sources=(subject,))
    return out


def parted(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """``found`` with contents cut before a second verb of the same speaker: "adding that … and stressing that …"."""
    out = list(found)
    for outer, inner in _pairs(found):
        one, other = out[outer], found[inner]
        out[outer] = one = _ended(page, one, other)
        if one.cues and one.sources and one.sources == other.sources and len(other.cues) == 1:
            out[outer] = _cut(page, one, other)
    return out


def _ended(page: Page, one: Attribution, second: Attribution) -> Attribution:
    """An attribution without the sentences from the one on that begins, outside of quotations, with the source of another."""
    if not second.sources or not any(map(str.isalnum, "".join(cue.text for cue in one.cues))):
        return one  # after a label whole paragraphs are said
    start = second.sources[0].start
    at = page.token(start)
    first = page.tokens[page.of_sentence[page.tokens[at].sentence][0]].start if at < len(page.tokens) else -1
    if first != start or page.tokens[at].depth or one.cues[0].start >= start:
        return one
    kept = []
    for content in one.contents:
        if content.start < start < content.end:
            before = trimmed(page, content.start, start)
            kept += [before] if before is not None else []
        elif content.end <= start:
            kept.append(content)
    return replace(one, contents=tuple(kept)) if kept else one


def _cut(page: Page, one: Attribution, second: Attribution) -> Attribution:
    """An attribution without what follows the word that joins a second verb to its cue, where both have one form."""
    cue, at = second.cues[0], page.token(second.cues[0].start)
    joins = phrasing(page.language)
    both = (page.lower(page.token(one.cues[-1].start)), page.lower(at))
    participles = sum(word in joins.telling_on for word in both)
    clause = lowered(page, second.contents[:1])[:1]
    told = bool(clause) and clause[0] in cue_words(page.language)["complementiser"]
    if (
        page.lower(at - 1) not in joins.joins
        or participles == 1
        or not told
        or second.contents[-1].end < one.contents[-1].end
    ):
        return one
    kept = []
    for content in one.contents:
        if content.start < cue.start < content.end:
            before = trimmed(page, content.start, page.tokens[at - 1].start)
            kept += [before] if before is not None else []
        elif content.end <= cue.start:
            kept.append(content)
    return replace(one, contents=tuple(kept)) if kept else one


def _pairs(found: Sequence[Attribution]) -> list[tuple[int, int]]:
    """The numbers of two attributions of which the first holds a cue of the second in a content, the surer pairs first."""
    cues = sorted((span.start, number) for number, one in enumerate(found) for span in one.cues)
    pairs = {
        (outer, inner)
        for outer, one in enumerate(found)
        for span in one.contents
        for _, inner in cues[bisect_left(cues, (span.start, -1)) : bisect_left(cues, (span.end, -1))]
        if inner != outer
    }
    return sorted(pairs, key=lambda pair: (-max(found[at].score for at in pair), pair))
