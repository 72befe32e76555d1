"""The JSON Schema (2020-12) of the form that JSON and JSON Lines carry."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def schema_text() -> str:
    """The schema as the package holds it: JSON, indented, ending in a line end."""
    return files("reportedly.show").joinpath("schema", "article-1.json").read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    """The schema as a new dictionary."""
    loaded: dict[str, Any] = json.loads(schema_text())
    return loaded
