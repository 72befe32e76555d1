"""Quotations that run on: what stands in one pair of marks is said whole, and what goes on behind its speaker is said as well.

“So,” said she. “And so.” A quotation that is a sentence of its own, right after the sentence in which its first part and its speaker
stand, is that speaker's; and one that its paragraph leaves open goes on in the next one, which opens it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.model import Attribution, Page, Quoted, Span


def running(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """``found`` with the quotations that go on behind what is known of them, where they are nobody else's."""
    quotations = [quoted for quoted in page.layout.quotations if quoted.depth == 0]
    out = list(found)
    for number, one in enumerate(out):
        if one.cues and one.contents and quotations:
            others = (*out[:number], *out[number + 1 :])
            out[number] = replace(one, contents=_whole(page, one, others, quotations))
    return out


def _whole(page: Page, one: Attribution, others: Sequence[Attribution], quotations: Sequence[Quoted]) -> tuple[Span, ...]:
    contents = list(one.contents)
    for quoted in quotations:
        if any(quoted.start <= cue.start < quoted.end for cue in one.cues):
            continue
        held = [span for span in contents if span.start < quoted.end and quoted.start < span.end]
        if held and _begun_late(page, held, quoted) and _free(quoted, others, one):
            contents.remove(held[0])
            contents.append(page.span(quoted.start, held[0].end))
        elif not held and _goes_on(page, quoted, contents, one, quotations) and _free(quoted, others, one):
            contents.append(page.span(quoted.start, quoted.end))
    return tuple(sorted(contents))


def _begun_late(page: Page, held: Sequence[Span], quoted: Quoted) -> bool:
    """Whether one content holds the end of a quotation and not its first words."""
    if len(held) != 1 or not quoted.closed or held[0].end < quoted.end - quoted.width:
        return False
    return any(map(str.isalnum, page.text[quoted.start : held[0].start]))


def _goes_on(page: Page, quoted: Quoted, contents: Sequence[Span], one: Attribution, quotations: Sequence[Quoted]) -> bool:
    layout = page.layout
    at = quotations.index(quoted)
    if not at:
        return False
    before = quotations[at - 1]
    ends = [span.end for span in contents if span.start < before.end]
    if not ends or any(map(str.isalnum, page.text[max(ends) : before.end])):
        return False
    if any(before.start <= cue.start < before.end for cue in one.cues):
        return False
    if quoted.continues and not before.closed:
        return layout.paragraphs.index(_paragraph(page, quoted)) - layout.paragraphs.index(_paragraph(page, before)) == 1
    own = layout.sentence(quoted.start)
    last = max(span.end for span in (*one.sources, *one.cues))
    sentence = layout.sentence(last - 1)
    return (
        own is not None
        and sentence is not None
        and own[0] == quoted.start
        and layout.sentences.index(own) - layout.sentences.index(sentence) == 1
        and sentence[0] <= before.start
        and before.end <= min(span.start for span in (*one.sources, *one.cues))
        and _paragraph(page, quoted) == _paragraph(page, before)
        and _alone(page, quoted)
    )


def _paragraph(page: Page, quoted: Quoted) -> tuple[int, int]:
    return page.layout.paragraph(quoted.start) or (0, len(page.text))


def _alone(page: Page, quoted: Quoted) -> bool:
    """Whether no other word stands in the last sentence of a quotation."""
    last = page.layout.sentence(quoted.end - 1)
    return last is not None and not any(map(str.isalnum, page.text[quoted.end : max(quoted.end, last[1])]))


def _free(quoted: Quoted, others: Sequence[Attribution], one: Attribution) -> bool:
    """Whether nobody else says what is quoted: others tell it only inside of it."""
    return not any(
        part.start < quoted.end and quoted.start < part.end
        for other in others
        if other.sources != one.sources
        for part in _outside(other, quoted)
    )


def _outside(other: Attribution, quoted: Quoted) -> Iterator[Span]:
    """The parts of an attribution whose cue stands outside of a quotation."""
    parts = (*other.cues, *other.sources, *other.contents)
    if not all(quoted.start <= part.start and part.end <= quoted.end for part in parts):
        yield from parts
