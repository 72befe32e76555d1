"""Comments in Markdown and HTML that speak to the check: ``<!-- reportedly: ignore ATT001, SRC002: reason -->``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.model import Range, Remark

_SPOKEN = re.compile(
    r"\s*reportedly\s*:\s*(?P<order>[^\s:,]*)(?P<rules>[^:]*)(?::(?P<reason>.*))?", re.DOTALL | re.IGNORECASE
)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_OPENING = re.compile(r"<!--|`+")


def remark(comment: str, covers: Range | None, line: int | None = None) -> Remark | None:
    """What stands between ``<!--`` and ``-->`` as a remark; ``None`` where it does not speak to Reportedly.

    Upper and lower case are one: orders come in small letters, rules in capitals, their names ("bare-source") in small letters.
    """
    match = _SPOKEN.fullmatch(comment)
    if match is None:
        return None
    called = filter(None, re.split(r"[\s,]+", match["rules"]))
    rules = tuple(each.lower() if "-" in each else each.upper() for each in called)
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


def remarks_in(text: str, commented: Sequence[Range], blocks: Sequence[Range]) -> Iterator[Remark]:
    """The remarks among the comments of a Markdown text, each with the block that it holds for: its own, or the next.

    ``blocks`` are the stretches of the text that hold prose, in order, with their marks.
    """
    ends = [end for _, end in blocks]
    line, counted = 1, 0
    for start, end in commented:
        found = remark(text[start + 4 : end - 3], None)
        if found is None:
            continue
        line += text.count("\n", counted, start)
        counted = start
        at = bisect_right(ends, start)
        covers = (0, len(text)) if found.order == "ignore-file" else blocks[at] if at < len(blocks) else None
        yield replace(found, covers=covers, line=line)


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
