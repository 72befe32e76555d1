"""An article for people's eyes: its words as they were read, without marks of Markdown, link addresses or entities among them."""

from __future__ import annotations

from reportedly.model import Article, Prose


def as_read(article: Article) -> Article:
    """``article`` with its words as they were read. Offsets are then those of the prose, and mean nothing outside."""
    return Prose.of(article.document).read(article)
