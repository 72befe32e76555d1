"""LEX001: one side's term or euphemism in the outlet's own voice."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule


def find(copy: Copy) -> Iterator[Finding]:
    """Terms that a pack gives to a side, in the outlet's own voice, each wording once."""
    seen: set[str] = set()
    for use in copy.terms:
        key = use.span.text.lower()
        if use.term.side is None or key in seen or not copy.own_voice(use.span) or copy.in_attribution(use.span):
            continue
        seen.add(key)
        side = next((each.name for each in use.pack.sides if each.id == use.term.side), use.term.side)
        yield Finding(
            use.span,
            f"“{' '.join(use.span.text.split())}” is a term of one side, {side}, according to the pack {use.pack.id}; "
            f"a neutral wording: {use.term.neutral}",
            "Whose word is this, and should the article quote it or use another?",
        )


RULE = Rule(
    "LEX001",
    "one-sided-term",
    "lexical",
    marks="A term that a pack gives to one side of a conflict, in the outlet's own voice; each wording once.",
    why="A word that one side chose carries its view; a reader takes it for the outlet's.",
    reference="BBC Editorial Guidelines 11.3.2",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Ministers met in the capital on Tuesday. The special military operation has cut trade with the neighbouring states by "
            "a third.",
            ("special military operation",),
            packs=("ru-ua",),
        ),
    ),
    good=(
        Example(
            "Ministers met in the capital on Tuesday. The war has cut trade with the neighbouring states by a third. The president "
            "called it a “special military operation”.",
            packs=("ru-ua",),
        ),
    ),
    confidence=0.9,
    limits="Knows the terms of the packs that the article is read with, and no others.",
)
