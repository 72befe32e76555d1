"""Markdown: the text is the file's, unchanged; of its marks, link targets, code and metadata nothing is read.

markdown-it says what the blocks are and where a mark is one (``marks.py``). What it calls text is read; what lies between two pieces
of it is not, but for the breaks between paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.model import Metadata, Range, StandIn
from reportedly.sources.draft import Draft
from reportedly.sources.front_matter import front_matter
from reportedly.sources.marks import Mark, parsed
from reportedly.sources.remarks import comments, remarks_in

_HOLDER = "\ue000"
"""Stands for each character of a comment while the marks are sought: a letter to all of them."""

_EMPHASIS = "*_`~"
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_REST = re.compile(r"[ \t]*(?=[\r\n]|\Z)")
_LIST_MARK = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+$")
_FIGURES = 40
"""A cell of a table with no more words than this is no prose."""

_TASK = re.compile(r"\[[ xX]\][ \t]+")
_TAG = re.compile(
    rf"<(script|style|template|svg)\b.*?(?:</\1\s*>|\Z)|</?(?P<name>[A-Za-z][\w-]*+)[^<>]*+>|{_HOLDER}+",
    re.DOTALL | re.IGNORECASE,
)
_INLINE = frozenset(
    """
    a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Block:
    """``lines`` are its lines in the text, with their marks; ``start`` and ``end`` bound what is read of it but for ``changes``."""

    lines: Range
    start: int
    end: int
    changes: tuple[StandIn, ...]
    level: int = 0
    """That of a heading, 0 for any other block."""
    whole: Range = (0, 0)
    """Where its content stands, marks included."""


def markdown(text: str) -> Draft:
    """A draft of Markdown. The title is that of the front matter, else the first heading of the first level, or one before all text.

    Comments, link targets, images, tables of figures, code in fences and what is struck out are not read, nor any mark but those of
    lists.
    """
    commented = comments(text)
    front = front_matter(text)
    start = front.end if front else 0
    blocks = list(_blocks(text, start, [each for each in commented if each[0] >= start]))
    title_at = _heading(text, blocks)
    if front and front.title_at:
        words = _plain(text[slice(*front.title_at)])
        if title_at is None or _plain(text[slice(*title_at)]) != words:
            title_at = front.title_at
            blocks.insert(0, _Block(title_at, *title_at, front.stand_ins))
    unread, stand_ins = _read(text, blocks)
    return Draft(
        text,
        title_at=title_at,
        metadata=front.metadata if front else Metadata(),
        unread=unread,
        stand_ins=stand_ins,
        remarks=tuple(remarks_in(text, commented, [block.lines for block in blocks])),
    )


def _read(text: str, blocks: Sequence[_Block]) -> tuple[tuple[Range, ...], tuple[StandIn, ...]]:
    """What is left out and what is replaced, so that the blocks remain with blank lines between them."""
    changes = [change for block in blocks for change in block.changes]
    changes += [StandIn(one.end, other.start, "\n\n") for one, other in pairwise(blocks)]
    if blocks:
        changes += [StandIn(0, blocks[0].start, ""), StandIn(blocks[-1].end, len(text), "")]
    else:
        changes = [StandIn(0, len(text), "")]
    changes = sorted((change for change in changes if change.start < change.end), key=lambda change: change.start)
    return tuple((one.start, one.end) for one in changes if not one.text), tuple(one for one in changes if one.text)


def _heading(text: str, blocks: Sequence[_Block]) -> Range | None:
    """The first heading of the first level, or a lower one where nothing stands before it; marks of emphasis stay in pairs."""
    found = next((block for block in blocks if block.level == 1), blocks[0] if blocks and blocks[0].level else None)
    if found is None:
        return None
    start, end = found.start, found.end
    while start > found.whole[0] and text[start - 1] in _EMPHASIS:
        start -= 1
    while end < found.whole[1] and text[end] in _EMPHASIS:
        end += 1
    return start, end


def _plain(title: str) -> list[str]:
    return re.findall(r"\w+", title.casefold())


def _blocks(text: str, start: int, commented: Sequence[Range]) -> Iterator[_Block]:
    shown = _shown(text, start, commented)
    breaks = list(_LINE_END.finditer(shown))
    begins = [0, *(match.end() for match in breaks)]
    ends = [*(match.start() for match in breaks), len(shown)]
    level, cell = 0, False
    items: set[int] = set()
    tokens, marks = parsed(shown)
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        if token.map is None:
            cell = token.type in ("td_open", "th_open")
            continue
        first, last = token.map[0], min(token.map[1], len(ends))
        if token.type == "list_item_open":
            items.add(first)
        elif token.type == "html_block":
            yield from _html(shown, (begins[first], ends[last - 1]))
        elif token.type == "inline" and token.content and not (cell and len(token.content.split()) <= _FIGURES):
            rows = list(zip(begins[first:last], ends[first:last], strict=True))
            places = _places(shown, token.content, rows, suffix=not level and not cell)
            mark = _LIST_MARK.search(shown, begins[first], places[0]) if places and first in items else None
            items.discard(first)
            block = _block(token.content, places, marks.get(token.content, ()), mark.start() if mark else None)
            lines = _trimmed(text, begins[first], ends[last - 1])
            if not places:  # where its words stand could not be told: they are read as they are
                yield _Block(lines, *lines, (), level, lines)
            elif block is not None:
                yield _Block(lines, *block, level, (places[0], places[-1] + 1))
            level = 0


def _places(shown: str, content: str, lines: Sequence[Range], *, suffix: bool) -> list[int]:
    """Where each character of a block's content stands; empty where that can't be told.

    With ``suffix`` each of its lines ends where the text's line does, as in a paragraph.
    """
    out: list[int] = []
    pieces = content.split("\n")
    if len(pieces) > len(lines):
        return []
    for piece, (start, end) in zip(pieces, lines, strict=False):
        words = piece.strip()
        bare = len(shown[start:end].rstrip())
        at = start + bare - len(words)
        if not suffix or at < start or shown[at : at + len(words)] != words:
            at = shown.find(words, start, end)
        at -= len(piece) - len(piece.lstrip())
        spots = list(range(at, at + len(piece)))
        if at < start:
            escaped = re.compile("".join(r"\\?\|" if sign == "|" else re.escape(sign) for sign in words)).search(
                shown, start, end
            )
            if escaped is None:
                return []
            spots = [escaped.start() + n for n, sign in enumerate(escaped[0]) if escaped[0][n : n + 2] != r"\|"]
            if len(spots) != len(piece):
                return []
        if out:
            out.append(out[-1] + 1)  # the line end
        out += spots
    return out


def _block(
    content: str, places: Sequence[int], marks: Collection[Mark], listed: int | None
) -> tuple[int, int, tuple[StandIn, ...]] | None:
    """What is read of a block, from where to where, and the changes between; ``None`` where nothing is.

    ``listed`` is where the mark of a list stands before it.
    """
    if not places:
        return None
    changes = _merged(content, marks, listed is not None)
    first, last = 0, len(content)
    while listed is None and first < last:
        if changes and changes[0][0] <= first:
            first = max(first, changes.pop(0)[1])
        elif content[first].isspace():
            first += 1
        else:
            break
    while first < last:
        if changes and changes[-1][1] >= last:
            last = min(last, changes.pop()[0])
        elif content[last - 1].isspace():
            last -= 1
        else:
            break
    if first >= last:
        return None
    ends = [*places, places[-1] + 1]
    start = places[first] if listed is None else listed
    return start, places[last - 1] + 1, tuple(StandIn(places[a], ends[b], instead) for a, b, instead in changes)


def _merged(content: str, marks: Collection[Mark], listed: bool) -> list[Mark]:
    """The changes of a block in order, those within others left out."""
    found = [*marks, *((match.start(), match.end(), "") for match in re.finditer(f"{_HOLDER}+", content))]
    if listed and (task := _TASK.match(content)):
        found.append((*task.span(), ""))
    found += [(match.start(), match.end(), " ") for match in re.finditer(r"[ \t]*\n[ \t]*", content)]
    out: list[Mark] = []
    for change in sorted(found, key=lambda each: (each[0], -each[1])):
        if out and change[0] < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], change[1]), out[-1][2])
        else:
            out.append(change)
    return out


def _html(shown: str, lines: Range) -> Iterator[_Block]:
    """The pieces of text between the tags of a block of HTML."""
    start = lines[0]
    changes: list[StandIn] = []
    for match in [*_TAG.finditer(shown, *lines), None]:
        if match and (match[0][0] == _HOLDER or (match["name"] or "").lower() in _INLINE):
            changes.append(StandIn(*match.span(), ""))
            continue
        first, last = _trimmed(shown, start, match.start() if match else lines[1])
        while changes and changes[0].start == first:
            first, last = _trimmed(shown, changes.pop(0).end, last)
        while changes and changes[-1].end == last:
            first, last = _trimmed(shown, first, changes.pop().start)
        if first < last:
            yield _Block((first, last), first, last, tuple(changes))
        start, changes = match.end() if match else lines[1], []


def _trimmed(text: str, start: int, end: int) -> Range:
    piece = text[start:end]
    return (
        (start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
        if piece.strip()
        else (start, start)
    )


def _shown(text: str, start: int, commented: Sequence[Range]) -> str:
    """The text for the parser: spaces instead of the front matter and of lines that hold comments only, holders in other comments."""
    parts, at = [re.sub(r"[^\r\n]", " ", text[:start])], start
    for begin, end in commented:
        before = begin
        while before > at and text[before - 1] in " \t":
            before -= 1
        alone = (before == start or text[before - 1] in "\r\n") and _LINE_REST.match(text, end) is not None
        parts += (text[at:begin], re.sub(r"[^\r\n]" if alone else r"[\s\S]", " " if alone else _HOLDER, text[begin:end]))
        at = end
    return "".join((*parts, text[at:]))
