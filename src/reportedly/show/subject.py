"""What claims are about, in plain words: who a source is, which place, time and number is meant, which contested event told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date as calendar_date
from datetime import timedelta

from reportedly.model import Actor, Article, Claim, Event, Number, Place, Time
from reportedly.show.printable import one_line
from reportedly.show.wording import date, outline


@dataclass(frozen=True, slots=True)
class Subjects:
    """The actors, places, times and numbers of one article, by id.

    ``pointed`` are those (claim, place) at which a place is told of first, where its position is given: once is enough.
    """

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    times: Mapping[str, Time]
    numbers: Mapping[str, Number]
    pointed: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, article: Article, *, points: bool = True) -> Subjects:
        """Index what ``article`` holds; without ``points`` no place's position is given."""
        places = {place.id: place for place in article.places}
        return cls(
            {actor.id: actor for actor in article.actors},
            places,
            {time.id: time for time in article.times},
            {number.id: number for number in article.numbers},
            _first_told(article.claims, places) if points else frozenset(),
        )

    def actor(self, claim: Claim) -> str:
        """The name of the actor that the source is, empty where none is known."""
        known = self.actors.get(claim.source.actor or "")
        return known.name if known else ""

    def speaker(self, claim: Claim) -> str | None:
        """Who the source is where its own words do not say it: the actor's name, or why none is known."""
        source = claim.source
        if not source.spans:
            return None
        actor = self.actors.get(source.actor or "")
        if actor is None:
            return one_line(source.reason) if source.reason else None
        name = one_line(actor.name)
        said = one_line(source.text)
        side = f" [{actor.side}]" if actor.side else ""
        return f"{name}{side}" if side or name.casefold() not in said.casefold() else None

    def lines(self, claim: Claim) -> list[tuple[str, str]]:
        """(label, words) pairs: each event with what it ties together, then places, times and numbers that no event holds.

        Countries are left out of the places, as a reader knows where they are, and so is what another of them is told from.
        """
        tied = {name for event in claim.events for name in (event.place, event.time, event.number) if name}
        out = [("event", self.event(event, claim.id)) for event in claim.events]
        here = [self.places[p] for p in claim.places if p in self.places]
        whole = {place.whole.span for place in here if place.whole is not None}
        places = (place for place in here if place.id not in tied and place.span not in whole)
        out += [("place", self._place(place, claim.id)) for place in places if place.kind != "country"]
        out += [("time", time_words(self.times[t])) for t in claim.times if t in self.times and t not in tied]
        out += [("number", number_words(self.numbers[n])) for n in claim.numbers if n in self.numbers and n not in tied]
        return out

    def event(self, event: Event, claim: str) -> str:
        """An event of the claim with this id on one line: type, the words that tell it, who, where, when, how many."""
        modality = "" if event.modality == "asserted" else f" ({event.modality})"
        parts = [f"{event.type}{modality} “{one_line(event.trigger.text)}”"]
        if who := self.actors.get(event.who or ""):
            parts.append(f"who: {one_line(who.name)}")
        if place := self.places.get(event.place or ""):
            parts.append(f"where: {self._place(place, claim)}")
        if time := self.times.get(event.time or ""):
            parts.append(f"when: {time_words(time)}")
        if number := self.numbers.get(event.number or ""):
            parts.append(f"how many: {number_words(number)}")
        return "; ".join(parts)

    def _place(self, place: Place, claim: str) -> str:
        return place_words(place, point=(claim, place.id) in self.pointed)


def _first_told(claims: Iterable[Claim], places: Mapping[str, Place]) -> frozenset[tuple[str, str]]:
    """The (claim, place) pairs at which each place, whatever it is called there, is told of first, as claims are listed."""
    first: dict[tuple[int | None, float | None, float | None], tuple[str, str]] = {}
    for _, claim in outline(claims):
        named = dict.fromkeys((*(event.place for event in claim.events if event.place), *claim.places))
        for place in (places[each] for each in named if each in places):
            first.setdefault((place.geonames_id, place.lat, place.lon), (claim.id, place.id))
    return frozenset(first.values())


def place_words(place: Place, *, point: bool = True) -> str:
    """``Krasny Liman = Lyman, UA (48.99 N, 37.81 E)``, with the kind of what is no town; or that it is not settled.

    Without ``point`` the position is left out.
    """
    said = one_line(place.span.text)
    if place.lat is None or place.lon is None:
        return f"{said} (place not settled)"
    name = one_line(place.name)
    meant = "" if name.casefold() == said.casefold() else f" = {name}"
    if place.kind == "country":
        return f"{said}{meant}"
    kind = "" if place.kind == "populated place" else place.kind
    where = f"{position(place.lat, 'N', 'S')}, {position(place.lon, 'E', 'W')}" if point else ""
    known = ", ".join(filter(None, (kind, where)))
    return f"{said}{meant}{f', {place.country}' if place.country else ''}{f' ({known})' if known else ''}"


def position(degrees: float, positive: str, negative: str) -> str:
    """``48.99 N``: two decimals, about a kilometre."""
    return f"{abs(degrees):.2f} {positive if degrees >= 0 else negative}"


def time_words(time: Time) -> str:
    """``in November = November 2025``, or that it is open."""
    said = one_line(time.span.text)
    meant = interval_words(time)
    return f"{said} = {meant}" if meant else f"{said} ({one_line(time.reason) or 'open'})"


def interval_words(time: Time) -> str:
    """An interval as a reader would write it: a day, a month, a year, or its first and last day; empty where both are open.

    What is lasting is told "from" there.
    """
    if time.start is None and time.end is None:
        return ""
    if time.start is None:
        return f"until {_last_day(time.end)}"
    if time.lasting:
        return f"from {interval_words(replace(time, lasting=False)).partition(' to ')[0]}"
    if time.end is None:
        return f"from {date(time.start[:10])}"
    first, last = time.start[:10], _last_iso(time.end)
    if first == last:
        return date(first)
    if first[5:] == "01-01" and last[5:] == "12-31" and first[:4] == last[:4]:
        return first[:4]
    if first[:7] == last[:7] and first.endswith("-01") and _is_month_end(last):
        return date(first).partition(" ")[2]
    return f"{date(first)} to {date(last)}"


def number_words(number: Number) -> str:
    """``at least 12 killed``: the value with its bound, a range with both ends, then what is counted and what happened."""
    if number.value is None:
        return one_line(number.span.text)
    bound = "" if number.bound == "exact" else f"{number.bound} "
    value = f"{number.value:,g}" if abs(number.value) < 1e6 else f"{number.value:,.0f}"
    high = "" if number.high is None else f" to {number.high:,g}" if abs(number.high) < 1e6 else f" to {number.high:,.0f}"
    return f"{bound}{value}{high} {one_line(number.counted)}".strip()


def _last_iso(end: str) -> str:
    try:
        return (calendar_date.fromisoformat(end[:10]) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return end


def _last_day(end: str | None) -> str:
    return date(_last_iso(end)) if end else ""


def _is_month_end(iso: str) -> bool:
    try:
        return (calendar_date.fromisoformat(iso) + timedelta(days=1)).day == 1
    except (ValueError, OverflowError):
        return False
