"""From a reading to claims: every decision, put together."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.claims.calibration import calibrated, score_kind
from reportedly.claims.certainty import outlet_stance, source_certainty
from reportedly.claims.clock import timed, untimed
from reportedly.claims.constructions import built, kept, receptions
from reportedly.claims.disclaiming import disclaimed
from reportedly.claims.edges import adopted, apposed, held, spoken, subject
from reportedly.claims.force import wording
from reportedly.claims.headline import entries, headline, unquoted
from reportedly.claims.layers import owned, parted, unheaded
from reportedly.claims.nested import nested as nested_in
from reportedly.claims.polarity import polarity_of
from reportedly.claims.quoting import quotation, quoted
from reportedly.claims.running import running
from reportedly.claims.sourcing import Names, kind
from reportedly.claims.words import words_between
from reportedly.model import Attribution, Certainty, Claim, Origin, Page, Reading, Source, Span

_NEAR = 90
"""Characters around a cue in which a phrase such as "without evidence" is taken to be about it."""

_HOLDERS = 8
"""Contents around a cue that are tried as the one that tells it, from the innermost; the first nearly always fits."""

_Found = tuple[Origin, Attribution]


def decide(page: Page, reading: Reading, *, nested: bool = True) -> tuple[Claim, ...]:
    """The claims of a page, in text order, with ids ``c1``, ``c2``, ….

    An attribution without a content is no claim. ``nested`` says whether rules look for further claims inside contents. The
    reading's spans must be slices of the page's text. Nothing is raised for any text.
    """
    read = unheaded(kept(page, reading))
    found: list[_Found] = [
        ("model" if one.score >= reading.threshold else "construction", one)
        for one in running(page, adopted(page, read, _held(page, read)))
    ]
    names = Names.of(reading.names)
    found = [(origin, one) for (origin, _), one in zip(found, owned(page, [one for _, one in found], names), strict=True)]
    found = [(origin, apposed(page, one, names)) for origin, one in found]
    rules, left = built(page, names, [one for _, one in found])
    standing = set(left)
    found = [each for each in found if each[1] in standing]
    found += [(each.origin, one) for each in rules for one in _held(page, [each.one])]
    found = [(origin, one) for (origin, _), one in zip(found, parted(page, [one for _, one in found]), strict=True)]
    found += [("reception", one) for one in _held(page, receptions(page))]
    title = headline(page, [one for _, one in found], names)
    if title is None:
        title = unquoted(page, names, [one for _, one in found])
    if title is not None:
        found += [("headline", one) for one in _held(page, [title])]
    found += [("headline", one) for one in _held(page, entries(page, names, [one for _, one in found]))]
    if nested:
        found += [("nested", one) for one in _held(page, nested_in(page, [one for _, one in found], names))]
    times = timed(page)
    found = [(origin, untimed(page, disclaimed(page, one), times)) for origin, one in found]
    found.sort(key=lambda each: _place(each[1]))
    return _placed([_claim(f"c{number}", each, page, names) for number, each in enumerate(found, start=1)])


def _held(page: Page, found: Iterable[Attribution]) -> list[Attribution]:
    """Those of ``found`` that the page's structure leaves, cut at its edges."""
    return [subject(page, spoken(page, one)) for one in (held(page, each) for each in found) if one is not None]


def _place(one: Attribution) -> tuple[int, tuple[Span, ...], tuple[Span, ...]]:
    return min(span.start for span in (*one.cues, *one.sources, *one.contents)), one.cues, one.contents


def _claim(name: str, found: _Found, page: Page, names: Names) -> Claim:
    origin, one = found
    anchor = one.cues[0] if one.cues else None
    said = wording(page, one.cues)
    inside = bool(one.sources) and quoted(page, one.sources[0].start)
    source = Source(one.sources, kind(page, one.sources, names, inside))
    if source.kind == "missing":
        source = replace(source, spans=())
    firmness = source_certainty(page, one.contents, said)
    certainty = Certainty(firmness, outlet_stance(page, said, one.contents, _near(page, one), firmness))
    return Claim(
        id=name,
        source=source,
        cue=said.cue(one.cues) if one.cues else None,
        contents=one.contents,
        quotation=quotation(page, one.contents, anchor),
        certainty=certainty,
        score=calibrated(one),
        polarity=polarity_of(page, one.contents),
        origin=origin,
        score_kind=score_kind(origin),
    )


def _near(page: Page, one: Attribution) -> list[tuple[str, ...]]:
    """The words around the cue, in its paragraph, that belong to no content: one line for each stretch between contents."""
    if not one.cues:
        return []
    at, end = one.cues[0].start, one.cues[-1].end
    low, high = page.layout.paragraph(at) or (0, len(page.text))
    start, stop = max(low, at - _NEAR), min(max(high, end), end + _NEAR)
    stretches = []
    for content in sorted(one.contents):
        if content.end <= start or content.start >= stop:
            continue
        if content.start > start:
            stretches.append((start, content.start))
        start = content.end
    if start < stop:
        stretches.append((start, stop))
    return [tuple(word.lower for word in words_between(page, *stretch)) for stretch in stretches]


def _placed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Name for each claim the one that tells it: the innermost content that its cue lies in. No claim is within itself."""
    spans = sorted((span.start, span.end, number) for number, claim in enumerate(claims) for span in claim.contents)
    cues = sorted((claim.cue.spans[0], number) for number, claim in enumerate(claims) if claim.cue is not None)
    parents: dict[int, int] = {}
    open_: list[tuple[int, int, int]] = []
    at = 0
    for cue, number in cues:
        while at < len(spans) and spans[at][0] <= cue.start:
            start, end, owner = spans[at]
            heapq.heappush(open_, (end, -start, owner))
            at += 1
        while open_ and open_[0][0] <= cue.start:
            heapq.heappop(open_)
        holders = [(end + start, -start, owner) for end, start, owner in open_ if end >= cue.end and owner != number]
        for _, _, owner in heapq.nsmallest(_HOLDERS, holders):
            if not _told_by(parents, owner, number):
                parents[number] = owner
                break
    return tuple(
        replace(claim, within=claims[parents[number]].id) if number in parents else claim
        for number, claim in enumerate(claims)
    )


def _told_by(parents: dict[int, int], child: int, parent: int) -> bool:
    """Whether ``child`` is ``parent``, or told by it at any depth."""
    at: int | None = child
    while at is not None:
        if at == parent:
            return True
        at = parents.get(at)
    return False
