"""The desk: one text in, its findings out, as the nearest configuration asks. Everything that stays open between texts is here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from reportedly.checks.baseline import fingerprints, fresh
from reportedly.checks.rule import Rule
from reportedly.checks.suppression import faults, kept
from reportedly.claims.layout import layout
from reportedly.lsp.markup import Markup
from reportedly.model import Article, Diagnostic
from reportedly.model.document import Range
from reportedly.model.errors import EmptyInput, OversizedInput
from reportedly.pipeline import Reads, References, checked, read_document
from reportedly.run.settings import Given, Office, Settings
from reportedly.sources import STANDARD_INPUT, Item, load
from reportedly.sources.item import Kind

LARGEST = 1_000_000
"""The longest text that is checked while one writes, in code points: two thick books."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with where its words stand in the editor's text, as half-open offsets, and the words related to it.

    ``ranges`` are those of the finding, then of each of its related places; ``None`` where they could not be found again.
    """

    found: Diagnostic
    ranges: tuple[Range | None, ...]

    @property
    def range(self) -> Range:
        """Where the words stand; the start of the text where that is not known."""
        return self.ranges[0] or (0, 0)


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in ``text``: findings in text order, and (line from 1, message) for each faulty remark to the check."""

    text: str
    kind: Kind
    findings: tuple[Placed, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)


@dataclass
class Desk:
    """``load_reader`` takes a number of threads; ``open_references`` opens packs by name or path, with the index of places.

    Only one thread may use it. The model is loaded for the first text; packs and the index stay open, and configuration is read
    for every text, so that a change in it holds at once.
    """

    load_reader: Callable[[int], Reads]
    open_references: Callable[[tuple[str, ...]], References]
    threads: int = 1
    _opened: dict[tuple[str, ...], References] = field(default_factory=dict, init=False)

    @cached_property
    def reader(self) -> Reads:
        """The model."""
        return self.load_reader(self.threads)

    def examine(self, text: str, path: Path | None, kind: Kind) -> Examined:
        """Check ``text`` as what a file at ``path`` would hold. Raises a ``ReportedlyError`` for what can't be checked."""
        where = str(path) if path else "this text"
        if len(text) > LARGEST:
            raise OversizedInput(where, f"{len(text):,} characters, more than the {LARGEST:,} that are checked in an editor")
        if not text.strip():
            return Examined(text, kind)
        office = Office(Given(search=path is not None), self._references)
        settings = office.settings(str(path) if path else STANDARD_INPUT)
        # an editor may hold halves of characters that no file can hold; offsets stay the same
        whole = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
        data = whole.encode("utf-8")
        try:
            document = load(Item(where, kind, data=b"\xef\xbb\xbf" + data if kind == "html" else data))
        except EmptyInput:
            return Examined(text, kind)
        packs = settings.references.packs
        article = checked(read_document(document, self.reader, settings.references), packs, settings.selection)
        found = _counting(article, str(path) if path else STANDARD_INPUT, settings)
        markup = Markup(whole, document.text) if document.text != whole else None
        told = tuple((remark.line or 1, f"This remark {message}.") for remark, message, _ in faults(document, settings.ids))
        return Examined(text, kind, tuple(_placed(each, markup) for each in found), told, {r.id: r for r in settings.rules})

    def _references(self, packs: tuple[str, ...]) -> References:
        if packs not in self._opened:
            self._opened[packs] = self.open_references(packs)
        return self._opened[packs]


def _counting(article: Article, path: str, settings: Settings) -> tuple[Diagnostic, ...]:
    """The findings that are neither suppressed nor in the baseline."""
    document = article.document
    found = kept(document, article.diagnostics or (), settings.ignores.for_article(path))
    if not settings.accepted:
        return found
    news = fresh(fingerprints(document.text, layout(document.text), found), settings.accepted)
    return tuple(each for each, new in zip(found, news, strict=True) if new)


def _placed(found: Diagnostic, markup: Markup | None) -> Placed:
    spans = (found.span, *(related.span for related in found.related))
    return Placed(found, tuple(markup.find(span) if markup else (span.start, span.end) for span in spans))
