"""An article's text in pieces that templates mark: paragraph by paragraph, with what begins where and what stands beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportedly.model import SEVERITIES, Article, Claim, Diagnostic, Page, Severity, Span
from reportedly.show import Subjects, facts, finding_sentence, one_line, outline, source_kind, source_name, without_controls

Role = Literal["source", "cue", "content", "found", "related"]
_ROLES: Final[tuple[Role, ...]] = ("source", "cue", "content")
SEVERITY_SIGNS: Final[dict[Severity, str]] = {"error": "✕", "warning": "▲", "info": "●"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which nothing begins or ends. ``claims`` and ``findings`` cover it, by id and by number.

    ``begins`` are the claims, ``marks`` the findings that begin here, and ``spots`` what findings point to.
    """

    text: str
    roles: tuple[Role, ...]
    claims: tuple[str, ...]
    deep: bool
    findings: tuple[int, ...]
    severity: Severity | None
    begins: tuple[str, ...] = ()
    marks: tuple[int, ...] = ()
    spots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """What stands in the margin of a claim: who says it, how, how firmly, and what it is about."""

    claim: Claim
    number: str
    who: str
    named: str
    side: str | None
    cue: str
    force: str
    facts: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What a standards editor could ask about, as it is shown: ``number`` counts from 1 in the article."""

    number: int
    rule: str
    name: str
    severity: Severity
    sign: str
    seen: str
    ask: str
    neutral: str | None
    reference: str
    related: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with what belongs beside it."""

    heading: bool
    pieces: tuple[Piece, ...]
    voices: tuple[Voice, ...]
    findings: tuple[Finding, ...]


def paragraphs(article: Article, page: Page) -> list[Paragraph]:
    """The paragraphs of an article. ``page`` is the article's own; offsets are those of the text as it is read."""
    article = page.prose.read(article)
    document, found = article.document, article.diagnostics or ()
    subjects = Subjects.of(article, points=False)
    changes = _changes(article.claims, found)
    voices = sorted(
        (_voice(article, claim, subjects, depth) for depth, claim in outline(article.claims)), key=lambda it: it.claim.spans[0].start
    )  # fmt: skip
    made: list[Paragraph] = []
    active: Counter[tuple[int, Role]] = Counter()
    pending = sorted(changes)
    for place, (start, end) in enumerate(page.layout.paragraphs):
        pieces: list[Piece] = []
        at = start
        while at < end:
            while pending and pending[0] <= at:
                active.update(changes[pending.pop(0)])
                active = +active
            until = min(pending[0], end) if pending else end
            pieces.append(_piece(document.text, at, until, list(active), article.claims, found))
            at = until
        title = document.title
        made.append(
            Paragraph(
                place == 0 and title is not None and (title.start, title.end) == (start, end),
                tuple(pieces),
                tuple(each for each in voices if start <= each.claim.spans[0].start < end),
                tuple(
                    _finding(number, each) for number, each in enumerate(found, start=1) if start <= each.span.start < end
                ),
            )
        )
    return made


def _changes(claims: Iterable[Claim], found: Iterable[Diagnostic]) -> dict[int, Counter[tuple[int, Role]]]:
    """At which offsets which role of which claim (by place) or finding (by number) begins (+1) or ends (-1)."""
    changes: defaultdict[int, Counter[tuple[int, Role]]] = defaultdict(Counter)

    def add(place: int, role: Role, spans: Iterable[Span]) -> None:
        for span in spans:
            changes[span.start][place, role] += 1
            changes[span.end][place, role] -= 1

    for place, claim in enumerate(claims):
        add(place, "source", claim.source.spans)
        add(place, "cue", claim.cue.spans if claim.cue else ())
        add(place, "content", claim.contents)
    for place, each in enumerate(found, start=1):
        add(place, "found", (each.span,))
        add(place, "related", (related.span for related in each.related))
    return changes


def _piece(
    text: str, at: int, until: int, keys: list[tuple[int, Role]], claims: Sequence[Claim], found: Sequence[Diagnostic]
) -> Piece:  # fmt: skip
    places = sorted({place for place, role in keys if role in _ROLES})
    numbers = sorted({place for place, role in keys if role == "found"})
    ranks = [SEVERITIES.index(found[number - 1].severity) for number in numbers]
    return Piece(
        without_controls(text[at:until]),
        tuple(role for role in _ROLES if any(role == other for _, other in keys)),
        tuple(claims[place].id for place in places),
        sum(role == "content" for _, role in keys) > 1,
        tuple(numbers),
        SEVERITIES[max(ranks)] if ranks else None,
        tuple(each.id for each in claims if each.spans[0].start == at),
        tuple(number for number, each in enumerate(found, start=1) if each.span.start == at),
        tuple(_spots(found, at)),
    )


def _spots(found: Sequence[Diagnostic], at: int) -> Iterator[str]:
    for number, each in enumerate(found, start=1):
        for place, related in enumerate(each.related, start=1):
            if related.span.start == at:
                yield f"f{number}-{place}"


def _voice(article: Article, claim: Claim, subjects: Subjects, depth: int) -> Voice:
    actor = article.actor(claim.source.actor)
    who = source_name(claim.source)
    name = one_line(actor.name) if actor else ""
    kind = source_kind(claim.source)
    told = (*facts(claim), kind or "", f"score {claim.score:.2f}")
    return Voice(
        claim,
        claim.id.removeprefix("c"),
        who,
        name if name and name.casefold() not in who.casefold() else "",
        claim.source.side or (actor.side if actor else None),
        one_line(claim.cue.text) if claim.cue else "",
        claim.cue.force if claim.cue else "",
        tuple(part for part in told if part),
        tuple(subjects.lines(claim)),
        depth,
    )


def _finding(number: int, found: Diagnostic) -> Finding:
    return Finding(
        number,
        found.rule,
        found.name,
        found.severity,
        SEVERITY_SIGNS[found.severity],
        finding_sentence(found),
        one_line(found.ask),
        one_line(found.neutral) if found.neutral else None,
        one_line(found.reference),
        tuple(
            (f"f{number}-{place}", one_line(each.span.text)[:80], one_line(each.message))
            for place, each in enumerate(found.related, start=1)
        ),
    )
