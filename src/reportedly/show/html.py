"""One HTML file for one article: the text with its claims marked, and beside it notes that say who says it and how.

The file stands alone: style and script are inside it, it loads nothing, and its content security policy lets nothing else
run. The text is the article's as it was read, white space between paragraphs apart; copied from the page it holds nothing that was
added, since the numbers of the claims are drawn by the style sheet. Only controls that HTML can't carry are shown as signs.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template
from typing import Final, Literal

from reportedly.model import Article, Claim, Diagnostic, Page, Span
from reportedly.show import margin, tables
from reportedly.show.printable import one_line, without_controls
from reportedly.show.subject import Subjects
from reportedly.show.tables import number, shown, speaker, who
from reportedly.show.wording import DISCLAIMER, byline, check_remarks, facts, outline, source_kind, summary, title

Role = Literal["source", "cue", "content", "found", "related"]
_CLAIM: Final = ("source", "cue", "content")

_PAGE = Template("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Reportedly $version">
<title>$title: who says what</title>
<style>$style</style>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<div class="page">
<main>
$back<p class="kicker">$byline</p>
$heading
<div class="overview">
<p class="counts">$counts</p>
$notes
$legend
$findings
</div>
<div id="text" tabindex="-1">
$body
</div>
$sources
</main>
<footer>
<p>$disclaimer</p>
<p>Made by reportedly $version with $producer. SHA-256 of the text: $id</p>
</footer>
</div>
<script>$script</script>
</body>
</html>
""")

_LEGEND = """\
<p class="legend"><span class="source">source</span> who says it ·
<span class="cue">cue</span> the words that attribute ·
<span class="content">content</span> what is said, <span class="content deep">stronger</span> inside another claim.
Each note ends in a score: of claims scored 0.9, about nine in ten are right.</p>"""


def render(article: Article, page: Page, *, back: str | None = None) -> str:
    """``article`` as a whole HTML page, to be encoded as UTF-8. ``page`` is the article's own.

    ``back`` is the file of the list that it is one of, if any.
    """
    identity = article.document.id
    article = page.prose.read(article)
    document = article.document
    style, script = resource("report.css"), resource("report.js")
    subjects = Subjects.of(article, points=False)  # the table of places has them
    rows = list(_rows(article, page, subjects))
    # a title that opens the text is the page's heading, with its notes; any other stands above the text as well
    titled = document.title is not None and bool(rows) and '<h1 class="text"' in rows[0]
    first, *others = summary(article).parts
    return _PAGE.substitute(
        policy=policy(style, script),
        version=escape(one_line(article.producer.reportedly)),
        title=escape(title(document)),
        style=style,
        back=f'<nav class="kicker"><a href="{escape(back)}" rel="up">← all articles</a></nav>\n' if back else "",
        byline="<b>Who says what</b> · " + " · ".join(f"<bdi>{escape(part)}</bdi>" for part in byline(article)),
        heading=rows.pop(0) if titled else f'<h1 class="bare" dir="auto">{escape(title(document))}</h1>',
        counts=" <i>·</i> ".join(map(escape, (first, *others))),
        notes="\n".join(f'<p class="note">Note: {escape(one_line(note))}</p>' for note in document.notes),
        legend=_LEGEND if article.claims else "",
        findings="" if article.diagnostics is None else margin.controls(article.diagnostics, check_remarks(article)),
        body="\n".join(rows),
        sources=tables.sources(article.claims, subjects)
        + tables.actors(article)
        + tables.places(article)
        + tables.times(article),
        disclaimer=escape(DISCLAIMER),
        producer=escape(
            one_line(", ".join(filter(None, (article.producer.model, *article.producer.packs, article.producer.gazetteer))))
        ),
        id=identity,
        script=script,
    )


def _rows(article: Article, page: Page, subjects: Subjects) -> Iterator[str]:
    """Each paragraph as a row: its text, then beside it what is to say on the findings and the claims that begin in it."""
    document = article.document
    text, title_span = document.text, document.title
    found = article.diagnostics or ()
    waiting = deque(sorted(_inserts(article, subjects)))
    changes = deque(sorted(_changes(article.claims, found).items()))
    active: Counter[tuple[int, Role]] = Counter()
    for place, (start, end) in enumerate(page.layout.paragraphs):
        pieces: list[str] = []
        beside: dict[str, list[str]] = {"findings": [], "notes": []}
        at = start
        while at < end:
            while changes and changes[0][0] <= at:
                active.update(changes.popleft()[1])
                active = +active  # forget what has ended
            while waiting and waiting[0].offset <= at:
                insert = waiting.popleft()
                pieces.append(insert.element)
                if insert.beside:
                    beside[insert.kind].append(insert.beside)
            until = min(changes[0][0], end) if changes else end
            pieces.append(_segment(text[at:until], list(active), article.claims, found))
            at = until
        tag = "h1" if place == 0 and title_span and (title_span.start, title_span.end) == (start, end) else "p"
        lists = "".join(
            f'<ul class="{kind}" aria-label="{label} in this paragraph">{"".join(beside[kind])}</ul>'
            for kind, label in (("findings", "Findings"), ("notes", "Claims"))
            if beside[kind]
        )
        margin = f'<div class="margin">{lists}</div>' if lists else ""
        # the notes come first, for a float can stand no higher than where it is written
        yield f'<div class="row">{margin}<{tag} class="text" lang="en" dir="auto">{"".join(pieces)}</{tag}></div>'


@dataclass(frozen=True, slots=True, order=True)
class _Insert:
    """An element that stands in the text before ``offset``, and what belongs to it in the margin."""

    offset: int
    order: int
    element: str
    kind: str = "findings"
    beside: str = ""


def _inserts(article: Article, subjects: Subjects) -> Iterator[_Insert]:
    for order, (depth, claim) in enumerate(outline(article.claims)):
        note = _note(claim, subjects, depth)
        yield _Insert(claim.spans[0].start, order + len(article.diagnostics or ()), _mark(claim), "notes", note)
    for place, found in enumerate(article.diagnostics or (), start=1):
        yield _Insert(found.span.start, place - 1, margin.sign(place, found), beside=margin.card(place, found))
        for offset, anchor in margin.anchors(place, found):
            yield _Insert(offset, -1, anchor)


def _changes(claims: Iterable[Claim], found: Iterable[Diagnostic]) -> dict[int, Counter[tuple[int, Role]]]:
    """At which offsets which role of which claim or finding begins (+1) or ends (-1).

    A claim is named by its place in ``claims``, a finding by its number, which counts from 1.
    """
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


def _segment(text: str, keys: list[tuple[int, Role]], claims: Sequence[Claim], found: Sequence[Diagnostic]) -> str:
    """A stretch of text that no span begins or ends in, marked with the claims and findings that cover it."""
    words = escape(without_controls(text))
    if not keys:
        return words
    roles = [role for role in ("source", "cue", "content") if any(role == other for _, other in keys)]
    deep = ["deep"] if sum(role == "content" for _, role in keys) > 1 else []
    marked = margin.classes((place for place, role in keys if role == "found"), found)
    marked_by = [claims[place].id for place in sorted({place for place, role in keys if role in _CLAIM})]
    marked_by += [f"f{place}" for place in sorted({place for place, role in keys if role not in _CLAIM})]
    names = " ".join(("segment", *roles, *deep, *filter(None, (marked,))))
    return f'<span class="{names}" data-claims="{escape(" ".join(marked_by))}">{words}</span>'


def _mark(claim: Claim) -> str:
    """The number in the text where the claim begins, a link to its note. The style sheet draws it."""
    own = number(claim)
    return (
        f'<a class="mark" id="{escape(claim.id)}" href="#note-{escape(claim.id)}" data-claims="{escape(claim.id)}"'
        f' data-number="{own}" aria-label="Note on claim {own}"></a>'
    )


def _note(claim: Claim, subjects: Subjects, depth: int) -> str:
    """Who, how, in words how firmly, and what it is about; a link to the claim's place in the text."""
    how = ""
    if claim.cue:
        loaded = "" if claim.cue.force == "neutral" else " loaded"
        how = f' <bdi class="how">{shown(claim.cue.text)}</bdi> <span class="force{loaded}">{escape(claim.cue.force)}</span>'
    inside = f"inside claim {escape(claim.within.removeprefix('c'))}" if claim.within else ""
    details = (*facts(claim), source_kind(claim.source) or "", inside, f"{claim.score:.2f}")
    # each part keeps its dot, so that no line begins with one
    *first, last = (part for part in details if part)
    parts = " ".join((*(f'<span class="fact">{part} ·</span>' for part in first), last))
    return (
        f"<li{' class=inside' if depth else ''}>"
        f'<a id="note-{escape(claim.id)}" href="#{escape(claim.id)}" data-claims="{escape(claim.id)}">'
        f'<span class="number">{number(claim)}</span> {who(claim)}{speaker(claim, subjects)}{how}'
        f' <span class="facts">{parts}</span>{_about(claim, subjects)}</a></li>'
    )


def _about(claim: Claim, subjects: Subjects) -> str:
    return "".join(
        f'<span class="about"><span class="label">{label}</span> <bdi>{escape(words)}</bdi></span>'
        for label, words in subjects.lines(claim)
    )


def policy(style: str, script: str | None = None) -> str:
    """The content security policy of a page that holds nothing but this style and this script."""
    allowed = f"style-src '{_hash(style)}'; " + (f"script-src '{_hash(script)}'; " if script else "")
    return f"default-src 'none'; {allowed}base-uri 'none'; form-action 'none'"


def resource(name: str) -> str:
    """A style or script of the pages."""
    return files("reportedly.show").joinpath("page", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
