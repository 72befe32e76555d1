"""Whom a report cites: "the agency reported that …, citing two officials", "the paper, quoting the mayor, said …".

Those cited say what is reported. Only somebody who can say something is: "citing security concerns" gives a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence, agent_before, begins, cue_start, trimmed
from reportedly.model import Attribution, Span, grammar

_LONGEST = 12
"""Words and marks of the longest source."""


def citations(site: Site) -> Iterator[Built]:
    """The claims of those who are cited beside what is reported."""
    for sentence in site.sentences:
        for at, word in enumerate(sentence.found):
            if (
                word.lower in site.words.relayed_by
                and (at == 0 or sentence.mark(at - 1, ",") or _reported(site, sentence, at))
            ) or (word.lower in site.words.relaying and _relative(sentence, at)):
                yield from _citation(site, sentence, at)


def _reported(site: Site, sentence: Sentence, at: int) -> bool:
    """Whether a report ends right before a word, with its verb or the day: "the agency reported Sunday citing"."""
    last = at - 1
    while last > 0 and sentence.word(last) and sentence.lower(last) in sentence.small["days"] | sentence.small["adjunct"]:
        last -= 1
    return sentence.lower(last) in site.words.following


def _relative(sentence: Sentence, at: int) -> bool:
    """Whether a verb stands in a clause about whoever reports: ", which cited"."""
    return at > 1 and sentence.lower(at - 1) in grammar(sentence.page.language).relatives and sentence.mark(at - 2, ",")


def _citation(site: Site, sentence: Sentence, at: int) -> Iterator[Built]:
    source = _cited(site, sentence, at + 1)
    if source is None:
        return
    cue = sentence.span(at, at + 1)
    region = (cue.start, source.end)
    reports = [one for one in site.known_in(sentence.found[0].start, sentence.end) if _reports(one, cue, source)]
    if not reports:
        made = _report(site, sentence, at, source)
        if made is None:
            return
        yield made
        reports = [made.one]
    report = min(reports, key=lambda one: abs(one.cues[0].start - cue.start))
    contents = [part for content in report.contents for part in _without(sentence, content, cue, source)]
    if contents:
        yield Built("citing", attribution((cue,), (source,), contents), region)


def _report(site: Site, sentence: Sentence, at: int, source: Span) -> Built | None:
    """The report around a citation: "the agency reported, citing two officials, that …"."""
    verb = at - 1 - sentence.mark(at - 1, ",")
    if verb < 1 or sentence.lower(verb) not in site.words.following:
        return None
    after = next((each for each, word in enumerate(sentence.found) if word.start >= source.end), len(sentence.found))
    begin = begins(sentence, after + sentence.mark(after, ","))
    subject = agent_before(sentence, cue_start(sentence, verb))
    if begin is None or subject is None:
        return None
    content = trimmed(sentence.page, sentence.found[begin].start, sentence.end)
    cue = sentence.span(cue_start(sentence, verb), verb + 1)
    region = (cue.start, source.end)
    return Built("citing", attribution((cue,), (subject,), (content,)), region) if content is not None else None


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
