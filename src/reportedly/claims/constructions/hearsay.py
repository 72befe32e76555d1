"""What is told as said by others without a name: "reportedly", "it emerged that", "the court heard that".

The clause without the adverb is the content, and there is no source.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence, phrase_before, trimmed
from reportedly.model import Attribution, Language, Span, grammar

_LEAST = 3
"""Words of the shortest content."""
_BETWEEN = 4
"""Words between "it" and the verb, and one more."""
_WHEN = 4
"""Words that may stand between "it emerged" and "that"."""


def hearsay(site: Site) -> Iterator[Built]:
    """The claims of nobody."""
    for sentence in site.sentences:
        for at, word in enumerate(sentence.found):
            if word.lower in site.words.hearsay:
                one = _adverb(site, sentence, at)
            elif word.lower in site.words.heard | site.words.hearing_told:
                one = _heard(site, sentence, at)
            elif word.lower in site.words.emerging or word.lower in site.words.held:
                one = _impersonal(site, sentence, at)
            else:
                continue
            if one is not None:
                yield one


def _adverb(site: Site, sentence: Sentence, at: int) -> Built | None:
    """The clause around an adverb: no claim of somebody's holds it, and a claim that has it for a cue is read anew."""
    adverb = sentence.span(at, at + 1)
    anew = [one for one in site.known if _rests(one, adverb)]
    spans = (span for one in site.known if one not in anew for span in (*one.cues, *one.sources, *one.contents))
    if any(span.start <= adverb.start < span.end for span in spans):
        return None
    first, last = _clause(sentence, at)
    last = _closed(sentence, first, at, last)
    parts = [trimmed(sentence.page, start, end) for start, end in _sides(sentence, first, at, last)]
    contents = [part for part in parts if part is not None and any(map(str.isalnum, part.text))]
    if sum(len(part.text.split()) for part in contents) < _LEAST or not _finite(sentence, at):
        return None
    if any(one.cues == (adverb,) and list(one.contents) == contents for one in anew):
        return None
    cues = [cue for one in anew for cue in one.cues] or [adverb]
    region = (min(cue.start for cue in cues), max(cue.end for cue in cues))
    return Built("hearsay", attribution((adverb,), (), contents), region)


def _rests(one: Attribution, adverb: Span) -> bool:
    """Whether an attribution rests on the adverb and names nobody."""
    return any(cue.start <= adverb.start < cue.end for cue in one.cues) and not one.sources


def _sides(sentence: Sentence, first: int, at: int, last: int) -> Iterator[tuple[int, int]]:
    if first < at:
        yield sentence.found[first].start, sentence.found[at].start
    if at + 1 < last:
        yield sentence.found[at + 1].start, sentence.found[last - 1].end


def _closed(sentence: Sentence, first: int, at: int, last: int) -> int:
    """Where a clause ends that a comma closes: one about a noun (", which …,"), or a participle that leads its sentence."""
    language = sentence.page.language
    relative = sentence.lower(first) in grammar(language).relatives and sentence.mark(first - 1, ",")
    leading = at == 0 and _is_past(language, sentence.lower(1)) and sentence.lower(2) in sentence.small["agentive"]
    if not relative and not leading:
        return last
    return next((each for each in range(at + 1, last) if sentence.mark(each, ",")), last)


def _clause(sentence: Sentence, at: int) -> tuple[int, int]:
    """Where the clause around a word begins and ends: at a stop, a dash, a word that joins clauses, or a relative pronoun before it.

    A clause that another one leads into with a comma goes with that ("after the vote, they reportedly left").
    """
    small = sentence.small
    first = at
    comma = False
    while first > 0 and not _parts(sentence, first - 1):
        joins = sentence.lower(first - 1) in small["joining"] and sentence.lower(first - 1) not in small["pairing"]
        if (joins or (sentence.lower(first - 1) in small["pairing"] and sentence.mark(first - 2, ","))) and not comma:
            break
        if sentence.lower(first - 1) in grammar(sentence.page.language).relatives:
            first -= 1
            break
        comma = comma or sentence.mark(first - 1, ",")
        first -= 1
    last = at + 1
    while last < len(sentence.found) and not _parts(sentence, last):
        if sentence.mark(last, ",") and sentence.lower(last + 1) in small["joining"]:
            break
        last += 1
    return first, last


def _heard(site: Site, sentence: Sentence, at: int) -> Built | None:
    """What a court hears, or is told, in a clause: those who say it are not named, but for "from the driver"."""
    first = at
    if sentence.lower(at) in site.words.hearing_told:
        first -= 1
        while first > 0 and sentence.lower(first) in sentence.small["adverbial"] | sentence.small["passing"]:
            first -= 1
        first -= sentence.lower(first) in grammar(sentence.page.language).nonfinite
        if sentence.lower(first) not in site.words.be | grammar(sentence.page.language).auxiliaries:
            return None
    elif sentence.lower(at - 1) in grammar(sentence.page.language).auxiliaries | sentence.small["adverbial"]:
        first -= 1
    subject = phrase_before(sentence, first)
    if subject is None:
        return None
    after = at + 1 + (sentence.lower(at + 1) in site.words.evidence)
    source = None
    if sentence.lower(after) in site.words.stating and sentence.lower(at) in site.words.heard:
        that = next((each for each in range(after + 1, len(sentence.found)) if sentence.lower(each) in site.words.how), None)
        source = sentence.span(after + 1, that) if that is not None and that > after + 1 else None
        if that is None or source is None or not site.somebody(source):
            return None
    else:
        words = [word.lower for word in sentence.page.words.between(subject.start, subject.end)]
        prepositions = grammar(sentence.page.language).prepositions
        head = next((each for each in range(1, len(words)) if words[each] in prepositions), len(words)) - 1
        if words[head] not in site.words.bodies:
            return None
        that = next(
            (
                each
                for each in range(after, min(len(sentence.found), after + _WHEN))
                if sentence.lower(each) in site.words.how
            ),
            None,
        )
        if that is None:
            return None
    content = trimmed(sentence.page, sentence.found[that].start, sentence.end)
    cue = sentence.span(first, at + 1)
    sources = () if source is None else (source,)
    return Built("hearsay", attribution((cue,), sources, (content,)), (cue.start, cue.end)) if content is not None else None


def _parts(sentence: Sentence, at: int) -> bool:
    """Whether a mark parts clauses."""
    word = sentence.found[at]
    return word.text in ";:" or (word.text in "—–-" and sentence.spaced(at))


def _finite(sentence: Sentence, at: int) -> bool:
    """Whether an adverb stands at the head of its sentence, after an auxiliary, or between a subject and its verb."""
    classes, language = grammar(sentence.page.language), sentence.page.language
    after = at + 1
    while sentence.word(after) and sentence.lower(after) in sentence.small["adverbial"]:
        after += 1
    if at == 0:
        return True
    before, verb = at - 1, sentence.lower(after)
    if sentence.lower(before) in sentence.small["adverbial"]:
        before -= 1
    if not sentence.word(before) or not verb or sentence.lower(before) in classes.prepositions | classes.conjunctions:
        return False
    if sentence.lower(before) in classes.verbal or verb in classes.auxiliaries:
        return True
    forms = language.morphology.inflected(language.lemma(verb))
    finite = verb in forms["past"] or (verb in forms["third"] and verb not in forms["base"])
    if not finite or sentence.lower(after + 1) not in sentence.small["agentive"]:
        return finite
    rest = [sentence.lower(each) for each in range(*_clause(sentence, at)) if each != after]
    return not any(word in classes.auxiliaries or _is_past(language, word) for word in rest)


def _is_past(language: Language, word: str) -> bool:
    """Whether a word is by its form the past tense of a verb."""
    lemma = language.lemma(word)
    return lemma != word and word in language.morphology.inflected(lemma)["past"]


def _impersonal(site: Site, sentence: Sentence, at: int) -> Built | None:
    """The clause with "that" after "it emerged", "it is understood"."""
    if sentence.lower(at + 1) in site.words.by:
        return None
    classes = grammar(sentence.page.language)
    first = at - 1
    while first > max(0, at - _BETWEEN) and sentence.lower(first) not in site.words.impersonal:
        first -= 1
    between = [sentence.lower(each) for each in range(first + 1, at)]
    passive = any(word in site.words.be or word in classes.nonfinite for word in between)
    finite = all(word in sentence.small["adverbial"] for word in between) or any(
        word in classes.auxiliaries for word in between
    )
    if (
        sentence.lower(first) not in site.words.impersonal
        or not finite
        or passive != (sentence.lower(at) in site.words.held)
    ):
        return None
    places = range(at + 1, min(len(sentence.found), at + 2 + _WHEN))
    that = next((each for each in places if sentence.lower(each) in sentence.small["complementiser"]), None)
    if that is None:
        return None
    content = trimmed(sentence.page, sentence.found[that].start, sentence.end)
    return (
        Built("hearsay", attribution((sentence.span(first + 1, at + 1),), (), (content,))) if content is not None else None
    )
