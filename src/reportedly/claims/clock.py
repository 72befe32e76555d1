"""The time with which an entry of a running report begins ("13:40 GMT – …"): no part of what is said in it, nor of who says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.model import Attribution, Language, Page, Span, Token, compiled

_DASHES = frozenset("–—|-:")
_QUOTES = frozenset("“\"‘'«„")
_HOURS, _MINUTES = 24, 60


def timed(page: Page) -> dict[int, int]:
    """Where the words of each paragraph begin that has such a time before them, by where the paragraph begins."""
    return {start: words for start, end in page.layout.paragraphs if (words := _words(page, start, end)) is not None}


def untimed(page: Page, one: Attribution, times: dict[int, int]) -> Attribution:
    """``one`` without these times."""
    if not times:
        return one
    sources, contents = (tuple(_without(page, spans, times)) for spans in (one.sources, one.contents))
    return replace(one, sources=sources, contents=contents) if contents else one


def _without(page: Page, spans: tuple[Span, ...], times: dict[int, int]) -> Iterator[Span]:
    for span in spans:
        paragraph = page.layout.paragraph(span.start)
        words = times.get(paragraph[0], span.start) if paragraph is not None else span.start
        start = max(span.start, words)
        if start < span.end:
            yield page.span(start, span.end)


def _words(page: Page, start: int, end: int) -> int | None:
    first, last = page.within(start, end)
    if first >= last or not _clock(page.tokens[first]):
        return None
    at = first + 1
    while at < last and (page.tokens[at].lower in _beside(page.language) or page.tokens[at].text in _DASHES):
        at += 1
    if at >= last:
        return None
    token = page.tokens[at]
    return token.start if token.capital or token.text in _QUOTES or token.text[0].isdigit() else None


def _clock(token: Token) -> bool:
    """Whether a token is a time of day: "13:40", or "13.40" at the head of a paragraph."""
    hours, stop, minutes = token.text.partition(".")
    figures = bool(stop) and hours.isdecimal() and minutes.isdecimal() and len(minutes) == len("00")
    return token.kind == "clock" or (figures and int(hours) < _HOURS and int(minutes) < _MINUTES)


@compiled
def _beside(language: Language) -> frozenset[str]:
    """What may stand right after a time of day: the half of the day, and the zone of time."""
    day = language.table("calendar").get("day", {})
    return frozenset(word for key in ("before_noon", "after_noon", "hours", "zones") for word in day.get(key, "").split())
