"""How often each rule is right, as judged on articles drawn at random: the figures of ``lexicon/precision.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from reportedly.checks.figures import parsed


@dataclass(frozen=True, slots=True)
class Precision:
    """Of ``judged`` findings that were read, ``right`` hold by the rule's own definition."""

    judged: int
    right: int

    @property
    def share(self) -> float:
        """The share that is right, between 0 and 1."""
        return self.right / self.judged

    def __str__(self) -> str:
        return f"{self.right} of {self.judged} findings that were judged hold by the rule's definition ({self.share:.0%})"


NOT_MEASURED = "not measured yet"


@cache
def measured() -> Mapping[str, Precision]:
    """The figures by rule, for those rules that were judged."""
    return MappingProxyType({rule: Precision(**figures) for rule, figures in parsed("precision.toml").items()})


def precision_words(rule: str) -> str:
    """The figure of one rule in words."""
    found = measured().get(rule)
    return str(found) if found and found.judged else NOT_MEASURED


def confidence(rule: str, estimate: float) -> float:
    """The chance that a finding of a rule is right, between 0 and 1: as measured, drawn to ``estimate`` where few were judged.

    The estimate counts like ten findings that were judged.
    """
    found = measured().get(rule)
    return round((found.right + 10 * estimate) / (found.judged + 10), 2) if found else estimate
