"""What an editor offers to do about a finding: put another wording, or say that it is to be left alone, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.lsp.examining import Examined, Placed
from reportedly.lsp.places import Places
from reportedly.model.document import Range

_BLOCK = re.compile(r"<(?:p|h[1-6]|li|blockquote|figcaption|dd|dt|td|th|div)\b[^<>]*>", re.IGNORECASE)
_REACH = 20_000
"""So many characters before the words, at most, a page's paragraph begins."""


@dataclass(frozen=True, slots=True)
class Action:
    """``title`` is what the editor shows; ``text`` goes in place of ``range``. ``preferred``: it mends what was found."""

    title: str
    range: Range
    text: str
    preferred: bool = False


def actions(examined: Examined, placed: Placed) -> Iterator[Action]:
    """The actions for one finding, the one that mends it first."""
    found = placed.found
    if found.neutral and placed.ranges[0]:
        yield Action(f"Write “{found.neutral}”", placed.ranges[0], _cased(found.neutral, found.span.text), preferred=True)
    if examined.kind in ("markdown", "html") and placed.ranges[0]:
        at = _paragraph(examined, placed.range[0])
        comment = f"<!-- reportedly: ignore {found.rule}: reason -->"
        end = "\r\n" if "\r\n" in examined.text else "\n"
        yield Action(f"Leave {found.rule} alone in this paragraph (give the reason)", (at, at), f"{comment}{end}")


def _paragraph(examined: Examined, offset: int) -> int:
    """Where to put what speaks for the paragraph at ``offset``."""
    text = examined.text
    if examined.kind == "html":
        begin = max(0, offset - _REACH)
        return max(
            (match.start() for match in _BLOCK.finditer(text, begin, offset)), default=Places(text).line_start(offset)
        )
    paragraph = examined.page.given.paragraph(offset) if examined.page else None
    return Places(text).line_start(paragraph[0] if paragraph else 0)


def _cased(neutral: str, words: str) -> str:
    """``neutral`` with a capital where the words that it replaces begin a sentence with one."""
    capital = words[:1].isupper() and words[1:] == words[1:].lower() and neutral[:1].islower()
    return neutral[:1].upper() + neutral[1:] if capital else neutral
