"""Which "that" begins a clause ("warn that spring floods …") and which points to a time ("died that spring").

A complementiser is no determiner: what begins a clause says nothing about the word after it. The row of tokens is read with every
such "that" as an ordinary word, so that no pattern for times can take it in.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from functools import cache

from reportedly.resolve.lexicon import parsed
from reportedly.resolve.times.tokens import Tokens, classes


def without_complementisers(row: Tokens, clauses: Container[int], takers: Container[str]) -> Tokens:
    """``row`` with each "that" that begins a clause as a word without meaning for times.

    ``clauses`` are offsets at which clauses begin, as far as claims tell: the contents of what is said. ``takers`` are verbs
    that take a that-clause, for those that no claim rests on.
    """
    code = classes()
    out = list(row.codes)
    at = row.codes.find(code["THAT"])
    while at >= 0:
        if _begins_a_clause(row, at, clauses, takers):
            out[at] = code["WORD"]
        at = row.codes.find(code["THAT"], at + 1)
    return replace(row, codes="".join(out))


def _begins_a_clause(row: Tokens, at: int, clauses: Container[int], takers: Container[str]) -> bool:
    """Whether the "that" at ``at`` begins a clause: by what is said there, or by what takes a clause before it.

    What follows the time has its say: nothing of a clause can stand in "said that spring that …" or "said that spring, …". Where
    no claim speaks, a word must follow that can belong to a subject or be its verb ("knows that winter is near", but "said that
    night in a speech").
    """
    code = classes()
    after = at + 2
    verb = row.word(at - 1).lower() if at else ""
    if (
        after >= len(row.codes)
        or row.codes[at + 1] == code["SAME"]
        or not verb.isalpha()
        or verb in _words()["prepositions"]
    ):
        return False
    if row.codes[after] in (code["THAT"], code["COMMA"], code["DOT"], code["BREAK"]):
        return False
    if row.starts[at] in clauses:
        return True
    if row.codes[after] != code["POSS"] and not _of_a_clause(row.word(after)):
        return False
    if verb in takers:  # "the plan outlined that day was new": a participle
        return not (verb.endswith("ed") and row.word(after) in _words()["auxiliaries"])
    return _predicate(row, at)


def _of_a_clause(word: str) -> bool:
    """Whether ``word`` after a noun can go on with its phrase or be its verb: no preposition, conjunction, pronoun or participle."""
    words = _words()
    if not word[:1].islower() or word.endswith("ing"):
        return False
    return word in words["auxiliaries"] - words["prepositions"] or not (
        word in words["stop"] or word in words["determiners"]
    )


def _predicate(row: Tokens, at: int) -> bool:
    """Whether a form of "be" with an adjective or alone stands before ``at``: "is clear that", "was so cold that", "is that".

    After the participle of a passive "that" points to the time ("was repaired that winter").
    """
    be, last = _words()["be"], row.word(at - 1).lower()
    return not last.endswith("ed") and any(row.word(back).lower() in be for back in range(max(0, at - 3), at))


@cache
def _words() -> dict[str, frozenset[str]]:
    listed = parsed("events.toml")["words"]
    return {name: frozenset(listed[name].split()) for name in ("auxiliaries", "stop", "determiners", "prepositions", "be")}
