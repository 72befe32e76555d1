"""What a rule is: what it marks, why, on which public guideline it rests, examples that the tests run, how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from reportedly.checks.scene import Scene
from reportedly.forms import LINES
from reportedly.model import GenreKind, Related, Severity, Span

FAMILIES: Final = ("SRC", "ATT", "VER", "DRF", "HED", "QUO", "TIM", "PLC", "LEX", "PRD")
"""The letters with which identifiers begin, in the order of the rulebook."""

Kind = Literal["sourcing", "lexical", "structural"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the words marked, what was seen, what an editor could ask.

    ``message`` ends without a full stop and quotes words of the article in curly double quotation marks. ``claim`` is the id of
    the claim it is about. ``neutral`` is a wording that could stand in place of ``span``, for quick fixes.
    """

    span: Span
    message: str
    ask: str
    related: tuple[Related, ...] = ()
    claim: str | None = None
    neutral: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """An article of a few sentences, written for the purpose. Blank lines separate title and paragraphs.

    ``marked`` are the words that the rule marks in it, in text order: none in a good example. ``packs`` and ``published`` are
    what it is read with; ``places`` where it needs the index of places.
    """

    text: str = field(metadata=LINES)
    marked: tuple[str, ...] = field(default=(), metadata=LINES)
    packs: tuple[str, ...] = ()
    published: str | None = None
    places: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """What a rule says of itself. ``id`` is stable and never used twice; ``name`` says it in a few words joined by hyphens.

    ``marks`` and ``why`` are sentences of the rule's page, ``reference`` names the public guideline with its year or edition.
    ``confidence`` is its author's estimate of the share of findings that are right; what was measured is in ``precision.py``. A rule
    whose precision is below 85 % is not ``default``; ``limits`` says what a rule gets wrong. It does not hold in
    articles of the genres ``not_in``.
    """

    id: str
    name: str
    kind: Kind
    marks: str
    why: str
    reference: str
    severity: Severity
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    default: bool = True
    not_in: tuple[GenreKind, ...] = ()
    confidence: float = 0.85
    limits: str = ""

    @property
    def family(self) -> str:
        """The letters that ``id`` begins with: ``SRC``."""
        return self.id.rstrip("0123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(RulePage):
    """One rule: its page, and ``find``, which takes the article and yields findings in any order.

    ``lists`` are the lists of the language that a rule made of data names ("sourcing.vague.heads"), sought for it in every article.
    """

    find: Callable[[Scene], Iterable[Finding]]
    lists: frozenset[str] = frozenset()
