"""What sort of article a text is, and why finding little in it may say little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from reportedly.model.shown import noun
from reportedly.model.span import Span

GenreKind = Literal["unknown", "opinion", "interview", "speech", "live blog", "court report", "press release", "digest"]
"""``unknown`` is what no sign tells to be another: a plain report, or what a reader could not tell either."""

Sign = Literal["none", "heading", "note", "labels", "questions", "hours", "items", "first person", "vocabulary", "outlet"]
"""What tells a genre: words in or over the headline, a note on the article, labels of speakers, questions that are paragraphs, times
at the head of paragraphs, items with outlets or places of their own, a text in the first person, the vocabulary of a court, or an
outlet that is an office, a body of state or a party, which no words of the text show."""

Reserve = Literal["few claims", "much unread", "other language"]
"""A reason why an article without findings need not be clean: it has few claims for its length, much of its text is not read,
much of it is in another language."""


@dataclass(frozen=True, slots=True)
class Genre:
    """The genre of an article, the ``sign`` that tells it, and the words that show the sign, in text order: a few of them."""

    kind: GenreKind = "unknown"
    sign: Sign = "none"
    evidence: tuple[Span, ...] = ()

    def __repr__(self) -> str:
        return noun("Genre", (self.kind, f"by {self.sign}"))


UNKNOWN: Final = Genre()
"""Of an article whose genre no sign tells."""
