"""A second verb of saying with the subject of the first: "the state admitted that …, but maintained that …", "…, warning that …".

It follows "and" or "but", or as a participle a comma, and "that" or a quotation follows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence, begins, opening_subject, trimmed
from reportedly.model import Attribution, grammar


def joined(site: Site) -> Iterator[Built]:
    """The claims of such verbs, by the source of the nearest claim before them."""
    for sentence in site.sentences:
        for verb, word in enumerate(sentence.found):
            participle = word.lower in site.words.asserting
            if verb < 2 or not (participle or word.lower in site.words.saying):
                continue
            if not (sentence.lower(verb - 1) in site.words.joins or (participle and sentence.mark(verb - 1, ","))):
                continue
            if participle and sentence.mark(verb - 1, ","):
                alone = _alone(site, sentence, verb)
                if alone is not None:
                    yield alone
                    continue
            at = begins(sentence, verb + 1)
            first = _first(site, sentence, verb) if at is not None else None
            content = trimmed(sentence.page, sentence.found[at].start, sentence.end) if at is not None else None
            if first is not None and content is not None:
                yield Built("joined", attribution((sentence.span(verb, verb + 1),), first.sources, (content,)))


def _alone(site: Site, sentence: Sentence, verb: int) -> Built | None:
    """What a participle tells that nobody is known to say: its sentence's subject does ("the governor left, warning that …")."""
    cue = sentence.span(verb, verb + 1)
    known = [one for one in site.known_in(cue.start, cue.end) if one.contents]
    at = begins(sentence, verb + 1)
    if any(one.sources for one in known) or (not known and at is None):
        return None
    content = trimmed(sentence.page, sentence.found[at].start, sentence.end) if at is not None else None
    subject = opening_subject(sentence, verb)
    contents = known[0].contents if known else (content,) if content is not None else ()
    others = [one for one in site.known_in(sentence.found[0].start, cue.start) if one.sources]
    if subject is None or others or not contents or not site.speaks(subject):
        return None
    return Built("joined", attribution((cue,), (subject,), contents), (cue.start, cue.end))


def _first(site: Site, sentence: Sentence, verb: int) -> Attribution | None:
    """The nearest claim before a verb, where its source must be the verb's subject: what it says ended, or speaks of itself."""
    start = sentence.found[verb].start
    before = [one for one in site.known_in(sentence.found[0].start, start) if one.sources and one.sources[0].start < start]
    if not before:
        return None
    nearest = max(before, key=lambda one: one.cues[0])
    if any(content.start <= start < content.end for one in before if one is not nearest for content in one.contents):
        return None
    for content in nearest.contents:
        if content.start <= start < content.end and not _itself(site, content.start, content.end):
            return None
    return nearest


def _itself(site: Site, start: int, end: int) -> bool:
    """Whether a content begins with a pronoun, with or without "that"."""
    words = Sentence.of(site.page, start, end)
    at = 1 if words.lower(0) in words.small["complementiser"] else 0
    return words.lower(at) in grammar(site.page.language).personal
