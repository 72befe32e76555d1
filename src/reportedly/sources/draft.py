"""A draft: what one input format yields before the checks that every text must pass."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.document import Range, Remark, StandIn


@dataclass(frozen=True, slots=True)
class Draft:
    """``text`` with what its format says about it.

    ``title_at`` is a title's place in the text, as half-open code point offsets; ``title`` one that was given in words, beside the
    text. ``published`` is as the metadata writes it, not yet checked. ``unread``, ``stand_ins`` and ``remarks`` are those of
    ``model.Document``; ``lines`` is whether the text is plain, so that its line ends may be mere wrapping.
    """

    text: str
    title: str | None = None
    title_at: tuple[int, int] | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    id_given: str | None = None
    notes: tuple[str, ...] = ()
    unread: tuple[Range, ...] = ()
    remarks: tuple[Remark, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    lines: bool = False
