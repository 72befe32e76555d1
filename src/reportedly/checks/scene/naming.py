"""Whether one of a collective speaks by name close to it: "Experts doubt it. Mara Tolen, an engineer, called it unsafe"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from reportedly.model import Claim, Span

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

_NEXT: Final = 2
"""One who speaks in the sentence of a collective or so many after it may be one of it."""
_LEAD: Final = 3
"""In so many first sentences a collective sums up what follows, in which any of its trade may be one of it."""
_AROUND: Final = 20
"""What somebody does for a living is told so many words before or after the name."""
_TRADE: Final = 4
"""Shorter words are no trade: "was", "its"."""
_AGAINST: Final = frozenset(("denying", "doubting"))
_NAMED: Final = frozenset(("person", "organisation", "named media", "document"))


def exemplified(scene: Scene, span: Span, experts: str, members: str, bodies: str) -> bool:
    """Whether somebody who is named speaks for those whom ``span`` calls together.

    That is a person who is quoted in the sentence before, or speaks in it or soon after it, and does not deny what they said; a
    body so, where ``span`` holds a word of the list ``bodies``; or somebody whom the article calls by their trade, which for a word
    of ``experts`` is one of ``members``. Of a lead that may be anybody below.
    """
    at = scene.sentence_number(span.start)
    sentences, last = scene.sentences, len(scene.sentences) - 1
    near = sentences[min(at + _NEXT, last)].end
    lead = at < scene.sentence_number(scene.body) + _LEAD
    begin, end = max(scene.body, sentences[max(0, at - 1)].start), len(scene.text) if lead else near
    whole = scene.span(sentences[max(0, at - 1)].start, sentences[min(at + 1, last)].end)
    body = not scene.listed(bodies).isdisjoint(scene.words(span.start, span.end))
    for claim in scene.sourced[bisect_left(scene.sourced, begin, key=_begin) :]:
        start, mentions = _begin(claim), _names(scene, claim)
        if start >= end:
            return False
        if claim.source.kind not in _NAMED or start == span.start or not mentions:
            continue
        new = mentions[0] > span.start
        if not (claim.cue and claim.cue.force in _AGAINST) and (
            (new and start < near and (body or claim.source.kind == "person"))
            or (claim.source.kind == "person" and start < whole.end and _beside(claim, mentions, sentences[at]))
        ):
            return True
        if (new or start < span.start) and any(
            _called_so(scene, span, offset, experts, members) for offset in (start, mentions[0])
        ):
            return True
    return False


def _begin(claim: Claim) -> int:
    return claim.source.spans[0].start


def _names(scene: Scene, claim: Claim) -> list[int]:
    """Where whoever says ``claim`` is mentioned, the first time first; nowhere where they have no name or it stands apart."""
    actor = scene.speaker(claim)
    if actor is None or not any(mention.how == "name" for mention in actor.mentions):
        return []
    if claim.source.text.lower() in scene.listed("saying.verbs.relative"):
        return []
    return sorted(mention.span.start for mention in actor.mentions)


def _beside(claim: Claim, mentions: list[int], sentence: Span) -> bool:
    """Whether somebody is quoted in the sentence before, or speaks in the one after, and is not told of in ``sentence``."""
    told = any(sentence.start <= offset < sentence.end for offset in mentions)
    return not told and (_begin(claim) > sentence.start or claim.quotation == "direct")


def _called_so(scene: Scene, span: Span, offset: int, experts: str, members: str) -> bool:
    """Whether the words beside ``offset`` call somebody what ``span`` calls the collective, or name the trade of an expert."""
    called = scene.words(span.start, span.end)
    if not scene.listed(experts).isdisjoint(called):
        return scene.says(scene.span(offset, offset + 1), members)
    beside = {*scene.before(offset, _AROUND), *scene.after(offset, _AROUND)}
    return any(word.removesuffix("s") in beside for word in called if word.endswith("s") and len(word) > _TRADE)
