"""``verbs.toml`` made a ``Saying``: every word that attributes, checked on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from reportedly.forms import File, Mistake, Path, entry, meant, what
from reportedly.model import Act, Force, Hold, Morphology, PartOfSpeech, ReportingWord, Saying, SpeakerKind, Takes, Trait
from reportedly.model.errors import LanguageError

_PARTS: Mapping[str, PartOfSpeech] = {"verbs": "verb", "nouns": "noun", "phrases": "phrase"}
_ACTS: tuple[Act, ...] = get_args(Act)
_TRAITS: tuple[Trait, ...] = get_args(Trait)
_Limit = Literal["personal", "document"]
_SPEAKERS: Mapping[frozenset[str], frozenset[SpeakerKind]] = {
    frozenset(): frozenset({"person", "body"}),
    frozenset({"personal"}): frozenset({"person"}),
    frozenset({"document"}): frozenset({"person", "body", "document"}),
}
_FEATURES: tuple[str, ...] = (*_ACTS, *_TRAITS, *get_args(_Limit))


@dataclass(frozen=True, slots=True)
class _Family:
    name: str
    force: Force
    hold: Hold
    takes: Takes
    act: Act
    reference: str
    negated: Force = "neutral"
    light: bool = False


def saying(file: File, morphology: Morphology) -> Saying:
    """The words of the file. Raises ``LanguageError`` with file and line of the first thing in it that is not valid."""
    mistakes: list[Mistake] = []

    def report(path: Path, message: str) -> None:
        mistakes.append(file.mistake(path, message))

    families = file.data.get("family", ())
    inflected = {*morphology.irregular, *file.data.get("in_phrases", "").split()}
    inflected.update(verb for family in families for verb in family.get("verbs", ()))
    words: list[ReportingWord] = []
    seen: dict[tuple[PartOfSpeech, str], str] = {}
    for number, listed in enumerate(families):
        path: Path = ("family", number)
        family = entry(_Family, {key: value for key, value in listed.items() if key not in _PARTS}, path, report)
        if family is None:
            continue
        for key, part in _PARTS.items():
            for lemma, features in listed.get(key, {}).items():
                here = (*path, key, lemma)
                if seen.setdefault((part, lemma), family.name) != family.name:
                    report(here, f"{lemma!r} is a {part} of the family {seen[part, lemma]!r} already")
                if not isinstance(features, str):
                    report(here, f"{lemma}: a text of features is expected, not {what(features)}")
                    continue
                given = features.split()
                for feature in given:
                    if feature not in _FEATURES:
                        report(here, f"{lemma}: unknown feature {feature!r}{meant(feature, _FEATURES)}")
                words.append(_word(family, part, lemma, given, inflected))
    if mistakes:
        raise LanguageError(str(mistakes[0]))
    return Saying(tuple(words), morphology)


def _word(
    family: _Family, part: PartOfSpeech, lemma: str, given: Sequence[str], inflected: Collection[str]
) -> ReportingWord:
    acts = [act for act in _ACTS if act in given]
    limits = frozenset(given).intersection(get_args(_Limit))
    return ReportingWord(
        lemma,
        part,
        family.name,
        family.force,
        family.hold,
        family.takes,
        acts[0] if acts else family.act,
        _SPEAKERS.get(limits, _SPEAKERS[frozenset()]),
        frozenset(trait for trait in _TRAITS if trait in given),
        family.negated,
        family.light,
        part != "phrase" or lemma.split()[0] in inflected,
    )
