"""Events of contested types: where an article tells one, and which actor, place, time and number belong to it.

The types, and the wordings that tell them, are data (``events.toml`` of the language; the page ``docs/events.md`` lists them). A
wording counts only where what it is about fits: "captured the town" tells of control, "captured the mood" of nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportedly.model import Argument, Event, Modality, Number, Page, Place, Reading, Span, Time
from reportedly.resolve.events.acting import acting
from reportedly.resolve.events.adjoining import answering
from reportedly.resolve.events.doers import Acting, Sort
from reportedly.resolve.events.frames import Frame, frames
from reportedly.resolve.events.lexicon import Lexicon, lexicon
from reportedly.resolve.events.linking import linked
from reportedly.resolve.events.modality import modality_of
from reportedly.resolve.events.settings import settings
from reportedly.resolve.events.tying import Beside, arguments
from reportedly.resolve.events.words import Words, words_of
from reportedly.resolve.places import names_a_people

__all__ = ["Told", "Trigger", "events", "told", "triggers"]


_LED = 3
"""Words before a place among which the preposition stands that says where."""


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


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells of contested events, before any of it is tied: asked with :func:`told`, tied by :func:`events`."""

    words: Words
    lexicon: Lexicon
    frames: tuple[tuple[Frame, Span, Modality, tuple[Acting, ...]], ...]

    @property
    def doers(self) -> tuple[tuple[Span, Sort, str], ...]:
        """The words that name who acts, in text order, with their sort and the kind of name that the text shows ("" for none)."""
        words = self.words
        found = {
            (words.range_of(*doer.named.words), doer.named.sort, words.marks[doer.named.words[0]])
            for _, _, _, doers in self.frames
            for doer in doers
            if doer.named
        }
        return tuple((_plain(words.text, *where), sort, mark) for where, sort, mark in sorted(found))


def _typed(words: Words, table: Lexicon, frame: Frame, own: Sequence[Argument]) -> str:
    """The type of an event by what it says of itself: fighting that no preposition places is an attack."""
    if frame.type not in table.placeless or frame.object is not None:
        return frame.type
    for argument in own:
        if argument.role == "place":
            at, _ = words.within(argument.evidence[0].start, argument.evidence[0].end)
            if not table.words["at_places"].isdisjoint(words.lows[max(0, at - _LED) : at]):
                return frame.type
    return table.placeless[frame.type]


def _plain(text: str, start: int, end: int) -> Span:
    """The words of a name without the genitive at their end."""
    if end - start > 2 and text[end - 2 : end].lower() in ("'s", "’s"):
        end -= 2
    elif end - start > 2 and text[end - 1] in "'’":
        end -= 1
    return Span.of(text, start, end)


def told(page: Page, reading: Reading, places: Sequence[Place] = ()) -> Told:
    """The events that ``page`` tells; ``places`` help to tell places from other names."""
    words, found = _found(page, reading, places)
    table = lexicon(page.language)
    doers = answering(words, table, [(each[0], acting(words, table, each[0])) for each in found])
    return Told(words, table, tuple((*each, who) for each, who in zip(found, doers, strict=True)))


def events(
    page: Page,
    reading: Reading,
    places: Sequence[Place],
    times: Sequence[Time],
    numbers: Sequence[Number],
    actor_at: Callable[[int, int], str | None],
    *,
    known: Told | None = None,
    apart: Sequence[Span] = (),
) -> tuple[Event, ...]:
    """The events that ``page`` tells, in text order of their triggers, tied to ids.

    ``places``, ``times`` and ``numbers`` are in text order. ``actor_at(start, end)`` answers the id of the actor that is
    mentioned, by name, adjective, role or pronoun, in words that overlap those offsets, or ``None``. The country of a people that is
    named is not where anything happens, nor is a place in words of ``apart``, such as those that name a source or a state that
    acts. ``known`` is what :func:`told` gave for this page, if it was asked already.
    """
    known = known or told(page, reading, places)
    beside = Beside(apart)
    where = [place for place in places if not names_a_people(place)]
    tied = [
        (frame, span, modality, arguments(known.words, known.lexicon, frame, doers, where, beside, times, numbers, actor_at))
        for frame, span, modality, doers in known.frames
    ]
    return tuple(
        Event(_typed(known.words, known.lexicon, frame, own), span, found, modality)
        for (frame, span, modality, own), found in zip(tied, linked(known.words, known.lexicon, tied), strict=True)
    )


def _found(page: Page, reading: Reading, places: Sequence[Place]) -> tuple[Words, list[tuple[Frame, Span, Modality]]]:
    words, table = words_of(page, reading, places), lexicon(page.language)
    found = []
    for sentence, setting in zip(words.sentences, settings(words, table), strict=True):
        for frame in frames(words, table, sentence, setting):
            span = page.span(*words.range_of(frame.begin, frame.end))
            found.append((frame, span, modality_of(words, table, frame, reading.fact(span))))
    return words, found
