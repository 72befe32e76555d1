"""Sayings in the passive: "it was announced by the palace that …", "residents were told by police to stay indoors".

Whoever stands after "by" says it; of "X was told by S to" both X and the clause are the content.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence, phrase_before, trimmed
from reportedly.model.grammar import grammar

_LONGEST = 10
"""Words of the longest source."""


def passives(site: Site) -> Iterator[Built]:
    """The claims of those after "by"."""
    for sentence in site.sentences:
        for verb, word in enumerate(sentence.found):
            if word.lower in site.words.told and sentence.lower(verb + 1) in site.words.by:
                one = _passive(site, sentence, verb)
                if one is not None:
                    yield one


def _passive(site: Site, sentence: Sentence, verb: int) -> Built | None:
    first = verb - 1
    while first > 0 and sentence.lower(first) in sentence.small["passing"] | sentence.small["leading"]:
        first -= 1
    if sentence.lower(first) in grammar(sentence.page.language).nonfinite:
        first -= 1
    if first < 1 or sentence.lower(first) not in grammar(sentence.page.language).auxiliaries:
        return None
    that = _clause(site, sentence, verb + 2)
    if that is None:
        return None
    last = next((at for at in range(verb + 3, that) if sentence.lower(at) in sentence.small["adjunct"]), that)
    source = sentence.span(verb + 2, last)
    content = trimmed(sentence.page, sentence.found[that].start, sentence.end)
    named = sentence.found[verb + 2].capital or sentence.lower(verb + 2) in grammar(sentence.page.language).determiners
    if content is None or not (named or site.speaks(source)):
        return None
    contents = [content]
    if sentence.lower(that) == "to":
        told = phrase_before(sentence, first)
        if told is None or sentence.found[verb].lower not in site.words.hearing:
            return None
        contents.insert(0, told)
    elif sentence.lower(first - 1) not in site.words.impersonal and sentence.found[verb].lower not in site.words.hearing:
        return None
    cue = sentence.span(first, verb + 2)
    return Built("passive", attribution((cue,), (source,), contents), (cue.start, cue.end))


def _clause(site: Site, sentence: Sentence, first: int) -> int | None:
    """Where "that", or "to", begins what is said, after whoever says it."""
    for at in range(first + 1, min(len(sentence.found), first + _LONGEST)):
        if not sentence.word(at):
            return None
        if sentence.lower(at) in sentence.small["complementiser"] or sentence.lower(at) == "to":
            return at
    return None
