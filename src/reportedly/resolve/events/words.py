"""The words of a document as event rules see them, with what the text names beside them; all look-arounds are bounded."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.model.entity import Place
from reportedly.model.layout import Range
from reportedly.model.page import Page
from reportedly.model.reading import Reading
from reportedly.resolve.events.lexicon import lexicon

_WORD = re.compile(r"\d{1,3}(?:,\d{3})++|[^\W_]++(?:[-'’.&][^\W_]++)*+|[^\w\s]")
_NUMERAL = re.compile(r"\d[\d,.]*(?:bn|m|k)?")


@dataclass(frozen=True, slots=True)
class Words:
    """Words and punctuation marks in text order.

    Offsets, forms in lower case ("US", "WHO" as they are), and marks ("place", "person", …, else "").

    ``sentences`` are half-open ranges of words, one for each sentence that has any.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    lows: Sequence[str]
    marks: Sequence[str]
    sentences: Sequence[Range]

    def capital(self, at: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[self.starts[at]].isupper()

    def numeral(self, at: int) -> bool:
        """Whether the word is a number in digits, and no year."""
        low = self.lows[at]
        return _NUMERAL.fullmatch(low) is not None and not (len(low) == 4 and low.startswith(("19", "20")))

    def in_name(self, at: int) -> bool:
        """Whether the word is part of a longer name: "Operation Capture", "Ruth Drive from"."""
        if not self.capital(at):
            return False
        if self.marks[at] in ("person", "organisation", "other"):
            return True
        if at == 0 or at + 1 >= len(self.lows) or not self.capital(at - 1) or self.starts[at] - self.ends[at - 1] != 1:
            return False
        return self.lows[at + 1][0].isalpha() and not self.capital(at + 1)

    def range_of(self, begin: int, end: int) -> Range:
        """The offsets that the words ``begin`` up to ``end`` cover."""
        return self.starts[begin], self.ends[end - 1]

    def within(self, start: int, end: int) -> Range:
        """The words that lie in the offsets ``start`` up to ``end``, as a half-open range of words."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)


def words_of(page: Page, reading: Reading, places: Iterable[Place] = ()) -> Words:
    """Split a page into words; ``places`` and the names of ``reading`` mark them, places first."""
    document, layout = page.document, page.layout
    starts: list[int] = []
    ends: list[int] = []
    lows: list[str] = []
    acronyms = lexicon().words["acronyms"]
    for match in _WORD.finditer(document.text):
        starts.append(match.start())
        ends.append(match.end())
        lows.append(match[0] if match[0] in acronyms else match[0].lower().replace("’", "'"))
    marks = [""] * len(starts)
    named = [(place.span, "place") for place in places] + [(name.span, name.kind) for name in reading.names]
    for span, kind in named:
        for at in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
            marks[at] = marks[at] or kind
    sentences = []
    for start, end in layout.sentences:
        begin, past = bisect_left(starts, start), bisect_left(starts, end)
        if begin < past:
            sentences.append((begin, past))
    return Words(document.text, starts, ends, lows, marks, sentences)
