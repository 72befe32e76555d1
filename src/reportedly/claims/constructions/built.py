"""What a rule is asked with, and what it gives."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.claims.calibration import CONSTRUCTED_SCORE
from reportedly.claims.lexicon import Phrasing, phrasing
from reportedly.claims.sentence import Sentence
from reportedly.claims.sourcing import Names, kind, speaks
from reportedly.model import Attribution, Origin, Page, Range, Span

_SILENT = ("dateline", "byline", "table", "title")
"""Kinds of blocks in which no rule for sentences looks."""


@dataclass(frozen=True, slots=True)
class Built:
    """An attribution that a rule builds. ``region`` is the stretch whose cues it reads otherwise: known ones there are replaced."""

    origin: Origin
    one: Attribution
    region: Range | None = None

    def replaces(self, known: Attribution) -> bool:
        """Whether it stands instead of an attribution that is known: one with a cue in its region."""
        if self.region is None:
            return False
        start, end = self.region
        return any(start <= cue.start and cue.end <= end for cue in known.cues)


@dataclass(frozen=True)
class Site:
    """A page, its names, the sentences of what is told and the attributions that are known, for a rule to ask."""

    page: Page
    names: Names
    sentences: Sequence[Sentence]
    known: tuple[Attribution, ...]

    @cached_property
    def words(self) -> Phrasing:
        """The words on which the rules rest."""
        return phrasing(self.page.language)

    def speaks(self, span: Span) -> bool:
        """Whether the words of ``span`` name somebody who can say something, or a document."""
        return speaks(self.page, span, self.names)

    def somebody(self, span: Span) -> bool:
        """Whether the words of ``span`` name somebody who can say something, or by their form a person or several."""
        return self.speaks(span) or kind(self.page, (span,), self.names) in ("person", "collective", "anonymous")

    def known_in(self, start: int, end: int) -> Iterator[Attribution]:
        """Those known whose first cue begins in ``text[start:end]``."""
        starts, ordered = self._by_cue
        return iter(ordered[bisect_left(starts, start) : bisect_left(starts, end)])

    @cached_property
    def _by_cue(self) -> tuple[list[int], list[Attribution]]:
        """Those known that have a cue, by where the first one begins; of those that share it in their order."""
        ordered = sorted((one for one in self.known if one.cues), key=lambda one: one.cues[0].start)
        return [one.cues[0].start for one in ordered], ordered


def told(page: Page) -> Iterator[Sentence]:
    """The sentences of what is told on a page, headline and names of writers left out, and a dateline before the first words."""
    layout = page.layout
    for start, end in layout.sentences:
        block = layout.block(start)
        if block is not None and block.kind == "dateline" and block.end < end:
            yield Sentence.of(page, block.end, end)
        elif block is None or block.kind not in _SILENT:
            yield Sentence.of(page, start, end)


def attribution(
    cues: Sequence[Span], sources: Sequence[Span], contents: Sequence[Span], score: float = CONSTRUCTED_SCORE
) -> Attribution:
    """An attribution of a rule."""
    return Attribution(tuple(sorted(cues)), tuple(sorted(sources)), tuple(sorted(contents)), score, 1.0, score)
