"""Two that are named together, as one: whom "they", "the senators" and "the two countries" mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportedly.model import Page
from reportedly.resolve.actors.entities import Entities, Entity
from reportedly.resolve.actors.forms import Key
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.runs import Run

_BETWEEN = 14
"""Tokens that may describe the first of two names before the "and"."""


def together(page: Page, names: Sequence[Run], known: Container[Key]) -> dict[int, tuple[Run, Run]]:
    """Pairs of people, of bodies or of states that "and" joins ("Lopez, the mayor, and Stone"), by the second name's first token."""
    found: dict[int, tuple[Run, Run]] = {}
    lex, often = lexicon(page.language), Counter(run.key for run in names)
    for one, other in pairwise(names):
        if (
            other.begin - one.last > _BETWEEN
            or not page.same(one.first, other.first)
            or not _alike(one, other, often, known, lex)
        ):
            continue
        between = [page.lower(index) for index in range(one.last, other.begin)]
        if between == ["and"] or (between[:1] == [","] and between[-2:] == [",", "and"] and _aside(between[1:-2])):
            found[other.first] = (one, other)
    return found


def _alike(one: Run, other: Run, often: Counter[Key], known: Container[Key], lex: Lexicon) -> bool:
    if one.group or other.group or one.key == other.key:
        return False
    if one.place or other.place:
        return one.place and other.place
    if one.kind == other.kind == "person":
        return True
    # "Customs and Border Office" is one body
    bodies = one.kind == other.kind == "organisation"
    return bodies and all(run.key in known or run.key[-1] in lex.organisations or often[run.key] > 1 for run in (one, other))


def _aside(between: Sequence[str]) -> bool:
    """Whether words between two commas describe the name before them, and begin no list of more names."""
    return bool(between) and "and" not in between and "," not in between


def two_of(noun: str, recent: Iterable[Entity], lex: Lexicon) -> tuple[Entity, Entity] | None:
    """The only two whom "the two men", "both countries" can mean among those named of late; ``None`` where there are more or fewer.

    Of two people alone one may have been introduced with the noun and the other not ("President Lopez and his predecessor Stone").
    """
    singles = [one for one in recent if one.named and not one.plural and one.kind in ("person", "state")]
    fitting = [one for one in singles if fits(noun, one, lex)]
    people = [one for one in singles if one.kind == "person"]
    if len(fitting) == 1 and len(people) == 2 and fitting[0] in people:
        fitting = people
    return (fitting[1], fitting[0]) if len(fitting) == 2 else None


def fits(noun: str, entity: Entity, lex: Lexicon) -> bool:
    """Whether a plural noun (in the singular) can mean this one with another."""
    if entity.kind == "state":
        return noun in lex.states_together
    if entity.kind != "person":
        return False
    if noun in lex.women_together:
        return entity.gender == "she"
    return (
        (noun == "man" and entity.gender == "he") or (noun in lex.people_together and noun != "man") or noun in entity.roles
    )


def common(one: Entity, other: Entity, lex: Lexicon) -> set[str]:
    """Words that describe both of two, and the nouns that fit any such two."""
    nouns = lex.states_together | lex.people_together | lex.women_together
    return (one.roles & other.roles) | {noun for noun in nouns if fits(noun, one, lex) and fits(noun, other, lex)}


@dataclass(slots=True)
class Groups:
    """The entities of two who were named together or are called as one, each made in ``entities`` when it is first asked for."""

    entities: Entities
    lex: Lexicon
    _known: dict[frozenset[int], Entity] = field(default_factory=dict)

    def of(self, one: Entity, other: Entity) -> Entity:
        """The entity of two; it keeps what describes both by now."""
        key = frozenset((one.number, other.number))
        if key not in self._known:
            group = self._known[key] = self.entities.new("collective")
            group.plural, group.members = True, (one, other)
        self._known[key].roles |= common(one, other, self.lex)
        return self._known[key]
