"""Names of actors: runs of capitalised words, taken apart into title and name, with what kind of actor they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.model import Name, Page
from reportedly.resolve.actors.capitals import capitals, headlines
from reportedly.resolve.actors.kinds import judge
from reportedly.resolve.actors.known import Knowledge
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.runs import Run


def named(page: Page, names: Sequence[Name], known: Knowledge) -> list[Run]:
    """The names in a text, in text order, as ``names`` tells them and as packs know them: those are taken as they stand."""
    lex = lexicon(page.language)
    titled = headlines(page)
    plain: list[Run] = []
    set_as_title: list[tuple[int, int]] = []
    for begin, end in capitals(page, names, known.begins, titled):
        if page.tokens[begin].sentence in titled:
            set_as_title.append((begin, end))
        else:
            plain.extend(_parts(page, begin, end, lex, known.every))
    judge(page, plain, names, lex)
    for begin, end in set_as_title:
        plain.extend(_in_headline(page, begin, end, plain, lex))
    plain.sort(key=lambda run: run.begin)
    for run in plain:
        if run.kind == "person":
            run.tags = _tags(page, run, lex)
        if run.key not in known.names and (run.key in known.metonyms or run.key in known.states):
            run.kind, run.place, run.group = "state", True, False
    return plain


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


def _parts(page: Page, begin: int, end: int, lex: Lexicon, known: frozenset[tuple[str, ...]]) -> Iterator[Run]:
    """Take a run of capitalised words apart into names with their titles."""
    lows = [token.lower for token in page.tokens[begin:end]]
    if tuple(lows) in known:
        yield Run(begin, begin, end, tuple(lows), "unknown")
        return
    joint = next((i for i, low in enumerate(lows) if low in lex.joining), 0)
    if joint and not _keeps(lows, joint, lex):
        yield from _parts(page, begin, begin + joint, lex, known)
        yield from _parts(page, begin + joint + (2 if lows[joint + 1] == "the" else 1), end, lex, known)
        return
    roles = [i for i, low in enumerate(lows) if low in lex.titles or (low in lex.roles and low not in lex.plural_roles)]
    if len(lows) > 1 and lows[-2] in lex.titles and lows[-2].endswith("."):
        roles = [i for i in roles if i < len(lows) - 1]  # "Mr. King"
    elif len(lows) > 1 and lows[0] in lex.first and lows[0] not in lex.roles and roles and roles[-1] == len(lows) - 1:
        roles = []  # "Stephen King"
    whole = lows[-1] in lex.organisations or lows[-1] in lex.suffixes or (joint and lows[joint - 1] in lex.organisations)
    if whole and not any(low in lex.first for i in roles for low in lows[i + 1 : i + 2]):
        yield Run(begin, begin, end, tuple(lows), "organisation")
        return
    cut = 0
    if roles:
        cut = roles[-1] + 1
        if lows[cut : cut + 1] == ["of"]:  # "Secretary of State John Lopez"
            cut = next((i for i in range(cut + 2, len(lows)) if lows[i] in lex.first), len(lows))
    elif len(lows) > 1 and (lows[0] in lex.adjectives or lows[0] in lex.groups) and (lows[1] in lex.first or len(lows) > 2):
        cut = 1
    if cut == len(lows):
        if len(lows) == 1 and lows[0] in lex.groups:
            yield Run(begin, begin, end, tuple(lows), "collective", group=True)
        return
    title = tuple(lows[:cut])
    run = Run(begin, begin + cut, end, tuple(lows[cut:]), "person" if roles else "unknown", title)
    run.gender = next((lex.gendered[low] for low in title if low in lex.gendered), "")
    yield run


def _keeps(lows: list[str], joint: int, lex: Lexicon) -> bool:
    """Whether "of" or "for" at ``joint`` stands inside one name ("Bank of England") or a title of one ("Secretary of State John
    Lopez") rather than after one ("Chief of the General Staff").
    """
    before = lows[joint - 1]
    if before in lex.roles and lows[joint] == "of":
        return any(low in lex.first for low in lows[joint + 2 :])
    return before in lex.organisations or before in lex.lands


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
