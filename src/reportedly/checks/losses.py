"""The figures of people killed, wounded or captured that an article gives, found by the words around each number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from reportedly.checks.copy import Copy
from reportedly.checks.lexicon import parsed
from reportedly.model import Number, Span

WORDS: Final = "verification.toml"
_FEWEST: Final = 2
_BEFORE: Final = 40
_AFTER: Final = 150
_CLAUSE: Final = 200
"""Words such as "would" hold for a figure that follows them so closely."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A figure of losses with the words that make it one."""

    number: Number
    words: str


def losses(copy: Copy) -> Iterator[Loss]:
    """Every figure of two people or more who were killed, wounded or captured, in text order, outside the headline."""
    for number in copy.article.numbers:
        span = number.span
        if copy.in_title(span) or span.start < copy.body or _uncounted(number):
            continue
        sentence = copy.sentence(span.start)
        before = copy.text[max(sentence.start, span.start - _BEFORE) : span.start]
        rest = copy.text[span.end : min(sentence.end, span.end + _AFTER)]
        after = _after().match(rest)
        verb = _before().search(before) if _people().match(rest) else None
        found = after.group("verb") if after else verb.group("verb") if verb else None
        if found and not _unreal().search(copy.text, max(sentence.start, span.start - _CLAUSE), span.start):
            yield Loss(number, " ".join(found.split()))


def figure(copy: Copy, loss: Loss) -> Span:
    """The words of the figure with the people that it counts: "at least 12 civilians"."""
    span = loss.number.span
    rest = copy.text[span.end : span.end + _BEFORE]
    match = _counted().match(rest)
    return copy.span(span.start, span.end + match.end()) if match else span


def _uncounted(number: Number) -> bool:
    vague = number.value is None or number.value < _FEWEST or "percent" in number.unit.lower() or "%" in number.span.text
    return vague or number.span.text.lower().strip() in ("several", "many", "some", "few", "a few")


@cache
def _after() -> re.Pattern[str]:
    """After a figure: "… civilians, among them three children, were also killed", "… dead"."""
    lists = parsed(WORDS)["losses"]
    people, done, dead = _any(lists["people"]), _any(lists["done"]), _any(lists["dead"])
    word = r"(?!(?:who|that|which|when|after|said|by|to|and)\b)[\w’'.-]+"
    inserted = (
        r"(?:\s*+(?:[,(]\s*+)?(?:including|among them|amongst them|most of them|mostly|mainly|and)\s[^.;:“”\"]{1,60}?[,)]?)?"
    )
    return re.compile(
        rf"(?!\s+(?:of\s+)?(?:{_any(lists['spans'])})\b|\s+of\s+(?:the\s+)?\d)(?:\s++of(?:\s++the)?)?(?:\s++{word}){{0,4}}?(?:\s++(?:{people}))?{inserted}\s++"
        rf"(?P<verb>(?:were|was|have|has|had|have been|has been|had been|are)\s+(?:(?:{_any(lists['between'])})\s+){{0,2}}(?:{done})"
        rf"|(?:(?:were|are|lay)\s+)?(?:{dead}))(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    """Before a figure: "killing another …", "left …", "claimed the lives of …"."""
    lists = parsed(WORDS)["losses"]
    return re.compile(
        rf"(?<![\w-])(?P<verb>{_any(lists['deeds'])})(?:\s+(?:{_any(lists['further'])}))*\s+$",
        re.IGNORECASE,
    )


@cache
def _people() -> re.Pattern[str]:
    """After a figure: people, or nothing that is counted in its place; a figure of hours or houses is no loss."""
    lists = parsed(WORDS)["losses"]
    return re.compile(
        rf"(?:\s+of(?:\s+the)?)?(?:\s+(?!(?:{_any(lists['things'])})\b)[\w’'.-]+){{0,5}}?\s+(?:{_any(lists['people'])})(?![\w-])"
        rf"|\s*(?:[.,;]|and\s+(?:wound|injur|left|displac|leav))",
        re.IGNORECASE,
    )


@cache
def _counted() -> re.Pattern[str]:
    lists = parsed(WORDS)["losses"]
    return re.compile(rf"(?:\s+of)?(?:\s+[\w’'-]+){{0,2}}?\s+(?:{_any(lists['people'])})(?![\w-])", re.IGNORECASE)


@cache
def toll() -> re.Pattern[str]:
    """Words that speak of losses at all."""
    return re.compile(rf"(?<!\w)(?:{_any(parsed(WORDS)['losses']['toll'])})(?!\w)", re.IGNORECASE)


@cache
def _unreal() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(parsed(WORDS)['losses']['unreal'])})(?!\w)", re.IGNORECASE)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda each: (-len(each), each)))
