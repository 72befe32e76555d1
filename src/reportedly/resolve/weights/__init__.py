"""Weights that resolving rests on, fitted by programs of ``training/``: JSON files, each named by its decision."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["aligned", "fitted"]


@cache
def fitted(name: str) -> dict[str, Any]:
    """The content of ``NAME.json``, parsed once; callers must not change it."""
    data: dict[str, Any] = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return data


def aligned(weights: dict[str, float], names: tuple[str, ...]) -> tuple[float, ...]:
    """The weights in the order of ``names``, those of the features that are worked out.

    Raises ``ValueError``, which names them, where a feature has no weight or a weight no feature.
    """
    missing, surplus = sorted(set(names) - weights.keys()), sorted(weights.keys() - set(names))
    if missing or surplus:
        raise ValueError(
            f"weights and features differ: without a weight {missing}, without a feature {surplus}; fit the weights anew"
        )
    return tuple(weights[name] for name in names)
