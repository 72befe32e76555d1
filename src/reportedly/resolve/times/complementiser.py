"""Which "that" begins a clause ("warn that spring floods …") and which points to a time ("died that spring").

A complementiser is no determiner: what begins a clause says nothing about the word after it. The row of tokens is read with every
such "that" as an ordinary word, so that no pattern for times can take it in.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from reportedly.resolve.times.tokens import Tokens


def without_complementisers(
    row: Tokens, clauses: Container[int], takers: Container[str], words: Mapping[str, frozenset[str]]
) -> Tokens:
    """``row`` with each "that" that begins a clause as a word without meaning for times.

    ``clauses`` are offsets at which clauses begin, as far as claims tell: the contents of what is said. ``takers`` are verbs
    that take a that-clause, for those that no claim rests on. ``words`` are classes of function words.
    """
    code = row.code
    out = list(row.codes)
    at = row.codes.find(code["THAT"])
    while at >= 0:
        if _begins_a_clause(row, at, clauses, takers, words):
            out[at] = code["WORD"]
        at = row.codes.find(code["THAT"], at + 1)
    return replace(row, codes="".join(out))


def _begins_a_clause(
    row: Tokens, at: int, clauses: Container[int], takers: Container[str], words: Mapping[str, frozenset[str]]
) -> bool:
    """Whether the "that" at ``at`` begins a clause: by what is said there, or by what takes a clause before it.

    What follows the time has its say: nothing of a clause can stand in "said that spring that …" or "said that spring, …". Where
    no claim speaks, a word must follow that can belong to a subject or be its verb ("knows that winter is near", but "said that
    night in a speech").
    """
    after = at + 2
    verb = row.word(at - 1).lower() if at else ""
    if after >= len(row.codes) or row.any(at + 1, "SAME") or not verb.isalpha() or verb in words["prepositions"]:
        return False
    if row.any(after, "THAT", "COMMA", "DOT", "BREAK"):
        return False
    if row.starts[at] in clauses:
        return True
    if not row.any(after, "POSS") and not _of_a_clause(row.word(after), words):
        return False
    if verb in takers:  # "the plan outlined that day was new": a participle
        return not (verb.endswith("ed") and row.word(after) in words["auxiliaries"])
    return _predicate(row, at, words["be"])


def _of_a_clause(word: str, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether ``word`` after a noun can go on with its phrase or be its verb: no preposition, conjunction, pronoun or participle."""
    if not word[:1].islower() or word.endswith("ing"):
        return False
    return word in words["auxiliaries"] - words["prepositions"] or not (
        word in words["stop"] or word in words["determiners"]
    )


def _predicate(row: Tokens, at: int, be: frozenset[str]) -> bool:
    """Whether a form of "be" with an adjective or alone stands before ``at``: "is clear that", "was so cold that", "is that".

    After the participle of a passive "that" points to the time ("was repaired that winter").
    """
    last = row.word(at - 1).lower()
    return not last.endswith("ed") and any(row.word(back).lower() in be for back in range(max(0, at - 3), at))
