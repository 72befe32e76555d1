"""What a number counts, in the article's own words: the noun phrase after it, or the state that the counted are in."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.model import Page
from reportedly.resolve.numbers.lexicon import Units, units

_MOST_WORDS = 5
_AHEAD = 4
"""Words that may be passed over before those of the unit."""
_FARTHEST = 160
"""Characters after the number in which a unit is looked for."""


class _Word(NamedTuple):
    start: int
    end: int
    low: str


def unit_after(page: Page, start: int, limit: int, value: float | None) -> str:
    """The counted thing that begins at ``start`` and ends before ``limit``; empty where the words do not show one."""
    classes, text = units(page.language), page.text
    words = _words(page, start, min(limit, start + _FARTHEST), _AHEAD + _MOST_WORDS, classes)
    of = False
    while words and (words[0].low in classes.skipped or (of and words[0].low in classes.numerals)):
        of = of or words[0].low == "of"
        if words[0].low == "of" and len(words) > 1 and words[1].low not in classes.skipped and words[1].low in classes.stop:
            return ""
        words = words[1:]
    if words and words[0].low in classes.auxiliaries:
        later = [word for word in words[1:4] if word.low not in classes.auxiliaries]
        return text[later[0].start : later[0].end] if later and later[0].low in classes.states else ""
    taken: list[_Word] = []
    for at, word in enumerate(words[:_MOST_WORDS]):
        if word.low in classes.stop:
            break
        if taken and taken[-1].low in classes.states and (text[word.start].isupper() or not _plural(word.low, classes)):
            break
        taken.append(word)
        if value != 1 and word.low in classes.plural and at + 1 < len(words) and _plural(words[at + 1].low, classes):
            continue  # "police officers"
        if (value == 1 and word.low in classes.single) or (value != 1 and _plural(word.low, classes)):
            return text[taken[0].start : word.end]
    if not taken:
        return ""
    if taken[0].low in classes.states:
        return text[taken[0].start : taken[0].end]
    if value == 1:
        return ""
    verb = next((place for place, word in enumerate(taken) if _verb(word.low, classes, place)), len(taken))
    taken = taken[:verb]
    if not taken:
        return ""
    whole = len(taken) < _MOST_WORDS and not taken[-1].low.endswith("ly")
    return text[taken[0].start : taken[-1].end] if whole and len(taken) <= 3 and value is not None else ""


def unit_before(page: Page, start: int) -> str:
    """The verb of harm right before a number that nothing follows ("killed 12"); empty where there is none."""
    at = page.token(start) - 1
    if at < 0 or page.tokens[at].end == start:
        return ""
    classes, token = units(page.language), page.tokens[at]
    return token.text if token.lower in classes.states or token.lower in classes.harm else ""


def _words(page: Page, start: int, limit: int, most: int, classes: Units) -> list[_Word]:
    """Up to ``most`` words from ``start`` on, as far as no mark or figure stands between them; a stop word is the last."""
    found: list[_Word] = []
    at = page.token(start)
    if at < len(page.tokens) and page.tokens[at].start < start:
        return found
    for token in page.tokens[at:]:
        if token.end > limit:
            break
        if found and token.start == found[-1].end and token.lower == "'s":
            found[-1] = found[-1]._replace(end=token.end)
            continue
        if len(found) == most or not token.word or token.text[0].isdecimal():
            break
        if found and found[-1].low in classes.stop and found[-1].low not in classes.skipped | classes.auxiliaries:
            break
        found.append(_Word(token.start, token.end, token.lower))
    return found


def _verb(word: str, classes: Units, place: int) -> bool:
    """Whether a word is a verb in the past, by its form; at the first ``place`` one in -ed may be an adjective."""
    return word in classes.past or (place > 0 and word.endswith("ed") and len(word) > 4)


def _plural(word: str, classes: Units) -> bool:
    if word in classes.plural or (word.endswith("men") and len(word) > 3):
        return True
    return word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is")) and word not in classes.not_plural
