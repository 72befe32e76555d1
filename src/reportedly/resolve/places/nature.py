"""Names of rivers and other features of nature: what the words beside a name say of that, and what it can mean then.

"The Dnipro" is the river and "Dnipro" the city; "the Dnipro mayor" is the city's. What is called so is never a town, also where the
gazetteer has only towns of that name: the river is left without a point then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model import Entry, kilometres
from reportedly.resolve.places.candidates import Finder, Found
from reportedly.resolve.places.mentions import Toponym
from reportedly.resolve.places.ranking import Choice
from reportedly.resolve.places.words import Lexicon, Word

_TOWNS = frozenset(("populated place", "district"))
_LENGTH_KM = 500.0
"""Kilometres between the points that two tables give one river at most."""
_ONE_OF_NAME = 0.6
"""The score of the only river of a name; it is set, not fitted."""
_NATURE = frozenset(("river", "sea", "other"))


def sorted_out(toponyms: Sequence[Toponym], words: Sequence[Word], finder: Finder, lex: Lexicon) -> list[Toponym]:
    """The toponyms without the towns where a feature of nature is named, and without such features where a town is."""
    found = [_sorted(toponym, _called_nature(toponym, words, finder, lex), finder) for toponym in toponyms]
    return [toponym for toponym in found if toponym is not None]


def _sorted(toponym: Toponym, nature: str, finder: Finder) -> Toponym | None:
    found = toponym.found
    if not nature:
        towns = tuple(e for e in found.small if e.kind not in _NATURE)
        if found.small and not (found.entries or towns):
            return None
        return toponym if len(towns) == len(found.small) else replace(toponym, found=replace(found, small=towns))
    great = finder.nature(toponym.name)
    named = nature != "sea" and (bool(great) or any(e.kind in _NATURE for e in found.entries))
    kept = tuple(e for e in found.entries if e.kind not in _TOWNS and not (named and e.kind == "region"))
    small = tuple(e for e in found.small if e.kind in _NATURE)
    if not any(e.kind in _NATURE for e in kept):
        kept += tuple(e for e in great if not small or _near(e, small))
    if any(e.kind in _NATURE for e in kept):
        small = ()  # the great river, not the brooks of its name
    if kept == found.entries and not small:
        return toponym
    known = frozenset(e.key for e in kept) & found.known
    return replace(toponym, found=Found(kept, known, small), nature=nature)


def told_apart(nature: str, ranking: Sequence[Choice], least: float) -> list[Choice]:
    """The choices of a feature of nature: the first is meant, however little speaks for it, where all are stretches of one river.

    ``least`` is the score from which it is chosen.
    """
    if not nature or not ranking or ranking[0].score >= least:
        return list(ranking)
    first = ranking[0].entry
    one = all(kilometres(first.lat, first.lon, c.entry.lat, c.entry.lon) <= _LENGTH_KM for c in ranking)
    return [replace(ranking[0], score=_ONE_OF_NAME), *ranking[1:]] if one else list(ranking)


def _near(river: Entry, small: Sequence[Entry]) -> bool:
    return any(kilometres(river.lat, river.lon, e.lat, e.lon) <= _LENGTH_KM for e in small)


def _called_nature(toponym: Toponym, words: Sequence[Word], finder: Finder, lex: Lexicon) -> str:
    """The kind of feature of nature that the words right here say the name to be one of; empty for none."""
    first, last = toponym.first, toponym.last
    if all(word.lower in lex.common or word.lower in lex.natural for word in words[first:last]):
        return ""
    before = words[first - 1].lower if first and words[first].gap == " " else ""
    if before in lex.natural:
        return lex.natural[before]
    if last < len(words) and words[last].gap == " " and words[last].lower in lex.natural:
        return lex.natural[words[last].lower]
    of = words[first - 2].lower if before in lex.articles and first > 1 and words[first - 1].gap == " " else before
    at = first - 3 if of != before else first - 2
    if of == "of" and at >= 0 and words[at].lower in lex.shores:
        return "river"
    beside = before in lex.sides and first > 1 and words[first - 1].gap == " " and words[first - 2].lower in lex.definite
    if (before not in lex.definite and not beside) or not _alone(toponym, words, lex):
        return ""
    if beside:  # "the eastern Pacific"; "the eastern Dnipro" may be the city's east
        return "sea" if any(e.kind == "sea" for e in toponym.found.entries) else ""
    known = (*toponym.found.entries, *toponym.found.small, *finder.nature(toponym.name))
    return next((e.kind for e in known if e.kind in _NATURE), "")


def _alone(toponym: Toponym, words: Sequence[Word], lex: Lexicon) -> bool:
    """Whether an article belongs to the name and not to a word after it ("the Dnipro mayor")."""
    if toponym.last == len(words):
        return True
    after = words[toponym.last]
    if after.gap != " ":
        return after.gap[:1] in ".,;:)\n" or after.gap[:1].isspace()
    return after.lower in lex.loose_ends or lex.past(after.lower)
