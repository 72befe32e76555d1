"""Weights that this room rests on, made by ``python -m training.threads``: JSON files, each named by its decision."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["fitted"]


@cache
def fitted(name: str) -> dict[str, Any]:
    """The content of ``NAME.json``, parsed once; callers must not change it."""
    data: dict[str, Any] = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return data
