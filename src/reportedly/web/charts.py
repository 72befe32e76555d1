"""Figures that are told of one thing, as a small chart: a row a claim, a dot or a bar on one scale. Drawn here, as plain SVG.

So it stands in a page that runs no script, on paper, and in a file handed on; the same figures stand beside it as a table.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportedly.model import KeptEvent, Line, Story
from reportedly.web.telling import Told, figure_words, told

_MOST: Final = 24
_LOGARITHMIC: Final = 50
"""From this many times the smallest figure on, the scale is logarithmic."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: from ``x`` to ``to`` of a scale from 0 to 100; ``open`` where the words leave one end open."""

    told: Told
    words: str
    value: float
    high: float | None
    x: float
    to: float
    open: Literal["", "more", "less"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures that count one ``unit`` on one scale, in the order of days."""

    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    logarithmic: bool


def figures(story: Story, sides: Sequence[str]) -> Chart | None:
    """The figures of a thread and of those that give another; ``None`` where fewer than two are given."""
    lines = [*story.lines, *(each.line for each in story.relations if each.kind in ("other figure", "corrects", "grown"))]
    own = next((each.type for line in story.lines for each in _counted(line)), None)
    found: dict[str, tuple[Line, KeptEvent]] = {}
    for line in lines:
        for each in _counted(line):
            if each.type == own:
                found.setdefault(f"{line.claim.article}/{line.claim.claim}", (line, each))
    some = sorted(found.values(), key=lambda it: it[0].claim.published or "")[:_MOST]
    if len(some) < 2:
        return None
    ends = [value for _, each in some for value in (each.number, each.high) if value is not None]
    low, high = min(ends), max(ends)
    logarithmic = low > 0 and high / low >= _LOGARITHMIC
    scale = _Scale(low if logarithmic else min(0.0, low), high or 1.0, logarithmic)
    units = [each.unit for _, each in some if each.unit]
    return Chart(
        max(units, key=units.count) if units else "",
        tuple(_bar(line, each, scale, sides) for line, each in some),
        tuple(Tick(scale.at(value), f"{value:,g}") for value in scale.ticks()),
        logarithmic,
    )


def _counted(line: Line) -> Iterator[KeptEvent]:
    for each in line.events:
        if each.number is not None and math.isfinite(each.number) and each.number >= 0 and not 0 < each.number < 1:
            yield each


def _bar(line: Line, each: KeptEvent, scale: _Scale, sides: Sequence[str]) -> Bar:
    value = each.number or 0.0
    return Bar(
        told(line, sides),
        figure_words(each),
        value,
        each.high,
        scale.at(value),
        scale.at(each.high if each.high is not None else value),
        "more" if each.bound == "at least" else "less" if each.bound == "at most" else "",
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    logarithmic: bool

    def at(self, value: float) -> float:
        """Where a value stands, from 0 to 100."""
        if self.logarithmic:
            low, high, it = math.log10(self.low), math.log10(self.high), math.log10(max(value, self.low))
        else:
            low, high, it = self.low, self.high, value
        return 50.0 if high == low else round(100 * (it - low) / (high - low), 2)

    def ticks(self) -> list[float]:
        """Round values on the scale, some four of them."""
        if self.logarithmic:
            first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
            return [float(10**power) for power in range(first, last + 1)]
        span = (self.high - self.low) or 1.0
        step = 10 ** math.floor(math.log10(span))
        step = next(each for each in (step / 2, step, 2.5 * step, 5 * step) if span / each <= 5)
        count = math.floor(self.high / step + 1e-9)
        return [step * number for number in range(math.ceil(self.low / step - 1e-9), count + 1)]
