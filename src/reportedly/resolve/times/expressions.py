"""Times: finds the time expressions of an English text and resolves them to intervals of days.

What points ("on Tuesday", "in November", "last week") counts from ``document.published``; a text whose explicit years lie
mostly years before that is a narrative, and there it counts from what the text has told last. Where nothing says which
year is meant, ``start`` and ``end`` stay ``None`` and ``reason`` says what is missing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from reportedly.model import Layout, Page, Span, Time
from reportedly.resolve.events import function_words
from reportedly.resolve.times.company import accepted
from reportedly.resolve.times.complementiser import without_complementisers
from reportedly.resolve.times.context import Context, Meaning, is_narrative
from reportedly.resolve.times.fields import Fields
from reportedly.resolve.times.grammar import Expression, expressions
from reportedly.resolve.times.meanings import MEANINGS
from reportedly.resolve.times.tokens import Tokens, tokens
from reportedly.resolve.times.vocabulary import Vocabulary, vocabulary, whole

_STORY = 4
"""How many explicit years make an undated text one whose months and days can be told from each other."""
_ENDS = ("COMMA", "DOT", "BREAK", "OTHER", "AND", "DASH", "POSS")
"""Classes after which nothing goes on that an expression could be counted from."""
_REACH = 15
"""How many words away the tense of a sentence may show."""


def times(page: Page, clauses: Container[int] = (), takers: Container[str] = ()) -> tuple[Time, ...]:
    """The time expressions of ``document`` in text order, with ids t1, t2, …

    A half-open interval of ISO dates each; "since …" has no end. No interval lies outside the years 1 to 9998. ``clauses`` are
    offsets at which what is said begins, ``takers`` verbs that take a that-clause: by them a "that" before "spring" is known.
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
    context = Context(published, narrative, years[::-1], words, story=published is not None or len(years) >= _STORY)
    out: list[Time] = []
    for index, (expression, year) in enumerate(zip(found, stated, strict=True)):
        begin, end = row.starts[expression.first], row.ends[expression.last - 1]
        sentence = layout.sentence(begin)
        paragraph = layout.paragraph(begin)
        context.here, context.here_block = sentence[0] if sentence else 0, paragraph[0] if paragraph else 0
        if year:
            context.ahead.pop()
        following = found[index + 1] if index + 1 < len(found) else None
        _look_beyond(row, expression, following, context)
        meaning = MEANINGS[expression.make](_with_event(row, expression, words), context, tense(row, expression, words))
        lasting = _opens(row, expression, words) and meaning.start is not None
        if not lasting:
            context.follow(meaning, year is not None)
        out.append(_time(f"t{len(out) + 1}", Span.of(text, begin, end), meaning, lasting))
    return tuple(out)


def _look_beyond(row: Tokens, expression: Expression, following: Expression | None, context: Context) -> None:
    """Let what stands right after an expression say its day ("at noon on 4 May") or its year ("from March to April 1918")."""
    context.joined = None
    if following is None or following.first - expression.last > 3:
        return
    code = row.code
    between = set(row.codes[expression.last : following.first])
    if expression.make in ("clock", "partofday") and between <= {code[name] for name in ("ON", "OF", "COMMA", "THE")}:
        beside = MEANINGS[following.make](following.fields, context, tense(row, following, context.words))
        context.day = beside.start if beside.grain == "day" else context.day
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


def _dateline(row: Tokens, layout: Layout, first: Sequence[Expression], words: Vocabulary) -> date | None:
    """The full date of a dateline: alone in a paragraph near the top, or at the head of one before a dash or bracket."""
    for expression in first:
        fields = expression.fields
        if expression.make != "date" or not (fields.m and fields.d and fields.y):
            continue
        begin, end = row.starts[expression.first], row.ends[expression.last - 1]
        block = layout.paragraph(begin)
        if block is None or block[0] > 400:
            return None
        alone = block[1] - block[0] <= end - begin + 24
        headed = begin - block[0] <= 40 and row.word(expression.last)[:1] in ("-", "–", "—", "(")
        if alone or headed:
            return MEANINGS["date"](fields, Context(None, True, [], words), 0).start
    return None


def _time(name: str, span: Span, meaning: Meaning, lasting: bool) -> Time:
    start = meaning.start.isoformat() if meaning.start else None
    end = meaning.end.isoformat() if meaning.end and not lasting else None
    return Time(name, span, start, end, meaning.grain, f"since: open end, {meaning.reason}" if lasting else meaning.reason)


def _opens(row: Tokens, expression: Expression, words: Vocabulary) -> bool:
    """Whether "since" opens a stretch ("has ruled since 2004"), and doesn't only look back ("the lowest since 1997")."""
    if not expression.first or not row.any(expression.first - 1, "SINCE"):
        return False
    points = words.lists["tense.since_point"]
    for index in _sentence(row, expression, range(expression.first - 2, max(-1, expression.first - _REACH), -1)):
        word = row.word(index).lower()
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
    if expression.make != "decade":
        for word in (fields.y, fields.y2):
            if word and word.isdecimal() and 1 <= (year := whole(word) or 0) < 2200:
                return year
    return whole(fields.iso[:4]) or None if fields.iso else None


def tense(row: Tokens, expression: Expression, words: Vocabulary) -> int:
    """1 where the nearest verb of its sentence says that it is to come, -1 where it says that it was, 0 where none does."""
    before = range(expression.first - 1, max(-1, expression.first - 1 - _REACH), -1)
    after = range(expression.last, min(len(row.codes), expression.last + _REACH))
    if expression.first and row.any(expression.first - 1, "BY", "UNTIL"):  # to come, unless told in retrospect
        retrospect = words.lists["tense.retrospect"]
        return -1 if any(row.low(index) in retrospect for index in _sentence(row, expression, before)) else 1
    return _nearest(row, expression, before, words) or _nearest(row, expression, after, words)


def _sentence(row: Tokens, expression: Expression, indices: Sequence[int]) -> Iterator[int]:
    """The indices as far as they lie in the sentence of ``expression``."""
    sentence = row.sentences[expression.first]
    return takewhile(lambda index: row.sentences[index] == sentence, indices)


def _nearest(row: Tokens, expression: Expression, indices: Sequence[int], words: Vocabulary) -> int:
    lists = words.lists
    be = lists["tense.be"]
    for index in _sentence(row, expression, indices):
        word = row.low(index)
        before = row.low(index - 1) if index else ""
        if word in lists["tense.to"] and before in be and before != "be":
            return 1
        told = _told(word, lists)
        if told > 0 or (told < 0 and before not in be):
            return told
    return 0


def _told(word: str, lists: Mapping[str, frozenset[str]]) -> int:
    """Which tense a word shows by itself: 1 of what is to come, -1 of what was."""
    if word in lists["tense.past"] or word in lists["tense.future"]:
        return 1 if word in lists["tense.future"] else -1
    return -1 if word.endswith("ed") and len(word) > 3 and word not in lists["tense.not_past"] else 0
