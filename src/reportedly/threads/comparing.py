"""Two tellings held against one another: the features by which it is decided what they are to one another, and the reasons in words.

All features are numbers by name, the same for any two tellings that are alike but for names: which names they are, or whose, is never
a feature, only whether they are the same. Those that begin with ``order_`` change their sign, or side, with which of the two is the
earlier; all others do not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from reportedly.model import Figure, Language, Nearness, Spell, Spot, Telling, compiled, kilometres, listed_words
from reportedly.threads.commonness import Frequency, frequency
from reportedly.threads.weights import fitted

Features = Mapping[str, float]

FIRM: frozenset[Nearness] = frozenset({"told", "event"})
"""Where a place or time is the claim's own, and not only that of what stands around it."""
STATE: Final = "s:"
"""How the keys of names begin that are of a state, its people or its land."""
_ONE_PLACE_KM = 2.0
_FAR_KM = 1e4
_ADJACENT = 400
_DIGITS = 4


@dataclass(frozen=True)
class Answering:
    """Dictionary forms of words by which a source takes back, or corrects, what it had said."""

    corrects: frozenset[str]
    withdraws: frozenset[str]


@compiled
def answering(language: Language) -> Answering:
    """Those of a language."""
    return Answering(
        *(frozenset(listed_words(language, "threads", "answering", name)) for name in ("corrects", "withdraws"))
    )


class Seen:
    """A telling made ready to be compared with many: its vectors as numbers, its words with their weights."""

    __slots__ = ("__dict__", "backdrop", "bare", "mass", "telling", "vector", "weights", "wide")

    def __init__(self, telling: Telling, known: Frequency | None = None) -> None:
        known = known or frequency()
        self.telling = telling
        self.vector = _floats(telling.vector)
        self.backdrop = _floats(telling.backdrop)
        self.bare = _bare(self.vector)
        self.weights = {lemma: known.weight(lemma) for lemma in telling.lemmas}
        self.mass = sum(self.weights.values())
        self.wide = telling.context | self.weights.keys()

    @cached_property
    def firm(self) -> tuple[Spot, ...]:
        """Places that are the claim's own."""
        return tuple(spot for spot in self.telling.spots if spot.near in FIRM)

    @cached_property
    def days(self) -> tuple[Spell, ...]:
        """Times that are the claim's own."""
        return tuple(spell for spell in self.telling.spells if spell.near in FIRM)

    @cached_property
    def all_names(self) -> frozenset[str]:
        """What is named in it and around it."""
        return self.telling.names | self.telling.around

    @cached_property
    def bag(self) -> frozenset[str]:
        """Its words."""
        return frozenset(self.telling.lemmas)


def _floats(data: bytes) -> npt.NDArray[np.float32] | None:
    return np.frombuffer(data, dtype="<f2").astype(np.float32) if data else None


@cache
def _common() -> npt.NDArray[np.float32]:
    """What the vectors of all claims have in common: their mean, and the directions in which they vary most; shape (n, width)."""
    return np.array(fitted("centre")["rows"], dtype=np.float32)


def _bare(vector: npt.NDArray[np.float32] | None) -> npt.NDArray[np.float32] | None:
    """A vector without what those of all claims have in common, unit length (Mu and Viswanath 2018, All-but-the-top)."""
    if vector is None:
        return None
    mean, *directions = _common()
    if len(mean) != len(vector):
        return vector
    left: npt.NDArray[np.float32] = vector - mean
    for direction in directions:
        left = left - (left @ direction) * direction
    left /= max(float(np.linalg.norm(left)), 1e-6)
    return left


Articles = Mapping[str, Sequence["Seen"]]
"""All tellings of the articles of which some are compared, by the articles' keys."""


def by_article(some: Iterable[Seen]) -> Articles:
    """Tellings by the articles that they are of."""
    found: dict[str, list[Seen]] = {}
    for each in some:
        found.setdefault(each.telling.article, []).append(each)
    return found


def compared_rows(pairs: Sequence[tuple[Seen, Seen]], articles: Articles, answers: Answering) -> list[dict[str, float]]:
    """The features of many pairs, the earlier first in each, with those that say whether the two are each other's best.

    These hold a pair against all others that its two articles could make, whether they are asked about or not.
    """
    tables: dict[tuple[str, str], _Table] = {}
    rows = []
    for one, other in pairs:
        row = features(one, other, answers)
        key = min(one.telling.article, other.telling.article), max(one.telling.article, other.telling.article)
        if key not in tables:
            tables[key] = _Table(articles[key[0]], articles[key[1]])
        margins = tables[key].margins(one, other)
        row["rival_least"], row["rival_most"] = min(margins), max(margins)
        rows.append(row)
    return rows


class _Table:
    """How alike each telling of an article is to each of another, or of the same."""

    def __init__(self, one: Sequence[Seen], other: Sequence[Seen]) -> None:
        self._rows = {each.telling.key: number for number, each in enumerate(one)}
        self._columns = {each.telling.key: number for number, each in enumerate(other)}
        self._first = one[0].telling.article
        self._alike = np.array([[alike(a, b) if a is not b else -1.0 for b in other] for a in one])

    def margins(self, one: Seen, other: Seen) -> tuple[float, float]:
        """By how much the two are more alike than either is to the best of the others."""
        if one.telling.article != self._first:
            one, other = other, one
        row, column = self._rows[one.telling.key], self._columns[other.telling.key]
        its = float(self._alike[row, column])
        along, across = self._alike[row].copy(), self._alike[:, column].copy()
        along[column] = across[row] = -1.0
        return its - float(along.max(initial=-1.0)), its - float(across.max(initial=-1.0))


def alike(one: Seen, other: Seen) -> float:
    """How alike two tellings are by what they mean and by their words, for telling the best of several."""
    crossed, _ = _across(one, other)
    return round(0.5 * _cosine(one.bare, other.bare) + 0.25 * crossed + 0.25 * _held(one, other), _DIGITS)


def _cosine(one: npt.NDArray[np.float32] | None, other: npt.NDArray[np.float32] | None) -> float:
    """Of two unit vectors, 0 where one is missing; to so many digits as every processor agrees on."""
    return round(float(one @ other), _DIGITS) if one is not None and other is not None else 0.0


def _across(one: Seen, other: Seen) -> tuple[float, float]:
    """What one says held against what the other stands in, and the reverse: the higher one first."""
    both = _cosine(one.vector, other.backdrop), _cosine(other.vector, one.backdrop)
    return max(both), min(both)


def _common_mass(one: Seen, other: Seen) -> float:
    return sum(one.weights[lemma] for lemma in sorted(one.weights.keys() & other.weights.keys()))


def _held(one: Seen, other: Seen) -> float:
    """The part of the lighter one's words that the other has."""
    least = min(one.mass, other.mass)
    return _common_mass(one, other) / least if least else 0.0


def features(one: Seen, other: Seen, answers: Answering) -> dict[str, float]:
    """The features of a pair; ``one`` is the earlier in the order of :attr:`Telling.when`."""
    a, b = one.telling, other.telling
    row: dict[str, float] = {}
    row |= _alike(one, other)
    row |= _naming(one, other)
    row |= _where(one, other)
    row |= _when(one, other)
    row |= _what(one, other)
    row |= _how_many(a.figures, b.figures)
    row |= _who(one, other)
    row["order_corrects"] = float(not answers.corrects.isdisjoint(b.lemmas)) - float(
        not answers.corrects.isdisjoint(a.lemmas)
    )
    row["order_withdraws"] = float(not answers.withdraws.isdisjoint(b.lemmas)) - float(
        not answers.withdraws.isdisjoint(a.lemmas)
    )
    row["around_corrects"] = float(not answers.corrects.isdisjoint(other.wide))
    row["around_withdraws"] = float(not answers.withdraws.isdisjoint(other.wide))
    return row


def _alike(one: Seen, other: Seen) -> dict[str, float]:
    crossed = _across(one, other)
    row = {
        "cosine": _cosine(one.vector, other.vector),
        "setting": _cosine(one.backdrop, other.backdrop),
        "crossed": crossed[0],
        "crossed_least": crossed[1],
        "bare": _cosine(one.bare, other.bare),
    }
    shared = one.weights.keys() & other.weights.keys()
    common = _common_mass(one, other)
    whole = one.mass + other.mass - common
    row["words"] = common / whole if whole else 0.0
    row["words_held"] = _held(one, other)
    row["alike"] = alike(one, other)
    row["words_best"] = max((one.weights[lemma] for lemma in shared), default=0.0)
    row["words_sum"] = common
    row["run"] = float(_run(one.telling.lemmas, other.telling.lemmas))
    reach = [
        sum(weight for lemma, weight in x.weights.items() if lemma in y.wide) / x.mass if x.mass else 0.0
        for x, y in ((one, other), (other, one))
    ]
    row["reach_most"], row["reach_least"] = max(reach), min(reach)
    lengths = sorted(len(x.telling.lemmas) for x in (one, other))
    row["length_least"], row["length_most"] = math.log1p(lengths[0]), math.log1p(lengths[1])
    row["order_length"] = math.log1p(len(other.telling.lemmas)) - math.log1p(len(one.telling.lemmas))
    context = one.telling.context & other.telling.context
    row["context"] = len(context) / (1 + min(len(one.telling.context), len(other.telling.context)))
    return row


def _run(a: Sequence[str], b: Sequence[str]) -> int:
    """The longest run of words that stands in both."""
    best = 0
    before = [0] * (len(b) + 1)
    for word in a:
        now = [0] * (len(b) + 1)
        for at, its in enumerate(b):
            if word == its:
                now[at + 1] = before[at] + 1
                best = max(best, now[at + 1])
        before = now
    return best


def _naming(one: Seen, other: Seen) -> dict[str, float]:
    a, b = one.telling.names, other.telling.names
    shared = len(a & b)
    left = sorted((len(a - b), len(b - a)))
    held = [
        len(x.telling.names & y.all_names) / len(x.telling.names) if x.telling.names else 1.0
        for x, y in ((one, other), (other, one))
    ]
    whole = len(one.all_names | other.all_names)
    return {
        "names_shared": float(shared),
        "names_left_least": float(left[0]),
        "names_left_most": float(left[1]),
        "names_none": float(not a and not b),
        "names_held_least": min(held),
        "names_held_most": max(held),
        "names_around": len(one.all_names & other.all_names) / whole if whole else 0.0,
    }


def _where(one: Seen, other: Seen) -> dict[str, float]:
    firm = bool(one.firm and other.firm)
    of_a, of_b = one.firm or one.telling.spots, other.firm or other.telling.spots
    if not of_a or not of_b:
        return {"place_firm": 0.0, "place_same": 0.0, "place_other": 0.0, "place_km": -1.0, "place_lacking": 1.0}
    km = min(_apart(x, y) for x in of_a for y in of_b)
    same = km <= _ONE_PLACE_KM
    return {
        "place_firm": float(firm),
        "place_same": float(same),
        "place_other": float(firm and not same),
        "place_km": math.log1p(km),
        "place_lacking": 0.0,
    }


def _apart(one: Spot, other: Spot) -> float:
    if one.key == other.key:
        return 0.0
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return _FAR_KM
    return kilometres(one.lat, one.lon, other.lat, other.lon)


def _when(one: Seen, other: Seen) -> dict[str, float]:
    a, b = one.telling, other.telling
    gap = _gap(a.published, b.published)
    row = {
        "published_gap": -1.0 if gap is None else math.log1p(gap),
        "time_firm": 0.0,
        "time_gap": -1.0,
        "time_meet": 0.0,
        "time_apart": 0.0,
        "order_time": 0.0,
    }
    spells = (one.days or a.spells, other.days or b.spells)
    pairs = [(x, y) for x in spells[0] for y in spells[1]]
    gaps = [_between(x, y) for x, y in pairs]
    known = [each for each in gaps if each is not None]
    if known:
        firm = bool(one.days and other.days)
        least = min(known, key=abs)
        row |= {
            "time_firm": float(firm),
            "time_gap": math.log1p(abs(least)),
            "time_meet": float(least == 0),
            "time_apart": float(firm and least != 0),
            "order_time": math.copysign(math.log1p(abs(least)), least) if firm else 0.0,
        }
    return row


def _day(value: str | None) -> int | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return None


def _between(one: Spell, other: Spell) -> int | None:
    """Days from the end of one time to the beginning of the other, below zero where ``other`` is the earlier; 0 where they meet."""
    begin_a, begin_b = _day(one.start), _day(other.start)
    end_a, end_b = _day(one.end), _day(other.end)
    if (begin_a is None and end_a is None) or (begin_b is None and end_b is None):
        return None
    low_a, high_a = begin_a if begin_a is not None else -(10**6), end_a if end_a is not None else (begin_a or 0) + 3
    low_b, high_b = begin_b if begin_b is not None else -(10**6), end_b if end_b is not None else (begin_b or 0) + 3
    if low_b >= high_a:
        return low_b - high_a + 1
    if low_a >= high_b:
        return -(low_a - high_b + 1)
    return 0


def _gap(one: str | None, other: str | None) -> float | None:
    a, b = _day(one), _day(other)
    return None if a is None or b is None else float(abs(a - b))


def _what(one: Seen, other: Seen) -> dict[str, float]:
    a, b = one.telling, other.telling
    types = {deed.type for deed in a.deeds}, {deed.type for deed in b.deeds}
    families = {deed.family for deed in a.deeds}, {deed.family for deed in b.deeds}
    ranks = [max((deed.rank for deed in x.deeds if deed.rank is not None), default=0) for x in (a, b)]
    denied = [any(deed.modality == "negated" for deed in x.deeds) for x in (a, b)]
    return {
        "deed_same": float(bool(types[0] & types[1])),
        "deed_family": float(bool(families[0] & families[1])),
        "deed_other": float(bool(families[0] and families[1] and not families[0] & families[1])),
        "deed_lone": float(bool(families[0]) != bool(families[1])),
        "order_rank": float(ranks[1] - ranks[0]) if all(ranks) else 0.0,
        "rank_gap": float(abs(ranks[1] - ranks[0])) if all(ranks) else -1.0,
        "negative_differ": float(a.negative != b.negative),
        "negative_both": float(a.negative and b.negative),
        "order_negative": float(b.negative) - float(a.negative),
        "deed_denied_differ": float(denied[0] != denied[1]),
        "modality_differ": float(a.modality != b.modality),
        "planned_differ": float((a.modality == "planned") != (b.modality == "planned")),
        "planned_both": float(a.modality == "planned" and b.modality == "planned"),
        "order_planned": float(b.modality == "planned") - float(a.modality == "planned"),
        "possible_differ": float((a.modality == "possible") != (b.modality == "possible")),
        "force_denying": float("denying" in (a.force, b.force)),
        "force_wish": float("asking" in (a.force, b.force) or "promising" in (a.force, b.force)),
        "force_differ": float(a.force != b.force),
        "quoted_both": float(a.quoted and b.quoted),
    }


def _how_many(of_a: Sequence[Figure], of_b: Sequence[Figure]) -> dict[str, float]:
    """Figures that agree, exclude one another, or stand on one side alone."""
    same = clash = loose = equal = grown = 0
    for x in of_a:
        for y in of_b:
            counted = bool(x.counted & y.counted)
            meets = x.range[0] <= y.range[1] and y.range[0] <= x.range[1]
            equal += x.value == y.value
            if counted:
                same += meets
                clash += not meets
                grown += (not meets) and y.range[0] > x.range[1]
            elif not x.counted or not y.counted:
                loose += not meets
    matched = {x.value for x in of_a} & {y.value for y in of_b}
    return {
        "figure_same": float(same),
        "figure_clash": float(clash),
        "figure_clash_only": float(clash > 0 and not same),
        "figure_loose": float(loose),
        "figure_equal": float(equal > 0),
        "figure_large": math.log1p(max((abs(value) for value in matched), default=0.0)),
        "figure_both": float(bool(of_a) and bool(of_b)),
        "figure_unlike": float(bool(of_a) and bool(of_b) and not equal),
        "figure_lone": float(bool(of_a) != bool(of_b)),
        "order_figure": float(len(of_b) - len(of_a)),
        "order_more": float(grown),
    }


def _who(one: Seen, other: Seen) -> dict[str, float]:
    a, b = one.telling, other.telling
    within = a.article == b.article
    return {
        "voice_same": float(a.voice.key == b.voice.key),
        "side_same": float(a.voice.side is not None and a.voice.side == b.voice.side),
        "side_other": float(a.voice.side is not None and b.voice.side is not None and a.voice.side != b.voice.side),
        "side_none": float(a.voice.side is None and b.voice.side is None),
        "article_same": float(within),
        "article_near": float(within and abs(a.start - b.start) < _ADJACENT),
        "outlet_same": float(a.outlet is not None and a.outlet == b.outlet),
    }


def exclusive(one: Seen, other: Seen, row: Features) -> bool:
    """Whether two tellings can't say the same, however alike they sound: one says that it is not so, or that it is yet to come; they
    tell of two places, of two times, or of figures that exclude each other; or each names a state that the other does not ("Norland's
    troops hold the town", "Sudmark's troops hold the town").
    """
    if any(row[name] for name in ("negative_differ", "planned_differ", "place_other", "time_apart", "figure_clash_only")):
        return True
    states = [frozenset(name for name in each.telling.names if name.startswith(STATE)) for each in (one, other)]
    return bool(states[0] - states[1] and states[1] - states[0])


def reasons(one: Seen, other: Seen, row: Features) -> tuple[str, ...]:
    """What speaks for and against two tellings' saying the same, in words: shared fields, similarity, words."""
    return tuple(_reasons(one, other, row))


def _reasons(one: Seen, other: Seen, row: Features) -> Iterable[str]:
    a, b = one.telling, other.telling
    if row["cosine"]:
        yield f"similarity {row['cosine']:.2f}"
    shared = sorted(one.weights.keys() & other.weights.keys(), key=lambda lemma: (-one.weights[lemma], lemma))[:5]
    if shared:
        yield f"words in common: {', '.join(shared)}"
    if row["place_same"]:
        yield f"one place: {(one.firm or a.spots)[0].name}"
    elif row["place_other"]:
        yield f"two places: {one.firm[0].name}, {other.firm[0].name}"
    if row["time_firm"]:
        yield "one time" if row["time_meet"] else "two times"
    deeds = sorted({deed.type for deed in a.deeds} & {deed.type for deed in b.deeds})
    if deeds:
        yield f"one event: {', '.join(deeds)}"
    if row["negative_differ"]:
        yield "one says that it is not so"
    if row["planned_differ"]:
        yield "one tells what is to come"
    if row["figure_same"] or row["figure_equal"]:
        yield "figures agree"
    elif row["figure_clash"]:
        yield "figures exclude one another"
    if row["voice_same"]:
        yield "one source"
