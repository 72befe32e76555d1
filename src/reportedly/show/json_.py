"""JSON: the record of an article, indented for one article or one line each for many."""

from __future__ import annotations

from reportedly.model import Article
from reportedly.record import to_json as record


def to_json(article: Article, *, with_text: bool = False) -> str:
    """The record of ``article`` as JSON, indented by two, ending in a line end."""
    return record(article, with_text=with_text, indent=2) + "\n"


def to_json_line(article: Article, *, with_text: bool = False) -> str:
    """The record of ``article`` as JSON on one line, ending in a line end."""
    return record(article, with_text=with_text) + "\n"
