"""Whether a content is quoted: directly, in part, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Page, Quotation, Span

_APART = 1000
"""Tokens between a content and its cue up to which both may stand in one quotation; it keeps the time linear."""


def quotation(page: Page, contents: Sequence[Span], cue: Span | None) -> Quotation:
    """``direct`` where every word of the content is quoted, ``mixed`` where some are, ``indirect`` where none is.

    A quotation that the cue stands in as well is someone else's: only marks inside it count.
    """
    inside = outside = False
    for content in contents:
        base = _shared(page, content, cue)
        for token in page.tokens[page.token(content.start) : page.within(content.start, content.end)[1]]:
            if token.word:
                if token.depth > base:
                    inside = True
                else:
                    outside = True
                if inside and outside:
                    return "mixed"
    return "direct" if inside else "indirect"


def quoted(page: Page, offset: int) -> bool:
    """Whether the token at ``offset`` stands inside quotation marks; none stands behind the last."""
    at = page.token(offset)
    return at < len(page.tokens) and page.tokens[at].depth > 0


def _shared(page: Page, content: Span, cue: Span | None) -> int:
    """How many quotations hold both the content and the cue."""
    if cue is None:
        return 0
    start, end = (cue.start, content.start + 1) if cue.start <= content.start else (content.end - 1, cue.end)
    first, last = page.token(start), page.within(start, end)[1]
    if last - first > _APART:
        return 0
    return min((token.depth for token in page.tokens[first:last]), default=0)
