"""A long feed in slices: each is a feed of its own with some of the entries, so that one of 100,000 is read in the memory of a few.

Where entries begin is found by their tags alone, outside CDATA and comments. In a feed that is no sound XML a slice may hold
more or less than an entry; it is then read as forgivingly as the whole would be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 1_000_000
"""Characters of an entry; longer ones are left out."""

_SLICE: Final = 100_000
_MOST: Final = 1_000
_SIGN: Final = re.compile(
    r"<!\[CDATA\[|<!--|<(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s/>])|</(?:[\w.-]{1,40}:)?(?:item|entry)\s{0,20}>"
)
_UNTIL: Final = {"<![CDATA[": "]]>", "<!--": "-->"}


@dataclass(frozen=True, slots=True)
class Slice:
    """Part of a feed. ``first`` is the number of its first entry, from 1; ``document`` is empty where that is too long to be read."""

    first: int
    count: int
    document: str


def slices(document: str) -> Iterator[Slice]:
    """``document`` in slices that have its head and its tail; the whole where no entry is in it."""
    starts, end = _entries(document)
    if not starts:
        yield Slice(1, 0, document)
        return
    head, tail = document[: starts[0]], document[end:]
    bounds = [*starts, end]
    size = max(_SLICE, len(head) + len(tail))
    first = 0
    while first < len(starts):
        last = first + 1
        while last < len(starts) and last - first < _MOST and bounds[last + 1] - bounds[first] <= size:
            last += 1
        too_long = bounds[last] - bounds[first] > max(LONGEST, size)
        yield Slice(first + 1, last - first, "" if too_long else head + document[bounds[first] : bounds[last]] + tail)
        first = last


def without_entries(document: str) -> str:
    """``document`` with its head and its tail alone."""
    starts, end = _entries(document)
    return document[: starts[0]] + document[end:] if starts else document


def _entries(document: str) -> tuple[list[int], int]:
    """Where entries begin, and where the last one ends."""
    starts: list[int] = []
    end = len(document)
    at = 0
    while sign := _SIGN.search(document, at):
        at = sign.end()
        until = _UNTIL.get(sign[0])
        if until is not None:
            at = document.find(until, at)
            if at < 0:
                break
        elif sign[0].startswith("</"):
            end = at
        else:
            starts.append(sign.start())
            end = len(document)
    return starts, end
