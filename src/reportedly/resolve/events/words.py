"""The words of a document as event rules see them, with what the text names beside them; all look-arounds are bounded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.model import Page, Place, Range, Reading
from reportedly.resolve.events.lexicon import lexicon

_APOSTROPHES = frozenset("'’")


@dataclass(frozen=True, slots=True)
class Words:
    """Words and punctuation marks in text order.

    They are the tokens of a page, but what is glued to a word with an apostrophe belongs to it ("Varn's"). Offsets, forms in lower
    case ("US", "WHO" as they are), and marks ("place", "person", …, else "").

    ``sentences`` are half-open ranges of words, one for each sentence that has any. ``sizes`` are what may be glued to a number.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    lows: Sequence[str]
    marks: Sequence[str]
    sentences: Sequence[Range]
    sizes: Sequence[str]

    def capital(self, at: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[self.starts[at]].isupper()

    def numeral(self, at: int) -> bool:
        """Whether the word is a number in digits, and no year."""
        low = self.lows[at]
        if not low[0].isdecimal() or (len(low) == 4 and low.startswith(("19", "20"))):
            return False
        size = low.lstrip("0123456789.,")
        return size in self.sizes

    def hyphen(self, at: int) -> bool:
        """Whether a hyphen or stroke stands at ``at`` that joins its neighbours to one word; ``False`` past the ends."""
        if at >= len(self.lows) or self.lows[at] not in "-/" or at == 0 or at + 1 >= len(self.lows):
            return False
        return self.ends[at - 1] == self.starts[at] and self.ends[at] == self.starts[at + 1]

    def joins_name(self, at: int) -> bool:
        """Whether a mark within a name stands at ``at``, other than a comma: "the Free Army – Northern Command"."""
        low, mark = self.lows[at], self.marks[at]
        return bool(mark) and not low[0].isalnum() and low != "," and self.marks[at - 1 : at + 2] == [mark] * 3

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
    starts: list[int] = []
    ends: list[int] = []
    lows: list[str] = []
    sentences: list[Range] = []
    table = lexicon(page.language)
    acronyms = table.words["acronyms"] | page.language.polities.codes
    for first, last in page.of_sentence:
        begin, quoting = len(starts), False
        for token in page.tokens[first:last]:
            if token.text[0] in _APOSTROPHES:
                attached = bool(ends) and ends[-1] == token.start and lows[-1][-1].isalnum()
                quoting = quoting or (len(token.text) == 1 and not attached)
                # "Norland's", and "the forces'" where that closes no quotation
                if attached and (len(token.text) > 1 or (lows[-1].endswith("s") and not quoting)):
                    ends[-1] = token.end
                    lows[-1] = lows[-1].lower() + token.lower
                    continue
            starts.append(token.start)
            ends.append(token.end)
            lows.append(token.text if token.text in acronyms else token.lower)
        if begin < len(starts):
            sentences.append((begin, len(starts)))
    marks = [""] * len(starts)
    named = [(place.span, "place") for place in places] + [(name.span, name.kind) for name in reading.names]
    for span, kind in named:
        for at in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
            marks[at] = marks[at] or kind
    return Words(page.text, starts, ends, lows, marks, sentences, table.sizes)
