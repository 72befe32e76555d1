"""Quotations that run on: what stands in one pair of marks is said whole, and what goes on behind its speaker is said as well.

“So,” said she. “And so.” A quotation that is a sentence of its own, right after the sentence in which its first part and its speaker
stand, is that speaker's; and one that its paragraph leaves open goes on in the next one, which opens it again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.model import Attribution, Page, Quoted, Range, Span


def running(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """``found`` with the quotations that go on behind what is known of them, where they are nobody else's."""
    quotations = [quoted for quoted in page.layout.quotations if quoted.depth == 0]
    out = list(found)
    if not quotations:
        return out
    ends = [quoted.end for quoted in quotations]
    near = _Near(page, out)
    for number, one in enumerate(out):
        if one.cues and one.contents:
            first = bisect_right(ends, min(span.start for span in one.contents))
            out[number] = replace(one, contents=_whole(page, one, near, quotations, first))
            near.add(number, out[number].contents)
    return out


class _Near:
    """Attributions by the sentences that they have a part in, so that those beside a quotation are found without asking all."""

    def __init__(self, page: Page, found: list[Attribution]) -> None:
        self._page, self._found = page, found
        self._starts = [start for start, _ in page.layout.sentences]
        self._at: dict[int, set[int]] = {}
        for number, one in enumerate(found):
            self.add(number, (*one.cues, *one.sources, *one.contents))

    def add(self, number: int, spans: Iterable[Span]) -> None:
        for span in spans:
            for sentence in self._sentences(span.start, span.end):
                self._at.setdefault(sentence, set()).add(number)

    def others(self, quoted: Quoted, one: Attribution) -> Iterator[Attribution]:
        """Those of other sources than ``one`` that have a part in the sentences of a quotation."""
        numbers = {number for sentence in self._sentences(quoted.start, quoted.end) for number in self._at.get(sentence, ())}
        return (self._found[number] for number in numbers if self._found[number].sources != one.sources)

    def _sentences(self, start: int, end: int) -> range:
        return range(bisect_right(self._starts, start) - 1, bisect_left(self._starts, end))


def _whole(page: Page, one: Attribution, near: _Near, quotations: Sequence[Quoted], first: int) -> tuple[Span, ...]:
    """The contents of ``one``; no quotation before ``first`` has a part in them."""
    contents = list(one.contents)
    for at in range(first, len(quotations)):
        quoted = quotations[at]
        if any(quoted.start <= cue.start < quoted.end for cue in one.cues):
            continue
        held = [span for span in contents if span.start < quoted.end and quoted.start < span.end]
        if held and _begun_late(page, held, quoted) and _free(quoted, near, one):
            contents.remove(held[0])
            contents.append(page.span(quoted.start, held[0].end))
        elif not held and at and _goes_on(page, quoted, contents, one, quotations[at - 1]) and _free(quoted, near, one):
            contents.append(page.span(quoted.start, quoted.end))
        elif not held and quoted.start > max(span.end for span in contents):
            break  # what does not go on here does not go on behind it
    return tuple(sorted(contents))


def _begun_late(page: Page, held: Sequence[Span], quoted: Quoted) -> bool:
    """Whether one content holds the end of a quotation and not its first words."""
    if len(held) != 1 or not quoted.closed or held[0].end < quoted.end - quoted.width:
        return False
    return any(map(str.isalnum, page.text[quoted.start : held[0].start]))


def _goes_on(page: Page, quoted: Quoted, contents: Sequence[Span], one: Attribution, before: Quoted) -> bool:
    layout = page.layout
    ends = [span.end for span in contents if span.start < before.end]
    if not ends or any(map(str.isalnum, page.text[max(ends) : before.end])):
        return False
    if any(before.start <= cue.start < before.end for cue in one.cues):
        return False
    if quoted.continues and not before.closed:
        return _follows(layout.paragraphs, _paragraph(page, before), _paragraph(page, quoted))
    own = layout.sentence(quoted.start)
    last = max(span.end for span in (*one.sources, *one.cues))
    sentence = layout.sentence(last - 1)
    return (
        own is not None
        and sentence is not None
        and own[0] == quoted.start
        and _follows(layout.sentences, sentence, own)
        and sentence[0] <= before.start
        and before.end <= min(span.start for span in (*one.sources, *one.cues))
        and _paragraph(page, quoted) == _paragraph(page, before)
        and _alone(page, quoted)
    )


def _follows(ranges: Sequence[Range], one: Range, other: Range) -> bool:
    """Whether ``other`` is the next of the ranges after ``one``."""
    at = bisect_left(ranges, one) + 1
    return at < len(ranges) and ranges[at] == other


def _paragraph(page: Page, quoted: Quoted) -> tuple[int, int]:
    return page.layout.paragraph(quoted.start) or (0, len(page.text))


def _alone(page: Page, quoted: Quoted) -> bool:
    """Whether no other word stands in the last sentence of a quotation."""
    last = page.layout.sentence(quoted.end - 1)
    return last is not None and not any(map(str.isalnum, page.text[quoted.end : max(quoted.end, last[1])]))


def _free(quoted: Quoted, near: _Near, one: Attribution) -> bool:
    """Whether nobody else says what is quoted: others tell it only inside of it."""
    return not any(
        part.start < quoted.end and quoted.start < part.end
        for other in near.others(quoted, one)
        for part in _outside(other, quoted)
    )


def _outside(other: Attribution, quoted: Quoted) -> Iterator[Span]:
    """The parts of an attribution whose cue stands outside of a quotation."""
    parts = (*other.cues, *other.sources, *other.contents)
    if not all(quoted.start <= part.start and part.end <= quoted.end for part in parts):
        yield from parts
