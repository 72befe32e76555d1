"""Words that say that no ground was given, beside what is said: they are the outlet's, and no part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.lexicon import hedges, phrasing
from reportedly.model import Attribution, Language, Page, Span, Word, compiled


def disclaimed(page: Page, one: Attribution) -> Attribution:
    """``one`` without such words at the ends of its contents: "said, without offering evidence, | that the well was poisoned".

    They are set off by a comma, or joined as a second verb of whoever speaks ("…, but offered no proof").
    """
    contents = tuple(_bare(page, content) for content in one.contents)
    return one if contents == one.contents else replace(one, contents=contents)


def _bare(page: Page, content: Span) -> Span:
    found = page.words.between(content.start, content.end)
    first, last = 0, len(found)
    for words in _phrases(page.language):
        size = len(words)
        if _are(found[:size], words) and found[size : size + 1] and found[size].text == ",":
            first = max(first, size + 1)
        end = len(found) - size
        if end > 0 and _are(found[end:], words):
            before = end - 1
            joined = found[before].text == "," or found[before].lower in phrasing(page.language).joins
            while joined and before > 0 and found[before - 1].text == ",":
                before -= 1
            last = min(last, before) if joined else last
    if first >= last:
        return content
    start = content.start if first == 0 else found[first].start
    end = content.end if last == len(found) else found[last - 1].end
    return page.span(start, end)


@compiled
def _phrases(language: Language) -> tuple[tuple[str, ...], ...]:
    """The words of each such phrase."""
    return tuple(tuple(phrase.split()) for phrase in hedges(language)["distanced_phrases"])


def _are(found: Sequence[Word], words: tuple[str, ...]) -> bool:
    return (
        len(found) == len(words)
        and found[0].lower == words[0]
        and all(a.lower == b for a, b in zip(found, words, strict=True))
    )
