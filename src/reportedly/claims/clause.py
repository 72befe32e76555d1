"""The clause that a content asserts: its first sentence as tokens, without what merely leads into it.

Firmness and polarity are both read from here, so they speak of the same clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.claims.lexicon import hedges
from reportedly.claims.words import WORD, plain
from reportedly.model import Language, Span
from reportedly.text.layout import sentences

_LENGTH = 600
"""Characters of a content that are looked at: far more than a main clause needs."""
_PIECES = 4
"""Spans of a content that are looked at."""
_PUNCTUATED = re.compile(rf"(?:{WORD.pattern})|[,;:—–()]", re.IGNORECASE)
_COMPLEMENTISERS = frozenset((
    "and", "but", "however", "look", "or", "so", "that", "then", "well", "yes",
))  # fmt: skip
_EDITED = re.compile(r"[\[\]]")
OPEN_QUOTES = "\"'“”‘’«»„‟‚‹› \t\n"


def opening_text(contents: Sequence[Span]) -> str:
    """As much of a content as is looked at, its spans joined."""
    return " ".join(span.text for span in contents[:_PIECES])[:_LENGTH]


def first_sentence(text: str) -> str:
    """The first sentence of more than two words, or the text; opening quotation marks are left out."""
    text = text.strip(OPEN_QUOTES)
    for start, end in sentences(text, 0, len(text)) if text else []:
        if len(WORD.findall(text[start:end])) > 2:
            return text[start:end]
    return text


def tokens_of(sentence: str) -> list[str]:
    """The words of a sentence in lower case, and the punctuation that parts clauses; "[t]here" is one word."""
    return [plain(token) for token in _PUNCTUATED.findall(_EDITED.sub("", sentence))]


def without_lead(tokens: list[str], language: Language) -> tuple[list[str], bool]:
    """``tokens`` without the complementisers and marks before the clause; whether a "that" was among them."""
    lists = hedges(language)
    while tokens and (not tokens[0][0].isalnum() or (tokens[0] in _COMPLEMENTISERS and len(tokens) > 2)):
        if tokens[0] == "that" and tokens[1] in lists["finite"] | lists["possible_modals"] | lists["probable_modals"]:
            break  # "that is false": a pronoun
        told = tokens[0] == "that"
        tokens = tokens[1:]
        if told:
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
