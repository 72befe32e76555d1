"""The prose of a document: its text as it is read, and the way back to the text that was given.

A document's own text is never changed. What is in it but is not read (marks of Markdown, comments, soft hyphens) and what is read
as something else (entities, line ends that only wrap) is listed in the document; here the two texts are held against each other,
so that everything that is found in the prose becomes a slice of the document's own text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from reportedly.model.article import Article
from reportedly.model.document import Document
from reportedly.model.layout import Block, Layout, Quoted, Stray
from reportedly.model.span import Range, Span

_Noun = TypeVar("_Noun")


@dataclass(frozen=True, slots=True)
class Prose:
    """``document`` as it is read, beside the ``given`` one; the same one where all of its text is read as it is.

    The changes from the one text to the other, in order: ``begins`` and ``ends`` are their offsets in the given text, ``opens`` and
    ``closes`` those in the prose. ``gaps`` are the numbers of those in which words are left out.
    """

    document: Document
    given: Document
    begins: Sequence[int] = ()
    ends: Sequence[int] = ()
    opens: Sequence[int] = ()
    closes: Sequence[int] = ()
    gaps: Sequence[int] = ()

    @classmethod
    def of(cls, given: Document) -> Prose:
        """The prose of a document."""
        if not given.unread and not given.stand_ins:
            return cls(given, given)
        changes = sorted([*((start, end, "") for start, end in given.unread), *map(_change, given.stand_ins)])
        text = given.text
        parts: list[str] = []
        begins, ends, opens, closes, gaps = [], [], [], [], []
        at = length = 0
        for number, (start, end, instead) in enumerate(changes):
            parts += (text[at:start], instead)
            length += start - at
            begins.append(start)
            ends.append(end)
            opens.append(length)
            length += len(instead)
            closes.append(length)
            if (not instead or instead.isspace()) and any(map(str.isalnum, text[start:end])):
                gaps.append(number)
            at = end
        bare = replace(given, text="".join((*parts, text[at:])), title=None, unread=(), stand_ins=(), given_at=0)
        prose = cls(bare, given, begins, ends, opens, closes, gaps)
        remarks = tuple(
            replace(remark, covers=prose.there(*remark.covers)) if remark.covers else remark for remark in given.remarks
        )
        title = prose._into(given.title) if given.title and bare.text else None
        return replace(
            prose, document=replace(bare, title=title, remarks=remarks, given_at=prose.there(0, given.given_at)[1])
        )

    def back(self, start: int, end: int) -> Range:
        """Where the stretch from ``start`` up to ``end`` of the prose stands in the given text: what is not read is never its edge."""
        first, last = bisect_right(self.opens, start) - 1, bisect_right(self.opens, end - 1) - 1
        if first >= 0:
            start = self.begins[first] if start < self.closes[first] else self.ends[first] + start - self.closes[first]
        if last >= 0:
            end = self.ends[last] + max(0, end - self.closes[last])
        return start, end

    def there(self, start: int, end: int) -> Range:
        """What is read of the stretch from ``start`` up to ``end`` of the given text; empty where nothing is."""
        first, last = bisect_right(self.begins, start) - 1, bisect_left(self.begins, end) - 1
        if first >= 0:
            inside = start < self.ends[first]
            start = self.opens[first] if inside else self.closes[first] + start - self.ends[first]
        if last >= 0:
            end = self.closes[last] + max(0, end - self.ends[last])
        return start, max(start, end)

    def verbatim(self, noun: _Noun) -> _Noun:
        """``noun``, which was found in the prose, with every span in it a slice of the given text.

        Where words that are not read stand in a span that is one of several fragments, it is cut in two around them.
        """
        return noun if self.document is self.given else self._mapped(noun, self._slice, self._fragments)

    def read(self, article: Article) -> Article:
        """An article of the given document as if it had been found in the prose; the way back of :meth:`verbatim`."""
        if self.document is self.given:
            return article
        mapped: Article = self._mapped(article, self._into, self._joined)
        own = self.document
        read = replace(
            article.document,
            text=own.text,
            title=own.title,
            unread=(),
            stand_ins=(),
            remarks=own.remarks,
            given_at=own.given_at,
        )
        return replace(mapped, document=read)

    def given_layout(self, found: Layout) -> Layout:
        """``found``, the layout of the prose, with the offsets of the given text."""
        if self.document is self.given:
            return found
        return Layout(
            tuple(self.back(*each) for each in found.paragraphs),
            tuple(self.back(*each) for each in found.sentences),
            tuple(
                Quoted(*self.back(each.start, each.end), each.depth, each.closed, each.continues, each.width)
                for each in found.quotations
            ),
            tuple(Stray(self.back(each.offset, each.offset + 1)[0], each.opening) for each in found.strays),
            tuple(Block(*self.back(each.start, each.end), each.kind) for each in found.blocks),
            tuple(self.back(each, each)[0] for each in found.edges),
        )

    def _mapped(self, noun: Any, span: Any, fragments: Any) -> Any:
        """``noun`` with every span in it as ``span`` and ``fragments`` give it; itself where it holds none."""
        if isinstance(noun, Span):
            return span(noun)
        if isinstance(noun, tuple):
            if noun and all(isinstance(each, Span) for each in noun):
                return fragments(noun)
            mapped = tuple(self._mapped(each, span, fragments) for each in noun)
            return mapped if any(new is not old for new, old in zip(mapped, noun, strict=True)) else noun
        changed: dict[str, Any] = {}
        for name in _fields(noun.__class__):
            old = getattr(noun, name)
            new = self._mapped(old, span, fragments)
            if new is not old:
                changed[name] = new
        return replace(noun, **changed) if changed else noun

    def _slice(self, span: Span) -> Span:
        return Span.of(self.given.text, *self.back(span.start, span.end))

    def _fragments(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        text = self.document.text
        out: list[Span] = []
        for span in spans:
            pieces, at = [], span.start
            for number in self.gaps[self._gap(span.start) : self._gap(span.end)]:
                if self.opens[number] > span.start:
                    pieces.append((at, self.opens[number]))
                    at = self.closes[number]
            pieces = [_bare(text, *piece) for piece in (*pieces, (at, span.end))] if pieces else []
            whole = [piece for piece in pieces if any(map(str.isalnum, text[slice(*piece)]))]
            out += [Span.of(self.given.text, *self.back(*piece)) for piece in whole or [(span.start, span.end)]]
        return tuple(out)

    def _gap(self, offset: int) -> int:
        """How many of the gaps begin before an offset of the prose."""
        return bisect_left(self.gaps, offset, key=self.opens.__getitem__)

    def _into(self, span: Span) -> Span:
        text = self.document.text
        start, end = self.there(span.start, span.end)
        if start == end:  # nothing of it is read: what stands nearest
            start = min(start, len(text) - 1)
            end = start + 1
        return Span.of(text, start, end)

    def _joined(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        text = self.document.text
        out: list[Span] = []
        for span in map(self._into, spans):
            if out and out[-1].end <= span.start and not text[out[-1].end : span.start].strip():
                first, last = self._gap(out[-1].end), self._gap(span.start + 1)
                if last > first:
                    span = Span.of(text, out.pop().start, span.end)
            out.append(span)
        return tuple(out)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The names of the fields of a noun in which spans are sought; a document has none, and neither has what is no noun."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) and not issubclass(kind, Document) else ()


def _change(stand_in: Any) -> tuple[int, int, str]:
    return stand_in.start, stand_in.end, stand_in.text


def _bare(text: str, start: int, end: int) -> Range:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
