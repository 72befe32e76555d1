"""All rules of Reportedly's own: those that are data and those that are code, in the order of their identifiers."""

from __future__ import annotations

from functools import cache
from typing import Final

from reportedly.checks.rows import rows
from reportedly.checks.rule import Rule
from reportedly.checks.rules import (
    quo001_unbalanced_quotation,
    quo003_scare_quotes,
    src001_bare_source,
    src002_vague_collective,
    src003_missing_source,
    src004_multiplied_source,
    src005_anonymous_opinion,
)

FAMILIES: Final = ("SRC", "ATT", "VER", "DRF", "HED", "QUO", "TIM", "PLC", "LEX", "PRD")
"""The letters with which identifiers begin, in the order of the rulebook."""

_CODED: Final = (
    quo001_unbalanced_quotation.RULE,
    quo003_scare_quotes.RULE,
    src001_bare_source.RULE,
    src002_vague_collective.RULE,
    src003_missing_source.RULE,
    src004_multiplied_source.RULE,
    src005_anonymous_opinion.RULE,
)


@cache
def rulebook() -> tuple[Rule, ...]:
    """Every rule, family by family."""
    return tuple(sorted((*rows(), *_CODED), key=lambda rule: (FAMILIES.index(rule.family), rule.id)))
