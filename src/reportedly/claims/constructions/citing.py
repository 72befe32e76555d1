"""Whom a report cites: "the agency reported that …, citing two officials", "the paper, quoting the mayor, said …".

Those cited say what is reported. Only somebody who can say something is: "citing security concerns" gives a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence, trimmed
from reportedly.model import Attribution, Span

_LONGEST = 12
"""Words and marks of the longest source."""


def citations(site: Site) -> Iterator[Built]:
    """The claims of those who are cited beside what is reported."""
    for sentence in site.sentences:
        for at, word in enumerate(sentence.found):
            if word.lower in site.words.relayed_by and at and sentence.mark(at - 1, ","):
                one = _citation(site, sentence, at)
                if one is not None:
                    yield one


def _citation(site: Site, sentence: Sentence, at: int) -> Built | None:
    source = _cited(site, sentence, at + 1)
    if source is None:
        return None
    cue = sentence.span(at, at + 1)
    region = (cue.start, source.end)
    reports = [one for one in site.known_in(sentence.found[0].start, sentence.end) if _reports(one, cue, source)]
    if not reports:
        return None
    report = min(reports, key=lambda one: abs(one.cues[0].start - cue.start))
    contents = [part for content in report.contents for part in _without(sentence, content, cue, source)]
    return Built("citing", attribution((cue,), (source,), contents), region) if contents else None


def _cited(site: Site, sentence: Sentence, first: int) -> Span | None:
    """Whoever is named from the word ``first`` on, up to a mark or a word with which something else begins."""
    last = first
    while (
        last < min(len(sentence.found), first + _LONGEST)
        and sentence.word(last)
        and (last == first or sentence.spaced(last))
        and not (sentence.lower(last) in site.words.ending and last > first and site.speaks(sentence.span(first, last)))
    ):
        last += 1
    if (
        last == first
        or last >= first + _LONGEST
        or sentence.lower(last) in site.words.role
        or sentence.lower(last) in site.words.telling_on
    ):
        return None
    source = sentence.span(first, last)
    return source if site.speaks(source) else None


def _reports(one: Attribution, cue: Span, source: Span) -> bool:
    """Whether an attribution may be the report that cites: none of its cues is where the source is named."""
    return bool(one.sources) and not any(cue.start <= span.start < source.end for span in (*one.cues, *one.sources))


def _without(sentence: Sentence, content: Span, cue: Span, source: Span) -> Iterator[Span]:
    """A content without the words that cite."""
    if content.end <= cue.start or source.end <= content.start:
        yield content
        return
    for start, end in ((content.start, cue.start), (source.end, content.end)):
        part = trimmed(sentence.page, start, end) if start < end else None
        if part is not None and any(map(str.isalnum, part.text)):
            yield part
