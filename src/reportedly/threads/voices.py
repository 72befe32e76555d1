"""Who tells a claim, as threads count sources: a body and those who speak for it are one, and each has its side or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.model import (
    UNTIED,
    Actor,
    Article,
    Claim,
    Language,
    Outlet,
    Pack,
    PackSet,
    Page,
    Place,
    Span,
    Voice,
    compiled,
    folded,
    grammar,
    host_of,
    listed_words,
    named,
    outlet_of,
)


@dataclass(frozen=True)
class _Known:
    """What packs know of actors, by full id: their side, in full, and the body for which somebody speaks on each day.

    ``sides_of`` are the sides of the states of a country: one alone tells whose its people are. ``called`` are the words of each
    body's names, its full id and its country, the longest first. ``owned`` is the side of an outlet that a party or state owns.
    """

    sides: Mapping[str, str]
    bodies: Mapping[str, tuple[tuple[str, str, str | None], ...]]
    sides_of: Mapping[str, frozenset[str]]
    states: Mapping[str, str | None]
    outlets: tuple[tuple[tuple[str, ...], Outlet], ...]
    called: tuple[tuple[tuple[str, ...], str, str | None], ...]
    owned: Mapping[str, str | None]


_LEAST_WORDS = 2
"""Words of a body's name at least that may stand for it."""


@lru_cache(maxsize=8)
def _known(packs: PackSet) -> _Known:
    sides: dict[str, str] = {}
    bodies: dict[str, list[tuple[str, str, str | None]]] = {}
    countries: dict[str, set[str]] = {}
    states: dict[str, str | None] = {}
    outlets: list[tuple[tuple[str, ...], Outlet]] = []
    called: list[tuple[tuple[str, ...], str, str | None]] = []
    owned: dict[str, str | None] = {}
    for pack in packs.packs:
        kinds = {actor.id: actor.kind for actor in pack.actors}
        for actor in pack.actors:
            side = f"{pack.id}/{actor.side}" if actor.side else None
            if side:
                sides[f"{pack.id}/{actor.id}"] = side
            if actor.kind in ("organisation", "party"):
                names = (actor.name, *actor.aliases, *actor.short)
                called += [(tuple(folded(name).split()), f"{pack.id}/{actor.id}", actor.country) for name in names]
            if actor.kind == "state":
                if side or actor.name not in states:
                    states[actor.name] = side
                if side and actor.country:
                    countries.setdefault(actor.country, set()).add(side)
        for office in pack.offices:
            if office.of and kinds.get(office.of) in ("organisation", "party"):
                held = (f"{pack.id}/{office.of}", office.start, office.end)
                bodies.setdefault(f"{pack.id}/{office.holder}", []).append(held)
        for outlet in pack.outlets:
            if outlet.name not in owned and (side := _owner(pack, outlet)):
                owned[outlet.name] = f"{pack.id}/{side}"
        outlets += [
            (tuple(folded(name).split()), outlet) for outlet in pack.outlets for name in (outlet.name, *outlet.aliases)
        ]
    return _Known(
        sides,
        {holder: tuple(held) for holder, held in bodies.items()},
        {country: frozenset(found) for country, found in countries.items()},
        states,
        tuple(outlets),
        tuple(sorted(called, key=lambda each: (-len(each[0]), each))),
        owned,
    )


def _owner(pack: Pack, outlet: Outlet) -> str | None:
    """The side whose an outlet is: of a party that its name names, of those who hold the offices of the state that owns it."""
    sides: set[str | None] = set()
    if outlet.ownership == "party":
        words = frozenset(folded(outlet.name).split())
        sides = {
            actor.side
            for actor in pack.actors
            if actor.kind == "party" and actor.country == outlet.country and words & set(folded(actor.name).split())
        }
    elif outlet.ownership == "state":
        states = {actor.id for actor in pack.actors if actor.kind == "state" and actor.country == outlet.country}
        holders = {office.holder for office in pack.offices if office.of in states}
        sides = {actor.side for actor in pack.actors if actor.id in holders}
    return next(iter(sides)) if len(sides) == 1 else None


@compiled
def _mouths(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    people, things = (frozenset(listed_words(language, "threads", "mouths", name)) for name in ("people", "things"))
    return people, things


class Voices:
    """The voices of an article's claims."""

    def __init__(self, article: Article, page: Page, packs: Sequence[Pack], ident: str) -> None:
        self._article, self._page, self._ident = article, page, ident
        self._known = _known(PackSet(packs))
        self._people, self._things = _mouths(page.language)
        self._pronouns = grammar(page.language).personal
        self._actors = {actor.id: actor for actor in article.actors}
        document = article.document
        self.outlet = outlet_of(packs, document.outlet, document.url)

    def of(self, claim: Claim) -> Voice:
        """Who tells ``claim``."""
        source = claim.source
        if source.kind == "outlet" or not source.spans:
            what = "the outlet's own voice" if source.kind == "outlet" else "no source is named"
            mark = "" if source.kind == "outlet" else "?"
            return self._of_outlet(self.outlet, what, mark)
        actor = self._actors.get(source.actor or "")
        words = source.text
        if actor is not None and (spoken := self._body(actor, source.spans)) is not None:
            return Voice(f"a:{spoken[0]}", words, self._known.sides.get(spoken[0]), spoken[1])
        if actor is not None and actor.pack_id:
            return Voice(f"a:{actor.pack_id}", words, self._known.sides.get(actor.pack_id), "known to a pack")
        body = self._named(source.spans)
        if body is not None and (source.kind in ("organisation", "document") or self._speaks(source.spans)):
            return Voice(f"a:{body}", words, self._known.sides.get(body), "the body that is named")
        if (outlet := self._outlet_in(source.spans)) is not None:
            return self._of_outlet(outlet, "an outlet is named as the source", "", words)
        if body is not None:
            side, reason = self._known.sides.get(body), "of the body that is named with them"
        else:
            side, reason = self._side(source.spans)
        if actor is not None and (name := self._name(actor)):
            return Voice(f"n:{name}", words, side, reason)
        if actor is None and folded(words) in self._pronouns:
            return Voice(UNTIED, words, None, "nobody could be told whom the pronoun means")
        return Voice(f"{self._ident}:{actor.id if actor else folded(words)}", words, side, reason)

    def _of_outlet(self, outlet: Outlet | None, what: str, mark: str, words: str = "") -> Voice:
        document = self._article.document
        if outlet is None:
            name = document.outlet or host_of(document.url or "") or self._ident
            return Voice(f"o:{folded(name)}{mark}", words, None, f"{what}; no pack knows the outlet")
        sides = self._known.sides_of.get(outlet.country, frozenset())
        side = min(sides) if len(sides) == 1 else self._known.owned.get(outlet.name)
        whose = "it is a side's by country or owner" if side else "it is no side's by country or owner"
        return Voice(f"o:{folded(outlet.name)}{mark}", words, side, f"{what}; {whose}")

    def _outlet_in(self, spans: Sequence[Span]) -> Outlet | None:
        """The outlet that the words of a source name, whole."""
        for span in spans:
            lows = [folded(word) if word[:1].isupper() else "" for word in self._words(span)]
            lows = [low for at, low in enumerate(lows) if at or low != "the"]
            for name, outlet in self._known.outlets:
                if name and _holds(lows, name):
                    return outlet
        return None

    def _words(self, span: Span) -> Iterator[str]:
        first, last = self._page.within(span.start, span.end)
        return (token.text for token in self._page.tokens[first:last] if token.word)

    def _body(self, actor: Actor, spans: Sequence[Span]) -> tuple[str, str] | None:
        """The body for which somebody speaks, by full id of a pack, with the reason: their office, or the words of the source."""
        day = self._article.document.published or ""
        for body, start, end in self._known.bodies.get(actor.pack_id or "", ()):
            if not day or (start <= day and (end is None or day < end)):
                return body, "speaks for the body whose office they hold"
        if actor.pack_id:
            return None
        if (bare := self._bare(actor, spans)) is not None:
            return bare, "the body of that name that is meant here"
        if not self._speaks(spans):
            return None
        for other in self._article.actors:
            beside = any(span.start <= m.span.start and m.span.end <= span.end for m in other.mentions for span in spans)
            if beside and other is not actor and other.pack_id and other.kind == "organisation":
                return other.pack_id, "speaks for the body named beside"
        return None

    def _speaks(self, spans: Sequence[Span]) -> bool:
        """Whether the words of a source say that it is the mouth of somebody."""
        lows = {
            low for span in spans for word in self._words(span) for low in (word.lower(), word.lower().removesuffix("'s"))
        }
        return bool(lows & (self._people | self._things))

    def _named(self, spans: Sequence[Span]) -> str | None:
        """The body of a pack whose name stands in the words of a source, by full id."""
        for span in spans:
            lows = [folded(word).removesuffix("'s") for word in self._words(span)]
            for name, body, _ in self._known.called:
                if len(name) >= _LEAST_WORDS and any(
                    tuple(lows[at : at + len(name)]) == name for at in range(len(lows) - len(name) + 1)
                ):
                    return body
        return None

    def _bare(self, actor: Actor, spans: Sequence[Span]) -> str | None:
        """The body of a pack of which an article gives the last words of the name alone: "the Defence Ministry".

        It is the only one whose name ends so; else, of several, the one of the country whose capital or state the source's words
        name, else that of the outlet's own country.
        """
        if actor.kind != "organisation":
            return None
        words = tuple(folded(actor.name).split())
        found = {body: country for name, body, country in self._known.called if name[-len(words) :] == words}
        if len(found) == 1 and (len(words) >= _LEAST_WORDS or next(iter(found.values())) is None):
            return min(found)
        places = [p for p in self._article.places for s in spans if s.start <= p.span.start and p.span.end <= s.end]
        for country in (*(place.country for place in places), self.outlet.country if self.outlet else None):
            of = [body for body, its in found.items() if country is not None and its == country]
            if len(of) == 1:
                return of[0]
        return None

    def _name(self, actor: Actor) -> str:
        """The name of somebody no pack knows, as it is compared across articles; empty where they have none."""
        if not any(mention.how == "name" for mention in actor.mentions):
            return ""
        return folded(actor.name)

    def _side(self, spans: Sequence[Span]) -> tuple[str | None, str]:
        """Whose somebody is whom no pack knows: by the state, else by the place, that their own words name."""
        polities = self._page.language.polities
        for span in spans:
            for word in self._words(span):
                capital = named(polities.capitals, word)
                for owner in sorted(polities.owners(word) or ({capital} if capital else ())):
                    side = self._known.states.get(owner)
                    return side, "of the state that is named with them" if side else "of a state that is no side"
        place = self._place(spans)
        if place is None or place.country is None:
            return None, "nothing tells whose they are"
        sides = self._known.sides_of.get(place.country, frozenset())
        if len(sides) != 1:
            return None, f"{place.name} is no side's"
        return min(sides), f"of {place.name}, which is named with them"

    def _place(self, spans: Sequence[Span]) -> Place | None:
        """The place that the words of a source name: where they only stand near one, they may be of whoever came there."""
        return next(
            (p for p in self._article.places for s in spans if s.start <= p.span.start and p.span.end <= s.end), None
        )


def _holds(words: Sequence[str], run: tuple[str, ...]) -> bool:
    """Whether ``run`` stands among ``words``, with no other name (one that is not empty) right beside it."""
    framed = ("", *words, "")
    return any(framed[at : at + len(run) + 2] == ("", *run, "") for at in range(len(framed) - len(run) - 1))


__all__ = ["Voices"]
