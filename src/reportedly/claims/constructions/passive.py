"""Sayings in the passive: "it was announced by the palace that …", "residents were told by police to stay indoors".

Whoever stands after "by" says it; of "X was told by S to" both X and the clause are the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence, phrase_before, trimmed
from reportedly.model import Attribution, Span, grammar

_LONGEST = 10
"""Words of the longest source."""


def passives(site: Site) -> Iterator[Built]:
    """The claims of those after "by"."""
    for sentence in site.sentences:
        mine: list[Attribution] = []
        for verb, word in enumerate(sentence.found):
            one = None
            if word.lower in site.words.told and sentence.lower(verb + 1) in site.words.by:
                one = _passive(site, sentence, verb) or _judged(site, sentence, verb)
            elif word.lower in site.words.by and sentence.lower(verb - 1) in site.words.joins:
                one = _again(site, sentence, verb, mine)
            if one is not None:
                mine.append(one.one)
                yield one


def _judged(site: Site, sentence: Sentence, verb: int) -> Built | None:
    """What is denied, praised or described by somebody: "the strike was condemned by the envoy as a crime"."""
    first = _auxiliary(sentence, verb)
    thing = phrase_before(sentence, first) if first is not None and sentence.found[verb].lower in site.words.judged else None
    cue = sentence.span(first, verb + 2) if first is not None else None
    if (
        thing is None
        or cue is None
        or any(cue.start <= one.cues[0].start < cue.end and one.sources for one in site.known if one.cues)
    ):
        return None
    ends = sentence.small["adjunct"] | site.words.role | site.words.grounds
    charged = sentence.found[verb].lower in site.words.accused
    last = verb + 2
    while last < len(sentence.found) and sentence.word(last):
        if sentence.lower(last) in ends or (charged and sentence.lower(last) in site.words.charge):
            break
        last += 1
    if last == verb + 2 or not site.speaks(sentence.span(verb + 2, last)):
        return None
    if charged and sentence.lower(last) in site.words.charge:
        charge = trimmed(sentence.page, sentence.found[last].start, sentence.end)
        told = [thing, charge] if charge is not None else [thing]
        return Built("passive", attribution((cue,), (sentence.span(verb + 2, last),), told), (cue.start, cue.end))
    contents = [thing, *_as(site, sentence, last)]
    return Built("passive", attribution((cue,), (sentence.span(verb + 2, last),), contents), (cue.start, cue.end))


def _as(site: Site, sentence: Sentence, at: int) -> Iterator[Span]:
    """What something is called, from "as" on, up to a comma outside of quotations before another one who says so."""
    if sentence.lower(at) in site.words.role:
        ends = (
            each
            for each in range(at, len(sentence.found))
            if sentence.mark(each, ",") and sentence.lower(each + 1) in site.words.joins
        )
        end = next(ends, len(sentence.found))
        told = trimmed(sentence.page, sentence.found[at].start, sentence.found[end - 1].end)
        if told is not None and len(told.text.split()) > 1:
            yield told


def _again(site: Site, sentence: Sentence, by: int, mine: Sequence[Attribution]) -> Built | None:
    """A second one by whom it is said: "…, and by the mayor as an attack on peace"."""
    last = next(
        (at for at in range(by + 1, min(len(sentence.found), by + _LONGEST)) if sentence.lower(at) in site.words.role), None
    )
    before = sentence.found[by].start
    said = [
        one
        for one in (*mine, *site.known_in(sentence.found[0].start, before))
        if one.sources and _of_passive(site, sentence, one)
    ]
    if last is None or not said or not site.speaks(sentence.span(by + 1, last)):
        return None
    contents = list(_as(site, sentence, last))
    cue = sentence.span(by, by + 1)
    return Built("passive", attribution((cue,), (sentence.span(by + 1, last),), contents)) if contents else None


def _of_passive(site: Site, sentence: Sentence, one: Attribution) -> bool:
    """Whether an attribution is told in the passive: its source follows a participle of speech and "by"."""
    at = next((at for at, word in enumerate(sentence.found) if word.start >= one.sources[0].start), 0)
    return sentence.lower(at - 1) in site.words.by and sentence.lower(at - 2) in site.words.told


def _auxiliary(sentence: Sentence, verb: int) -> int | None:
    """Where the auxiliary stands with which a passive begins; ``None`` where there is none, or nothing before it."""
    first = verb - 1
    while first > 0 and sentence.lower(first) in sentence.small["passing"] | sentence.small["leading"]:
        first -= 1
    if sentence.lower(first) in grammar(sentence.page.language).nonfinite:
        first -= 1
    return first if first >= 1 and sentence.lower(first) in grammar(sentence.page.language).auxiliaries else None


def _passive(site: Site, sentence: Sentence, verb: int) -> Built | None:
    """What is announced or told by somebody, in a clause."""
    first = _auxiliary(sentence, verb)
    if first is None:
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
