"""Tying: which actor, place, time and number of an article belong to an event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from reportedly.model import Argument, Number, Place, Range, Role, Span, Time
from reportedly.resolve.events.frames import Frame
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.words import Words

_Found = TypeVar("_Found", Time, Number)

_SENTENCES_BACK = 3
_LONGEST = 25
"""Words of a phrase that are looked through for the one who acts."""

SCORES: Mapping[str, float] = {
    "subject of the verb": 0.75,
    "by-phrase": 0.95,
    "words before the noun": 0.7,
    "named in the phrase": 0.7,
    "in the words of what it is about": 0.9,
    "right after what it is about": 0.8,
    "the town that these words point back to": 0.7,
    "right after the zone": 0.7,
    "nearest place in the clause": 0.8,
    "nearest place in the sentence": 0.7,
    "nearest time in the clause": 0.9,
    "nearest time in the sentence": 0.5,
    "counts what it is about": 0.95,
    "nearest in the clause that fits": 0.8,
}
"""Every reason for which something is tied to an event, with the share of such ties that were right.

Read by hand in 260 news texts, 10 to 36 ties a reason, rounded to a twentieth. The three of which those texts have one or none are
set to the least of their role that was read.
"""


def arguments(
    words: Words,
    lexicon: Lexicon,
    frame: Frame,
    places: Sequence[Place],
    times: Sequence[Time],
    numbers: Sequence[Number],
    actor_at: Callable[[int, int], str | None],
) -> tuple[Argument, ...]:
    """Who, where, when and how many of the event of ``frame``, as far as the words show them; the sequences are in text order.

    ``actor_at(start, end)`` answers the id of the actor that is mentioned in words that overlap those offsets, or ``None``.
    """
    found = (
        _who(words, frame, actor_at),
        _place(words, lexicon, frame, places),
        _time(words, frame, times),
        _number(words, lexicon, frame, numbers),
    )
    return tuple(argument for argument in found if argument)


def _tied(role: Role, ident: str, reason: str, *evidence: Span) -> Argument:
    return Argument(role, ident, SCORES[reason], reason, tuple(sorted(evidence)))


def _who(words: Words, frame: Frame, actor_at: Callable[[int, int], str | None]) -> Argument | None:
    """The actor whose mention stands first in the words that name the one who acts; ``None`` where none does."""
    for doer in frame.who:
        begin, end = doer.words
        for at in range(begin, min(end, begin + _LONGEST)):
            if words.lows[at][0].isalnum() and (actor := actor_at(words.starts[at], words.ends[at])):
                phrase = words.range_of(begin, min(end, begin + _LONGEST))
                return _tied("who", actor, doer.standing, Span.of(words.text, *phrase))
    return None


def _place(words: Words, lexicon: Lexicon, frame: Frame, places: Sequence[Place]) -> Argument | None:
    """The place of the event: in what it is about, what that refers back to, or the nearest in the sentence.

    "this key town" is the last town named before, not the region that it lies in.
    """
    starts = [place.span.start for place in places]
    low, high = frame.sentence
    first, last = words.starts[low], words.ends[high - 1]
    if frame.object is not None:
        start, end = words.range_of(*frame.object)
        about = Span.of(words.text, start, end)
        inside = _between(places, starts, start, end)
        if inside:
            return _tied("place", inside[-1].id, "in the words of what it is about", inside[-1].span)
        if frame.type.startswith("control.") and _refers_back(words, lexicon, frame.object):
            back = _named_before(words, lexicon, frame, places, starts, start)
            if back is not None:
                return _tied("place", back.id, "the town that these words point back to", back.span, about)
        after = _between(places, starts, end, min(last, end + 60))
        if after and _joined(words, lexicon, frame.object[1], after[0]):
            return _tied("place", after[0].id, "right after what it is about", about, after[0].span)
    here = _between(places, starts, first, last)
    if frame.type == "control.zone":
        here = [place for place in here if place.span.start >= words.ends[frame.end - 1]][:1]
        if here and _clause_of(words, frame.end, here[0].span.start):
            return _tied("place", here[0].id, "right after the zone", here[0].span)
        return None
    if not here:
        return None
    trigger = words.starts[frame.begin]
    best = min(here, key=lambda place: (_distance(words, lexicon, place, trigger), place.span.start))
    where = "sentence" if _commas(words, trigger, best.span.start) else "clause"
    return _tied("place", best.id, f"nearest place in the {where}", best.span)


def _time(words: Words, frame: Frame, times: Sequence[Time]) -> Argument | None:
    """The time expression of the sentence that is nearest, one in the same clause first."""
    here = _in_sentence(words, frame, times)
    trigger = words.starts[frame.begin]
    best = min(
        here, key=lambda item: (_commas(words, trigger, item.span.start), abs(item.span.start - trigger)), default=None
    )
    if best is None:
        return None
    where = "sentence" if _commas(words, trigger, best.span.start) else "clause"
    return _tied("time", best.id, f"nearest time in the {where}", best.span)


def _number(words: Words, lexicon: Lexicon, frame: Frame, numbers: Sequence[Number]) -> Argument | None:
    """The number that counts what the event is about: one in that noun phrase, else the nearest with a unit that fits."""
    here = [number for number in _in_sentence(words, frame, numbers) if not number.share]
    if frame.object is not None:
        start, end = words.range_of(*frame.object)
        inside = [number for number in here if start - 12 <= number.span.start and number.span.end <= end]
        inside = [number for number in inside if number.span.end > start]
        if inside:
            return _tied("number", inside[0].id, "counts what it is about", inside[0].span)
    fitting = [number for number in here if _fits(frame.type, number, lexicon)]
    trigger = words.starts[frame.begin]
    near = [number for number in fitting if _commas(words, trigger, number.span.start) == 0]
    best = min(near, key=lambda number: abs(number.span.start - trigger), default=None)
    return _tied("number", best.id, "nearest in the clause that fits", best.span) if best else None


def _fits(kind: str, number: Number, lexicon: Lexicon) -> bool:
    """Whether what a number counts is what events of this type happen to: dead to the killed, villages to control."""
    unit, state = number.unit.lower().split(), number.state.lower()
    first = state or (unit[0] if unit else "")
    if any(first in listed for listed in lexicon.states.values()):
        return kind == "casualties" or first in lexicon.states.get(kind, ())
    return bool(unit) and not state and any(unit[-1] in lexicon.classes[name] for name in lexicon.counted_by(kind))


def _in_sentence(words: Words, frame: Frame, items: Sequence[_Found]) -> list[_Found]:
    low, high = frame.sentence
    first, last = words.starts[low], words.ends[high - 1]
    begin = bisect_left(items, first, key=lambda item: item.span.start)
    end = bisect_right(items, last, key=lambda item: item.span.start)
    return list(items[begin:end])


def _between(places: Sequence[Place], starts: Sequence[int], start: int, end: int) -> list[Place]:
    return list(places[bisect_left(starts, start) : bisect_left(starts, end)])


def _refers_back(words: Words, lexicon: Lexicon, phrase: Range) -> bool:
    """Whether a noun phrase points to a single town named before: "this key town", "the village"."""
    begin, end = phrase
    definite = words.lows[begin] in lexicon.words["definite"]
    singular = any(low in lexicon.classes["town"] and not low.endswith("s") for low in words.lows[begin:end])
    return definite and singular


def _named_before(
    words: Words, lexicon: Lexicon, frame: Frame, places: Sequence[Place], starts: Sequence[int], start: int
) -> Place | None:
    at = bisect_right(words.sentences, frame.sentence[0], key=lambda sentence: sentence[0]) - 1
    floor = words.starts[words.sentences[max(0, at - _SENTENCES_BACK)][0]]
    for index in range(bisect_left(starts, start) - 1, -1, -1):
        place = places[index]
        if place.span.start < floor:
            return None
        if populated(place, lexicon):
            return place
    return None


def populated(place: Place, lexicon: Lexicon) -> bool:
    """Whether a place is a town or the like, as far as its kind and name tell, rather than a country or region."""
    if place.kind.replace(" ", "-") in lexicon.words["area_kinds"]:
        return False
    return lexicon.words["area_words"].isdisjoint(place.span.text.lower().split())


def _joined(words: Words, lexicon: Lexicon, at: int, place: Place) -> bool:
    """Whether a preposition at ``at`` joins ``place`` to the phrase before it: "three villages in the Example region"."""
    return (
        at < len(words.lows) and words.lows[at] in lexicon.words["prepositions"] and place.span.start - words.ends[at] <= 20
    )


def _distance(words: Words, lexicon: Lexicon, place: Place, trigger: int) -> tuple[int, int, int]:
    commas = _commas(words, trigger, place.span.start)
    at = bisect_left(words.starts, place.span.start) - 1
    article = at > 0 and words.lows[at] == "the"
    led = words.lows[at - article] in lexicon.words["prepositions"] if at >= 0 else False
    return (commas > 0, not led, abs(place.span.start - trigger))


def _commas(words: Words, one: int, other: int) -> int:
    """How many commas and other breaks lie between two offsets, up to 3."""
    first, last = sorted((one, other))
    found = 0
    for at in range(bisect_left(words.starts, first), bisect_left(words.starts, last)):
        found += words.lows[at] in (",", ";", ":", "(", ")", "—", "“", "”", '"')
        if found == 3:
            break
    return found


def _clause_of(words: Words, at: int, start: int) -> bool:
    """Whether nothing but words stands between word ``at`` and the offset ``start``, and few of them."""
    end = bisect_left(words.starts, start)
    return end - at <= 8 and all(low[0].isalnum() for low in words.lows[at:end])
