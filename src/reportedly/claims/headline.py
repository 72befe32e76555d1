"""Headlines that attribute with a colon: a name, a colon and a quotation, or the two the other way round.

The data that the model learnt from hold few headlines, so a rule helps out. It takes only what leaves no doubt: a quotation
right beside the colon, and on the other side words that look like a name and label nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.calibration import HEADLINE_SCORE
from reportedly.claims.lexicon import sources
from reportedly.claims.words import Word, pieces, plain
from reportedly.model import Attribution, Page, Range, Span

_LONGEST_TITLE = 300
_LONGEST_NAME = 8
_FAR = 200
"""Characters of a title before its quotation in which a name is sought."""
_DASHES = frozenset("–—|-")
_STOPS = frozenset(".?!;:")
_NAMELESS = frozenset('?!;“”"')
"""Marks that stand in no name."""


def headline(page: Page, known: Sequence[Attribution]) -> Attribution | None:
    """The attribution that the title makes with a colon, or ``None``: where there is none, or ``known`` has it already."""
    title = _title(page)
    if title is None:
        return None
    start, end = title
    for stretch in page.layout.quotations:
        if stretch.start < start or stretch.depth or stretch.end > end:
            continue
        source = _before(page, start, stretch.start) or _after(page, stretch.end, end)
        content = page.span(stretch.start, stretch.end)
        if source is None or not any(map(str.isalnum, content.text)):
            continue
        if not _taken(known, stretch.start, stretch.end):
            return Attribution((), (source,), (content,), HEADLINE_SCORE, 1.0, HEADLINE_SCORE)
        return None
    return None


def _taken(known: Sequence[Attribution], start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for one in known for span in (*one.contents, *one.cues))


def _title(page: Page) -> Range | None:
    if page.title is not None:
        return page.title.start, page.title.end
    if not page.layout.paragraphs:
        return None
    start, end = page.layout.paragraphs[0]
    return (start, end) if end - start <= _LONGEST_TITLE else None


def _before(page: Page, start: int, quote: int) -> Span | None:
    """The name before "NAME: “…”"."""
    if quote - start > _FAR:
        return None
    found = list(pieces(page, start, quote))
    return _name(page, found[:-1]) if found and found[-1].text == ":" else None


def _after(page: Page, quote_end: int, end: int) -> Span | None:
    """The name after "“…”: NAME"."""
    found = list(pieces(page, quote_end, end))
    if found and found[0].text in (".", ","):
        found = found[1:]
    if not found or found[0].text != ":":
        return None
    name: list[Word] = []
    for piece in found[1:]:
        if piece.text in _STOPS or (piece.text in _DASHES and _apart(page.text, piece)):
            break
        name.append(piece)
    return _name(page, name)


def _apart(text: str, mark: Word) -> bool:
    return text[mark.start - 1].isspace() and text[mark.end : mark.end + 1].isspace()


def _name(page: Page, found: Sequence[Word]) -> Span | None:
    """The stretch of some pieces where it looks like a name and not like a label."""
    lists = sources(page.language)
    words = [piece for piece in found if not piece.mark]
    if not words or len(words) > _LONGEST_NAME or any(piece.text in _NAMELESS for piece in found):
        return None
    span = page.span(found[0].start, found[-1].end)
    if plain(span.text) in lists["headline_labels"] or words[0].lower in lists["headline_labels"]:
        return None
    if (
        found[0].mark
        or not found[0].capital
        or not all(word.capital or word.lower in lists["name_particles"] for word in words)
    ):
        return None
    return span
