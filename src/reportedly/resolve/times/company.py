"""Words that look like times but are not, by the company they keep: "the Sunday Times", "2000 people", "Mrs May"."""

from __future__ import annotations

from reportedly.resolve.times.grammar import Expression
from reportedly.resolve.times.tokens import Tokens
from reportedly.resolve.times.vocabulary import Vocabulary, whole

_LEADS = (
    "IN", "SINCE", "BY", "UNTIL", "FROM", "OF", "TO", "AND", "BETWEEN", "DURING", "AFTER", "BEFORE", "FOR", "THE", "DASH",
    "ON", "AT", "ABOUT", "COMMA", "AS", "STROKE", "ITS", "THIS", "NEXT", "LAST",
)  # fmt: skip
_DEGREES = frozenset("%°")


def accepted(row: Tokens, expression: Expression, words: Vocabulary) -> bool:
    """Whether an expression stands where a time would."""
    before, after = expression.first - 1, expression.last
    if _led(row, before, "EVERY") or (_led(row, before, "BLACK") and expression.make == "weekday"):
        return False
    if expression.make == "weekday":
        return not row.any(after, "PAPER") or not row.word(after)[:1].isupper()
    if expression.make == "year" and after - expression.first == 1:
        return _is_year(row, expression, words)
    if expression.make == "month" and after - expression.first == 1:
        return _is_month(row, expression)
    if expression.make == "named" and expression.fields.m in words.calendar.ordinary:
        return expression.fields.wh in ("last", "next") and not row.any(after, "CAP")
    if expression.make == "decade" and expression.fields.bc is None:
        return not 100 <= (whole(expression.fields.dec) or 0) < 1000
    if expression.make == "holiday" and expression.fields.y is None:
        return row.low(after) not in words.lists["counted.holiday_things"]
    if expression.make == "century":
        return expression.fields.u in ("century", "centuries")
    if expression.make == "date" and _in_name(row, expression, words):
        return False
    if expression.make == "date" and expression.fields.clock is None and row.any(after - 1, "DAY", "NUM"):
        counted = row.any(after, "WORD") and row.word(after).lower() in words.lists["counted.nouns"]
        return not counted or _ends_range(row, before)
    return True


def _in_name(row: Tokens, expression: Expression, words: Vocabulary) -> bool:
    """Whether a day is of the name of a body, between "the" and a noun for it with a capital: "the March 23 Movement"."""
    led = row.any(expression.first, "THE") or _led(row, expression.first - 1, "THE")
    noun = row.word(expression.last)
    return led and expression.fields.y is None and noun[:1].isupper() and noun.lower() in words.lists["named.bodies"]


def _led(row: Tokens, at: int, *names: str) -> bool:
    """Whether a token of one of these classes stands at ``at``; before the first stands a "BREAK"."""
    return row.any(at, *names) if at >= 0 else "BREAK" in names


def _ends_range(row: Tokens, joint: int) -> bool:
    """Whether what stands at ``joint`` makes the next day the end of a range: "November 12-14", "from November 12 to 14"."""
    if joint < 2 or row.any(joint, "DASH"):
        return joint >= 2
    lead = next((at for at in (joint - 3, joint - 4) if at >= 0 and row.any(at, "FROM", "BETWEEN")), None)
    return lead is not None and row.any(joint, "TO", "AND")


def _is_year(row: Tokens, expression: Expression, words: Vocabulary) -> bool:
    before, after = expression.first - 1, expression.last
    if expression.fields.bc or expression.fields.yy or not row.any(expression.first, "YEAR"):
        return True
    year = int(row.word(expression.first))
    following = row.word(after).lower()
    if _numbered(row, before, words):
        return False
    led = _led(row, before, *_LEADS)
    if not led and row.any(after, "OF"):
        return False
    if following in words.lists["counted.nouns"] or (row.any(after, "SIGN") and following in _DEGREES):
        return False
    plural = row.any(after, "WORD") and following.endswith("s")
    if not 1500 <= year <= 2050:
        return _led(row, before, "IN", "SINCE", "BY", "UNTIL", "FROM", "BETWEEN") and 1000 <= year <= 2100 and not plural
    return led or not plural or len(following) <= 3 or following in words.lists["tense.after_year"]


def _numbered(row: Tokens, before: int, words: Vocabulary) -> bool:
    """Whether what stands at ``before`` numbers what follows, alone or in a list: "§ 1549", "sections 1264 and 1701"."""
    while before > 1 and row.any(before, "AND", "COMMA", "DASH") and row.any(before - 1, "YEAR", "NUM", "DAY", "YY"):
        before -= 2
    return before >= 0 and row.word(before).lower() in words.lists["counted.numbering"]


def _is_month(row: Tokens, expression: Expression) -> bool:
    before, after = expression.first - 1, expression.last
    if row.any(expression.first, "MAY") and _led(row, before, "TO", "OF", "BY", "AND"):
        return not row.any(after, "CAP") and not _person(row)
    named = row.any(after, "CAP") and row.word(after)[1:2].islower()
    return not (named and _led(row, before, "WORD", "CAP", "BREAK", "DOT", "COMMA"))


def _person(row: Tokens) -> bool:
    """Whether the text speaks of somebody called May or March."""
    may = row.code["MAY"]
    where = row.codes.find(may)
    while where > 0:
        if row.any(where - 1, "CAP") or (row.any(where - 1, "DOT") and where > 1 and row.any(where - 2, "CAP")):
            return True
        where = row.codes.find(may, where + 1)
    return False
