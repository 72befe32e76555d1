"""Where the words of a document stand in the file that it was taken out of: the one answer for every surface.

Of plain text and Markdown the text is the file, and no map is needed. The text of a record is found by reading its line of JSON
sign by sign. Of a page, what people see is written down with the place of every character, and the paragraphs of the text are sought
in it: first those that stand there once, then those that stand there several times, between their neighbours. What is not found has
no place; a wrong one is never given.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportedly.model import Document, FileMap, Stretch
from reportedly.model.errors import InputError
from reportedly.sources.decoding import decode
from reportedly.sources.item import Item
from reportedly.sources.visible import Seen, text_seen

_LINE_END = re.compile(r"\r\n|\n|\r")
_SHORTEST = 16
"""Signs (white space apart) that a piece of a paragraph must have to be sought by itself."""
_MOST_FAILURES = 2_000
"""So many pieces may be sought in vain: a page that holds little of the text costs no more than this."""

Pair = tuple[int, int, int, int]
"""(start, length, offset, width): characters of the text, and those of the file that stand for them."""


def file_map(item: Item, data: bytes, document: Document) -> FileMap | None:
    """Where the words of ``document`` stand in ``item``, of which ``data`` are the bytes; ``None`` where its text is the file."""
    from reportedly.sources.formats import format_named

    return format_named(item.kind).file_map(item, data, document)


def text_map(item: Item, data: bytes, document: Document) -> FileMap | None:
    """The same for a file whose decoded content is the text, whole or for the most part."""
    try:
        text, _ = decode(data, item.name)
    except InputError:  # it was read, so this can't be; a finding without a line is better than none
        return FileMap()
    if text == document.text:
        return None
    at = document.given_at
    if document.text[at:] == text:
        return FileMap(placed([(at, len(text), 0, len(text))], text))
    return sought_map(document, text, (text_seen(text),))


def sought_map(document: Document, written: str, layers: Sequence[Seen]) -> FileMap:
    """The paragraphs of ``document``, sought in ``layers``, which are ways to see ``written``, the file's decoded content."""
    return FileMap(placed(_sought(document.text, layers), written))


def placed(pairs: Iterable[Pair], written: str, line: int | None = None) -> tuple[Stretch, ...]:
    """The pairs with their lines and columns, cut where lines end. With ``line`` all is one line of that number."""
    starts = [0] if line else [0, *(match.end() for match in _LINE_END.finditer(written))]
    out: list[Stretch] = []
    for start, length, offset, width in pairs:
        if length != width:
            number = bisect_right(starts, offset)
            out.append(Stretch(start, 1, offset, width, line or number, offset - starts[number - 1] + 1))
            continue
        while length > 0:
            number = bisect_right(starts, offset)
            ends = starts[number] if number < len(starts) else offset + length
            taken = min(length, ends - offset)
            out.append(Stretch(start, taken, offset, taken, line or number, offset - starts[number - 1] + 1))
            start, offset, length = start + taken, offset + taken, length - taken
    return tuple(out)


def _sought(text: str, layers: Sequence[Seen]) -> list[Pair]:
    """The paragraphs of ``text`` as they were found in the layers of a page, the first that has one."""
    seen = text_seen(text)
    pairs: list[Pair] = []
    for number, layer, at in _Search(seen, layers).places():
        start, end = seen.starts[number], seen.ends[number]
        offset, past = layer.starts[at], layer.ends[at]
        if pairs:
            begun, length, place, width = pairs[-1]
            between = text[begun + length : start]
            simple = length == width and end - start == past - offset
            if (
                simple
                and begun + length <= start
                and place + width <= offset
                and between == layer.source[place + width : offset]
            ):
                pairs[-1] = (begun, end - begun, place, past - place)
                continue
        pairs.append((start, end - start, offset, past - offset))
    return pairs


class _Search:
    """The signs of a text, sought among those of a page's layers."""

    def __init__(self, seen: Seen, layers: Sequence[Seen]) -> None:
        self._seen = seen
        self._layers = layers
        self._where = bytearray(len(seen.signs))  # for each sign: the number of its layer from 1, 0 where it was not found
        self._at = array("l", [0]) * len(seen.signs)
        self._failures = 0

    def places(self) -> Iterator[tuple[int, Seen, int]]:
        """For each sign of the text that was found: its number, the layer and the number of the sign there."""
        blocks = self._blocks()
        for layer in range(len(self._layers)):
            self._whole([block for block in blocks if not self._where[block[0]]], layer)
        for block in blocks:
            if not self._where[block[0]]:
                self._pieces(*block)
                self._joined(*block)
        for number, layer in enumerate(self._where):
            if layer:
                yield number, self._layers[layer - 1], self._at[number]

    def _blocks(self) -> list[tuple[int, int]]:
        """The paragraphs, as half-open numbers of signs."""
        borders = [number for number, gap in enumerate(self._seen.gaps) if gap == 2]
        return list(pairwise((*borders, len(self._seen.signs))))

    def _whole(self, blocks: Sequence[tuple[int, int]], layer: int) -> None:
        """Whole paragraphs: those that stand there once, then the others, between their neighbours."""
        several: list[tuple[int, int, list[int]]] = []
        for first, last in blocks:
            if self._failures >= _MOST_FAILURES:
                return
            at = self._all(self._seen.signs[first:last], self._layers[layer])
            if len(at) == 1:
                self._take(first, last, layer, at[0])
            elif at:
                several.append((first, last, at))
        for first, last, places in several:
            before, after = self._neighbours(first, last, layer)
            between = [at for at in places if before <= at and at + last - first <= after]
            if between:
                # a headline stands above its text, and its twin in a menu further up; else the next one down
                self._take(first, last, layer, between[-1] if first == 0 else between[0])

    def _all(self, signs: str, layer: Seen) -> list[int]:
        """The places of whole paragraphs with these signs; where there are none, of the same words within others."""
        places: list[int] = []
        at = layer.signs.find(signs)
        while at >= 0 and len(places) < 1000:
            places.append(at)
            at = layer.signs.find(signs, at + 1)
        self._failures += not places
        for least in (2, 1):
            bounded = [at for at in places if layer.gaps[at] >= least and layer.gap(at + len(signs)) >= least]
            if bounded:
                return bounded
        return [at for at in places if layer.bounds_word(at) and layer.bounds_word(at + len(signs))]

    def _neighbours(self, first: int, last: int, layer: int) -> tuple[int, int]:
        """Between which signs of the layer a paragraph must lie: after the paragraph before it, before the one after it."""
        before, after = 0, len(self._layers[layer].signs)
        number = self._where.rfind(layer + 1, 0, first)
        if number >= 0:
            before = self._at[number] + 1
        number = self._where.find(layer + 1, last)
        if number >= 0:
            after = self._at[number]
        return before, after

    def _pieces(self, first: int, last: int) -> None:
        """A paragraph that is not there as a whole: its halves, and theirs, where each stands in the page once."""
        if last - first < _SHORTEST or self._failures >= _MOST_FAILURES:
            return
        for layer, seen in enumerate(self._layers):
            at = self._all(self._seen.signs[first:last], seen)
            if len(at) == 1:
                self._take(first, last, layer, at[0])
                return
        middle = self._border((first + last) // 2, first, last)
        if middle is not None:
            self._pieces(first, middle)
            self._pieces(middle, last)

    def _joined(self, first: int, last: int) -> None:
        """The words beside pieces that were found, where the page has the same words there."""
        for way, numbers in ((-1, range(last - 1, first, -1)), (1, range(first, last - 1))):
            waiting: list[int] = []
            for number in numbers:
                layer, other = self._where[number], number + way
                if not layer:
                    waiting.clear()
                    continue
                if self._where[other]:
                    continue
                seen, at = self._layers[layer - 1], self._at[number] + way
                if not 0 <= at < len(seen.signs) or seen.signs[at] != self._seen.signs[other]:
                    self._leave(waiting)
                    continue
                self._take(other, other + 1, layer - 1, at)
                waiting.append(other)
                if self._seen.gap(other if way < 0 else other + 1):
                    waiting.clear()  # a whole word

    def _leave(self, numbers: list[int]) -> None:
        """Part of a word is none."""
        for number in numbers:
            self._where[number] = 0
        numbers.clear()

    def _border(self, middle: int, first: int, last: int) -> int | None:
        """The beginning of a word nearest to the middle."""
        gaps = self._seen.gaps
        for away in range(last - first):
            for number in (middle - away, middle + away):
                if first < number < last and gaps[number]:
                    return number
        return None

    def _take(self, first: int, last: int, layer: int, at: int) -> None:
        self._where[first:last] = bytes([layer + 1]) * (last - first)
        self._at[first:last] = array("l", range(at, at + last - first))
