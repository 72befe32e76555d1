"""Lineage: which articles copy one another, which part they share, and where it came from. Pure: a store hands in what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.lineage.addresses import canonical_url
    from reportedly.lineage.crediting import credit, credits_of
    from reportedly.lineage.grouping import families
    from reportedly.lineage.instants import instant
    from reportedly.lineage.origins import Member, provenance
    from reportedly.lineage.pairs import LEAST_BANDS, shared
    from reportedly.lineage.sketching import FORM, Sketch, sketch

__all__ = [
    "FORM",
    "LEAST_BANDS",
    "Member",
    "Sketch",
    "canonical_url",
    "credit",
    "credits_of",
    "families",
    "instant",
    "provenance",
    "shared",
    "sketch",
]

__getattr__ = door(
    __name__,
    {
        "addresses": ("canonical_url",),
        "crediting": ("credit", "credits_of"),
        "grouping": ("families",),
        "instants": ("instant",),
        "origins": ("Member", "provenance"),
        "pairs": ("LEAST_BANDS", "shared"),
        "sketching": ("FORM", "Sketch", "sketch"),
    },
)
