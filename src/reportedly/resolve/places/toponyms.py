"""Places: the toponyms of an article, each with its point on the map where that is sure enough.

Recognition takes capitalised names that the gazetteer or a pack knows, and those that the reader or the words around take for
a place, and keeps what is likelier a place than a person, body or ordinary word. Resolution ranks what each name could be by
size and kind, by the regions and countries named with it and by nearness to the other places of the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from reportedly.model import Candidate, Document, Gazetteer, Name, Pack, Page, Place, Span, outlet_of
from reportedly.resolve.places.areas import Part, lying_off, part, placed
from reportedly.resolve.places.candidates import Finder
from reportedly.resolve.places.context import ELSEWHERE, Scene, senses, told_inside
from reportedly.resolve.places.countries import pack_countries, told
from reportedly.resolve.places.facilities import at_airfields, sited, with_facilities
from reportedly.resolve.places.levels import levelled
from reportedly.resolve.places.mentions import Toponym, toponyms
from reportedly.resolve.places.nature import sorted_out, told_apart
from reportedly.resolve.places.neighbourhood import Ground, settled
from reportedly.resolve.places.ranking import Choice, Weights, chance, ranked, told_of, unsettled, weights
from reportedly.resolve.places.recognition import confirmed, recognition
from reportedly.resolve.places.words import lexicon, words_of

_LISTED = 5
_TOLD = 0.9
"""The chance of a name to be a place that the text says to be one."""
_NOT_LISTED = "no gazetteer or pack has this name"

_PEOPLE: Final = "adjective or people of the country"


def places(
    page: Page,
    names: Sequence[Name],
    gazetteer: Gazetteer,
    packs: Sequence[Pack],
    taken: Sequence[Span] = (),
    sure: Sequence[Span] = (),
) -> tuple[Place, ...]:
    """The places that ``page`` names, one for each mention, ids ``p1``… in the order of their names.

    What lies off a town is a place too and comes right after that.

    ``names`` are those of the reader and may be empty. Words of ``taken`` (capitals that stand for a government) are left
    out, those of ``sure`` are places whatever else speaks against it. ``lat``, ``lon`` and ``geonames_id`` are ``None`` where
    nothing has the name or no candidate is sure enough.
    """
    document = page.document
    of = weights()
    words = words_of(page)
    finder = Finder(gazetteer, packs)
    found = toponyms(page, words, names, finder, taken)
    about = told(found, packs, finder)
    if about:
        finder.within(about)
        found = toponyms(page, words, names, finder, taken)
    lex = lexicon(page.language)
    found = with_facilities(page, sorted_out(found, words, finder, lex), words, finder, lex, taken)
    rows = recognition(found, words, names, page.language)
    chances = [chance(row, of.reader if names else of.alone) for row in rows]
    inside = told_inside(found, words, lex)
    certain = {(span.start, span.end) for span in sure}
    chances = [
        max(_TOLD, value) if t.nature or t.facility or i in inside or (t.start, t.end) in certain else value
        for i, (t, value) in enumerate(zip(found, chances, strict=True))
    ]
    chances = confirmed(found, rows, chances)
    least = of.least_place if names else of.least_alone
    kept = [i for i, value in enumerate(chances) if value >= least or (found[i].start, found[i].end) in certain]
    found, chances = [found[i] for i in kept], [chances[i] for i in kept]
    meant = senses(found, words, chances, page.language)
    bare = lexicon(page.language).bare
    outlet = outlet_of(packs, document.outlet, document.url)
    scene = Scene(found, meant, chances, bare, outlet.country if outlet else None, pack_countries(packs))
    choices: dict[int, list[Choice]] = {}
    holders: dict[int, str] = {}
    rankings = [levelled(sense, group, bare) for sense, group in zip(meant, ranked(scene, of), strict=True)]
    rankings = settled(found, meant, rankings, Ground(about, _front(packs)), of.least_sure, bare)
    rankings = [unsettled(sense, group, of.least_sure) for sense, group in zip(meant, rankings, strict=True)]
    rankings = [told_of(sense, group, of.least_sure) for sense, group in zip(meant, rankings, strict=True)]
    for sense, group in zip(scene.senses, rankings, strict=True):
        ranking = told_apart(found[sense.mentions[0]].nature, group, of.least_sure)
        holder = sense.elsewhere if sense.elsewhere is not None else sense.containers[0] if sense.containers else None
        for index in sense.mentions:
            choices[index] = ranking
            if holder is not None:
                holders[index] = found[holder].name
    said = [part(toponym, words, lex) for toponym in found]
    settled_ = tuple(
        placed(
            _place(document, toponym, choices.get(index, []), holders.get(index), of),
            said[index],
            [choice.entry for choice in choices.get(index, ())],
            document.text,
        )
        for index, toponym in enumerate(found)
    )
    settled_ = at_airfields(settled_, found, words, about, document.text)
    return _numbered(_with_ways(sited(settled_, found, words, lex, document.text), said, document.text))


def _with_ways(places: Sequence[Place], said: Sequence[Part | None], text: str) -> Iterator[Place]:
    """The places, each town followed by the area that the words before its name put so far off it."""
    for place, told_ in zip(places, said, strict=True):
        yield place
        off = lying_off(place, told_, text)
        if off is not None:
            yield off


def _numbered(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(replace(place, id=f"p{number}") for number, place in enumerate(places, 1))


def _place(document: Document, toponym: Toponym, choices: Sequence[Choice], holder: str | None, of: Weights) -> Place:
    span = Span.of(document.text, toponym.start, toponym.end)
    if not choices:
        kind = "river" if toponym.nature == "river" else "other"
        return Place("", span, span.text, None, None, None, None, kind, 0.0, (), _NOT_LISTED)
    listed = tuple(_candidate(c) for c in choices[:_LISTED])
    best = choices[0]
    entry = best.entry
    if best.score < of.least_sure:
        among = "neighbourhood" in best.features and len(choices) > 1
        reason = (
            f"no place of this name that is known lies in {holder}"
            if ELSEWHERE in best.features and holder
            else f"{len(choices)} places have this name and nothing named near it says which"
            if among
            else f"{len(choices)} places have this name and none is sure enough"
            if len(choices) > 1
            else ("the only place of this name that is known does not fit the article well enough")
        )
        return Place("", span, span.text, None, None, None, None, "other", best.score, listed, reason)
    return Place(
        "",
        span,
        entry.name,
        entry.lat,
        entry.lon,
        entry.geonames_id,
        entry.country,
        entry.kind,
        best.score,
        listed,
        _reason(best, len(choices), holder),
    )


def names_a_people(place: Place) -> bool:
    """Whether the words of a place are an adjective of a country, or its people: "a Syrian man" says nothing of where."""
    return place.reason == _PEOPLE


def _candidate(choice: Choice) -> Candidate:
    entry = choice.entry
    return Candidate(entry.name, entry.lat, entry.lon, entry.geonames_id, entry.country, entry.kind, choice.score)


def _reason(choice: Choice, count: int, holder: str | None) -> str:
    row, entry = choice.features, choice.entry
    if "matched_adjective" in row:
        return _PEOPLE
    parts = []
    if "neighbourhood" in row:
        parts.append("told by its neighbourhood")
    if "in_pack" in row:
        parts.append("a pack has this name")
    if "container" in row and holder:
        parts.append(f"named with {holder}")
    if "said_kind" in row:
        parts.append(f"the article calls it a {entry.kind}")
    if row.get("district_near", 0.0) > 0.05 or row.get("region_near", 0.0) > 0.05:
        parts.append(f"{entry.region or entry.district} is named near it")
    elif row.get("country_near", 0.0) > 0.05 and count > 1:
        parts.append("its country is named near it")
    if row.get("within_161", 0.0) > 0.5 and count > 1:
        parts.append("near other places of the article")
    if "only" in row:
        parts.append("the only place of this name")
    elif "largest" in row and entry.population:
        parts.append(f"the largest of {count} places of this name")
    if entry.population:
        parts.append(f"population {entry.population:,}")
    return "; ".join(parts) or f"the likeliest of {count} places of this name"


def _front(packs: Sequence[Pack]) -> tuple[tuple[float, float], ...]:
    return tuple((place.lat, place.lon) for pack in packs for place in pack.places if place.kind == "populated place")
