"""The structure of a page holds the spans of a claim together: none crosses an edge of the layout, whoever found it.

Edges are where a title, dateline, byline, subhead, caption or table begins or ends; for a source also where a paragraph does. What
stands in a dateline is said by nobody. A claim whose cue stands in the title says what the title says, and no other claim does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from reportedly.claims.lexicon import sources
from reportedly.claims.sourcing import Names, kind
from reportedly.model import Attribution, Language, Page, Range, Span, compiled
from reportedly.model import grammar as grammar_of

_BETWEEN = " \t\r\n.,;:–—-|"
"""What is left out at the ends of a span that was cut."""
_SILENT = ("dateline", "byline", "table")
"""Kinds of blocks in which nothing is said."""
_SHORTEST = 2
"""Words of the shortest content that a title is taken to say beside its source and cue."""
_SUBJECT = 20
"""Words of the longest subject that is looked for between an agency that tells on and the verb."""


def subject(page: Page, one: Attribution) -> Attribution:
    """``one`` with its source cut to the subject of the cue that follows it, where it begins in what a preposition opens the sentence
    with: "In talks with the mayor of Ost and Per Moss, Ann Vale said".
    """
    if len(one.sources) != 1 or not one.cues:
        return one
    source, grammar = one.sources[0], grammar_of(page.language)
    first, end = page.token(source.start), page.token(source.end - 1) + 1
    if first == len(page.tokens):
        return one
    opening = page.of_sentence[page.tokens[first].sentence][0]
    before = first - 1
    while before > opening and page.tokens[before].capital:
        before -= 1  # "with President | Per Moss"
    if page.token(one.cues[0].start) != end or page.lower(before) not in grammar.prepositions:
        return one
    commas = [at for at in range(first, end - 1) if page.lower(at) == ","]
    if page.lower(opening) not in grammar.prepositions or not commas or page.lower(end - 1) == ",":
        return one
    begin = commas[-1] + 1
    if not page.tokens[begin].capital and page.lower(begin) not in grammar.determiners:
        return one
    return replace(one, sources=(page.span(page.tokens[begin].start, source.end),))


def spoken(page: Page, one: Attribution) -> Attribution:
    """``one`` with the subject of its cue for its source, where that is, or begins in, what only tells it on before a comma:
    "According to news agency ABC, the mayor of Ost, Ann Vale, said".
    """
    if len(one.sources) != 1 or not one.cues or one.cues[0].start < one.sources[0].end:
        return one
    source, cue = one.sources[0], page.token(one.cues[0].start)
    first, end = page.token(source.start), page.token(source.end - 1) + 1
    if first == len(page.tokens) or not page.same(first, cue):
        return one
    opening = page.of_sentence[page.tokens[first].sentence][0]
    if " ".join(page.lower(at) for at in range(opening, first)) not in _relaying(page.language):
        return one
    comma = next((at for at in range(first, cue) if page.lower(at) == ","), cue)
    begin, until = comma + 1, end
    if comma >= end - 1:
        until = cue - (page.lower(cue - 1) == ",")
        if not _nominal(page, begin, until):
            return one
    if begin >= until or not (page.tokens[begin].capital or page.lower(begin) in grammar_of(page.language).determiners):
        return one
    return replace(one, sources=(page.span(page.tokens[begin].start, page.tokens[until - 1].end),))


@compiled
def _relaying(language: Language) -> frozenset[str]:
    """What opens a sentence before whoever only tells on ("according to")."""
    return frozenset(language.saying.all.of(traits=("relayed",)).forms())


def _nominal(page: Page, first: int, last: int) -> bool:
    """Whether tokens can be one noun phrase, with a name in apposition: nothing in them is a verb or joins clauses."""
    grammar, morphology = grammar_of(page.language), page.language.morphology
    others = (grammar.auxiliaries, grammar.conjunctions, grammar.personal)
    tokens = page.tokens[first:last]
    return 0 < len(tokens) <= _SUBJECT and not any(
        any(token.lower in words for words in others)
        or (token.text.islower() and morphology.may_be(token.lower))
        or not (token.word or token.lower in (",", "'s", "'", "-"))
        for token in tokens
    )


def apposed(page: Page, one: Attribution, names: Names) -> Attribution:
    """``one`` with the person whom an apposition names after the role that its cue introduces: "according to the mayor, Ann Vale, two
    burned". What is said of the name itself is left as it is: "according to the mayor, Ann Vale, 34, …".
    """
    if len(one.sources) != 1 or len(one.cues) != 1 or not one.contents or one.cues[0].end > one.sources[0].start:
        return one
    source, classes = one.sources[0], grammar_of(page.language)
    comma = page.within(source.start, source.end)[1]
    end = _named(page, names, comma + 1) if page.lower(comma) == "," and page.same(comma - 1, comma + 1) else None
    if end is None or page.lower(end) != "," or not page.same(comma, end + 1) or not _is_role(page, source):
        return one
    start, until, after = page.tokens[comma + 1].start, page.tokens[end - 1].end, page.tokens[end + 1]
    holding = [content for content in one.contents if content.start < until and source.end < content.end]
    further = any(page.lower(at) == "," for at in range(end + 2, page.of_sentence[after.sentence][1]))
    its_own = further and (after.text[0].isdigit() or after.lower in classes.determiners | classes.relatives)
    if not after.text[0].isalnum() or after.capital or its_own or any(content.start != start for content in holding):
        return one
    contents = [page.span(after.start, content.end) if content in holding else content for content in one.contents]
    return replace(one, sources=(page.span(source.start, until),), contents=tuple(contents))


def _named(page: Page, names: Names, at: int) -> int | None:
    """Where a person's full name ends that begins at a token; one that the reader has not seen is several words with a capital."""
    if at >= len(page.tokens):
        return None
    start = page.tokens[at].start
    name = names.last(start, start + 1)
    end = at if name is None else page.within(start, name.span.end)[1]
    while name is None and end < len(page.tokens) and page.tokens[end].capital and page.same(at, end):
        end += 1
    return end if end - at > 1 and (name is None or name.kind == "person") else None


def _is_role(page: Page, source: Span) -> bool:
    """Whether a source is one definite role: "the El Paso mayor"."""
    words = page.words.between(source.start, source.end)
    return (
        bool(words)
        and words[-1].lower in sources(page.language)["roles"]
        and kind(page, (source,), Names.of(())) == "person"
    )


def held(page: Page, one: Attribution) -> Attribution | None:
    """``one`` with its spans cut where they cross an edge; ``None`` where no cue that it had, or no content, is left.

    Of a span that is cut stays the part that stands nearest to the cue. Spans that cross nothing stay as they are.
    """
    anchor = (one.cues or one.contents)[0].start if one.cues or one.contents else 0
    if not _crosses(page, one, anchor):
        return one
    title = _titled(page, anchor)
    cues = tuple(_cut(page, one.cues, anchor, title))
    sources = tuple(_cut(page, one.sources, anchor, title, paragraphs=True))
    contents = tuple(_cut(page, one.contents, anchor, title))
    if one.contents and not contents and title and cues:
        contents = tuple(_rest(page, title, (*cues, *sources)))
    if not contents or (one.cues and not cues):
        return None
    return replace(one, cues=cues, sources=sources, contents=contents)


def adopted(page: Page, before: Iterable[Attribution], after: Sequence[Attribution]) -> list[Attribution]:
    """``after`` with the contents of ``before`` that were let go and stand right beside the source or cue of another: now its own.

    ``after`` is what is left of ``before``.
    """
    kept = sorted(span for one in after for span in one.contents)
    starts, reached = [span.start for span in kept], list(accumulate((span.end for span in kept), max))
    parts = (
        part
        for one in before
        for span in one.contents
        for each in page.layout.whole(span.start, span.end)
        for part in _part(page, span, each)
    )
    free = [part for part in parts if not (at := bisect_left(starts, part.end)) or reached[at - 1] <= part.start]
    out = []
    for one in after:
        own = [span for span in free if _beside(page, span, one)]
        free = [span for span in free if span not in own]
        out.append(replace(one, contents=tuple(sorted((*one.contents, *own)))) if own else one)
    return out


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _beside(page: Page, span: Span, one: Attribution) -> bool:
    """Whether no word stands between a content and the source or cue of ``one``, and no edge."""
    parts = (*one.cues, *one.sources)
    if not one.cues or any(_overlap(span, part) for part in parts):
        return False
    first, last = min(part.start for part in parts), max(part.end for part in parts)
    low, high = (span.end, first) if span.end <= first else (last, span.start)
    apart = low > high or any(map(str.isalnum, page.text[low:high])) or "\n" in page.text[low:high]
    return not apart and len(page.layout.whole(min(span.start, first), max(span.end, last))) == 1


def _crosses(page: Page, one: Attribution, anchor: int) -> bool:
    """Whether any span crosses an edge, or stands where it can't."""
    layout = page.layout
    if layout.edges and any(
        len(layout.whole(span.start, span.end)) > 1 or not _fits(page, span.start, anchor)
        for span in (*one.cues, *one.sources, *one.contents)
    ):
        return True
    return any(layout.paragraph(span.start) != layout.paragraph(span.end - 1) for span in one.sources)


def _fits(page: Page, start: int, anchor: int) -> bool:
    """Whether something that begins at ``start`` may belong to a claim whose cue is at ``anchor``."""
    block = page.layout.block(start)
    if block is not None and block.start <= start < block.end and block.kind in _SILENT:
        return False
    return _titled(page, start) == _titled(page, anchor)


def _titled(page: Page, offset: int) -> Range | None:
    """Where the title stands that holds ``offset``."""
    title = page.title
    return (title.start, title.end) if title and title.start <= offset < title.end else None


def _cut(page: Page, spans: Iterable[Span], anchor: int, title: Range | None, *, paragraphs: bool = False) -> Iterator[Span]:
    for span in spans:
        parts = page.layout.whole(span.start, span.end)
        if paragraphs:
            parts = tuple(piece for part in parts for piece in _paragraphs(page, *part))
        fitting = [part for part in parts if _fits(page, part[0], anchor)]
        if fitting:
            yield from _part(page, span, min(fitting, key=lambda part: max(part[0] - anchor, anchor - part[1], 0)))


def _part(page: Page, span: Span, part: Range) -> Iterator[Span]:
    """A part of a span, without what stands between it and what was cut off; nothing where nothing is left."""
    begin, until = _bare(page.text, *part)
    start, end = begin if part[0] > span.start else part[0], until if part[1] < span.end else part[1]
    if start < end:
        yield page.span(start, end)


def _paragraphs(page: Page, start: int, end: int) -> Iterator[Range]:
    """``start`` to ``end`` cut where paragraphs begin."""
    while start < end and page.text[start].isspace():
        start += 1
    while start < end:
        paragraph = page.layout.paragraph(start)
        until = min(end, paragraph[1]) if paragraph and paragraph[1] > start else end
        yield start, until
        start = until
        while start < end and page.text[start].isspace():
            start += 1


def _rest(page: Page, title: Range, known: Iterable[Span]) -> Iterator[Span]:
    """The longer part of a title beside ``known``, its source and cue, if it has two words."""
    ordered = sorted(known)
    sides = ((title[0], ordered[0].start), (ordered[-1].end, title[1]))
    parts = (part for start, end in sides if start < end for part in page.layout.whole(start, end))
    start, end = max((_bare(page.text, *part) for part in parts), key=lambda part: part[1] - part[0], default=(0, 0))
    if start < end and len(page.text[start:end].split()) >= _SHORTEST:
        yield page.span(start, end)


def _bare(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in _BETWEEN:
        start += 1
    while end > start and text[end - 1] in _BETWEEN:
        end -= 1
    return start, end
