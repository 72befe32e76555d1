"""All rules of Reportedly's own: those that are data and those that are code, in the order of their identifiers."""

from __future__ import annotations

from functools import cache
from typing import Final

from reportedly.checks.rows import rows
from reportedly.checks.rule import Rule
from reportedly.checks.rules import (
    att003_uneven_distance,
    att004_ambiguous_speaker,
    att005_capital_as_speaker,
    lex003_unattributed_label,
    plc001_one_sided_place_name,
    plc004_contradicting_map,
    quo001_unbalanced_quotation,
    quo003_scare_quotes,
    src003_missing_source,
    tim001_undated_event,
    tim002_floating_time,
    tim003_contradicting_dates,
)

FAMILIES: Final = ("SRC", "ATT", "VER", "DRF", "HED", "QUO", "TIM", "PLC", "LEX", "PRD")
"""The letters with which identifiers begin, in the order of the rulebook."""

_CODED: Final = (
    att003_uneven_distance.RULE,
    att004_ambiguous_speaker.RULE,
    att005_capital_as_speaker.RULE,
    lex003_unattributed_label.RULE,
    plc001_one_sided_place_name.RULE,
    plc004_contradicting_map.RULE,
    quo001_unbalanced_quotation.RULE,
    quo003_scare_quotes.RULE,
    src003_missing_source.RULE,
    tim001_undated_event.RULE,
    tim002_floating_time.RULE,
    tim003_contradicting_dates.RULE,
)


@cache
def rulebook() -> tuple[Rule, ...]:
    """Every rule, family by family."""
    return tuple(sorted((*rows(), *_CODED), key=lambda rule: (FAMILIES.index(rule.family), rule.id)))
