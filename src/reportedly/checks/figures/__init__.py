"""Figures that rules rest on, and no words of a language: TOML files, each documented at its head."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import rtoml

__all__ = ["parsed"]


@cache
def parsed(name: str) -> dict[str, Any]:
    """The content of the file ``name`` (``precision.toml``), parsed once; callers must not change it."""
    content = files(__package__).joinpath(name).read_text(encoding="utf-8")
    data: dict[str, Any] = rtoml.loads(content)
    return data
