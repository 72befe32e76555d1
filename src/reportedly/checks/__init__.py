"""What a careful standards editor would mark in a read article. Pure functions: no files, network, clock or model.

``diagnose`` runs rules over an article; each rule is one file in ``rules/``, and ``rulebook`` lists them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.checks.added import added_rules
    from reportedly.checks.baseline import baseline_from, baseline_text, fingerprints, fresh, numbered
    from reportedly.checks.checking import active, diagnose, known_rules
    from reportedly.checks.precision import NOT_MEASURED, confidence, judged_how, measured, precision_words
    from reportedly.checks.rule import Example, Finding, Rule
    from reportedly.checks.rules import FAMILIES, rulebook
    from reportedly.checks.selection import ALL, Selection
    from reportedly.checks.suppression import Ignore, faults, fits, is_known, kept, unused

__all__ = [
    "ALL",
    "FAMILIES",
    "NOT_MEASURED",
    "Example",
    "Finding",
    "Ignore",
    "Rule",
    "Selection",
    "active",
    "added_rules",
    "baseline_from",
    "baseline_text",
    "confidence",
    "diagnose",
    "faults",
    "fingerprints",
    "fits",
    "fresh",
    "is_known",
    "judged_how",
    "kept",
    "known_rules",
    "measured",
    "numbered",
    "precision_words",
    "rulebook",
    "unused",
]

__getattr__ = door(
    __name__,
    {
        "added": ("added_rules",),
        "baseline": ("baseline_from", "baseline_text", "fingerprints", "fresh", "numbered"),
        "checking": ("active", "diagnose", "known_rules"),
        "precision": ("NOT_MEASURED", "confidence", "judged_how", "measured", "precision_words"),
        "rule": ("Example", "Finding", "Rule"),
        "rules": ("FAMILIES", "rulebook"),
        "selection": ("ALL", "Selection"),
        "suppression": ("Ignore", "faults", "fits", "is_known", "kept", "unused"),
    },
)
