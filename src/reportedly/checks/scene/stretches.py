"""Ranges of offsets, joined where they meet, to be asked what they hold."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from reportedly.model import Range


class Stretches:
    """Ranges of offsets, joined where they meet."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        joined: list[Range] = []
        for start, end in sorted(ranges):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        self._joined: Final = joined

    def meets(self, start: int, end: int) -> bool:
        """Whether one of the ranges has a part between ``start`` and ``end``."""
        at = bisect_left(self._joined, end, key=lambda each: each[0]) - 1
        return at >= 0 and start < self._joined[at][1]

    def holds(self, offset: int) -> bool:
        """Whether one of the ranges holds ``offset``."""
        at = bisect_right(self._joined, offset, key=lambda each: each[0]) - 1
        return at >= 0 and offset < self._joined[at][1]
