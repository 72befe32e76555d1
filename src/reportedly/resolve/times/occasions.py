"""Days that name an event: "the October 7 attacks". Of an event that a pack knows they are in its own year, not in the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.model import DatedEvent, Pack, Page
from reportedly.resolve.times.grammar import Expression
from reportedly.resolve.times.tokens import Tokens
from reportedly.resolve.times.vocabulary import Vocabulary

_REACH = 5
"""Words after a day within which the noun stands that it names."""
_LED = ("THE", "POSS", "ITS", "DURING", "SINCE", "AFTER", "BEFORE", "THAT", "AND")
"""What may stand before a day that is part of a name; a day of its own is led by "on"."""
_PLACED = ("ON", "IN", "AT", "OF", "BY")


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event that a day may name: the ``day``, what a reason calls it, and the ``first`` words of its names in lower case."""

    day: date
    name: str
    nouns: frozenset[str]
    first: frozenset[str]


Occasions = Mapping[tuple[int, int], Sequence[Occasion]]
"""By month and day."""


def occasions(page: Page, packs: Sequence[Pack]) -> Occasions:
    """The dated events of ``packs`` of which the page names whom they befell, where or by whom."""
    found: dict[tuple[int, int], list[Occasion]] = {}
    for pack in packs:
        for event in pack.events:
            if any(name in page.text for name in event.of):
                day = date.fromisoformat(event.date)
                found.setdefault((day.month, day.day), []).append(_occasion(event, day))
    return found


def _occasion(event: DatedEvent, day: date) -> Occasion:
    first = frozenset(name.replace("-", " ").split()[0].lower() for name in event.of)
    return Occasion(day, event.name, frozenset(event.nouns), first)


def names_event(row: Tokens, expression: Expression, words: Vocabulary) -> bool:
    """Whether a day without a year is part of the name of something: "the 7 October attacks", "its May 3 raid"."""
    fields = expression.fields
    if expression.make != "date" or not fields.d or not fields.m or fields.y or fields.y2 or fields.clock:
        return False
    own = row.any(expression.first, "THE")
    before = expression.first - 1
    led = before >= 0 and (row.any(before, *_LED, "CAP", "WORD") or row.low(before) in words.lists["tense.determiners"])
    return (own or led) and row.any(expression.last, "WORD", "CAP")


def occasion(
    row: Tokens, expression: Expression, known: Occasions, published: date | None, words: Vocabulary
) -> Occasion | None:
    """The event that a day names, told by one of its nouns after it; ``None`` for another's and for one after publication.

    Between day and noun stand only small words and its own names: "the October 7 Hamas-led terrorist attacks", not "the October 7
    raid on Varn", which has a name that is none of the event's.
    """
    month, number = words.month(expression.fields.m), words.ordinal(expression.fields.d)
    for each in known.get((month or 0, number or 0), ()):
        if (published is None or each.day <= published) and _noun(row, expression.last, each):
            return each
    return None


def _noun(row: Tokens, after: int, event: Occasion) -> bool:
    for at in range(after, min(after + _REACH, len(row.codes))):
        if row.low(at) in event.nouns:
            return _placed(row, at + 1, event)
        if not row.any(at, "WORD", "DASH") and not (row.any(at, "CAP") and row.low(at) in event.first):
            return False
    return False


def _placed(row: Tokens, at: int, event: Occasion) -> bool:
    """Whether no other name says where it was: "on Israel", "of 2023", but not "on Varn"."""
    if not row.any(at, *_PLACED):
        return True
    at += 1 + row.any(at + 1, "THE")
    return not row.any(at, "CAP") or row.low(at) in event.first
