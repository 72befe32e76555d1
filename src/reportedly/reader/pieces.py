"""Word pieces of a text with the features that the network reads, and the windows that they travel in.

The encoder's vocabulary is uncased, so what a careful reader sees beside the letters is given to it separately: the
shape of each piece (letter case), the gap before it (same word, space, line, paragraph), whether it stands inside quotation
marks, and in which paragraph. A capitalised word that is not ordinary is a name, and the encoder sees one and the same piece in
place of any: so whose name it is can change nothing in the claims that are found. How the name is spelled goes beside it, to the
layers that tell persons from places only. Training and reading use this one module, so both see the same numbers.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reportedly.model import Page
from reportedly.reader.wordpieces import WordPieces
from reportedly.text import DOUBLE, SINGLE

Ints = npt.NDArray[np.int64]

WINDOW = 256
"""Pieces in a window, with the two that frame it ([CLS] and [SEP])."""

CLS, SEP, MASK, PAD = 101, 102, 103, 0

SHAPES = 10
"""0 no letter or digit · 1 digits · 2 lower case · 3 Capitalised · 4 one capital · 5 ALL CAPITALS · 6 miXed · 7 a name ·
8 the name of a state, one of its regions, a capital or a continent · 9 that of a people."""

CAPITALISED, NAME, LAND, PEOPLE = 3, 7, 8, 9

SPELLED = 6
"""Pieces of a name's spelling that are kept."""

GAPS = 5
"""0 glued to the piece before · 1 a space · 2 a line end · 3 a paragraph's first piece · 4 the text's first piece."""

QUOTES = 5
"""0 outside · 1 inside a closed quotation · 2 inside an unclosed one · 3 an opening mark · 4 a closing mark."""

PARAGRAPHS = 4
"""0 the first paragraph (often the title) · 1 the second · 2 the third · 3 any later one."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+")
_APOSTROPHES = ("'", "’")
_JOINTS = frozenset("-‐‑'’")
"""Signs that join two words to one name."""

_MARKS = str.maketrans(dict.fromkeys(DOUBLE, '"') | dict.fromkeys(SINGLE, "'"))
"""Quotation marks and apostrophes of every house in one form: which one an outlet prints tells nothing."""

_BEFORE = re.compile(r"([^\W\d_]{1,40}) $")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text, in order.

    ``features`` has shape (pieces, 5): vocabulary id, shape, gap, quote, paragraph. ``starts`` and ``ends`` are the pieces'
    code point offsets into the text, shape (pieces,). ``paragraph_of`` numbers each piece's paragraph. ``spellings`` has shape
    (pieces, 1 + SPELLED): the shape of the word as it stands, then the vocabulary ids of its spelling, 0 after the last.
    """

    features: Ints
    spellings: Ints
    starts: Ints
    ends: Ints
    paragraph_of: Ints

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True, slots=True)
class Cutter:
    """What cuts texts: the vocabulary of word pieces, the words, in small letters, that are no names when capitalised, and the
    kinds of names (``LAND``, ``PEOPLE``) that are known as such, with the spelling by which all names of a kind are spelled.
    """

    words: WordPieces
    ordinary: frozenset[str]
    kinds: Mapping[str, int]
    alike: Mapping[int, list[int]]

    @classmethod
    def load(cls, folder: Path, tokenizer: Path | None = None) -> Cutter:
        """Open ``tokenizer.json``, ``ordinary.txt`` and ``lands.txt`` of a folder; the first may lie elsewhere.

        Raises ``OSError`` where one is missing, ``ValueError``, ``KeyError`` or ``TypeError`` where it is damaged.
        """
        words = (folder / "ordinary.txt").read_text(encoding="utf-8").split()
        lands = (folder / "lands.txt").read_text(encoding="utf-8").splitlines()
        kinds = {name: LAND if kind == "land" else PEOPLE for name, _, kind in (line.partition(" ") for line in lands)}
        pieces = WordPieces.load(tokenizer or folder / "tokenizer.json")
        first = {kind: name for name, kind in reversed(kinds.items())}
        alike = {kind: [CAPITALISED, *(id_ for id_, _, _ in pieces.cut(name))] for kind, name in first.items()}
        return cls(pieces, frozenset(words), kinds, alike)

    def kind(self, name: str) -> int:
        """The shape that stands for a name: ``LAND``, ``PEOPLE``, or ``NAME`` for any other."""
        return self.kinds.get(name.lower(), NAME)

    def names(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand that count as names, in text order; "Weiss-Korn" and "O'Hara" are one, "Norland-Sudmark" are two of
        which each is known.
        """
        found: list[tuple[int, int]] = []
        joins = letter = False
        for match in _WORD.finditer(text):
            word, (start, end) = match[0], match.span()
            if not word[0].isupper():
                continue
            low = word.lower()
            beside = bool(found) and found[-1][1] + 1 == start and text[start - 1] in _JOINTS
            known = low in self.kinds
            led = beside and letter
            letter = end - start == 1 and text[end : end + 1] in _APOSTROPHES and text[end + 1 : end + 2].isupper()
            if not (word[-1] == "." or known or letter or led or low not in self.ordinary):
                continue
            if beside and joins and not known:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
            joins = not known
        return found

    def spelled(self, text: str, start: int, end: int) -> list[int] | None:
        """How the name ``text[start:end]`` is spelled to tell persons from places: as every other of its kind, ``None``: as itself.

        A state's or people's name that stands alone says by its letters only which one it is. Beside another capitalised word it
        may be a person's or a company's ("Chad Brenn", "China Mobile").
        """
        alike = self.alike.get(self.kind(text[start:end]))
        if alike is None or (text[end : end + 1] in (" ", "-") and text[end + 1 : end + 2].isupper()):
            return None
        before = _BEFORE.search(text, max(0, start - 40), start)
        return None if before and before[1][0].isupper() and before[1].lower() not in self.ordinary else alike


def cut(page: Page, cutter: Cutter) -> Pieces:
    """Cut a page's text into word pieces and compute their features."""
    text, blocks = page.text, page.layout.paragraphs
    plain = text.translate(_MARKS)
    state = _quoted(page)
    names = iter([*cutter.names(text), (len(text) + 1, len(text) + 1)])
    name = next(names)
    rows: list[tuple[int, int, int, int, int]] = []
    spellings: list[list[int]] = []
    spans: list[tuple[int, int]] = []
    owners: list[int] = []
    alike: list[int] | None = None
    untitled = int(len(blocks) == 1)  # a single paragraph is no title: it is read as what follows one
    for number, (base, until) in enumerate(blocks):
        previous = -1
        for id_, a, b in cutter.words.cut(plain[base:until]):
            a, b = a + base, b + base
            while name[1] <= a:
                name = next(names)
            if previous > name[0] and a >= name[0]:  # a further piece of the name that the last row stands for
                if not alike:
                    spellings[-1].append(id_)
                spans[-1] = (spans[-1][0], previous := max(b, previous))
                continue
            shape = _shape(text[a:b])
            spellings.append([shape, id_])
            if a >= name[0]:
                word = text[name[0] : name[1]]
                alike = cutter.spelled(text, *name)
                spellings[-1] = list(alike) if alike else [_shape(word), id_]
                id_, shape = MASK, cutter.kind(word)
            if previous < 0:
                gap = 3 if number + untitled else 4
            elif a <= previous:
                gap = 0
            else:
                gap = 2 if "\n" in text[previous:a] else 1
            rows.append((id_, shape, gap, state[a], min(number + untitled, PARAGRAPHS - 1)))
            spans.append((a, b))
            owners.append(number)
            previous = b
    spelled = np.zeros((len(rows), 1 + SPELLED), dtype=np.int64)
    for row, ids in enumerate(spellings):
        spelled[row, : len(ids)] = ids[: 1 + SPELLED]
    offsets = np.asarray(spans, dtype=np.int64).reshape(-1, 2)
    features = np.asarray(rows, dtype=np.int64).reshape(-1, 5)
    return Pieces(features, spelled, offsets[:, 0].copy(), offsets[:, 1].copy(), np.asarray(owners, dtype=np.int64))


def _quoted(page: Page) -> list[int]:
    """The quotation state of every character; see ``QUOTES``."""
    state = np.zeros(len(page.text) + 1, dtype=np.int8)
    quoted = page.layout.quotations
    for q in quoted:
        state[q.start : q.end] = 1 if q.closed else 2
    for q in quoted:
        inner, until = q.inner
        state[q.start : inner] = 3
        if q.closed:
            state[until : q.end] = 4
    out: list[int] = state.tolist()
    return out


def windows(page: Page, pieces: Pieces, size: int = WINDOW) -> list[tuple[int, int]]:
    """Piece ranges of at most ``size - 2`` pieces: whole paragraphs where they fit, whole sentences where they do not."""
    room = size - 2
    sentences = page.layout.sentences
    units: list[tuple[int, int]] = []
    count = len(pieces)
    bounds = np.flatnonzero(np.diff(pieces.paragraph_of)) + 1 if count else np.zeros(0, dtype=np.int64)
    edges = [0, *bounds.tolist(), count] if count else [0]
    for begin, end in itertools.pairwise(edges):
        if end - begin <= room:
            units.append((begin, end))
            continue
        first = bisect_right(sentences, int(pieces.starts[begin]), key=lambda each: each[1])
        last = bisect_left(sentences, int(pieces.ends[end - 1]), key=lambda each: each[0])
        for _, stop in sentences[first:last]:
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


def framed(pieces: Pieces, begin: int, end: int, length: int) -> tuple[Ints, Ints]:
    """One window, framed: features (``length``, 5) and spellings (``length``, 1 + SPELLED): [CLS], pieces, [SEP], padding."""
    features = np.zeros((length, 5), dtype=np.int64)
    features[0, 0] = CLS
    features[1 : 1 + end - begin] = pieces.features[begin:end]
    features[1 + end - begin, 0] = SEP
    spellings = np.zeros((length, 1 + SPELLED), dtype=np.int64)
    spellings[0, 1] = CLS
    spellings[1 : 1 + end - begin] = pieces.spellings[begin:end]
    spellings[1 + end - begin, 1] = SEP
    return features, spellings


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
