"""Somebody's words told on: "the agency quoted the general as saying", "the minister was cited by state radio as having said".

Whoever is quoted says it, and whoever quotes tells that. Reference: any English grammar, on "quote" and "cite" with "as" and a
participle.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence, agent_before, phrase_before, trimmed, whom
from reportedly.model import Span, grammar

_REACH = 16
"""Words and marks between the verb and its "as"."""
_WHEN = 6
"""Words between the participle and "that" which tell when, where and to whom it is said."""
_SHORT = 4
"""So many words after the participle at most tell when and where, where what is said stands before."""
_OPENING = frozenset('“"„«')


def relays(site: Site) -> Iterator[Built]:
    """The claims of those who are quoted, and of those who quote them."""
    for sentence in site.sentences:
        for verb, word in enumerate(sentence.found):
            if word.lower in site.words.relaying:
                yield from _relay(site, sentence, verb)


def _relay(site: Site, sentence: Sentence, verb: int) -> Iterator[Built]:
    way = _as(site, sentence, verb)
    if way is None:
        return
    at, end = way
    be = _be(site, sentence, verb)
    first = verb if be is None else be
    by = sentence.lower(verb + 1) in site.words.by
    before = phrase_before(sentence, first) if be is not None or by else agent_before(sentence, first)
    between = sentence.span(verb + 1 + by, at) if at > verb + 1 + by else None
    if sentence.lower(at) not in site.words.role and (be is not None or by or between is None or not site.speaks(between)):
        return
    if be is not None or by or between is None:
        quoted, telling = before, between if by else None
    else:
        quoted, telling = between, before
    if quoted is None or not site.somebody(quoted):
        return
    if telling is None and be is not None and between is None:
        telling = _behind(site, sentence, end)
        if telling is not None:
            yield from _told_behind(site, sentence, quoted, telling, (first, at, end))
            return
    ahead = min(span.start for span in (quoted, telling, sentence.span(first, verb + 1)) if span is not None)
    contents = _contents(site, sentence, end, ahead)
    if not contents:
        return
    region = (sentence.found[first].start, sentence.found[end - 1].end)
    relaying = telling is not None
    cue = sentence.span(at, end) if relaying else sentence.span(verb if between else first, end)
    cues = (cue,) if relaying or not between else (sentence.span(first, verb + 1), sentence.span(at, end))
    yield Built("relay", attribution(cues, (quoted,), contents), region)
    if relaying and telling is not None:
        told = (quoted, sentence.span(at, end)) if by else (sentence.page.span(quoted.start, sentence.found[end - 1].end),)
        ahead_of = [content for content in contents if content.start < region[0]]
        until = max(region[1], contents[-1].end)
        whole = (*ahead_of, *told[:-1], sentence.page.span(told[-1].start, until))
        yield Built("relay", attribution((sentence.span(first, verb + 1 + by),), (telling,), whole), region)


def _behind(site: Site, sentence: Sentence, end: int) -> Span | None:
    """Whoever quotes, named last: "was quoted as saying by the agency"."""
    if sentence.lower(end) not in site.words.by:
        return None
    last = end + 1
    while sentence.word(last) and sentence.lower(last) not in sentence.small["adjunct"] | sentence.small["complementiser"]:
        last += 1
    return sentence.span(end + 1, last) if last > end + 1 else None


def _told_behind(site: Site, sentence: Sentence, quoted: Span, telling: Span, at: tuple[int, int, int]) -> Iterator[Built]:
    """The claims of "“CONTENT,” QUOTED was quoted as saying by TELLING"."""
    first, role, end = at
    contents = _contents(site, sentence, end, quoted.start)
    region = (sentence.found[first].start, sentence.found[end].end)
    if contents and contents[0].end <= quoted.start:
        cue, by = sentence.span(role, end), sentence.span(end, end + 1)
        yield Built("relay", attribution((cue,), (quoted,), contents), region)
        told = (*contents, quoted, cue)
        yield Built("relay", attribution((sentence.span(first, role), by), (telling,), told), region)


def _as(site: Site, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """Where the "as" of a verb stands, and where the participle of saying after it ends."""
    for at in range(verb + 1, min(len(sentence.found), verb + _REACH)):
        if sentence.found[at].text in ';:.?!”"“':
            return None
        if at > verb + 1 and sentence.lower(at) in site.words.telling_on and sentence.joined(at):
            return at, at + 1
        if sentence.lower(at) in site.words.role:
            if sentence.lower(at + 1) in site.words.telling_on:
                return at, at + 2
            if sentence.lower(at + 1) in site.words.having and sentence.lower(at + 2) in site.words.told:
                return at, at + 3
    return None


def _be(site: Site, sentence: Sentence, verb: int) -> int | None:
    """Where the passive of a verb begins: with "was", or the "has" of "has been"; ``None`` where it is active."""
    at = verb - 1
    if sentence.lower(at) in sentence.small["passing"] | sentence.small["leading"]:
        at -= 1
    if sentence.lower(at) in grammar(sentence.page.language).nonfinite:
        return at - 1 if sentence.lower(at - 1) in grammar(sentence.page.language).auxiliaries else at
    return at if sentence.lower(at) in site.words.be else None


def _contents(site: Site, sentence: Sentence, end: int, ahead: int) -> tuple[Span, ...]:
    """What is said: all that follows the participle, or all before, where that ends in a comma and little follows.

    Where a quotation stands before, one that goes on after the participle belongs to it.
    """
    start = sentence.found[0].start
    before = trimmed(sentence.page, start, ahead)
    text = sentence.page.text[start:ahead].rstrip()
    quoted = text.endswith(("”", '"', "’", "'"))
    closed = quoted or text.endswith(",")
    begins = whom(sentence, end - 1) if sentence.lower(end - 1) in sentence.small["hearing"] else end
    places = range(end, min(len(sentence.found), end + _WHEN))
    first = next((at for at in places if sentence.lower(at) in sentence.small["complementiser"]), begins)
    after = trimmed(sentence.page, sentence.found[first].start, sentence.end) if first < len(sentence.found) else None
    if before is None or not closed:
        return (after,) if after is not None else ()
    opened = next((at for at in range(end, len(sentence.found)) if sentence.found[at].text in _OPENING), None)
    if quoted and opened is not None:
        rest = trimmed(sentence.page, sentence.found[opened].start, sentence.end)
        return (before, rest) if rest is not None else (before,)
    small, follows = sentence.small, sentence.lower(begins)
    idle = not any(sentence.word(at) for at in range(begins, len(sentence.found))) or (
        follows in small["adjunct"] | small["days"] | site.words.by
    )
    told = sum(not word.mark for word in sentence.found[begins:])
    if (idle and told <= _SHORT) or (quoted and begins > end):
        return (before,)
    return (after,) if after is not None else ()
