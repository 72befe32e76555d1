"""What an editor offers to do about a finding: put another wording, or say that it is to be left alone, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.lsp.examining import Examined, Placed
from reportedly.lsp.places import Places
from reportedly.model import Range
from reportedly.sources import Editing, format_named


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
    editing = format_named(examined.kind).editing or Editing()
    if editing.remark and placed.ranges[0]:
        at = _paragraph(examined, editing, placed.range[0])
        comment = editing.remark.format(f"ignore {found.rule}: reason")
        end = "\r\n" if "\r\n" in examined.text else "\n"
        yield Action(f"Leave {found.rule} alone in this paragraph (give the reason)", (at, at), f"{comment}{end}")


def _paragraph(examined: Examined, editing: Editing, offset: int) -> int:
    """Where to put what speaks for the paragraph at ``offset``."""
    text = examined.text
    if editing.begins_paragraph:
        begins = editing.begins_paragraph(text, offset)
        return Places(text).line_start(offset) if begins is None else begins
    paragraph = examined.page.given.paragraph(offset) if examined.page else None
    return Places(text).line_start(paragraph[0] if paragraph else 0)


def _cased(neutral: str, words: str) -> str:
    """``neutral`` with a capital where the words that it replaces begin a sentence with one."""
    capital = words[:1].isupper() and words[1:] == words[1:].lower() and neutral[:1].islower()
    return neutral[:1].upper() + neutral[1:] if capital else neutral
