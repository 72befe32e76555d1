"""Quotation marks: which characters of a text stand inside quotation marks, and inside which pair.

Works on raw text, one paragraph at a time, for every style that English-language news uses: straight, curly, low,
guillemets, single and nested. Nothing is assumed to be balanced. A paragraph that starts by reopening a quotation which the
paragraph before left open continues it, as newspapers write speeches that run over paragraphs.

All offsets are half-open intervals of Unicode code points into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportedly.model.layout import Quoted, Stray

DOUBLE = '"“”„‟«»'
SINGLE = "'‘’‚‛‹›"
_MARK = re.compile(f"[{DOUBLE}{SINGLE}]")
_FAMILY = dict.fromkeys('"“”„‟', "double") | dict.fromkeys("'‘’‚‛", "single")
_FAMILY |= dict.fromkeys("«»", "guillemet") | dict.fromkeys("‹›", "angle")
_ONLY_OPENS = frozenset("“„‟‘‚‛")
_ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|cause|bout|n)\b", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{—–-/:…")


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[list[Quoted], list[Stray]]:
    """Find the quoted stretches of ``text`` and the marks that have no partner.

    ``paragraphs`` are the offsets of the paragraphs, in order. Both lists are in the order of their offsets.
    """
    found: list[Quoted] = []
    strays: list[Stray] = []
    open_before: Quoted | None = None
    for start, end in paragraphs:
        here, stray = _paragraph(text, start, end, open_before is not None)
        found += here
        if open_before is not None and not any(q.continues for q in here):
            strays.append(Stray(open_before.start, opening=True))
        open_before = next((q for q in here if not q.closed and q.depth == 0), None)
        strays += stray
    if open_before is not None:
        strays.append(Stray(open_before.start, opening=True))
    strays.sort(key=lambda stray: stray.offset)
    return found, strays


def _paragraph(text: str, start: int, end: int, reopens: bool) -> tuple[list[Quoted], list[Stray]]:
    marks = [m.start() for m in _MARK.finditer(text, start, end)]
    stack: list[int] = []
    pairs: list[Quoted] = []
    strays: list[Stray] = []
    first = len(text[start:end]) - len(text[start:end].lstrip()) + start if marks else start
    for index, at in enumerate(marks):
        mark = text[at]
        family = _FAMILY[mark]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if family == "single" and _apostrophe(text, marks, index, before, after, end):
            continue
        opener = next((i for i in range(len(stack) - 1, max(-1, len(stack) - 9), -1) if _closes(text, stack[i], at)), None)
        opens = _may_open(mark, before, after)
        if opener is not None and not (opens and _prefers_opening(mark, before, after)):
            depth = opener
            for lost in stack[opener + 1 :]:
                if _FAMILY[text[lost]] != "single":
                    strays.append(Stray(lost, opening=True))
            del stack[opener + 1 :]
            pairs.append(Quoted(stack.pop(), at + 1, depth, True))
        elif opens:
            stack.append(at)
        elif family != "single":
            strays.append(Stray(at, opening=False))
    for depth, at in enumerate(stack):
        if _FAMILY[text[at]] == "single":
            continue
        if depth == 0:
            pairs.append(Quoted(at, end, depth, False))
        else:
            strays.append(Stray(at, opening=True))
    pairs.sort(key=lambda q: (q.start, -q.end))
    if reopens and pairs and pairs[0].start == first and text[first] in DOUBLE:
        pairs[0] = Quoted(pairs[0].start, pairs[0].end, pairs[0].depth, pairs[0].closed, continues=True)
    return pairs, strays


def _may_open(mark: str, before: str, after: str) -> bool:
    if after.isspace():
        return False
    if mark in _ONLY_OPENS:
        return True
    if mark in "”’›":
        return False
    return before.isspace() or before in _BEFORE_OPENING or before in DOUBLE or before in SINGLE


def _prefers_opening(mark: str, before: str, after: str) -> bool:
    """A mark that could do both opens where white space stands before it and a word after it."""
    return mark in "‘‚‛„" or (mark in "“\"'«»" and (before.isspace() or before in "([") and after.isalnum())


def _closes(text: str, opener: int, at: int) -> bool:
    opening, mark = text[opener], text[at]
    if _FAMILY[opening] != _FAMILY[mark] or (mark in "‘‚‛„" and opening != "‚"):
        return False
    if mark == "“" and opening != "„":
        return False
    return not (_FAMILY[mark] in ("guillemet", "angle") and mark == opening)


def _apostrophe(text: str, marks: Sequence[int], index: int, before: str, after: str, end: int) -> bool:
    """Whether a single mark is an apostrophe: inside a word, an elision, or a plural possessive."""
    at = marks[index]
    if text[at] not in "'’":
        return False
    if before.isalnum() and after.isalnum():
        return True
    if _ELISION.match(text, at + 1):
        return True
    if before in "sS" and after.isspace() and at + 2 < end and text[at + 2].isalpha():
        following = (text[other] for other in marks[index + 1 : index + 6])
        for other, mark in zip(marks[index + 1 : index + 6], following, strict=False):
            if mark == "‘":
                return False
            if mark == text[at] and not (text[other - 1].isalnum() and text[other + 1 : other + 2].isalnum()):
                return True
    return False
