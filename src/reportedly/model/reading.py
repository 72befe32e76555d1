"""A reading: what the model saw in one text, before any decision about what it means."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from reportedly.model.score import rounded
from reportedly.model.shown import noun, quoted
from reportedly.model.span import Span

NameKind = Literal["person", "organisation", "place", "group", "other"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with the fragments tied to it, each list in text order; ``sources`` may be empty.

    ``cue_score`` is the probability that the cue is one, ``link_score`` that of the labelling around it, given the cue, both
    as the network states them; ``score`` is calibrated: of attributions scored 0.9, nine in ten are right.
    """

    cues: tuple[Span, ...]
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    cue_score: float
    link_score: float
    score: float


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: ``group`` is a nationality, religion or political group, ``other`` an event, product or work."""

    span: Span
    kind: NameKind
    score: float

    def __post_init__(self) -> None:
        rounded(self, "score")

    def __repr__(self) -> str:
        return noun("Name", (quoted(self.span.text), self.kind))


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one pass of the model found, in text order; ``model`` is its name and hash (``news-en@1a2b3c4d``).

    Attributions scored below ``threshold`` are faint: claims only where something else speaks for them. ``words`` are the
    offsets at which words begin, and ``facts`` says how firmly the text presents what each names as a fact, from -3 (certainly
    not so) to 3 (certainly so); only at words that name an event does it mean anything. Both are empty where the model can't tell.
    """

    model: str
    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    threshold: float = 0.0
    words: tuple[int, ...] = ()
    facts: tuple[float, ...] = ()

    def fact(self, span: Span) -> float | None:
        """How firmly the last word that begins in ``span`` is presented as a fact, -3 to 3; ``None`` where that is not known."""
        at = bisect_left(self.words, span.end) - 1
        return self.facts[at] if at >= 0 and self.words[at] >= span.start else None
