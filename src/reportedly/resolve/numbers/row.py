"""The pieces of a page's tokens in a row: a hyphenated word falls apart, and so do digits and the letters glued to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from reportedly.model import Page

_Value = TypeVar("_Value")
Phrase = tuple[str, ...]
"""The pieces of a wording in lower case, a hyphen being one."""


@dataclass(frozen=True, slots=True)
class Row:
    """Offsets, forms in lower case and paragraphs of all pieces of a page. A place is the number of a piece."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    lows: Sequence[str]
    paragraphs: Sequence[int]

    @classmethod
    def of(cls, page: Page) -> Row:
        """The row of a page."""
        starts: list[int] = []
        ends: list[int] = []
        lows: list[str] = []
        paragraphs: list[int] = []
        text = page.text
        for token in page.tokens:
            if token.kind != "word" or token.text.isalpha():
                starts.append(token.start)
                ends.append(token.end)
                lows.append(token.lower)
                paragraphs.append(token.paragraph)
            else:
                for start, end in token.pieces:
                    starts.append(start)
                    ends.append(end)
                    lows.append(text[start:end].lower().replace("’", "'"))
                    paragraphs.append(token.paragraph)
        return cls(text, starts, ends, lows, paragraphs)

    def place(self, offset: int) -> int:
        """The first piece that begins at ``offset`` or after it."""
        return bisect_left(self.starts, offset)

    def low(self, at: int) -> str:
        """The piece in lower case; empty beyond the ends."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def glued(self, at: int) -> bool:
        """Whether nothing stands between a piece and the one before."""
        return 0 < at < len(self.lows) and self.starts[at] == self.ends[at - 1]

    def spaced(self, at: int) -> bool:
        """Whether a piece stands after white space in the paragraph of the one before."""
        return (
            0 < at < len(self.lows)
            and self.starts[at] > self.ends[at - 1]
            and self.paragraphs[at] == self.paragraphs[at - 1]
        )

    def follows(self, at: int, phrase: Phrase) -> bool:
        """Whether ``phrase`` stands at ``at``, its words apart and its hyphens glued to both sides."""
        if at < 0 or at + len(phrase) > len(self.lows):
            return False
        for offset, word in enumerate(phrase):
            if self.lows[at + offset] != word:
                return False
            if offset and self.glued(at + offset) != ("-" in (word, phrase[offset - 1])):
                return False
        return self.paragraphs[at] == self.paragraphs[at + len(phrase) - 1]


class Phrases(Generic[_Value]):
    """Wordings with a value each, looked up where they begin or end in a row; of several the longest counts."""

    def __init__(self, of: Mapping[str, _Value]) -> None:
        self._first: dict[str, list[tuple[Phrase, _Value]]] = {}
        self._last: dict[str, list[tuple[Phrase, _Value]]] = {}
        for phrase, value in sorted(((pieces(words), value) for words, value in of.items()), key=lambda one: -len(one[0])):
            self._first.setdefault(phrase[0], []).append((phrase, value))
            self._last.setdefault(phrase[-1], []).append((phrase, value))
        self.first = frozenset(self._first)

    def at(self, row: Row, at: int) -> tuple[int, _Value] | None:
        """The place after the wording that begins at ``at``, and its value."""
        for phrase, value in self._first.get(row.low(at), ()):
            if row.follows(at, phrase):
                return at + len(phrase), value
        return None

    def before(self, row: Row, at: int, since: int = 0) -> tuple[int, _Value] | None:
        """The place, not before ``since``, at which a wording begins that ends right before ``at``, and its value."""
        if not row.spaced(at):
            return None
        for phrase, value in self._last.get(row.low(at - 1), ()):
            begin = at - len(phrase)
            if begin >= since and row.follows(begin, phrase) and not (row.glued(begin) and row.low(begin - 1) == "-"):
                return begin, value
        return None


def pieces(words: str) -> Phrase:
    """A wording of the lexicon as pieces: "half-a dozen" is "half", "-", "a", "dozen"."""
    return tuple(_pieces(words))


def _pieces(words: str) -> Iterator[str]:
    for word in words.split():
        for number, part in enumerate(word.split("-")):
            if number:
                yield "-"
            if part:
                yield part
