"""A claim: who says what, in which words, how firmly, and how the outlet presents it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.entity import Event
from reportedly.model.entity import ScoreKind as ScoreKind
from reportedly.model.score import rounded
from reportedly.model.shown import noun, quoted
from reportedly.model.span import Span

SourceKind = Literal[
    "person", "organisation", "state", "document", "outlet", "named media", "collective", "anonymous", "missing"
]
Force = Literal["neutral", "endorsing", "distancing", "denying", "doubting", "asking", "promising", "warning"]
Quotation = Literal["direct", "indirect", "mixed"]
SourceCertainty = Literal["certain", "probable", "possible", "denied", "unstated"]
OutletStance = Literal["endorsed", "neutral", "distanced"]
Polarity = Literal["positive", "negative"]
Origin = Literal[
    "model", "construction", "headline", "nested", "reception", "relay", "citing", "passive", "listed", "posed", "joined",
    "hearsay", "transcript", "owned", "floating", "outlet",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to have said it. ``spans`` is empty where ``kind`` is ``missing`` or ``outlet``.

    ``actor`` is the id of an actor of the article, ``side`` one named by a pack; both ``None`` where unresolved, and
    ``reason`` then says why.
    """

    spans: tuple[Span, ...]
    kind: SourceKind
    actor: str | None = None
    side: str | None = None
    reason: str = ""

    @property
    def text(self) -> str:
        """The words of the source as they stand in the article, fragments joined by an ellipsis; empty where none."""
        return " … ".join(span.text for span in self.spans)

    def __repr__(self) -> str:
        return noun("Source", (quoted(self.text) if self.spans else "", self.kind, self.actor))


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute ("said", "according to"), their dictionary form, and what they add to the claim."""

    spans: tuple[Span, ...]
    lemma: str
    force: Force

    @property
    def text(self) -> str:
        """The words of the cue as they stand in the article, fragments joined by an ellipsis."""
        return " … ".join(span.text for span in self.spans)

    def __repr__(self) -> str:
        return noun("Cue", (quoted(self.text), self.force))


@dataclass(frozen=True, slots=True)
class Certainty:
    """``source``: how firmly the source asserts the content. ``outlet``: whether the article stands behind the claim."""

    source: SourceCertainty
    outlet: OutletStance


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed claim. A ``calibrated`` score is measured: of claims scored 0.9, nine in ten are right; one that is
    ``set`` is a constant of the rule that found the claim.

    ``id`` is ``c1``, ``c2``, … in the order of the text; ``within`` is the id of the claim that tells this one.
    ``places``, ``times``, ``numbers`` are the ids of those in its content, ``events`` those of contested types that it tells.
    ``origin`` is what found it: the model alone, or a rule by the name of its kind. ``polarity`` is ``negative`` where the content
    says that something is not so, whoever says it; that a source *denies* is its certainty. ``key`` names the claim across
    versions of the text, as ``id`` can't: it stays the same where text before the claim changes nothing in it.
    """

    id: str
    source: Source
    cue: Cue | None
    contents: tuple[Span, ...]
    quotation: Quotation
    certainty: Certainty
    score: float
    within: str | None = None
    events: tuple[Event, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    polarity: Polarity = "positive"
    origin: Origin = "model"
    score_kind: ScoreKind = "calibrated"
    key: str = ""

    def __post_init__(self) -> None:
        rounded(self, "score")

    @property
    def text(self) -> str:
        """The words of the content as they stand in the article, fragments joined by an ellipsis."""
        return " … ".join(span.text for span in self.contents)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the claim, in text order."""
        return tuple(sorted((*self.source.spans, *(self.cue.spans if self.cue else ()), *self.contents)))

    def __repr__(self) -> str:
        who = quoted(self.source.text, 32) if self.source.spans else self.source.kind
        return noun("Claim", (self.id, who, quoted(self.cue.text, 24) if self.cue else "", quoted(self.text)))

    def _repr_html_(self) -> str:
        """The claim in a notebook."""
        from reportedly.show import claim_html

        return claim_html(self)
