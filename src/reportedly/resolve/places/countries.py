"""Which countries an article is about, so that their small places are looked for: by what it names, and by names that lie together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from reportedly.model import Entry, Pack, PackSet, kilometres
from reportedly.resolve.places.candidates import WHOLES, Finder, fold
from reportedly.resolve.places.mentions import Toponym

_LARGE_TOWN = 20_000
"""Inhabitants of towns of which two say which country an article is about."""
_TOWNS = 2
_TOGETHER_KM = 40.0
"""Two names that could lie so near each other in a country say that it is the one."""
_MOST_NAMES, _MOST_PLACES = 12, 40
"""Names and places of each that are held against one another."""


def told(toponyms: Sequence[Toponym], packs: Sequence[Pack], finder: Finder) -> frozenset[str]:
    """The countries that an article is about: the packs', those that it names, those of several of its large towns.

    So are those in which two of its names could be places side by side: names that nothing has, and where no country is told, any.
    """
    found = set(pack_countries(packs))
    towns: dict[str, set[str]] = {}
    for toponym in toponyms:
        top = toponym.entries[0] if toponym.entries else None
        if top is not None and top.country and top.kind in WHOLES:
            found.add(top.country)
        elif top is not None and top.country and top.population >= _LARGE_TOWN:
            towns.setdefault(top.country, set()).add(top.key)
            if len(towns[top.country]) >= _TOWNS:
                found.add(top.country)
    unsure = [toponym for toponym in toponyms if not (found and toponym.entries)]
    return frozenset(found) | _side_by_side(unsure, finder) if len(unsure) > 1 else frozenset(found)


def pack_countries(packs: Sequence[Pack]) -> frozenset[str]:
    """The countries of the packs' sides."""
    return _of_sides(PackSet(packs))


@lru_cache(maxsize=8)
def _of_sides(of: PackSet) -> frozenset[str]:
    sides = {(pack.id, side.id) for pack in of.packs for side in pack.sides}
    return frozenset(
        actor.country for pack in of.packs for actor in pack.actors if actor.country and (pack.id, actor.side) in sides
    )


def _side_by_side(toponyms: Sequence[Toponym], finder: Finder) -> frozenset[str]:
    """The countries with layers in which two of these names could lie side by side."""
    by_country: dict[str, dict[str, Sequence[Entry]]] = defaultdict(dict)
    names = {fold(toponym.name): toponym for toponym in toponyms}
    for name, toponym in list(names.items())[:_MOST_NAMES]:
        for country, places in _by_country(finder.small(toponym.name, finder.layers)).items():
            by_country[country][name] = places[:_MOST_PLACES]
    return frozenset(country for country, named in by_country.items() if _touch(named))


def _by_country(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.country and entry.kind == "populated place" and entry.matched != "sound":
            found.setdefault(entry.country, []).append(entry)
    return found


def _touch(named: Mapping[str, Sequence[Entry]]) -> bool:
    groups = list(named.values())
    return any(
        kilometres(one.lat, one.lon, other.lat, other.lon) <= _TOGETHER_KM
        for at, group in enumerate(groups)
        for others in groups[at + 1 :]
        for one in group
        for other in others
        if one.key != other.key and abs(one.lat - other.lat) < 1
    )
