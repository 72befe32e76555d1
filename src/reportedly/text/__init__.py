"""A text taken apart: paragraphs, sentences, quotations, tokens and layout, found once and handed on as a ``Page``."""

from __future__ import annotations

from reportedly.text.genre import genre
from reportedly.text.layout import abbreviations, paragraphs, sentences, wraps
from reportedly.text.page import page
from reportedly.text.quotation import DOUBLE, SINGLE

__all__ = ["DOUBLE", "SINGLE", "abbreviations", "genre", "page", "paragraphs", "sentences", "wraps"]
