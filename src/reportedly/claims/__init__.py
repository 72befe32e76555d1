"""Decisions about claims: from a text and a reading to claims. Pure functions, no files, network or clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.claims.complements import clause_takers
    from reportedly.claims.coverage import reserves
    from reportedly.claims.decision import decide
    from reportedly.claims.polarity import polarity_of
    from reportedly.claims.threshold import scored

__all__ = [
    "clause_takers",
    "decide",
    "polarity_of",
    "reserves",
    "scored",
]

__getattr__ = door(
    __name__,
    {
        "complements": ("clause_takers",),
        "decision": ("decide",),
        "polarity": ("polarity_of",),
        "coverage": ("reserves",),
        "threshold": ("scored",),
    },
)
