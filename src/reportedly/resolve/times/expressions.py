"""Times: finds the time expressions of an English text and resolves them to intervals of days.

What points ("on Tuesday", "in November", "last week") counts from ``document.published``; a text whose explicit years lie
mostly years before that is a narrative, and there it counts from what the text has told last. Where nothing says which
year is meant, ``start`` and ``end`` stay ``None`` and ``reason`` says what is missing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date

from reportedly.model import Layout, Pack, Page, Span, Time
from reportedly.resolve.events import function_words
from reportedly.resolve.times.company import accepted
from reportedly.resolve.times.complementiser import without_complementisers
from reportedly.resolve.times.context import Context, Meaning, is_narrative
from reportedly.resolve.times.extents import cut, opening
from reportedly.resolve.times.fields import Fields
from reportedly.resolve.times.grammar import Expression, expressions
from reportedly.resolve.times.meanings import MEANINGS
from reportedly.resolve.times.narration import alone, day_beside, day_of_saying, hangs, when_said
from reportedly.resolve.times.occasions import names_event, occasion, occasions
from reportedly.resolve.times.ranges import joined
from reportedly.resolve.times.tense import tense, was_to_come, within
from reportedly.resolve.times.tokens import Tokens, tokens
from reportedly.resolve.times.vocabulary import Vocabulary, vocabulary, whole

_STORY = 4
"""How many explicit years make an undated text one whose months and days can be told from each other."""
_ENDS = ("COMMA", "DOT", "BREAK", "OTHER", "AND", "DASH", "POSS")
"""Classes after which nothing goes on that an expression could be counted from."""
_REACH = 15
"""How many words before "since" may say that it only looks back."""
_WEEK, _MONTH = 7, 62
"""Days back from which a day, or the first of a month, of the text goes before that of publication for what was to come then."""
_HEAD = 400
"""Characters at the head of a text in which its own date may stand."""


def times(
    page: Page, clauses: Container[int] = (), takers: Container[str] = (), packs: Sequence[Pack] = ()
) -> tuple[Time, ...]:
    """The time expressions of ``document`` in text order, with ids t1, t2, …

    A half-open interval of ISO dates each; what "since" leads to is lasting. No interval lies outside the years 1 to 9998.
    ``clauses`` are offsets at which what is said begins, ``takers`` verbs that take a that-clause: by them a "that" before "spring" is
    known. Of ``packs`` are the events that a day names without its year.
    """
    document, layout, text = page.document, page.layout, page.text
    words = vocabulary(page.language)
    row = without_complementisers(tokens(page), clauses, takers, function_words(page.language))
    found = [each for each in expressions(row, page.language) if accepted(row, each, words)]
    stated = [_stated_year(expression) for expression in found]
    years = [year for year in stated if year]
    published, narrative = _published(document.published), False
    if dated := _dateline(row, layout, found[:4], words):
        published = published or dated
    if published is None or published != dated:
        pointing = sum(expression.make in ("deictic", "weekday") for expression in found)
        narrative = is_narrative(years, published, pointing)
    own = published is not None and not _published(document.published)
    story = published is not None or len(years) >= _STORY
    context = Context(
        published, narrative, years[::-1], words, story=story, dated=own, dates=len(years), stated=_days(found, words)
    )
    read: list[tuple[Expression, Meaning]] = []
    lasting: set[int] = set()
    told: Expression | None = None
    latest = 0
    events = occasions(page, packs)
    for index, (expression, year) in enumerate(zip(found, stated, strict=True)):
        begin = row.starts[expression.first]
        sentence = layout.sentence(begin)
        paragraph = layout.paragraph(begin)
        context.here, context.here_block = sentence[0] if sentence else 0, paragraph[0] if paragraph else 0
        context.paragraph = bisect_right(layout.paragraphs, (context.here_block, len(text)))
        if year:
            context.ahead.pop()
        context.together = _together(row, told, expression)
        if year:
            told = expression
        following = found[index + 1] if index + 1 < len(found) else None
        _look_beyond(row, expression, following, context)
        if not context.narrative:
            context.near = context.near or day_beside(row, found, index, context)
            context.spoken = day_of_saying(row, found, index, context)
            context.alone = alone(row, found, index)
            context.hanging = _hangs(row, expression, latest, context)
        context.naming = names_event(row, expression, words)
        event = occasion(row, expression, events, published, words) if context.naming else None
        context.event, context.event_name = (event.day, event.name) if event else (None, "")
        context.since, context.since_month = _since(row, expression, context)
        direction = tense(row, expression, words)
        meaning = MEANINGS[expression.make](_with_event(row, expression, words), context, direction)
        if _opens(row, expression, words) and meaning.start is not None:
            lasting.add(expression.first)
        else:
            context.follow(meaning, year is not None)
            latest = expression.last if context.deed_sentence == context.here and not context.hanging else latest
        if not context.history:
            meaning = cut(meaning, expression.fields.edge, direction, context.now, words)
            if expression.first and row.any(expression.first - 1, "SINCE"):
                meaning = opening(meaning, expression.fields.edge, words)
        read.append((expression, meaning))
    return tuple(
        _time(
            f"t{number}",
            Span.of(text, row.starts[each.expression.first], row.ends[each.last - 1]),
            each.meaning,
            each.expression.first in lasting,
        )
        for number, each in enumerate(joined(row, read, words, context.now, apart=context.history), 1)
    )


def _hangs(row: Tokens, expression: Expression, latest: int, context: Context) -> bool:
    """Whether its day is not that of a deed: it hangs on to its sentence, or is only when something of a deed told before was said."""
    if context.deed_sentence == context.here:
        return hangs(row, expression, latest, context.words)
    beside = context.deed is not None and context.paragraph - context.deed_paragraph <= 1
    return beside and when_said(row, expression, context.words)


def _since(row: Tokens, expression: Expression, context: Context) -> tuple[date | None, bool]:
    """The past day from which a time is told to have been to come, where news tells one beside it that lies weeks back.

    Else the first of a past month that its sentence tells of, and that it is one.
    """
    if context.narrative or context.published is None:
        return None, False
    here, month = context.last_sentence == context.here, context.last_grain == "month"
    if month and here and context.last is not None and (context.published - context.last).days > _MONTH:
        return (context.last, True) if was_to_come(row, expression, context.words) else (None, False)
    if context.deed is None or context.deed_paragraph != context.paragraph:
        return None, False
    if (context.published - context.deed).days <= _WEEK:
        return None, False
    how = was_to_come(row, expression, context.words)
    meant = how == "set" or (how == "would" and context.deed_sentence == context.here)
    return (context.deed if meant else None), False


def _days(found: Sequence[Expression], words: Vocabulary) -> dict[tuple[int, int], int]:
    """The year of each month and day that is written out in full, where every such writing has the same one."""
    years: dict[tuple[int, int], set[int]] = {}
    for each in found:
        fields = each.fields
        month, day, year = (
            words.month(fields.m),
            words.ordinal(fields.d),
            whole(fields.y),
        )
        if each.make == "date" and month and day and year and not fields.bc:
            years.setdefault((month, day), set()).add(year)
    return {day: min(of) for day, of in years.items() if len(of) == 1}


def _look_beyond(row: Tokens, expression: Expression, following: Expression | None, context: Context) -> None:
    """Let what stands right after an expression say its day ("at noon on 4 May") or its year ("from March to April 1918")."""
    context.joined = context.near = None
    if following is None or following.first - expression.last > 3:
        return
    code = row.code
    between = set(row.codes[expression.last : following.first])
    if expression.make in ("clock", "partofday") and between <= {code[name] for name in ("ON", "OF", "COMMA", "THE")}:
        beside = MEANINGS[following.make](following.fields, context, tense(row, following, context.words))
        if beside.grain == "day" and beside.start is not None:
            context.day = context.near = beside.start
    elif (
        expression.fields.m
        and not expression.fields.y
        and following.fields.m
        and following.fields.y
        and between <= {code[name] for name in ("AND", "TO", "DASH", "STROKE", "THE", "UNTIL")}
    ):
        context.joined = MEANINGS[following.make](following.fields, context, 0).start


def _with_event(row: Tokens, expression: Expression, words: Vocabulary) -> Fields:
    """The fields, with "event" where "before" or "after" goes on to something that happened ("two days after the vote")."""
    last = row.word(expression.last - 1).lower()
    if last not in words.lists["pointing.event"] or row.any(expression.last, *_ENDS):
        return expression.fields
    return replace(expression.fields, event=last)


def _together(row: Tokens, told: Expression | None, expression: Expression) -> bool:
    """Whether an expression goes on from the one with a year before it in its sentence; in "jailed in 2019, freed in May" it does not.

    It does where that one sets the scene at the head of the sentence ("In 2019 … in May"), and where the two are coordinated ("signed
    on 3 March 2024 and in force from June").
    """
    if told is None:
        return False
    head = list(within(row, told, range(told.first - 1, -1, -1)))
    return len(head) <= 1 or any(row.any(at, "AND", "TO", "UNTIL", "DASH") for at in range(told.last, expression.first))


def _dateline(row: Tokens, layout: Layout, first: Sequence[Expression], words: Vocabulary) -> date | None:
    """The article's own full date: alone in a paragraph near the top, at the head of one before a dash or bracket, or with its weekday
    in a line that tells nothing before it ("Posted Friday, May 9, 2014").
    """
    for expression in first:
        fields = expression.fields
        if expression.make != "date" or not (fields.m and fields.d and fields.y):
            continue
        begin, end = row.starts[expression.first], row.ends[expression.last - 1]
        block = layout.paragraph(begin)
        if block is None or block[0] > _HEAD:
            return None
        alone = block[1] - block[0] <= end - begin + 24
        headed = begin - block[0] <= 40 and row.word(expression.last)[:1] in ("-", "–", "—", "(", "/")
        named = bool(fields.w or fields.w2) and begin <= _HEAD and _untold(row, expression, words)
        if alone or headed or named:
            return MEANINGS["date"](fields, Context(None, True, [], words), 0).start
    return None


def _untold(row: Tokens, expression: Expression, words: Vocabulary) -> bool:
    """Whether nothing before it in its paragraph tells of something, so that what is dated is the article itself."""
    at = expression.first - 1
    while at >= 0 and not row.any(at, "BREAK"):
        if (at == expression.first - 1 and row.word(at)[:1].islower()) or row.word(at) in words.lists["tense.past"]:
            return False
        at -= 1
    return True


def _time(name: str, span: Span, meaning: Meaning, lasting: bool) -> Time:
    start = meaning.start.isoformat() if meaning.start else None
    end = meaning.end.isoformat() if meaning.end else None
    return Time(
        name, span, start, end, meaning.grain, f"since then, {meaning.reason}" if lasting else meaning.reason, lasting
    )


def _opens(row: Tokens, expression: Expression, words: Vocabulary) -> bool:
    """Whether "since" opens a stretch ("has ruled since 2004"), and doesn't only look back ("the lowest since 1997")."""
    if not expression.first or not row.any(expression.first - 1, "SINCE"):
        return False
    points = words.lists["tense.since_point"]
    for index in within(row, expression, range(expression.first - 2, max(-1, expression.first - _REACH), -1)):
        word = row.word(index).lower()
        if index and row.any(index - 1, "AT"):
            continue  # "at least 40 have left since Friday"
        if word in points or (word.endswith("est") and len(word) > 4):
            return False
    return True


def _published(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given[:10]) if given else None
    except ValueError:
        return None


def _stated_year(expression: Expression) -> int | None:
    fields = expression.fields
    if fields.bc and fields.bc.startswith("b"):
        return None
    if expression.make == "fiscal":
        return None
    if expression.make != "decade":
        for word in (fields.y, fields.y2):
            if word and word.isdecimal() and 1 <= (year := whole(word) or 0) < 2200:
                return year
    return whole(fields.iso[:4]) or None if fields.iso else None
