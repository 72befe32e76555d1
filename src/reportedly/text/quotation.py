"""Quotation marks: which characters of a text stand inside quotation marks, and inside which pair.

Works on raw text, one paragraph at a time, for every style that English-language news uses: straight, curly, low,
guillemets, single, nested, and the pairs of single marks of typewriters and agency wires (''so'', ``so''), which are one mark of
two characters each. Nothing is assumed to be balanced. A paragraph that starts by reopening a quotation which the
paragraph before left open continues it, as newspapers write speeches that run over paragraphs. A single mark is taken to be left open
only where the next paragraph begins with the same one.

All offsets are half-open intervals of Unicode code points into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.model import Quoted, Stray

DOUBLE = '"“”„‟«»'
SINGLE = "'‘’‚‛‹›"
_MARK = re.compile(f"``|''|[{DOUBLE}{SINGLE}]")
_HEIGHT = re.compile(r"(?<=\d)['’′]\d{1,2}[\"”]")
"""Feet and inches (6'2"): the last sign is no quotation mark."""
_FAMILY = dict.fromkeys('"“”„‟', "double") | dict.fromkeys("'‘’‚‛", "single")
_FAMILY |= dict.fromkeys("«»", "guillemet") | dict.fromkeys("‹›", "angle")
_FAMILY |= dict.fromkeys(("``", "''"), "typed")
_UNTOLD = ("single", "typed")
"""Families whose marks without a partner are more often something else than a mistake."""
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
    pieces = list(paragraphs)
    heads = [_head(text, start, end) for start, end in pieces]
    for (start, end), following in zip(pieces, [*heads[1:], ""], strict=False):
        here, stray = _paragraph(text, start, end, text[open_before.start] if open_before else "", following)
        found += here
        if open_before is not None and not any(q.continues for q in here):
            strays.append(Stray(open_before.start, opening=True))
        open_before = next((q for q in here if not q.closed and q.depth == 0), None)
        strays += stray
    if open_before is not None:
        strays.append(Stray(open_before.start, opening=True))
    strays.sort(key=lambda stray: stray.offset)
    return found, strays


def _head(text: str, start: int, end: int) -> str:
    """The sign with which a paragraph begins."""
    return text[start:end].lstrip()[:1]


def _paragraph(text: str, start: int, end: int, reopens: str, following: str) -> tuple[list[Quoted], list[Stray]]:
    inches = {m.end() - 1 for m in _HEIGHT.finditer(text, start, end)}
    marks = [(m.start(), m[0]) for m in _MARK.finditer(text, start, end) if m.start() not in inches]
    stack: list[tuple[int, str]] = []
    pairs: list[Quoted] = []
    strays: list[Stray] = []
    first = len(text[start:end]) - len(text[start:end].lstrip()) + start if marks else start
    for index, (at, mark) in enumerate(marks):
        family, until = _FAMILY[mark], at + len(mark)
        before = text[at - 1] if at > start else " "
        after = text[until] if until < end else " "
        if family == "single" and _apostrophe(text, marks, index, before, after, end):
            continue
        opener = next(
            (i for i in range(len(stack) - 1, max(-1, len(stack) - 9), -1) if _closes(stack[i][1], mark, before)), None
        )
        opens = _may_open(mark, before, after)
        if opener is not None and not (opens and _prefers_opening(mark, before, after)):
            depth = opener
            strays += [Stray(lost, opening=True) for lost, other in stack[opener + 1 :] if _FAMILY[other] not in _UNTOLD]
            del stack[opener + 1 :]
            pairs.append(Quoted(stack.pop()[0], until, depth, True, width=len(mark)))
        elif opens:
            stack.append((at, mark))
        elif family not in _UNTOLD:
            strays.append(Stray(at, opening=False))
    for depth, (at, mark) in enumerate(stack):
        if _FAMILY[mark] in _UNTOLD and not (depth == 0 and mark == following and mark in SINGLE):
            continue
        if depth == 0:
            pairs.append(Quoted(at, end, depth, False))
        else:
            strays.append(Stray(at, opening=True))
    pairs.sort(key=lambda q: (q.start, -q.end))
    if pairs and pairs[0].start == first and _goes_on(reopens, text[first]):
        pairs[0] = replace(pairs[0], continues=True)
    return pairs, strays


def _goes_on(opened: str, mark: str) -> bool:
    """Whether a mark at a paragraph's head opens again what the one before left open."""
    return bool(opened) and (mark in DOUBLE if opened in DOUBLE else mark == opened)


def _may_open(mark: str, before: str, after: str) -> bool:
    if after.isspace():
        return False
    if mark in _ONLY_OPENS:
        return True
    if _FAMILY[mark] == "typed":
        return not before.isalnum()
    if mark in "”’›":
        return False
    return before.isspace() or before in _BEFORE_OPENING or before in DOUBLE or before in SINGLE


def _prefers_opening(mark: str, before: str, after: str) -> bool:
    """A mark that could do both opens where white space stands before it and a word after it."""
    return mark in "‘‚‛„" or (mark in "“\"'«»" and (before.isspace() or before in "([") and after.isalnum())


def _closes(opening: str, mark: str, before: str) -> bool:
    if _FAMILY[opening] != _FAMILY[mark] or (mark in "‘‚‛„" and opening != "‚"):
        return False
    if _FAMILY[mark] == "typed":
        return mark == "''" and not before.isspace()
    if mark == "“" and opening != "„":
        return False
    return not (_FAMILY[mark] in ("guillemet", "angle") and mark == opening)


def _apostrophe(text: str, marks: Sequence[tuple[int, str]], index: int, before: str, after: str, end: int) -> bool:
    """Whether a single mark is an apostrophe: inside a word, an elision, or a plural possessive."""
    at, mark = marks[index]
    if mark not in "'’":
        return False
    if before.isalnum() and after.isalnum():
        return True
    if _ELISION.match(text, at + 1):
        return True
    if before in "sS" and after.isspace() and at + 2 < end and text[at + 2].isalpha():
        for other, found in marks[index + 1 : index + 6]:
            if found == "‘":
                return False
            if found == mark and not (text[other - 1].isalnum() and text[other + 1 : other + 2].isalnum()):
                return True
    return False
