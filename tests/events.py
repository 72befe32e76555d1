"""Events for tests: an invented text in which some towns, regions, peoples and times are known."""

from __future__ import annotations

import re

from reportedly.model import Event, Name, Place, Reading, Span, Time
from reportedly.resolve.events import events
from reportedly.resolve.numbers import numbers
from tests.pages import page_of

TOWNS = ("Aldova", "Brevik", "Cormont")
REGIONS = ("Morava region", "Ruritania", "Freedonia")
GROUPS = ("Ruritanian", "Freedonian")
WHEN = ("in November", "on Tuesday", "On Friday", "last week")


def find(text: str, words: tuple[str, ...]) -> list[Span]:
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words))
    return [Span.of(text, *match.span()) for match in pattern.finditer(text)]


def places_of(text: str) -> list[Place]:
    kind = {**dict.fromkeys(TOWNS, "populated place"), "Morava region": "region"}
    spans = find(text, (*TOWNS, *REGIONS))
    return [
        Place(f"p{at}", span, span.text, None, None, None, None, kind.get(span.text, "country"), 1.0, (), "")
        for at, span in enumerate(spans, 1)
    ]


def read(text: str, facts: dict[str, float] | None = None) -> tuple[Event, ...]:
    """Read ``text``: invented towns, regions, peoples and times are known, "rebels" and the peoples are actors."""
    page = page_of(text)
    times = [Time(f"t{at}", span, None, None, "day", "") for at, span in enumerate(find(text, WHEN), 1)]
    given_facts = sorted((text.index(word), value) for word, value in (facts or {}).items())
    reading = Reading(
        "fake@0", (), tuple(Name(span, "group", 1.0) for span in find(text, GROUPS)), 0.0,
        tuple(at for at, _ in given_facts), tuple(value for _, value in given_facts),
    )  # fmt: skip
    actors = find(text, ("rebels", "Rebels", "Ruritania", "Freedonia", *GROUPS))

    def actor_at(start: int, end: int) -> str | None:
        return next((span.text.lower() for span in actors if span.start < end and start < span.end), None)

    return events(page, reading, places_of(text), times, numbers(page, times), actor_at)
