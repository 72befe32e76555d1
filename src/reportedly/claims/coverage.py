"""Reserves: why an article of which little was read need not be clean where nothing is found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportedly.model import Claim, Language, Page, Reserve, compiled, grammar

_LEAST: Final = 100
"""Words from which on an article is long enough for claims to be missed."""
_CLAIMS: Final = 100
"""Words to a claim above which claims are few: of 90 articles of news nine had fewer, and the median had one to 41 words."""
_UNREAD: Final = 0.4
"""The share of a text that is not read from which on much is unread; also tables and captions, in which nobody speaks."""
_SILENT: Final = ("table", "caption")
"""Blocks in which nothing is said."""
_PARAGRAPH: Final = 20
"""Words from which on the language of a paragraph shows."""
_COMMON: Final = 0.15
"""The share of common words, those of closed classes among them, below which a paragraph is in another language: in English prose it
is 0.2 and more, however many names there are, elsewhere under 0.1."""
_FOREIGN: Final = 0.2
"""The share of a text's words from which on much of it is in another language."""


def reserves(page: Page, claims: Sequence[Claim]) -> tuple[Reserve, ...]:
    """The reserves of an article with these ``claims``, those of its own voice left aside; none where it was read well."""
    return tuple(_reserves(page, sum(claim.source.kind != "outlet" for claim in claims)))


def _reserves(page: Page, claims: int) -> Iterator[Reserve]:
    words = sum(token.word for token in page.tokens)
    if words >= _LEAST and claims * _CLAIMS < words:
        yield "few claims"
    if _unread(page) >= _UNREAD:
        yield "much unread"
    if _foreign(page) >= _FOREIGN * max(words, 1):
        yield "other language"


def _unread(page: Page) -> float:
    given = page.prose.given
    silent = sum(block.end - block.start for block in page.layout.blocks if block.kind in _SILENT)
    unread = sum(not given.text[at].isspace() for start, end in given.unread for at in range(start, end))
    return (silent + unread) / max(1, len(page.text) + unread)


def _foreign(page: Page) -> int:
    """How many words stand in paragraphs of another language."""
    common, count = _common(page.language), 0
    for start, end in page.layout.paragraphs if common else ():
        held = [token.lower for token in page.tokens[slice(*page.within(start, end))] if token.word]
        if len(held) >= _PARAGRAPH and sum(word in common for word in held) < _COMMON * len(held):
            count += len(held)
    return count


@compiled
def _common(language: Language) -> frozenset[str]:
    closed = grammar(language)
    common = frozenset(language.table("layout").get("words", {}).get("common", "").split())
    return common | closed.determiners | closed.prepositions | closed.conjunctions | closed.auxiliaries | closed.nonfinite
