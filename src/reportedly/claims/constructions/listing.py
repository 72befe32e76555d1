"""Lists after a word of saying: "The inspectors found that:" before items, each a paragraph, or before a quotation of its own.

The items are the content. A line with a name alone before its colon ("And from the chairwoman:") leads into the quotation after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.lexicon import sources
from reportedly.claims.sentence import Sentence, cue_start, phrase_before, trimmed
from reportedly.model import Range, Span

_LEAD = 10
"""Words of the longest line that names a speaker alone."""
_SINCE = 12
"""Words between the verb and its colon at most."""


def lists(site: Site) -> Iterator[Built]:
    """The claims that such lines make of what stands after them."""
    layout = site.page.layout
    ends = {end: number for number, (_, end) in enumerate(layout.paragraphs)}
    for sentence in site.sentences:
        number = ends.get(sentence.end)
        if number is None or not sentence.found or not sentence.mark(len(sentence.found) - 1, ":"):
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
        source, cue = sentence.span(2, last), sentence.span(0, 2)
        return Built("listed", attribution((cue,), (source,), items), (cue.start, source.end)) if site.speaks(source) else None
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
    document = sentence.lower(0) in sentence.lexicon.nouns or sentence.lower(0) in sources(sentence.page.language)["documents"]
    if document and sentence.lower(1) in site.words.stating:
        first = 1
    while first < len(words) and sentence.lower(first) in site.words.leading_in | (site.words.stating if first else frozenset()):
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
