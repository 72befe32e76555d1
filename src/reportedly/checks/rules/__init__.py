"""The rulebook: all rules of Reportedly's own, one file each, named by identifier and what they mark.

Most are data (``rows.py`` reads them), some are code; in the order of their identifiers.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from reportedly.checks.rows import rows
from reportedly.checks.rule import FAMILIES, Rule
from reportedly.checks.rules import quo001_unbalanced_quotation, quo003_scare_quotes, src003_missing_source

__all__ = ["FAMILIES", "rulebook"]

_CODED: Final = (
    quo001_unbalanced_quotation.RULE,
    quo003_scare_quotes.RULE,
    src003_missing_source.RULE,
)


@cache
def rulebook() -> tuple[Rule, ...]:
    """Every rule, family by family."""
    return tuple(sorted((*rows(), *_CODED), key=lambda rule: (FAMILIES.index(rule.family), rule.id)))
