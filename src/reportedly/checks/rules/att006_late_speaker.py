"""ATT006: a speaker named only after a quotation's second sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import Sayings
from reportedly.model import Claim, Related
from reportedly.model.layout import Quoted, Range

_SENTENCES = 3
_SHORTEST = 12
"""A stretch of fewer characters between full stops is no sentence: "No. 10", "Mr."."""


def find(copy: Copy) -> Iterator[Finding]:
    """Quotations of more than two sentences before whose third nobody is named who could be the speaker."""
    sayings = Sayings(copy)
    known = [mention.span.start for actor in copy.article.actors for mention in actor.mentions]
    known.sort()
    for quoted, claim in _quotations(copy):
        sentences = _sentences(copy, quoted)
        if len(sentences) < _SENTENCES or quoted.continues or copy.in_title(copy.span(quoted.start, quoted.end)):
            continue
        source = claim.source.spans[0]
        if source.start < quoted.end or _introduced(copy, quoted, sayings, known):
            continue
        span = copy.span(source.start, source.end)
        yield Finding(
            span,
            f"“{' '.join(source.text.split())}” is named only after {len(sentences)} sentences of quotation",
            "Could the speaker be named before the quotation or after its first sentence?",
            related=(Related(copy.span(*sentences[0]), "the quotation begins here"),),
            claim=claim.id,
        )


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
    out = []
    for each in copy.layout.sentences[max(0, first) :]:
        if each[0] >= end:
            break
        low, high = max(start, each[0]), min(end, each[1])
        if high - low >= _SHORTEST:
            out.append((low, high))
    return out


def _introduced(copy: Copy, quoted: Quoted, sayings: Sayings, known: list[int]) -> bool:
    """Whether the sentence before, or words right before the quotation, name anybody or tell that somebody speaks."""
    before = copy.sentence_before(quoted.start)
    start = before.start if before else copy.sentence(quoted.start).start
    at = bisect_right(known, start - 1)
    return sayings.within(start, quoted.start) or (at < len(known) and known[at] < quoted.start)


RULE = Rule(
    "ATT006",
    "late-speaker",
    "sourcing",
    marks="A speaker who is named only after a quotation of three sentences or more, where the sentence before the quotation names "
    "nobody who could be the speaker.",
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
    ),
    good=(
        Example(
            "The water rose within an hour on Monday.\n\n“We heard the wall break in the night,” said Mara Tolen, a teacher in "
            "Sarn. “The children were asleep upstairs. Nobody had warned us of anything.”"
        ),
        Example(
            "Mara Tolen, a teacher in Sarn, was at home on Monday.\n\n“We heard the wall break in the night. The children were "
            "asleep upstairs. Nobody had warned us of anything,” she said."
        ),
    ),
    limits="Does not follow quotations over several paragraphs.",
)
