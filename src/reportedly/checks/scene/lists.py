"""The word lists of a language by name: table, sections and key with dots between them ("sourcing.vague.heads")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from reportedly.forms import meant
from reportedly.model import Language, Polities, compiled

NAMED: Final = ("calendar", "grammar", "polities")
"""Those whose lists are there to be named in patterns and asked about, and are not sought by themselves; they need not be whole."""

_Kind = TypeVar("_Kind")


class Lists(Mapping[str, _Kind]):
    """The lists of a language by name, ``made`` of their words; a table is read when one of its lists is first asked for.

    A list is empty where the language has no such table, and in the tables of ``NAMED``; one that a table lacks raises ``KeyError``,
    which says what is known.
    """

    def __init__(self, language: Language, made: Callable[[tuple[str, ...]], _Kind]) -> None:
        self._language, self._make = language, made
        self._made: Final[dict[str, _Kind]] = {}
        self._tables: Final[dict[str, Mapping[str, tuple[str, ...]]]] = {}

    def under(self, name: str) -> Iterator[str]:
        """The names of the lists of a table ("labels"), or of a section of one ("labels.thing")."""
        return (each for each in self._table(name) if each.startswith(f"{name}."))

    def _table(self, name: str) -> Mapping[str, tuple[str, ...]]:
        table = name.partition(".")[0]
        known = self._tables.get(table)
        if known is None:
            known = self._tables[table] = dict(_of_table(self._language, table))
        return known

    def __getitem__(self, name: str) -> _Kind:
        known = self._made.get(name)
        if known is None:
            known = self._made[name] = self._make(self._words(name))
        return known

    def _words(self, name: str) -> tuple[str, ...]:
        table = self._table(name)
        if name in table or not table or name.partition(".")[0] in NAMED:
            return table.get(name, ())
        file = f"languages/{self._language.code}/{name.partition('.')[0]}.toml"
        raise KeyError(f"{file} has no list {name!r}{meant(name, table)}")

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self._table(name)

    def __iter__(self) -> Iterator[str]:
        return (name for table in self._language.tables for name in self._table(table))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@compiled
def word_lists(language: Language) -> Lists[tuple[str, ...]]:
    """Every list of a language by its name; words may be given as one string with spaces between them."""
    return Lists(language, lambda words: words)


def _of_table(language: Language, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from _named(table, language.table(table))
    if table == "says":
        yield from ((f"says.{name}", tuple(sorted(forms))) for name, forms in _saying(language).items())
    elif table == "polities":
        yield from ((f"polities.{name}", tuple(sorted(words))) for name, words in _polities(language.polities).items())


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
def sets(language: Language) -> Lists[frozenset[str]]:
    """The same, to ask whether a word is in one."""
    return Lists(language, frozenset)


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
