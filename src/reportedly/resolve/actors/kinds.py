"""What kind of actor a name names: by its words, by what stands around it, and by what the reader saw."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from reportedly.model import ActorKind, Name, Page
from reportedly.resolve.actors.lexicon import Lexicon
from reportedly.resolve.actors.runs import Run

_KINDS: dict[str, ActorKind] = {"person": "person", "organisation": "organisation", "group": "collective"}
_BELIEVED = 300
"""Thousandths of a name's letters, weighed with the reader's scores, from which its votes count."""
_APPOSITION = 8
"""Words of the longest apposition of which the head is looked for."""
CERTAIN = 900
"""The same for what outweighs that a capital has the name."""


def judge(page: Page, found: list[Run], names: Sequence[Name], lex: Lexicon) -> None:
    """Settle the kind of every name of ``found``; ``names`` are the reader's."""
    _vote(page, found, names)
    for run in found:
        _decide(page, run, lex)
    _agree(found, lex)


def _vote(page: Page, found: list[Run], names: Sequence[Name]) -> None:
    """Let the reader's names say what the runs that they overlap are; every occurrence of the same words counts."""
    ordered = sorted(names, key=lambda name: name.span.start)
    ends = [name.span.end for name in ordered]
    total: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for run in found:
        start, stop = page.tokens[run.first].start, page.tokens[run.last - 1].end
        at = bisect_right(ends, start)
        while at < len(ordered) and ordered[at].span.start < stop:
            share = min(stop, ordered[at].span.end) - max(start, ordered[at].span.start)
            total[run.key][ordered[at].kind] += int(1000 * ordered[at].score * share / (stop - start))
            at += 1
        run.votes = total[run.key]


def _decide(page: Page, run: Run, lex: Lexicon) -> None:
    """Settle the kind of one run from its words, its surroundings and the reader's votes."""
    if run.kind != "unknown":
        return
    key = run.key
    joined = " ".join(key)
    if len(key) == 1 and key[0] in lex.first and run.votes["person"] >= CERTAIN:
        run.kind = "person"  # "Sofia, 34," is no capital
    elif lex.is_state(joined, page.tokens[run.first].text) or joined in lex.capitals or joined in lex.seats:
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
    elif (len(key) == 1 and page.tokens[run.first].text.isupper() and 1 < len(key[0]) < 7) or _apposed(page, run, lex):
        run.kind = "organisation"
    else:
        best = run.votes.most_common(1)
        kind = best[0][0] if best and best[0][1] >= _BELIEVED else ""
        if kind == "place":
            run.kind, run.place = "state", True
        elif kind in _KINDS:
            run.kind = _KINDS[kind]
            run.group = kind == "group"
        elif (len(key) == 1 and key[0] in lex.first) or (
            page.lower(run.last) in lex.strong and len(key) < 4 and page.lower(run.begin - 1) not in lex.grammar.articles
        ):
            run.kind = "person"


def _apposed(page: Page, run: Run, lex: Lexicon) -> bool:
    """Whether an apposition right after a name says that it is a body: "New Harbour, a research group in the capital,"."""
    at = run.last
    if page.lower(at) != "," or page.lower(at + 1) not in lex.grammar.articles:
        return False
    head = at + 2
    while (
        head < at + _APPOSITION
        and page.same(at, head + 1)
        and page.tokens[head + 1].word
        and page.lower(head + 1) not in lex.edge
    ):
        head += 1
    ends = page.lower(head + 1) in lex.edge or page.lower(head + 1) in (",", ".", ";", ")")
    return page.lower(head) in lex.common and page.tokens[head].text.islower() and ends


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
        if len(run.key) == 1 and (run.key[0] in last or run.key[0] in first):
            run.kind, run.group, run.place = "person", False, False
