"""Nouns that attribute, with whose they are and what is said in a clause: "the army's claim that it had spared the hospital".

"In the words of one worker, …" is of the same kind, with whoever says it behind the noun. Where a phrase of the first kind is the
subject of its sentence, what is said ends before the sentence's own verb; else with the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence, trimmed
from reportedly.model import Span, grammar

_OWNER = 5
"""Words of the longest owner."""
_BETWEEN = 2
"""Words that may stand between an owner and the noun: "the army's earlier public claim"."""
_HEAD = 3
"""So many words at most stand before the noun of "in the very words of"."""
_LEAST = 3
"""Words of the shortest content."""
_ACTS = ("speech", "opinion")


def owned(site: Site) -> Iterator[Built]:
    """The claims of such nouns, where none with their cue is known."""
    for sentence in site.sentences:
        for at, word in enumerate(sentence.found):
            entry = sentence.lexicon.nouns.get(word.lower)
            if entry is None or entry.act not in _ACTS or at == 0:
                continue
            if at <= _HEAD:
                one = _prefaced(site, sentence, at)
                if one is not None:
                    yield one
                    break
            that = at + 1 + sentence.mark(at + 1, ",")
            opens = sentence.lower(that) in sentence.small["complementiser"]
            if opens and sentence.lower(that + 1) not in sentence.small["demonstrative_that"]:
                one = _claim(site, sentence, at, that)
                if one is not None:
                    yield one
            elif sentence.lower(at + 1) in site.words.charge:
                one = _deed(site, sentence, at)
                if one is not None:
                    yield one


def _deed(site: Site, sentence: Sentence, noun: int) -> Built | None:
    """The claim of "the general's earlier reports of forces entering the town": somebody's deed, told without a verb of its own."""
    owner = _owner(site, sentence, noun)
    if owner is None:
        return None
    first, last, source = owner
    verbs = _groups(sentence, noun + 2)
    verb = next(verbs, None) if _heads(sentence, first) else None
    stop = len(sentence.found) if verb is None else verb
    mark = next((at for at in range(noun + 2, stop) if not sentence.word(at)), stop)
    language = sentence.page.language
    deeds = (at for at in range(noun + 3, mark - 1) if language.morphology.may_be(sentence.lower(at), "progressive"))
    if next(deeds, None) is None:
        return None
    end = sentence.found[mark].start if mark < len(sentence.found) else sentence.end
    content = trimmed(sentence.page, sentence.found[noun + 2].start, end)
    if content is None or len(content.text.split()) < _LEAST:
        return None
    return _built(site, sentence.span(last, noun + 2), source, content)


def _prefaced(site: Site, sentence: Sentence, noun: int) -> Built | None:
    """The claim of "In the words of one worker, …", at the head of a sentence."""
    if sentence.lower(0) not in site.words.prefacing:
        return None
    comma = next((at for at in range(noun + 1, len(sentence.found)) if not sentence.word(at)), 0)
    if not sentence.mark(comma, ",") or not 1 < comma - noun <= _OWNER + 2:
        return None
    if sentence.lower(noun + 1) not in site.words.charge or noun + 2 >= comma:
        return None
    source = sentence.span(noun + 2, comma)
    content = trimmed(sentence.page, sentence.found[comma].end, sentence.end)
    if content is None or len(content.text.split()) < _LEAST or not site.speaks(source):
        return None
    return Built("owned", attribution((sentence.span(0, noun + 2),), (source,), (content,)))


def _claim(site: Site, sentence: Sentence, noun: int, that: int) -> Built | None:
    owner = _owner(site, sentence, noun)
    if owner is None:
        return None
    first, last, source = owner
    end = _end(site, sentence, that, subject=_heads(sentence, first))
    content = trimmed(sentence.page, sentence.found[that].start, end) if end is not None else None
    if content is None or len(content.text.split()) < _LEAST:
        return None
    return _built(site, sentence.span(last, noun + 1), source, content)


def _built(site: Site, cue: Span, source: Span, content: Span) -> Built:
    """The claim; it stands instead of one with its cue that says of nobody that he said it."""
    known = list(site.known_in(cue.start, cue.end))
    unsourced = bool(known) and not any(one.sources for one in known)
    return Built("owned", attribution((cue,), (source,), (content,)), (cue.start, cue.end) if unsourced else None)


def _owner(site: Site, sentence: Sentence, noun: int) -> tuple[int, int, Span] | None:
    """Where an owner begins, where what it owns does, and its span."""
    classes = grammar(sentence.page.language)
    for last in range(noun - 1, max(-1, noun - _BETWEEN - 2), -1):
        word = sentence.found[last]
        if last + 1 < noun and not (sentence.word(last + 1) and sentence.spaced(last + 1)):
            return None
        if word.lower in classes.possessive:
            return last, last + 1, sentence.span(last, last + 1)
        if not _possessive(sentence, last):
            continue
        first = _begins(sentence, last - word.mark)
        source = sentence.page.span(sentence.found[first].start, word.end)
        return (first, last + 1, source) if site.speaks(source) else None
    return None


def _possessive(sentence: Sentence, at: int) -> bool:
    word = sentence.found[at]
    return word.lower.endswith("'s") or (word.text in "'’" and at > 0 and sentence.lower(at - 1).endswith("s"))


def _begins(sentence: Sentence, last: int) -> int:
    """Where the phrase begins that ends at ``last``: at a determiner, or with the capitalised words there."""
    for first in range(last, max(-1, last - _OWNER), -1):
        if sentence.lower(first) in grammar(sentence.page.language).determiners:
            return first
        if not sentence.word(first) and first != last:
            break
    first = last
    while first > 0 and sentence.found[first - 1].capital and not sentence.found[first - 1].mark:
        first -= 1
    return first


def _heads(sentence: Sentence, first: int) -> bool:
    """Whether a phrase stands where a subject does: at the beginning, or after a mark or a word that joins clauses."""
    return first == 0 or not sentence.word(first - 1) or sentence.lower(first - 1) in sentence.small["joining"]


def _end(site: Site, sentence: Sentence, that: int, *, subject: bool) -> int | None:
    """Where what is said ends; ``None`` for a subject whose verb is not found."""
    if sentence.mark(that - 1, ","):
        closing = next((at for at in range(that, len(sentence.found)) if sentence.mark(at, ",")), None)
        return sentence.found[closing].start if closing is not None else None
    if not subject:
        others = {one.sources[0].start for one in site.known_in(sentence.found[that].start, sentence.end) if one.sources}
        comma = (at for at in range(that, len(sentence.found) - 1) if sentence.mark(at, ","))
        return next((sentence.found[at].start for at in comma if sentence.found[at + 1].start in others), sentence.end)
    groups = list(_groups(sentence, that + 1))
    return sentence.found[groups[1]].start if len(groups) > 1 else None


def _groups(sentence: Sentence, first: int) -> Iterator[int]:
    """Where the verbs of the clauses begin from a word on that no word or mark joins to the one before."""
    classes, language = grammar(sentence.page.language), sentence.page.language
    inside = participle = False
    for at in range(first, len(sentence.found)):
        word = sentence.lower(at)
        past = language.lemma(word) != word and word in language.morphology.inflected(language.lemma(word))["past"]
        verb = word in classes.verbal or past
        joined = not sentence.word(at - 1) or sentence.lower(at - 1) in classes.connectives
        if (
            verb
            and (not inside or (participle and word in classes.auxiliaries))
            and not joined
            and not sentence.found[at].capital
        ):
            yield at
        participle = past and word not in classes.auxiliaries
        inside = verb or (inside and (word in classes.nonfinite or word in sentence.small["adverbial"]))
