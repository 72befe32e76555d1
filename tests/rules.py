"""Rules for tests, by their identifiers, whether they are data or code."""

from __future__ import annotations

from reportedly.checks.rule import Rule
from reportedly.checks.rules import rulebook


def rule_of(identifier: str) -> Rule:
    """The rule of the rulebook with this identifier."""
    return next(rule for rule in rulebook() if rule.id == identifier)
