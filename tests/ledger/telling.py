"""Articles of which the tests say what stands in them: who says what, of which place, event and day."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reportedly.model import (
    Actor,
    Argument,
    Article,
    Candidate,
    Certainty,
    Claim,
    Cue,
    Document,
    Event,
    Mention,
    Place,
    Producer,
    Source,
    Span,
    Time,
)

TOWNS = {"Elsby": (55.10, 12.00), "Orra": (55.15, 12.10), "Velmar": (58.00, 20.00)}
"""Elsby and Orra lie some eight kilometres apart."""


@dataclass(frozen=True)
class Said:
    """``content, source cue.`` The place stands in the content, the trigger too."""

    source: str
    content: str
    cue: str = "said"
    actor: str | None = None
    pack_id: str | None = None
    side: str | None = None
    place: str | None = None
    event: str | None = None
    trigger: str = "taken"
    day: str | None = None
    polarity: str = "positive"
    within: int | None = None
    salt: str = ""


def article(
    *said: Said, url: str | None = None, outlet: str | None = None, published: str | None = "2026-03-01", model: str = "told@1",
    before: str = "", only: Collection[int] | None = None,
) -> Article:  # fmt: skip
    """An article in which this is said, a sentence each; ``only`` some of it, by number, is read."""
    text = before + "".join(f"{each.content}, {each.source} {each.cue}.\n" for each in said)
    document = Document(text, url=url, outlet=outlet, published=published)
    made = _Made(text, document)
    at = len(before)
    for number, each in enumerate(said):
        if only is None or number in only:
            made.add(each, at)
        at += len(f"{each.content}, {each.source} {each.cue}.\n")
    return Article(
        document, tuple(made.claims), (), Producer("0.1", model), tuple(made.actors.values()), (), tuple(made.places),
        tuple(made.times),
    )  # fmt: skip


class _Made:
    def __init__(self, text: str, document: Document) -> None:
        self.text, self.document = text, document
        self.claims: list[Claim] = []
        self.actors: dict[str, Actor] = {}
        self.places: list[Place] = []
        self.times: list[Time] = []

    def add(self, said: Said, at: int) -> None:
        content = Span.of(self.text, at, at + len(said.content))
        begin = content.end + 2
        source = Span.of(self.text, begin, begin + len(said.source))
        cue = Span.of(self.text, source.end + 1, source.end + 1 + len(said.cue))
        actor = self.actor(said, source) if said.actor else None
        place = self.place(said.place, at) if said.place else None
        events: Sequence[Event] = ()
        if said.event:
            trigger = self.text.index(said.trigger, at)
            words = Span.of(self.text, trigger, trigger + len(said.trigger))
            arguments = [Argument("place", place, 1.0, "told", (words,))] if place else []
            if said.day:
                self.times.append(Time(f"t{len(self.times) + 1}", words, said.day, said.day, "day", "told"))
                arguments.append(Argument("time", f"t{len(self.times)}", 1.0, "told", (words,)))
            events = [Event(said.event, words, tuple(arguments))]
        words = "|".join((self.document.url or "", said.source, said.cue, said.content, said.salt))
        number = len(self.claims) + 1
        self.claims.append(
            Claim(
                f"c{number}", Source((source,), "person" if said.actor else "anonymous", actor, said.side),
                Cue((cue,), "say", "neutral"), (content,), "indirect", Certainty("certain", "neutral"), 0.9,
                None if said.within is None else f"c{said.within}", tuple(events), (place,) if place else (), (), (),
                said.polarity, "model", "calibrated", hashlib.sha256(words.encode()).hexdigest()[:16],
            )
        )  # fmt: skip

    def actor(self, said: Said, span: Span) -> str:
        assert said.actor
        found = self.actors.get(said.actor)
        if found is None:
            ident = f"a{len(self.actors) + 1}"
            self.actors[said.actor] = Actor(ident, said.actor, "person", (Mention(span, "name"),), said.pack_id, said.side)
            return ident
        return found.id

    def place(self, name: str, at: int) -> str:
        start = self.text.index(name, at)
        lat, lon = TOWNS.get(name, (None, None))
        ident = f"p{len(self.places) + 1}"
        candidates = () if lat is None else (Candidate(name, lat, lon, 7, "DK", "populated place", 0.9),)
        self.places.append(
            Place(
                ident, Span.of(self.text, start, start + len(name)), name, lat, lon, None if lat is None else 7,
                None if lat is None else "DK", "populated place", 0.9, candidates, "the only one of that name",
            )
        )  # fmt: skip
        return ident
