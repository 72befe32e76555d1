"""Names of facilities: "Prince Halvard Air Base", "Evin Prison". Such a name is one, no town of it is meant, and a town places it.

What a facility is called says what it is (its last word), and the words before it are its name and no place of their own, unless they
are the name of a town that the article means ("Kyiv Airport"). Airports and air bases have points of their own, which a layer of the
gazetteer knows: one is chosen near its town, or in a country that the article tells of. Of other facilities gazetteers hardly know:
one is placed by the town that the sentence tells it to be in, and the reason says so; else it stays unsettled.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from reportedly.model import Candidate, Entry, Page, Place, Span, kilometres
from reportedly.resolve.places.candidates import NOTHING, Finder, Found, fold
from reportedly.resolve.places.mentions import Toponym
from reportedly.resolve.places.words import Lexicon, Word

_MOST_WORDS = 5
_GAPS = (" ", "-", "\u00a0")
_TOWNS = ("populated place",)
_OF_TOWN_KM = 100.0
"""Kilometres from a town to an airport that bears its name at most."""
_SAME_KM = 10.0
_SURE = 0.9
"""The score of an airfield that is chosen; it is set, not fitted."""
_LISTED = 5


def with_facilities(
    page: Page, found: Sequence[Toponym], words: Sequence[Word], finder: Finder, lex: Lexicon, taken: Sequence[Span] = ()
) -> list[Toponym]:
    """The toponyms with each facility as one: instead of those of parts of its name, or with a town of which it has the name."""
    out: list[Toponym] = []
    for first, last, named in _runs(words, finder, lex):
        start, end = words[first].start, words[last - 1].end
        if any(span.start < end and start < span.end for span in taken):
            continue
        inside = [t for t in found if t.start < end and start < t.end]
        if any(t.last > last or (t.first < first and not _led(words[t.first : first], lex)) for t in inside):
            continue
        whole = next((t for t in inside if t.first == first and t.last in (last, named) and t.entries), None)
        if whole is not None and whole.entries[0].kind == "country":
            whole = _at_town(whole)
        if whole is None:
            name = " ".join(page.text[start:end].split())
            whole = Toponym(start, end, name, first, last, NOTHING)
        out.append(replace(whole, facility=last, sites=_sites(words, first, named, last, inside, finder, lex)))
        found = [t for t in found if t not in inside]
    return sorted((*found, *out), key=lambda t: t.start)


def _sites(
    words: Sequence[Word], first: int, named: int, last: int, inside: Sequence[Toponym], finder: Finder, lex: Lexicon
) -> tuple[Entry, ...]:
    """The airfields that the words ``first`` to ``last`` may name, of which those up to ``named`` say which one it is.

    The name of its town may stand before its own, and where none of its own is known, that town's only airport is meant.
    """
    ends = {words[last - 1].lower, words[last - 2].lower + words[last - 1].lower}
    if ends.isdisjoint(lex.airfields):
        return ()
    starts = [first, *(t.last for t in inside if t.first == first and first < t.last < named)]
    for start in starts:
        if found := finder.airfields(_joined(words[start:last]), _joined(words[start:named])):
            return found
    return next((found for end in starts[1:] if (found := finder.airfields("", _joined(words[first:end])))), ())


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _led(before: Sequence[Word], lex: Lexicon) -> bool:
    return all(word.lower in lex.locative for word in before)


def _runs(words: Sequence[Word], finder: Finder, lex: Lexicon) -> list[tuple[int, int, int]]:
    """The words of each facility's name, half-open, and where those end that say which one it is."""
    found = []
    for at in range(1, len(words)):
        word = words[at]
        if not word.capital or word.lower not in lex.facilities or word.gap not in _GAPS:
            continue
        if at + 1 < len(words) and words[at + 1].capital and words[at + 1].gap in _GAPS:
            continue  # "Madison Park Elementary"
        named = at
        while (
            named and words[named - 1].lower in lex.facility_kinds and words[named - 1].capital and words[named].gap in _GAPS
        ):
            named -= 1
        first = named
        while (
            first and named - first < _MOST_WORDS and words[first].gap in _GAPS and _of_name(words, first - 1, finder, lex)
        ):
            first -= 1
        if first == named and named < at and first and words[first].gap in _GAPS and _state(words[first - 1], finder):
            first -= 1
        while first < named and (not words[first].capital or words[first].lower in lex.locative - lex.directions):
            first += 1
        if words[named].gap in _GAPS and any(word.lower not in lex.common for word in words[first:named]):
            found.append((first, at + 1, named))
    return found


def _at_town(toponym: Toponym) -> Toponym | None:
    """A state's name as that of its town of the same name; none where it has none: a state is too large to tell where."""
    country = toponym.entries[0].country
    towns = tuple(e for e in toponym.found.entries if e.kind in _TOWNS and e.country == country)
    return replace(toponym, found=Found(towns[:1])) if towns else None


def _state(word: Word, finder: Finder) -> bool:
    """Whether a word is the name of a state: "Arvenia International Airport" is called after it, wherever in it it lies."""
    top = finder.find(word.text).entries[:1]
    return word.capital and bool(top) and top[0].kind == "country" and top[0].matched != "adjective"


def _of_name(words: Sequence[Word], at: int, finder: Finder, lex: Lexicon) -> bool:
    """Whether a word before a facility's noun is of its name: with a capital and no adjective of a country, or a particle."""
    word = words[at]
    if not word.capital:
        return word.lower in lex.particles
    if "." in word.text or word.lower in lex.articles or word.lower in lex.loose_ends - lex.locative:
        return False
    top = finder.find(word.text).entries[:1]
    return not (top and (top[0].matched == "adjective" or top[0].kind == "country"))


def at_airfields(
    places: Sequence[Place], found: Sequence[Toponym], words: Sequence[Word], about: Collection[str], text: str
) -> tuple[Place, ...]:
    """The places, with each airport and air base that is known at its own point.

    It is the one near the town that it has the name of, else the only one in the countries ``about`` which the article is or that it
    names, else the only one of the world. ``found`` are the toponyms of ``places``, in the same order.
    """
    countries = {*about, *(place.country for place in places if place.country)}
    return tuple(
        _at_airfield(place, toponym, words, countries, text) if toponym.sites else place
        for place, toponym in zip(places, found, strict=True)
    )


def _at_airfield(place: Place, toponym: Toponym, words: Sequence[Word], countries: Collection[str], text: str) -> Place:
    sites, lat, lon = toponym.sites, place.lat, place.lon
    if lat is not None and lon is not None:
        here, reason = (
            [e for e in sites if kilometres(lat, lon, e.lat, e.lon) <= _OF_TOWN_KM],
            f"the airfield of {place.name}",
        )
    else:
        here, reason = [e for e in sites if e.country in countries], "the airfield of this name in a country of the article"
        if not here:
            here, reason = list(sites), "the only airfield of this name"
    if not here or any(kilometres(here[0].lat, here[0].lon, e.lat, e.lon) > _SAME_KM for e in here):
        return place
    site = here[0]
    span = Span.of(text, toponym.start, words[toponym.facility - 1].end)
    listed = tuple(
        Candidate(e.name, e.lat, e.lon, None, e.country, e.kind, _SURE if e is site else 0.0) for e in sites[:_LISTED]
    )
    return Place(place.id, span, site.name, site.lat, site.lon, None, site.country, site.kind, _SURE, listed, reason)


def sited(
    places: Sequence[Place], found: Sequence[Toponym], words: Sequence[Word], lex: Lexicon, text: str
) -> tuple[Place, ...]:
    """The places, with each facility that is unsettled at the town that its sentence tells it to be in, where that is settled.

    Mentions of one facility share its town. ``found`` are the toponyms of ``places``, in the same order.
    """
    towns: dict[str, Place] = {}
    names: dict[int, str] = {}
    for index, (place, toponym) in enumerate(zip(places, found, strict=True)):
        if not toponym.facility or place.lat is not None:
            continue
        names[index] = fold(text[toponym.start : words[toponym.facility - 1].end])
        town = places[index + 1] if index + 1 < len(places) else None
        if (
            town is not None
            and town.kind in _TOWNS
            and town.lat is not None
            and _leads(toponym.facility, found[index + 1].first, words, lex)
        ):
            towns.setdefault(names[index], town)
    out = list(places)
    for index, name in names.items():
        span = Span.of(text, found[index].start, words[found[index].facility - 1].end)
        place = replace(places[index], span=span, name=span.text)
        if name in towns:
            town = towns[name]
            reason = f"told to be in {town.name}, at whose point it is put; where in it is not known"
            place = replace(place, lat=town.lat, lon=town.lon, country=town.country, score=town.score, reason=reason)
        out[index] = place
    return tuple(out)


def _leads(end: int, first: int, words: Sequence[Word], lex: Lexicon) -> bool:
    """Whether what stands between a facility and a town says that it is in it: "in", "in the city of", a comma."""
    between = words[end:first]
    if not between:
        return words[first].gap == ", "
    led = between[0].lower == "in" and between[0].gap in (" ", ", ")
    rest = all(w.gap == " " and (w.lower in lex.articles or w.lower in lex.kinds or w.lower == "of") for w in between[1:])
    return led and rest and words[first].gap == " "
