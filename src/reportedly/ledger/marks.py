"""Marks: what can be asked of a claim beside its words, as short words of their own. Pure.

A question is many conditions at once, on tables of very different sizes: an outlet has a tenth of all claims, a village has ten. As
marks they are all looked up in the index that finds words too, which meets many long lists without walking through any of them.
A mark is a letter for its kind and ten letters and digits of a hash; it has no vowel, so that the index takes it for no English word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from reportedly.ledger.identity import article_key, host_of, ident_of
from reportedly.model import Actor, Article, Claim, Place

_ALPHABET: Final = "0123456789bcdfghjkmnpqrtvwxz"
_LENGTH: Final = 10
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")

STANDS: Final = "v"
"""The mark of a claim that nobody has rejected, and that of one that somebody has."""
REJECTED: Final = "x"
UNDATED: Final = "d0"

Correction = Mapping[str, str | float | int | None]
"""Fields of a claim with the values that somebody decided."""


def fold(name: str) -> str:
    """``name`` as names are compared: without case, accents, an article before it, and kinds of apostrophes and spaces."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return " ".join(plain.replace("’", "'").casefold().split()).removeprefix("the ")


@lru_cache(maxsize=65536)
def mark(kind: str, words: str) -> str:
    """The mark of one thing of a kind."""
    number = int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6).digest())
    made = [kind]
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(_ALPHABET))
        made.append(_ALPHABET[digit])
    return "".join(made)


def speaker(name: str) -> str:
    """The mark of whoever goes by a name, or an id of a pack."""
    return mark("w", fold(name))


def side(name: str) -> str:
    """The mark of what a side says."""
    return mark("s", name)


def teller(name: str) -> str:
    """The mark of what somebody tells on."""
    return mark("q", fold(name))


def outlet(name: str) -> str:
    """The mark of an outlet, by its name or host."""
    return mark("t", name.lower())


def article_mark(ident: str) -> str:
    """The mark of what stands in an article."""
    return mark("r", ident)


def place_named(name: str) -> str:
    """The mark of a place that goes by a name."""
    return mark("p", fold(name))


def event_place_named(name: str) -> str:
    """The mark of an event at a place that goes by a name."""
    return mark("h", fold(name))


def point(lat: float, lon: float) -> str:
    """The mark of a place at a point."""
    return mark("p", _at(lat, lon))


def event_point(lat: float, lon: float) -> str:
    """The mark of an event at a point."""
    return mark("h", _at(lat, lon))


def _at(lat: float, lon: float) -> str:
    return f"{float(lat)!r} {float(lon)!r}"


def event_type(name: str) -> str:
    """The mark of an event of a type, or of a family of them ("control")."""
    return mark("k", name)


def dated(published: str | None) -> bool:
    """Whether it is a day."""
    return _DAY.fullmatch(published or "") is not None


def day_of(published: str | None) -> str:
    """The day by which a claim is put in order; empty where there is none."""
    return published if published is not None and dated(published) else ""


def days(published: str | None) -> tuple[str, ...]:
    """The marks of a date: of its year, month and day; of none the one that says so."""
    found = _DAY.fullmatch(published or "")
    if found is None:
        return (UNDATED,)
    return f"d{found[1]}", f"d{found[1]}{found[2]}", f"d{found[1]}{found[2]}{found[3]}"


class Marker:
    """Gives the marks of an article's claims, as they were read or as somebody corrected them."""

    def __init__(self, article: Article) -> None:
        self._article = article
        document = article.document
        host = host_of(document.url)
        self._common = (
            article_mark(ident_of(article_key(document, document.url))),
            *days(document.published),
            *(outlet(each) for each in (document.outlet, host) if each),
        )

    def of(self, claim: Claim, correction: Correction | None = None, *, rejected: bool = False) -> str:
        """The marks of one claim, parted by spaces."""
        found = [REJECTED if rejected else STANDS, *self._common]
        found += self._said(claim, correction or {})
        found += (mark("q", each) for each in self._tellers(claim))
        found += self._told(claim, correction or {})
        return " ".join(dict.fromkeys(found))

    def _said(self, claim: Claim, correction: Correction) -> Iterator[str]:
        decided = [value for name in ("actor", "pack_id", "source") if (value := correction.get(name))]
        if decided:
            yield from (speaker(str(each)) for each in decided)
        else:
            yield from (mark("w", each) for each in self._names(claim))
        on = correction.get("side", claim.source.side)
        if on:
            yield side(str(on))

    def _told(self, claim: Claim, correction: Correction) -> Iterator[str]:
        types = [str(correction["event"])] if correction.get("event") else [each.type for each in claim.events]
        for each in types:
            parts = each.split(".")
            yield from (event_type(".".join(parts[:length])) for length in range(1, len(parts) + 1))
        moved = correction.get("place")
        happened = [self._article.place(each.place) for each in claim.events]
        for event in happened:
            if moved and claim.events:
                yield event_place_named(str(moved))
            elif event is not None:
                yield from _where(event, "h")
        for place in (*(self._article.place(each) for each in claim.places), *happened):
            if moved:
                yield place_named(str(moved))
            elif place is not None:
                yield from _where(place, "p")

    def _names(self, claim: Claim) -> Iterator[str]:
        """Who says it, by every name that the article has for them."""
        if claim.source.text:
            yield fold(claim.source.text)
        actor = self._article.actor(claim.source.actor)
        if actor is not None:
            yield from _names_of(actor)

    def _tellers(self, claim: Claim) -> Iterator[str]:
        seen = {claim.id}
        outer = self._article.claim(claim.within)
        while outer is not None and outer.id not in seen:
            seen.add(outer.id)
            yield from self._names(outer)
            outer = self._article.claim(outer.within)


def _names_of(actor: Actor) -> Iterable[str]:
    named = (each.span.text for each in actor.mentions if each.how == "name")
    return dict.fromkeys(fold(each) for each in (actor.name, actor.pack_id or "", *named) if each)


def _where(place: Place, kind: str) -> Iterator[str]:
    for name in dict.fromkeys((fold(place.name), fold(place.span.text))):
        yield mark(kind, name)
    if place.lat is not None and place.lon is not None:
        yield mark(kind, _at(place.lat, place.lon))
