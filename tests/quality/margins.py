"""Gates that look only at what stands clear of a threshold.

Processors round differently, so a score may differ a little from one to another, and a claim near a threshold is one on this
machine and none on that. So a text is read three times over: as it is, with every score lowered by a margin, and with every score
raised by it. What holds in all three is firm. What does not hold as it is read, which is what users get, fails. What holds there and
not in the other two is fragile: it is listed after the tests, and may fail on another machine; a firmer gate should stand in its
place.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from reportedly.checks import Selection
from reportedly.model import Article, Document, Page, Reading
from reportedly.pipeline import Reads, References, checked, load_reader, read_document

MARGIN: Final = 0.05
"""How far a score near even chances may differ between processors. Scores are logistic: away from the middle the margin narrows."""
_LOGITS: Final = MARGIN / 0.25

_FRAGILE: list[str] = []


@dataclass(frozen=True, slots=True)
class Shifted:
    """A reader whose every score is moved by ``logits``."""

    reader: Reads
    logits: float

    @property
    def model(self) -> str:
        return self.reader.model

    def read(self, page: Page) -> Reading:
        seen = self.reader.read(page)
        return replace(
            seen, attributions=tuple(replace(one, score=moved(one.score, self.logits)) for one in seen.attributions)
        )


def moved(score: float, logits: float) -> float:
    """``score`` moved on the logistic scale; 0 and 1 stay."""
    return 1 / (1 + math.exp(-(math.log(score / (1 - score)) + logits))) if 0 < score < 1 else score


@cache
def _reader() -> Reads:
    return load_reader()


def readings(
    document: Document, references: References, selection: Selection | None = None
) -> tuple[Article, Article, Article]:
    """The checked article of ``document`` as it is read, with lower scores, and with higher ones."""
    as_read, lower, higher = (
        checked(read_document(document, Shifted(_reader(), logits), references), references.packs, selection)
        for logits in (0.0, -_LOGITS, _LOGITS)
    )
    return as_read, lower, higher


def hold(gate: Callable[[Article], bool], articles: Sequence[Article], name: str) -> None:
    """Assert that ``gate`` holds for the first of ``articles``, as it is read; where rounding decides, list it as fragile."""
    as_read, *shifted = (gate(article) for article in articles)
    assert as_read, name if not any(shifted) else f"{name} (it would hold with scores moved by {MARGIN})"
    if not all(shifted):
        _FRAGILE.append(name)


def fragile() -> Sequence[str]:
    """The gates that were fragile so far."""
    return tuple(dict.fromkeys(_FRAGILE))
