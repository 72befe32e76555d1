"""Headlines that attribute with a colon: a name, a colon and a quotation, or the two the other way round.

The data that the model learnt from hold few headlines, so a rule helps out. It takes only what leaves no doubt: a quotation
right beside the colon, and on the other side words that look like a name and label nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.claims.calibration import HEADLINE_SCORE
from reportedly.claims.lexicon import sources
from reportedly.claims.quoting import Marks
from reportedly.claims.words import WORD, plain
from reportedly.model import Attribution, Document, Language, Span

_LONGEST_TITLE = 300
_LONGEST_NAME = 8
_SMALL = frozenset((
    "al", "and", "bin", "da", "de", "der", "di", "du", "el", "for", "ibn", "la", "of", "s", "the", "van", "von",
))  # fmt: skip
_COLON_BEFORE = re.compile(r"(?:(?<!\s)\s++)?+:\s*+$")
_COLON_AFTER = re.compile(r"[.,]?\s*[:–—-]\s*")
_NAME_END = re.compile(r"(?<!\s)\s++[–—|-]\s++|[.?!;:]")


def headline(document: Document, marks: Marks, known: Sequence[Attribution], language: Language) -> Attribution | None:
    """The attribution that the title makes with a colon, or ``None``: where there is none, or ``known`` has it already."""
    title = _title(document, marks)
    if title is None:
        return None
    text = document.text
    start, end = title
    for stretch in marks.stretches:
        if stretch.start < start or stretch.depth or stretch.end > end:
            continue
        if stretch.start > end:
            break
        source = _before(text, start, stretch.start, language) or _after(text, stretch.end, end, language)
        if source is None or not any(c.isalnum() for c in text[stretch.start : stretch.end]):
            continue
        if not _taken(known, stretch.start, stretch.end):
            content = Span.of(text, stretch.start, stretch.end)
            return Attribution((), (source,), (content,), HEADLINE_SCORE, 1.0, HEADLINE_SCORE)
        return None
    return None


def _taken(known: Sequence[Attribution], start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for one in known for span in (*one.contents, *one.cues))


def _title(document: Document, marks: Marks) -> tuple[int, int] | None:
    if document.title is not None:
        return document.title.start, min(document.title.end, len(document.text))
    if not marks.paragraphs:
        return None
    start, end = marks.paragraphs[0]
    return (start, end) if end - start <= _LONGEST_TITLE else None


def _before(text: str, start: int, quote: int, language: Language) -> Span | None:
    if quote - start > 200:
        return None
    colon = _COLON_BEFORE.search(text, start, quote)
    return _name(text, start, colon.start(), language) if colon else None


def _after(text: str, quote_end: int, end: int, language: Language) -> Span | None:
    colon = _COLON_AFTER.match(text, quote_end, end)
    if colon is None or ":" not in colon[0]:
        return None
    stop = _NAME_END.search(text, colon.end(), end)
    return _name(text, colon.end(), stop.start() if stop else end, language)


def _name(text: str, start: int, end: int, language: Language) -> Span | None:
    """``text[start:end]`` as a span where it looks like a name and not like a label."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    found = WORD.findall(piece)
    if not found or len(found) > _LONGEST_NAME or re.search(r"[?!;“”\"]", piece):
        return None
    labels = sources(language)["headline_labels"]
    if piece.casefold() in labels or plain(found[0]) in labels:
        return None
    if not piece[0].isupper() or not all(word[0].isupper() or plain(word) in _SMALL for word in found):
        return None
    return Span.of(text, start, start + len(piece))
