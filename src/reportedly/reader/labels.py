"""The label sets of the network, in the order of its outputs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from reportedly.model import NameKind

ROLES = ("source", "cue", "content")
ROLE_LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ENTITY_TYPES: tuple[NameKind, ...] = ("person", "organisation", "place", "group", "other")
ENTITY_LABELS = ("O", *(f"{prefix}-{kind}" for kind in ENTITY_TYPES for prefix in "BI"))

REACH = 72
"""Pieces on either side of a cue's first piece among which its source and content are sought."""


def allowed(labels: int) -> npt.NDArray[np.bool_]:
    """Which label may follow which, shape (labels, labels): I-x only after B-x or I-x. Label 0 is O, odd ones are B."""
    table = np.ones((labels, labels), dtype=np.bool_)
    for inside in range(2, labels, 2):
        table[:, inside] = False
        table[inside - 1, inside] = table[inside, inside] = True
    return table
