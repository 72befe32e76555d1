"""The words that decisions about claims rest on, made of a language's tables. The heads of the tables say what they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from reportedly.model import INFLECTIONS, Language, Morphology, Polities, ReportingWord, Takes, compiled, forms, listed_words

__all__ = [
    "Constructions",
    "Cues",
    "Entry",
    "Hit",
    "Negation",
    "Phrasing",
    "Takes",
    "WordLists",
    "constructions",
    "cue_words",
    "cues",
    "hedges",
    "negation",
    "phrasing",
    "sources",
]

Entry = ReportingWord

NegationRole = Literal[
    "verbal", "nominal", "state", "adverbial", "affirming", "turning", "focus", "preposition", "determiner", "adverb", "bearing",
    "open", "nominative", "through", "aside",
]  # fmt: skip
_NEGATORS: tuple[NegationRole, ...] = ("verbal", "nominal", "state")


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found among the words of a cue: ``words[begin:end]``, ``verb`` and ``noun`` where the form can be both."""

    begin: int
    end: int
    verb: Entry | None
    noun: Entry | None


@dataclass(frozen=True, slots=True)
class Cues:
    """The words that attribute, by form. ``verbs`` and ``nouns`` map single forms; ``phrases`` a first form to (other words, entry)
    pairs, the longest first. ``telling`` are forms of verbs alone that tell somebody's words or opinions in a clause.
    """

    language: Language
    verbs: Mapping[str, Entry]
    nouns: Mapping[str, Entry]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    telling: frozenset[str]

    def hits(self, words: tuple[str, ...]) -> list[Hit]:
        """Every entry in ``words`` (lower case), left to right, the longest at each place; none overlap."""
        found = []
        at = 0
        while at < len(words):
            phrase = self._phrase(words, at)
            word = words[at]
            if phrase is not None:
                entry, end = phrase
                found.append(Hit(at, end, entry, None))
                at = end
                continue
            if word in self.verbs or word in self.nouns:
                found.append(Hit(at, at + 1, self.verbs.get(word), self.nouns.get(word)))
            at += 1
        return found

    def lemma(self, word: str) -> str:
        """The dictionary form of any word, listed or not."""
        return self.language.lemma(word)

    @property
    def irregular_forms(self) -> Mapping[str, str]:
        """The dictionary forms of those words that no rule of spelling leads back: "went", "is"."""
        return self.language.morphology.lemmas

    def _phrase(self, words: tuple[str, ...], at: int) -> tuple[Entry, int] | None:
        for rest, entry in self.phrases.get(words[at], ()):
            end = at + 1 + len(rest)
            if words[at + 1 : end] == rest:
                return entry, end
        for rest, entry in self.phrases.get(words[at], ()):
            # one word may stand between a verb and its particle: "called Friday for", "called again on"
            if len(rest) == 1 and entry.inflected and words[at + 2 : at + 3] == rest:
                return entry, at + 3
        return None


@dataclass(frozen=True, slots=True)
class WordLists:
    """The word lists of one table, by name; one that the language does not have is empty.

    ``morphology`` tells the forms of words, ``polities`` are the states, peoples and parties that the language knows.
    """

    lists: Mapping[str, frozenset[str]]
    morphology: Morphology
    polities: Polities

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists.get(name, frozenset())


@dataclass(frozen=True, slots=True)
class Negation:
    """The words of ``negation.toml`` by role, each role given, and its phrases: ``phrases`` maps a role and a first word to the words
    after it, the longest first.
    """

    words: Mapping[NegationRole, frozenset[str]]
    phrases: Mapping[NegationRole, Mapping[str, tuple[tuple[str, ...], ...]]]

    def phrase(self, role: NegationRole, tokens: Sequence[str], at: int) -> int:
        """How many of ``tokens`` from ``at`` on are a phrase of ``role``: 0 where none is."""
        for rest in self.phrases.get(role, {}).get(tokens[at], ()):
            if tuple(tokens[at + 1 : at + 1 + len(rest)]) == rest:
                return 1 + len(rest)
        return 0

    def negates(self, tokens: Sequence[str]) -> bool:
        """Whether a word among ``tokens`` negates, outside of the phrases in which a negation negates nothing."""
        at = 0
        while at < len(tokens):
            idle = self.phrase("affirming", tokens, at)
            if not idle and (self.negator(tokens[at]) or self.phrase("adverbial", tokens, at)):
                return True
            at += idle or 1
        return False

    def negator(self, token: str) -> bool:
        """Whether one word negates by itself."""
        return token.endswith("n't") or any(token in self.words[role] for role in _NEGATORS)


@dataclass(frozen=True, slots=True)
class Constructions:
    """Wordings that attribute by themselves. See ``constructions.toml``.

    ``faint`` are patterns over a cue in lower case, which back an attribution scored ``least`` or more, ``nouns`` those that back it
    where the cue is no verb, ``owning`` those that back one with a subject; ``reactions`` are the nouns with which a claim can be
    met, ``have`` and ``be`` the verbs before "met with", ``reception_adverbs`` what may stand between, ``reception_from`` the
    prepositions before whoever met it.
    """

    faint: tuple[re.Pattern[str], ...]
    nouns: tuple[re.Pattern[str], ...]
    owning: tuple[re.Pattern[str], ...]
    least: float
    reactions: frozenset[str]
    have: frozenset[str]
    be: frozenset[str]
    reception_adverbs: frozenset[str]
    reception_from: frozenset[str]


@compiled
def constructions(language: Language) -> Constructions:
    """The patterns and words of ``constructions.toml``."""
    data = language.table("constructions")
    faint = data.get("faint", {})

    def some(key: str) -> frozenset[str]:
        return frozenset(listed_words(language, "constructions", "reception", key))

    return Constructions(
        tuple(re.compile(pattern) for name, pattern in faint.items() if name != "nouns"),
        tuple(re.compile(pattern) for name, pattern in faint.items() if name == "nouns"),
        tuple(re.compile(pattern) for pattern in data.get("owning", {}).values()),
        float(data.get("least", {}).get("score", 1)),
        reactions=some("reactions"),
        have=some("have"),
        be=some("be"),
        reception_adverbs=some("adverbs"),
        reception_from=some("from"),
    )


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The words on which the rules for closed constructions rest, by what they do there. See ``constructions.toml``.

    ``relaying`` are forms of verbs that tell another's words on, ``relayed_by`` their participles that name whom they tell on
    ("citing"); ``telling_on`` participles of speech ("saying"), ``told`` its past participles ("said"), ``following`` forms that may
    follow what they tell, ``reading`` those by which a text tells what stands in it, ``informing`` those that name whom they
    speak to, ``hearing`` their participles, ``judged`` participles of verbs that judge or deny, ``accused`` those of them that
    accuse, ``asserting`` and ``saying`` participles and finite forms of plain verbs of saying; the rest are the lists of that name.
    """

    relaying: frozenset[str]
    relayed_by: frozenset[str]
    telling_on: frozenset[str]
    told: frozenset[str]
    following: frozenset[str]
    prefacing: frozenset[str]
    reading: frozenset[str]
    be: frozenset[str]
    by: frozenset[str]
    role: frozenset[str]
    having: frozenset[str]
    hearsay: frozenset[str]
    impersonal: frozenset[str]
    emerging: frozenset[str]
    held: frozenset[str]
    ending: frozenset[str]
    hearing: frozenset[str]
    informing: frozenset[str]
    judged: frozenset[str]
    accused: frozenset[str]
    grounds: frozenset[str]
    charge: frozenset[str]
    leading_in: frozenset[str]
    stating: frozenset[str]
    according: frozenset[str]
    announcing: frozenset[str]
    bodies: frozenset[str]
    heard: frozenset[str]
    hearing_told: frozenset[str]
    evidence: frozenset[str]
    how: frozenset[str]
    saying: frozenset[str]
    asserting: frozenset[str]
    joins: frozenset[str]


@compiled
def phrasing(language: Language) -> Phrasing:
    """The words of ``constructions.toml`` by which closed constructions are known, and the forms of verbs that they need."""
    saying = language.saying
    relaying = saying.relaying.of("verb", speaker="document")
    follow = saying.posed.of("verb", acts=("speech", "opinion"))

    def some(section: str, key: str) -> frozenset[str]:
        return frozenset(listed_words(language, "constructions", section, key))

    return Phrasing(
        relaying=relaying.forms(),
        relayed_by=relaying.forms("progressive"),
        telling_on=saying.speech.of("verb").forms("progressive"),
        told=saying.speech.of("verb").forms("participle"),
        following=saying.verbal(follow, "third", "past") | saying.verbal(follow, "base"),
        reading=saying.verbal(saying.all.of("verb", speaker="document", acts=("knowledge",)), "third", "past"),
        prefacing=some("owned", "prefacing"),
        be=some("reception", "be"),
        by=some("relay", "by"),
        role=some("relay", "role"),
        having=some("relay", "having"),
        hearsay=some("hearsay", "adverbs"),
        impersonal=some("hearsay", "pronouns"),
        emerging=some("hearsay", "emerging"),
        held=some("hearsay", "held"),
        ending=some("relay", "ending"),
        hearing=saying.hearing.forms("participle"),
        informing=saying.hearing.forms(),
        judged=(saying.judging | saying.speech.of(forces=("denying", "doubting")))
        .of("verb", traits=("plain",))
        .forms("participle"),
        accused=saying.judging.of("verb", families=("accusing",)).forms("participle"),
        grounds=some("passive", "grounds"),
        charge=some("passive", "charge"),
        leading_in=some("listing", "leads"),
        stating=some("listing", "stating"),
        according=some("listing", "according"),
        announcing=some("listing", "announcing"),
        bodies=some("hearsay", "bodies"),
        heard=some("hearsay", "heard"),
        hearing_told=some("hearsay", "told"),
        evidence=some("hearsay", "evidence"),
        how=some("hearsay", "how"),
        asserting=saying.plain.of(takes=("clause",), acts=("speech",)).forms("progressive") - relaying.forms(),
        saying=saying.verbal(saying.plain.of(takes=("clause",)), "third", "past"),
        joins=some("joining", "words"),
    )


@compiled
def cues(language: Language) -> Cues:
    """The reporting verbs, nouns and phrases of the language, with every form of each."""
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for word in language.saying.all.of("phrase").words:
        for form in forms(word, language.morphology, INFLECTIONS):
            first, *rest = form.split()
            phrases.setdefault(first, []).append((tuple(rest), word))
    longest_first = {first: tuple(sorted(ways, key=lambda way: -len(way[0]))) for first, ways in phrases.items()}
    saying = language.saying
    return Cues(language, saying.verbs, saying.nouns, longest_first, saying.verbal(saying.opining.of(takes=("clause",))))


@compiled
def negation(language: Language) -> Negation:
    """The words of ``negation.toml``, by what they do in a clause."""
    by_role: dict[NegationRole, set[str]] = {role: set() for role in get_args(NegationRole)}
    phrases: dict[NegationRole, dict[str, list[tuple[str, ...]]]] = {}
    for group in language.table("negation").get("group", ()):
        listed = by_role[group["role"]]
        listed.update(group.get("words", "").split())
        listed.update(form for verb in group.get("verbs", "").split() for form in language.morphology.forms(verb))
        for phrase in filter(None, map(str.split, group.get("phrases", "").split(","))):
            phrases.setdefault(group["role"], {}).setdefault(phrase[0], []).append(tuple(phrase[1:]))
    longest_first = {
        role: {first: tuple(sorted(ways, key=lambda way: -len(way))) for first, ways in firsts.items()}
        for role, firsts in phrases.items()
    }
    return Negation({role: frozenset(listed) for role, listed in by_role.items()}, longest_first)


@compiled
def hedges(language: Language) -> WordLists:
    """The lists of ``hedges.toml``: modals, hedging words, openings of clauses; ``finite_forms`` are all finite verbs among them."""
    lists = _lists(language, "hedges")
    kinds = ("finite", "plain_past", "possible_modals", "probable_modals", "norm_modals")
    return replace(lists, lists={**lists.lists, "finite_forms": frozenset().union(*(lists[kind] for kind in kinds))})


@compiled
def sources(language: Language) -> WordLists:
    """The lists of ``sources.toml``: roles, documents, outlets, organisations; a member of a party is a role too."""
    lists = _lists(language, "sources")
    parties = lists.polities.parties
    members = frozenset(word for word in parties if language.morphology.plural(word) in lists.polities.members)
    return replace(lists, lists={**lists.lists, "roles": lists["roles"] | members})


@compiled
def cue_words(language: Language) -> WordLists:
    """The lists of the table ``cue_words``: small words around cues."""
    return _lists(language, "cue_words")


def _lists(language: Language, name: str) -> WordLists:
    found = {key: frozenset(words) for key, words in language.table(name).items()}
    return WordLists(found, language.morphology, language.polities)
