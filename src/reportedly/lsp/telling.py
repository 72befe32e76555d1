"""What the editor shows about a finding and its rule, as Markdown."""

from __future__ import annotations

import re

from reportedly.checks import Rule
from reportedly.model import Diagnostic

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def message(found: Diagnostic) -> str:
    """What was seen and what an editor could ask, as plain text."""
    return f"{_sentence(found.message)} {found.ask}".strip()


def hover(found: Diagnostic, rule: Rule | None) -> str:
    """The finding, then what its rule marks, why, and what it rests on."""
    parts = [
        f"**{found.rule} {found.name}** ({found.severity})",
        f"{_plain(_sentence(found.message))} *{_plain(found.ask)}*",
    ]
    if found.neutral:
        parts.append(f"Another wording: “{_plain(found.neutral)}”")
    if rule:
        parts += ["---", f"{_plain(rule.marks)} {_plain(rule.why)}"]
    if found.reference:
        parts.append(f"Rests on: {_plain(found.reference)}")
    if rule and rule.limits:
        parts.append(f"Limits: {_plain(rule.limits)}")
    return "\n\n".join(parts)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _plain(words: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))
