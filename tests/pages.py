"""Pages for tests: a text, or a document, taken apart as the pipeline does it."""

from __future__ import annotations

from reportedly.languages import language
from reportedly.model import Document, Page, Polities
from reportedly.packs import load_packs
from reportedly.text import page

ENGLISH = language("en").knowing(Polities.of(load_packs()))
"""English with the states, peoples and parties of the pack ``general``."""


def page_of(text: str | Document) -> Page:
    """The page of an English text."""
    return page(Document(text) if isinstance(text, str) else text, ENGLISH)
