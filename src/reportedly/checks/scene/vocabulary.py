"""Every phrase that is sought in an article: the word lists of its language, the terms of packs, the wordings of added rules.

A list of the language is known by its name: table, sections and key with dots between them ("sourcing.vague.heads"). Words that packs
and styles bring are known by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeVar

from reportedly.checks.scene.phrases import Phrases
from reportedly.model import Language, Pack, Polities, Style, compiled

TABLES: Final = (
    "attribution",
    "dating",
    "directions",
    "drift",
    "labels",
    "losses",
    "predictions",
    "quotation",
    "saying",
    "sourcing",
    "verification",
)
"""The tables of a language whose lists are sought in every article."""

NAMED: Final = ("calendar", "grammar", "polities")
"""Those whose lists are there to be named in patterns and asked about, and are not sought by themselves."""

Key = str | tuple[str, ...]
_Kind = TypeVar("_Kind")


class _Lists(dict[str, _Kind]):
    """Lists by name. One that a table lacks is a mistake; it is empty where the language has no such table, and in the tables of
    ``NAMED``, which need not be whole.
    """

    def __init__(self, language: Language, lists: Mapping[str, _Kind], empty: _Kind) -> None:
        super().__init__(lists)
        self._language, self._empty = language, empty

    def __missing__(self, name: str) -> _Kind:
        if lacking(self._language, name) or name.partition(".")[0] in NAMED:
            return self._empty
        raise KeyError(f"the language {self._language.code!r} has no list {name!r}")


def lacking(language: Language, name: str) -> bool:
    """Whether the language has nothing of the table in which the list of this name would stand."""
    table = name.partition(".")[0]
    return table in TABLES and not language.table(table)


@compiled
def word_lists(language: Language) -> Mapping[str, tuple[str, ...]]:
    """Every list of the tables by its name; words may be given as one string with spaces between them."""
    found = {name: found for table in (*TABLES, *NAMED) for name, found in _named(table, language.table(table))}
    found |= {f"says.{name}": tuple(sorted(forms)) for name, forms in _saying(language).items()}
    found |= {f"polities.{name}": tuple(sorted(words)) for name, words in _polities(language.polities).items()}
    return _Lists(language, found, ())


def _saying(language: Language) -> Mapping[str, frozenset[str]]:
    """Forms of plain verbs of saying: those that are verbs wherever they stand ("said"), those that are nouns or infinitives as well
    ("claims", "say"), dictionary forms ("say"), and the acts, which are a source for what they say and not for what stands beside
    it ("vowed").
    """
    verbs = language.table("saying").get("verbs", {})
    plain, nouns = language.saying.plain, language.saying.nouns
    unsure = frozenset({*plain.forms("base"), *(form for form in plain.forms() if form in nouns)})
    elsewhere = verbs.get("elsewhere", ())
    opinions = language.saying.opining.of(families=("denying", "accusing", "believing", "guessing", "doubting"))
    told = frozenset(verbs.get("acts", ()))
    acts = (plain - (language.saying.asserting | opinions)).forms() | {
        form for lemma in told for form in language.morphology.forms(lemma)
    }
    found = {"sure": plain.forms() - unsure, "unsure": unsure, "base": plain.forms("base")}
    return {name: forms - {*elsewhere} for name, forms in found.items()} | {"acts": acts}


def _polities(polities: Polities) -> Mapping[str, Iterable[str]]:
    """What stands before a noun to say whose it is ("swiss", "kurdish", "labour"), and those who are a people or a party's members
    in the plural, as packs know them; abbreviations in capitals.
    """
    adjectives = {*polities.states, *polities.adjectives, *polities.groups, *polities.parties}
    return {"adjectives": adjectives, "people": {*polities.peoples, *polities.groups, *polities.members}}


@compiled
def sets(language: Language) -> Mapping[str, frozenset[str]]:
    """The same, to ask whether a word is in one."""
    return _Lists(language, {name: frozenset(found) for name, found in word_lists(language).items()}, frozenset())


def _named(name: str, value: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _named(f"{name}.{key}", inner)
    elif isinstance(value, str):
        yield name, tuple(value.split())
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        yield name, tuple(value)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _named(f"{name}.{at}", inner)


def vocabulary(language: Language, packs: Sequence[Pack] = (), styles: Sequence[Style] = ()) -> Phrases:
    """The phrases of all of them; made once for each language with the same packs and styles."""
    return _vocabulary(_Same(language, tuple(packs), tuple(styles)))


def phrases(language: Language, wordings: tuple[str, ...]) -> Phrases:
    """The phrases of a few wordings alone, for those that no pack or style brought; made once."""
    return _alone(language, wordings)


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
def _vocabulary(of: _Same) -> Phrases:
    known = word_lists(of.language)
    sought: dict[object, Sequence[str]] = {
        name: found for name, found in known.items() if name.partition(".")[0] not in NAMED
    }
    for pack in of.packs:
        sought |= {term.wordings: term.wordings for term in pack.terms}
        sought |= {(each.name,): (each.name,) for place in pack.places for each in place.variants if each.side}
    for lexical in (*(pack.lexical for pack in of.packs), *(style.lexical for style in of.styles)):
        sought |= {rule.wordings: rule.wordings for rule in lexical}
    return Phrases(sought, known)


@lru_cache(maxsize=256)
def _alone(language: Language, wordings: tuple[str, ...]) -> Phrases:
    return Phrases({wordings: wordings}, word_lists(language))
