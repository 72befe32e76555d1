"""Which place a name stands for: features of each candidate from the words around the name and the other places named.

One name has one sense in an article, unless its mentions name different containers ("Paris, Texas", "Paris, France").
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.model import Entry, Language
from reportedly.resolve.places.candidates import fold
from reportedly.resolve.places.mentions import Toponym
from reportedly.resolve.places.words import Lexicon, Word, lexicon

Features = dict[str, float]
_CONTAINERS = frozenset(("country", "region", "district"))
_DIVISIONS = frozenset(("region", "district"))
_CITY = 50_000
"""Inhabitants of a place that is meant whatever division is told beside it: tables give some cities a division of their own."""
_GAPS = frozenset((" ", ", ", " (", "\n", "\u00a0"))
"""What stands between the words of one phrase."""
_BETWEEN = 5
"""Words between a name and what it is said to lie in."""
_LARGE = frozenset(("country", "region", "continent", "world region", "sea"))
_USUAL = {
    "continent": 10**9, "world region": 10**8, "sea": 10**7, "country": 10**6, "region": 300_000, "district": 30_000
}  # fmt: skip
ELSEWHERE = "elsewhere"
"""The feature of a candidate that does not lie in the division which is told beside the name."""
_REACH = 40
_LIKELY = 8
"""How many of the places of a name are looked at for one that holds others."""
_NEAR_CHARACTERS = 250.0
_OVERSHADOWS = 100
"""So many times the inhabitants make a namesake the one that everybody means."""
_RADII = ((0.99997, "within_50"), (0.99968, "within_161"), (0.9969, "within_500"))  # cosines of km / 6371


@dataclass(slots=True)
class Sense:
    """Mentions that stand for the same place: their indices, the candidates, and what contains them as written right after.

    Of the candidates only those are left that lie in a region or district that is written there. ``elsewhere`` is the mention of one
    in which none of them lies. ``kinds`` are those that words beside it say it to be, ``called`` that of a list of names with it.
    """

    name: str
    mentions: list[int]
    entries: tuple[Entry, ...]
    known: frozenset[str]
    weight: float
    small: tuple[Entry, ...] = ()
    containers: list[int] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    elsewhere: int | None = None
    called: set[str] = field(default_factory=set)


def lies_in(entry: Entry, container: Entry, bare: Callable[[str], str]) -> bool:
    """Whether ``entry`` is a part of ``container``, by the names of their divisions; never of itself.

    ``bare`` takes the kind of division off a name.
    """
    if entry.key == container.key or entry.country != container.country or entry.country is None:
        return False
    if container.kind == "country":
        return entry.kind != "country"
    if container.kind == "region":
        return entry.kind not in ("country", "region") and bare(entry.region) == bare(container.name)
    if container.kind == "district":
        return bare(entry.district) == bare(container.name) and bare(entry.region) == bare(container.region)
    return False


def senses(toponyms: Sequence[Toponym], words: Sequence[Word], chances: Sequence[float], language: Language) -> list[Sense]:
    """The distinct names of an article, each with all its mentions; ``chances`` are those of being a place at all."""
    lex = lexicon(language)
    by_start = {t.first: i for i, t in enumerate(toponyms)}
    found: dict[tuple[str, str, str], Sense] = {}
    lists: dict[int, set[str]] = {}
    for index, toponym in enumerate(toponyms):
        if not toponym.entries:
            continue
        holder = _container(toponym, toponyms, words, by_start, lex)
        holder_name = fold(toponyms[holder].name) if holder is not None else ""
        key = (fold(toponym.name), holder_name, toponym.nature)
        sense = found.get(key)
        if sense is None:
            sense = found[key] = Sense(toponym.name, [], toponym.entries, toponym.found.known, 0.0, toponym.found.small)
        sense.mentions.append(index)
        sense.weight = max(sense.weight, chances[index])
        if holder is not None:
            sense.containers.append(holder)
        if listed := _listed_kind(index, toponyms, lists, words, lex):
            lists[index] = listed
        sense.kinds |= _kinds(toponym, words, lex)
        sense.called |= listed
    for (name, holder_name, _), sense in found.items():
        if not holder_name:  # "Paris" in an article that has "Paris, Texas"
            sense.containers = [c for (other, _, _), s in found.items() if other == name for c in s.containers]
    for sense in found.values():
        _held(sense, toponyms, words, by_start, lex)
    for sense in found.values():
        _holding(sense, list(found.values()), toponyms, words, lex)
    return list(found.values())


def _holding(
    sense: Sense, senses: Sequence[Sense], toponyms: Sequence[Toponym], words: Sequence[Word], lex: Lexicon
) -> None:
    """Leave the name behind a sense's comma the division that holds it, and what lies in that under the same name.

    In "Gorgan, Golestan" no town of Golestan is meant that lies in another region.
    """
    for mention in sense.mentions:
        after = toponyms[mention].last
        holder = next((s for s in senses for i in s.mentions if toponyms[i].first == after and s is not sense), None)
        if holder is None or words[after].gap != ", ":
            continue
        over = [e for e in holder.entries if e.kind in _DIVISIONS and _holds(e, sense.entries, lex)]
        if over:
            holder.entries = tuple(
                e
                for e in holder.entries
                if e in over or e.kind == "country" or any(lies_in(e, one, lex.bare) for one in over)
            )


def _held(
    sense: Sense, toponyms: Sequence[Toponym], words: Sequence[Word], by_start: Mapping[int, int], lex: Lexicon
) -> None:
    """Leave a sense the candidates that lie in the division that stands beside it; where none does, tell which that is."""
    holders = [e for i in sense.containers for e in toponyms[i].entries if e.kind in _CONTAINERS]
    if any(holder.kind in _DIVISIONS and _holds(holder, (*sense.entries, *sense.small), lex) for holder in holders):
        entries = _inside(sense.entries, holders, lex)
        sense.small = _inside(sense.small, holders, lex)
        sense.entries = entries or sense.small
    elif not sense.containers:
        stated = (_stated(toponyms[index], sense, toponyms, words, by_start, lex) for index in sense.mentions)
        sense.elsewhere = next((index for index in stated if index is not None), None)


def _inside(entries: Sequence[Entry], holders: Sequence[Entry], lex: Lexicon) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if any(lies_in(entry, holder, lex.bare) for holder in holders))


def _stated(
    toponym: Toponym,
    sense: Sense,
    toponyms: Sequence[Toponym],
    words: Sequence[Word],
    by_start: Mapping[int, int],
    lex: Lexicon,
) -> int | None:
    """The division that a small place is said to lie in though none of its name does: "Ivanivka, Example Oblast"."""
    index, gap = _beside(toponym, words, by_start, lex)
    if index is None:
        return None
    holder = toponyms[index]
    named = holder.name.rpartition(" ")[2].lower() in lex.divisions
    if not holder.entries or holder.entries[0].kind not in _DIVISIONS or (gap and not named):
        return None
    if lex.bare(sense.name) == lex.bare(holder.name) or any(
        e.kind in _LARGE or e.population >= _CITY for e in sense.entries
    ):
        return None
    return index


def _container(
    toponym: Toponym, toponyms: Sequence[Toponym], words: Sequence[Word], by_start: Mapping[int, int], lex: Lexicon
) -> int | None:
    index, _ = _beside(toponym, words, by_start, lex)
    if index is None:
        return None
    small = toponym.found.small
    holders = toponyms[index].entries
    held = any(_holds(e, toponym.entries, lex) or (e.kind in _DIVISIONS and _holds(e, small, lex)) for e in holders)
    return index if held else None


def told_inside(toponyms: Sequence[Toponym], words: Sequence[Word], lex: Lexicon) -> frozenset[int]:
    """The indices of those that a preposition leads to and whose division is written behind a comma: "a man of Allen, Texas"."""
    by_start = {t.first: i for i, t in enumerate(toponyms)}
    found = set()
    for index, toponym in enumerate(toponyms):
        before = words[toponym.first - 1].lower if toponym.first and words[toponym.first].gap == " " else ""
        if before != "of" and before not in lex.locative:
            continue
        holder, listed = _beside(toponym, words, by_start, lex)
        divisions = [e for e in toponyms[holder].entries if e.kind in _DIVISIONS] if holder is not None and listed else []
        if any(_holds(e, toponym.entries, lex) for e in divisions):
            found.add(index)
    return frozenset(found)


def _beside(toponym: Toponym, words: Sequence[Word], by_start: Mapping[int, int], lex: Lexicon) -> tuple[int | None, bool]:
    """What is written right after a name where what it lies in is, and whether it merely follows: "Paris, Texas"."""
    after = toponym.last
    if after < len(words) and words[after].gap == " " and words[after].lower in lex.kinds and after + 1 in by_start:
        after += 1  # "Lyman village, Donetsk Oblast"
    elif after < len(words) and words[after].gap == " " and words[after].lower in lex.isles:
        after += 1  # "Kharg Island, Iran"
    index = by_start.get(after)
    if index is not None and words[after].gap in (", ", " (", ","):
        return index, True
    # "Paris in Texas", "Lyman, in the Donetsk region", "Lyman, a town in Texas"
    for skip in range(1, _BETWEEN + 1):
        index = by_start.get(toponym.last + skip)
        if index is not None:
            between = words[toponym.last : toponym.last + skip]
            if any(word.lower in lex.outlying for word in between):
                return None, False
            led = all(
                word.lower in lex.containing or word.lower in lex.kinds or word.lower in lex.articles for word in between
            )
            one = all(word.gap in _GAPS for word in (*between, words[toponym.last + skip]))
            return (index, False) if led and one and any(word.lower in lex.containing for word in between) else (None, False)
    return None, False


def _holds(container: Entry, entries: Sequence[Entry], lex: Lexicon) -> bool:
    return any(lies_in(entry, container, lex.bare) for entry in entries)


def _listed_kind(
    index: int, toponyms: Sequence[Toponym], lists: Mapping[int, set[str]], words: Sequence[Word], lex: Lexicon
) -> set[str]:
    """The kind of which a list of names is told to be where the name goes on with one: "the cities of Brask and Ostia".

    ``lists`` has that of each name before it in such a list.
    """
    toponym = toponyms[index]
    first = toponym.first
    if first > 1 and words[first - 1].lower == "of" and words[first - 2].lower in lex.several:
        return _kinds(toponym, words, lex)
    if index - 1 not in lists:
        return set()
    last = toponyms[index - 1].last
    follows = first == last and words[first].gap == ", "
    joined_ = first == last + 1 and words[last].lower == "and" and words[first].gap == " "
    return lists[index - 1] if follows or joined_ else set()


def _kinds(toponym: Toponym, words: Sequence[Word], lex: Lexicon) -> set[str]:
    found = set()
    first, last = toponym.first, toponym.last
    if first > 1 and words[first - 1].lower == "of" and words[first - 2].lower in lex.kinds:
        found.add(lex.kinds[words[first - 2].lower])
    elif first > 0 and words[first - 1].lower in lex.kinds and words[first].gap == " ":
        found.add(lex.kinds[words[first - 1].lower])
    elif first > 0 and words[first - 1].lower in lex.downtown:
        found.add("populated place")
    if toponym.in_list_of_districts:
        found.add(toponym.entries[0].kind if toponym.entries[0].kind in _CONTAINERS else "district")
    if last < len(words) and words[last].gap == " " and words[last].lower in lex.kinds_after:
        found.add(lex.kinds_after[words[last].lower])
    return found


@dataclass(slots=True)
class Scene:
    """The whole article as the candidates see it; ``bare`` takes the kind of division off a name."""

    toponyms: Sequence[Toponym]
    senses: Sequence[Sense]
    chances: Sequence[float]
    bare: Callable[[str], str]
    outlet_country: str | None = None
    pack_countries: frozenset[str] = frozenset()

    def features(self) -> list[list[Features]]:
        """What each candidate of each sense has in itself and from the containers named in the article."""
        holders = self._holders()
        return [
            [self._candidate(sense, entry, most, holders) for entry in sense.entries]
            for sense, most in ((sense, max(map(size, sense.entries))) for sense in self.senses)
        ]

    def _holders(self) -> list[tuple[str, Entry, list[int], float]]:
        """Every container that is named: its name, its entry, where it is named, how likely it is meant."""
        out = []
        for sense in self.senses:
            tops = [e for e in sense.entries[:_LIKELY] if e.kind in _CONTAINERS]
            starts = [self.toponyms[i].start for i in sense.mentions][:_REACH]
            for place, entry in enumerate(tops[:3]):
                out.append((fold(sense.name), entry, starts, sense.weight / (1 + place)))
        return out

    def _candidate(
        self, sense: Sense, entry: Entry, most: int, holders: Sequence[tuple[str, Entry, list[int], float]]
    ) -> Features:
        row = _own(sense, entry, most, self.bare)
        own_name = fold(sense.name)
        at = self.toponyms[sense.mentions[0]].start
        for name, holder, starts, weight in holders:
            if name == own_name or not lies_in(entry, holder, self.bare):
                continue
            near = max(math.exp(-abs(start - at) / _NEAR_CHARACTERS) for start in starts)
            row[f"{holder.kind}_near"] = max(row.get(f"{holder.kind}_near", 0.0), near * weight)
            row[f"{holder.kind}_named"] = row.get(f"{holder.kind}_named", 0.0) + weight * math.log2(1 + len(starts))
        if sense.containers:
            inside = any(lies_in(entry, e, self.bare) for i in sense.containers for e in self.toponyms[i].entries)
            row["container" if inside else "other_container"] = 1.0
            if not inside:
                row.pop("in_pack", None)  # "Odessa, Texas"
        if self.outlet_country and entry.country == self.outlet_country:
            row["outlet_country"] = 1.0
        if entry.country in self.pack_countries:
            row["pack_country"] = 1.0
        return row


def size(entry: Entry) -> int:
    """Its population, and where that is unknown one that is usual for its kind."""
    return entry.population or _USUAL.get(entry.kind, 0)


def overshadowed(sense: Sense, entry: Entry) -> bool:
    """Whether a place of another country bears the name that is so much larger that the world means it by it."""
    own = max(size(entry), 1)
    return any(e.country != entry.country and size(e) > _OVERSHADOWS * own for e in sense.entries)


def _own(sense: Sense, entry: Entry, most: int, bare: Callable[[str], str]) -> Features:
    """What a place has in itself; ``most`` is the size of the largest of its name."""
    own = size(entry)
    row: Features = {
        "log_population": math.log10(own + 1) / 7,
        "behind": (math.log10(most + 1) - math.log10(own + 1)) / 7,
        f"kind_{entry.kind}": 1.0,
        f"matched_{entry.matched}": 1.0,
    }
    if entry.kind not in _LARGE and any(
        e.kind in _LARGE and size(e) > 20 * own and fold(e.name) == fold(sense.name) for e in sense.entries
    ):
        row["under_division"] = 1.0  # "California" is seldom the village
    if own == most:
        row["largest"] = 1.0
        row[f"largest_{entry.kind}"] = 1.0
    if len(sense.entries) == 1:
        row["only"] = 1.0
    if entry.key in sense.known and not overshadowed(sense, entry):
        row["in_pack"] = 1.0
    if sense.kinds:
        row["said_kind" if entry.kind in sense.kinds else "other_kind"] = 1.0
    if sense.name.isupper() and len(sense.name) > 3:
        row[f"capitals_{entry.kind}"] = 1.0
    if bare(entry.name) == bare(sense.name):
        row["same_name"] = 1.0
    if fold(entry.name) == fold(sense.name):
        row["whole_name"] = 1.0
    return row


Point = tuple[float, float, float]


def point(entry: Entry) -> Point:
    """The unit vector of a place."""
    lat, lon = math.radians(entry.lat), math.radians(entry.lon)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def coherence(scene: Scene, chances: Sequence[Sequence[float]]) -> list[list[Features]]:
    """How near each candidate is to what the other names most likely are; ``chances`` are those of the first pass."""
    senses, bare = scene.senses, scene.bare
    best: list[tuple[Entry, Point, float, str]] = []
    owner: list[int] = []
    for index, sense in enumerate(senses):
        order = sorted(range(len(sense.entries)), key=lambda i: -chances[index][i])[:2]
        for i in order:
            weight = chances[index][i] * sense.weight
            if weight > 0.05:
                entry = sense.entries[i]
                best.append((entry, point(entry), weight, bare(entry.name if entry.kind == "region" else entry.region)))
                owner.append(index)
    return [
        [_coherent(entry, _others(index, sense, senses, best, owner), bare) for entry in sense.entries]
        for index, sense in enumerate(senses)
    ]


def _others(
    index: int, sense: Sense, senses: Sequence[Sense], best: Sequence[tuple[Entry, Point, float, str]], owner: Sequence[int]
) -> list[tuple[Entry, Point, float, str]]:
    """The likely places of up to 40 other names nearest in the order of the text."""
    name = fold(sense.name)
    middle = next((i for i, o in enumerate(owner) if o >= index), len(owner))
    window = range(max(0, middle - _REACH), min(len(best), middle + _REACH))
    return [best[i] for i in window if fold(senses[owner[i]].name) != name]


def _coherent(entry: Entry, others: Sequence[tuple[Entry, Point, float, str]], bare: Callable[[str], str]) -> Features:
    x, y, z = point(entry)
    sums = dict.fromkeys(("within_50", "within_161", "within_500", "same_country", "same_region"), 0.0)
    total = 0.0
    region = bare(entry.name if entry.kind == "region" else entry.region)
    for other, (u, v, w), weight, other_region in others:
        total += weight
        if other.country == entry.country and entry.country:
            sums["same_country"] += weight
            if region and other_region == region:
                sums["same_region"] += weight
        if other.kind in _LARGE:
            continue
        cosine = x * u + y * v + z * w
        for least, key in _RADII:
            if cosine >= least:
                sums[key] += weight
    row = {key: math.log2(1 + value) for key, value in sums.items() if value}
    if total:
        row["country_share"] = sums["same_country"] / total
        row["region_share"] = sums["same_region"] / total
        row["near_share"] = sums["within_161"] / total
    return row
