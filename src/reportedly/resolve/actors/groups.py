"""Two that are named together, as one: whom "they", "the senators" and "the two countries" mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportedly.model.page import Page
from reportedly.resolve.actors.entities import Entity
from reportedly.resolve.actors.names import Run
from reportedly.resolve.actors.phrases import Phrase

_BETWEEN = 14
"""Tokens that may describe the first of two names before the "and"."""
_NATIONS = frozenset(("country", "nation", "state", "power", "neighbor", "neighbour", "government"))
_PEOPLE = frozenset(("man", "leader", "candidate", "rival", "official", "politician", "people", "person", "politicians"))
_WOMEN = frozenset(("woman",))


def together(page: Page, names: Sequence[Run]) -> dict[int, tuple[Run, Run]]:
    """Pairs of people, or of states, that "and" joins ("Lopez, the mayor, and Stone"), by the first token of the second name."""
    found: dict[int, tuple[Run, Run]] = {}
    for one, other in pairwise(names):
        if other.begin - one.last > _BETWEEN or not page.same(one.first, other.first) or not _alike(one, other):
            continue
        between = [page.lower(index) for index in range(one.last, other.begin)]
        if between == ["and"] or (between[:1] == [","] and between[-2:] == [",", "and"] and _aside(between[1:-2])):
            found[other.first] = (one, other)
    return found


def _alike(one: Run, other: Run) -> bool:
    if one.group or other.group or one.key == other.key:
        return False
    return (one.place and other.place) or (one.kind == other.kind == "person" and not one.place and not other.place)


def _aside(between: Sequence[str]) -> bool:
    """Whether words between two commas describe the name before them, and begin no list of more names."""
    return bool(between) and "and" not in between and "," not in between


def two_of(phrase: Phrase, recent: Iterable[Entity]) -> tuple[Entity, Entity] | None:
    """The only two whom "the two men", "both countries" can mean among those named of late; ``None`` where there are more or fewer.

    Of two people alone one may have been introduced with the noun and the other not ("President Lopez and his predecessor Stone").
    """
    singles = [one for one in recent if one.named and not one.plural and one.kind in ("person", "state")]
    fitting = [one for one in singles if fits(phrase.noun, one)]
    people = [one for one in singles if one.kind == "person"]
    if len(fitting) == 1 and len(people) == 2 and fitting[0] in people:
        fitting = people
    return (fitting[1], fitting[0]) if len(fitting) == 2 else None


def fits(noun: str, entity: Entity) -> bool:
    """Whether a plural noun (in the singular) can mean this one with another."""
    if entity.kind == "state":
        return noun in _NATIONS or (noun.endswith("s") and noun[:-1] in _NATIONS) or noun in ("countries",)
    if entity.kind != "person":
        return False
    if noun in _WOMEN:
        return entity.gender == "she"
    return (noun == "man" and entity.gender == "he") or (noun in _PEOPLE and noun != "man") or noun in entity.roles


def common(one: Entity, other: Entity) -> set[str]:
    """Words that describe both of two, and the nouns that fit any such two."""
    nouns = {noun for noun in (*_NATIONS, *_PEOPLE, *_WOMEN) if fits(noun, one) and fits(noun, other)}
    nouns |= {f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s" for noun in nouns & _NATIONS}
    return (one.roles & other.roles) | nouns
