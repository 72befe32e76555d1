"""Families of copies: passages that were linked, directly or by way of others.

The nodes are passages (a sentence of an article), not articles. A link between two articles ties all sentences in which they are
the same, on both sides, to one another; a family is what hangs together so. An article that is half one report and half another has
two parts that nothing ties, and belongs to two families, which stay two. Two cuttings of one report that have no sentence in common
are one family as soon as an article shares with another one passages of both.

What hangs together does not depend on the order of the links: families grown link by link are those made of all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportedly.lineage.gathering import Gathering, bits_of, numbers_of
from reportedly.model import Families, Family, Link

NONE = Families(())


def families(links: Iterable[Link], known: Families = NONE) -> Families:
    """The families that these links and those already ``known`` make together, in the order of their ids."""
    gathering = Gathering[str]()
    for family in known.families:
        gathering.tie((article, bits_of(sentences)) for article, sentences in family.members.items())
    for link in links:
        gathering.tie(((link.a, bits_of(link.shared.in_a)), (link.b, bits_of(link.shared.in_b))))
    found = ({article: numbers_of(bits) for article, bits in sorted(group.items())} for group in gathering.groups())
    return Families(tuple(sorted((_family(members) for members in found), key=lambda family: family.id)))


def _family(members: Mapping[str, tuple[int, ...]]) -> Family:
    first = min(members)
    return Family((first, members[first][0]), members)
