"""What comes before its ground: a speaker who is named only after long quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.checks.kinds.kind import ListName, filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene, lower_words
from reportedly.model import Claim, Quoted, Range, Related

_SHORTEST = 12
"""A stretch of fewer characters between full stops is no sentence: "No. 10", "Mr."."""
_BACK = 2
"""A speaker named in so many sentences before a quotation is known when it begins."""
_LEAD = 8
_ARTICLE = 3
"""Words with more letters tell who it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Marks what comes late. In ``message`` and ``ask``: ``{words}``, ``{count}``.

    ``of`` says what: "speakers" who are named only after ``least`` sentences of quotation or more, and in neither of the two sentences
    before it. ``pointing`` is a list of words with which a source begins that has been told of before, ``answers`` dictionary
    forms of cues of which a question just told is the ground, ``beside`` what the finding says of the other place.
    """

    message: str
    ask: str
    beside: str
    of: Literal["speakers"]
    least: int = 2
    pointing: ListName = ""
    answers: tuple[str, ...] = ()

    def find(self, scene: Scene) -> Iterator[Finding]:
        """One finding a quotation at most."""
        for quoted, claim in _quotations(scene):
            sentences = _sentences(scene, quoted)
            if len(sentences) < self.least or quoted.continues or scene.in_title(scene.span(quoted.start, quoted.end)):
                continue
            source = claim.source.spans[0]
            if source.start < quoted.end or self._is_known(scene, claim) or _introduced(scene, quoted, claim):
                continue
            values = {"words": claim.source.text, "count": len(sentences)}
            related = (Related(scene.span(*sentences[0]), self.beside),)
            yield Finding(source, filled(self.message, **values), filled(self.ask, **values), related, claim.id)

    def _is_known(self, scene: Scene, claim: Claim) -> bool:
        """Whether the speaker's words point back ("she", "the retired pilot") or the words answer a question just told."""
        said = claim.source.text.split()
        rest = " ".join(said)[1:]
        pointing = bool(said) and said[0].lower() in scene.listed(self.pointing) and rest == rest.lower()
        return pointing or (claim.cue is not None and claim.cue.lemma in self.answers)


def _quotations(scene: Scene) -> Iterator[tuple[Quoted, Claim]]:
    """Each outermost quotation with the claim that takes in its beginning and names a source in its paragraph."""
    starts = [each.start for each in scene.quotations]
    seen: set[int] = set()
    for claim in scene.attributed:
        if claim.quotation != "direct" or not claim.source.spans or not claim.contents:
            continue
        at = bisect_right(starts, claim.contents[0].start + 1) - 1
        if at < 0 or at in seen:
            continue
        quoted = scene.quotations[at]
        if not quoted.closed or claim.contents[0].start > quoted.start + 2:
            continue
        if scene.paragraph(quoted.start) == scene.paragraph(claim.source.spans[0].start):
            seen.add(at)
            yield quoted, claim


def _sentences(scene: Scene, quoted: Quoted) -> list[Range]:
    """The sentences of a quotation, each without its marks."""
    start, end = quoted.inner
    first = bisect_right(scene.layout.sentences, start, key=lambda each: each[0]) - 1
    out: list[Range] = []
    for each in scene.layout.sentences[max(0, first) :]:
        if each[0] >= end:
            break
        trails = scene.text[max(0, each[0] - _LEAD) : each[0]].rstrip().endswith(("...", "…"))
        if out and (not scene.text[each[0]].isupper() or trails):
            continue
        low, high = max(start, each[0]), min(end, each[1])
        if high - low >= _SHORTEST:
            out.append((low, high))
    return out


def _introduced(scene: Scene, quoted: Quoted, claim: Claim) -> bool:
    """Whether words right before the quotation lead to it, or the speaker is named in one of the two sentences before it."""
    start = scene.sentence(quoted.start).start
    lead = scene.text[max(0, quoted.start - _LEAD) : quoted.start].rstrip()
    if lead.endswith((":", ",")) or (start < quoted.start and scene.voices.speaks(start, quoted.start)):
        return True
    for _ in range(_BACK):
        before = scene.sentence_before(start)
        if before is None:
            break
        start = before.start
    actor = scene.speaker(claim)
    if actor and any(start <= mention.span.start < quoted.start for mention in actor.mentions):
        return True
    known = {word for word in lower_words(claim.source.text) if len(word) > _ARTICLE}
    return bool(known & set(lower_words(scene.text[start : quoted.start])))
