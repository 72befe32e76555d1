"""Somebody's words told on: "the agency quoted the general as saying", "the minister was cited by state radio as having said".

Whoever is quoted says it, and whoever quotes tells that. Reference: any English grammar, on "quote" and "cite" with "as" and a
participle.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence, phrase_before, trimmed
from reportedly.model import Span, grammar

_REACH = 16
"""Words and marks between the verb and its "as"."""
_WHEN = 6
"""Words between the participle and "that" which tell when, where and to whom it is said."""
_SHORT = 4
"""So many words after the participle at most tell when and where, where what is said stands before."""


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
    before = phrase_before(sentence, first)
    between = sentence.span(verb + 1 + by, at) if at > verb + 1 + by else None
    if be is not None or by or between is None:
        quoted, telling = before, between if by else None
    else:
        quoted, telling = between, before
    if quoted is None or not site.speaks(quoted):
        return
    ahead = min(span.start for span in (quoted, telling, sentence.span(first, verb + 1)) if span is not None)
    contents = _contents(sentence, end, ahead)
    if contents is None:
        return
    region = (sentence.found[first].start, sentence.found[end - 1].end)
    relaying = telling is not None and site.speaks(telling)
    cue = sentence.span(at, end) if relaying else sentence.span(verb if between else first, end)
    cues = (cue,) if relaying or not between else (sentence.span(first, verb + 1), sentence.span(at, end))
    yield Built("relay", attribution(cues, (quoted,), (contents,)), region)
    if relaying and telling is not None:
        told = (quoted, sentence.span(at, end)) if by else (sentence.page.span(quoted.start, sentence.found[end - 1].end),)
        after = contents.start >= region[1]
        whole = (*told[:-1], sentence.page.span(told[-1].start, contents.end)) if after else (contents, *told)
        yield Built("relay", attribution((sentence.span(first, verb + 1 + by),), (telling,), whole), region)


def _as(site: Site, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """Where the "as" of a verb stands, and where the participle of saying after it ends."""
    for at in range(verb + 1, min(len(sentence.found), verb + _REACH)):
        if sentence.found[at].text in ';:.?!”"“':
            return None
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


def _contents(sentence: Sentence, end: int, ahead: int) -> Span | None:
    """What is said: all that follows the participle, or all before, where that ends in a comma and little follows."""
    start = sentence.found[0].start
    before = trimmed(sentence.page, start, ahead)
    text = sentence.page.text[start:ahead].rstrip().rstrip("”\"’'")
    first = next(
        (
            at
            for at in range(end, min(len(sentence.found), end + _WHEN))
            if sentence.lower(at) in sentence.small["complementiser"]
        ),
        end,
    )
    after = trimmed(sentence.page, sentence.found[first].start, sentence.end) if first < len(sentence.found) else None
    told = sum(not word.mark for word in sentence.found[end:])
    closed = text.endswith(",") or sentence.page.text[start:ahead].rstrip().endswith(("”", '"'))
    if before is not None and closed and told <= _SHORT + (sentence.lower(end - 1) in sentence.small["hearing"]) * _REACH:
        return before
    return after
