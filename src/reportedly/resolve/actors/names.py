"""Names of actors: runs of capitalised words, taken apart into title and name, with what kind of actor they name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.model import Name
from reportedly.model.entity import ActorKind
from reportedly.model.page import Page, Token
from reportedly.resolve.actors.known import Knowledge
from reportedly.resolve.actors.lexicon import Lexicon, lexicon

_LONGEST = 12
"""Words in the longest name."""


@dataclass(slots=True)
class Run:
    """A name in a text: tokens ``first`` up to ``last``, after ``title`` words such as "Sen." or "Russian President".

    ``begin`` is the first token with the title. ``key`` are the name's words in lower case. ``group`` marks those who are
    no actor unless they speak ("Republicans", "French"), and states are found elsewhere. ``tags`` are words for the party and
    region that stand right after the name ("R-Fla.", "of Vermont").
    """

    begin: int
    first: int
    last: int
    key: tuple[str, ...]
    kind: ActorKind
    title: tuple[str, ...] = ()
    gender: str = ""
    group: bool = False
    place: bool = False
    votes: Counter[str] = field(default_factory=Counter)
    tags: frozenset[str] = frozenset()


def named(page: Page, names: Sequence[Name], known: Knowledge) -> list[Run]:
    """The names in a text, in text order, as ``names`` tells them and as packs know them."""
    found = runs(page, names, known.every)
    for run in found:
        if run.key not in known.names and (run.key in known.metonyms or run.key in known.states):
            run.kind, run.place, run.group = "state", True, False
    return found


def runs(page: Page, names: Sequence[Name], known: frozenset[tuple[str, ...]] = frozenset()) -> list[Run]:
    """The names in a text, in text order. ``known`` are names (in words, lower case) that are taken as they stand."""
    lex = lexicon(page.language)
    headlines = _headlines(page)
    seen = _usage(page, names, known, headlines)
    plain: list[Run] = []
    titled: list[tuple[int, int]] = []
    for begin, end in _capitals(page, lex, seen):
        if page.tokens[begin].sentence in headlines:
            titled.append((begin, end))
        else:
            plain.extend(_parts(page, begin, end, lex, known))
    _vote(page, plain, names)
    for run in plain:
        _decide(page, run, lex)
    _agree(plain, lex)
    for begin, end in titled:
        plain.extend(_in_headline(page, begin, end, plain, lex))
    plain.sort(key=lambda run: run.begin)
    for run in plain:
        if run.kind == "person":
            run.tags = _tags(page, run, lex)
    return plain


def _tags(page: Page, run: Run, lex: Lexicon) -> frozenset[str]:
    """Party and region after a name: "(R-Tex.)", ", D-Conn.", "(Vt.)", "of Vermont"."""
    if page.lower(run.last) == "of" and page.same(run.first, run.last + 1) and page.tokens[run.last + 1].capital:
        return frozenset((page.lower(run.last + 1),))
    if page.lower(run.last) not in ("(", ","):
        return frozenset()
    letter, _, region = page.lower(run.last + 1).rstrip(".").rpartition("-")
    region = region.rstrip(".")
    if region not in lex.regions or (letter and letter not in lex.letters):
        return frozenset()
    if not letter and page.lower(run.last) == ",":
        return frozenset()
    return frozenset(filter(None, (lex.letters.get(letter, ""), *lex.regions[region].split("-"))))


def _headlines(page: Page) -> frozenset[int]:
    """The sentences that are set like a title, nearly every word with a capital; small words (to, of, and) do not count."""
    found = []
    for number, (first, last) in enumerate(page.of_sentence):
        long = [token for token in page.tokens[first:last] if token.text[0].isalpha() and len(token.text) > 3]
        if len(long) > 3 and sum(token.capital for token in long) > 0.8 * len(long):
            found.append(number)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Usage:
    lower: frozenset[str]
    inside: frozenset[str]
    named: frozenset[int]


def _usage(page: Page, names: Sequence[Name], known: frozenset[tuple[str, ...]], headlines: frozenset[int]) -> _Usage:
    """Which words also stand in lower case, which with a capital inside a sentence; where the reader's names begin."""
    lower = set()
    inside = {key[0] for key in known}
    for index, token in enumerate(page.tokens):
        if not token.capital:
            lower.add(token.lower)
        elif page.same(index - 1, index) and page.tokens[index - 1].word and token.sentence not in headlines:
            inside.add(token.lower)
    starts = frozenset(name.span.start for name in names if name.score >= 0.5 and name.kind != "other")
    return _Usage(frozenset(lower), frozenset(inside), starts)


def _capitals(page: Page, lex: Lexicon, seen: _Usage) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, as token ranges; words that only begin a sentence are left out."""
    tokens = page.tokens
    count = len(tokens)
    at = 0
    while at < count:
        token = tokens[at]
        if not token.capital or (token.lower in lex.stop and token.lower not in lex.titles):
            at += 1
            continue
        fresh = not page.same(at - 1, at) or not tokens[at - 1].word
        if fresh and _only_a_capital(page, at, lex, seen):
            at += 1
            continue
        end = at + 1
        headed = _heads(token, lex)
        while end < count and end - at < _LONGEST and page.same(at, end) and tokens[end].quotation == token.quotation:
            here = tokens[end]
            if here.capital and (here.lower not in lex.stop or here.lower in lex.titles):
                if here.start - tokens[end - 1].end > 2:
                    break
                headed = headed or _heads(here, lex)
                end += 1
                continue
            step = _join(page, end, headed, lex)
            if not step:
                break
            end += step
        yield at, end
        at = end


def _heads(token: Token, lex: Lexicon) -> bool:
    return token.lower in lex.organisations or token.lower in lex.roles


def _join(page: Page, at: int, headed: bool, lex: Lexicon) -> int:
    """How many words at ``at`` join a name to the capitalised word after them: "of the", "van", "&"; 0 where none do."""
    low = page.lower(at)
    if not page.same(at - 1, at + 1):
        return 0
    after = page.tokens[at + 1]
    if (after.lower in lex.stop and after.lower != "the") or page.tokens[at - 1].end + 1 < page.tokens[at].start:
        return 0
    if low == "&" or low in lex.particles:
        return 1 if after.capital else 0
    if not headed or (low != "and" and low not in lex.joining):
        return 0
    if after.capital and after.lower not in lex.states and after.lower not in lex.titles:
        if low == "and" and (after.lower in lex.first or not _of_before(page, at, lex)):
            return 0
        return 1
    if after.capital and low == "of":
        return 1
    if after.lower == "the" and low in lex.joining and page.same(at, at + 2) and page.tokens[at + 2].capital:
        return 2
    return 0


def _of_before(page: Page, at: int, lex: Lexicon) -> bool:
    return any(page.lower(index) in lex.joining for index in range(max(0, at - 5), at))


def _only_a_capital(page: Page, at: int, lex: Lexicon, seen: _Usage) -> bool:
    """Whether a word at the start of a sentence has its capital from there alone."""
    token = page.tokens[at]
    low = token.lower
    if (
        low in lex.titles
        or low in lex.first
        or low in seen.inside
        or low in lex.places
        or (len(token.text) > 1 and token.text.isupper())
    ):
        return False
    following = page.tokens[at + 1] if page.same(at, at + 1) else None
    if following is not None and following.capital and following.lower not in lex.stop:
        return low in seen.lower and low not in lex.roles and low not in lex.adjectives
    if low in lex.roles and page.lower(at + 1) == "of" and page.same(at, at + 3) and page.tokens[at + 3].lower in lex.first:
        return False  # "Secretary of State John Lopez"
    if low in lex.roles or low in lex.crowds or low in lex.common:
        return True
    if low in lex.adjectives or low in lex.groups or low in lex.nationals:
        return False
    return low in seen.lower or token.start not in seen.named


def _parts(page: Page, begin: int, end: int, lex: Lexicon, known: frozenset[tuple[str, ...]]) -> Iterator[Run]:
    """Take a run of capitalised words apart into names with their titles."""
    lows = [token.lower for token in page.tokens[begin:end]]
    if tuple(lows) in known:
        yield Run(begin, begin, end, tuple(lows), "unknown")
        return
    joint = next((i for i, low in enumerate(lows) if low in lex.joining and i), 0)
    if joint and not _keeps(lows, joint, lex):
        yield from _parts(page, begin, begin + joint, lex, known)
        rest = begin + joint + (2 if lows[joint + 1 : joint + 2] == ["the"] else 1)
        if rest < end:  # a run may end with the preposition
            yield from _parts(page, rest, end, lex, known)
        return
    if (
        joint
        and lows[joint - 1] in lex.roles
        and lows[joint] == "of"
        and not any(low in lex.first for low in lows[joint + 2 :])
    ):
        # "Chief of the General Staff": a role that holds a name, not a name
        yield from _parts(page, begin + joint + (2 if lows[joint + 1] == "the" else 1), end, lex, known)
        return
    roles = [i for i, low in enumerate(lows) if low in lex.titles or (low in lex.roles and low not in lex.plural_roles)]
    if len(lows) > 1 and lows[-2] in lex.titles and lows[-2].endswith("."):
        roles = [i for i in roles if i < len(lows) - 1]  # "Mr. King"
    elif len(lows) > 1 and lows[0] in lex.first and lows[0] not in lex.roles and roles and roles[-1] == len(lows) - 1:
        roles = []  # "Stephen King"
    whole = lows[-1] in lex.organisations or (lows[-1] in lex.suffixes) or (joint and _head(lows[:joint], lex))
    if whole and not any(lows[i] in lex.first for i in range(len(lows) - 1) if i and i - 1 in roles):
        yield Run(begin, begin, end, tuple(lows), "organisation")
        return
    cut = 0
    if roles:
        cut = roles[-1] + 1
        if lows[cut - 1] in lex.departments and lows[cut : cut + 1] == ["of"]:
            cut += 2 + (lows[cut + 1 : cut + 2] == ["the"])
    elif len(lows) > 1 and (lows[0] in lex.adjectives or lows[0] in lex.groups) and (lows[1] in lex.first or len(lows) > 2):
        cut = 1
    if cut >= len(lows):
        if len(lows) == 1 and lows[0] in lex.groups:
            yield Run(begin, begin, end, tuple(lows), "collective", group=True)
        return
    title = tuple(lows[:cut])
    run = Run(begin, begin + cut, end, tuple(lows[cut:]), "person" if roles else "unknown", title)
    run.gender = next((lex.gendered[low] for low in title if low in lex.gendered), "")
    yield run


def _keeps(lows: list[str], joint: int, lex: Lexicon) -> bool:
    """Whether "of" or "for" at ``joint`` stands inside one name ("Bank of England") rather than after one."""
    before = lows[joint - 1]
    if before in lex.organisations or before in lex.lands:
        return True
    return before in lex.roles and lows[joint] == "of" and joint + 2 < len(lows)


def _head(lows: list[str], lex: Lexicon) -> bool:
    return lows[-1] in lex.organisations


_KINDS: dict[str, ActorKind] = {"person": "person", "organisation": "organisation", "place": "state", "group": "collective"}


def _vote(page: Page, found: list[Run], names: Sequence[Name]) -> None:
    """Let the reader's names say what the runs that they overlap are; every occurrence of the same words counts."""
    ordered = sorted(names, key=lambda name: name.span.start)
    ends = [name.span.end for name in ordered]
    total: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for run in found:
        start, stop = page.tokens[run.first].start, page.tokens[run.last - 1].end
        at = bisect_left(ends, start + 1)
        while at < len(ordered) and ordered[at].span.start < stop:
            share = min(stop, ordered[at].span.end) - max(start, ordered[at].span.start)
            total[run.key][ordered[at].kind] += int(1000 * ordered[at].score * share / (stop - start))
            at += 1
        run.votes = total[run.key]


def _decide(page: Page, run: Run, lex: Lexicon) -> None:
    """Settle the kind of one run from its words, its surroundings and the reader's votes."""
    key = run.key
    joined = " ".join(key)
    if run.kind in ("organisation", "person", "collective"):
        return
    if _is_state(page, run.first, joined, lex) or joined in lex.capitals or joined in lex.seats:
        run.kind, run.place = "state", True
    elif joined in lex.adjectives or joined in lex.nationals or joined in lex.groups:
        run.kind, run.group = "collective", True
    elif joined in lex.agencies:
        run.kind = "organisation"
    elif (
        len(key) == 1 and key[0] not in lex.first and not page.tokens[run.first].text.isupper() and _located(page, run, lex)
    ):
        run.kind, run.place = "state", True
    elif key[0] in lex.first and 1 < len(key) < 5:
        run.kind = "person"
    elif len(key) == 1 and page.tokens[run.first].text.isupper() and 1 < len(key[0]) < 7:
        run.kind = "organisation"
    else:
        best = run.votes.most_common(1)
        kind = best[0][0] if best and best[0][1] >= 300 else ""
        if kind == "place":
            run.kind, run.place = "state", True
        elif kind in _KINDS:
            run.kind = _KINDS[kind]
            run.group = kind == "group"
        elif (len(key) == 1 and key[0] in lex.first) or (page.lower(run.last) in lex.strong and 0 < len(key) < 4):
            run.kind = "person"


def _is_state(page: Page, first: int, joined: str, lex: Lexicon) -> bool:
    """Whether the words from the token ``first`` on name a state; an abbreviation does in capitals only."""
    return joined in lex.states and (joined not in lex.abbreviated or page.tokens[first].text.isupper())


def _located(page: Page, run: Run, lex: Lexicon) -> bool:
    """Whether what stands beside a single name says that it is a place: "near X", "residents of X", "the X region"."""
    before = page.lower(run.begin - 1)
    dwelt = before == "of" and page.lower(run.begin - 2) in lex.dwelt
    return before in lex.where or dwelt or page.lower(run.last) in lex.divisions


def _agree(found: list[Run], lex: Lexicon) -> None:
    """Words that are the last name of a person somewhere in the text name that person everywhere."""
    last = {run.key[-1] for run in found if run.kind == "person" and (len(run.key) > 1 or run.title)}
    last -= lex.places
    first = {run.key[0] for run in found if run.kind == "person" and len(run.key) > 1 and run.key[0] in lex.first}
    for run in found:
        if len(run.key) == 1 and run.kind != "person" and (run.key[0] in last or run.key[0] in first):
            run.kind, run.group, run.place = "person", False, False


def _in_headline(page: Page, begin: int, end: int, found: list[Run], lex: Lexicon) -> list[Run]:
    """The names of the text that also stand in a line where every word has a capital."""
    singles = {run.key[-1]: run for run in found if run.kind == "person"}
    singles.update({run.key[0]: run for run in found if len(run.key) == 1 and run.kind != "unknown"})
    whole = {run.key: run for run in found}
    out = []
    at = begin
    while at < end:
        for length in range(min(6, end - at), 0, -1):
            key = tuple(token.lower for token in page.tokens[at : at + length])
            if key in whole or (length > 1 and length < 4 and key[0] in lex.first and key[-1] in singles):
                like = whole.get(key) or singles.get(key[-1])
            elif length == 1 and key[0] in singles:
                like = singles[key[0]]
            elif length == 1 and _is_state(page, at, key[0], lex):
                like = Run(at, at, at + 1, key, "state", place=True)
            else:
                continue
            assert like is not None
            out.append(Run(at, at, at + length, key, like.kind, gender="", group=like.group, place=like.place))
            at += length
            break
        else:
            at += 1
    return out
