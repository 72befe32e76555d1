"""Where the day of a time stands that tells none: beside it in its sentence, or with the words that a quotation is told with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportedly.resolve.times.context import Context
from reportedly.resolve.times.grammar import Expression
from reportedly.resolve.times.meanings import MEANINGS
from reportedly.resolve.times.tense import tense
from reportedly.resolve.times.tokens import Tokens
from reportedly.resolve.times.vocabulary import Vocabulary

_DATED = frozenset(("date", "weekday", "deictic"))
_HOURS = frozenset(("clock", "partofday"))
_LEADS = ("ON", "IN", "AT")
_APART = ("COMMA", "AND", "BREAK", "DASH")
_FRESH = 3
"""Days before publication within which what was said of a deed may have been said on its day."""
_REACH = 40
"""Words from a time within which its sentence says whose it is."""
_NEIGHBOURS = 4
"""Times before and after it of which one may tell its day."""
_MOST_SAID = 3
"""Words between a verb of saying and its time ("told reporters on")."""


def hangs(row: Tokens, expression: Expression, since: int, words: Vocabulary) -> bool:
    """Whether it is of a clause that hangs on to its sentence behind the token ``since``: ", with the toll rising on Monday".

    So is the time of a verb of saying: "a strike on Sunday, the army said on Tuesday".
    """
    if when_said(row, expression, words):
        return True
    for at in range(expression.first - 1, max(since - 1, expression.first - _REACH), -1):
        if row.any(at, "COMMA"):
            opens = row.low(at + 1)
            return opens in words.lists["tense.hanging"] or opens.endswith("ing")
    return False


def alone(row: Tokens, found: Sequence[Expression], index: int) -> bool:
    """Whether no other time in the sentence of the one at ``index`` tells a day."""
    sentence = row.sentences[found[index].first]
    near = found[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
    return not any(other.make in _DATED and row.sentences[other.first] == sentence for other in near)


def day_beside(row: Tokens, found: Sequence[Expression], index: int, context: Context) -> date | None:
    """The day that the sentence tells after a time of day for it: "at 10 a.m. in Varn on Tuesday", not "police said on Tuesday"."""
    here = found[index]
    if here.make not in _HOURS:
        return None
    for other in found[index + 1 : index + _NEIGHBOURS]:
        if row.sentences[other.first] != row.sentences[here.first] or other.make in _HOURS:
            return None
        if any(row.any(at, *_APART) or row.low(at) == ";" for at in range(here.last, other.first)):
            return None
        if other.make in _DATED:
            return None if when_said(row, other, context.words) else _day(row, other, context)
    return None


def day_of_saying(row: Tokens, found: Sequence[Expression], index: int, context: Context) -> date | None:
    """The day on which the quotation was said in which an expression lies, where the words around it tell one that is past.

    Where they tell none it is the day of the deed of which alone the text has told, if that was in the days before publication and the
    outlet's own words point at no other, nor does the quotation's sentence: "On Thursday a man killed four. … The mayor wrote: “Varn
    is mourning this afternoon.”"
    """
    here = found[index]
    voice, sentence = row.voices[here.first], row.sentences[here.first]
    if voice < 0 or here.make != "deictic" or context.narrative or context.published is None:
        return None
    days, apart = set(), False
    for other in found[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]:
        if other.make not in _DATED or row.sentences[other.first] != sentence or row.voices[other.first] >= 0:
            continue
        apart = True
        if _with_quotation(row, other, here):
            days.add(_day(row, other, context))
    if not days:
        return None if apart or _reports_today(row, found, context.words) else _sole_deed(context)
    day = days.pop() if len(days) == 1 else None
    return day if day is not None and day <= context.published else None


def _sole_deed(context: Context) -> date | None:
    day = context.deed
    if day is None or context.published is None or context.deeds != {day}:
        return None
    return day if 0 < (context.published - day).days <= _FRESH else None


def _reports_today(row: Tokens, found: Sequence[Expression], words: Vocabulary) -> bool:
    """Whether the outlet itself speaks of the day of publication somewhere: "earlier today", "this morning"."""
    away = words.lists["pointing.yesterday"] | words.lists["pointing.tomorrow"] | words.lists["pointing.night"]
    return any(
        each.make == "deictic" and each.fields.t not in away and not each.fields.n and row.voices[each.first] < 0
        for each in found
    )


def _day(row: Tokens, expression: Expression, context: Context) -> date | None:
    told = MEANINGS[expression.make](expression.fields, context, tense(row, expression, context.words))
    return told.start if told.grain in ("day", "time") else None


def when_said(row: Tokens, expression: Expression, words: Vocabulary) -> bool:
    """Whether a time is that of a verb or noun of saying right before it: "the mayor said on Tuesday", "by reports on Tuesday"."""
    noun = expression.first - 1 - (expression.first > 1 and row.any(expression.first - 1, *_LEADS))
    return any(row.low(at) in words.lists["tense.saying"] for at in _before(expression)) or (
        noun >= 0 and row.low(noun) in words.lists["tense.saying_nouns"]
    )


def _before(expression: Expression) -> Iterator[int]:
    return (at for at in range(expression.first - 1, max(-1, expression.first - 2 - _MOST_SAID), -1))


def _with_quotation(row: Tokens, expression: Expression, quoted: Expression) -> bool:
    """Whether a time outside the quotation of ``quoted`` is of the clause that tells it: a comma parts them only at their edges."""
    voice, step = row.voices[quoted.first], 1 if expression.first > quoted.first else -1
    edge = quoted.first
    while 0 <= edge < len(row.voices) and row.voices[edge] == voice:
        edge += step
        if abs(edge - quoted.first) > _REACH:
            return False
    if step > 0:
        between = range(edge + 2, expression.first)  # past the mark and a comma behind it
    else:
        lead = max(0, expression.first - 2)
        opens = expression.first <= 1 or row.sentences[lead] != row.sentences[expression.first]
        between = range(expression.last + opens, edge - 1)
    return len(between) <= _REACH and not any(row.any(at, "COMMA") or row.low(at) == ";" for at in between)
