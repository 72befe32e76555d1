"""Events of contested types: where an article tells one, and which actor, place, time and number belong to it.

The types, and the wordings that tell them, are data (``events.toml`` of the language; the page ``docs/events.md`` lists them). A
wording counts only where what it is about fits: "captured the town" tells of control, "captured the mood" of nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportedly.model.entity import Event, Modality, Number, Place, Time
from reportedly.model.page import Page
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.resolve.events.frames import Frame, frames
from reportedly.resolve.events.lexicon import lexicon
from reportedly.resolve.events.modality import modality_of
from reportedly.resolve.events.settings import settings
from reportedly.resolve.events.tying import arguments
from reportedly.resolve.events.words import Words, words_of
from reportedly.resolve.places import names_a_people

__all__ = ["Trigger", "events", "triggers"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell an event. ``about`` is the noun phrase of what it happens to, ``who`` phrases that may name the actor."""

    type: str
    span: Span
    modality: Modality
    about: Span | None
    who: tuple[Span, ...]


def triggers(page: Page, reading: Reading, places: Sequence[Place] = ()) -> tuple[Trigger, ...]:
    """Every trigger in ``page``, in text order; ``places`` help to tell places from other names."""
    words, found = _found(page, reading, places)
    return tuple(
        Trigger(
            frame.type,
            span,
            modality,
            page.span(*words.range_of(*frame.object)) if frame.object else None,
            tuple(page.span(*words.range_of(*who.words)) for who in frame.who),
        )
        for frame, span, modality in found
    )


def events(
    page: Page,
    reading: Reading,
    places: Sequence[Place],
    times: Sequence[Time],
    numbers: Sequence[Number],
    actor_at: Callable[[int, int], str | None],
) -> tuple[Event, ...]:
    """The events that ``page`` tells, in text order of their triggers, tied to ids.

    ``places``, ``times`` and ``numbers`` are in text order. ``actor_at(start, end)`` answers the id of the actor that is
    mentioned, by name, adjective, role or pronoun, in words that overlap those offsets, or ``None``. The country of a people that is
    named is not where anything happens.
    """
    words, found = _found(page, reading, places)
    table = lexicon(page.language)
    where = [place for place in places if not names_a_people(place)]
    return tuple(
        Event(
            frame.type,
            span,
            arguments(words, table, frame, where, times, numbers, actor_at),
            modality,
        )
        for frame, span, modality in found
    )


def _found(page: Page, reading: Reading, places: Sequence[Place]) -> tuple[Words, list[tuple[Frame, Span, Modality]]]:
    words, table = words_of(page, reading, places), lexicon(page.language)
    found = []
    for sentence, setting in zip(words.sentences, settings(words, table), strict=True):
        for frame in frames(words, table, sentence, setting):
            span = page.span(*words.range_of(frame.begin, frame.end))
            found.append((frame, span, modality_of(words, table, frame, reading.fact(span))))
    return words, found
