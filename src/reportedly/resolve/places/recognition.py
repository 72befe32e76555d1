"""Whether a name stands for a place where it stands: features of the name, the words around it and the rest of the article."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Sequence

from reportedly.model import Language, Name
from reportedly.resolve.places.candidates import HOLDERS, fold
from reportedly.resolve.places.mentions import Toponym, joined
from reportedly.resolve.places.words import Lexicon, Word, lexicon

Features = dict[str, float]
_CLEAR = frozenset(("container", "of_place", "locative", "tail"))
"""Features that show a place."""
_PERSONAL = frozenset(("after_title", "after_given", "after_initial", "age", "speech", "given_before_capital"))
"""Features that show a person."""
_BARRED = _PERSONAL | {
    "surname", "given_name", "title_inside", "organisation", "organisation_inside", "street", "read_person", "read_organisation",
}  # fmt: skip
"""Features beside which a name is somebody's or something's."""
_SURE, _READ = 0.9, 0.85
"""The chance of a mention of which others are borne out, and the score of the reader's from which it is believed; both are set."""
_BORNE_OUT = 0.6


def recognition(
    toponyms: Sequence[Toponym], words: Sequence[Word], names: Sequence[Name], language: Language
) -> list[Features]:
    """The features of each toponym, in order; those of the reader are left out where ``names`` is empty."""
    lex = lexicon(language)
    people = _people(words, names, lex)
    small = {word.lower for word in words if not word.capital}
    reader = _Names(names)
    by_end = {t.last: t for t in toponyms}
    by_start = {t.first: t for t in toponyms}
    rows = []
    for toponym in toponyms:
        row = _of_entries(toponym)
        row |= _of_words(toponym, words, lex, small, people)
        row |= _of_neighbours(toponym, words, lex, by_start, by_end)
        if names:
            row |= reader.features(toponym)
        rows.append(row)
    _across(toponyms, rows)
    return rows


def confirmed(toponyms: Sequence[Toponym], rows: Sequence[Features], chances: Sequence[float]) -> list[float]:
    """The chances, with those raised that the article bears out.

    A name of one place that the article surely means somewhere is that place where nothing makes it a person or body; so is what the
    reader takes for a place beyond doubt, and a state's letters where they are no word ("1,000 US deaths").
    """
    sure = {fold(t.name) for t, row, value in zip(toponyms, rows, chances, strict=True) if value >= _SURE and t.entries}
    return [
        max(value, _BORNE_OUT) if _borne_out(toponym, row, sure) else value
        for toponym, row, value in zip(toponyms, rows, chances, strict=True)
    ]


def _borne_out(toponym: Toponym, row: Features, sure: Container[str]) -> bool:
    if not _BARRED.isdisjoint(row):
        return False
    read = row.get("read_place_score", 0.0) >= _READ and "read_place_exact" in row
    state = "matched_code" in row and "top_country" in row and "read_none" in row
    again = "elsewhere_place" in row and fold(toponym.name) in sure and "common" not in row
    return read or state or again


def _of_entries(toponym: Toponym) -> Features:
    row: Features = {"bias": 1.0}
    if not toponym.entries or toponym.only_sounds:
        row["unlisted"] = 1.0
        return row
    top = toponym.entries[0]
    if not toponym.found.entries:
        row["in_layer"] = 1.0
    row["log_population"] = math.log10(max(e.population for e in toponym.entries) + 1) / 7
    row[f"top_{top.kind}"] = 1.0
    row[f"matched_{top.matched}"] = 1.0
    row["choices"] = math.log2(len(toponym.entries)) / 6
    if toponym.found.known:
        row["in_pack"] = 1.0
    if any(e.matched == "name" for e in toponym.entries):
        row["own_name"] = 1.0
    return row


def _of_words(
    toponym: Toponym, words: Sequence[Word], lex: Lexicon, small: Container[str], people: Container[str]
) -> Features:
    row: Features = {}
    inside = words[toponym.first : toponym.last]
    first = inside[0].lower
    only = first if len(inside) == 1 else ""
    if not only:
        row["several_words"] = 1.0
        if inside[-1].lower in lex.division_ends:
            row["division_word"] = 1.0
    if toponym.name.isupper() and len(toponym.name) > 3:
        row["capitals"] = 1.0
    if len(toponym.name) < 4:
        row["short"] = 1.0
    if all(word.lower in lex.common for word in inside):
        row["common" if only else "all_common"] = 1.0
        if only and _starts_sentence(words, toponym.first):
            row["common_first"] = 1.0
    if only in lex.generic:
        row["generic"] = 1.0
    if only in small:
        row["also_small"] = 1.0
    if only in lex.given:
        row["given_name"] = 1.0
    if any(word.lower in lex.street_words for word in inside[1:]):
        row["street_inside"] = 1.0
    if any(word.lower in lex.organisation_words for word in inside):
        row["organisation_inside"] = 1.0
    if first in lex.titles:
        row["title_inside"] = 1.0
    if only in people:
        row["surname"] = 1.0
    return row


def _of_neighbours(
    toponym: Toponym, words: Sequence[Word], lex: Lexicon, by_start: dict[int, Toponym], by_end: dict[int, Toponym]
) -> Features:
    row: Features = {}
    first, last = toponym.first, toponym.last
    before = words[first - 1]
    if _starts_sentence(words, first):
        row["sentence_start"] = 1.0
    elif joined(words[first], before, lex):
        earlier = words[first - 2].lower if first > 1 else ""
        if before.lower in lex.titles:
            row["after_title"] = 1.0
        if before.capital:
            if before.lower in lex.given:
                row["after_given"] = 1.0
            elif len(before.text) == 1:
                row["after_initial"] = 1.0
            elif before.lower in lex.directions or before.lower in lex.locative or before.lower == "the":
                row["after_direction"] = 1.0
            elif first - 1 not in by_end and before.lower not in lex.titles:
                row["after_capital"] = 1.0
        elif before.lower == "of":
            row["of_place" if earlier in lex.place_nouns else "of_other"] = 1.0
        elif before.lower in lex.locative:
            row["locative"] = 1.0
        elif before.lower == "the":
            row["after_the"] = 1.0
        elif before.lower == "and" and first - 1 in by_end:
            row["after_place_and"] = 1.0
        elif before.lower in lex.speech or before.lower == "by":
            row["after_speech"] = 1.0
        else:
            row["after_small"] = 1.0
        if not toponym.entries and "locative" in row:
            row["unlisted_locative"] = 1.0
    elif words[first].gap == ", " and first in by_end:
        row["after_place_comma"] = 1.0
        if before.lower not in lex.given:
            row["listed"] = 1.0
    if last < len(words):
        row |= _after(toponym, words, lex, by_start)
    return row


def _after(toponym: Toponym, words: Sequence[Word], lex: Lexicon, by_start: dict[int, Toponym]) -> Features:
    row: Features = {}
    last = toponym.last
    after = words[last]
    follower = by_start.get(last)
    if after.gap == ", ":
        row["comma"] = 1.0
        if after.text.isdigit():
            row["age"] = 1.0
        elif follower is not None and any(e.kind in HOLDERS for e in follower.entries[:3]):
            row["container"] = 1.0
        elif follower is not None:
            row["place_comma"] = 1.0
    elif after.gap in (" ", "-"):
        if after.capital:
            if after.lower in lex.street_words:
                row["street"] = 1.0
            elif after.lower in lex.organisation_words:
                row["organisation"] = 1.0
            elif after.lower in lex.public_words:
                row["public"] = 1.0
            elif follower is not None:
                row["before_place"] = 1.0
            else:
                row["before_capital"] = 1.0
                if words[toponym.last - 1].lower in lex.given:
                    row["given_before_capital"] = 1.0
        elif after.lower in lex.speech:
            row["speech"] = 1.0
        elif after.lower in lex.place_tails:
            row["tail"] = 1.0
        elif after.lower in lex.organisation_words or after.lower in lex.public_words:
            row["before_body"] = 1.0
        elif after.lower in lex.relative:
            row["verb_who"] = 1.0
        elif after.lower in lex.predicate:
            row["verb_be"] = 1.0
    return row


def _across(toponyms: Sequence[Toponym], rows: list[Features]) -> None:
    """Add what the other mentions of the same name, and its neighbours in the article, say."""
    clear: Counter[str] = Counter()
    person: Counter[str] = Counter()
    folded = [fold(t.name) for t in toponyms]
    for name, row in zip(folded, rows, strict=True):
        if not row.keys().isdisjoint(_CLEAR):
            clear[name] += 1
        if not row.keys().isdisjoint(_PERSONAL):
            person[name] += 1
    for name, row in zip(folded, rows, strict=True):
        here_clear = not row.keys().isdisjoint(_CLEAR)
        here_person = not row.keys().isdisjoint(_PERSONAL)
        if clear[name] - here_clear:
            row["elsewhere_place"] = 1.0
        if person[name] - here_person:
            row["elsewhere_person"] = 1.0


def _starts_sentence(words: Sequence[Word], index: int) -> bool:
    gap = words[index].gap
    return index == 0 or any(c in '.!?\n"“”' for c in gap) or words[index - 1].text[-1] == "."


def _people(words: Sequence[Word], names: Sequence[Name], lex: Lexicon) -> set[str]:
    """The surnames: what follows a given name or a title in the article, or ends a name that the reader gives a person."""
    people: set[str] = set()
    for index in range(1, len(words)):
        word, before = words[index], words[index - 1]
        if not word.capital or not before.capital or word.gap not in (" ", ". "):
            continue
        named = before.lower in lex.given and word.lower not in lex.common and word.gap == " "
        initial = len(before.text) == 2 and before.text[1] == "." and index > 1 and words[index - 2].lower in lex.given
        titled = before.lower in lex.titles and word.lower not in lex.given and before.lower not in lex.loose_titles
        if named or initial or titled:
            people.add(word.lower)
    for name in names:
        parts = name.span.text.split()
        if name.kind == "person" and len(parts) > 1 and name.score > 0.6:
            people.add(parts[-1].lower())
    return people


class _Names:
    """The reader's names, none of which overlaps another, asked which covers a toponym."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = sorted(names, key=lambda n: n.span.start)
        self._starts = [n.span.start for n in self._names]
        self._ends = [n.span.end for n in self._names]

    def features(self, toponym: Toponym) -> Features:
        """The kind and score of the name that shares most characters with it."""
        best: Name | None = None
        shared = 0
        for name in self._names[bisect_right(self._ends, toponym.start) : bisect_left(self._starts, toponym.end)]:
            common = min(name.span.end, toponym.end) - max(name.span.start, toponym.start)
            if common > shared:
                best, shared = name, common
        if best is None:
            return {"read_none": 1.0}
        exact = best.span.start == toponym.start and best.span.end == toponym.end
        row = {f"read_{best.kind}": 1.0, f"read_{best.kind}_score": best.score}
        if exact:
            row[f"read_{best.kind}_exact"] = 1.0
        return row
