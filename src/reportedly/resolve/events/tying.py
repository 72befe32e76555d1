"""Tying: which actor, place, time and number of an article belong to an event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from reportedly.model import Argument, Number, Place, Range, Role, Span, Time, named
from reportedly.resolve.events.doers import Acting, ascription, clause_end, is_weapon
from reportedly.resolve.events.frames import Frame
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.words import Words

_Found = TypeVar("_Found", Time, Number)

_SENTENCES_BACK = 3
_LONGEST = 25
"""Words of a phrase that are looked through for the one who acts."""
_LED = 8
"""Words before a place among which the preposition stands that leads it."""
_SAID = 6
"""Words between a verb of saying and the time that dates it."""
_DESCRIBED = 4
"""Words before a noun that count and describe it."""

SCORES: Mapping[str, float] = {
    "subject of the verb": 0.75,
    "by-phrase": 0.95,
    "words before the noun": 0.7,
    "named in the phrase": 0.7,
    "who is accused of it": 0.7,
    "who denies it": 0.7,
    "who claims or denies it": 0.7,
    "whom it is put down to": 0.7,
    "one of the two sides": 0.7,
    "the other side": 0.7,
    "in the words of what it is about": 0.9,
    "right after what it is about": 0.8,
    "the town that these words point back to": 0.7,
    "right after the zone": 0.7,
    "nearest place in the clause": 0.8,
    "nearest place in the sentence": 0.7,
    "the attack that did it": 0.8,
    "who harmed people in it": 0.8,
    "the same told before": 0.7,
    "told of it in the next sentence": 0.7,
    "the deed told right before": 0.7,
    "told in one breath with it": 0.7,
    "what it is done in or by": 0.7,
    "what it goes on from": 0.7,
    "the deed that it is told of": 0.7,
    "where what is told before it took place": 0.6,
    "nearest time in the clause": 0.9,
    "nearest time in the sentence": 0.5,
    "counts what it is about": 0.95,
    "nearest in the clause that fits": 0.8,
}
"""Every reason for which something is tied to an event, with the share of such ties that were right.

Read by hand in 260 news texts, 10 to 36 ties a reason, rounded to a twentieth. Those of which those texts have one or none, and
those that came later, are set to the least of their role that was read.
"""


class Beside:
    """Stretches of a text, asked whether one touches them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span) -> bool:
        """Whether one of them overlaps ``span``."""
        at = bisect_right(self._starts, span.end - 1) - 1
        return at >= 0 and self._ends[at] > span.start


def arguments(
    words: Words,
    lexicon: Lexicon,
    frame: Frame,
    doers: Sequence[Acting],
    places: Sequence[Place],
    apart: Beside,
    times: Sequence[Time],
    numbers: Sequence[Number],
    actor_at: Callable[[int, int], str | None],
) -> tuple[Argument, ...]:
    """Who, where, when and how many of the event of ``frame``, as far as the words show them; the sequences are in text order.

    ``doers`` are the words in which the one who acts may stand, the likeliest first; places in words of ``apart`` are none but in what
    the event is about. ``actor_at(start, end)`` answers the id of
    the actor that is mentioned in words that overlap those offsets, or ``None``.
    """
    found = (
        _who(words, lexicon, doers, actor_at),
        _place(words, lexicon, frame, doers, places, apart),
        _time(words, lexicon, frame, times),
        _number(words, lexicon, frame, numbers),
    )
    return tuple(argument for argument in found if argument)


def _tied(role: Role, ident: str, reason: str, *evidence: Span) -> Argument:
    return Argument(role, ident, SCORES[reason], reason, tuple(sorted(evidence)))


def _who(
    words: Words, lexicon: Lexicon, doers: Sequence[Acting], actor_at: Callable[[int, int], str | None]
) -> Argument | None:
    """The actor of the words that name the one who acts, or whose mention stands first among them; ``None`` where none does."""
    for doer in doers:
        begin, end = doer.words[0], min(doer.words[1], doer.words[0] + _LONGEST)
        if doer.standing == "subject of the verb":
            end = clause_end(words, lexicon, begin, end)  # not whom a verb between has as its object
        order = [*([doer.named.words[1] - 1] if doer.named else ()), *range(begin, end)]
        for at in order:
            if not words.lows[at][0].isalnum() or _compound(words, at) or is_weapon(words, lexicon, at):
                continue
            if actor := actor_at(words.starts[at], words.ends[at]):
                return _tied("who", actor, doer.standing, Span.of(words.text, *words.range_of(begin, end)))
    return None


def _compound(words: Words, at: int) -> bool:
    """Whether a hyphen joins the word to a small one: "Ruritania-led" names no one who acts."""
    if at + 2 >= len(words.lows) or words.lows[at + 1] != "-" or words.capital(at + 2):
        return False
    return words.ends[at] == words.starts[at + 1] and words.ends[at + 1] == words.starts[at + 2]


def _place(
    words: Words, lexicon: Lexicon, frame: Frame, doers: Sequence[Acting], places: Sequence[Place], apart: Beside
) -> Argument | None:
    """The place of the event: in what it is about, what that refers back to, or the nearest in the sentence.

    "this key town" is the last town named before, not the region that it lies in.
    """
    starts = [place.span.start for place in places]
    low, high = frame.sentence
    first, last = words.starts[low], words.ends[high - 1]
    if frame.object is not None:
        start, end = words.range_of(*frame.object)
        about = Span.of(words.text, start, end)
        inside = [place for place in _between(places, starts, start, end) if not _of_noun(words, lexicon, place, end)]
        if inside:
            return _tied("place", inside[-1].id, "in the words of what it is about", inside[-1].span)
        if frame.type.startswith("control.") and _refers_back(words, lexicon, frame.object):
            back = _named_before(words, lexicon, frame, places, starts, start)
            if back is not None:
                return _tied("place", back.id, "the town that these words point back to", back.span, about)
        after = _between(places, starts, end, min(last, end + 60))
        if after and _joined(words, lexicon, frame, after[0]) and not _blamed(words, lexicon, after[0], frame):
            return _tied("place", after[0].id, "right after what it is about", about, after[0].span)
    names = Beside(Span.of(words.text, *words.range_of(*doer.named.words)) for doer in doers if doer.named)
    here = [place for place in _between(places, starts, first, last) if not apart.touches(place.span)]
    here = [place for place in here if not names.touches(place.span) and not _blamed(words, lexicon, place, frame)]
    if frame.type == "control.zone":
        here = [place for place in here if place.span.start >= words.ends[frame.end - 1]][:1]
        if here and _clause_of(words, frame.end, here[0].span.start):
            return _tied("place", here[0].id, "right after the zone", here[0].span)
        return None
    if not here:
        return None
    trigger = words.starts[frame.begin]
    physical = frame.type.partition(".")[0] in lexicon.words["physical"]
    led = {place.id: _led(words, lexicon, place, frame) for place in here}
    here = [
        place for place in here if led[place.id] == "at" or (physical and led[place.id] == "" and populated(place, lexicon))
    ]
    if not here:
        return None
    best = min(
        here,
        key=lambda place: (
            _parted(words, lexicon, place, frame),
            *_distance(words, place, trigger, led[place.id]),
            place.id,
        ),
    )
    where = "sentence" if _commas(words, trigger, best.span.start) else "clause"
    return _tied("place", best.id, f"nearest place in the {where}", best.span)


def _time(words: Words, lexicon: Lexicon, frame: Frame, times: Sequence[Time]) -> Argument | None:
    """The time expression of the sentence that is nearest, one in the same clause first; none that only dates what is said."""
    here = [item for item in _in_sentence(words, frame, times) if not _of_saying(words, lexicon, frame, item)]
    trigger = words.starts[frame.begin]
    best = min(
        here, key=lambda item: (_commas(words, trigger, item.span.start), abs(item.span.start - trigger)), default=None
    )
    if best is None:
        return None
    where = "sentence" if _commas(words, trigger, best.span.start) else "clause"
    return _tied("time", best.id, f"nearest time in the {where}", best.span)


def _of_saying(words: Words, lexicon: Lexicon, frame: Frame, item: Time) -> bool:
    """Whether a time dates the saying and not the deed: "said on Tuesday that …", "On Tuesday, the army said that …"."""
    listed = lexicon.words
    low, high = frame.sentence
    first, last = words.within(item.span.start, item.span.end)
    for at in range(first - 1, max(low, first - _SAID) - 1, -1):
        word = words.lows[at]
        if word in listed["saying"]:
            return not at < frame.begin < first and not _announced(words, lexicon, at, frame)
        parted = not word[0].isalnum() or word in listed["boundary"] or word in listed["relatives"]
        if frame.begin <= at < frame.end or parted or word in lexicon.verbs or word in listed["be"]:
            break
    if first - low > 1 or frame.begin < last:
        return False
    for at in range(last, min(high, last + _SAID, frame.begin)):
        word = words.lows[at]
        if word in listed["saying"]:
            return not _announced(words, lexicon, at, frame)
        if word in lexicon.verbs or word in listed["be"]:
            return False
    return False


def _announced(words: Words, lexicon: Lexicon, at: int, frame: Frame) -> bool:
    """Whether the deed is the object of the verb at ``at``, done by being announced: "announced a withdrawal"."""
    between = words.lows[at + 1 : frame.begin]
    declares = words.lows[at] in lexicon.words["announcing"] and frame.type in lexicon.words["announced"]
    return declares and lexicon.words["relatives"].isdisjoint(between)


def _number(words: Words, lexicon: Lexicon, frame: Frame, numbers: Sequence[Number]) -> Argument | None:
    """The number that counts what the event is about: one in the trigger or that noun phrase, else the nearest that fits.

    Where the event is about somebody who is told without a number, no number of others counts them.
    """
    here = [number for number in _in_sentence(words, frame, numbers) if not number.share]
    start, end = words.range_of(frame.begin, frame.end)
    within = [number for number in here if start <= number.span.start and number.span.end <= end]
    if within:
        return _tied("number", within[0].id, "counts what it is about", within[0].span)
    if frame.object is not None:
        start, end = words.range_of(*frame.object)
        inside = [number for number in here if start - 12 <= number.span.start and number.span.end <= end]
        inside = [number for number in inside if number.span.end > start]
        if inside:
            part = _part_of(words, lexicon, inside[0], here)
            return _tied("number", part.id, "counts what it is about", part.span)
    counted = _counts(words, lexicon, frame, here)
    if counted is not None:
        counted = _part_of(words, lexicon, counted, here)
        return _tied("number", counted.id, "counts what it is about", counted.span)
    if frame.object is not None and frame.verbal:
        joined = [
            each for each in here if _joins(words, lexicon, frame.object[1], each) and _fits(frame.type, each, lexicon)
        ]
        return _tied("number", joined[0].id, "nearest in the clause that fits", joined[0].span) if joined else None
    fitting = [number for number in here if _fits(frame.type, number, lexicon)]
    trigger = words.starts[frame.begin]
    near = [number for number in fitting if _commas(words, trigger, number.span.start) == 0]
    best = min(near, key=lambda number: abs(number.span.start - trigger), default=None)
    if best is None:
        return None
    best = _part_of(words, lexicon, best, here)
    return _tied("number", best.id, "nearest in the clause that fits", best.span)


def _part_of(words: Words, lexicon: Lexicon, whole: Number, here: Sequence[Number]) -> Number:
    """The number of those of a whole that are meant, where ``whole`` tells that one: "17 out of 20 drones"; else ``whole``."""
    at = first = bisect_left(words.starts, whole.span.start)
    while at and words.lows[at - 1] in lexicon.words["of_whole"]:
        at -= 1
    if at == first:
        return whole
    before = words.ends[at - 1] if at else 0
    return next((number for number in here if number.span.end == before), whole)


def _joins(words: Words, lexicon: Lexicon, at: int, number: Number) -> bool:
    """Whether "and" at ``at`` joins what ``number`` counts to what stands before it: "the town and 12 villages"."""
    return (
        at + 1 < len(words.lows) and words.lows[at] in lexicon.words["joining"] and number.span.start == words.starts[at + 1]
    )


def _counts(words: Words, lexicon: Lexicon, frame: Frame, here: Sequence[Number]) -> Number | None:
    """The number in the phrase of a noun ("four air strikes"), or the one that a toll is said to come to ("the toll rose to 84")."""
    if frame.verbal:
        return None
    first = frame.begin
    floor = max(frame.sentence[0], first - _DESCRIBED)
    while first > floor and words.lows[first - 1][0].isalnum() and words.lows[first - 1] not in lexicon.words["stop"]:
        first -= 1
    start, end = words.range_of(first, frame.end)
    own = [number for number in here if start <= number.span.start < end and number.span.end <= end]
    if own:
        return own[-1]
    if words.lows[frame.end - 1] not in lexicon.words["tolls"]:
        return None
    return next(
        (number for number in here if number.span.start >= end and (not number.unit or _fits(frame.type, number, lexicon))),
        None,
    )


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


def _joined(words: Words, lexicon: Lexicon, frame: Frame, place: Place) -> bool:
    """Whether a preposition of place after what it is about leads to ``place``: "three villages in the Example region".

    Who owns, sends or does it is led by others: "a ship owned by Ruritania", "forces from Ruritania".
    """
    at = frame.object[1] if frame.object else len(words.lows)
    if (
        at >= len(words.lows)
        or words.lows[at] not in lexicon.words["prepositions"]
        or place.span.start - words.ends[at] > 20
    ):
        return False
    leading = lexicon.words["joined_places"] | lexicon.words["at_places"]
    return words.lows[at] in leading or _led(words, lexicon, place, frame) == "at"


def _blamed(words: Words, lexicon: Lexicon, place: Place, frame: Frame) -> bool:
    """Whether a place is named as whoever did it: "blamed the attack on Ruritania"."""
    at = bisect_left(words.starts, place.span.start)
    whom = ascription(words, lexicon, at, frame.sentence)
    return whom is not None and whom[0] < at < whom[1]


def _distance(words: Words, place: Place, trigger: int, led: str) -> tuple[int, int, int]:
    return (_commas(words, trigger, place.span.start) > 0, not led, abs(place.span.start - trigger))


def _is_state(place: Place, lexicon: Lexicon) -> bool:
    """Whether a place is a state: one that is told without "in" is rather who acts. Of towns and regions none is told apart."""
    return place.kind in lexicon.words["state_kinds"] or bool(named(lexicon.polities.states, place.span.text))


def _of_noun(words: Words, lexicon: Lexicon, place: Place, end: int) -> bool:
    """Whether a place in the words of what it is about describes people or a body there: "US troops", "the US embassy"."""
    after = bisect_left(words.starts, place.span.end)
    return after < len(words.lows) and words.starts[after] < end and _describes(words, lexicon, place, after)


def _parted(words: Words, lexicon: Lexicon, place: Place, frame: Frame) -> bool:
    """Whether a word that begins another clause stands between a place and the trigger: "… while …"."""
    at = bisect_left(words.starts, place.span.start)
    first, last = (at, frame.begin) if at < frame.begin else (frame.end, at)
    return not lexicon.words["parting"].isdisjoint(words.lows[first:last])


def _led(words: Words, lexicon: Lexicon, place: Place, frame: Frame) -> Literal["at", "away", ""]:
    """How the words before a place tie it to what happens: "at" it ("in", "near"), "away" from it, or not at all.

    A place that merely describes a noun is away too: "a Ruritania official".
    """
    first = bisect_left(words.starts, place.span.start)
    after = bisect_left(words.starts, place.span.end)
    owned = words.lows[after - 1 : after][0].endswith(("'s", "’s"))
    if owned or (_describes(words, lexicon, place, after) and not frame.begin <= after + 1 <= frame.end):
        return "away"
    listed = lexicon.words
    for at in range(first - 1, max(frame.sentence[0], first - _LED) - 1, -1):
        low = words.lows[at]
        aimed = low in listed["aiming"] and frame.type.partition(".")[0] in listed["aimed"]
        left = low in listed["leaving"] and frame.type in listed["left"]
        if low in listed["at_places"] or aimed or left:
            return "at"
        if low in listed["away_places"]:
            return "away"
        if low == "of" or words.marks[at] == "place" or (low == "," and words.marks[at - 1] == "place"):
            continue
        described = at == first - 1 and words.lows[at - 1] in listed["at_places"]  # "in occupied Aldova"
        if not low[0].isalnum() or low in listed["boundary"] or low in listed["auxiliaries"]:
            return ""
        if low in lexicon.verbs and not described:
            return ""
    return ""


def _describes(words: Words, lexicon: Lexicon, place: Place, after: int) -> bool:
    """Whether the word at ``after`` is a noun that the place before it describes; a country's buildings may stand anywhere."""
    if after >= len(words.lows) or words.marks[after] not in ("", "organisation", "person"):
        return False
    if words.marks[after]:  # "the Ruritania Embassy"
        return words.capital(after) and words.starts[after] - words.ends[after - 1] == 1
    low, listed = words.lows[after], lexicon.words
    if not low[0].isalpha() or low in lexicon.verbs or low.endswith(("ly", "ed")):
        return False
    if low in lexicon.classes["place" if _is_state(place, lexicon) else "held"]:
        return False
    if words.capital(after):
        return True
    if low in lexicon.numbers or low in listed["determiners"]:
        return False
    return not any(
        low in listed[name]
        for name in ("stop", "prepositions", "auxiliaries", "boundary", "adverbs", "compass", "definite", "plural_subjects")
    )


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
