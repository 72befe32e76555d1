"""The tables below the text of the HTML report: sources, actors, places and times; and how all of the report names a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape

from reportedly.model import Article, Claim, Place
from reportedly.show.printable import one_line, without_controls
from reportedly.show.subject import Subjects, interval_words, position
from reportedly.show.wording import identity, source_kind, source_name


def sources(claims: tuple[Claim, ...], subjects: Subjects) -> str:
    """A table of the sources in order of appearance, with links to the notes on what each says."""
    said: dict[str, list[Claim]] = {}
    for claim in claims:
        said.setdefault(identity(claim.source) if claim.source.spans else f"({claim.source.kind})", []).append(claim)
    if not said:
        return ""
    lines = "\n".join(
        f'<tr><th scope="row">{who(group[0])}{speaker(group[0], subjects)}</th><td>{source_kind(group[0].source) or "–"}</td><td>'
        + " ".join(f'<a href="#note-{escape(c.id)}" aria-label="claim {number(c)}">{number(c)}</a>' for c in group)
        + "</td></tr>"
        for group in said.values()
    )
    return _table("sources", "Sources, as the article words them", ("Source", "Kind", "Claims"), lines)


def actors(article: Article) -> str:
    """A table of the actors that are mentioned more than once or that a pack knows, with the words that stand for them."""
    lines = []
    for actor in article.actors:
        if len(actor.mentions) < 2 and not actor.pack_id:
            continue
        said = _named(mention.span.text for mention in actor.mentions)
        side = f" · {escape(actor.side)}" if actor.side else ""
        lines.append(
            f'<tr><th scope="row"><bdi>{escape(one_line(actor.name))}</bdi></th>'
            f"<td>{escape(actor.kind)}{side}</td><td><bdi>{said}</bdi></td></tr>"
        )
    return _table("actors", "Who is who", ("Actor", "Kind and side", "Named as"), "\n".join(lines))


def places(article: Article) -> str:
    """A table of the places, each once: what the article calls it, the position that was chosen, and why."""
    groups: dict[tuple[object, ...], list[Place]] = {}
    for place in article.places:
        settled = place.lat is not None and place.lon is not None
        known = (place.geonames_id, place.name, place.lat, place.lon) if settled else (one_line(place.span.text),)
        groups.setdefault(known, []).append(place)
    lines = "\n".join(
        f'<tr><th scope="row"><bdi>{_named(place.span.text for place in group)}</bdi></th>'
        f"<td>{_located(group[0])}</td>"
        f"<td>{'; '.join(dict.fromkeys(escape(one_line(place.reason)) for place in group))}</td></tr>"
        for group in groups.values()
    )
    return _table("places", "Places", ("In the text", "Place", "Why"), lines)


def _located(place: Place) -> str:
    """A place's name, country and position, or that it is not settled."""
    if place.lat is None or place.lon is None:
        return "not settled"
    country = f", {escape(place.country)}" if place.country and place.kind != "country" else ""
    where = f"{position(place.lat, 'N', 'S')}, {position(place.lon, 'E', 'W')}"
    return f"<bdi>{escape(one_line(place.name))}</bdi>{country}<br>{where}"


def _named(words: Iterable[str]) -> str:
    """Different words for one thing, each once with how often it stands there."""
    counts = Counter(one_line(each) for each in words)
    return ", ".join(f"{escape(word)}{f' ×{count}' if count > 1 else ''}" for word, count in counts.items())


def times(article: Article) -> str:
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
        f'<div class="wide"><table><thead><tr>{head}</tr></thead>\n<tbody>{lines}</tbody></table></div></section>'
    )


def who(claim: Claim) -> str:
    """The source as the article words it, as an element."""
    if claim.source.spans:
        return f'<bdi class="who">{shown(claim.source.text)}</bdi>'
    return f'<span class="nobody">{escape(source_name(claim.source))}</span>'


def number(claim: Claim) -> str:
    """The claim's number as notes and marks show it."""
    return escape(claim.id.removeprefix("c"))


def shown(text: str) -> str:
    """Words of the article on one line."""
    return escape(" ".join(without_controls(text).split()))


def speaker(claim: Claim, subjects: Subjects) -> str:
    """Who the source is, where its own words do not say it, as an element; else empty."""
    known = subjects.speaker(claim)
    return f' <bdi class="speaker">= {escape(known)}</bdi>' if known else ""
