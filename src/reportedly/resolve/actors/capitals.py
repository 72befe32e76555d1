"""Runs of capitalised words: where names can stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model import Name, Page, Token
from reportedly.resolve.actors.lexicon import Lexicon, lexicon

_LONGEST = 12
"""Words in the longest name."""


def headlines(page: Page) -> frozenset[int]:
    """The sentences that are set like a title: nearly every word of four letters or more has a capital, and so has every word that is
    not one of grammar.

    In a sentence full of names a verb has none.
    """
    grammar = lexicon(page.language).grammar
    small = grammar.prepositions | grammar.conjunctions | grammar.determiners | grammar.auxiliaries | grammar.pronouns.keys()
    found = []
    for number, (first, last) in enumerate(page.of_sentence):
        words = [token for token in page.tokens[first:last] if token.text[0].isalpha()]
        long = [token for token in words if len(token.text) > 3]
        like_a_title = len(long) > 3 and sum(token.capital for token in long) > 0.8 * len(long)
        if like_a_title and all(token.capital or token.lower in small for token in words):
            found.append(number)
    return frozenset(found)


def capitals(page: Page, names: Sequence[Name], known: frozenset[str], titled: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, as token ranges; words that only begin a sentence are left out.

    ``names`` are the reader's, ``known`` first words of names that packs know, ``titled`` the sentences set like a title.
    """
    lex, seen = lexicon(page.language), _usage(page, names, titled)
    tokens = page.tokens
    count = len(tokens)
    at = 0
    while at < count:
        token = tokens[at]
        if not (_names(token, lex) or _leads(page, at, lex, seen)):
            at += 1
            continue
        fresh = not page.same(at - 1, at) or not tokens[at - 1].word
        if fresh and token.lower not in known and _only_a_capital(page, at, lex, seen):
            at += 1
            continue
        end = at + 1
        headed = _heads(token, lex)
        while end - at < _LONGEST and page.same(at, end) and tokens[end].quotation == token.quotation:
            here = tokens[end]
            if _names(here, lex) or _leads(page, end, lex, seen):
                if here.start - tokens[end - 1].end > 2:
                    break
                headed = headed or _heads(here, lex)
                end += 1
                continue
            step = _join(page, end, headed, lex)
            if not step:
                break
            end += step
        while not _names(tokens[end - 1], lex):
            end -= 1
        if not (page.same(at, end) and tokens[end].capital and _describes(tokens[end], lex)):  # "United Norland-led"
            yield at, end
        at = end


@dataclass(frozen=True, slots=True)
class _Usage:
    """Words that stand in lower case, those with a capital inside a sentence, where the reader's names begin, those of people too, and
    the sentences set like a title.
    """

    lower: frozenset[str]
    inside: frozenset[str]
    named: frozenset[int]
    people: frozenset[int]
    titled: frozenset[int]


def _usage(page: Page, names: Sequence[Name], titled: frozenset[int]) -> _Usage:
    """Which words also stand in lower case, which with a capital inside a sentence; where the reader's names begin."""
    lower = set()
    inside = set()
    for index, token in enumerate(page.tokens):
        if not token.capital:
            lower.add(token.lower)
        elif page.same(index - 1, index) and page.tokens[index - 1].word and token.sentence not in titled:
            inside.add(token.lower)
    sure = [name for name in names if name.score >= 0.5 and name.kind != "other"]
    people = frozenset(name.span.start for name in sure if name.kind == "person")
    return _Usage(frozenset(lower), frozenset(inside), frozenset(name.span.start for name in sure), people, titled)


def _names(token: Token, lex: Lexicon) -> bool:
    """Whether a word can be part of a name by itself; one with a particle before its capital can ("al-Assad")."""
    if not token.capital:
        if "-" not in token.text:
            return False
        prefix, _, rest = token.text.partition("-")
        return rest[:1].isupper() and prefix in lex.particles
    if _describes(token, lex):
        return False
    return token.lower not in lex.stop or token.lower in lex.titles


def _leads(page: Page, at: int, lex: Lexicon, seen: _Usage) -> bool:
    """Whether an ordinary word begins a name: it has a capital although it begins no sentence, or the reader has it so, and a word
    with a capital follows ("the New Harbour Times").
    """
    token = page.tokens[at]
    if not token.capital or token.lower not in lex.leading or token.sentence in seen.titled:
        return False
    begins = not page.same(at - 1, at) or not page.tokens[at - 1].word
    follows = page.same(at, at + 1) and page.tokens[at + 1].start - token.end == 1 and _names(page.tokens[at + 1], lex)
    return follows and (token.start in seen.named or not begins or _bare(page, at, lex))


def _bare(page: Page, at: int, lex: Lexicon) -> bool:
    """Whether the name that follows an ordinary word at ``at`` is a subject with nothing before it but that word, which so is part of
    it: "New Harbour, a think tank, says".
    """
    last = next((end for end in range(at + 1, at + _LONGEST) if not page.same(at, end) or not page.tokens[end].capital), at)
    aside = page.lower(last) == "," and page.lower(last + 1) in lex.grammar.articles
    return last == at + 2 and (aside or page.lower(last) in lex.strong or page.lower(last) in lex.grammar.auxiliaries)


def _describes(token: Token, lex: Lexicon) -> bool:
    """Whether a word only says whose something is, or from where: "Norlandic-led", "U.S.-backed", "Vessby-based"."""
    if "-" not in token.text:
        return False
    rest = token.text.rpartition("-")[2]
    return rest in lex.participles or (lex.morphology.may_be(rest, "past") and len(rest) > 3 and rest.islower())


def _heads(token: Token, lex: Lexicon) -> bool:
    return token.lower in lex.organisations or token.lower in lex.roles


def _join(page: Page, at: int, headed: bool, lex: Lexicon) -> int:
    """How many words at ``at`` may join a name to a capitalised word after them: "of the", "van", "&"; 0 where none do."""
    low = page.lower(at)
    if page.tokens[at - 1].end + 1 < page.tokens[at].start:
        return 0
    if low == "&" or low in lex.particles:
        return 1
    office = page.lower(at - 1) in lex.roles and page.lower(at - 1) not in lex.plural_roles and low in lex.complements
    if not headed or (low != "and" and low not in lex.joining and not office) or not page.same(at, at + 1):
        return 0
    after = page.tokens[at + 1]
    if after.lower == "the":
        return 2 if low != "and" and page.same(at, at + 2) else 0
    another = after.lower in lex.first or (after.lower in lex.roles and after.lower not in lex.plural_roles)
    if low == "and" and (another or not _of_before(page, at, lex)):
        return 0
    return int(low == "of" or office or not (lex.is_state(after.lower, after.text) or after.lower in lex.titles))


def _borne(page: Page, at: int, lex: Lexicon, seen: _Usage) -> bool:
    """Whether the full name of its bearer ends what follows an office: "Secretary of State John Lopez"."""
    small = lex.complements | lex.grammar.articles | lex.grammar.conjunctions
    if page.lower(at + 1) not in lex.complements:
        return False
    for after in range(at + 2, at + _LONGEST):
        if not page.same(at, after) or not (page.tokens[after].capital or page.lower(after) in small):
            return False
        begins = page.lower(after) in lex.first or page.tokens[after].start in seen.people
        land = page.lower(after - 1) in lex.complements and lex.is_state(page.lower(after), page.tokens[after].text)
        if begins and (page.lower(after - 1) not in small or land):
            return True
    return False


def _of_before(page: Page, at: int, lex: Lexicon) -> bool:
    return any(page.lower(index) in lex.joining for index in range(at - 5, at))


def _only_a_capital(page: Page, at: int, lex: Lexicon, seen: _Usage) -> bool:
    """Whether a word at the start of a sentence has its capital from there alone."""
    token = page.tokens[at]
    low = token.lower
    if (
        low in lex.titles
        or low in lex.first
        or low in lex.leading
        or low in seen.inside
        or low in lex.places
        or (len(token.text) > 1 and token.text.isupper())
    ):
        return False
    if low in lex.particles and page.lower(at + 1) in lex.particles:
        return False  # "Von der Heide"
    after = at + 1
    while page.lower(after) in lex.particles and page.tokens[after].text.islower() and page.same(at, after):
        after += 1
    if after > at + 1 and page.same(at, after) and page.tokens[after].capital and low not in seen.lower:
        return False  # "Arno dela Vale"
    following = page.tokens[at + 1] if page.same(at, at + 1) else None
    if (
        following is not None
        and following.start in seen.named
        and token.start not in seen.named
        and lex.morphology.may_be(low, "past", "progressive")
    ):
        return True  # "Retired NRB officer Ann Vale"
    if following is not None and following.capital and following.lower not in lex.stop:
        return low in seen.lower and low not in lex.roles and low not in lex.adjectives
    if low in lex.roles and _borne(page, at, lex, seen):
        return False
    if low in lex.organisations and page.lower(at + 1) in lex.joining and page.same(at, at + 2):
        after = at + 2 + (page.lower(at + 2) in lex.grammar.articles)
        if page.same(at, after) and page.tokens[after].capital:
            return False  # "Bank of Norland"
    if low in lex.roles or low in lex.crowds or low in lex.common:
        return True
    if low in lex.adjectives or low in lex.groups or low in lex.nationals:
        return False
    return low in seen.lower or token.start not in seen.named
