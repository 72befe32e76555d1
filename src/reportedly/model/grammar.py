"""The closed classes of a language's words, from its table ``grammar``, and how lists of words are read from any table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from reportedly.model.language import Language, compiled

PronounClass = Literal["he", "she", "they", "it", "i", "we", "who", "which"]


@dataclass(frozen=True)
class Grammar:
    """Every class in lower case.

    ``pronouns`` maps a pronoun that can mean somebody, in any case, to the class it belongs to; ``personal`` are those of them,
    and "you", that are subject or object and no determiner. ``determiners`` are ``definite`` (demonstratives too), ``indefinite`` or
    ``possessive``; before ``stacked`` ones another may stand. ``quantifiers`` can stand alone for those whom they count.
    ``singular`` and ``plural`` are auxiliaries that agree so.
    """

    pronouns: Mapping[str, PronounClass]
    personal: frozenset[str]
    addressed: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    demonstrative: frozenset[str]
    possessive: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    stacked: frozenset[str]
    quantifiers: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    auxiliaries: frozenset[str]
    nonfinite: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]

    @cached_property
    def relatives(self) -> frozenset[str]:
        """Pronouns that begin a relative clause or a question: "who", "which" and their cases."""
        return frozenset(word for word, group in self.pronouns.items() if group in ("who", "which"))

    @cached_property
    def connectives(self) -> frozenset[str]:
        """Words that join a clause to what stands before it: conjunctions and relatives."""
        return self.conjunctions | self.relatives

    @cached_property
    def verbal(self) -> frozenset[str]:
        """Auxiliaries, finite or not."""
        return self.auxiliaries | self.nonfinite

    @cached_property
    def parting(self) -> frozenset[str]:
        """Words with which no noun phrase goes on: prepositions, conjunctions, auxiliaries, relatives."""
        return self.prepositions | self.conjunctions | self.auxiliaries | self.nonfinite | self.relatives


@compiled
def grammar(language: Language) -> Grammar:
    """The classes of a language; those that it does not have are empty."""

    def some(section: str, *names: str) -> frozenset[str]:
        return frozenset(listed_words(language, "grammar", section, *names))

    classes: tuple[PronounClass, ...] = get_args(PronounClass)
    possessive, stacked, demonstrative = (some("determiners", name) for name in ("possessive", "stacked", "demonstrative"))
    definite, indefinite = some("determiners", "definite") | demonstrative, some("determiners", "indefinite") | stacked
    return Grammar(
        pronouns={word: group for group in classes for word in listed_words(language, "grammar", "pronouns", group)},
        personal=some("pronouns", "subject", "object") - possessive,
        addressed=some("pronouns", "you"),
        determiners=definite | indefinite | possessive,
        definite=definite,
        demonstrative=demonstrative,
        possessive=possessive,
        articles=some("determiners", "articles"),
        indefinite=indefinite,
        stacked=stacked,
        quantifiers=some("determiners", "quantifiers"),
        prepositions=some("prepositions", "words"),
        conjunctions=some("conjunctions", "words"),
        auxiliaries=some("auxiliaries", "finite", "negated"),
        nonfinite=some("auxiliaries", "nonfinite"),
        singular=some("auxiliaries", "singular"),
        plural=some("auxiliaries", "plural"),
    )


def listed_words(language: Language, table: str, section: str, *names: str) -> tuple[str, ...]:
    """The words of the lists ``names`` in a section of a table, in their order; none where the language has no such list."""
    lists: Mapping[str, str] = language.table(table).get(section, {})
    return tuple(word for name in names for word in lists.get(name, "").split())
