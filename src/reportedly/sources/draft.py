"""A draft: what one input format yields before the checks that every text must pass."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.model import Metadata, Range, Remark, StandIn


@dataclass(frozen=True, slots=True)
class Draft:
    """``text`` with what its format says about it.

    ``title_at`` is a title's place in the text, as half-open code point offsets; one that was given in words, beside the text, is in
    ``metadata``. ``unread``, ``stand_ins`` and ``remarks`` are those of ``model.Document``; ``lines`` is whether the text is plain,
    so that its line ends may be mere wrapping.
    """

    text: str
    title_at: Range | None = None
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()
    unread: tuple[Range, ...] = ()
    remarks: tuple[Remark, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    lines: bool = False
