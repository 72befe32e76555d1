"""What a rule is: what it marks, why, on which public guideline it rests, examples that the tests run, how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from reportedly.checks.scene import Scene
from reportedly.model import Related, Severity, Span

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

    text: str
    marked: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    published: str | None = None
    places: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``id`` is stable and never used twice; ``name`` says it in a few words joined by hyphens.

    ``marks`` and ``why`` are sentences of the rule's page, ``reference`` names the public guideline with its year or edition.
    ``find`` takes the article and yields findings in any order. ``confidence`` is its author's estimate of the share of findings that
    are right; what was measured is in ``precision.py``. A rule whose precision is below 85 % is not ``default``; ``limits`` says what
    a rule gets wrong.
    """

    id: str
    name: str
    kind: Kind
    marks: str
    why: str
    reference: str
    severity: Severity
    find: Callable[[Scene], Iterable[Finding]]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    default: bool = True
    confidence: float = 0.85
    limits: str = ""

    @property
    def family(self) -> str:
        """The letters that ``id`` begins with: ``SRC``."""
        return self.id.rstrip("0123456789")
