"""What packs know of actors, as looked up in a text: names, titles of offices at a date, metonyms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.model import ActorKind, Language, Pack, words_of_name

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of a pack: its full id (``ru-ua/putin``), name, kind, side and pronoun."""

    id: str
    name: str
    kind: ActorKind
    side: str | None
    gender: str


@dataclass(frozen=True, slots=True)
class _Term:
    """Who holds an office, from ``start`` up to ``end``, the day on which it is over; ``None`` where it is not."""

    holder: Known
    start: str
    end: str | None

    def holds(self, published: str | None) -> bool:
        """Whether it does on that day; with no date, whether it still does."""
        if published is None:
            return self.end is None
        return self.start <= published and (self.end is None or published < self.end)


@dataclass(frozen=True, slots=True)
class _Turned:
    """What of packs does not depend on a date."""

    names: Mapping[Key, Known]
    metonyms: Mapping[Key, Known]
    states: Mapping[Key, Known]
    terms: Mapping[Key, Sequence[_Term]]
    every: frozenset[Key]
    begins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The packs turned around: from words (lower case) to actors, for an article of a date. ``every`` are the words of all names,
    metonyms and states, ``begins`` the first of each. Nobody changes it: articles share it.
    """

    names: Mapping[Key, Known]
    metonyms: Mapping[Key, Known]
    states: Mapping[Key, Known]
    every: frozenset[Key]
    begins: frozenset[str]
    _terms: Mapping[Key, Sequence[_Term]]
    _published: str | None

    def holders(self, title: Key) -> Mapping[str, Known]:
        """All who have ever borne a title, by their ids."""
        return {term.holder.id: term.holder for term in self._terms.get(title, ())}

    def office(self, title: Key) -> Known | None:
        """Who bears a title at the article's date; ``None`` where nobody does, or several have and there is no date."""
        if self._published is None and len(self.holders(title)) > 1:
            return None
        return next((term.holder for term in self._terms.get(title, ()) if term.holds(self._published)), None)


def key(name: str, language: Language) -> Key:
    """The words of a name as they are compared: lower case, straight apostrophes, no article before them."""
    found = words_of_name(name, language)
    return found[1:] if len(found) > 1 and found[0] == "the" else found


def knowledge(packs: Sequence[Pack], published: str | None, language: Language) -> Knowledge:
    """Everything that ``packs`` say about actors, for an article of the date ``published``; of two actors with one
    name the one that has a side goes first, then the one of the earlier pack.

    With no date an office counts only where a single holder has ever borne the title, and still does.
    """
    turned = _turned(_Same(tuple(packs)), language)
    return Knowledge(turned.names, turned.metonyms, turned.states, turned.every, turned.begins, turned.terms, published)


def calls_an_actor(text: str, packs: Sequence[Pack], language: Language) -> bool:
    """Whether ``packs`` call somebody by these words who is no state."""
    return key(text, language) in _turned(_Same(tuple(packs)), language).names


class _Same:
    """Packs that are known from others by which objects they are: comparing what they hold would take longer than to turn it."""

    __slots__ = ("packs", "which")

    def __init__(self, packs: tuple[Pack, ...]) -> None:
        self.packs, self.which = packs, tuple(map(id, packs))

    def __hash__(self) -> int:
        return hash(self.which)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.which == other.which


@lru_cache(maxsize=8)
def _turned(same: _Same, language: Language) -> _Turned:
    names: dict[Key, Known] = {}
    metonyms: dict[Key, Known] = {}
    states: dict[Key, Known] = {}
    everyone: dict[str, Known] = {}
    for pack in same.packs:
        for actor in pack.actors:
            gender = actor.pronoun if actor.pronoun in ("he", "she") else ""
            kind: ActorKind = "organisation" if actor.kind == "party" else actor.kind
            known = Known(f"{pack.id}/{actor.id}", actor.name, kind, actor.side, gender or "")
            everyone[known.id] = known
            for name in (actor.name, *actor.aliases, *actor.short):
                _enter(states if actor.kind == "state" else names, key(name, language), known)
            for name in (*actor.capitals, *actor.metonyms):
                _enter(metonyms, key(name, language), known)
    terms: dict[Key, list[_Term]] = {}
    for pack in same.packs:
        for office in pack.offices:
            holder = everyone.get(office.holder if "/" in office.holder else f"{pack.id}/{office.holder}")
            if holder is None:
                continue
            for title in (key(title, language) for title in office.titles):
                terms.setdefault(title, []).append(_Term(holder, office.start, office.end))
    every = frozenset((*names, *metonyms, *states))
    return _Turned(names, metonyms, states, terms, every, frozenset(name[0] for name in every))


def _enter(names: dict[Key, Known], name: Key, known: Known) -> None:
    old = names.get(name)
    if old is None or (old.side is None and known.side is not None):
        names[name] = known
