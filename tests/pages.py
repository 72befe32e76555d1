"""Pages for tests: a text, or a document, taken apart as the pipeline does it."""

from __future__ import annotations

from reportedly.languages import language
from reportedly.model import Document, Page, Polities, Span
from reportedly.packs import load_packs
from reportedly.text import page

ENGLISH = language("en").knowing(Polities.of(load_packs()))
"""English with the states, peoples and parties of the pack ``general``."""


def page_of(text: str | Document) -> Page:
    """The page of an English text."""
    return page(Document(text) if isinstance(text, str) else text, ENGLISH)


def span(text: str, words: str, after: int = 0) -> Span:
    """Where ``words`` first stand in a text, from ``after`` on."""
    start = text.index(words, after)
    return Span.of(text, start, start + len(words))
