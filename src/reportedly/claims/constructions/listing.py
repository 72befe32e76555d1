"""Lists after a word of saying: "The inspectors found that:" before items, each a paragraph, or before a quotation of its own.

The items are the content. A line with a name alone before its colon ("And from the chairwoman:") leads into the quotation after it.
So does one whose subject makes "the following statement", with or without a colon; that goes on from paragraph to paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.lexicon import sources
from reportedly.claims.sentence import Sentence, cue_start, phrase_before, trimmed
from reportedly.model import Range, Span, grammar

_LEAD = 10
"""Words of the longest line that names a speaker alone."""
_QUALIFIED = 3
"""Words after "following" among which the noun is sought: "the following joint statement"."""
_SINCE = 12
"""Words between the verb and its colon at most."""


def lists(site: Site) -> Iterator[Built]:
    """The claims that such lines make of what stands after them."""
    layout = site.page.layout
    ends = {end: number for number, (_, end) in enumerate(layout.paragraphs)}
    for sentence in site.sentences:
        number = ends.get(sentence.end)
        if number is None or not sentence.found:
            continue
        stated = _stated(site, sentence, number + 1)
        if stated is not None:
            yield stated
            continue
        if not sentence.mark(len(sentence.found) - 1, ":"):
            continue
        items = _items(site, number + 1)
        one = _listed(site, sentence, items) if items else _led(site, sentence, number + 1)
        if one is not None:
            yield one


def _items(site: Site, number: int) -> list[Span]:
    """The items from a paragraph on, without their marks."""
    paragraphs = site.page.layout.paragraphs[number:]
    items = takewhile(lambda each: _kind(site, each) == "item", paragraphs)
    return [span for start, end in items if (span := _told(site, start, end)) is not None]


def _kind(site: Site, paragraph: Range) -> str:
    block = site.page.layout.block(paragraph[0])
    return block.kind if block else ""


def _told(site: Site, start: int, end: int) -> Span | None:
    """An item from its first word on: without its bullet or number."""
    text = site.page.text
    while start < end and not text[start].isspace():
        start += 1
    return trimmed(site.page, start, end)


def _listed(site: Site, sentence: Sentence, items: list[Span]) -> Built | None:
    """What a verb of saying with a subject, at the end of a line, says in items."""
    last = len(sentence.found) - 1
    if sentence.lower(0) in site.words.according and sentence.lower(1) == "to" and 2 < last <= _LEAD:
        named, cue = sentence.span(2, last), sentence.span(0, 2)
        one = attribution((cue,), (named,), items)
        return Built("listed", one, (cue.start, named.end)) if site.speaks(named) else None
    for one in site.known_in(sentence.found[0].start, sentence.end):
        if one.sources and all(span.start < items[0].start for span in (*one.sources, *one.cues)):
            cue = sentence.page.span(one.cues[0].start, one.cues[-1].end)
            return Built("listed", attribution(one.cues, one.sources, items), (cue.start, cue.end))
    for verb in range(last - 1, max(0, last - _SINCE), -1):
        entry = sentence.lexicon.verbs.get(sentence.lower(verb))
        if entry is None or entry.act not in ("speech", "knowledge", "opinion") or entry.light:
            continue
        if sentence.lower(verb) in site.words.telling_on or sentence.lower(verb) == entry.lemma:
            continue
        source = phrase_before(sentence, cue_start(sentence, verb))
        if source is None or not site.speaks(source):
            continue
        cue = sentence.span(cue_start(sentence, verb), verb + 1)
        return Built("listed", attribution((cue,), (source,), items), (cue.start, cue.end))
    return None


def _stated(site: Site, sentence: Sentence, number: int) -> Built | None:
    """The quotation after "the senator issued the following statement", which nobody is known to say."""
    documents = sources(sentence.page.language)["documents"]
    at = next((at for at, word in enumerate(sentence.found) if word.lower in site.words.announcing), 0)
    noun = next((each for each in range(at + 1, at + 1 + _QUALIFIED) if sentence.lower(each) in documents), 0)
    spans = _paragraphs(site, number)
    if not at or not noun or not spans:
        return None
    told = (one for one in site.known if any(cue.start < spans[0].start for cue in one.cues))
    if any(span.start < spans[0].end and spans[0].start < span.end for one in told for span in one.contents):
        return None
    verb = at - 1 - (sentence.lower(at - 1) in grammar(sentence.page.language).determiners)
    source = _maker(site, sentence, verb)
    last = len(sentence.found) - (not sentence.word(len(sentence.found) - 1))
    cue = sentence.span(verb, max(noun + 1, last)) if verb > 0 else None
    return Built("listed", attribution((cue,), (source,), spans)) if source is not None and cue is not None else None


def _maker(site: Site, sentence: Sentence, verb: int) -> Span | None:
    """Whoever stands before a verb of the past, with all that is told of them between commas, without the day before them."""
    language, word = sentence.page.language, sentence.lower(verb)
    if verb < 1 or word not in language.morphology.inflected(language.lemma(word))["past"]:
        return None
    first = 0
    while sentence.lower(first) in sentence.small["days"] or (first and sentence.mark(first, ",")):
        first += 1
    last = verb - sentence.mark(verb - 1, ",")
    if first >= last or sentence.lower(first) in grammar(language).prepositions | grammar(language).conjunctions:
        return None
    verbal = any(sentence.lower(at) in sentence.small["predicating"] for at in range(first, last))
    core = next((at for at in range(first, last) if not sentence.word(at)), last)
    return sentence.span(first, last) if core > first and not verbal and site.speaks(sentence.span(first, core)) else None


def _paragraphs(site: Site, number: int) -> list[Span]:
    """The quotation that is the paragraph of that number, and those after it that open it again."""
    layout = site.page.layout
    opened = {quoted.start: quoted for quoted in layout.quotations if not quoted.depth}
    out: list[Span] = []
    for start, end in layout.paragraphs[number:]:
        quoted = opened.get(start)
        if quoted is None or not (quoted.continues or not out) or quoted.end < end:
            break
        out.append(site.page.span(start, quoted.end))
        if quoted.closed:
            break
    return out


def _led(site: Site, sentence: Sentence, number: int) -> Built | None:
    """The quotation after a line that names its speaker alone."""
    layout = site.page.layout
    if number >= len(layout.paragraphs):
        return None
    start, _ = layout.paragraphs[number]
    quoted = next((each for each in layout.quotations if each.start == start and not each.depth), None)
    words = sentence.found[:-1]
    if quoted is None or len(words) > _LEAD or any(word.mark and word.text != "," for word in words):
        return None
    first = 0
    document = (
        sentence.lower(0) in sentence.lexicon.nouns or sentence.lower(0) in sources(sentence.page.language)["documents"]
    )
    if document and sentence.lower(1) in site.words.stating:
        first = 1
    while first < len(words) and sentence.lower(first) in site.words.leading_in | (
        site.words.stating if first else frozenset()
    ):
        first += 1
    if not 0 < first < len(words):
        return None
    source = sentence.span(first, len(words))
    if not site.speaks(source) or not any(map(str.isalnum, site.page.text[slice(*quoted.inner)])):
        return None
    colon = sentence.span(len(words), len(words) + 1)
    return Built(
        "listed", attribution((colon,), (source,), (site.page.span(quoted.start, quoted.end),)), (colon.start, colon.end)
    )
