"""The layout of a text as decisions see it: where its paragraphs, sentences and quotation marks are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportedly.model.span import Range

BlockKind = Literal["title", "dateline", "byline", "subhead", "item", "caption", "speaker", "table", "prose"]
"""What a stretch of text is by its shape: ``dateline`` and ``speaker`` ("Q:", "NAME:") stand at the head of a paragraph."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One stretch of quoted text, from its opening mark to just after its closing mark.

    ``start`` is the opening mark's offset and ``end`` the offset after the closing mark; for an unclosed quotation
    (``closed`` false) ``end`` is where its paragraph ends. ``depth`` is 0 for an outer quotation, 1 for one inside it.
    ``continues`` is true where the paragraph reopens what the paragraph before left open. ``width`` is how many characters each of
    its marks has.
    """

    start: int
    end: int
    depth: int
    closed: bool
    continues: bool = False
    width: int = 1

    @property
    def inner(self) -> tuple[int, int]:
        """The offsets between the marks."""
        return self.start + self.width, self.end - self.width if self.closed else self.end


@dataclass(frozen=True, slots=True)
class Stray:
    """A quotation mark without a partner: ``opening`` that is never closed, or a closing one that nothing opened."""

    offset: int
    opening: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the part of one before or after what stands at its head, with what it is by its shape."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Layout:
    """Half-open ranges of code points in text order, white space around them left out; a sentence lies in one paragraph.

    ``quotations`` are the stretches in quotation marks, ``strays`` the marks without a partner. ``blocks`` say what each stretch of
    text is; together they are all paragraphs. Nothing that is said crosses one of ``edges``, the offsets at which a title, dateline,
    byline, subhead, caption or table begins or ends.
    """

    paragraphs: tuple[Range, ...]
    sentences: tuple[Range, ...]
    quotations: tuple[Quoted, ...] = ()
    strays: tuple[Stray, ...] = ()
    blocks: tuple[Block, ...] = ()
    edges: tuple[int, ...] = ()

    def sentence(self, offset: int) -> Range | None:
        """The sentence that holds ``offset``, or the last one before it; ``None`` before the first."""
        return _at(self.sentences, offset)

    def paragraph(self, offset: int) -> Range | None:
        """The paragraph that holds ``offset``, or the last one before it; ``None`` before the first."""
        return _at(self.paragraphs, offset)

    def block(self, offset: int) -> Block | None:
        """The block that holds ``offset``, or the last one before it; ``None`` before the first."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[index] if index >= 0 else None

    def whole(self, start: int, end: int) -> tuple[Range, ...]:
        """``start`` to ``end`` cut at the edges between, in text order."""
        first, last = bisect_right(self.edges, start), bisect_left(self.edges, end)
        return tuple(pairwise((start, *self.edges[first:last], end)))


def _at(ranges: tuple[Range, ...], offset: int) -> Range | None:
    index = bisect_right(ranges, offset, key=lambda r: r[0]) - 1
    return ranges[index] if index >= 0 else None
