"""One HTML file for one article: the text with its claims marked, and beside it notes that say who says it and how.

The file stands alone: style and script are inside it, it loads nothing, and its content security policy lets nothing else
run. The text is the article's, white space between paragraphs apart; copied from the page it holds nothing that was added,
since the numbers of the claims are drawn by the style sheet. Only controls that HTML can't carry are shown as signs.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from string import Template
from typing import Literal

from reportedly.claims.layout import paragraphs
from reportedly.model import Article, Claim, Span
from reportedly.show.printable import one_line, without_controls
from reportedly.show.subject import Subjects, interval_words, position
from reportedly.show.wording import DISCLAIMER, byline, facts, identity, outline, source_kind, source_name, summary, title

Role = Literal["source", "cue", "content"]

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
<p class="kicker">$byline</p>
$heading
<div class="overview">
<p class="counts">$counts</p>
$notes
$legend
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

_CLOSED = "base-uri 'none'; form-action 'none'"

_LEGEND = """\
<p class="legend"><span class="source">source</span> who says it ·
<span class="cue">cue</span> the words that attribute ·
<span class="content">content</span> what is said, <span class="content deep">stronger</span> inside another claim.
Each note ends in a score: of claims scored 0.9, about nine in ten are right.</p>"""


def render(article: Article) -> str:
    """``article`` as a whole HTML page, to be encoded as UTF-8."""
    document = article.document
    style, script = _resource("report.css"), _resource("report.js")
    subjects = Subjects.of(article)
    rows = list(_rows(article, subjects))
    # a title that opens the text is the page's heading, with its notes; any other stands above the text as well
    titled = document.title is not None and bool(rows) and rows[0].startswith('<div class="row"><h1')
    first, *others = summary(article).parts
    return _PAGE.substitute(
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; {_CLOSED}",
        version=escape(one_line(article.producer.reportedly)),
        title=escape(title(document)),
        style=style,
        byline="<b>Who says what</b> · " + " · ".join(f"<bdi>{escape(part)}</bdi>" for part in byline(article)),
        heading=rows.pop(0) if titled else f'<h1 class="bare" dir="auto">{escape(title(document))}</h1>',
        counts=" <i>·</i> ".join(map(escape, (first, *others))),
        notes="\n".join(f'<p class="note">Note: {escape(one_line(note))}</p>' for note in document.notes),
        legend=_LEGEND if article.claims else "",
        body="\n".join(rows),
        sources=_sources(article.claims, subjects) + _actors(article) + _places(article) + _times(article),
        disclaimer=escape(DISCLAIMER),
        producer=escape(
            one_line(", ".join(filter(None, (article.producer.model, *article.producer.packs, article.producer.gazetteer))))
        ),
        id=document.id,
        script=script,
    )


def _rows(article: Article, subjects: Subjects) -> Iterator[str]:
    """Each paragraph as a row: its text, then the notes on the claims that begin in it."""
    document = article.document
    text, title_span = document.text, document.title
    nested = outline(article.claims)
    waiting = deque(sorted(nested, key=lambda pair: (pair[1].spans[0].start, pair[0])))
    changes = deque(sorted(_changes(article.claims).items()))
    active: Counter[tuple[int, Role]] = Counter()
    blocks = paragraphs(text)
    for number, (start, end) in enumerate(blocks):
        pieces: list[str] = []
        notes: list[str] = []
        at = start
        while at < end:
            while changes and changes[0][0] <= at:
                active.update(changes.popleft()[1])
                active = +active  # forget what has ended
            while waiting and waiting[0][1].spans[0].start <= at:
                depth, claim = waiting.popleft()
                pieces.append(_mark(claim))
                notes.append(_note(claim, subjects, depth))
            until = min(changes[0][0], end) if changes else end
            pieces.append(_segment(text[at:until], list(active), article.claims))
            at = until
        tag = "h1" if number == 0 and title_span and (title_span.start, title_span.end) == (start, end) else "p"
        listed = f'<ul class="notes" aria-label="Claims in this paragraph">{"".join(notes)}</ul>' if notes else ""
        yield f'<div class="row"><{tag} class="text" lang="en" dir="auto">{"".join(pieces)}</{tag}>{listed}</div>'


def _changes(claims: Iterable[Claim]) -> dict[int, Counter[tuple[int, Role]]]:
    """At which offsets which role of which claim (by its place in ``claims``) begins (+1) or ends (-1)."""
    changes: defaultdict[int, Counter[tuple[int, Role]]] = defaultdict(Counter)
    for place, claim in enumerate(claims):
        roles: tuple[tuple[Role, tuple[Span, ...]], ...] = (
            ("source", claim.source.spans),
            ("cue", claim.cue.spans if claim.cue else ()),
            ("content", claim.contents),
        )
        for role, spans in roles:
            for span in spans:
                changes[span.start][place, role] += 1
                changes[span.end][place, role] -= 1
    return changes


def _segment(text: str, keys: list[tuple[int, Role]], claims: tuple[Claim, ...]) -> str:
    """A stretch of text that no span begins or ends in, marked with the claims and roles that cover it."""
    shown = escape(without_controls(text))
    if not keys:
        return shown
    roles = [role for role in ("source", "cue", "content") if any(role == other for _, other in keys)]
    deep = " deep" if sum(role == "content" for _, role in keys) > 1 else ""
    ids = " ".join(claims[place].id for place in sorted({place for place, _ in keys}))
    return f'<span class="segment {" ".join(roles)}{deep}" data-claims="{escape(ids)}">{shown}</span>'


def _mark(claim: Claim) -> str:
    """The number in the text where the claim begins, a link to its note. The style sheet draws it."""
    number = _number(claim)
    return (
        f'<a class="mark" id="{escape(claim.id)}" href="#note-{escape(claim.id)}" data-claims="{escape(claim.id)}"'
        f' data-number="{number}" aria-label="Note on claim {number}"></a>'
    )


def _note(claim: Claim, subjects: Subjects, depth: int) -> str:
    """Who, how, in words how firmly, and what it is about; a link to the claim's place in the text."""
    how = ""
    if claim.cue:
        loaded = "" if claim.cue.force == "neutral" else " loaded"
        how = (
            f' <bdi class="how">{_shown(claim.cue.text)}</bdi> <span class="force{loaded}">{escape(claim.cue.force)}</span>'
        )
    inside = f"inside claim {escape(claim.within.removeprefix('c'))}" if claim.within else ""
    details = (*facts(claim), source_kind(claim.source) or "", inside, f"{claim.score:.2f}")
    # each part keeps its dot, so that no line begins with one
    *told, last = (part for part in details if part)
    parts = " ".join((*(f'<span class="fact">{part} ·</span>' for part in told), last))
    return (
        f"<li{' class=inside' if depth else ''}>"
        f'<a id="note-{escape(claim.id)}" href="#{escape(claim.id)}" data-claims="{escape(claim.id)}">'
        f'<span class="number">{_number(claim)}</span> {_who(claim)}{_speaker(claim, subjects)}{how}'
        f' <span class="facts">{parts}</span>{_about(claim, subjects)}</a></li>'
    )


def _speaker(claim: Claim, subjects: Subjects) -> str:
    speaker = subjects.speaker(claim)
    return f' <bdi class="speaker">= {escape(speaker)}</bdi>' if speaker else ""


def _about(claim: Claim, subjects: Subjects) -> str:
    return "".join(
        f'<span class="about"><span class="label">{label}</span> <bdi>{escape(words)}</bdi></span>'
        for label, words in subjects.lines(claim)
    )


def _sources(claims: tuple[Claim, ...], subjects: Subjects) -> str:
    """A table of the sources in order of appearance, with links to the notes on what each says."""
    said: dict[str, list[Claim]] = {}
    for claim in claims:
        said.setdefault(identity(claim.source) if claim.source.spans else f"({claim.source.kind})", []).append(claim)
    if not said:
        return ""
    lines = "\n".join(
        f'<tr><th scope="row">{_who(group[0])}{_speaker(group[0], subjects)}</th><td>{source_kind(group[0].source) or "–"}</td><td>'
        + " ".join(f'<a href="#note-{escape(c.id)}" aria-label="claim {_number(c)}">{_number(c)}</a>' for c in group)
        + "</td></tr>"
        for group in said.values()
    )
    return _table("sources", "Sources, as the article words them", ("Source", "Kind", "Claims"), lines)


def _actors(article: Article) -> str:
    """A table of the actors that are mentioned more than once or that a pack knows, with the words that stand for them."""
    lines = []
    for actor in article.actors:
        if len(actor.mentions) < 2 and not actor.pack_id:
            continue
        words = Counter(one_line(mention.span.text) for mention in actor.mentions)
        said = ", ".join(f"{escape(word)}{f' ×{count}' if count > 1 else ''}" for word, count in words.items())
        side = f" · {escape(actor.side)}" if actor.side else ""
        lines.append(
            f'<tr><th scope="row"><bdi>{escape(one_line(actor.name))}</bdi></th>'
            f"<td>{escape(actor.kind)}{side}</td><td><bdi>{said}</bdi></td></tr>"
        )
    return _table("actors", "Who is who", ("Actor", "Kind and side", "Named as"), "\n".join(lines))


def _places(article: Article) -> str:
    """A table of the places, each name once, with the position that was chosen and why."""
    seen: dict[tuple[str, float | None, float | None], str] = {}
    for place in article.places:
        where = "not settled"
        if place.lat is not None and place.lon is not None:
            where = f"{position(place.lat, 'N', 'S')}, {position(place.lon, 'E', 'W')}"
        country = f", {place.country}" if place.country and place.kind != "country" else ""
        seen.setdefault(
            (place.span.text, place.lat, place.lon),
            f'<tr><th scope="row"><bdi>{escape(one_line(place.span.text))}</bdi></th>'
            f"<td><bdi>{escape(one_line(place.name))}</bdi>{escape(country)}<br>{where}</td>"
            f"<td>{escape(one_line(place.reason))}</td></tr>",
        )
    return _table("places", "Places", ("In the text", "Place", "Why"), "\n".join(seen.values()))


def _times(article: Article) -> str:
    """A table of the time expressions with the days they mean and why."""
    lines = "\n".join(
        f'<tr><th scope="row"><bdi>{escape(one_line(time.span.text))}</bdi></th>'
        f"<td>{escape(interval_words(time)) or 'open'}</td><td>{escape(one_line(time.reason))}</td></tr>"
        for time in article.times
    )
    return _table("times", "Times", ("In the text", "Days", "Why"), lines)


def _table(name: str, heading: str, columns: tuple[str, ...], lines: str) -> str:
    """A section with one table, empty where there are no lines."""
    if not lines:
        return ""
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return (
        f'<section class="sources" aria-labelledby="{name}"><h2 id="{name}">{heading}</h2>\n'
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>{lines}</tbody></table></section>"
    )


def _who(claim: Claim) -> str:
    if claim.source.spans:
        return f'<bdi class="who">{_shown(claim.source.text)}</bdi>'
    return f'<span class="nobody">{escape(source_name(claim.source))}</span>'


def _number(claim: Claim) -> str:
    return escape(claim.id.removeprefix("c"))


def _shown(text: str) -> str:
    return escape(" ".join(without_controls(text).split()))


def _hash(resource: str) -> str:
    """The resource's hash as a content security policy states it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(resource.encode()).digest()).decode()}"


def _resource(name: str) -> str:
    return files("reportedly.show").joinpath("page", name).read_text(encoding="utf-8")
