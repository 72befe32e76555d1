"""What a number counts and what happened to that, in the article's own words: the noun after it, or told before; a state beside it."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.model import Page
from reportedly.resolve.numbers.lexicon import Units, units

_MOST_WORDS = 5
_AHEAD = 4
"""Words that may be passed over before those of the unit."""
_JOINED = 3
"""Words after a conjunction within which the noun of two adjectives ends."""
_FARTHEST = 160
"""Characters after the number in which a unit is looked for."""


class Counted(NamedTuple):
    """What stands beside a number. ``unit`` is the noun that is counted, ``state`` what happened ("killed"); either may be empty.

    ``back``: they are of those named before ("12 of them"). ``rest``: they go on with something told before ("12 more", "19 still").
    """

    unit: str = ""
    state: str = ""
    back: bool = False
    rest: bool = False


class _Word(NamedTuple):
    start: int
    end: int
    low: str


def counted_after(page: Page, start: int, limit: int, value: float | None) -> Counted:
    """What the words from ``start`` on and before ``limit`` show of a number that ends there."""
    classes, text = units(page.language), page.text
    limit = min(limit, start + _FARTHEST)
    at = page.token(start)
    if page.lower(at) in classes.out and page.lower(at + 1) == "of":
        start = page.tokens[at + 1].start  # "17 out of 20 drones"
    words = _words(page, start, limit, _AHEAD + _MOST_WORDS, classes)
    of = rest = back = False
    others = ""
    while words and (words[0].low in classes.skipped or (of and _numeral(words[0], classes))):
        word = words[0]
        of = of or word.low == "of"
        rest = rest or word.low in classes.rest
        others = text[word.start : word.end] if word.low in classes.others else others
        if word.low == "of" and len(words) > 1 and words[1].low not in classes.skipped and words[1].low in classes.stop:
            if back or words[1].low not in classes.back:
                return Counted()
            back, of = True, False
            clause = words[1].low in classes.relative
            words = _words(page, words[1].end, limit, _MOST_WORDS, classes)
            if clause and not (words and words[0].low in classes.auxiliaries):
                return Counted(back=True)
        else:
            words = words[1:]
    rest = rest or bool(words and words[0].low in classes.rest)
    if others or (words and words[0].low in classes.auxiliaries):
        return Counted(others, _state(page, words, classes), back, rest)
    return _noun(page, words, limit, value, classes)._replace(back=back, rest=rest)


def unit_after(page: Page, start: int, limit: int, value: float | None) -> str:
    """The noun that is counted, or else what happened to those counted, told from ``start`` on and before ``limit``."""
    counted = counted_after(page, start, limit, value)
    return counted.unit or counted.state


def state_before(page: Page, start: int) -> str:
    """The verb of harm right before a number ("killed 12", "injures 12 others"); empty where there is none."""
    at = page.token(start) - 1
    if at < 0 or page.tokens[at].end == start:
        return ""
    classes, token = units(page.language), page.tokens[at]
    return token.text if token.lower in classes.states or token.lower in classes.harm else ""


def unit_of_tally(page: Page, begin: int, start: int) -> str:
    """What is counted by a sum told from ``begin`` on whose value stands at ``start``: "the number of men rose to 12"."""
    classes = units(page.language)
    first, last = page.within(begin, start)
    for at in range(last - 2, first, -1):
        tally, of = page.tokens[at], page.tokens[at + 1]
        definite = page.tokens[at - 1].lower in classes.definite or page.tokens[at - 1].lower in classes.sums
        if tally.lower in classes.tallies and of.lower == "of" and definite:
            return counted_after(page, of.end, start, None).unit
    return ""


def counts(page: Page, unit: str) -> bool:
    """Whether a unit shows by its form that several, or somebody, are counted: "batteries", "killed", not "battery"."""
    classes, head = units(page.language), head_of(unit).lower()
    return _plural(head, classes) or head in classes.states or head in classes.single


def head_of(unit: str) -> str:
    """The noun of a unit without what tells which: "bodies" of "hostages' bodies"."""
    return unit.split()[-1]


def _state(page: Page, words: list[_Word], classes: Units) -> str:
    """The state that follows, after auxiliaries and adverbs or without: "were killed", "were seriously hurt", "dead"."""
    later = [word for word in words[:4] if word.low not in classes.auxiliaries and not word.low.endswith("ly")]
    return page.text[later[0].start : later[0].end] if later and later[0].low in classes.states else ""


def _noun(page: Page, words: list[_Word], limit: int, value: float | None, classes: Units) -> Counted:
    """The noun phrase that ``words`` begin with, or the state in its place."""
    text = page.text
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
            alone = len(taken) == 1 and word.low in classes.states
            return _stative(text, word, classes) if alone else Counted(text[taken[0].start : word.end])
    if not taken:
        return Counted()
    if taken[0].low in classes.states:
        return _stative(text, taken[0], classes)
    if value == 1:
        return Counted()
    verb = next((place for place, word in enumerate(taken) if _verb(word.low, classes, place)), len(taken))
    taken = taken[:verb]
    if not taken:
        return Counted()
    if len(taken) <= _JOINED and len(taken) < len(words) and words[len(taken)].low in classes.conjunctions:
        end = _joined(page, taken[-1], words[len(taken)], limit, value, classes)
        if end:
            return Counted(text[taken[0].start : end])
    if len(taken) == 1 and _verb(taken[0].low, classes, 1):
        return Counted(state=text[taken[0].start : taken[0].end])  # "61 surrendered"
    whole = len(taken) < _MOST_WORDS and not taken[-1].low.endswith("ly")
    return Counted(text[taken[0].start : taken[-1].end] if whole and len(taken) <= 3 and value is not None else "")


def _joined(page: Page, one: _Word, conjunction: _Word, limit: int, value: float | None, classes: Units) -> int:
    """Where a noun ends that two adjectives have in common: "Ruritanian and coalition soldiers"; 0 where they have none."""
    words = _words(page, conjunction.end, limit, _JOINED, classes)
    joined = _noun(page, words, limit, value, classes).unit if words else ""
    alike = bool(joined) and (
        joined[0].isupper() == page.text[one.start].isupper() or not _verb(words[0].low, classes, len(words))
    )
    bare = joined == head_of(joined) if joined else True
    noun = head_of(joined).lower() if alike and not (bare and _verb(one.low, classes, len(words))) else ""
    return words[0].start + len(joined) if noun not in classes.numbers and _plural(noun, classes) else 0


def _stative(text: str, word: _Word, classes: Units) -> Counted:
    """A state that stands for those who are in it: "12 killed"; some are their noun as well: "12 dead"."""
    state = text[word.start : word.end]
    return Counted(state if word.low in classes.nominal else "", state)


def _out_of(page: Page, at: int, classes: Units) -> bool:
    """Whether "out of" stands before a number, which is then the whole."""
    return page.lower(at - 1) == "of" and page.lower(at - 2) in classes.out


def _words(page: Page, start: int, limit: int, most: int, classes: Units) -> list[_Word]:
    """Up to ``most`` words from ``start`` on, as far as no mark or figure stands between them; a stop word is the last."""
    found: list[_Word] = []
    at = page.token(start)
    if at < len(page.tokens) and page.tokens[at].start < start:
        return found
    for number in range(at, len(page.tokens)):
        token = page.tokens[number]
        if token.end > limit:
            break
        if found and token.start == found[-1].end and token.lower == "'s":
            found[-1] = found[-1]._replace(end=token.end)
            continue
        if found and _possessive(page, number, found[-1]):
            found[-1] = found[-1]._replace(end=token.end, low=found[-1].low + token.lower)
            continue
        if len(found) == most or not token.word:
            break
        if token.text[0].isdecimal() and not (found and (found[-1].low in classes.whole or _out_of(page, number, classes))):
            break
        if found and found[-1].low in classes.stop and found[-1].low not in classes.skipped | classes.auxiliaries:
            break
        found.append(_Word(token.start, token.end, token.lower))
    return found


def _possessive(page: Page, at: int, before: _Word) -> bool:
    """Whether the token with number ``at`` is the apostrophe of the plural word ``before``, and no mark that ends a quotation."""
    token = page.tokens[at]
    alone = token.lower == "'" and token.start == before.end and before.low.endswith("s") and at + 1 < len(page.tokens)
    if not alone:
        return False
    after = page.tokens[at + 1]
    spaced = page.text[token.end : token.end + 1] == " " and after.start == token.end + 1
    within = spaced and after.quotation == page.tokens[at - 1].quotation
    return within and _plural(after.lower, units(page.language))  # "hostages' bodies", and not "24 hours' notice"


def _numeral(word: _Word, classes: Units) -> bool:
    return word.low in classes.numerals or word.low[0].isdecimal()


def _verb(word: str, classes: Units, place: int) -> bool:
    """Whether a word is a verb, by its form or as one of harm; at the first ``place`` one in -ed may be an adjective."""
    return word in classes.past or (place > 0 and ((word.endswith("ed") and len(word) > 4) or word in classes.states))


def _plural(word: str, classes: Units) -> bool:
    if word in classes.plural or (word.endswith("men") and len(word) > 3):
        return True
    return word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is")) and word not in classes.not_plural
