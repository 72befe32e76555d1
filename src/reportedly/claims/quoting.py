"""Whether a content is quoted: directly, in part, or not at all."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportedly.model import Span
from reportedly.model.claim import Quotation
from reportedly.model.layout import Quoted
from reportedly.text.layout import paragraphs
from reportedly.text.quotation import quotations

_TYPED = re.compile(r"''|``")


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of one text. ``depth[i]`` is the number of quotations around the character at ``i``, the marks of
    a quotation itself left out.
    """

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    stretches: tuple[Quoted, ...]
    depth: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Marks:
        """Find the quotation marks of ``text``; takes time linear in its length."""
        blocks = tuple(paragraphs(text))
        stretches = tuple(quotations(text, blocks)[0])
        edges = [stretch.inner for stretch in stretches] + [pair for block in blocks for pair in _typed(text, *block)]
        steps = array("i", bytes(4 * (len(text) + 1)))
        for start, end in edges:
            if start < end:
                steps[start] += 1
                steps[end] -= 1
        return cls(text, blocks, stretches, array("i", accumulate(steps)))

    def quotation(self, contents: Sequence[Span], cue: Span | None) -> Quotation:
        """``direct`` where every word of the content is quoted, ``mixed`` where some are, ``indirect`` where none is.

        A quotation that the cue stands in as well is someone else's: only marks inside it count.
        """
        inside = outside = False
        for content in contents:
            base = self._shared(content, cue)
            for at in range(content.start, content.end):
                if self.text[at].isalnum():
                    if self.depth[at] > base:
                        inside = True
                    else:
                        outside = True
                    if inside and outside:
                        return "mixed"
        return "direct" if inside else "indirect"

    def quoted(self, at: int) -> bool:
        """Whether the character at ``at`` stands inside quotation marks."""
        return self.depth[at] > 0

    def _shared(self, content: Span, cue: Span | None) -> int:
        """How many quotations hold both the content and the cue."""
        if cue is None:
            return 0
        first, last = (cue.start, content.start + 1) if cue.start <= content.start else (content.end - 1, cue.end)
        if last - first > 4 * len(content.text) + 4000:
            return 0
        return min(self.depth[first : max(last, first + 1)])


def _typed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The insides of quotations that a typewriter or an agency wire marks with two single marks (''so'', ``so'')."""
    opened: int | None = None
    for match in _TYPED.finditer(text, start, end):
        opens = (
            match.end() < end
            and not text[match.end()].isspace()
            and (match.start() == start or not text[match.start() - 1].isalnum())
        )
        if opened is None:
            opened = match.end() if opens else None
        elif match[0] == "''" and text[match.start() - 1 : match.start()] > " ":
            yield opened, match.start()
            opened = None
