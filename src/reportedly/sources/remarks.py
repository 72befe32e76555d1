"""Comments in Markdown and HTML that speak to the check: ``<!-- reportedly: ignore ATT001, SRC002: reason -->``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from reportedly.claims.layout import paragraphs
from reportedly.model.document import Range, Remark

_SPOKEN = re.compile(
    r"\s*reportedly\s*:\s*(?P<order>[^\s:,]*)(?P<rules>[^:]*)(?::(?P<reason>.*))?", re.DOTALL | re.IGNORECASE
)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_VISIBLE = re.compile(r"\S")
_OPENING = re.compile(r"<!--|`+")


def remark(comment: str, covers: Range | None, line: int | None = None) -> Remark | None:
    """What stands between ``<!--`` and ``-->`` as a remark, in any letter case; ``None`` where it does not speak to Reportedly."""
    match = _SPOKEN.fullmatch(comment)
    if match is None:
        return None
    rules = tuple(filter(None, re.split(r"[\s,]+", match["rules"].upper())))
    return Remark(match["order"].lower(), rules, " ".join((match["reason"] or "").split()), covers, line)


def comments(text: str) -> list[Range]:
    """The HTML comments of a Markdown text: not those in fenced code or in a span of code, and none that is not closed."""
    found: list[Range] = []
    fences = list(_fenced(text))
    starts = [start for start, _ in fences]
    at = 0
    closes: dict[str, int] = {}  # where the search for a mark ended in vain: a text of back-ticks stays linear
    while opening := _OPENING.search(text, at):
        inside = bisect_right(starts, opening.start()) - 1
        if inside >= 0 and opening.start() < fences[inside][1]:
            at = fences[inside][1]
            continue
        mark = opening[0] if opening[0] != "<!--" else "-->"
        if mark in closes:
            at = opening.end()
            continue
        if mark == "-->":
            end = text.find(mark, opening.end())
            after = end + 3
        else:
            closing = re.compile(rf"(?<!`){mark}(?!`)").search(text, opening.end()) if len(mark) < 20 else None
            end, after = (closing.start(), closing.end()) if closing else (-1, 0)
            if end >= 0 and "\n\n" in text[opening.end() : min(end, opening.end() + 2000)]:
                after = opening.end()  # a span of code ends with its paragraph
        if end < 0:
            closes[mark] = at
            at = opening.end()
            continue
        if mark == "-->":
            found.append((opening.start(), after))
        at = after
    return found


def remarks_in(text: str, unread: list[Range]) -> Iterator[Remark]:
    """The remarks among the comments ``unread`` of a Markdown text, each with the paragraph that it holds for."""
    spoken = [(start, end) for start, end in unread if "reportedly" in text[start : start + 100].lower()]
    if not spoken:
        return
    blocks = _blocks(text, unread)
    starts = [start for start, _, _ in blocks]
    line, counted = 1, 0
    for start, end in spoken:
        line += text.count("\n", counted, start)
        counted = start
        found = remark(text[start + 4 : end - 3], None, line)
        if found is None:
            continue
        at = max(0, bisect_right(starts, start) - 1)
        while at < len(blocks) and not (blocks[at][2] and blocks[at][1] > start):
            at += 1
        covers = (0, len(text)) if found.order == "ignore-file" else blocks[at][:2] if at < len(blocks) else None
        yield replace(found, covers=covers)


def _blocks(text: str, unread: list[Range]) -> list[tuple[int, int, bool]]:
    """The paragraphs of ``text``, comments being words of theirs, and whether there is anything but comments in each."""
    parts, at = [], 0
    for start, end in unread:
        parts += [text[at:start], _VISIBLE.sub("x", text[start:end]).replace("\n", " ")]
        at = end
    out, first = [], 0
    for start, end in paragraphs("".join((*parts, text[at:]))):
        prose, cursor = False, start
        while first < len(unread) and unread[first][1] <= start:
            first += 1
        while first < len(unread) and unread[first][0] < end:
            prose = prose or (not text[cursor : unread[first][0]].isspace() and cursor < unread[first][0])
            cursor = max(cursor, unread[first][1])
            first += 1
        out.append((start, end, prose or bool(text[cursor:end].strip())))
    return out


def _fenced(text: str) -> Iterator[Range]:
    opened: tuple[int, str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None:
            opened = match.start(), match[1]
        elif match[1].startswith(opened[1]):
            yield opened[0], match.end()
            opened = None
    if opened is not None:
        yield opened[0], len(text)
