"""Claims of the outlet itself: sentences that tell a contested event and attribute it to nobody."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from reportedly.model import Certainty, Claim, Event, Layout, Modality, Page, Polarity, Range, Source, SourceCertainty, Span

SCORE: Final = 0.8
"""Set: of the events in an outlet's own voice, about so many were read rightly by hand; see ``docs/limits.md``."""

_BETWEEN: Final = ",;:—–-"

_FIRMNESS: Final[dict[Modality, SourceCertainty]] = {
    "asserted": "certain",
    "negated": "certain",
    "possible": "possible",
    "planned": "unstated",
    "asked": "unstated",
}


Judge = Callable[[Sequence[Span]], Polarity]
"""What tells whether a content says that something is not so."""


def own_voice(page: Page, claims: Sequence[Claim], events: Iterable[Event], polarity: Judge | None = None) -> list[Claim]:
    """``claims``, and one of kind "outlet" for each stretch of a sentence that no claim covers and that tells an event.

    The content is the sentence without the spans of its attributed claims: the one piece that holds the event. Ids go on from
    those of ``claims``; the result is not in text order. Whether a content says that something is not so ``polarity`` tells, as it
    does for attributed claims: an event that did not happen may be told of in passing ("the failed attack left two dead").
    """
    taken = _joined((span.start, span.end) for claim in claims for span in claim.spans)
    pieces: dict[Range, list[Event]] = {}
    for event in events:
        piece = _free(page.text, page.layout, taken, event.trigger)
        if piece is not None:
            pieces.setdefault(piece, []).append(event)
    out = list(claims)
    for (start, end), told in sorted(pieces.items()):
        content = Span.of(page.text, start, end)
        out.append(_claim(f"c{len(out) + 1}", content, told[0].modality, polarity((content,)) if polarity else "positive"))
    return out


def _claim(name: str, content: Span, modality: Modality, polarity: Polarity) -> Claim:
    """The outlet's claim: it stands behind what it flatly tells, and behind a negation where that is what the sentence tells."""
    flat = modality == "asserted" or (modality == "negated" and polarity == "negative")
    return Claim(
        name,
        Source((), "outlet"),
        None,
        (content,),
        "indirect",
        Certainty(_FIRMNESS[modality], "endorsed" if flat else "neutral"),
        SCORE,
        polarity=polarity,
        origin="outlet",
        score_kind="set",
    )


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """The ranges in order, those that touch made one."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _free(text: str, layout: Layout, taken: Sequence[Range], trigger: Span) -> Range | None:
    """The piece of the trigger's sentence, between the spans of claims, that holds it; ``None`` where a claim does."""
    sentence = layout.sentence(trigger.start)
    if sentence is None or any(quoted.start <= sentence[0] and sentence[1] <= quoted.end for quoted in layout.quotations):
        return None  # somebody says it, whoever that is
    start, end = next(part for part in layout.whole(*sentence) if part[1] > trigger.start)
    after = bisect_right(taken, (trigger.start, len(text) + 1))
    if after:
        if taken[after - 1][1] > trigger.start:
            return None
        start = max(start, taken[after - 1][1])
    if after < len(taken):
        if taken[after][0] < trigger.end:
            return None
        end = min(end, taken[after][0])
    while start < trigger.start and (text[start].isspace() or text[start] in _BETWEEN):
        start += 1
    while end > trigger.end and (text[end - 1].isspace() or text[end - 1] in _BETWEEN):
        end -= 1
    return start, max(end, trigger.end)
