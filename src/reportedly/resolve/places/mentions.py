"""Names in a text that could be places: runs of capitalised words that a gazetteer knows, and others that stand like one."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.model import Entry, Name, Page, Span
from reportedly.resolve.places.candidates import DIVISIONS, NOTHING, Finder, Found, fold
from reportedly.resolve.places.words import Lexicon, Word, lexicon

_MOST_WORDS = 5
_JOINTS = frozenset((" ", "-", "\u00a0", "\n"))
_LETTERS_OF_NAMES = frozenset("'’‘`ʿʻ")
"""Signs that stand for a letter at the head of a word of a name: "Kafr 'Aqab"."""
_BEFORE_NAMES = (" ", ", ")
_MOST_PARTICLES = 2
_CODE_LETTERS = 3
_LARGE = 100_000
"""Inhabitants of a town whose name stands beside others ("the Kyiv suburb", "Mayor Varn")."""
_DESCRIBED = 3
"""Words after an adjective among which the noun stands that it describes."""
_TOWNS = frozenset(("populated place",))


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words ``first`` up to ``last`` of a text that may name a place, with what a gazetteer has under that name.

    ``nature`` is the kind of feature of nature that the text calls it ("river", "sea", "other"), if any; ``facility`` the end of the
    words of the facility's name that these are, or begin ("Evin Prison"), 0 for none; ``sites`` are the airfields that it could be.
    """

    start: int
    end: int
    name: str
    first: int
    last: int
    found: Found
    in_list_of_districts: bool = False
    nature: str = ""
    facility: int = 0
    sites: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The places that it could be; small ones where there are no others."""
        return self.found.entries or self.found.small

    @property
    def only_sounds(self) -> bool:
        """Whether no place is written so: those that there are only sound like it."""
        found = self.found
        return bool(found.small) and not found.entries and all(entry.matched == "sound" for entry in found.small)


def toponyms(
    page: Page, words: Sequence[Word], names: Sequence[Name], finder: Finder, taken: Sequence[Span] = ()
) -> list[Toponym]:
    """Every name that may be a place, in text order, without overlaps and none that overlaps a span of ``taken``."""
    lex = lexicon(page.language)
    barred = _Ranges([(span.start, span.end) for span in taken])
    found: list[Toponym] = []
    index = 0
    while index < len(words):
        word = words[index]
        if not word.capital or barred.touches(word.start, word.end):
            index += 1
            continue
        toponym = _longest(page.text, words, index, finder, lex)
        if (
            toponym is None
            or _ends_with_it(toponym, words, lex)
            or _is_money(words, index)
            or barred.touches(toponym.start, toponym.end)
        ):
            index += 1
            continue
        found.append(toponym)
        index = toponym.last
    found = [t for t in found if not _ends_a_name(t, words, lex)]
    parts = {at for t in found if _ends_longer(t, found, words, lex) for at in (t.first - 1, t.first)}
    found = _with_districts([t for t in found if t.last - t.first > 1 or t.first not in parts], words, finder, lex)
    covered = _Ranges([(t.start, t.end) for t in found] + [(s.start, s.end) for s in taken])
    found += _unlisted(page.text, words, names, covered, lex)
    return sorted(found, key=lambda t: t.start)


def _is_money(words: Sequence[Word], at: int) -> bool:
    """Whether a sign of a currency stands right after a word: the "US" of "US$300" is no place."""
    return at + 1 < len(words) and unicodedata.category(words[at + 1].gap[:1] or " ") == "Sc"


def joined(word: Word, before: Word, lex: Lexicon) -> bool:
    """Whether ``word`` can continue a name that ``before`` is part of."""
    return word.gap in _JOINTS or (word.gap == ". " and before.text in lex.dotted) or _lettered(word, before)


def _lettered(word: Word, before: Word) -> bool:
    """Whether a sign for a letter begins a word that goes on with a name."""
    return before.capital and word.capital and word.gap[:-1] == " " and word.gap[-1:] in _LETTERS_OF_NAMES


def _generic(word: Word, lex: Lexicon) -> bool:
    """Whether ``word`` is a direction or a kind of street, which names no place on its own ("the North", "Street")."""
    return word.lower in lex.directions or word.lower in lex.street_words


def _ends_a_name(toponym: Toponym, words: Sequence[Word], lex: Lexicon) -> bool:
    """Whether it is a noun for a body or building that ends a name before it: the "Airport" of "Kyiv Airport" is no town."""
    word = words[toponym.first]
    noun = toponym.last - toponym.first == 1 and (
        word.lower in lex.public_words or word.lower in lex.organisation_words or word.lower in lex.isles
    )
    return noun and toponym.first > 0 and words[toponym.first - 1].capital and word.gap == " " and not toponym.found.known


def _longest(text: str, words: Sequence[Word], first: int, finder: Finder, lex: Lexicon) -> Toponym | None:
    last = first + 1
    ends = [last]
    while last < len(words) and last - first < _MOST_WORDS and joined(words[last], words[last - 1], lex):
        if words[last].capital:
            ends.append(last + 1)
        elif words[last].lower not in lex.connectors and words[last].gap != "-" and not _is_glued(words, last):
            break
        last += 1
    if _leads_on(words, first, lex):
        return None
    for end in reversed(ends):
        name = " ".join(text[words[first].start : words[end - 1].end].split())
        found = _find(name, words, first, end, finder, lex)
        if not (found.entries or found.small):
            continue
        if end < len(words) and words[end].gap == " " and words[end].text in lex.isles:
            found = replace(found, entries=tuple(e for e in found.entries if not _respelt_state(e)))
            if not (found.entries or found.small):
                continue
        sounds = not found.entries and all(entry.matched == "sound" for entry in found.small)
        if sounds and end - first > 1 and (words[first].lower in lex.common or words[first].lower in lex.locative):
            continue
        if not found.entries and not _stands_alone(words, first, end, lex):
            continue
        if (
            end < len(words)
            and words[end].capital
            and joined(words[end], words[end - 1], lex)
            and _is_joint(words[first:end], lex)
        ):
            continue
        if _goes_on(words, end, lex) or _is_court(words, first, end, lex) or not _whole(name, words[first:end], found, lex):
            continue
        stop = words[end - 1].end
        if end < len(words) and words[end].lower in lex.division_nouns and words[end].gap == " ":
            whole = finder.find(f"{name} {words[end].lower}")
            if any(entry.kind in DIVISIONS for entry in (*whole.entries, *whole.small)) or whole.known:
                whole = _of_kind(whole, lex.kinds.get(words[end].lower))
                return Toponym(words[first].start, words[end].end, f"{name} {words[end].lower}", first, end + 1, whole)
            if words[end].lower in lex.divisions:  # a division that nothing has is not the town or former state of its name
                found = Found(tuple(e for e in found.entries if e.kind not in _TOWNS and not _respelt_state(e)))
                return Toponym(words[first].start, words[end].end, f"{name} {words[end].lower}", first, end + 1, found)
        return Toponym(words[first].start, stop, name, first, end, found)
    return None


def _of_kind(found: Found, kind: str | None) -> Found:
    """Those of the kind that the noun of the name says, where there are any: "Bari region" is not the district of Bari."""
    entries = tuple(entry for entry in found.entries if entry.kind == kind)
    return replace(found, entries=entries) if entries and not found.known else found


def _respelt_state(entry: Entry) -> bool:
    """Whether it is a state under another spelling: the "Sirri" of "Sirri islands" is none of Syria."""
    return entry.kind == "country" and entry.matched == "other name"


def _leads_on(words: Sequence[Word], first: int, lex: Lexicon) -> bool:
    """Whether a word has its capital from the head of its sentence and leads with an article to a name: the "At" of "At the Brask"."""
    after = words[first + 1] if first + 1 < len(words) else None
    return after is not None and words[first].lower in lex.locative and after.gap == " " and after.text in lex.definite


def _goes_on(words: Sequence[Word], end: int, lex: Lexicon) -> bool:
    """Whether a particle or two and another name go on with a name: "Lanao" in "Lanao del Sur" is no town of its own."""
    at = end
    while at < len(words) and at - end < _MOST_PARTICLES and words[at].gap == " " and words[at].lower in lex.particles:
        if words[at].capital:
            break
        at += 1
    return end < at < len(words) and words[at].gap in (" ", "-") and words[at].capital


def _ends_with_it(toponym: Toponym, words: Sequence[Word], lex: Lexicon) -> bool:
    """Whether a particle before it makes it the end of another name: the "Sur" of "Lanao del Sur"; a country is one all the same."""
    first = toponym.first
    if first < 2 or not words[first - 2].capital or not _goes_on(words, first - 1, lex):
        return False
    return all(entry.kind != "country" for entry in toponym.entries[:1])


def _is_court(words: Sequence[Word], first: int, end: int, lex: Lexicon) -> bool:
    """Whether words say only which district of what stands after "of", or go on from one: "the Western District of Texas"."""
    before = words[first - 1] if first else None
    if before is not None and before.capital and before.lower in lex.directions and words[first].lower in lex.division_nouns:
        return words[first].gap == " "
    generic = words[end - 1].lower in lex.division_nouns and all(
        word.lower in lex.directions for word in words[first : end - 1]
    )
    return generic and end - first > 1 and end < len(words) and words[end].lower == "of"


def _is_joint(inside: Sequence[Word], lex: Lexicon) -> bool:
    """Whether words are such as stand between the parts of names: the "Al" of "Al Hammam" is no town."""
    return all(word.lower in lex.connectors for word in inside)


def _is_glued(words: Sequence[Word], index: int) -> bool:
    """Whether a word in small letters is an article that a hyphen joins to a name ("ez-Zor")."""
    return index + 1 < len(words) and words[index + 1].gap == "-" and words[index + 1].capital


def _stands_alone(words: Sequence[Word], first: int, end: int, lex: Lexicon) -> bool:
    """Whether no part of a longer name stands beside these words: "Sayala" in "Umm Sayala" is no village of its own."""
    before, after = words[first - 1] if first else None, words[end] if end < len(words) else None
    if before is not None and before.capital and words[first].gap in _JOINTS and not _beside(before, lex):
        return False
    if before is not None and _lettered(words[first], before):
        return False
    return after is None or not after.capital or after.gap not in _JOINTS


def _beside(word: Word, lex: Lexicon) -> bool:
    """Whether a word with a capital may stand beside a name without being of it."""
    return word.lower in lex.common or word.lower in lex.directions or word.lower in lex.kinds or word.lower in lex.locative


def _whole(name: str, inside: Sequence[Word], found: Found, lex: Lexicon) -> bool:
    """Whether words that may merely stand beside a name ("The Athens", "Athens City") are a part of it."""
    loose = inside[0].lower in lex.articles or (len(inside) > 1 and inside[-1].lower in lex.town_ends)
    if loose or any(word.lower == "and" for word in inside):
        return bool(found.known) or any(fold(entry.name) == fold(name) for entry in (*found.entries, *found.small))
    return True


def _ends_longer(toponym: Toponym, found: Sequence[Toponym], words: Sequence[Word], lex: Lexicon) -> bool:
    """Whether it is the end of a name of two words that nothing has: "Kulachi" in "Ratta Kulachi" is no town of its own.

    Before a large place another name may stand, and behind one ("Gaza Jabalia"); and so may directions, titles, given names and what
    says of which kind it is.
    """
    first = toponym.first
    if toponym.last - first != 1 or first < 2 or words[first].gap != " " or _large(toponym):
        return False
    before = words[first - 1]
    if not before.capital or before.gap != " " or len(before.text) < _CODE_LETTERS or not before.text[1:].islower():
        return False
    named = before.lower in lex.titles or before.lower in lex.given or before.lower in lex.natural
    if named or before.lower in lex.directions or before.lower in lex.kinds or before.lower in lex.locative:
        return False
    if before.lower in lex.street_words or before.lower in lex.connectors or before.lower in lex.speech:
        return False
    lead = words[first - 2].lower
    if before.lower in lex.common:  # "the Blue Line", but "Old Berro" and "the Old Berro road"
        after = words[toponym.last] if toponym.last < len(words) else None
        described = after is not None and after.gap == " " and not after.capital and after.lower not in lex.loose_ends
        if lead not in lex.definite or described:
            return False
    elif lead not in lex.locative and lead not in lex.articles:
        return False
    return not any(other.last == first and (_large(other) or other.last - other.first > 1) for other in found)


def _large(toponym: Toponym) -> bool:
    """Whether it names a state, a region, a people or a large town, or a place of a pack."""
    return bool(toponym.found.known) or any(
        entry.kind not in ("populated place", "district", "other")
        or entry.matched == "adjective"
        or entry.population >= _LARGE
        for entry in toponym.entries
    )


def _with_districts(found: Sequence[Toponym], words: Sequence[Word], finder: Finder, lex: Lexicon) -> list[Toponym]:
    """Give a short name what the long one of the article is ("Laurel" beside "Laurel County"), and so in "Clay and Polk counties"."""
    long: dict[str, Found] = {}
    for toponym in found:
        head, _, tail = toponym.name.rpartition(" ")
        if tail.lower() in lex.districts and head:
            long.setdefault(fold(head), toponym.found)
    out: list[Toponym] = []
    listed = ""
    for toponym in reversed(found):
        after = words[toponym.last] if toponym.last < len(words) else None
        if after is not None and after.lower in lex.counties and after.gap == " ":
            listed = lex.counties[after.lower]
        elif listed and not (out and toponym.last + (after is not None and after.lower == "and") == out[-1].first):
            listed = ""
        more = finder.find(f"{toponym.name} {listed}") if listed else long.get(fold(toponym.name), NOTHING)
        more_entries = tuple(e for e in (*more.entries, *more.small) if e.kind in DIVISIONS)
        if more_entries:
            kept = {e.key for e in more_entries}
            entries = (*more_entries, *(e for e in toponym.entries if e.key not in kept))
            entries = tuple(sorted(entries, key=lambda e: -e.population))
            toponym = replace(toponym, found=replace(toponym.found, entries=entries), in_list_of_districts=bool(listed))
        out.append(toponym)
    return out[::-1]


def _find(name: str, words: Sequence[Word], first: int, end: int, finder: Finder, lex: Lexicon) -> Found:
    if end - first == 1:
        after_name = first > 0 and words[first].gap == ", " and words[first - 1].capital
        short = lex.abbreviations.get(name)
        if short is not None and (name not in lex.codes or after_name) and (name[-1] == "." or after_name):
            full, country = short
            entries = tuple(e for e in finder.find(full).entries if e.country == country and e.kind == "region")
            if not entries:  # a federal district may stand in the gazetteer as a town only
                entries = tuple(e for e in finder.find(full).entries if e.country == country)[:1]
            if entries:
                return Found(entries)
        if _generic(words[first], lex) and not finder.known(name):
            return NOTHING
        if _is_code(name) and name not in lex.codes:
            return NOTHING
    found = finder.find(name)
    if name.count(".") > 1 and any(
        word.text.count(".") > 1 for word in words[first:end]
    ):  # "A U.S." is not Aus, and "U.N." not Un
        found = replace(found, entries=tuple(e for e in found.entries if "." in e.name or fold(e.name) != fold(name)))
    if found.entries or found.small:
        return found
    side = lex.sides.get(words[first].lower, "") if end - first > 1 and words[first].lower in lex.sided else ""
    if side:  # "Southern Arvenia", where there is a state of South Arvenia
        found = finder.find(f"{side.capitalize()} {name.partition(' ')[2]}")
        return Found(tuple(e for e in found.entries if e.kind == "country" and e.matched == "name"))
    if end - first == 1 and name.endswith("s") and len(name) > 4:  # "Ukrainians"
        people = finder.find(name[:-1])
        if people.entries and people.entries[0].matched == "adjective":
            return Found(tuple(e for e in people.entries if e.matched == "adjective"))
    return NOTHING


def _is_code(name: str) -> bool:
    """Whether a word is two or three capitals without full stops: "US", not "U.S."."""
    return len(name) <= _CODE_LETTERS and name.isascii() and name.isupper() and "." not in name


def _unlisted(text: str, words: Sequence[Word], names: Sequence[Name], covered: _Ranges, lex: Lexicon) -> list[Toponym]:
    """Names that no gazetteer has but the reader or the words around take for a place."""
    starts = [word.start for word in words]
    out: list[Toponym] = []
    for name in names:
        inside = bool(out) and name.span.start < out[-1].end  # the "Line" of "Blue Line"
        if name.kind == "place" and not inside and not covered.touches(name.span.start, name.span.end):
            first = bisect_right(starts, name.span.start) - 1
            last = bisect_left(starts, name.span.end)
            if first >= 0 and last > first and not _describes_town(words, first, last, lex):
                out.append(Toponym(name.span.start, name.span.end, name.span.text, first, last, NOTHING))
    covered = covered.with_more((t.start, t.end) for t in out)
    index = 1
    while index < len(words):
        word = words[index]
        if word.capital and word.gap in _BEFORE_NAMES and word.lower not in lex.common:
            last = _end_of_name(words, index, lex)
            division = (
                last < len(words) and words[last].lower in lex.divisions and words[last].gap == " " and last - index > 1
            )
            led = words[index - 1].lower in lex.locative and word.gap == " "
            if not led and not division and not _goes_on_before(words, index, last, lex):
                index += 1
                continue
            last += division
            if not covered.touches(word.start, words[last - 1].end):
                end = words[last - 1].end
                out.append(Toponym(word.start, end, text[word.start : end], index, last, NOTHING))
            index = last
        else:
            index += 1
    return out


def _end_of_name(words: Sequence[Word], first: int, lex: Lexicon) -> int:
    """Where the words with a capital end that begin at ``first``, with the particles between them ("Lanao del Sur")."""
    last = first + 1
    while last < len(words) and last - first < _MOST_WORDS and words[last].gap == " ":
        if not words[last].capital and not _goes_on(words, last, lex):
            break
        last += 1
    return last


def _goes_on_before(words: Sequence[Word], first: int, last: int, lex: Lexicon) -> bool:
    """Whether it is a name with a particle in a list of places: behind a comma and a name, before a comma."""
    listed = words[first].gap == ", " and words[first - 1].capital and last < len(words) and words[last].gap == ", "
    return listed and any(not word.capital and word.lower in lex.particles for word in words[first:last])


def _describes_town(words: Sequence[Word], first: int, at: int, lex: Lexicon) -> bool:
    """Whether a noun for a place and "of" or its name go on after a name: in "the Arvenian border town of Lysk" Lysk is the place."""
    for after in range(at, min(len(words) - 1, at + _DESCRIBED)):
        word = words[after]
        if word.capital or word.gap != " ":
            return False
        if word.lower in lex.kinds or word.lower in lex.place_nouns:
            one = words[after + 1]
            if one.lower == "of":
                return after + 2 < len(words) and words[after + 2].capital
            article = words[first - 1].lower in lex.articles if first else False
            if article and lex.kinds.get(word.lower) in _TOWNS and one.capital and one.gap in (" ", ", "):
                return True
    return False


class _Ranges:
    """Half-open ranges, asked whether one touches another."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._merged: list[tuple[int, int]] = []
        for start, end in sorted(ranges):
            if self._merged and start < self._merged[-1][1]:
                self._merged[-1] = (self._merged[-1][0], max(end, self._merged[-1][1]))
            else:
                self._merged.append((start, end))

    def touches(self, start: int, end: int) -> bool:
        """Whether any range overlaps ``start`` up to ``end``."""
        at = bisect_left(self._merged, (end,)) - 1
        return at >= 0 and self._merged[at][1] > start

    def with_more(self, ranges: Iterable[tuple[int, int]]) -> _Ranges:
        """These ranges and ``ranges``."""
        return _Ranges([*self._merged, *ranges])
