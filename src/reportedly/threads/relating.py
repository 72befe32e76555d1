"""How threads relate: what the tellings of one are to the earlier ones of another, pair by pair, put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.model import Pairing, Relation, RelationKind, TellingId, Thread

Least = Mapping[RelationKind, float]


def relations(found: Sequence[Thread], pairings: Iterable[Pairing], least: Least) -> tuple[Relation, ...]:
    """The relations between these threads; ``least`` is the score from which each kind is told.

    The score is the mean of the highest chance among the pairs of the two threads and the mean over them. Of the same two threads
    several kinds may hold (a correction gives another figure); ``same event`` is told only where no other does.
    """
    of = {ident: thread.id for thread in found for ident in thread.tellings}
    between: dict[tuple[TellingId, TellingId], list[Pairing]] = defaultdict(list)
    for pairing in pairings:
        one, other = of.get(pairing.one), of.get(pairing.other)
        if one is not None and other is not None and one != other:
            between[other, one].append(pairing)
    made: dict[tuple[TellingId, TellingId], dict[RelationKind, Relation]] = defaultdict(dict)
    for (source, target), pairs in sorted(between.items()):
        best = made[min(source, target), max(source, target)]
        for each in _told(source, target, pairs, least):
            if each.kind not in best or best[each.kind].score < each.score:
                best[each.kind] = each
    return tuple(each for both in made.values() for each in _standing(both))


def _standing(both: Mapping[RelationKind, Relation]) -> Iterable[Relation]:
    """What two threads are to each other; another matter of the event only where they are nothing else."""
    return [each for kind, each in both.items() if kind != "same event" or len(both) == 1]


def _told(source: TellingId, target: TellingId, pairs: Sequence[Pairing], least: Least) -> Iterable[Relation]:
    chances: dict[RelationKind, list[tuple[float, Pairing]]] = defaultdict(list)
    for pairing in pairs:
        for kind, chance in pairing.kinds:
            chances[kind].append((chance, pairing))
    for kind, some in chances.items():
        best = max(some, key=lambda each: (each[0], each[1].other, each[1].one))
        score = (best[0] + sum(chance for chance, _ in some) / len(pairs)) / 2
        if score >= least[kind]:
            pairing = best[1]
            yield Relation(source, target, kind, score, pairing.other, pairing.one)
