"""Words of a page as the search for places sees them, and what the lexicon says about each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, get_type_hints

from reportedly.model import Language, Morphology, Page, Range, Token, calendar, compiled
from reportedly.resolve.places.candidates import fold

_GAP = 3
_JOINTS = frozenset("-&")
"""Marks inside a token at which it falls apart."""


class Word(NamedTuple):
    """A word with its offsets; ``gap`` is what stands between it and the word before, its last three characters if longer."""

    start: int
    end: int
    text: str
    lower: str
    gap: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary of ``places.toml``; ``abbreviations`` give a division's name and country for its printed form.

    ``kinds`` gives the kind of place that a noun says ("city"), ``kinds_after`` that which a word right after a name does ("mayor"),
    ``sides`` the side of which a word tells ("northern"), ``bearings`` its degrees from north, ``lengths`` the kilometres of a unit,
    ``natural`` the kind of a feature of nature that a noun beside its name says; ``counties`` the singular of what ends a list of
    divisions, with its capital. ``generic`` are the words that name a place only with others. ``bare`` folds a name and takes the
    kind of division off it; ``past`` is whether a word is the past of a verb.
    """

    locative: frozenset[str]
    directions: frozenset[str]
    place_nouns: frozenset[str]
    division_nouns: frozenset[str]
    divisions: frozenset[str]
    division_ends: frozenset[str]
    connectors: frozenset[str]
    articles: frozenset[str]
    dotted: frozenset[str]
    districts: frozenset[str]
    town_ends: frozenset[str]
    containing: frozenset[str]
    downtown: frozenset[str]
    public_words: frozenset[str]
    organisation_words: frozenset[str]
    teams: frozenset[str]
    street_words: frozenset[str]
    titles: frozenset[str]
    loose_titles: frozenset[str]
    speech: frozenset[str]
    relative: frozenset[str]
    predicate: frozenset[str]
    place_tails: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    codes: frozenset[str]
    shores: frozenset[str]
    isles: frozenset[str]
    outlying: frozenset[str]
    several: frozenset[str]
    loose_ends: frozenset[str]
    generic: frozenset[str]
    definite: frozenset[str]
    particles: frozenset[str]
    facilities: frozenset[str]
    facility_kinds: frozenset[str]
    airfields: frozenset[str]
    sections: frozenset[str]
    outside: frozenset[str]
    sided: frozenset[str]
    sides: Mapping[str, str]
    lengths: Mapping[str, float]
    bearings: Mapping[str, float]
    natural: Mapping[str, str]
    counties: Mapping[str, str]
    kinds: Mapping[str, str]
    kinds_after: Mapping[str, str]
    abbreviations: Mapping[str, tuple[str, str]]
    bare: Callable[[str], str]
    past: Callable[[str], bool]


@compiled
def lexicon(language: Language) -> Lexicon:
    """The lexicon of this room for ``language``."""
    raw = language.table("places")
    sets = {key for key, kind in get_type_hints(Lexicon).items() if kind == frozenset[str]}
    lists = {key: frozenset(str(raw.get(key, "")).split()) for key in sets - {"speech"}}
    names, polities = calendar(language), language.polities
    lists["common"] |= polities.partisan
    lists["public_words"] |= polities.partisan
    lists["codes"] |= polities.codes
    lists["generic"] = frozenset().union(
        *(lists[key] for key in ("street_words", "directions", "public_words", "organisation_words"))
    )
    lists["common"] |= {*names.months, *names.full_weekdays, *names.near, *names.seasons}
    return Lexicon(
        **lists,
        speech=language.saying.verbal(language.saying.posed, "third", "past"),
        counties=raw.get("counties", {}),
        sides=_by_word(raw.get("sides", {})),
        lengths={word: float(km) for word, km in raw.get("lengths", {}).items()},
        bearings={side: float(degrees) for side, degrees in raw.get("bearings", {}).items()},
        natural=_by_word(raw.get("natural", {})),
        kinds=_by_word(raw.get("kinds", {})),
        kinds_after=_by_word(raw.get("kinds_after", {})),
        abbreviations={
            form: (name, country) for country, forms in raw.get("abbreviations", {}).items() for form, name in forms.items()
        },
        bare=_baring(tuple(sorted(map(fold, lists["division_nouns"])))),
        past=_past(language.morphology),
    )


def _past(morphology: Morphology) -> Callable[[str], bool]:
    irregular = frozenset(past for past, _ in morphology.irregular.values())

    @lru_cache(maxsize=1 << 12)
    def past(word: str) -> bool:
        lemma = morphology.lemma(word)
        return word in irregular or (lemma != word and word in morphology.inflected(lemma)["past"])

    return past


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word: kind.replace("_", " ") for kind, words in table.items() for word in words.split()}


def _baring(suffixes: tuple[str, ...]) -> Callable[[str], str]:
    @lru_cache(maxsize=1 << 14)
    def bare(name: str) -> str:
        """A division's name folded and without its kind: "Kharkiv Oblast", "Kharkiv region" and "Kharkiv" are the same."""
        folded = fold(name)
        for suffix in suffixes:
            if folded.endswith(suffix) and len(folded) > len(suffix) + 2:
                return folded[: -len(suffix)]
        return folded

    return bare


def words_of(page: Page) -> list[Word]:
    """The words of ``page`` in order: its tokens without marks, hyphenated ones in their parts.

    The "s" of a possessive is a word, whose gap is its apostrophe; what else is glued to a word with one belongs to it ("I'm").
    """
    known, text = lexicon(page.language).abbreviations, page.text
    found: list[Word] = []
    last = 0
    for token in page.tokens:
        if not token.word:
            if token.kind != "word":
                continue
            if token.lower != "'s" and found and token.start == last:
                last = token.end
                before = found[-1]
                found[-1] = before._replace(end=last, text=text[before.start : last], lower=before.lower + token.lower)
                continue
        for start, end in ((token.start, token.end),) if token.text.isalpha() else _parts(token):
            if text[end : end + 1] == "." and text[start : end + 1] in known:
                end += 1  # "Calif." is a word with its full stop
            if found and start == last and text[found[-1].start : end] in known:
                start = found.pop().start  # "W.Va."
                last = found[-1].end if found else 0
            word, gap = text[start:end], text[max(last, start - _GAP) : start]
            found.append(Word(start, end, word, word.lower(), gap, word[0].isupper()))
            last = end
    return found


def _parts(token: Token) -> Sequence[Range]:
    """The offsets of the words of a token that has more than letters: those between hyphens.

    An abbreviated title is none with its full stop.
    """
    start, end, word = token.start, token.end, token.text
    if not token.word:
        return ((start + 1, end),)
    if token.kind != "word":
        return ((start, end),)
    if word[-1] == "." and "." not in word[:-1] and len(word) > 2:
        return ((start, end - 1),)
    found = []
    begin = start
    for at in range(start, end):
        if word[at - start] in _JOINTS:
            if begin < at:
                found.append((begin, at))
            begin = at + 1
    if begin < end:
        found.append((begin, end))
    return found
