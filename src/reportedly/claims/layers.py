"""Attributions that lie in one another: which of them stand.

The reader proposes both of two attributions of which one lies in the other's content. Both are claims where the less sure of them
is by its words one that tells what somebody said or thinks ("the envoy said the ministry denied …"); a wish or a deed that is told
inside ("will insist on", "opened") is a part of what is said, and what is said of one's own words ("set about persuading") is no
claim around them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.force import wording
from reportedly.claims.lexicon import cue_words, phrasing
from reportedly.claims.quoting import quotation
from reportedly.claims.sentence import Sentence, agent_before, trimmed
from reportedly.claims.sourcing import Names, speaks
from reportedly.claims.words import lowered, words_between
from reportedly.model import Attribution, Page, grammar


def layered(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """``found``, in its order, without those that lie in another or around one and are not told as somebody's words."""
    lost: set[int] = set()
    for outer, inner in _pairs(found):
        if outer in lost or inner in lost:
            continue
        weaker = outer if found[outer].score < found[inner].score else inner
        one, other = found[weaker], found[outer + inner - weaker]
        if weaker == outer and one.sources != other.sources and not tells(page, one) and not tells(page, other):
            lost.add(inner)  # neither is told as words: what holds the other stays
        elif not tells(page, one) or (weaker == outer and one.sources == other.sources):
            lost.add(weaker)
    return [one for number, one in enumerate(found) if number not in lost and not _headed(one, found)]


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
        if one.sources and one.sources == other.sources and len(other.cues) == 1:
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


def tells(page: Page, one: Attribution) -> bool:
    """Whether an attribution has a source and a verb with that subject which tells words or opinions, or a phrase that does."""
    said = wording(page, one.cues)
    if not one.sources or said.entry is None or said.entry.light:
        return False
    if said.entry.part != "verb":
        return "relayed" in said.entry.traits or _asserts(page, one)
    if said.entry.act != "speech" and (said.entry.act != "opinion" or said.entry.takes == "thing"):
        return False
    return _finite(page, one) or _several(page, one)


def _asserts(page: Page, one: Attribution) -> bool:
    """Whether what is said is a clause with "that": "the army's claim that …", not "strong commitment to a solution"."""
    first = lowered(page, one.contents[:1])[:1]
    return bool(first) and (
        first[0] in cue_words(page.language)["complementiser"] or quotation(page, one.contents, None) != "indirect"
    )


def _finite(page: Page, one: Attribution) -> bool:
    """Whether a word of the cue shows that its verb has a subject, or is a participle: an auxiliary, a form that is not the base."""
    auxiliaries = grammar(page.language).auxiliaries
    return any(word in auxiliaries or page.language.lemma(word) != word for word in lowered(page, one.cues))


def _several(page: Page, one: Attribution) -> bool:
    """Whether the source is several, or the speaker, so that the base form is their verb: "they say", "experts say"."""
    classes = grammar(page.language)
    last = [word.lower for span in one.sources for word in words_between(page, span.start, span.end)][-1:]
    return any(
        word in classes.quantifiers
        or classes.pronouns.get(word) in ("they", "we", "i")
        or page.language.morphology.is_plural(word)
        for word in last
    )


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
