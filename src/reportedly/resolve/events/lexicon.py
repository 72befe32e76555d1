"""The event lexicon, read from ``lexicon/events.toml`` into tables that are looked up by a word's form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from reportedly.resolve.events.forms import Form, plural, verb_forms
from reportedly.resolve.lexicon import parsed

NUMBER = "#"
"""The key of phrases that begin with a number."""


@dataclass(frozen=True, slots=True)
class EventKind:
    """A type of event: what it means, its PLOVER counterpart if any, its step on the ladder of control if it has one."""

    type: str
    gloss: str
    plover: str | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class VerbRule:
    """A verb that tells an event if its object is of a class. ``partly``: the type where only a part is meant."""

    type: str
    object: str
    particles: frozenset[str]
    subject: str
    weak: bool
    partly: str


@dataclass(frozen=True, slots=True)
class NounRule:
    """A noun that tells an event, alone or with an object of a class after a preposition."""

    type: str
    object: str
    after: frozenset[str]
    before: str
    lone: bool
    partly: str


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
    word alone is the trigger. ``verbal``: it begins with a verb, which has a subject.
    """

    type: str
    elements: tuple[Element, ...]
    subject: str
    idle_before: frozenset[str]
    partly: str
    head: bool
    verbal: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rules by the form of their first word, and the word lists that they rest on."""

    verbs: Mapping[str, tuple[tuple[VerbRule, Form], ...]]
    nouns: Mapping[str, tuple[NounRule, ...]]
    phrases: Mapping[str, tuple[PhraseRule, ...]]
    first: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]


@cache
def kinds() -> Mapping[str, EventKind]:
    """Every type of event, in the order of the lexicon."""
    return {
        kind["type"]: EventKind(kind["type"], kind["gloss"], kind["plover"] or None, kind.get("rank"))
        for kind in parsed("events.toml")["kind"]
    }


@cache
def lexicon() -> Lexicon:
    """The rules of ``events.toml``, compiled once."""
    data = parsed("events.toml")
    irregular, doubled = _irregular(data["words"]["irregular"]), data["words"]["doubled"].split()
    verbs: dict[str, list[tuple[VerbRule, Form]]] = {}
    for entry in data["verb"]:
        verb_rule = VerbRule(
            entry["type"], entry["object"], _split(entry, "particles"), entry.get("subject", ""),
            bool(entry.get("weak")), entry.get("partly", ""),
        )  # fmt: skip
        only = _split(entry, "only")
        for lemma in entry["lemmas"].split():
            for form, what in verb_forms(lemma, irregular, doubled).items():
                if not only or form in only:
                    verbs.setdefault(form, []).append((verb_rule, what))
    nouns: dict[str, list[NounRule]] = {}
    for entry in data["noun"]:
        noun_rule = NounRule(
            entry["type"], entry.get("object", ""), _split(entry, "after"), entry.get("before", ""),
            bool(entry.get("lone")), entry.get("partly", ""),
        )  # fmt: skip
        for noun in entry["words"].split():
            for form in {noun, plural(noun), *_split(entry, "plural")}:
                nouns.setdefault(form, []).append(noun_rule)
    phrases: dict[str, list[PhraseRule]] = {}
    for entry in data["phrase"]:
        for pattern in entry["patterns"].splitlines():
            elements = tuple(_element(word, irregular, doubled) for word in pattern.split())
            rule = PhraseRule(
                entry["type"], elements, entry.get("subject", ""), _split(entry, "idle_before"), entry.get("partly", ""),
                bool(entry.get("head")), pattern.split()[0].endswith("!") or "!|" in pattern.split()[0],
            )  # fmt: skip
            for key in elements[0].forms or (NUMBER,):
                phrases.setdefault(key, []).append(rule)
    return Lexicon(
        {form: tuple(rules) for form, rules in verbs.items()},
        {form: tuple(rules) for form, rules in nouns.items()},
        {form: tuple(rules) for form, rules in phrases.items()},
        frozenset((*verbs, *nouns, *phrases)),
        {name: frozenset(listed.split()) for name, listed in data["class"].items()},
        {
            name: frozenset(listed.split())
            for name, listed in {**data["words"], **data["refine"], **data["modality"]}.items()
        },
    )


def _element(word: str, irregular: Mapping[str, str], doubled: Collection[str]) -> Element:
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
        forms.update(verb_forms(plain[:-1], irregular, doubled) if plain.endswith("!") else (plain,))
    return Element("word", frozenset(forms), optional=word.startswith("?"))


def _irregular(listed: str) -> dict[str, str]:
    pairs = (entry.split("=") for line in listed.splitlines() for entry in line.split(";"))
    return {verb.strip(): pasts for verb, pasts in pairs}


def _split(entry: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(entry.get(key, "")).split())
