"""A page's paragraphs as people see them.

Lines that a page breaks, entries of lists, terms and what is said of them each stand alone; ``q`` gets the marks that browsers draw;
tables that lay out a page are taken apart, tables of figures give one row each. Words are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from reportedly.model import Remark
from reportedly.sources.pages.tree import Element

Step = tuple[Literal["open", "close", "block"], Element, int]
"""An element that opens or closes, or a paragraph in it with its number."""

Home = tuple[int, str, frozenset[str]]
"""What elements share that stand side by side and are of one build: the element around them, their tag and their classes."""

Kind = Literal["prose", "heading", "row", "caption", "time"]

QUOTED = "“”‘’"
"""The marks that are put around a ``q``: outside and, within another, inside."""

CELLS = " | "
"""What stands between the cells of a row."""

TERM = ": "
"""What stands between a term of a list and what is said of it."""

_Q, _UNQ, _LINK, _UNLINK, _SPOKEN, _TIME, _UNTIME = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06", "\x07"
_SIGNALS = re.compile("[\x01-\x07]")
_MARKS = "\"'“”‘’«»„‹›"
_DOUBLE = '"“”«»„'
_DASHES = ("—", "–", "―", "--", "- ")
_QUOTED_MOST = 12
_TERM_WORDS = 8
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_GAP = re.compile(r"\n\s*\n")
_STOP = re.compile(r"[.!?…:;][\"'”’»)\]\s]*$")
_FULL_LINE = 60
"""A line of so many characters that ends in no stop was broken for its looks, and its sentence goes on."""

_CELL_WORDS = 40
"""A table with a cell of more words is no table of figures."""


@dataclass(slots=True, eq=False)
class SeenBlock:
    """One paragraph: ``text`` may hold single line ends (verse, addresses). ``linked`` is the share of its characters that are a
    link to elsewhere, from 0 to 1; ``led`` the words before that link. ``element`` is the innermost element that begins a line.
    """

    number: int
    text: str
    kind: Kind
    element: Element
    linked: float
    led: str
    remarks: tuple[int, ...] = ()

    words: int = field(init=False)
    is_sentence: bool = field(init=False)
    """Whether it reads as running text: it ends as a sentence does, or is long."""

    def __post_init__(self) -> None:
        self.reword(self.text)

    def reword(self, text: str) -> None:
        """Make ``text`` its text."""
        self.text = text
        self.words = len(text.split())
        self.is_sentence = is_prose(text)

    @property
    def homes(self) -> tuple[Home, ...]:
        """Its element's home, and that of the element around it."""
        around = self.element.parent
        return (home(self.element),) if around is None else (home(self.element), home(around))

    def within(self) -> Iterator[Element]:
        """Its element and those around it, from the inside out."""
        at: Element | None = self.element
        while at is not None:
            yield at
            at = at.parent


@dataclass(slots=True)
class Seen:
    """The paragraphs of a page in order, its remarks in order, and the steps in which elements open, close and hold paragraphs."""

    blocks: list[SeenBlock]
    remarks: list[Remark]
    steps: list[Step]


def seen(root: Element) -> Seen:
    """What people see of the page whose elements are under ``root``."""
    walk = _Walk()
    walk.go(root)
    return Seen(walk.blocks, walk.remarks, walk.steps)


def home(element: Element) -> Home:
    """Where an element stands and how it is built."""
    return id(element.parent), element.tag, element.classes


def is_prose(text: str) -> bool:
    """A sentence, or a dozen words: what an article has and a page of menus, forms and labels has not."""
    words = len(text.split())
    return words >= 12 or (words >= 3 and text.rstrip("\"'”’»)]").endswith((".", "!", "?", "…")))


class _Walk:
    def __init__(self) -> None:
        self.blocks: Final[list[SeenBlock]] = []
        self.remarks: Final[list[Remark]] = []
        self.steps: Final[list[Step]] = []
        self._pieces: Final[list[str]] = []
        self._around: Final[list[Element]] = []  # the open elements that begin a line
        self._spoken = 0
        self._waiting: Final[list[int]] = []
        self._open: Final = {_LINK: 0, _TIME: 0}
        self._preformatted = 0
        self._caption = 0

    def go(self, root: Element) -> None:
        """Visit ``root`` and all that it holds, without recursion: a page may be nested as deep as it likes."""
        stack: list[tuple[Element, Iterator[Element | str | Remark]]] = [(root, iter(root.children))]
        self._enter(root)
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element)
            elif isinstance(child, str):
                self._pieces.append(child if self._preformatted else _SPACE.sub(" ", child))
            elif isinstance(child, Remark):
                self.remarks.append(child)
                self._pieces.append(_SPOKEN)
            elif child.tag == "br":
                self._pieces.append("\n")
            elif child.tag == "table" and (rows := figures(child)) is not None:
                self._flush(self._around[-1])
                self._rows(child, rows)
            elif child.tag == "sup" and _is_note(child):
                continue
            else:
                self._enter(child)
                stack.append((child, iter(child.children)))

    def _enter(self, element: Element) -> None:
        if element.is_block:
            self._flush(self._around[-1] if self._around else element)
            self._around.append(element)
            self.steps.append(("open", element, -1))
        self._count(element, 1)
        signal = {"q": _Q, "a": _LINK if _leads_away(element) else "", "time": _TIME}.get(element.tag)
        if signal:
            if signal in self._open:
                self._open[signal] += 1
            self._pieces.append(signal)

    def _leave(self, element: Element) -> None:
        signal = {"q": _UNQ, "a": _UNLINK if _leads_away(element) else "", "time": _UNTIME}.get(element.tag)
        if signal:
            self._pieces.append(signal)
            opened = {_UNLINK: _LINK, _UNTIME: _TIME}.get(signal)
            if opened:
                self._open[opened] -= 1
        if element.is_block:
            self._flush(self._around.pop())
            self.steps.append(("close", element, -1))
            if element.tag == "blockquote":
                self._quote(element)
        self._count(element, -1)

    def _count(self, element: Element, change: int) -> None:
        if element.tag == "pre" or "pre" in element.attributes:
            self._preformatted += change
        if element.tag in ("figcaption", "caption"):
            self._caption += change

    def _flush(self, element: Element) -> None:
        """End the paragraph at hand, which stands in ``element``."""
        run = "".join(self._pieces)
        self._pieces.clear()
        self._pieces.extend(signal for signal, depth in self._open.items() for _ in range(depth))
        if not run:
            return
        for part in _GAP.split(_drawn(run)):
            self._add(part, element)

    def _add(self, part: str, element: Element) -> None:
        spoken = part.count(_SPOKEN)
        heard = range(self._spoken, self._spoken + spoken)
        self._spoken += spoken
        text = _lines(_SIGNALS.sub("", part), bool(self._preformatted))
        if not text:
            self._waiting.extend(heard)
            return
        term = self.blocks[-1] if self.blocks and element.tag == "dd" else None
        if term is not None and _is_term(term, element):
            # what a list says of a term or a speaker is tied to it as people read it, on one line
            term.reword(f"{term.text}{TERM}{text}")
            term.remarks = (*term.remarks, *self._waiting, *heard)
            self._waiting.clear()
            return
        linked, led, timed = _shares(part)
        kind: Kind = (
            "heading" if element.tag in _HEADINGS else "caption" if self._caption else "time" if timed > 0.5 else "prose"
        )
        self._append(SeenBlock(len(self.blocks), text, kind, element, linked, led, (*self._waiting, *heard)))
        self._waiting.clear()

    def _append(self, block: SeenBlock) -> None:
        self.blocks.append(block)
        self.steps.append(("block", block.element, block.number))

    def _quote(self, element: Element) -> None:
        """Put marks around what a ``blockquote`` quotes, where its last line says after a dash who speaks and no mark is there."""
        said = [block for block in self.blocks[-_QUOTED_MOST:] if any(each is element for each in block.within())]
        if len(said) == _QUOTED_MOST:
            return
        if len(said) < 2 or not said[-1].text.startswith(_DASHES) or said[-1].is_sentence:
            return
        if any(mark in block.text for block in said[:-1] for mark in _DOUBLE) or not all(b.kind == "prose" for b in said):
            return
        for block in said[:-1]:
            block.reword(QUOTED[0] + block.text + (QUOTED[1] if block is said[-2] else ""))

    def _rows(self, table: Element, rows: list[list[str]]) -> None:
        for row in rows:
            text = CELLS.join(cell for cell in row if cell)
            if text:
                self._append(SeenBlock(len(self.blocks), text, "row", table, 0.0, "", tuple(self._waiting)))
                self._waiting.clear()


def figures(table: Element) -> list[list[str]] | None:
    """The rows of a table of figures, as texts of their cells; ``None`` for a table that lays out the page.

    A table lays out the page where it says so, where a cell holds paragraphs or much text, and where no row has two cells.
    """
    if table.attributes.get("role", "").lower() in ("presentation", "none"):
        return None
    rows: list[list[list[str]]] = []
    stack: list[Iterator[Element | str | Remark]] = [iter(table.children)]
    tags = ["table"]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            tags.pop()
        elif isinstance(child, str):
            if rows and rows[-1] and ("td" in tags or "th" in tags):
                rows[-1][-1].append(child)
        elif isinstance(child, Element):
            if child.tag == "tr":
                rows.append([])
            elif child.tag in ("td", "th"):
                if not rows:
                    rows.append([])
                rows[-1].append([])
            elif child.tag == "br" and rows and rows[-1]:
                rows[-1][-1].append(" ")
            elif child.is_block and child.tag not in ("thead", "tbody", "tfoot", "caption", "p", "div"):
                return None
            elif child.tag in ("p", "div") and rows and rows[-1] and "".join(rows[-1][-1]).strip():
                return None  # a second paragraph in its cell
            stack.append(iter(child.children))
            tags.append(child.tag)
    cells = [[" ".join(_SIGNALS.sub("", "".join(cell)).split()) for cell in row] for row in rows]
    if not any(len([cell for cell in row if cell]) > 1 for row in cells):
        return None
    return None if any(len(cell.split()) > _CELL_WORDS for row in cells for cell in row) else cells


def _drawn(run: str) -> str:
    """The run with the marks around each ``q``, unless the page wrote them itself."""
    if _Q not in run and _UNQ not in run:
        return run
    out: list[str] = []
    last, depth, marked = "", 0, list[bool]()
    ahead: list[str] = []  # for each q, from the last to the first, the sign that follows it
    following = ""
    for sign in reversed(run):
        if sign == _Q:
            ahead.append(following)
        elif sign > _UNTIME and not sign.isspace():
            following = sign
    for sign in run:
        if sign == _Q:
            following = ahead.pop()
            draw = not (following and following in _MARKS) and not (last and last in _MARKS)
            if draw:
                out.append(QUOTED[0] if depth % 2 == 0 else QUOTED[2])
                depth += 1
            marked.append(draw)
        elif sign == _UNQ:
            if marked and marked.pop():
                depth -= 1
                while out and out[-1] == " ":
                    out.pop()
                out.append(QUOTED[1] if depth % 2 == 0 else QUOTED[3])
        else:
            out.append(sign)
            if sign > _UNTIME:
                last = sign  # a space between, and a mark belongs to other words
    while marked:
        if marked.pop():
            depth -= 1
            out.append(QUOTED[1] if depth % 2 == 0 else QUOTED[3])
    return "".join(out)


def _lines(text: str, preformatted: bool) -> str:
    """The lines of a paragraph. One that fills the page and ends in no stop goes on in the next, however it was broken."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if line]
    if not lines or preformatted:
        return "\n".join(lines)
    out = lines[:1]
    for line in lines[1:]:
        last = out[-1]
        if not _STOP.search(last) and (len(last) >= _FULL_LINE or (line[:1].islower() and len(lines) == 2)):
            out[-1] = f"{last} {line}"
        else:
            out.append(line)
    return "\n".join(out)


def _shares(part: str) -> tuple[float, str, float]:
    """How much of a paragraph is links to elsewhere, what stands before the first, and how much of it is a time."""
    total = linked = timed = links = times = 0
    led: list[str] = []
    for piece in re.split("([\x01-\x07])", part):
        if piece == _LINK:
            links += 1
        elif piece == _UNLINK:
            links = max(0, links - 1)
        elif piece == _TIME:
            times += 1
        elif piece == _UNTIME:
            times = max(0, times - 1)
        elif piece > "\x07":
            size = len("".join(piece.split()))
            total += size
            linked += size if links else 0
            timed += size if times else 0
            if not linked:
                led.append(piece)
    return (linked / total, " ".join("".join(led).split()), timed / total) if total else (0.0, "", 0.0)


def _is_term(block: SeenBlock, said: Element) -> bool:
    """Whether a paragraph is the term, or the speaker, of what is said in the entry ``said``."""
    short = len(block.text.split()) <= _TERM_WORDS and "\n" not in block.text
    return block.element.tag == "dt" and block.element.parent is said.parent and short and block.text[-1].isalnum()


def _leads_away(element: Element) -> bool:
    href = element.attributes.get("href", "").strip()
    return bool(href) and not href.startswith("#")


def _is_note(element: Element) -> bool:
    """Whether a raised sign is nothing but a link to a note of the same page."""
    inside = [child for child in element.children if not (isinstance(child, str) and not child.strip())]
    if len(inside) != 1 or not isinstance(inside[0], Element):
        return False
    return inside[0].tag == "a" and inside[0].attributes.get("href", "").startswith("#")
