"""What a number counts, in the article's own words: the noun phrase after it, or the state that the counted are in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.resolve.lexicon import parsed

_WORD = re.compile(r"[ \u00a0\n]*([^\W\d_][\w]{0,40}(?:[-’'.][\w]{1,40})*)")
_BEFORE = re.compile(r"(?<![A-Za-z])([A-Za-z]++)[ \u00a0\n](?:(?:at least|up to|more than|about|around|some|nearly) )?$")
_AUXILIARIES = frozenset(
    ("was", "were", "been", "being", "are", "is", "have", "had", "has", "others", "reported", "reportedly")
)
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Lists:
    skipped: frozenset[str]
    plural: frozenset[str]
    states: frozenset[str]
    stop: frozenset[str]
    single: frozenset[str]
    not_plural: frozenset[str]


def unit_after(text: str, start: int, limit: int, value: float | None) -> str:
    """The counted thing that begins at ``start`` and ends before ``limit``; empty where the words do not show one."""
    lists = _lists()
    words = _words(text, start, min(limit, start + 160), 4 + _MOST_WORDS)
    while words and words[0][2] in lists.skipped:
        if words[0][2] == "of" and len(words) > 1 and words[1][2] not in lists.skipped and words[1][2] in lists.stop:
            return ""
        words = words[1:]
    if words and words[0][2] in _AUXILIARIES:
        later = [word for word in words[1:4] if word[2] not in _AUXILIARIES]
        return text[later[0][0] : later[0][1]] if later and later[0][2] in lists.states else ""
    taken: list[tuple[int, int, str]] = []
    for begin, end, word in words[:_MOST_WORDS]:
        if word in lists.stop:
            break
        if taken and taken[-1][2] in lists.states and (text[begin].isupper() or not _plural(word, lists)):
            break
        taken.append((begin, end, word))
        if (value == 1 and word in lists.single) or (value != 1 and _plural(word, lists)):
            return text[taken[0][0] : end]
    if not taken:
        return ""
    if taken[0][2] in lists.states:
        return text[taken[0][0] : taken[0][1]]
    if value == 1:
        return ""
    whole = len(taken) < _MOST_WORDS and not any(word.endswith("ly") for _, _, word in taken[-1:])
    return text[taken[0][0] : taken[-1][1]] if whole and len(taken) <= 3 and value is not None else ""


def unit_before(text: str, start: int) -> str:
    """The verb of harm right before a number that nothing follows ("killed 12"); empty where there is none."""
    match = _BEFORE.search(text[max(0, start - 40) : start])
    return match[1] if match and match[1].lower() in (_lists().states | {"killing", "wounding", "injuring"}) else ""


def _words(text: str, start: int, limit: int, most: int) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    at = start
    stop, needed = _lists().stop, _lists().skipped | _AUXILIARIES
    while len(found) < most and (match := _WORD.match(text, at, limit)):
        low = match[1].lower()
        found.append((match.start(1), match.end(1), low.removesuffix("’s").removesuffix("'s")))
        if low in stop and low not in needed:
            break
        at = match.end()
    return found


def _plural(word: str, lists: _Lists) -> bool:
    if word in lists.plural:
        return True
    return word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is")) and word not in lists.not_plural


@cache
def _lists() -> _Lists:
    units = parsed("numbers.toml")["units"]
    return _Lists(**{name: frozenset(units[name].split()) for name in _Lists.__dataclass_fields__})
