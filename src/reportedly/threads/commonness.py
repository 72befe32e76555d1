"""How common a word is in news, so that rare ones in common count for more than common ones.

It is counted once, in open-licence news, and carried as data: a weight that changed with what a ledger holds would make the result
depend on what came first. ``python -m training.threads`` counts it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.threads.weights import fitted


@dataclass(frozen=True)
class Frequency:
    """``articles`` is how many were counted, ``holding`` how many hold a dictionary form; those below a few are left out."""

    articles: int
    holding: Mapping[str, int]

    def weight(self, lemma: str) -> float:
        """From near 0 for a word that stands in all articles to 1 for one that stands in hardly any."""
        count = self.holding.get(lemma, 0)
        return math.log((self.articles + 1) / (count + 1)) / math.log(self.articles + 1)


@cache
def frequency() -> Frequency:
    """The counts that this room carries, parsed once."""
    data = fitted("frequency")
    return Frequency(data["articles"], data["holding"])
