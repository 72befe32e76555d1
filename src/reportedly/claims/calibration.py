"""From a model's score, or a rule's, to the chance that the claim is right."""

from __future__ import annotations

from typing import Final

from reportedly.model import Attribution, Origin, ScoreKind

HEADLINE_SCORE: Final = 0.7
"""The score of a claim that a rule finds in a headline with a colon. Not measured: the data hold too few."""

NESTED_SCORE: Final = 0.6
"""The score of a claim that a rule finds inside another claim's content. Not measured: the data leave these out."""

CONSTRUCTED_SCORE: Final = 0.6
"""The score of a claim that a rule builds from its wording. Not measured: the data seldom mark them."""

FLOATING_SCORE: Final = 0.5
"""The score of a quotation without a word of saying, by who speaks before it or signs it. Not measured: corpora leave these out."""

RECEPTION_SCORE: Final = 0.7
"""The score of a claim that a rule finds in "was met with skepticism from…". Not measured: the data seldom mark them."""


def calibrated(attribution: Attribution) -> float:
    """The attribution's score as a probability, between 0 and 1; the reader's calibration is taken as it is."""
    score = attribution.score
    return min(1.0, max(0.0, score)) if score == score else 0.0


def score_kind(origin: Origin) -> ScoreKind:
    """Whether claims of that origin have the reader's calibrated score, or the constant of the rule that found them."""
    return "calibrated" if origin in ("model", "construction") else "set"
