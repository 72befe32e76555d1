"""A diagnostic: words of an article that a careful standards editor would question, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from reportedly.model.score import rounded
from reportedly.model.shown import noun, quoted
from reportedly.model.span import Span

Severity = Literal["info", "warning", "error"]

SEVERITIES: Final[tuple[Severity, ...]] = ("info", "warning", "error")
"""From the least to the most severe."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place of the same article that belongs to a diagnostic, and what it has to do with it."""

    span: Span
    message: str

    def __repr__(self) -> str:
        return noun("Related", (quoted(self.span.text), quoted(self.message)))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding of one rule. It informs an editor; it says nothing about what is true.

    ``rule`` is an identifier (``SRC002``) and ``name`` its words (``vague-collective``). ``span`` is what is marked; ``message``
    says what was seen, ``ask`` what an editor could ask. ``claim`` is the id of the claim that it is about, ``reference`` the
    public guideline that the rule rests on, ``confidence`` the share of such findings that are right, as far as was measured on
    ``judged`` of them, and as the rule's author believes.
    ``neutral`` is a wording that could stand in place of ``span``, where the rule knows one.
    """

    rule: str
    name: str
    severity: Severity
    confidence: float
    span: Span
    message: str
    ask: str
    related: tuple[Related, ...] = ()
    claim: str | None = None
    reference: str = ""
    neutral: str | None = None
    judged: int = 0

    def __post_init__(self) -> None:
        rounded(self, "confidence")

    def __repr__(self) -> str:
        return noun("Diagnostic", (self.rule, self.name, f"{self.severity}:", quoted(self.span.text)))
