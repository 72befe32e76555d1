"""The sentence around some words, on one line, with a sign for every character that is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.model import Layout, Span
from reportedly.show.printable import one_line

MARKED, ALSO, PLAIN = "^", "~", " "


@dataclass(frozen=True, slots=True)
class Excerpt:
    """``marks`` has one sign for each character of ``text``: ``^`` for marked words, ``~`` for related ones, else a space."""

    text: str
    marks: str


def excerpt(text: str, layout: Layout, span: Span, related: Sequence[Span] = (), room: int = 480) -> Excerpt:
    """The sentences that hold ``span``, safe to look at: white space is one space, controls are signs.

    Where that is longer than about ``room`` characters, what lies far from the words is left out ("…"), and so is the middle
    of the words themselves.
    """
    first, last = layout.sentence(span.start), layout.sentence(span.end - 1)
    start = min(first[0], span.start) if first else span.start
    end = max(last[1], span.end) if last else span.end
    words = min(span.end - span.start, room)
    spare = max(room - words, 40)
    begin = _word_start(text, max(start, span.start - spare // 2), start)
    until = _word_end(text, min(end, max(span.end + spare // 2, begin + room)), end)
    pieces = [(begin, until)]
    if span.end - span.start > room:
        half = room // 2
        pieces = [
            (begin, _word_end(text, span.start + half, span.end)),
            (_word_start(text, span.end - half, span.start), until),
        ]
        if pieces[0][1] >= pieces[1][0]:
            pieces = [(begin, until)]
    shown: list[str] = ["… "] if begin > start else []
    marks: list[str] = [PLAIN * 2] if begin > start else []
    for number, (a, b) in enumerate(pieces):
        if number:
            shown.append(" … ")
            marks.append(MARKED * 3)
        for cut_start, cut_end, sign in _stretches(a, b, span, related):
            line = _spaced(text[cut_start:cut_end])
            shown.append(line)
            marks.append(sign * len(line))
    if until < end:
        shown.append(" …")
        marks.append(PLAIN * 2)
    return _joined("".join(shown), "".join(marks))


def _stretches(start: int, end: int, span: Span, related: Sequence[Span]) -> list[tuple[int, int, str]]:
    """``start`` to ``end`` cut where the marking changes."""
    inside = [each for each in related if each.start < end and start < each.end]
    cuts = {start, end, *(cut for each in (span, *inside) for cut in (each.start, each.end) if start < cut < end)}

    def sign(at: int) -> str:
        if span.start <= at < span.end:
            return MARKED
        return ALSO if any(each.start <= at < each.end for each in inside) else PLAIN

    return [(a, b, sign(a)) for a, b in pairwise(sorted(cuts))]


def _spaced(piece: str) -> str:
    """``piece`` with every run of white space one space, those at its ends kept."""
    return one_line(f"x{piece}x")[1:-1]


def _joined(shown: str, marks: str) -> Excerpt:
    """Without spaces at the ends, and without a second space where two pieces meet."""
    end = len(shown.rstrip(" "))
    kept = [at for at in range(end) if shown[at] != " " or (at and shown[at - 1] != " ")]
    return Excerpt("".join(shown[at] for at in kept), "".join(marks[at] for at in kept))


def _word_start(text: str, at: int, least: int) -> int:
    """The start of the word at ``at``, unless that word is very long; not before ``least``."""
    for back in range(at, max(least, at - 40) - 1, -1):
        if back == least or text[back - 1].isspace():
            return back
    return at


def _word_end(text: str, at: int, most: int) -> int:
    for on in range(at, min(most, at + 40) + 1):
        if on == most or text[on].isspace():
            return on
    return at
