"""Quotations of whole sentences without a word of saying: they go to the one who speaks, or is spoken of, right before.

In a paragraph that is the sole source of the sentence before, or its subject, where it is somebody; at the head of a paragraph it is
the only speaker of the paragraph before. Where there are two, nobody is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.calibration import FLOATING_SCORE
from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence
from reportedly.claims.sourcing import is_person
from reportedly.model import Attribution, Quoted, Range, Span, grammar

_LEAST = 4
"""Words of the shortest quotation that is taken to be said."""
_SUBJECT = 8
"""Words of the longest subject, and of the longest name after a dash."""
_DASHES = frozenset("—–-―")


def floating(site: Site) -> Iterator[Built]:
    """The claims of such quotations."""
    for quoted in site.page.layout.quotations:
        if quoted.depth or not quoted.closed or not _free(site, quoted):
            continue
        source = _signed(site, quoted) or (_speaker(site, quoted) if _whole(site, quoted) else None)
        if source is not None:
            yield Built("floating", attribution((), (source,), (site.page.span(quoted.start, quoted.end),), FLOATING_SCORE))


def _free(site: Site, quoted: Quoted) -> bool:
    """Whether a quotation is a sentence by its stop and its words, of which no claim tells any, outside of headlines and the like."""
    block = site.page.layout.block(quoted.start)
    inner = site.page.text[slice(*quoted.inner)].rstrip()
    if block is None or block.kind != "prose" or not inner.endswith((".", "!", "?", "…")) or len(inner.split()) < _LEAST:
        return False
    spans = (span for one in site.known for span in (*one.contents, *one.cues, *one.sources))
    return not any(span.start < quoted.end and quoted.start < span.end for span in spans)


def _whole(site: Site, quoted: Quoted) -> bool:
    """Whether nothing else stands in the sentences of a quotation."""
    first, last = site.page.layout.sentence(quoted.start), site.page.layout.sentence(quoted.end - 1)
    return first is not None and last is not None and first[0] == quoted.start and last[1] == quoted.end


def _signed(site: Site, quoted: Quoted) -> Span | None:
    """Whoever a paragraph names after its quotation and a dash."""
    paragraph = site.page.layout.paragraph(quoted.start)
    if paragraph is None or paragraph[0] != quoted.start or paragraph[1] <= quoted.end:
        return None
    found = Sentence.of(site.page, quoted.end, paragraph[1]).found
    dashes = 0
    while dashes < len(found) and found[dashes].text in _DASHES:
        dashes += 1
    if not dashes or not dashes < len(found) <= dashes + _SUBJECT or not found[dashes].capital:
        return None
    source = site.page.span(found[dashes].start, found[-1].end)
    return source if site.speaks(source) else None


def _speaker(site: Site, quoted: Quoted) -> Span | None:
    layout = site.page.layout
    paragraph = layout.paragraph(quoted.start)
    if paragraph is None:
        return None
    if paragraph[0] < quoted.start:
        before = layout.sentence(quoted.start - 1)
        before = layout.sentences[layout.sentences.index(before) - 1] if before and before[0] == quoted.start else before
        return _of_sentence(site, before) if before is not None and paragraph[0] <= before[0] else None
    at = layout.paragraphs.index(paragraph)
    if at == 0 or paragraph[1] != quoted.end:
        return None
    start, end = layout.paragraphs[at - 1]
    block = layout.block(start)
    return _sole(site, start, end) if block is not None and block.kind == "prose" else None


def _of_sentence(site: Site, sentence: Range) -> Span | None:
    sole = _sole(site, *sentence)
    return sole if sole is not None or any(True for _ in site.known_in(*sentence)) else _subject(site, sentence)


def _sole(site: Site, start: int, end: int) -> Span | None:
    """The source of all claims told in a stretch, where it is one person who speaks, by one name."""
    told = [one for one in site.known_in(start, end) if one.sources]
    sources: dict[str, Attribution] = {one.sources[0].text.lower(): one for one in told}
    pronouns = grammar(site.page.language).pronouns
    named = [text for text in sources if text not in pronouns]
    if len(named) > 1 or not sources or len(sources) > 1 + len(named):
        return None
    first = sources[named[0]] if named else told[0]
    return first.sources[0] if is_person(site.page, first.sources[0], site.names) else None


def _subject(site: Site, sentence: Range) -> Span | None:
    """The subject with which a sentence begins, up to its verb, where it is a person."""
    words, classes = Sentence.of(site.page, *sentence), grammar(site.page.language)
    language = site.page.language
    for at in range(1, min(len(words.found), _SUBJECT)):
        lower = words.lower(at)
        lemma = language.lemma(lower)
        past = lemma != lower and lower in language.morphology.inflected(lemma)["past"]
        if lower in classes.auxiliaries or past:
            span = words.span(0, at)
            others = site.names.last(span.end, sentence[1])
            alone = others is None or others.kind not in ("person", "organisation")
            return span if alone and is_person(site.page, span, site.names) else None
        if not words.word(at) or lower in classes.conjunctions | classes.relatives:
            return None
    return None
