"""The words of ``naming.toml``, and those of other tables that tell persons from places."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import Language, compiled, grammar
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
    said: frozenset[str]
    placing: frozenset[str]


@compiled
def lexicon(language: Language) -> Lexicon:
    """The lexicon of this room for ``language``."""
    raw, of_places = language.table("naming"), place_words(language)
    words = {key: str(raw.get(key, "")).split() for key in raw}
    verbs = {
        key: frozenset(form for lemma in words.get(key, ()) for form in language.morphology.forms(lemma))
        for key in ("places", "either", "falls", "comes", "moves")
    }
    participles = frozenset(
        form for lemma in words.get("places", ()) for form in language.morphology.inflected(lemma)["participle"]
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
    )
    shared = {key: getattr(of_places, key) for key in ("titles", "given", "common", "directions", "teams")}
    words_of = grammar(language)
    return Lexicon(
        **verbs,
        participles=participles,
        **{key: frozenset(words.get(key, ())) for key in plain},
        **shared,
        prepositions=words_of.prepositions,
        auxiliaries=words_of.auxiliaries | words_of.nonfinite,
        said=language.saying.verbal(language.saying.posed, "third", "past"),
        placing=verbs["places"].union(
            verbs["either"], verbs["moves"], *(words.get(key, ()) for key in ("within", "near", "belonging"))
        ),
    )
