"""Stretches of a text that are no prose: blanked before the text is read, put back into the words of every span after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from reportedly.model import Document, Span
from reportedly.model.document import Range

_VISIBLE = re.compile(r"\S")
_Noun = TypeVar("_Noun")


def blank(text: str, unread: Sequence[Range]) -> str:
    """``text`` with spaces in place of what is visible in the stretches ``unread``, which are in order; offsets stay."""
    parts, at = [], 0
    for start, end in unread:
        parts += [text[at:start], _VISIBLE.sub(" ", text[start:end])]
        at = end
    return "".join((*parts, text[at:])) if parts else text


def blanked(document: Document) -> Document:
    """``document`` with spaces in place of what is not to be read."""
    if not document.unread:
        return document
    text, title = blank(document.text, document.unread), document.title
    return replace(document, text=text, title=Span.of(text, title.start, title.end) if title else None)


def verbatim(noun: _Noun, document: Document) -> _Noun:
    """``noun`` with every span in it sliced anew from the document's own text."""
    return noun if not document.unread else _verbatim(noun, document.text)


def _verbatim(noun: Any, text: str) -> Any:
    if isinstance(noun, Span):
        return Span.of(text, noun.start, noun.end)
    if isinstance(noun, tuple):
        return tuple(_verbatim(each, text) for each in noun)
    if is_dataclass(noun) and not isinstance(noun, type | Document):
        return replace(noun, **{field.name: _verbatim(getattr(noun, field.name), text) for field in fields(noun)})
    return noun
