"""Families of copies: passages that were linked, directly or by way of others.

The nodes are passages (a sentence of an article), not articles. A link between two articles ties all sentences in which they are
the same, on both sides, to one another; a family is what hangs together so. An article that is half one report and half another has
two parts that nothing ties, and belongs to two families, which stay two. Two cuttings of one report that have no sentence in common
are one family as soon as an article shares with another one passages of both.

What hangs together does not depend on the order of the links: families grown link by link are those made of all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportedly.model import Families, Family, Link, Passage

NONE = Families(())


def families(links: Iterable[Link], known: Families = NONE) -> Families:
    """The families that these links and those already ``known`` make together, in the order of their ids."""
    parent: dict[Passage, Passage] = {}

    def root(passage: Passage) -> Passage:
        at = parent.setdefault(passage, passage)
        while at != parent[at]:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    def tie(passages: Iterator[Passage]) -> None:
        first = next(passages, None)
        if first is None:
            return
        least = root(first)
        for other in passages:
            found = root(other)
            if found != least:
                least, found = min(least, found), max(least, found)
                parent[found] = least

    for family in known.families:
        tie(_passages(family.members))
    for link in links:
        tie(_passages({link.a: link.shared.in_a, link.b: link.shared.in_b}))
    parts: dict[Passage, dict[str, list[int]]] = {}
    for passage in sorted(parent):
        parts.setdefault(root(passage), {}).setdefault(passage[0], []).append(passage[1])
    return Families(
        tuple(Family(first, {article: tuple(each) for article, each in parts[first].items()}) for first in sorted(parts))
    )


def _passages(members: Mapping[str, tuple[int, ...]]) -> Iterator[Passage]:
    return ((article, sentence) for article, sentences in members.items() for sentence in sentences)
