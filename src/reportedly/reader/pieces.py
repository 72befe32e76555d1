"""Word pieces of a text with the features that the network reads, and the windows that they travel in.

The encoder's vocabulary is uncased, so what a careful reader sees beside the letters is given to it separately: the
shape of each piece (letter case), the gap before it (same word, space, line, paragraph), whether it stands inside quotation
marks, and in which paragraph. Training and reading use this one module, so both see the same numbers.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from reportedly.claims.layout import paragraphs, sentences
from reportedly.claims.quotation import quotations

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

Ints = npt.NDArray[np.int64]

WINDOW = 256
"""Pieces in a window, with the two that frame it ([CLS] and [SEP])."""

CLS, SEP, PAD = 101, 102, 0

SHAPES = 7
"""0 no letter or digit · 1 digits · 2 lower case · 3 Capitalised · 4 one capital · 5 ALL CAPITALS · 6 miXed."""

GAPS = 5
"""0 glued to the piece before · 1 a space · 2 a line end · 3 a paragraph's first piece · 4 the text's first piece."""

QUOTES = 5
"""0 outside · 1 inside a closed quotation · 2 inside an unclosed one · 3 an opening mark · 4 a closing mark."""

PARAGRAPHS = 4
"""0 the first paragraph (often the title) · 1 the second · 2 the third · 3 any later one."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text, in order.

    ``features`` has shape (pieces, 5): vocabulary id, shape, gap, quote, paragraph. ``starts`` and ``ends`` are the pieces'
    code point offsets into the text, shape (pieces,). ``paragraph_of`` numbers each piece's paragraph.
    """

    features: Ints
    starts: Ints
    ends: Ints
    paragraph_of: Ints

    def __len__(self) -> int:
        return len(self.starts)


def load_tokenizer(path: Path) -> Tokenizer:
    """The word-piece tokenizer, without padding or truncation."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut ``text`` into word pieces and compute their features."""
    blocks = paragraphs(text)
    quoted, _ = quotations(text, blocks)
    state = np.zeros(len(text) + 1, dtype=np.int8)
    for q in quoted:
        state[q.start : q.end] = 1 if q.closed else 2
    for q in quoted:
        state[q.start] = 3
        if q.closed:
            state[q.end - 1] = 4
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    shapes: list[int] = []
    gaps: list[int] = []
    owners: list[int] = []
    for number, ((base, _), encoding) in enumerate(zip(blocks, _encoded(text, blocks, tokenizer), strict=True)):
        previous = -1
        ids += encoding.ids
        owners += [number] * len(encoding.ids)
        for a, b in encoding.offsets:
            a, b = a + base, b + base
            starts.append(a)
            ends.append(b)
            shapes.append(_shape(text[a:b]))
            if previous < 0:
                gaps.append(3 if number else 4)
            elif a <= previous:
                gaps.append(0)
            else:
                gaps.append(2 if "\n" in text[previous:a] else 1)
            previous = b
    first = np.asarray(starts, dtype=np.int64)
    owner = np.asarray(owners, dtype=np.int64)
    columns = [ids, shapes, gaps, state[first] if len(first) else [], np.minimum(owner, PARAGRAPHS - 1)]
    features = np.stack([np.asarray(column, dtype=np.int64) for column in columns], axis=1)
    return Pieces(features, first, np.asarray(ends, dtype=np.int64), owner)


def _encoded(text: str, blocks: list[tuple[int, int]], tokenizer: Tokenizer) -> Iterator[Encoding]:
    """The encodings of the paragraphs, a few at a time: they take far more memory than the text."""
    for first in range(0, len(blocks), 64):
        batch = [_SURROGATE.sub("\ufffd", text[start:end]) for start, end in blocks[first : first + 64]]
        yield from tokenizer.encode_batch(batch, add_special_tokens=False)


def windows(text: str, pieces: Pieces, size: int = WINDOW) -> list[tuple[int, int]]:
    """Piece ranges of at most ``size - 2`` pieces: whole paragraphs where they fit, whole sentences where they do not."""
    room = size - 2
    units: list[tuple[int, int]] = []
    count = len(pieces)
    bounds = np.flatnonzero(np.diff(pieces.paragraph_of)) + 1 if count else np.zeros(0, dtype=np.int64)
    edges = [0, *bounds.tolist(), count] if count else [0]
    for begin, end in itertools.pairwise(edges):
        if end - begin <= room:
            units.append((begin, end))
            continue
        for _, stop in sentences(text, int(pieces.starts[begin]), int(pieces.ends[end - 1])):
            until = min(end, int(np.searchsorted(pieces.starts, stop)))
            while until - begin > room:
                units.append((begin, begin + room))
                begin += room
            if until > begin:
                units.append((begin, until))
                begin = until
    packed: list[tuple[int, int]] = []
    for begin, end in units:
        if packed and end - packed[-1][0] <= room:
            packed[-1] = (packed[-1][0], end)
        else:
            packed.append((begin, end))
    return packed


def framed(pieces: Pieces, begin: int, end: int, length: int) -> Ints:
    """Features of one window, shape (``length``, 5): [CLS], the pieces, [SEP], then padding."""
    out = np.zeros((length, 5), dtype=np.int64)
    out[0, 0] = CLS
    out[1 : 1 + end - begin] = pieces.features[begin:end]
    out[1 + end - begin, 0] = SEP
    return out


def _shape(surface: str) -> int:
    if surface.islower():
        return 2
    if surface.isupper():
        return 4 if len(surface) == 1 else 5
    if surface.isdigit():
        return 1
    if any(c.isalpha() for c in surface):
        return 3 if surface[0].isupper() and not any(c.isupper() for c in surface[1:]) else 6
    return 0
