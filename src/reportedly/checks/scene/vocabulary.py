"""Every phrase that is sought in an article: the word lists of its language, the terms of packs, the wordings of added rules.

A list of the language is known by its name: table, sections and key with dots between them ("sourcing.vague.heads"). Words that packs
and styles bring are known by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reportedly.checks.scene.counterparts import counterparts
from reportedly.checks.scene.lists import NAMED, word_lists
from reportedly.checks.scene.phrases import Phrases
from reportedly.model import Language, Pack, Style

_OWN: Final = frozenset({"losses", "saying", "sourcing", "verification", "quotation", "dating", "directions", "attribution"})
"""Tables whose lists the scene and the rules in code ask about in every article, so they are sought together with those that the
rules made of data name. A list of any other table is sought by itself when it is first asked about.
"""

Key = str | tuple[str, ...]


def vocabulary(
    language: Language, packs: Sequence[Pack] = (), styles: Sequence[Style] = (), lists: frozenset[str] = frozenset()
) -> Phrases:
    """The phrases of all of them, with those of the tables of ``lists``, which rules name.

    Made once for each language with the same packs, styles and lists.
    """
    return _vocabulary(_Same(language, tuple(packs), tuple(styles)), lists)


def phrases(language: Language, wordings: tuple[str, ...]) -> Phrases:
    """The phrases of a few wordings alone, for those that no pack or style brought; made once."""
    return _alone(language, wordings)


def each_of(language: Language, wordings: tuple[str, ...]) -> Phrases:
    """The same with each wording known by itself, so that one walk tells which of them stand in a text; made once."""
    return _each(language, wordings)


class _Same:
    """Values that are equal where they are the very same ones: they are large, and live as long as this does."""

    def __init__(self, language: Language, packs: tuple[Pack, ...], styles: tuple[Style, ...]) -> None:
        self.language, self.packs, self.styles = language, packs, styles
        self._ids = (id(language), *map(id, packs), 0, *map(id, styles))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._ids == other._ids

    def __hash__(self) -> int:
        return hash(self._ids)


@lru_cache(maxsize=16)
def _vocabulary(of: _Same, lists: frozenset[str]) -> Phrases:
    known = word_lists(of.language)
    tables = {name.partition(".")[0] for name in lists} | {*_OWN, "says"}
    sought: dict[object, Sequence[str]] = {
        name: known[name] for table in sorted(tables.difference(NAMED)) for name in known.under(table)
    }
    for pack in of.packs:
        turned = (counterpart for _, counterpart in counterparts(pack))
        sought |= {term.wordings: term.wordings for term in (*pack.terms, *turned)}
        sought |= {(each.name,): (each.name,) for place in pack.places for each in place.variants if each.side}
    for lexical in (*(pack.lexical for pack in of.packs), *(style.lexical for style in of.styles)):
        sought |= {rule.wordings: rule.wordings for rule in lexical}
    return Phrases(sought, known)


@lru_cache(maxsize=256)
def _alone(language: Language, wordings: tuple[str, ...]) -> Phrases:
    return Phrases({wordings: wordings}, word_lists(language))


@lru_cache(maxsize=64)
def _each(language: Language, wordings: tuple[str, ...]) -> Phrases:
    return Phrases({one: (one,) for one in wordings}, word_lists(language))
