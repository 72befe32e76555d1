"""How often each rule is right, as judged on articles drawn at random: the one table of it, ``figures/precision.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from types import MappingProxyType
from typing import Final

from reportedly.checks.figures import parsed

ENOUGH: Final = 20
"""Of fewer findings that were judged, nothing is told but their number."""
_Z: Final = 1.959964
"""The quantile of the normal distribution for an interval that holds 95 % of it."""
_ESTIMATE: Final = 10
"""The author's estimate counts like so many findings that were judged."""
NOT_MEASURED: Final = "not measured yet"


@dataclass(frozen=True, slots=True)
class Precision:
    """The verdicts on the findings of one rule that were read: ``right`` by its own definition, ``doubtful``, ``wrong``."""

    right: int = 0
    doubtful: int = 0
    wrong: int = 0

    @property
    def judged(self) -> int:
        """How many were read."""
        return self.right + self.doubtful + self.wrong

    @property
    def enough(self) -> bool:
        """Whether they are enough to tell a share."""
        return self.judged >= ENOUGH

    @property
    def share(self) -> float:
        """The share that is right, between 0 and 1, a doubtful one as half; 0 where none was read."""
        return (self.right + self.doubtful / 2) / self.judged if self.judged else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies with 95 % confidence, by Wilson's score interval; (0, 1) where none was read.

        Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.
        """
        if not self.judged:
            return 0.0, 1.0
        n, p = self.judged, self.share
        middle = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
        half = _Z / (1 + _Z * _Z / n) * sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    @property
    def figure(self) -> str:
        """The share with its interval and the number of findings read, as briefly as a table wants it."""
        if not self.judged:
            return "–"
        low, high = self.interval
        return (
            f"{self.share:.0%} of {self.judged} ({low:.0%}–{high:.0%})"
            if self.enough
            else f"too few to tell ({self.judged})"
        )

    def __str__(self) -> str:
        if not self.judged:
            return NOT_MEASURED
        counts = f"{self.right} right, {self.doubtful} doubtful, {self.wrong} wrong"
        if not self.enough:
            return f"too few to tell ({self.judged} judged: {counts})"
        low, high = self.interval
        halves = ", the doubtful as half" if self.doubtful else ""
        return f"{self.share:.0%}{halves}; 95% interval {low:.0%} to {high:.0%} ({self.judged} judged: {counts})"


@cache
def measured() -> Mapping[str, Precision]:
    """The verdicts by rule, for those rules that were judged."""
    rules = parsed("precision.toml")["rules"]
    return MappingProxyType({rule: Precision(**verdicts) for rule, verdicts in rules.items()})


def judged_how() -> str:
    """Who judged what, in one sentence or a few."""
    return " ".join(parsed("precision.toml")["judged"].split())


def precision_words(rule: str) -> str:
    """The figure of one rule in words."""
    return str(measured().get(rule, Precision()))


def confidence(rule: str, estimate: float) -> float:
    """The chance that a finding of a rule is right, between 0 and 1: as measured, drawn to ``estimate`` where few were judged.

    The estimate counts like ten findings that were judged.
    """
    found = measured().get(rule)
    if not found:
        return estimate
    return round((found.share * found.judged + _ESTIMATE * estimate) / (found.judged + _ESTIMATE), 2)


def judged_count(rule: str) -> int:
    """How many findings of a rule were judged."""
    return measured().get(rule, Precision()).judged
