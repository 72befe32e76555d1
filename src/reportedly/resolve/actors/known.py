"""What packs know of actors, as looked up in a text: names, titles of offices at a date, metonyms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    who have ever borne a title.
    """

    names: dict[Key, Known]
    offices: dict[Key, Known]
    metonyms: dict[Key, Known]
    states: dict[Key, Known]
    holders: dict[Key, dict[str, Known]]


def key(text: str) -> Key:
    """The words of a name as they are compared: lower case, straight apostrophes, no article before them."""
    words = tuple(word.lower().replace("’", "'") for word in TOKEN.findall(text))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def knowledge(packs: Sequence[Pack], published: str | None) -> Knowledge:
    """Everything that ``packs`` say about actors, for an article of the date ``published``; of two actors with one
    name the one that has a side goes first, then the one of the earlier pack.

    With no date an office counts only where a single holder has ever borne the title, and still does.
    """
    found = Knowledge({}, {}, {}, {}, {})
    everyone: dict[str, Known] = {}
    for pack in packs:
        for actor in pack.actors:
            gender = actor.pronoun if actor.pronoun in ("he", "she") else ""
            known = Known(f"{pack.id}/{actor.id}", actor.name, actor.kind, actor.side, gender or "")
            everyone[known.id] = known
            names = found.states if actor.kind == "state" else found.names
            for name in (actor.name, *actor.aliases, *actor.short):
                _enter(names, key(name), known)
            for name in actor.metonyms:
                _enter(found.metonyms, key(name), known)
    for pack in packs:
        for office in pack.offices:
            holder = everyone.get(office.holder if "/" in office.holder else f"{pack.id}/{office.holder}")
            if holder is None:
                continue
            ended = office.end is not None and (published is None or published >= office.end)
            at = not ended and (published is None or office.start <= published)
            for title in office.titles:
                found.holders.setdefault(key(title), {})[holder.id] = holder
                if at:
                    found.offices.setdefault(key(title), holder)
    if published is None:
        for words, people in found.holders.items():
            if len(people) > 1:
                found.offices.pop(words, None)
    return found


def _enter(names: dict[Key, Known], name: Key, known: Known) -> None:
    old = names.get(name)
    if old is None or (old.side is None and known.side is not None):
        names[name] = known
