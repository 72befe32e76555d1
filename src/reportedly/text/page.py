"""The page of a document: its text as it is read, taken apart once."""

from __future__ import annotations

from reportedly.model import Document, Language, Page, Prose
from reportedly.text.blocks import blocked
from reportedly.text.layout import layout
from reportedly.text.tokens import tokens


def page(document: Document, language: Language) -> Page:
    """Take the text of ``document`` apart, without what is not read in it; nothing is raised for any text."""
    prose = Prose.of(document)
    text = prose.document.text
    found = layout(text, language)
    words, of_sentence = tokens(text, found, language)
    title = prose.document.title
    found = blocked(text, found, words, language, (title.start, title.end) if title else None)
    return Page(prose.document, language, found, words, tuple(token.start for token in words), of_sentence, prose)
