"""Views of a read article, one output format to a file. A view takes an article and gives a string; it writes nowhere."""

from __future__ import annotations

FORMATS = ("terminal", "text", "json", "jsonl", "csv", "html")
"""The names of the formats, as ``--format`` takes them."""

__all__ = ["FORMATS"]
