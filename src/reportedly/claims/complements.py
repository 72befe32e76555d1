"""Words after which "that" begins a clause, from the cue lexicon."""

from __future__ import annotations

from reportedly.claims.lexicon import cues
from reportedly.model import Language, compiled


@compiled
def clause_takers(language: Language) -> frozenset[str]:
    """Forms of verbs of saying and thinking that take a that-clause ("warn", "noted"), in lower case.

    Forms that can be nouns too are left out: "in the report that spring" is no clause.
    """
    lexicon = cues(language)
    return frozenset(
        form
        for form, entry in lexicon.verbs.items()
        if entry.takes == "clause" and not entry.light and form not in lexicon.nouns
    )
