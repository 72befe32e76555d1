"""Quotations of whole sentences without a word of saying: signed ones, and those of the one who is spoken of or speaks right before.

A quotation is signed where a dash and a name end its paragraph, or a name alone is the next one. Without a name it goes to the person
who is the subject of the sentence before, if nobody speaks there, or, where it is a paragraph of its own, to the only speaker of the
paragraph before. Where there are two, nobody is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.calibration import CONSTRUCTED_SCORE, FLOATING_SCORE
from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.lexicon import sources
from reportedly.claims.sentence import Sentence, opening_subject, trimmed
from reportedly.claims.sourcing import kind
from reportedly.model import Attribution, Quoted, Range, Span, grammar

_LEAST = 4
"""Words of the shortest quotation that is taken to be said."""
_LONG = 8
"""Words of the shortest that goes to a speaker of the paragraph before."""
_SUBJECT = 8
"""Words of the longest subject, with its apposition, and of the longest name after a dash."""
_SIGNATURE = 12
"""Words and marks of the longest line that names only who said what stands above it."""
_DASHES = frozenset("—–-―")


def floating(site: Site) -> Iterator[Built]:
    """The claims of such quotations."""
    for quoted in site.page.layout.quotations:
        if quoted.depth or not quoted.closed or not _free(site, quoted):
            continue
        content = site.page.span(quoted.start, quoted.end)
        if site.page.text[slice(*quoted.inner)].rstrip().endswith(","):
            comma = _signed(site, quoted)
            if comma is not None:
                yield Built("floating", attribution(comma[0], (comma[1],), (content,), CONSTRUCTED_SCORE))
            continue
        signed = _signed(site, quoted) or _under(site, quoted)
        if signed is not None:
            cues, source = signed
            score = CONSTRUCTED_SCORE if cues else FLOATING_SCORE
            yield Built("floating", attribution(cues, (source,), (content,), score))
            continue
        speaker = _speaker(site, quoted) if _whole(site, quoted) else None
        if speaker is not None:
            yield Built("floating", attribution((), (speaker,), (content,), FLOATING_SCORE))


def _free(site: Site, quoted: Quoted) -> bool:
    """Whether a quotation is a sentence by its stop and its words, of which no claim tells any, outside of headlines and the like."""
    block = site.page.layout.block(quoted.start)
    inner = site.page.text[slice(*quoted.inner)].rstrip()
    if (
        block is None
        or block.kind != "prose"
        or not inner.endswith((".", "!", "?", "…", ","))
        or len(inner.split()) < _LEAST
    ):
        return False
    spans = (span for one in site.known for span in (*one.contents, *one.cues, *one.sources))
    return not any(span.start < quoted.end and quoted.start < span.end for span in spans)


def _whole(site: Site, quoted: Quoted) -> bool:
    """Whether nothing else stands in the sentences of a quotation."""
    first, last = site.page.layout.sentence(quoted.start), site.page.layout.sentence(quoted.end - 1)
    return first is not None and last is not None and first[0] == quoted.start and last[1] == quoted.end


def _signed(site: Site, quoted: Quoted) -> tuple[tuple[Span, ...], Span] | None:
    """The dash after a quotation, and whoever its paragraph names behind it."""
    paragraph = site.page.layout.paragraph(quoted.start)
    if paragraph is None or paragraph[0] != quoted.start or paragraph[1] <= quoted.end:
        return None
    sentence = Sentence.of(site.page, quoted.end, paragraph[1])
    found = sentence.found
    dashes = 0
    while dashes < len(found) and found[dashes].text in _DASHES:
        dashes += 1
    if not dashes or not dashes < len(found) <= dashes + _SUBJECT or not found[dashes].capital:
        return None
    until = next((at for at in range(dashes + 1, len(found)) if found[at].lower in sentence.small["adjunct"]), len(found))
    comma = next((at for at in range(until - 2, dashes, -1) if found[at].text == ","), 0)
    if until < len(found) and comma and found[until - 1].lower.endswith("ing"):
        until = comma  # "…, speaking in the square"
    source = trimmed(site.page, found[dashes].start, found[until - 1].end)
    if source is None or not site.speaks(source):
        return None
    return (site.page.span(found[0].start, found[dashes - 1].end),), source


def _under(site: Site, quoted: Quoted) -> tuple[tuple[Span, ...], Span] | None:
    """Whoever the paragraph after a quotation of its own names, and no more: "Ines Duarte, survey director"; with its dash."""
    layout = site.page.layout
    paragraph = layout.paragraph(quoted.start)
    at = layout.paragraphs.index(paragraph) if paragraph == (quoted.start, quoted.end) else len(layout.paragraphs)
    if at + 1 >= len(layout.paragraphs):
        return None
    start, end = layout.paragraphs[at + 1]
    words = Sentence.of(site.page, start, end)
    found = words.found
    first = next((each for each, word in enumerate(found) if word.text not in _DASHES), len(found))
    if not 1 < len(found) - first <= _SIGNATURE or not found[first].capital or site.page.text[end - 1] in ".:!?…":
        return None
    classes = grammar(site.page.language)
    comma = next((word.start for word in found[first:] if word.text == ","), end)
    name = site.names.last(start, comma)
    verbs = any(word.lower in classes.auxiliaries or word.lower in words.small["predicating"] for word in found)
    if verbs or name is None or name.kind != "person":
        return None
    titled = all(word.capital or word.mark for word in found[first:] if word.start < name.span.start)
    if name.span.start != found[first].start and not (first and titled):
        return None
    return tuple(words.span(each, each + 1) for each in range(first)), site.page.span(found[first].start, end)


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
    if at == 0 or paragraph[1] != quoted.end or len(site.page.text[slice(*quoted.inner)].split()) < _LONG:
        return None
    start, end = layout.paragraphs[at - 1]
    block, last = layout.block(start), layout.sentence(end - 1)
    if block is None or block.kind != "prose" or last is None:
        return None
    if not any(True for _ in site.known_in(start, end)):
        return _of_sentence(site, last)
    if _sole(site, *last) is None:
        return None
    return _sole(site, start, end)


def _of_sentence(site: Site, sentence: Range) -> Span | None:
    if any(one.cues and span.start < sentence[1] and sentence[0] < span.end for one in site.known for span in one.contents):
        return None
    return None if any(True for _ in site.known_in(*sentence)) else _subject(site, sentence)


def _sole(site: Site, start: int, end: int) -> Span | None:
    """The source of all claims told in a stretch, where it is one person who speaks, by one name."""
    told = [one for one in site.known_in(start, end) if one.sources]
    sources: dict[str, Attribution] = {one.sources[0].text.lower(): one for one in told}
    pronouns = grammar(site.page.language).pronouns
    named = [text for text in sources if text not in pronouns]
    if len(named) > 1 or not sources or len(sources) > 1 + len(named):
        return None
    first = sources[named[0]] if named else told[0]
    return first.sources[0] if _person(site, first.sources[0]) else None


def _subject(site: Site, sentence: Range) -> Span | None:
    """The subject with which a sentence begins, up to its verb, where it is a person."""
    words = Sentence.of(site.page, *sentence)
    span = opening_subject(words, len(words.found))
    if span is None:
        return None
    last = next(at for at, word in enumerate(words.found) if word.start >= span.end)
    if words.mark(last, ","):
        last = next((at for at in range(last + 1, len(words.found)) if words.mark(at, ",")), last)
    others = site.names.last(words.found[last].start, sentence[1])
    if others is not None and others.kind in ("person", "organisation"):
        return None
    roles = sources(site.page.language)["roles"]
    alone = not any(words.lower(at) in roles for at in range(last, len(words.found)))
    return span if alone and last <= _SUBJECT and _somebody(site, words, span) else None


def _somebody(site: Site, words: Sentence, span: Span) -> bool:
    """Whether a subject is a person, who is not known by another one alone ("her brother")."""
    return words.lower(0) not in grammar(site.page.language).possessive and _person(site, span)


def _person(site: Site, span: Span) -> bool:
    """Whether a phrase surely names one person: by a name, a role or a pronoun."""
    one = kind(site.page, (span,), site.names) in ("person", "anonymous")
    return one and (site.speaks(span) or grammar(site.page.language).pronouns.get(span.text.lower()) in ("he", "she"))
