"""Lineage: which articles copy one another, which part they share, and where it came from. Pure: a store hands in what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.lineage.addresses import canonical_url
    from reportedly.lineage.crediting import credit, credits_of
    from reportedly.lineage.gathering import Gathering, bits_of, numbers_of
    from reportedly.lineage.grouping import families
    from reportedly.lineage.instants import instant
    from reportedly.lineage.origins import Member, provenance
    from reportedly.lineage.pairs import LEAST_BANDS, least_bands, shared, ties
    from reportedly.lineage.sketching import FORM, Sketch, sketch
    from reportedly.lineage.tracing import Traced, trace

__all__ = [
    "FORM",
    "LEAST_BANDS",
    "Gathering",
    "Member",
    "Sketch",
    "Traced",
    "bits_of",
    "canonical_url",
    "credit",
    "credits_of",
    "families",
    "instant",
    "least_bands",
    "numbers_of",
    "provenance",
    "shared",
    "sketch",
    "ties",
    "trace",
]

__getattr__ = door(
    __name__,
    {
        "addresses": ("canonical_url",),
        "crediting": ("credit", "credits_of"),
        "gathering": ("Gathering", "bits_of", "numbers_of"),
        "grouping": ("families",),
        "instants": ("instant",),
        "origins": ("Member", "provenance"),
        "pairs": ("LEAST_BANDS", "least_bands", "shared", "ties"),
        "sketching": ("FORM", "Sketch", "sketch"),
        "tracing": ("Traced", "trace"),
    },
)
