"""ATT006: a speaker named only after a quotation's second sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import Sayings, words
from reportedly.model import Claim, Related, Span
from reportedly.model.layout import Quoted, Range

_SENTENCES = 2
_SHORTEST = 12
"""A stretch of fewer characters between full stops is no sentence: "No. 10", "Mr."."""

_BACK = 2
"""A speaker named in so many sentences before a quotation is known when it begins."""
_LEAD = 8
_ARTICLE = 3
_POINTING = frozenset(
    {"he", "she", "they", "it", "i", "we", "who", "one", "the", "this", "that", "these", "those", "his", "her"}
)
"""A source that begins so, without a name, is somebody of whom the article has spoken."""
_ANSWERS = frozenset({"reply", "answer", "respond", "retort", "read", "chant"})
_TRAILING = ("...", "…")
_CLOSING = " \n\t"


def find(copy: Copy) -> Iterator[Finding]:
    """Quotations of two sentences or more whose speaker is named only after them, and not in the two sentences before them."""
    sayings = Sayings(copy)
    for quoted, claim in _quotations(copy):
        sentences = _sentences(copy, quoted)
        if len(sentences) < _SENTENCES or quoted.continues or copy.in_title(copy.span(quoted.start, quoted.end)):
            continue
        source = claim.source.spans[0]
        if source.start < quoted.end or _known(claim) or _introduced(copy, quoted, claim, sayings):
            continue
        span = copy.span(source.start, source.end)
        yield Finding(
            span,
            f"“{' '.join(source.text.split())}” is named only after {len(sentences)} sentences of quotation",
            "Could the speaker be named before the quotation or after its first sentence?",
            related=(Related(copy.span(*sentences[0]), "the quotation begins here"),),
            claim=claim.id,
        )


def _known(claim: Claim) -> bool:
    """Whether the speaker's words point back ("she", "the retired pilot") or the words answer a question just told."""
    said = claim.source.text.split()
    pointing = bool(said) and said[0].lower() in _POINTING and " ".join(said)[1:] == " ".join(said)[1:].lower()
    return pointing or (claim.cue is not None and claim.cue.lemma in _ANSWERS)


def _quotations(copy: Copy) -> Iterator[tuple[Quoted, Claim]]:
    """Each outermost quotation with the claim that takes in its beginning and names a source in its paragraph."""
    starts = [each.start for each in copy.quotations]
    seen: set[int] = set()
    for claim in copy.attributed:
        if claim.quotation != "direct" or not claim.source.spans or not claim.contents:
            continue
        at = bisect_right(starts, claim.contents[0].start + 1) - 1
        if at < 0 or at in seen:
            continue
        quoted = copy.quotations[at]
        if not quoted.closed or claim.contents[0].start > quoted.start + 2:
            continue
        if copy.paragraph(quoted.start) == copy.paragraph(claim.source.spans[0].start):
            seen.add(at)
            yield quoted, claim


def _sentences(copy: Copy, quoted: Quoted) -> list[Range]:
    """The sentences of a quotation, each without its marks."""
    start, end = quoted.inner
    first = bisect_right(copy.layout.sentences, start, key=lambda each: each[0]) - 1
    out: list[Range] = []
    for each in copy.layout.sentences[max(0, first) :]:
        if each[0] >= end:
            break
        if out and (
            not copy.text[each[0]].isupper()
            or copy.text[max(0, each[0] - _LEAD) : each[0]].rstrip(_CLOSING).endswith(_TRAILING)
        ):
            continue
        low, high = max(start, each[0]), min(end, each[1])
        if high - low >= _SHORTEST:
            out.append((low, high))
    return out


def _introduced(copy: Copy, quoted: Quoted, claim: Claim, sayings: Sayings) -> bool:
    """Whether words right before the quotation lead to it, or the speaker is named in one of the two sentences before it."""
    start = copy.sentence(quoted.start).start
    lead = copy.text[max(0, quoted.start - _LEAD) : quoted.start].rstrip()
    if lead.endswith((":", ",")) or (start < quoted.start and sayings.within(start, quoted.start)):
        return True
    for _ in range(_BACK):
        before = copy.sentence_before(start)
        if before is None:
            break
        start = before.start
    if any(start <= mention.start < quoted.start for mention in _mentions(copy, claim)):
        return True
    known = {word for word in words(claim.source.text) if len(word) > _ARTICLE}
    return bool(known & set(words(copy.text[start : quoted.start])))


def _mentions(copy: Copy, claim: Claim) -> list[Span]:
    """Where the speaker is mentioned, so far as that is known."""
    actor = copy.speaker(claim)
    return [mention.span for mention in actor.mentions] if actor else []


RULE = Rule(
    "ATT006",
    "late-speaker",
    "sourcing",
    marks="A speaker who is named only after the second sentence of a quotation, or later, where the sentence before the "
    "quotation names nobody who could be the speaker.",
    why="A reader who does not know who speaks can't weigh the words while reading them.",
    reference="AP Stylebook, on attribution: not far from what it covers",
    severity="info",
    find=find,
    bad=(
        Example(
            "The water rose within an hour on Monday.\n\n“We heard the wall break in the night. The children were asleep upstairs. "
            "Nobody had warned us of anything,” said Mara Tolen, a teacher in Sarn.",
            ("Mara Tolen, a teacher in Sarn",),
        ),
        Example(
            "The mayor Ivo Dahl visited the bridge on Monday.\n\n“We heard the wall break in the night. Nobody had warned us of "
            "anything,” said Mara Tolen, a teacher in Sarn.",
            ("Mara Tolen, a teacher in Sarn",),
        ),
    ),
    good=(
        Example(
            "Mara Tolen, a teacher in Sarn, was at home on Monday. The water rose within an hour. “We heard the wall break. "
            "Nobody had warned us,” Tolen said."
        ),
        Example(
            "The water rose within an hour on Monday.\n\n“We heard the wall break in the night,” said Mara Tolen, a teacher in "
            "Sarn. “The children were asleep upstairs. Nobody had warned us of anything.”"
        ),
        Example(
            "Mara Tolen, a teacher in Sarn, was at home on Monday.\n\n“We heard the wall break in the night. The children were "
            "asleep upstairs. Nobody had warned us of anything,” she said."
        ),
    ),
    limits="Does not follow quotations over several paragraphs, and passes over a speaker who is only described again (“the pilot "
    "said”) and over answers to a question. A name that the sentences before write differently counts as new.",
)
