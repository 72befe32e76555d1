"""Which of many small namesakes a name means: the one whose neighbours stand beside it in the text, or none.

A village shares its name with dozens of others, so that neither its size nor its name says which it is. What says it is where the
other places of the article lie, which region or district it is said to be in, and how far it is from the places of a pack. Names
that could be several settle one another: each is weighed by how likely it is so far, three times over. Where no candidate stands
out the name stays open.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reportedly.model import DEGREE_KM, Entry
from reportedly.resolve.places.candidates import DIVISIONS, HOLDERS
from reportedly.resolve.places.context import Sense, lies_in
from reportedly.resolve.places.mentions import Toponym
from reportedly.resolve.places.ranking import Choice

_WIDE = HOLDERS | {"continent", "world region", "sea"}
# Set by hand and held against towns drawn by a seed (``benchmarks/villages.py``): none is fitted.
_SCALE_KM = 22.0
"""Distance at which a neighbour counts half."""
_REACH_KM = 80.0
_SAME_KM = 12.0
"""Candidates nearer to each other than this are one answer."""
_CHARACTERS = 500.0
"""Characters after which a neighbour in the text counts a third."""
_FARTHEST = 0.12
"""What a neighbour in another part of the article counts at least."""
_FAR_KM = 100.0
_BESIDE = 0.7
"""What a settled neighbour counts in the text at least to speak against candidates that are far from it."""
_WEIGHT, _AGAINST, _EXACT = 2.0, 0.5, 0.15
"""What neighbours count for a candidate and against it, and the very spelling of its name."""
_LARGE_TOWN, _FAR_LARGER = 50_000, 8
"""Inhabitants of a town that is meant unless its neighbourhood says otherwise, and how many times those of its namesakes."""
_KNOWN, _KNOWN_KM = 1.0, 50.0
"""What a pack's place counts that has a settled neighbour, however far off in the text, and how near that has to be."""
_INSIDE, _NEAR_REGION, _IN_COUNTRY = 2.0, 1.2, 0.3
"""What it counts to lie in the region that stands right beside the name, in one named elsewhere, in a country of the article."""
_FRONT, _SIZE, _ALONE, _LARGEST = 0.2, 0.15, 0.45, 0.7
"""What counts beside: a pack's place near it, each tenfold of inhabitants, no namesake, a town far larger than its namesakes."""
_ROUNDS = 3
_SHARP = 4.0
_LEAST, _MARGIN = 0.55, 0.4
"""Support from which a candidate is chosen, and how far the next one has to lie behind."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known beside the names: countries that the article is about, the points of packs' places."""

    countries: frozenset[str] = frozenset()
    front: tuple[tuple[float, float], ...] = ()


@dataclass(slots=True)
class _Site:
    """A candidate with its support so far, which it has its ``share`` of, and whether another place of the article is ``near``."""

    entry: Entry
    own: float
    share: float = field(init=False)
    support: float = field(init=False)
    region: bool = False
    near: bool = False


def settled(
    toponyms: Sequence[Toponym],
    senses: Sequence[Sense],
    choices: Sequence[Sequence[Choice]],
    ground: Ground,
    least: float,
    bare: Callable[[str], str],
) -> list[list[Choice]]:
    """The choices of each sense, where small places could be meant in the order of what the neighbourhood says.

    ``choices`` are the ranking's, ``least`` the score from which one of them is chosen. A name that stays open has scores below it.
    """
    out = [list(group) for group in choices]
    if not ground.countries:
        return out
    open_ = {
        i: _candidates(sense) for i, sense in enumerate(senses) if _is_open(sense, choices[i], ground, least)
    }  # fmt: skip
    if not open_:
        return out
    starts = [[toponyms[m].start for m in sense.mentions] for sense in senses]
    anchors = [
        (i, group[0].entry)
        for i, group in enumerate(choices)
        if i not in open_ and group and group[0].score >= least
    ]  # fmt: skip
    sites = {
        i: _sites(senses[i], entries, i, anchors, starts, toponyms, ground, choices[i], least, bare) for i, entries in open_.items()
    }  # fmt: skip
    _relax(sites, anchors, starts)
    for i, found in sites.items():
        chosen, ranking = _chosen(found, least), choices[i]
        if not _agree(chosen, ranking, least):
            out[i] = chosen
    return out


def _agree(chosen: Sequence[Choice], ranking: Sequence[Choice], least: float) -> bool:
    """Whether what the ranking chose may stand: the neighbourhood says the same, or nothing against a large town."""
    if not ranking or ranking[0].score < least:
        return False
    if chosen[0].score >= least:
        return chosen[0].entry.key == ranking[0].entry.key
    own = ranking[0].entry.population
    rivals = (choice.entry.population for choice in chosen if choice.entry.key != ranking[0].entry.key)
    return own >= _LARGE_TOWN and own > _FAR_LARGER * max(rivals, default=0)


def _is_open(sense: Sense, ranking: Sequence[Choice], ground: Ground, least: float) -> bool:
    """Whether the neighbourhood decides: small places of the article's countries bear the name, and nothing large is meant."""
    if not any(e.country in ground.countries and e.kind not in _WIDE for e in sense.small):
        return False
    if not ranking:
        return True
    best = ranking[0]
    entry = best.entry
    larger = max((e.population for e in sense.small), default=0) > 20 * max(entry.population, 1_000)
    if best.score < least or larger:
        return True
    return entry.key not in sense.known and (bool(sense.known) or entry.kind == "populated place")


def _candidates(sense: Sense) -> list[Entry]:
    """The places that it could be; of a country that has a town of that name, none that only sounds like it."""
    found = {e.key: e for e in (*sense.small, *sense.entries) if e.kind not in ("country", "continent", "world region")}
    towns = [e for e in found.values() if e.kind not in HOLDERS]
    named = {e.country for e in towns if e.matched != "sound" and e.kind == "populated place"}
    towns = [e for e in towns if e.matched != "sound" or e.country not in named]
    return towns if towns and not (sense.kinds | sense.called) & HOLDERS else list(found.values())


def _sites(
    sense: Sense,
    entries: Sequence[Entry],
    index: int,
    anchors: Sequence[tuple[int, Entry]],
    starts: Sequence[Sequence[int]],
    toponyms: Sequence[Toponym],
    ground: Ground,
    ranking: Sequence[Choice],
    least: float,
    bare: Callable[[str], str],
) -> list[_Site]:
    """The candidates with what each has without the other open names."""
    holders = [e for i in sense.containers for e in toponyms[i].entries if e.kind in HOLDERS]
    divisions = [(_apart(starts[index], starts[i]), e) for i, e in anchors if e.kind in DIVISIONS and i != index]
    beside = [
        (_firm(e), e)
        for i, e in anchors
        if i != index and e.kind not in _WIDE and _apart(starts[index], starts[i]) > _BESIDE
    ]
    most = max(e.population for e in entries)
    told = ranking[0].entry.key if ranking and ranking[0].score >= least else None
    home = any(e.country in ground.countries for e in entries if e.population == most)
    others = sorted((e.population for e in entries if not home or e.country in ground.countries), reverse=True)[1:2]
    dominant = most >= 20_000 and (not others or most > _FAR_LARGER * others[0])
    found = []
    for entry in entries:
        own = _SIZE * (math.log10(entry.population + 100) - 2)
        site = _Site(entry, own)
        if entry.country in ground.countries:
            site.own += _IN_COUNTRY
        if dominant and entry.population == most and (home or entry.key == told):
            site.own += _LARGEST
        if holders:
            inside = any(lies_in(entry, holder, bare) for holder in holders)
            site.region = inside and any(h.kind != "country" for h in holders)
            site.own += _INSIDE if site.region else 0.5 if inside else -_INSIDE
        if divisions:
            site.own += max((_NEAR_REGION * weight for weight, e in divisions if lies_in(entry, e, bare)), default=0.0)
        if entry.name == sense.name or entry.matched == "name":
            site.own += _EXACT
        elif entry.matched == "sound":
            site.own -= _EXACT
        for weight, anchor in beside:
            if _km(entry, anchor.lat, anchor.lon) > _FAR_KM:
                site.own -= _AGAINST * weight
        if entry.key in sense.known and any(
            _km(entry, a.lat, a.lon) <= _KNOWN_KM and a.kind not in _WIDE for _, a in anchors
        ):
            site.own += _KNOWN
        if ground.front:
            site.own += _FRONT * max(_kernel(_km(entry, lat, lon)) for lat, lon in ground.front)
        found.append(site)
    if len(entries) == 1 or _one(entries):
        for site in found:
            site.own += _ALONE
    return found


def _one(entries: Sequence[Entry]) -> bool:
    first = entries[0]
    return all(_km(first, e.lat, e.lon) <= _SAME_KM for e in entries)


def _relax(sites: dict[int, list[_Site]], anchors: Sequence[tuple[int, Entry]], starts: Sequence[Sequence[int]]) -> None:
    """Let the names settle one another: the shares of all candidates, worked out anew from the shares of their neighbours."""
    cells: dict[tuple[int, int], list[tuple[int, Entry, float, _Site | None]]] = defaultdict(list)
    for i, entry in anchors:
        if entry.kind not in _WIDE:
            cells[_cell(entry.lat, entry.lon)].append((i, entry, _firm(entry), None))
    for i, group in sites.items():
        for site in group:
            site.support = site.own
            cells[_cell(site.entry.lat, site.entry.lon)].append((i, site.entry, 1.0, site))
        _share(group)
    links = {
        id(site): _links(i, site, cells, starts) for i, group in sites.items() for site in group
    }  # fmt: skip
    for _ in range(_ROUNDS):
        for group in sites.values():
            for site in group:
                best: dict[int, float] = {}
                for other, weight, theirs in links[id(site)]:
                    value = weight * (theirs.share if theirs is not None else 1.0)
                    best[other] = best.get(other, 0.0) + value
                site.support = site.own + _WEIGHT * math.sqrt(sum(best.values())) if best else site.own
        for group in sites.values():
            _share(group)
    for group in sites.values():
        for site in group:
            site.near = bool(links[id(site)])


def _links(
    index: int, site: _Site, cells: dict[tuple[int, int], list[tuple[int, Entry, float, _Site | None]]],
    starts: Sequence[Sequence[int]],
) -> list[tuple[int, float, _Site | None]]:  # fmt: skip
    entry = site.entry
    row, column = _cell(entry.lat, entry.lon)
    found = []
    for cell in ((row + a, column + b) for a in (-1, 0, 1) for b in (-1, 0, 1)):
        for other, near, firm, theirs in cells.get(cell, ()):
            if other == index or near.key == entry.key:
                continue
            km = _km(entry, near.lat, near.lon)
            if km < _REACH_KM:
                found.append((other, firm * _kernel(km) * _apart(starts[index], starts[other]), theirs))
    return found


def _share(group: Sequence[_Site]) -> None:
    most = max(site.support for site in group)
    powers = [math.exp(_SHARP * (site.support - most)) for site in group]
    total = sum(powers)
    for site, power in zip(group, powers, strict=True):
        site.share = power / total


def _chosen(group: Sequence[_Site], least: float) -> list[Choice]:
    order = sorted(group, key=lambda site: (-site.support, -site.entry.population, site.entry.key))
    best = order[0]
    rivals = [s for s in order if _km(best.entry, s.entry.lat, s.entry.lon) > _SAME_KM]
    behind = best.support - rivals[0].support if rivals else math.inf
    sure = best.support >= _LEAST and behind >= _MARGIN
    top = min(0.9, max(least, 0.5 + 0.2 * min(best.support, behind))) if sure else 0.9 * least
    rest = sum(site.share for site in order[1:])
    scale = min(1.0, (1 - top) / rest) if rest else 0.0
    scores = [top, *(min(top, site.share * scale) for site in order[1:])]
    return [Choice(site.entry, score, _features(site, len(group))) for site, score in zip(order, scores, strict=True)]


def _features(site: _Site, count: int) -> dict[str, float]:
    row = {"neighbourhood": 1.0}
    if site.near:
        row["within_161"] = 1.0
    if site.region:
        row["container"] = 1.0
    if count == 1:
        row["only"] = 1.0
    return row


def _apart(mine: Iterable[int], theirs: Sequence[int]) -> float:
    gap = min(abs(a - b) for a in mine for b in theirs)
    return max(_FARTHEST, math.exp(-gap / _CHARACTERS))


def _firm(entry: Entry) -> float:
    """What a settled neighbour counts: a large city is named from afar."""
    return 1.0 if entry.population < 100_000 else 0.6 if entry.population < 500_000 else 0.3


def _kernel(km: float) -> float:
    return 1 / (1 + (km / _SCALE_KM) ** 2)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat), math.floor(lon)


def _km(entry: Entry, lat: float, lon: float) -> float:
    """Kilometres on a plane that touches the globe at the entry; only for what lies near."""
    east = (lon - entry.lon) * math.cos(math.radians(entry.lat))
    return DEGREE_KM * math.hypot(lat - entry.lat, east)
