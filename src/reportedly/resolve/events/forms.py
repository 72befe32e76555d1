"""English word forms for the event lexicon: a verb's inflections and what each is, and plurals. Lower case only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

Form = Literal["base", "third", "past", "progressive"]
_VOWELS = "aeiou"


def verb_forms(verb: str, irregular: Mapping[str, str], doubled: Collection[str] = ()) -> dict[str, Form]:
    """Every form of ``verb``; "past" stands for the participle too. ``irregular`` maps a verb to its other past forms;
    the last letter of verbs in ``doubled`` doubles, which spelling alone can't tell.
    """
    consonant_y = verb.endswith("y") and verb[-2:-1] not in _VOWELS
    sibilant = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) else verb
    forms: dict[str, Form] = {}
    past = irregular[verb].split() if verb in irregular else _regular_past(verb, consonant_y, verb in doubled)
    for form in past:
        forms[form] = "past"
    forms[(verb + verb[-1] if verb in doubled else stem) + "ing"] = "progressive"
    forms[verb[:-1] + "ies" if consonant_y else verb + ("es" if sibilant else "s")] = "third"
    forms.setdefault(verb, "base")
    return forms


def plural(noun: str) -> str:
    """The regular plural of ``noun``."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _regular_past(verb: str, consonant_y: bool, doubled: bool) -> list[str]:
    if verb.endswith("e"):
        return [verb + "d"]
    if consonant_y:
        return [verb[:-1] + "ied"]
    return [verb + verb[-1] + "ed"] if doubled else [verb + "ed"]
