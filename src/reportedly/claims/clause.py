"""The clause that a content asserts: the words of its first sentence, without what merely leads into it.

Firmness and polarity are both read from here, so they speak of the same clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice

from reportedly.claims.lexicon import hedges
from reportedly.model import Language, Page, Span

_LENGTH = 160
"""Words and marks of a content that are looked at: far more than a main clause has."""
_FRAGMENTS = 4
"""Spans of a content that are looked at."""
_MARKS = frozenset(",;:—–()")
_QUOTES = frozenset("\"'“”‘’«»„‟‚‹›`")


@dataclass(frozen=True, slots=True)
class Opening:
    """The first sentence of a content: its words in lower case, with the marks that part clauses; "[t]here" is one word.

    ``quoted`` says that the content begins with a quotation mark, ``asks`` that the sentence ends in a question mark.
    """

    tokens: list[str]
    quoted: bool
    asks: bool


def opening(page: Page, contents: Sequence[Span]) -> Opening:
    """The first sentence of more than two words, or all there is. What the fragments hold of one sentence belongs together."""
    fragments = (page.words.between(each.start, each.end) for each in contents[:_FRAGMENTS])
    seen = list(islice(chain.from_iterable(fragments), _LENGTH))
    first = seen
    for _, group in groupby(seen, key=lambda piece: piece.sentence):
        sentence = list(group)
        if sum(not piece.mark for piece in sentence) > 2:
            first = sentence
            break
    ends = [piece.text for piece in first if not (piece.mark and _QUOTES.issuperset(piece.text))]
    return Opening(
        [piece.lower for piece in first if not piece.mark or piece.text in _MARKS],
        bool(seen) and _QUOTES.issuperset(seen[0].text),
        ends[-1:] == ["?"],
    )


def without_lead(tokens: list[str], language: Language) -> tuple[list[str], bool]:
    """``tokens`` without the complementisers and marks before the clause; whether a "that" was among them."""
    lists = hedges(language)
    while tokens and (not tokens[0][0].isalnum() or (tokens[0] in lists["leads"] and len(tokens) > 2)):
        if tokens[0] == "that" and tokens[1] in lists["finite"] | lists["possible_modals"] | lists["probable_modals"]:
            break  # "that is false": a pronoun
        that = tokens[0] == "that"
        tokens = tokens[1:]
        if that:
            return tokens, True
    return tokens, False


def main_clause(tokens: list[str], language: Language) -> tuple[list[str], bool]:
    """Drop a subordinate clause at the head ("if they leave, …"); tell whether it was a condition."""
    lists = hedges(language)
    if tokens[0] not in lists["subordinators"]:
        return tokens, False
    conditional = tokens[0] in lists["conditional"]
    if "," in tokens:
        rest = tokens[tokens.index(",") + 1 :]
        while rest and not rest[0][0].isalnum():
            rest = rest[1:]
        if rest:
            return rest, conditional
    return tokens[1:] or tokens, conditional
