"""The event lexicon, made of a language's ``events.toml``: tables that are looked up by a word's form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reportedly.model import Language, Morphology, Polities, calendar, compiled, grammar, listed_words, named

Form = Literal["base", "third", "past", "progressive"]
"""A form of a verb as a clause shows it; "past" stands for the participle too."""

NUMBER = "#"
"""The key of phrases that begin with a number."""


@dataclass(frozen=True, slots=True)
class VerbRule:
    """A verb that tells an event if its object is of a class. ``partly``: the type where only a part is meant.

    Without an ``object`` it has none; ``patient``: it is the subject that it happens to. ``doubtful``: in peace it means something
    else. ``idle_after``: words right after which show that it does not mean this.
    """

    type: str
    object: str
    particles: frozenset[str]
    subject: str
    weak: bool
    partly: str
    doubtful: bool
    patient: bool
    idle_after: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounRule:
    """A noun that tells an event, alone or with an object of a class after a preposition.

    ``doubtful``: in peace it means something else; ``lone`` may be "doubtful" by itself, where only the noun alone does.
    ``idle_after``: words right after which show that it is part of another noun.
    """

    type: str
    object: str
    after: frozenset[str]
    before: str
    lone: Literal["", "sure", "doubtful"]
    partly: str
    doubtful: bool
    idle_after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a phrase: a word of ``forms``, a gap, the one who acts, or a noun phrase of class ``slot``."""

    kind: Literal["word", "gap", "who", "slot", "number"]
    forms: frozenset[str] = frozenset()
    slot: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """Words in order that tell an event. ``idle_before``: words right before which show that they do not. ``head``: the first
    word alone is the trigger. ``verbal``: it begins with a verb, which has a subject. ``doubtful``: in peace it means something else.
    ``patient``: it is the subject that it happens to.
    """

    type: str
    elements: tuple[Element, ...]
    subject: str
    idle_before: frozenset[str]
    partly: str
    head: bool
    verbal: bool
    doubtful: bool
    patient: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rules by the form of their first word, and the word lists that they rest on; what the language lacks is empty.

    ``classes`` are the nouns of each class, with those of the classes that it holds; ``named`` the kinds of names that are of a class.
    ``bounds`` are wordings that bound a number, as words; ``counted`` the classes and ``states`` the states that a type counts.
    ``sizes`` are suffixes of numbers in digits ("bn").
    ``placeless`` maps a type to what it is where no place is told.
    ``titles`` stand before people's names, ``given`` are names that they begin with.
    """

    verbs: Mapping[str, tuple[tuple[VerbRule, Form], ...]]
    nouns: Mapping[str, tuple[NounRule, ...]]
    phrases: Mapping[str, tuple[PhraseRule, ...]]
    first: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    named: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    tails: tuple[str, ...]
    numbers: frozenset[str]
    sizes: tuple[str, ...]
    bounds: frozenset[tuple[str, ...]]
    counted: Mapping[str, frozenset[str]]
    states: Mapping[str, frozenset[str]]
    polities: Polities
    placeless: Mapping[str, str]
    titles: frozenset[str]
    given: frozenset[str]

    def owner(self, text: str) -> bool:
        """Whether ``text`` says whose something is: the name of a state or people, or its adjective."""
        return any(named(names, text) for names in (self.polities.states, self.polities.adjectives, self.polities.groups))

    def counted_by(self, kind: str) -> frozenset[str]:
        """The classes of what a number counts in an event of this type, or of its family."""
        return self.counted.get(kind, self.counted.get(kind.partition(".")[0], frozenset()))


@dataclass(frozen=True, slots=True)
class _Verbs:
    """How verbs are inflected; ``more`` are past forms that spelling does not make ("were")."""

    morphology: Morphology
    more: Mapping[str, Sequence[str]]

    def forms(self, verb: str) -> dict[str, Form]:
        """Every form of ``verb`` and what it is."""
        made = self.morphology.inflected(verb)
        forms: dict[str, Form] = dict.fromkeys(made["base"], "base")
        forms.update(dict.fromkeys((*made["past"], *made["participle"], *self.more.get(verb, ())), "past"))
        forms.update(dict.fromkeys(made["progressive"], "progressive"))
        forms.update(dict.fromkeys(made["third"], "third"))
        return forms


@compiled
def lexicon(language: Language) -> Lexicon:
    """The rules of ``language``."""
    data, figures = language.table("events"), language.table("numbers")
    inflected = _Verbs(language.morphology, {verb: forms.split() for verb, forms in data.get("more_forms", {}).items()})
    verbs: dict[str, list[tuple[VerbRule, Form]]] = {}
    deeds = data.get("deed", ())
    for entry in (*(_acted(deed) for deed in deeds if "verbs" in deed), *data.get("verb", ())):
        verb_rule = VerbRule(
            entry["type"], entry.get("object", ""), _split(entry, "particles"), entry.get("subject", ""),
            bool(entry.get("weak")), entry.get("partly", ""), bool(entry.get("doubtful")),
            bool(entry.get("patient")), _split(entry, "idle_after"),
        )  # fmt: skip
        only = _split(entry, "only")
        for lemma in entry["lemmas"].split():
            for form, what in inflected.forms(lemma).items():
                if not only or form in only:
                    verbs.setdefault(form, []).append((verb_rule, what))
    nouns: dict[str, list[NounRule]] = {}
    for entry in (*(_named(deed) for deed in deeds if "nouns" in deed), *data.get("noun", ())):
        noun_rule = NounRule(
            entry["type"], entry.get("object", ""), _split(entry, "after"), entry.get("before", ""),
            entry.get("lone", ""), entry.get("partly", ""), bool(entry.get("doubtful")), _split(entry, "idle_after"),
        )  # fmt: skip
        for noun in entry["words"].split():
            for form in {noun, language.morphology.plural(noun), *_split(entry, "plural")}:
                nouns.setdefault(form, []).append(noun_rule)
    phrases: dict[str, list[PhraseRule]] = {}
    for entry in data.get("phrase", ()):
        for pattern in entry["patterns"].splitlines():
            elements = tuple(_element(word, inflected) for word in pattern.split())
            rule = PhraseRule(
                entry["type"], elements, entry.get("subject", ""), _split(entry, "idle_before"), entry.get("partly", ""),
                bool(entry.get("head")), pattern.split()[0].endswith("!") or "!|" in pattern.split()[0],
                bool(entry.get("doubtful")), bool(entry.get("patient")),
            )  # fmt: skip
            for key in elements[0].forms or (NUMBER,):
                phrases.setdefault(key, []).append(rule)
    own, holds = _sets(data.get("class", {})), _sets(data.get("holds", {}))
    roles = frozenset(listed_words(language, "actors", "roles", "person"))
    own["people"] = own.get("people", frozenset()) | roles | {language.morphology.plural(role) for role in roles}
    every = {name: own.get(name, frozenset[str]()) for name in (*own, *holds)}
    classes = defaultdict[str, frozenset[str]](frozenset)
    classes |= {name: nouns.union(*(own[held] for held in holds.get(name, ()))) for name, nouns in every.items()}
    listed, counted = data.get("words", {}), data.get("counted", {})
    words = defaultdict[str, frozenset[str]](
        frozenset, _sets({**listed, **data.get("refine", {}), **data.get("modality", {}), **data.get("setting", {})})
    )
    polities = language.polities
    closed, names = grammar(language), calendar(language)
    subjects = listed_words(language, "grammar", "pronouns", "subject")
    words["stop"] |= closed.parting | names.near | names.full_weekdays | frozenset(subjects)
    words["peace"] |= {word for word in (*polities.parties, *polities.members) if word.isalpha() and not word.isupper()}
    words["days"] |= names.full_weekdays
    words["calendar"] |= names.full_weekdays | names.months.keys() | names.near | names.seasons.keys()
    words["determiners"] |= (closed.articles | closed.demonstrative | closed.possessive) - closed.relatives
    for name in ("launching", "announcing", "inflicting", "holding", "going_on"):
        words[name] |= {form for verb in words[f"{name}_verbs"] for form in inflected.forms(verb)}
    for name, verbs_of in data.get("verbs_of", {}).items():
        words[name] |= {form for verb in verbs_of.split() for form in inflected.forms(verb)}
    for name in ("ascribing", "off", "naming", "cancelling"):
        words[f"{name}_forms"] |= {form for verb in words[f"{name}_verbs"] for form in inflected.forms(verb)}
    words["possessive"] |= closed.possessive
    words["irregular_pasts"] |= {tense for verb, (tense, _) in language.morphology.irregular.items() if tense != verb}
    words["auxiliaries"] |= closed.auxiliaries | closed.nonfinite
    words["accusing"] |= language.saying.all.of("verb", families=listed.get("accusing_families", "").split()).forms()
    governing = ("planned", "achieved", "negators", "striving")
    words["governing"] = words["auxiliaries"].union(*(words[name] for name in governing))
    words["saying"] |= language.saying.verbal(language.saying.posed, "third", "past")
    words["telling"] |= language.saying.posed.of("verb").forms("base", "third", "past")
    words["telling_plainly"] |= language.saying.posed.of("verb").forms("base")
    words["boundary"] |= language.saying.verbal(language.saying.opining, "past", "third")
    return Lexicon(
        {form: tuple(rules) for form, rules in verbs.items()},
        {form: tuple(rules) for form, rules in nouns.items()},
        {form: tuple(rules) for form, rules in phrases.items()},
        frozenset((*verbs, *nouns, *phrases)),
        classes,
        _sets(data.get("named", {})),
        words,
        tuple(listed.get("tail_endings", "").split()),
        frozenset((*figures.get("words", ()), *figures.get("magnitudes", ()))),
        ("", *figures.get("short_magnitudes", ())),
        frozenset(_phrases(*figures.get("bounds", {}).values(), listed.get("more_bounds", ""))),
        _sets(counted.get("classes", {})),
        _sets(counted.get("states", {})),
        language.polities,
        data.get("placeless", {}),
        frozenset(listed_words(language, "actors", "titles", "he", "she", "plain")) | roles,
        frozenset(listed_words(language, "actors", "first", "he", "she")),
    )


def function_words(language: Language) -> Mapping[str, frozenset[str]]:
    """The classes of function words by name ("prepositions", "auxiliaries", "be", …), in lower case; an unknown class is empty."""
    return lexicon(language).words


def _acted(deed: Mapping[str, Any]) -> dict[str, Any]:
    """The verbs of a deed as an entry of verbs: its nouns may lead its object with prepositions of their own."""
    return {**deed, "lemmas": deed["verbs"]}


def _named(deed: Mapping[str, Any]) -> dict[str, Any]:
    """The nouns of a deed as an entry of nouns; the class of a verb's subject is no condition for them."""
    return {**deed, "words": deed["nouns"]}


def _sets(listed: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in listed.items()}


def _phrases(*listed: str) -> Iterator[tuple[str, ...]]:
    return (tuple(phrase.split()) for phrases in listed for phrase in phrases.split(",") if phrase.strip())


def _element(word: str, inflected: _Verbs) -> Element:
    if word == "~":
        return Element("gap", optional=True)
    if word == "<who>":
        return Element("who")
    if word == "<number>":
        return Element("number")
    if word.startswith("<"):
        return Element("slot", slot=word.strip("<>"))
    forms: set[str] = set()
    for choice in word.split("|"):
        plain = choice.lstrip("?")
        forms.update(inflected.forms(plain[:-1]) if plain.endswith("!") else (plain,))
    return Element("word", frozenset(forms), optional=word.startswith("?"))


def _split(entry: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(entry.get(key, "")).split())
