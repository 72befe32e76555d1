"""The words of ``naming.toml``, and those of other tables that tell persons from places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.model import Language, compiled, grammar, listed_words
from reportedly.resolve.places import place_words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary of this room; verbs in all their forms, ``participles`` those that a passive takes.

    ``placing`` are all words of which the name after them may be a place.
    """

    places: frozenset[str]
    either: frozenset[str]
    participles: frozenset[str]
    moves: frozenset[str]
    ways: frozenset[str]
    arms: frozenset[str]
    policing: frozenset[str]
    falls: frozenset[str]
    falls_to: frozenset[str]
    comes: frozenset[str]
    comes_under: frozenset[str]
    near: frozenset[str]
    nouns: frozenset[str]
    vessels: frozenset[str]
    skipped: frozenset[str]
    belonging: frozenset[str]
    within: frozenset[str]
    articles: frozenset[str]
    ends: frozenset[str]
    possessive: frozenset[str]
    passive: frozenset[str]
    prepositions: frozenset[str]
    series: frozenset[str]
    last: frozenset[str]
    who: frozenset[str]
    auxiliaries: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    common: frozenset[str]
    directions: frozenset[str]
    teams: frozenset[str]
    divisions: frozenset[str]
    public_words: frozenset[str]
    said: frozenset[str]
    lives: frozenset[str]
    suffers: frozenset[str]
    callings: frozenset[str]
    first_names: frozenset[str]
    itself: frozenset[str]
    complementiser: frozenset[str]
    between: frozenset[str]
    spans: frozenset[str]
    targets: frozenset[str]
    at_people: frozenset[str]
    past: Callable[[str], bool]
    placing: frozenset[str]


@compiled
def lexicon(language: Language) -> Lexicon:
    """The lexicon of this room for ``language``."""
    raw, of_places = language.table("naming"), place_words(language)
    words = {key: str(raw.get(key, "")).split() for key in raw}
    verbs = {
        key: frozenset(form for lemma in words.get(key, ()) for form in language.morphology.forms(lemma))
        for key in ("places", "either", "falls", "comes", "moves", "lives")
    }
    participles, suffers = (
        frozenset(form for lemma in words.get(key, ()) for form in language.morphology.inflected(lemma)["participle"])
        for key in ("places", "suffers")
    )
    plain = (
        "policing",
        "arms",
        "ways",
        "falls_to",
        "comes_under",
        "near",
        "nouns",
        "vessels",
        "skipped",
        "within",
        "possessive",
        "passive",
        "belonging",
        "articles",
        "ends",
        "series",
        "last",
        "who",
        "callings",
        "itself",
        "complementiser",
        "between",
        "spans",
        "targets",
        "at_people",
    )
    shared = {
        key: getattr(of_places, key)
        for key in ("titles", "given", "common", "directions", "teams", "divisions", "public_words")
    }
    words_of = grammar(language)
    return Lexicon(
        **verbs,
        participles=participles,
        suffers=suffers,
        past=of_places.past,
        first_names=frozenset(listed_words(language, "actors", "first", "he", "she")) | of_places.given,
        **{key: frozenset(words.get(key, ())) for key in plain},
        **shared,
        prepositions=words_of.prepositions,
        auxiliaries=words_of.auxiliaries | words_of.nonfinite,
        said=language.saying.verbal(language.saying.posed, "third", "past"),
        placing=verbs["places"].union(
            verbs["either"],
            verbs["moves"],
            *(words.get(key, ()) for key in ("within", "near", "belonging", "targets", "between")),
        ),
    )
