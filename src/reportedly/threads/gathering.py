"""Threads from pairs: tellings that say the same, gathered so that the order in which they came does not matter.

Within what hangs together by likely pairs, the two groups whose tellings are most likely the same on average are joined, again and
again, until no two reach the bar (average linkage). A pair that was not compared, or is unlikely, counts with its chance, so that two
tellings that exclude one another keep groups apart which a third, vaguer one would join. What people decided wins: two groups of which
one holds a claim that may not be with one of the other are never joined, and those that hold claims decided to be one are in the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from reportedly.model import Pairing, TellingId, Thread
from reportedly.threads.binding import Bonds, held_together

FLOOR = 0.15
"""Chance from which a pair makes two tellings hang together: what is below joins nothing, and need not be kept."""

Group = int


def components(told: Iterable[TellingId], pairings: Iterable[Pairing], floor: float = FLOOR) -> list[list[TellingId]]:
    """What hangs together by pairs of at least this chance, each ascending; a store mends only those that a new telling touches."""
    parent: dict[TellingId, TellingId] = {one: one for one in told}

    def root(one: TellingId) -> TellingId:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for pairing in pairings:
        if pairing.same >= floor and pairing.one in parent and pairing.other in parent:
            a, b = root(pairing.one), root(pairing.other)
            parent[max(a, b)] = min(a, b)
    found: dict[TellingId, list[TellingId]] = defaultdict(list)
    for one in sorted(parent):
        found[root(one)].append(one)
    return [found[first] for first in sorted(found)]


def threads(
    told: Mapping[TellingId, tuple[str, str, int, str]],
    pairings: Collection[Pairing],
    least: float,
    bonds: Bonds | None = None,
) -> tuple[Thread, ...]:
    """The threads of these tellings, ascending by id.

    ``told`` gives what each is put in order by (:attr:`Telling.when`), ``least`` is the mean chance from which two groups are one
    thread. ``pairings`` may hold others' too: they are passed over. ``bonds`` are what people decided, of these tellings or others.
    """
    bonds = bonds or Bonds()
    chances: dict[TellingId, dict[TellingId, Pairing]] = defaultdict(dict)
    for pairing in pairings:
        if pairing.same >= FLOOR and pairing.one in told and pairing.other in told:
            chances[pairing.one][pairing.other] = pairing
            chances[pairing.other][pairing.one] = pairing
    made = []
    groups = [group for part in components(told, pairings) for group in _joined(part, chances, least, bonds)]
    for group in held_together(groups, bonds) if bonds.groups else groups:
        ids = tuple(sorted(group, key=lambda one: told[one]))
        links = tuple(
            chances[one][other]
            for at, one in enumerate(ids)
            for other in ids[at + 1 :]
            if other in chances.get(one, {}) and chances[one][other].same >= least
        )
        made.append(Thread(min(ids), ids, links))
    return tuple(sorted(made, key=lambda thread: thread.id))


def _joined(
    part: Sequence[TellingId], chances: Mapping[TellingId, Mapping[TellingId, Pairing]], least: float, bonds: Bonds
) -> list[list[TellingId]]:
    if len(part) == 1:
        return [list(part)]
    groups: dict[Group, list[TellingId]] = {number: [one] for number, one in enumerate(part)}
    number_of = {one: number for number, one in enumerate(part)}
    sums: dict[Group, dict[Group, float]] = {
        number: {number_of[other]: pairing.same for other, pairing in chances.get(one, {}).items() if other in number_of}
        for number, one in enumerate(part)
    }
    queue = [
        (-chance, one, other)
        for one, its in sums.items()
        for other, chance in its.items()
        if one < other and chance >= least
    ]
    heapify(queue)
    following = len(part)
    while queue:
        _, one, other = heappop(queue)
        if one not in groups or other not in groups or bonds.parted(groups[one], groups[other]):
            continue
        members = sorted(groups.pop(one) + groups.pop(other))
        its = sums.pop(one)
        for number, chance in sums.pop(other).items():
            its[number] = its.get(number, 0.0) + chance
        its = {number: chance for number, chance in its.items() if number in groups}
        groups[following], sums[following] = members, its
        for number, chance in its.items():
            sums[number][following] = chance
            sums[number].pop(one, None)
            sums[number].pop(other, None)
            mean = chance / (len(members) * len(groups[number]))
            if mean >= least:
                heappush(queue, (-mean, number, following))
        following += 1
    return [groups[number] for number in sorted(groups)]
