"""What packs know of actors, as looked up in a text: names, titles of offices at a date, metonyms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.model import Pack
from reportedly.model.entity import ActorKind
from reportedly.resolve.actors.text import TOKEN

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
class Knowledge:
    """The packs turned around: from words (lower case) to actors. ``offices`` hold at the article's date, ``holders`` are all
    who have ever borne a title; ``every`` are the words of all names, metonyms and states. Nobody changes it: articles share it.
    """

    names: Mapping[Key, Known]
    offices: Mapping[Key, Known]
    metonyms: Mapping[Key, Known]
    states: Mapping[Key, Known]
    holders: Mapping[Key, Mapping[str, Known]]
    every: frozenset[Key]


def key(text: str) -> Key:
    """The words of a name as they are compared: lower case, straight apostrophes, no article before them."""
    words = tuple(word.lower().replace("’", "'") for word in TOKEN.findall(text))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def knowledge(packs: Sequence[Pack], published: str | None) -> Knowledge:
    """Everything that ``packs`` say about actors, for an article of the date ``published``; of two actors with one
    name the one that has a side goes first, then the one of the earlier pack.

    With no date an office counts only where a single holder has ever borne the title, and still does.
    """
    return _at(_Same(tuple(packs)), published)


class _Same:
    """Packs that are told from others by which objects they are: comparing what they hold would take longer than to turn it."""

    __slots__ = ("packs",)

    def __init__(self, packs: tuple[Pack, ...]) -> None:
        self.packs = packs

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.packs)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Same) or len(self.packs) != len(other.packs):
            return False
        return all(one is another for one, another in zip(self.packs, other.packs, strict=True))


@dataclass(frozen=True, slots=True)
class _Term:
    """Who holds an office, under one of its titles."""

    title: Key
    holder: Known
    start: str
    end: str | None


@dataclass(frozen=True, slots=True)
class _Turned:
    """What of packs does not depend on a date."""

    names: dict[Key, Known]
    metonyms: dict[Key, Known]
    states: dict[Key, Known]
    holders: dict[Key, dict[str, Known]]
    terms: tuple[_Term, ...]
    every: frozenset[Key]


@lru_cache(maxsize=64)
def _at(same: _Same, published: str | None) -> Knowledge:
    turned = _turned(same)
    offices: dict[Key, Known] = {}
    for term in turned.terms:
        ended = term.end is not None and (published is None or published >= term.end)
        if not ended and (published is None or term.start <= published):
            offices.setdefault(term.title, term.holder)
    if published is None:
        for words, people in turned.holders.items():
            if len(people) > 1:
                offices.pop(words, None)
    return Knowledge(turned.names, offices, turned.metonyms, turned.states, turned.holders, turned.every)


@lru_cache(maxsize=8)
def _turned(same: _Same) -> _Turned:
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
                _enter(states if actor.kind == "state" else names, key(name), known)
            for name in (*actor.capitals, *actor.metonyms):
                _enter(metonyms, key(name), known)
    holders: dict[Key, dict[str, Known]] = {}
    terms: list[_Term] = []
    for pack in same.packs:
        for office in pack.offices:
            holder = everyone.get(office.holder if "/" in office.holder else f"{pack.id}/{office.holder}")
            if holder is None:
                continue
            for title in map(key, office.titles):
                holders.setdefault(title, {})[holder.id] = holder
                terms.append(_Term(title, holder, office.start, office.end))
    return _Turned(names, metonyms, states, holders, tuple(terms), frozenset((*names, *metonyms, *states)))


def _enter(names: dict[Key, Known], name: Key, known: Known) -> None:
    old = names.get(name)
    if old is None or (old.side is None and known.side is not None):
        names[name] = known
