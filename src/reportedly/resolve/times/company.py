"""Words that look like times but are not, by the company they keep: "the Sunday Times", "2000 people", "Mrs May"."""

from __future__ import annotations

from functools import cache

from reportedly.resolve.times.grammar import Expression
from reportedly.resolve.times.tokens import Tokens, classes, lexicon
from reportedly.resolve.times.words import whole

_LEADS = (
    *(
        "IN",
        "SINCE",
        "BY",
        "UNTIL",
        "FROM",
        "OF",
        "TO",
        "AND",
        "BETWEEN",
        "DURING",
        "AFTER",
        "BEFORE",
        "FOR",
        "THE",
        "DASH",
        "ON",
    ),
    *("AT", "ABOUT", "COMMA", "AS", "STROKE", "ITS", "THIS", "NEXT", "LAST"),
)


@cache
def _counted() -> frozenset[str]:
    return frozenset(lexicon()["counted"]["nouns"].split())


@cache
def _set(*names: str) -> frozenset[str]:
    return frozenset(classes()[name] for name in names)


def accepted(row: Tokens, expression: Expression) -> bool:
    """Whether an expression stands where a time would."""
    before = row.codes[expression.first - 1] if expression.first else classes()["BREAK"]
    after = row.codes[expression.last]
    if before in _set("EVERY") or (before in _set("BLACK") and expression.make == "weekday"):
        return False
    if expression.make == "weekday":
        return after not in _set("PAPER") or not row.word(expression.last)[:1].isupper()
    if expression.make == "year" and expression.last - expression.first == 1:
        return _is_year(row, expression, before)
    if expression.make == "month" and expression.last - expression.first == 1:
        return _is_month(row, expression, before, after)
    if expression.make == "named" and expression.fields.m in ("may", "march"):
        return expression.fields.wh in ("last", "next") and after not in _set("CAP")
    if expression.make == "decade" and expression.fields.bc is None:
        return not 100 <= (whole(expression.fields.dec) or 0) < 1000
    if expression.make == "century":
        return expression.fields.u in ("century", "centuries")
    if (
        expression.make == "date"
        and expression.fields.clock is None
        and row.codes[expression.last - 1] in _set("DAY", "NUM")
    ):
        return after not in _set("WORD") or row.word(expression.last).lower() not in _counted()
    return True


def _is_year(row: Tokens, expression: Expression, before: str) -> bool:
    if expression.fields.bc or expression.fields.yy or row.codes[expression.first] not in _set("YEAR"):
        return True
    year = int(row.word(expression.first))
    following = row.word(expression.last).lower()
    led = before in _set(*_LEADS)
    if not led and row.codes[expression.last] in _set("OF"):
        return False
    if following in _counted() or (row.codes[expression.last] in _set("OTHER") and following in "%°"):
        return False
    if not 1500 <= year <= 2050:
        return (
            before in _set("IN", "SINCE", "BY", "UNTIL", "FROM", "BETWEEN")
            and 1000 <= year <= 2100
            and (row.codes[expression.last] not in _set("WORD") or not following.endswith("s"))
        )
    if row.codes[expression.last] in _set("WORD") and following.endswith("s") and len(following) > 3 and not led:
        return following in ("was", "has", "sees", "this")
    return True


def _is_month(row: Tokens, expression: Expression, before: str, after: str) -> bool:
    if row.codes[expression.first] in _set("MAY") and before in _set("TO", "OF", "BY", "AND"):
        return after not in _set("CAP") and not _person(row)
    return not (
        after in _set("CAP")
        and before in _set("WORD", "CAP", "BREAK", "DOT", "COMMA")
        and row.word(expression.last)[1:2].islower()
    )


def _person(row: Tokens) -> bool:
    """Whether the text speaks of somebody called May or March."""
    may, names = classes()["MAY"], _set("CAP")
    where = row.codes.find(may)
    while where > 0:
        if row.codes[where - 1] in names or (
            row.codes[where - 1] in _set("DOT") and where > 1 and row.codes[where - 2] in names
        ):
            return True
        where = row.codes.find(may, where + 1)
    return False
