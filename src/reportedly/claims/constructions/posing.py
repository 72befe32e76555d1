"""Words that are told before whoever says them: "143,000 people have left, the deputy minister said on Monday."

The verb ends the sentence, or its clause with a time, a place or whoever is told; its subject stands right before or after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence, agent_before, cue_start, stretches, trimmed
from reportedly.claims.sourcing import kind
from reportedly.model import Span, grammar

_LEAST = 3
"""Words of the shortest content."""
_FEW = 3
"""Words of the longest source that no list knows."""
_HEARER = 4
"""Words that name whom it is said to at most."""
_ADJUNCT = 9
"""So many words and marks at most follow the verb where its subject stands before it."""
_INVERTED = 20
"""So many where its subject follows too."""


def posed(site: Site) -> Iterator[Built]:
    """The claims that such verbs make, where none with their cue is known."""
    for sentence in (*site.sentences, *_told_on(site)):
        taken = (
            [cue for one in site.known_in(sentence.found[0].start, sentence.end) for cue in one.cues]
            if sentence.found
            else []
        )
        for verb in range(max(1, len(sentence.found) - _INVERTED), len(sentence.found)):
            word = sentence.found[verb]
            if word.lower in site.words.following and not any(cue.start <= word.start < cue.end for cue in taken):
                one = _told(site, sentence, verb)
                if one is not None:
                    yield one


def _told_on(site: Site) -> Iterator[Sentence]:
    """The stretches of sentences that are contents and end before their sentence does."""
    for content in sorted({content for one in site.known for content in one.contents}):
        for start, end in stretches(site.page, content.start, content.end):
            whole = site.page.layout.sentence(start)
            if whole is not None and end < whole[1]:
                yield Sentence.of(site.page, start, end)


def _told(site: Site, sentence: Sentence, verb: int) -> Built | None:
    """The attribution of "CONTENT, SUBJECT VERB", or of "CONTENT, VERB SUBJECT"."""
    cue = cue_start(sentence, verb)
    source = _subject(site, sentence, cue) if cue else None
    begins = source.start if source is not None else sentence.found[cue].start
    entry = sentence.lexicon.verbs.get(sentence.lower(verb))
    hears = entry is not None and "bound" in entry.traits  # whoever stands behind it is spoken to
    if source is None and sentence.mark(cue - 1, ",") and not hears:
        source = _inverted(site, sentence, verb + 1)
    elif source is not None and (verb < len(sentence.found) - _ADJUNCT or not _idle(sentence, _heard(site, sentence, verb))):
        return None
    content = trimmed(sentence.page, sentence.found[0].start, begins)
    if source is None or content is None or sum(map(str.isalnum, content.text)) < 1 or len(content.text.split()) < _LEAST:
        return None
    return Built("posed", attribution((sentence.span(cue, verb + 1),), (source,), (content,)))


def _subject(site: Site, sentence: Sentence, cue: int) -> Span | None:
    """Whoever is named between the comma after the content and the verb."""
    source = agent_before(sentence, cue)
    if source is None or not (site.speaks(source) or _several(site, source)) or _of_clause(sentence, source):
        return None
    before = sentence.page.text[: source.start].rstrip()
    return source if before.endswith((",", ",”", ',"', ",'", ",’")) else None


def _several(site: Site, source: Span) -> bool:
    """Whether a phrase names several by its form alone: "forecasters said"."""
    words = source.text.split()
    return len(words) <= _FEW and not source.text[0].isupper() and kind(site.page, (source,), site.names) == "collective"


def _of_clause(sentence: Sentence, source: Span) -> bool:
    """Whether a phrase ends in a relative pronoun, so that its verb is that of a clause about it: "an executive who asked"."""
    words = sentence.page.words.between(source.start, source.end)
    return len(words) > 1 and words[-1].lower in grammar(sentence.page.language).relatives


def _inverted(site: Site, sentence: Sentence, first: int) -> Span | None:
    """Whoever is named after the verb, up to the end or what tells when and where."""
    last = len(sentence.found)
    while last > first and not sentence.word(last - 1):
        last -= 1
    end = next((at for at in range(first + 1, last) if sentence.lower(at) in sentence.small["adjunct"]), last)
    while end > first and not sentence.word(end - 1):
        end -= 1
    if end <= first:
        return None
    source = sentence.span(first, end)
    verbal = any(sentence.lower(at) in sentence.small["predicating"] for at in range(first, end))
    return source if site.speaks(source) and not verbal else None


def _heard(site: Site, sentence: Sentence, verb: int) -> int:
    """The first word after whoever a verb names as spoken to: "told state television on Sunday"."""
    at = verb + 1
    if sentence.lower(verb) not in site.words.informing:
        return at
    for end in range(at + 1, min(len(sentence.found), at + _HEARER) + 1):
        if not sentence.word(end - 1):
            return at
        over = not sentence.word(end) or sentence.lower(end) in sentence.small["adjunct"] | sentence.small["days"]
        if over and site.speaks(sentence.span(at, end)):
            return end
    return at


def _idle(sentence: Sentence, at: int) -> bool:
    """Whether nothing is said from a word on: the sentence ends, or when, where or to whom it is said follows."""
    if not any(sentence.word(each) for each in range(at, len(sentence.found))):
        return True
    if sentence.lower(at) in sentence.small["informed"]:
        return _idle(sentence, at + 1)
    return sentence.lower(at) in sentence.small["adjunct"] or sentence.lower(at) in sentence.small["days"]
