"""Markdown: the text is the file's, unchanged; of its marks, link targets, code and metadata nothing is read.

The only file that imports markdown-it, which says what the blocks are and where a mark is one. What it calls text is read; what lies
between two pieces of it is not, but for the breaks between paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportedly.claims.prose import Prose
from reportedly.model.document import Document, Range, StandIn
from reportedly.sources.draft import Draft
from reportedly.sources.front_matter import front_matter
from reportedly.sources.plain import title_of
from reportedly.sources.remarks import comments, remarks_in

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

_HOLDER = "\ue000"
"""Stands for each character of a comment while the marks are sought: a letter to all of them."""

_EMPHASIS = "*_`~"
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_REST = re.compile(r"[ \t]*(?=[\r\n]|\Z)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s\[]{1,80}\]")
_LIST_MARK = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+$")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_TAG = re.compile(
    rf"<(script|style|template|svg)\b.*?(?:</\1\s*>|\Z)|</?(?P<name>[A-Za-z][\w-]*)[^<>]*>|{_HOLDER}+",
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


@dataclass(slots=True)
class _Marks:
    """What the rules found in one block, in offsets of its content: stretches that are read as something else, mostly as nothing."""

    found: list[tuple[int, int, str]] = field(default_factory=list)
    pairs: list[tuple[int, Token]] = field(default_factory=list)


def markdown(text: str) -> Draft:
    """A draft of Markdown. The title is that of the front matter, else the first heading of the first level, or one before all text.

    Comments, link targets, images, code in fences and what is struck out are not read, nor any mark but those of lists.
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
    if title_at is None:
        prose = Prose.of(Document(text, unread=unread, stand_ins=stand_ins))
        found = title_of(prose.document.text)
        title_at = prose.back(*found) if found else None
    return Draft(
        text,
        title_at=title_at,
        published=front.published if front else None,
        outlet=front.outlet if front else None,
        url=front.url if front else None,
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
    env: dict[str, Any] = {"marks": {}}
    before = ""
    level, row, cell = 0, -1, 0  # of the last heading; the line of the last table cell, and where it ended
    items: set[int] = set()
    for token in _parser().parse(shown, env):
        if token.type == "heading_open":
            level = int(token.tag[1:])
        if token.map is None:
            before = token.type
            continue
        first, last = token.map[0], min(token.map[1], len(ends))
        if token.type == "list_item_open":
            items.add(first)
        elif token.type == "html_block":
            yield from _html(shown, (begins[first], ends[last - 1]))
        elif token.type == "inline" and token.content:
            lines = _trimmed(text, begins[first], ends[last - 1])
            if before in ("td_open", "th_open"):
                row, cell = first, max(cell, begins[first]) if row == first else begins[first]
                places = _places(shown, token.content, [(cell, ends[first])], suffix=False)
                cell = places[-1] + 1 if places else cell
            else:
                rows = list(zip(begins[first:last], ends[first:last], strict=True))
                places = _places(shown, token.content, rows, suffix=not level)
            mark = _LIST_MARK.search(shown, begins[first], places[0]) if places and first in items else None
            items.discard(first)
            block = _block(token.content, places, env["marks"].get(token.content), mark.start() if mark else None)
            if not places:  # where its words stand could not be told: they are read as they are
                yield _Block(lines, *lines, (), level, lines)
            elif block is not None:
                yield _Block(lines, *block, level, (places[0], places[-1] + 1))
            level = 0
        before = token.type


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
    content: str, places: Sequence[int], marks: _Marks | None, listed: int | None
) -> tuple[int, int, tuple[StandIn, ...]] | None:
    """What is read of a block, from where to where, and the changes between; ``None`` where nothing is.

    ``listed`` is where the mark of a list stands before it.
    """
    if not places:
        return None
    changes = _merged(content, marks or _Marks(), listed is not None)
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


def _merged(content: str, marks: _Marks, listed: bool) -> list[tuple[int, int, str]]:
    """The changes of a block in order, those within others left out."""
    found = [*marks.found, *((match.start(), match.end(), "") for match in re.finditer(f"{_HOLDER}+", content))]
    if listed and (task := _TASK.match(content)):
        found.append((*task.span(), ""))
    found += [(match.start(), match.end(), " ") for match in re.finditer(r"[ \t]*\n[ \t]*", content)]
    out: list[tuple[int, int, str]] = []
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


@cache
def _parser() -> MarkdownIt:
    """A parser of CommonMark with tables and struck-out text, whose rules also note where they found a mark.

    Indented text is no code: in news it is prose far more often.
    """
    from markdown_it import MarkdownIt, rules_inline

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    inline = parser.inline.ruler
    inline.before("link", "footnote", _footnote)
    inline.at("link", _noting(rules_inline.link, _link))
    inline.at("image", _noting(rules_inline.image, _whole))
    inline.at("html_inline", _noting(rules_inline.html_inline, _tag))
    inline.at(
        "autolink",
        _noting(rules_inline.autolink, lambda state, start: [(start, start + 1, ""), (state.pos - 1, state.pos, "")]),
    )
    inline.at("backticks", _noting(rules_inline.backtick, _code))
    inline.at("escape", _noting(rules_inline.escape, _escape))
    inline.at("newline", _noting(rules_inline.newline, _newline))
    inline.at("emphasis", _pairing(rules_inline.emphasis.tokenize))
    inline.at("strikethrough", _pairing(rules_inline.strikethrough.tokenize))
    parser.inline.ruler2.before("fragments_join", "paired", _paired)
    return parser


def _marks(state: StateInline) -> _Marks:
    """What was found in this content: the same words have the same marks wherever they stand."""
    found: _Marks = state.env["marks"].setdefault(state.src, _Marks())
    return found


def _noting(rule: Rule, note: Callable[[StateInline, int], list[tuple[int, int, str]]]) -> Rule:
    def noted(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent:
            _marks(state).found += note(state, start)
        return True

    return noted


def _pairing(rule: Rule) -> Rule:
    """For marks that stand on both sides: whether they are marks shows when the block has been read."""

    def noted(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        at = state.pos
        for token in reversed(state.tokens[known:]):
            at -= len(token.content)
            if at < start:
                break  # the text before the mark
            token.meta["mark"] = token.content
            _marks(state).pairs.append((at, token))
        return True

    return noted


def _paired(state: StateInline) -> None:
    """Note the marks that have found their partner, and what is struck out."""
    marks = _marks(state)
    struck = -1
    for at, token in marks.pairs:
        if token.content:
            continue
        marks.found.append((at, at + len(token.meta["mark"]), ""))
        if token.type == "s_open":
            struck = at
        elif token.type == "s_close" and struck >= 0:
            marks.found.append((struck, at, ""))
    marks.pairs.clear()


def _footnote(state: StateInline, silent: bool) -> bool:
    match = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    end = match.end()
    if state.pos == 0 and state.src.startswith(":", end):
        end += 1
    if not silent:
        _marks(state).found.append((state.pos, end, ""))
    state.pos = end
    return True


def _link(state: StateInline, start: int) -> list[tuple[int, int, str]]:
    end = state.pos
    closing = state.md.helpers.parseLinkLabel(state, start, True)
    state.pos = end
    return [(start, start + 1, ""), (closing, end, "")]


def _whole(state: StateInline, start: int) -> list[tuple[int, int, str]]:
    return [(start, state.pos, "")]


def _tag(state: StateInline, start: int) -> list[tuple[int, int, str]]:
    return [(start, state.pos, "\n" if state.src[start : start + 3].lower() == "<br" else "")]


def _code(state: StateInline, start: int) -> list[tuple[int, int, str]]:
    token = state.tokens[-1] if state.tokens and not state.pending else None
    if token is None or token.type != "code_inline":
        return []
    return [(start, start + len(token.markup), ""), (state.pos - len(token.markup), state.pos, "")]


def _escape(state: StateInline, start: int) -> list[tuple[int, int, str]]:
    token = state.tokens[-1]
    if token.type == "hardbreak":
        return [(start, state.pos, "\n")]
    return [(start, start + 1, "")] if token.content != token.markup else []


def _newline(state: StateInline, start: int) -> list[tuple[int, int, str]]:
    while start and state.src[start - 1] in " \t":
        start -= 1
    return [(start, state.pos, "\n" if state.tokens[-1].type == "hardbreak" else " ")]
