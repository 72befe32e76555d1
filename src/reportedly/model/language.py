"""A language as a value: every word that the program knows of it, as data with features, handed in like packs.

The room ``languages`` reads it from TOML files. What a room makes of it (sets, patterns, grammars) is made once for each value, by
:func:`compiled`, and lives as long as the value does; nothing is read at import and nothing hangs on a global.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar, cast

from reportedly.model.morphology import LONGEST, Morphology
from reportedly.model.polities import NOBODY, Polities
from reportedly.model.saying import Saying

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """``code`` is its ISO 639 code (``en``); ``morphology`` how its words are inflected, ``saying`` the words that attribute.

    ``tables`` are its other data by the name of their file without the ending ("hedges"), ``polities`` the names of states,
    peoples and parties that packs bring into it; the tables hold none. Values are compared by identity: what rooms compile of one
    is kept in it.
    """

    code: str
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, repr=False)
    morphology: Morphology = field(default_factory=Morphology, repr=False)
    saying: Saying = field(default_factory=Saying, repr=False)
    polities: Polities = field(default=NOBODY, repr=False)
    _compiled: dict[object, Any] = field(default_factory=dict, repr=False)
    _lemmas: dict[str, str] = field(default_factory=dict, repr=False)

    def table(self, name: str) -> Mapping[str, Any]:
        """The data of one file; empty where this language has none. It must not be changed."""
        return self.tables.get(name, {})

    def knowing(self, polities: Polities) -> Language:
        """The same language with these states, peoples and parties in it."""
        return Language(self.code, self.tables, self.morphology, self.saying, polities)

    def lemma(self, word: str) -> str:
        """The dictionary form of a word in lower case: that of the word that attributes, else the one its spelling tells."""
        if len(word) > LONGEST:
            return word
        known = self._lemmas.get(word)
        if known is None:
            listed = self.saying.verbs.get(word) or self.saying.nouns.get(word)
            known = self._lemmas[word] = listed.lemma if listed else self.morphology.lemma(word)
        return known

    def compiled(self, make: Callable[[Language], _Made]) -> _Made:
        """What ``make`` gives for this language, made at the first call."""
        known = self._compiled.get(make)
        if known is None:
            known = self._compiled.setdefault(make, make(self))
        return cast("_Made", known)


def compiled(make: Callable[[Language], _Made]) -> Callable[[Language], _Made]:
    """A decorator: ``make`` is run once for each language, and its result kept in the language."""

    @wraps(make)
    def of(language: Language) -> _Made:
        return language.compiled(make)

    return of
