"""Transcripts: what stands after the label of its speaker, up to the next label, is said by that speaker.

Labels are found by the layout (blocks of the kind "speaker"). A label speaks where it comes again, in full or by its last word, or
names somebody; one that names a state or a place heads a report from there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sourcing import is_place
from reportedly.claims.words import words_between
from reportedly.model import Block, Range, Span, grammar

_DOUBLE = frozenset('“"„«')
_NEARLY = 0.9
"""The part of what is said that a claim which was read holds at least to be left as it is."""
_STRETCH = ("prose", "item", "table")
"""Kinds of blocks that belong to what was said before them."""


def transcripts(site: Site) -> Iterator[Built]:
    """The claims of the speakers of a transcript."""
    blocks = site.page.layout.blocks
    labels = {number: _label(site, block) for number, block in enumerate(blocks) if block.kind == "speaker"}
    said = Counter(label.text for label in labels.values())
    sharing = Counter(_last(site, label) for label in {label.text: label for label in labels.values()}.values())
    for number, label in labels.items():
        long = len(words_between(site.page, label.start, label.end)) > 1
        again = (
            sharing[_last(site, label)] > 1 or (said[label.text] > 1 and (long or len(label.text) == 1)) or "(" in label.text
        )
        if not again and not _names(site, label, long=long):
            continue
        region = (label.start, blocks[number].end)
        contents = list(_said(site, blocks, number + 1))
        if contents and not _read(site, contents, region) and not _reported(site, label, contents[0]):
            colon = (site.page.span(label.end, region[1]),) if label.end < region[1] else ()
            yield Built("transcript", attribution(colon, (label,), contents), region)


def _names(site: Site, label: Span, *, long: bool) -> bool:
    """Whether a label that stands once names somebody; a single word in capitals may be any word."""
    if is_place(site.page, label, site.names):
        return False
    name = site.names.last(label.start, label.end)
    return site.speaks(label) and (long or not label.text.isupper() or (name is not None and name.kind == "person"))


def _read(site: Site, contents: list[Span], region: Range) -> bool:
    """Whether the model reads it well: a quotation, or nearly all that is said, as told by the label."""
    if site.page.text[contents[0].start] in _DOUBLE:
        return True
    length = sum(len(span.text) for span in contents)
    known = site.known_in(*region)
    return any(_NEARLY * length <= sum(len(span.text) for span in one.contents) for one in known)


def _label(site: Site, block: Block) -> Span:
    """A label without its colon or stop."""
    end = block.end
    while end > block.start and site.page.text[end - 1] in ":. ":
        end -= 1
    return site.page.span(block.start, end)


def _last(site: Site, label: Span) -> str:
    """The last word of a label before a bracket."""
    found = words_between(site.page, label.start, label.start + len(label.text.partition("(")[0]))
    return found[-1].lower if found else ""


def _said(site: Site, blocks: tuple[Block, ...], number: int) -> Iterator[Span]:
    """The paragraphs from a block on, up to the next label, headline or subhead."""
    for block in blocks[number:]:
        if block.kind not in _STRETCH:
            return
        yield site.page.span(block.start, block.end)


def _reported(site: Site, label: Span, content: Span) -> bool:
    """Whether the paragraph is a report about somebody else: one whose words are told in it, with a name or before the verb."""
    for one in site.known_in(content.start, content.end):
        if not one.sources:
            continue
        outside = all(each.quotation < 0 for each in site.page.tokens[site.page.token(one.cues[0].start) :][:1])
        named = not any(span.text.lower() in grammar(site.page.language).personal for span in one.sources)
        posed = any(span.start == content.start and span.end <= one.cues[0].start for span in one.contents)
        if outside and (posed or (named and one.sources[0].start == content.start and site.speaks(one.sources[0]))):
            return True
    return False
