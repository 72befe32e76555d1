"""The pages of articles: the list, one article with its claims and findings in place, and what its versions changed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Final, Literal

from fastapi import APIRouter, Request, Response

from reportedly.model import SEVERITIES, Article, Decision, Line, Question
from reportedly.model.errors import LedgerError, ReportedlyError
from reportedly.show import byline, check_remarks, interval_words, one_line, place_words, summary
from reportedly.web.asking import query_of, question_of
from reportedly.web.front import Front, View, view
from reportedly.web.library import Library
from reportedly.web.links import Links
from reportedly.web.marked import SEVERITY_SIGNS, paragraphs
from reportedly.web.telling import ruling_words

router = APIRouter(include_in_schema=False)
_PAGE: Final = 50
_LINES: Final = 2000
"""Claims of one article of which decisions are shown."""
_WORDS: Final = re.compile(r"\s*\S+|\s+")
_LONGEST: Final = 20_000
"""Words up to which two texts are compared word by word; beyond, line by line."""


@router.get("/articles")
def listed(request: Request, after: str = "") -> Response:
    """The articles, the last published first."""
    front: Front = request.app.state.front
    return front.page(
        request, articles_view(front.library, front.links, question_of(request.query_params), after=after or None)
    )


@router.get("/articles/{ident}")
def one(request: Request, ident: str, version: int | None = None, claim: str = "", decided: str = "") -> Response:
    """An article: its text, its claims in place, who says what beside it. ``claim`` is lit."""
    front: Front = request.app.state.front
    view = article_view(front.library, ident, version=version, claim=claim, decided=decided)
    return front.page(request, view)


@router.get("/articles/{ident}/changes")
def changed(request: Request, ident: str, one: int | None = None, other: int | None = None) -> Response:
    """What the versions of an article changed."""
    front: Front = request.app.state.front
    return front.page(request, changes_view(front.library, ident, one, other))


def articles_view(
    library: Library, links: Links, asked: Question, *, after: str | None = None, limit: int = _PAGE
) -> View:  # fmt: skip
    """A page of the list."""
    found = library.ledger.article_page(
        words=asked.words, outlet=asked.outlet, since=asked.since, until=asked.until, limit=limit, after=after
    )
    more = links.page("articles", **query_of(asked), after=found.after) if found.after and links.served else None
    return view("articles.html", "Articles", asked=asked, found=found, more=more)


def article_view(library: Library, ident: str, *, version: int | None = None, claim: str = "", decided: str = "") -> View:
    """One article, its last version where none is named."""
    ledger = library.ledger
    kept, versions = ledger.kept(ident), ledger.versions(ident)
    number = version or versions[-1].number
    if not any(each.number == number for each in versions):
        raise LedgerError(f"{kept.title} has no version {number}")
    opened = library.opened(kept.id, number)
    article = opened.article
    rows = paragraphs(article, opened.page)
    last = number == versions[-1].number
    lines = {each.claim.claim: each for each in _lines(library, kept.id)} if last else {}
    findings = tuple(each for row in rows for each in row.findings)
    counts = (f"{len(article.claims):,} {'claim' if len(article.claims) == 1 else 'claims'}", *summary(article).parts[1:])
    return view(
        "article.html",
        kept.title,
        kept=kept,
        article=article,
        heading=kept.title,
        titled=any(row.heading for row in rows),
        rows=rows,
        claim=claim,
        byline=byline(article),
        safe_url=bool(kept.url and kept.url.lower().startswith(("https://", "http://"))),
        counts=counts,
        notes=article.document.notes,
        versions=versions,
        number=number,
        family=_family(library, kept.id) if kept.family else None,
        findings=findings,
        flags={each.number: each for each in findings},
        remarks=check_remarks(article) if article.diagnostics is not None else (),
        severities=tuple(each for each in reversed(SEVERITIES) if any(it.severity == each for it in findings)),
        signs=SEVERITY_SIGNS,
        rules=sorted({(each.rule, each.name) for each in findings}),
        threads={each.claim: each for each in ledger.in_threads(kept.id)} if last else {},
        status={name: line.status for name, line in lines.items()},
        rulings={name: tuple(ruling_words(each) for each in line.rulings) for name, line in lines.items()},
        side_numbers=library.side_numbers,
        places=tuple(_places(article)),
        times=tuple(_times(article)),
        decided=_decided(library, kept.id, decided),
        plain_here=f"/articles/{kept.id}",
    )


def _lines(library: Library, ident: str) -> tuple[Line, ...]:
    return library.ledger.ask(Question(article=ident, rejected=True), limit=_LINES).lines


def _family(library: Library, ident: str) -> object:
    try:
        return library.ledger.family(ident)
    except ReportedlyError:
        return None


def _decided(library: Library, ident: str, named: str) -> Decision | None:
    if not named:
        return None
    return next((each for each in library.ledger.decisions(article=ident) if each.id == named and each.stands), None)


def _places(article: Article) -> Iterator[tuple[str, str, int]]:
    """The different places: in words, by name, and how often."""
    found: dict[str, tuple[str, int]] = {}
    for each in article.places:
        words, count = found.get(each.name, (place_words(each), 0))
        found[each.name] = (words, count + 1)
    for name, (words, count) in found.items():
        yield words, name, count


def _times(article: Article) -> Iterator[str]:
    """The different days and spans of days that are named."""
    found = (interval_words(each) for each in article.times)
    yield from dict.fromkeys(words for words in found if words)


def changes_view(library: Library, ident: str, one: int | None, other: int | None) -> View:
    """What the versions changed in claims, and two of them word by word."""
    ledger = library.ledger
    kept, versions = ledger.kept(ident), ledger.versions(ident)
    other = other or versions[-1].number
    one = one or max(1, other - 1)
    texts = [ledger.article(kept.id, number).document.text for number in (one, other)]
    return view(
        "changes.html",
        f"Changes: {one_line(kept.title)}",
        kept=kept,
        versions=versions,
        changes=list(ledger.changes(article=kept.id)),
        one=one,
        other=other,
        pieces=list(differing(*texts)),
    )


def differing(before: str, after: str) -> Iterator[tuple[Literal["same", "gone", "new"], str]]:
    """Two texts as pieces that both have, that only the first has, and that only the second has; in order, nothing left out."""
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(one), len(other)) > _LONGEST:
        one, other = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for kind, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(one[a:b])
            continue
        if a < b:
            yield "gone", "".join(one[a:b])
        if c < d:
            yield "new", "".join(other[c:d])
