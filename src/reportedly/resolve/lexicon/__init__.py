"""The data that resolving rests on: words in TOML files, each documented at its head, and fitted weights in JSON files."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import rtoml

__all__ = ["parsed"]


@cache
def parsed(name: str) -> dict[str, Any]:
    """The content of the file ``name`` (``numbers.toml``, ``place_ranking.json``), parsed once; callers must not change it."""
    folder = files(__package__) if name.endswith(".json") else files("reportedly.languages.en")
    content = folder.joinpath(name).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(content) if name.endswith(".json") else rtoml.loads(content)
    return data
