"""Names and titles of packs in a text: the longest first, before anything is cut into names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.model import Page
from reportedly.resolve.actors.forms import Key
from reportedly.resolve.actors.known import Knowledge, Known
from reportedly.resolve.actors.lexicon import Lexicon, lexicon


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` up to ``last`` that are, as ``key``, a name or seat, or a title, of a pack."""

    first: int
    last: int
    key: Key
    what: Literal["name", "title"]


def found(page: Page, known: Knowledge) -> list[Found]:
    """What of several words the packs know in a text, in text order; none overlaps another.

    Of those that begin at one word the longest counts that is whole there: no part of a longer name, and no modifier of another
    noun ("Norlandic army chief").
    """
    lex = lexicon(page.language)
    lows = [lex.spellings.get(token.lower, token.lower) for token in page.tokens]
    out: list[Found] = []
    at = 0
    while at < len(lows):
        one = _at(page, at, lows, known, lex) if lows[at] in known.lengths else None
        if one is None:
            at += 1
        else:
            out.append(one)
            at = one.last
    return out


def _at(page: Page, at: int, lows: Sequence[str], known: Knowledge, lex: Lexicon) -> Found | None:
    for length in known.lengths.get(lows[at], ()):
        last = at + length
        if last > len(lows) or not page.same(at, last - 1):
            continue
        key = tuple(lows[at:last])
        form = known.forms.get(key)
        if form is None or not form.fits(page, at) or page.tokens[at].quotation != page.tokens[last - 1].quotation:
            continue
        if known.is_title(key):
            if length > 1 and _ends_there(page, last, lex) and not _belongs(page, at, lex):
                return Found(at, last, key, "title")
        elif (
            (length > 1 or lows[at] in lex.stop)
            and not _goes_before(page, at, known.names.get(key), lex)
            and not _loud(page, at)
            and _whole(page, at, last, lex, key in known.states)
            and not (key in known.states and _belongs(page, at, lex))
        ):
            return Found(at, last, key, "name")
    return None


def _ends_there(page: Page, last: int, lex: Lexicon) -> bool:
    """Whether no noun follows that a body or office before it would describe."""
    low = page.lower(last)
    return not (page.same(last - 1, last) and (low in lex.heads or low in lex.organisations) and low not in lex.acts)


def _whole(page: Page, first: int, last: int, lex: Lexicon, state: bool) -> bool:
    """Whether a name ends where it seems to, and does not describe what follows.

    A ``state`` is no name where it begins a longer one.
    """
    if page.tokens[last - 1].text.islower():
        return _ends_there(page, last, lex) and _alone(page, first, lex)
    at = last
    while page.same(last - 1, at) and page.tokens[at].capital and page.lower(at) not in lex.stop:
        low = page.lower(at)
        if low in lex.titles or (low in lex.roles and low not in lex.plural_roles):
            return True
        if low in lex.organisations or low in lex.suffixes or low in lex.generations:
            return False
        at += 1
    return at == last or not state


def _loud(page: Page, at: int) -> bool:
    """Whether the whole sentence is in capitals, so that they tell no abbreviation from a word."""
    first, last = page.of_sentence[page.tokens[at].sentence]
    return not any(token.text[-1].islower() for token in page.tokens[first:last])


def _belongs(page: Page, first: int, lex: Lexicon) -> bool:
    """Whether a state or title ends a longer name: "Bank of New Norland", "Office of the President of Norland"."""
    at = first - 1 - (page.lower(first - 1) in lex.grammar.articles)
    named = page.same(at - 1, first) and page.tokens[at - 1].capital and page.lower(at - 1) in lex.organisations
    return named and page.lower(at) in lex.joining


def _goes_before(page: Page, first: int, known: Known | None, lex: Lexicon) -> bool:
    """Whether a name of no person only ends a longer one: "West Norland Liberation Army"."""
    if (known is not None and known.kind == "person") or not page.same(first - 1, first):
        return False
    before, low = page.tokens[first - 1], page.lower(first - 1)
    if not before.capital or "-" in before.text or low in lex.stop or before.end + 1 < page.tokens[first].start:
        return False
    return not any(low in words for words in (lex.roles, lex.titles, lex.adjectives, lex.groups, lex.acts, lex.edge))


def _alone(page: Page, first: int, lex: Lexicon) -> bool:
    """Whether nothing before a body in lower case says that only some of it, or another, is meant: "two Norlandic soldiers"."""
    if not page.same(first - 1, first):
        return True
    before = page.tokens[first - 1]
    low = before.lower
    if not before.word or low in ("'s", "'"):
        return before.text != "-"
    grammar = lex.grammar
    if low in grammar.indefinite or low in grammar.quantifiers or low in grammar.possessive or before.kind == "number":
        return False
    return (
        low in grammar.definite
        or low in lex.edge
        or low in lex.acts
        or low in lex.before_places
        or lex.morphology.may_be(low)
    )
