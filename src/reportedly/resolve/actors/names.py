"""Names of actors: runs of capitalised words, taken apart into title and name, with what kind of actor they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.model import ActorKind, Name, Page
from reportedly.resolve.actors.capitals import capitals, headlines
from reportedly.resolve.actors.dictionary import Found
from reportedly.resolve.actors.dictionary import found as looked_up
from reportedly.resolve.actors.kinds import CERTAIN, judge
from reportedly.resolve.actors.known import Knowledge
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.runs import Run

_DASHES = ("–", "—", "-")
_READ = 2
"""What says of a word that a person's full name begins with it as the reader sees it; 1 that it is a first name, 0 neither."""
_BELIEVED = 0.5
"""The reader's score from which its name of a person tells where a name begins."""
_THOUGHT = 0.25
"""That from which its name of a body keeps an adjective before it."""
_FULL = 4
"""Words in the longest full name that is looked for after the name of a body."""


def named(page: Page, names: Sequence[Name], known: Knowledge, found: Sequence[Found] | None = None) -> list[Run]:
    """The names in a text, in text order, as ``names`` tells them and as packs know them.

    Those of several words that packs know (``found``, as :func:`~reportedly.resolve.actors.dictionary.found` tells them) are taken
    as they stand before anything else is cut.
    """
    lex = lexicon(page.language)
    titled = headlines(page)
    told = _told(page, names, lex)
    plain: list[Run] = []
    set_as_title: list[tuple[int, int]] = []
    taken = looked_up(page, known) if found is None else found
    whole = {one.first: one for one in taken if one.what == "name"}
    for begin, end in _pieces(page, capitals(page, names, known.begins, titled), taken, known):
        one = next((whole[at] for at in range(begin, end) if at in whole), None)
        if one is not None:
            title = tuple(token.lower for token in page.tokens[begin : one.first])
            plain.append(Run(begin, one.first, end, one.key, "unknown", title, _gender(title, lex)))
        elif page.tokens[begin].sentence in titled:
            set_as_title.append((begin, end))
        else:
            plain.extend(_parts(page, begin, end, lex, known, told))
    titles = {one.last: one.first for one in taken if one.what == "title"}
    for run in plain:
        begin = titles.get(run.begin, run.begin)
        if (
            run.title
            and page.lower(begin - 1) == "and"
            and page.same(begin - 2, begin)
            and _single(page.lower(begin - 2), lex)
            and page.lower(begin - 3) not in lex.grammar.definite
        ):
            begin -= 2  # "President and Prime Minister Ann Vale"
        if begin < run.begin:
            run.begin, run.title = begin, tuple(token.lower for token in page.tokens[begin : run.first])
            run.gender = run.gender or _gender(run.title, lex)
    judge(page, plain, names, lex)
    for run in plain:
        if run.first in whole and run.key in known.names:
            run.kind, run.place, run.group = known.names[run.key].kind, False, False
    plain = _branches(page, plain, lex)
    for begin, end in set_as_title:
        plain.extend(_in_headline(page, begin, end, plain, lex))
    plain.sort(key=lambda run: run.begin)
    for run in plain:
        if run.kind == "person":
            run.tags = _tags(page, run, lex)
        whose = known.names.get(run.key)
        if whose is not None and whose.kind == "organisation" and not run.place and not _adjective(page, run, lex):
            run.kind, run.group = "organisation", False
        personal = run.kind == "person" and run.votes["person"] >= CERTAIN
        if run.key not in known.names and not personal and (run.key in known.metonyms or run.key in known.states):
            run.kind, run.place, run.group = "state", True, False
    return plain


def _adjective(page: Page, run: Run, lex: Lexicon) -> bool:
    """Whether a name also says what belongs to its bearer or who does, as that of some parties; an abbreviation does not."""
    return " ".join(run.key) in lex.groups and not page.tokens[run.first].text.isupper()


def _gender(title: Iterable[str], lex: Lexicon) -> str:
    return next((lex.gendered[low] for low in title if low in lex.gendered), "")


def _single(low: str, lex: Lexicon) -> bool:
    """Whether a word is the role of one person."""
    return low in lex.roles and low not in lex.plural_roles


def _surnamed(page: Page, one: Found, end: int, known: Knowledge, lex: Lexicon) -> int:
    """Where the name of somebody whom packs know is over with the rest of it in a run up to ``end``, which packs do not have."""
    whose = known.names.get(one.key)
    rest = [page.lower(at) for at in range(one.last, end)]
    words = (
        lex.titles,
        lex.roles,
        lex.heads,
        lex.organisations,
        lex.adjectives,
        lex.groups,
        lex.states,
        lex.joining,
        lex.stop,
    )
    proper = all(low not in lists for low in rest for lists in words)
    return end if whose is not None and whose.kind == "person" and len(rest) < _FULL and proper else one.last


def _pieces(
    page: Page, runs: Iterable[tuple[int, int]], taken: Sequence[Found], known: Knowledge
) -> Iterator[tuple[int, int]]:
    """Runs of capitals, and what is taken of a text as it stands with the title before it: no run goes on over that."""
    lex = lexicon(page.language)
    rest = list(taken)
    done = 0
    for begin, end in runs:
        begin = max(begin, done)
        while rest and rest[0].first < end:
            one = rest.pop(0)
            titled = one.what == "name" and _titular(page, begin, one.first, lex)
            if not titled:
                yield from _trimmed(page, begin, one.first)
            last = one.last
            if one.what == "name":
                last = _surnamed(page, one, end, known, lex)
                yield begin if titled else one.first, last
            begin = done = max(begin, last)
        yield from _trimmed(page, begin, end)
    yield from ((one.first, one.last) for one in rest if one.what == "name")


def _titular(page: Page, begin: int, end: int, lex: Lexicon) -> bool:
    """Whether words before a name are a title of its bearer: "Norlandic Defence Minister", "Secretary of State"."""
    lows = [page.lower(at) for at in range(begin, end)]
    roles = [low for low in lows if low in lex.titles or _single(low, lex)]
    joined = all(before in roles for before, low in pairwise(lows) if low == "and")
    return bool(roles) and page.tokens[end - 1].capital and joined


def _trimmed(page: Page, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """What is left of a run without words in lower case at its ends, or such as only lead to the next one, if anything is."""
    lex = lexicon(page.language)

    def joins(at: int) -> bool:
        return page.tokens[at].text.islower() or not page.tokens[at].word

    while begin < end and joins(begin):
        begin += 1
    while begin < end and (joins(end - 1) or page.lower(end - 1) in lex.leading):
        end -= 1
    if begin < end:
        yield begin, end


def _branches(page: Page, runs: list[Run], lex: Lexicon) -> list[Run]:
    """The names, those of a branch with its own name after a dash in one: "Valley Guard – River Province said"."""
    out: list[Run] = []
    for run in runs:
        whose = out[-1] if out else None
        if whose is None or whose.kind == "person" or whose.place or not _parted(page, whose, run, lex):
            out.append(run)
            continue
        out[-1] = Run(whose.begin, whose.first, run.last, (*whose.key, *run.key), "organisation", whose.title, whose.gender)
    return out


def _parted(page: Page, whose: Run, run: Run, lex: Lexicon) -> bool:
    """Whether a dash joins the name of a part to that of a body, and is no aside's."""
    part = run.key[-1] in lex.divisions or run.key[-1] in lex.organisations
    joined = page.lower(whose.last) in _DASHES and run.begin == whose.last + 1 and page.same(whose.first, run.last - 1)
    return part and joined and len(run.key) > 1 and not run.title and page.lower(run.last) not in ("'s", "'", ",", *_DASHES)


def _tags(page: Page, run: Run, lex: Lexicon) -> frozenset[str]:
    """Party and region after a name: "(R-Tex.)", ", D-Conn.", "(Vt.)", "of Vermont"."""
    if page.lower(run.last) == "of" and page.same(run.first, run.last + 1) and page.tokens[run.last + 1].capital:
        return frozenset((page.lower(run.last + 1),))
    if page.lower(run.last) not in ("(", ","):
        return frozenset()
    mark = page.lower(run.last + 1)
    if page.lower(run.last + 2) == "-":  # "R-N.H." is more than one token
        mark = f"{mark}-{page.lower(run.last + 3)}"
    letter, _, region = mark.rstrip(".").rpartition("-")
    if region not in lex.regions or (letter and letter not in lex.letters):
        return frozenset()
    if not letter and page.lower(run.last) == ",":
        return frozenset()
    return frozenset(filter(None, (lex.letters.get(letter, ""), *lex.regions[region].split("-"))))


@dataclass(frozen=True, slots=True)
class _Told:
    """The tokens with which the reader's full names of people begin, and those of its names of bodies."""

    people: frozenset[int]
    bodies: frozenset[int]


def _told(page: Page, names: Sequence[Name], lex: Lexicon) -> _Told:
    """Where the reader sees names; a word that a title or body may begin with begins no person's."""
    people: set[int] = set()
    bodies: set[int] = set()
    others = (lex.titles, lex.roles, lex.organisations, lex.adjectives, lex.stop)
    for name in names:
        first, last = page.token(name.span.start), page.token(name.span.end - 1) + 1
        if name.kind == "organisation" and name.score >= _THOUGHT:
            bodies.update(range(first, last))
        elif (
            name.kind == "person"
            and name.score >= _BELIEVED
            and last - first > 1
            and not any(page.lower(first) in words for words in others)
        ):
            people.add(first)
    return _Told(frozenset(people), frozenset(bodies))


def _parts(page: Page, begin: int, end: int, lex: Lexicon, known: Knowledge, told: _Told) -> Iterator[Run]:
    """Take a run of capitalised words apart into names with their titles."""
    lows = [token.lower for token in page.tokens[begin:end]]
    first = _full_names(page, begin, lows, lex, told)
    spelled = lex.spelled(lows)
    if spelled in known.names or spelled in known.metonyms or spelled in known.states:
        yield Run(begin, begin, end, spelled, "unknown")
        return
    joint = next((i for i, low in enumerate(lows) if low in lex.joining or (i and _joins_office(lows, i, lex))), 0)
    bearer = _bearer(page, begin, lows, joint, first, lex)
    if bearer:
        title = tuple(lows[:bearer])
        last = next((at for at in range(bearer, len(lows)) if lows[at] == "and"), len(lows))
        yield Run(begin, begin + bearer, begin + last, tuple(lows[bearer:last]), "person", title, _gender(title, lex))
        if last < len(lows):
            yield from _parts(page, begin + last + 1, end, lex, known, told)
        return
    if joint and not _keeps(lows, joint, lex):
        yield from _parts(page, begin, begin + joint, lex, known, told)
        yield from _parts(page, begin + joint + (2 if lows[joint + 1] == "the" else 1), end, lex, known, told)
        return
    roles = [i for i, low in enumerate(lows) if low in lex.titles or (low in lex.roles and low not in lex.plural_roles)]
    if len(lows) > 1 and lows[-2] in lex.titles and lows[-2].endswith("."):
        roles = [i for i in roles if i < len(lows) - 1]  # "Mr. King"
    elif len(lows) > 1 and first[0] and lows[0] not in lex.roles and roles and roles[-1] == len(lows) - 1:
        roles = []  # "Stephen King"
    whole = lows[-1] in lex.organisations or lows[-1] in lex.suffixes
    whole = whole or bool(joint and (lows[joint - 1] in lex.organisations or _bodily(lows, joint, lex)))
    if whole and not any(begins for i in roles for begins in first[i + 1 : i + 2]):
        yield Run(begin, begin, end, tuple(lows), "organisation")
        return
    cut = 0
    if roles:
        cut = roles[-1] + 1
        if lows[cut : cut + 1] == ["of"]:  # "Secretary of State John Lopez"
            cut = next((i for i in range(cut + 2, len(lows)) if first[i]), len(lows))
    elif len(lows) > 1 and (lows[0] in lex.adjectives or lows[0] in lex.groups):
        # "Norlandic Tendo Mak", but "Norlandic Red Crescent"
        cut = int(bool(first[1]) or (len(lows) > 2 and told.bodies.isdisjoint(range(begin, end))))
    if cut == len(lows):
        if len(lows) == 1 and lows[0] in lex.groups:
            yield Run(begin, begin, end, tuple(lows), "collective", group=True)
        return
    if len(lows) == 1 and lows[0] in lex.plural_roles and lows[0] not in lex.groups:
        return  # "The Presidents"
    body = _body_before(lows, cut, first, lex) or _complement_before(page, begin, lows, cut, first, lex)
    if body and roles:
        cut = body  # "Chief Justice of the Vessby Court Ann Vale"
    elif body:
        if body > 1 or lex.is_state(lows[0], page.tokens[begin].text):
            kind: ActorKind = "organisation" if body > 1 else "unknown"
            yield Run(begin, begin, begin + body, tuple(lows[:body]), kind)
        begin, lows, roles, cut = begin + body, lows[body:], [0], 0
    title = tuple(lows[:cut])
    run = Run(begin, begin + cut, end, tuple(lows[cut:]), "person" if roles else "unknown", title)
    run.gender = _gender(title, lex)
    yield run


def _full_names(page: Page, begin: int, lows: list[str], lex: Lexicon, told: _Told) -> list[int]:
    """For each word of a run whether a person's full name begins there: :data:`_READ`, 1 or 0. A land that an office is of begins
    none, although it may be a first name, or the reader takes it for one.
    """
    first = [_READ if at in told.people else int(low in lex.first) for at, low in enumerate(lows, start=begin)]
    for at in range(1, len(lows) - 2):
        if first[at] and lows[at - 1] in lex.complements and lex.is_state(lows[at], page.tokens[begin + at].text):
            first[at], first[at + 1] = 0, max(first[at], first[at + 1])
    return first


def _begins(first: list[int], at: int) -> bool:
    """Whether a full name begins at a word: the reader says so, or it is a first name after a word that is none."""
    return first[at] == _READ or bool(first[at] and not first[at - 1])


def _joins_office(lows: list[str], at: int, lex: Lexicon) -> bool:
    """Whether a word joins the office before it to what it is one of: "Ambassador to Norland"."""
    return lows[at] in lex.complements and _single(lows[at - 1], lex)


def _bearer(page: Page, run: int, lows: list[str], joint: int, first: list[int], lex: Lexicon) -> int:
    """Where the bearer's full name begins after a title with a complement, "Minister of Works and Ports Ann Vale", "Chief of the
    General Staff Ann Vale"; 0 where the complement is all that follows, or has a title of its own ("Aide to President Ann Vale").
    The words ``lows`` begin at token ``run``.
    """
    if not joint or not _single(lows[joint - 1], lex):
        return 0
    begin = joint + 1 + (lows[joint + 1] in lex.grammar.articles)
    text = page.tokens[run + begin].text
    loud = len(text) > 1 and text.isupper()  # "Ambassador to the UN Ann Vale"
    if lows[joint] not in lex.joining and begin < len(lows) - 2 and first[begin]:
        return begin + 1  # "Ambassador to Norland Ann Vale", of which the reader has three words for the name
    for at in range(begin + 1, len(lows) - 1):
        if _begins(first, at):
            title = at - 1
            while title > begin and (_single(lows[title], lex) or lows[title] in lex.titles):
                title -= 1
            if lows[at - 1] in lex.complements or not lows[at - 1].isalpha():
                return 0
            # "Chairman of the Joint Chiefs of Staff General Ann Vale", but "Aide to Prime Minister Ann Vale"
            own = title == at - 1 or (lows[title] in lex.organisations and title > begin)
            return at if own and not (title == begin and _single(lows[title], lex)) else 0
    return begin + 1 if loud and len(lows) - begin in (3, 4) and not any(low in lex.heads for low in lows[begin:]) else 0


def _complement_before(page: Page, begin: int, lows: list[str], cut: int, first: list[int], lex: Lexicon) -> int:
    """Where a full name begins in a run that is what an office before it is of: "the special envoy for Norland Ann Vale"; 0 where
    none does.
    """
    at = begin - 1 - (page.lower(begin - 1) in lex.grammar.articles)
    office = page.lower(at) in lex.complements and _single(page.lower(at - 1), lex) and page.same(at - 1, begin)
    if cut or not office:
        return 0
    if page.lower(at) not in lex.joining and len(lows) > 2 and first[0]:
        return 1
    return next((at for at in range(1, len(lows) - 1) if _begins(first, at)), 0)


def _body_before(lows: list[str], cut: int, first: list[int], lex: Lexicon) -> int:
    """Where a full name begins right after a body or land, of which its bearer is an officer ("Vessby Republic Ann Vale"); 0 where
    none does.
    """
    bodies = (lex.organisations, lex.lands, lex.divisions, lex.kinds)
    for at in range(cut + 1, len(lows) - 1):
        before = lows[at - 1]
        if _begins(first, at) and any(before in nouns for nouns in bodies) and len(lows) - at <= _FULL:
            return at
    return 0


def _keeps(lows: list[str], joint: int, lex: Lexicon) -> bool:
    """Whether "of" or "for" at ``joint`` stands inside one name ("Bank of England") or a title of one ("Secretary of State John
    Lopez") rather than after one ("Chief of the General Staff").
    """
    before = lows[joint - 1]
    if _bodily(lows, joint, lex):
        return True
    return before in lex.organisations or before in lex.lands


def _bodily(lows: list[str], joint: int, lex: Lexicon) -> bool:
    """Whether a role before "of" only describes the body before it: "Directorate General of Ports", but "Army General"."""
    body = lows[joint - 2] if joint > 1 else ""
    return body in lex.organisations and body not in lex.single | lex.manned and lows[joint - 1] in lex.described


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
            like = whole.get(key)
            if like is None and (length == 1 or (length < 4 and key[0] in lex.first)):
                like = singles.get(key[-1])
            if like is not None:
                out.append(Run(at, at, at + length, key, like.kind, group=like.group, place=like.place))
            elif length == 1 and lex.is_state(key[0], page.tokens[at].text):
                out.append(Run(at, at, at + length, key, "state", place=True))
            else:
                continue
            at += length
            break
        else:
            at += 1
    return out
