"""One text of an editor in, its findings out, as the nearest configuration asks, each with its place in that text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.checks import Rule
from reportedly.model import Diagnostic, FileMap, Page, Range, Span
from reportedly.model.errors import EmptyInput, OversizedInput
from reportedly.run import Configurations, Desk, Given
from reportedly.sources import STANDARD_INPUT, Item

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
    """What was found in ``text``: findings in text order, and (line from 1, message) for each faulty remark to the check.

    ``kind`` is the name of its format. ``page`` is the text's, where anything was found.
    """

    text: str
    kind: str
    findings: tuple[Placed, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    page: Page | None = None


class Examiner:
    """Checks texts at one desk, which stays open: the model is loaded for the first text, packs and the index are kept.

    Configuration is read for every text, so that a change in it holds at once. Only one thread may use it.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def examine(self, text: str, path: Path | None, kind: str) -> Examined:
        """Check ``text`` as what a file at ``path`` would hold. Raises a ``ReportedlyError`` for what can't be checked."""
        where = str(path) if path else STANDARD_INPUT
        if len(text) > LARGEST:
            raise OversizedInput(where, f"{len(text):,} characters, more than the {LARGEST:,} that are checked in an editor")
        if not text.strip():
            return Examined(text, kind)
        settings = Configurations(Given(search=path is not None), self._desk.references).settings(where)
        # an editor may hold halves of characters that no file can hold; offsets stay the same
        whole = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
        try:
            # the mark says what the bytes are, so that nothing has to be guessed, and is taken off again
            found = self._desk.check(Item(where, kind, data=b"\xef\xbb\xbf" + whole.encode("utf-8")), settings)
        except EmptyInput:
            return Examined(text, kind)
        placed = tuple(_placed(each, found.where) for each in found.article.diagnostics or ())
        remarks = tuple((fault.remark.line or 1, f"This remark {fault.message}.") for fault in found.faults)
        return Examined(text, kind, placed, remarks, {rule.id: rule for rule in settings.rules}, found.kept)


def _placed(found: Diagnostic, where: FileMap | None) -> Placed:
    spans = (found.span, *(related.span for related in found.related))
    return Placed(found, tuple(_range(span, where) for span in spans))


def _range(span: Span, where: FileMap | None) -> Range | None:
    if where is None:
        return span.start, span.end
    region = where.region(span.start, span.end)
    return region.offsets if region else None
