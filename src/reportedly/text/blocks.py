"""Blocks: what each stretch of a text is (title, dateline, subhead, …), by its shape, its place and a few words of the language.

All offsets are half-open intervals of Unicode code points into the text. What a stretch *says* is never looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model import Block, BlockKind, Language, Layout, Range, Token, compiled
from reportedly.text.layout import ITEM

_HEAD = 4
"""Paragraphs, after the title, that a dateline in mere capitals may open."""
_DATELINE = 24
"""Words and marks of the longest dateline."""
_AGENCY = 6
"""Words and marks of the longest name of an agency in a dateline."""
_LABEL = 5
"""Words of the longest label of a speaker."""
_LABELLED = 2
"""Paragraphs that begin with a label where labels are speakers."""
_SUBHEAD = 12
"""Words of the longest subhead."""
_BYLINE = 14
"""Words and marks of the longest byline."""
_CREDIT = 3
"""Words with which a byline begins at most before its names: "additional reporting by"."""
_IN_LABELS = frozenset(".()")
"""Marks inside the label of a speaker: "Mr. Adeyemi (Nigeria):"."""
_DASHES = frozenset("—–-_")
_QUOTES = frozenset("“\"‘'«„")
_ENDS = frozenset('.!?…:;,"”’»)')
_CLOSING = frozenset("”\"’'»")
_CELL = 20
"""Words of a cell, of those of a row on average."""
_CELLS = re.compile(r"\t|[ ]\|[ ]|[ ]{4,}")
_EDGED = ("title", "dateline", "byline", "subhead", "caption", "table")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that tell kinds of lines; ``particles`` are small words inside names, ``asked`` the letters before question and
    answer.
    """

    by: frozenset[str]
    credits: frozenset[str]
    captions: frozenset[str]
    particles: frozenset[str]
    asked: frozenset[str]


def blocked(text: str, found: Layout, tokens: Sequence[Token], language: Language, title: Range | None) -> Layout:
    """``found`` with its blocks and edges. ``title`` is where the title stands, if there is one."""
    blocks = tuple(_blocks(text, found, tokens, _words(language), title))
    edges = {edge for block in blocks if block.kind in _EDGED for edge in (block.start, block.end)}
    return replace(found, blocks=blocks, edges=tuple(sorted(edges)))


def _blocks(text: str, found: Layout, tokens: Sequence[Token], words: _Words, title: Range | None) -> Iterator[Block]:
    starts = [token.start for token in tokens]
    body = [piece for each in found.paragraphs for piece in _parted(each, title)]
    lines = [tokens[bisect_left(starts, start) : bisect_left(starts, end)] for start, end in body]
    speakers = _speakers(text, lines, words)
    after = 0  # paragraphs after the title
    kinds: list[BlockKind] = []
    for number, ((start, end), line) in enumerate(zip(body, lines, strict=True)):
        if title and title[0] <= start and end <= title[1]:
            kinds.append("title")
            yield Block(start, end, "title")
            continue
        kind = _kind(text, (start, end), line, words)
        until = _dateline(text, line, words, first="title" in kinds and "prose" not in kinds, early=after < _HEAD)
        label: BlockKind = "dateline"
        if number in speakers:  # none is a dateline: no colon stands in one
            until, label = speakers[number], "speaker"
        if until is not None:
            yield Block(start, until, label)
            kind, start = "prose", next(token.start for token in line if token.start >= until)
        elif kind == "prose" and _subhead(text, body, number, line, kinds):
            kind = "subhead"
        after += 1
        kinds.append(kind)
        yield Block(start, end, kind)


def _parted(paragraph: Range, title: Range | None) -> Iterator[Range]:
    """A paragraph, and what stands in it before and after the title."""
    start, end = paragraph
    first, last = title or (end, end)
    for begin, until in ((start, min(end, first)), (max(start, first), min(end, last)), (max(start, last), end)):
        if begin < until:
            yield begin, until


def _kind(text: str, place: Range, line: Sequence[Token], words: _Words) -> BlockKind:
    """The kind of a whole paragraph that its own shape tells."""
    start, end = place
    if ITEM.match(text, start, end):
        return "item"
    if any(_is_row(row) for row in text[start:end].splitlines()):
        return "table"
    lower = [token.lower for token in line[:_CREDIT]]
    if not lower:
        return "prose"
    if lower[0] in words.captions and len(lower) > 1 and (lower[1] == ":" or lower[1] in words.by):
        return "caption"
    by = next((at for at, word in enumerate(lower) if word in words.by), None)
    if by is not None and len(line) <= _BYLINE and words.credits.issuperset(lower[:by]) and len(line) > by + 1:
        named = line[by + 1 :]
        if named[0].capital and all(_named(token, words) for token in named):
            return "byline"
    return "prose"


def _is_row(line: str) -> bool:
    """Whether a line is a row of cells: several gaps, and no more words than cells hold. Prose may have a stray tab."""
    gaps = len(_CELLS.findall(line))
    return gaps > 1 and len(line.split()) <= _CELL * (gaps + 1)


def _named(token: Token, words: _Words) -> bool:
    """Whether a word or mark may stand in a line of names."""
    return token.capital or token.lower in words.particles or not token.word


def _dateline(text: str, line: Sequence[Token], words: _Words, *, first: bool, early: bool) -> int | None:
    """Where the dateline ends with which a paragraph begins: after its dash, or the agency's bracket; ``None`` where there is none.

    A place, or several, in words with capitals; then perhaps a date and an agency; then a dash, and a sentence's beginning. ``first``
    says that nothing but the title and names came before, ``early`` that the paragraph is among the first.
    """
    if not line or not line[0].capital:
        return None
    at, comma, number, agency = 0, False, False, False
    limit = min(len(line), _DATELINE)
    while at < limit:
        token = line[at]
        if token.text == "(" or (token.text == "/" and text[token.start - 1].isspace()):
            close = ")" if token.text == "(" else "/"
            until = next((end for end in range(at + 2, min(limit, at + _AGENCY + 2)) if line[end].text == close), None)
            if until is None or not line[at + 1].capital:
                return None
            agency, at = True, until + 1
            if at < limit and line[at].text == ".":
                at += 1
            break
        if token.text[0].isdigit():
            number = True
        elif token.text == ",":
            comma = True
        elif token.text in _DASHES and not _inside(text, token):
            break
        elif not (token.capital or token.text in "./" or token.lower in words.particles):
            return None
        at += 1
    dashes = at
    while dashes < limit and line[dashes].text in _DASHES:
        dashes += 1
    if dashes >= len(line) or not (agency or dashes > at):
        return None
    begins = line[dashes]
    if not (begins.capital or begins.text in _QUOTES or begins.text[0].isdigit()):
        return None
    loud = line[0].text.isupper() and len(line[0].text) > 2
    if not (agency or (comma and number) or (loud and early) or first):
        return None
    return line[dashes - 1].end


def _inside(text: str, mark: Token) -> bool:
    """Whether a hyphen joins two words."""
    return mark.text == "-" and not (text[mark.start - 1].isspace() or text[mark.end : mark.end + 1].isspace())


def _speakers(text: str, lines: Sequence[Sequence[Token]], words: _Words) -> Mapping[int, int]:
    """Where the label of its speaker ends in each paragraph that has one, where labels come again as they do in a transcript.

    A label ends in a colon; those of question and answer may end in a stop or in wide space alone ("Q.", "A   ").
    """
    ends: dict[int, int] = {}
    labels: Counter[str] = Counter()
    for number, line in enumerate(lines):
        at = next((at for at, token in enumerate(line[: 2 * _LABEL + 1]) if token.text == ":"), 0)
        named = all(token.capital or token.text in _IN_LABELS for token in line[:at])
        if at and len(line) > at + 1 and named and sum(token.word for token in line[:at]) <= _LABEL:
            ends[number] = line[at].end
            labels[" ".join(token.lower for token in line[:at])] += 1
        elif len(line) > 1 and line[0].text.rstrip(".") in words.asked and _wide(text, line):
            ends[number] = line[1].end if line[1].text == "." else line[0].end
            labels[line[0].lower] += 1
    again = any(count >= _LABELLED for count in labels.values())
    return ends if again or len(ends) > _LABELLED else {}


def _wide(text: str, line: Sequence[Token]) -> bool:
    """Whether a stop or wide space stands after the letter with which a paragraph begins."""
    if line[0].text.endswith(".") or line[1].text == ".":
        return len(line) > 2 and (line[2] if line[1].text == "." else line[1]).capital
    gap = text[line[0].end : line[1].start]
    return gap.isspace() and (len(gap) > 1 or gap == "\t")


def _subhead(text: str, body: Sequence[Range], number: int, line: Sequence[Token], kinds: Sequence[BlockKind]) -> bool:
    """Whether a paragraph is a short line without a stop between whole ones."""
    if not 0 < number < len(body) - 1:
        return False
    (start, end), following = body[number], body[number + 1][0]
    if "\n" in text[start:end] or _ended(text, start, end) or text[following].islower():
        return False
    if not (line and (line[0].capital or line[0].text[0].isdigit())):
        return False
    if sum(token.word for token in line) > _SUBHEAD:
        return False
    before = text[body[number - 1][1] - 1]
    return before in _ENDS or kinds[-1] != "prose"


def _ended(text: str, start: int, end: int) -> bool:
    """Whether a line ends as a sentence, or what leads on, does; a quotation that is a part of it ends nothing."""
    last = end - 1
    while text[start] not in _QUOTES and text[last] in _CLOSING and last > start:
        last -= 1
    return text[last] in _ENDS


@compiled
def _words(language: Language) -> _Words:
    data = language.table("layout").get("blocks", {})
    by, credits_, captions = (frozenset(data.get(key, "").split()) for key in ("by", "credits", "captions"))
    asked = frozenset(data.get("asked", "").upper().split())
    return _Words(by, credits_, captions, frozenset(language.table("sources").get("name_particles", ())), asked)
