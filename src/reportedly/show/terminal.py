"""Cards for a terminal, fitted to its width: who, how, what; then in words how firmly and how the outlet tells it.

Everything that colour says is also said in words. The colours are the terminal's own sixteen, so a reader's theme holds.
This is the one file that needs rich.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from reportedly.model import Article, Claim
from reportedly.show.as_read import as_read
from reportedly.show.printable import one_line, width_of
from reportedly.show.subject import Subjects
from reportedly.show.wording import byline, facts, offsets, outline, source_kind, source_name, summary, title

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

NARROWEST, WIDEST = 20, 200
TWO_COLUMNS = 84
"""From this width on, source and cue stand beside the content rather than above it."""

MEASURE = 84
"""The widest line of content, in columns: longer ones are hard to read."""

DEEPEST = 4
"""Levels of indentation; claims nested deeper stand at this one."""

_FORCE_STYLES = {
    "neutral": "dim",
    "endorsing": "green",
    "distancing": "yellow",
    "denying": "red",
    "doubting": "magenta",
    "asking": "blue",
    "promising": "blue",
    "warning": "yellow",
}


def render(article: Article, *, width: int | None, colour: bool, with_offsets: bool = False) -> str:
    """``article`` as cards whose lines take at most ``width`` columns, ending in a line end.

    ``width`` is kept between 20 and 200; ``None`` asks the terminal. Without ``colour`` the result holds no escape sequence;
    with it, rich still leaves colours out where ``NO_COLOR`` is set. Controls in the article's text are shown as signs,
    since a terminal would obey them. ``with_offsets`` adds the code point offsets of each claim's spans.
    """
    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        width=width if width is None else max(NARROWEST, min(width, WIDEST)),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    if console.width > WIDEST:
        console.width = WIDEST
    article = article if with_offsets else as_read(article)
    _heading(console, article)
    subjects = Subjects.of(article)
    for depth, claim in outline(article.claims):
        console.print()
        console.print(_card(claim, subjects, min(depth, DEEPEST), console.width, with_offsets))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _heading(console: Console, article: Article) -> None:
    from rich.rule import Rule

    console.print(_folded(title(article.document), "bold"))
    console.print(_folded(_packed(byline(article), console.width), "dim"))
    for note in article.document.notes:
        console.print(_folded(f"note: {one_line(note)}", "dim italic"))
    console.print(Rule(style="dim"))
    counts = _folded(_packed(summary(article).parts, console.width))
    counts.stylize("bold", 0, len(summary(article).parts[0]))
    counts.highlight_regex(" ·", "dim")
    console.print(counts)


def _card(claim: Claim, subjects: Subjects, depth: int, width: int, with_offsets: bool) -> RenderableType:
    from rich.table import Table

    step = 4 if width >= 60 else 2
    indent = min(step * depth, max(0, width - 24))
    label = max(4, len(claim.id) + 1)
    card = Table.grid(padding=0)
    cells: list[RenderableType] = []
    if indent:
        card.add_column(width=indent)
        cells.append(_folded(f"{'└':>{indent - 1}} ", "dim"))
    card.add_column(width=label, no_wrap=True)
    cells.append(_folded(claim.id, "dim"))
    if width < TWO_COLUMNS:
        room = width - indent - label
        card.add_column(width=room)
        cells.append(_column([_who(claim, subjects), *_what(claim, subjects, room, with_offsets)]))
    else:
        # the contents of all cards stand in line, nested ones too, as long as the source keeps room for its words
        left = max(18, min(40, width // 4 + 4) - indent)
        gap = 3
        room = min(MEASURE, width - indent - label - left - gap)
        card.add_column(width=left)
        card.add_column(width=gap)
        card.add_column(width=room)
        cells += [_who(claim, subjects, stacked=True), "", _column(_what(claim, subjects, room, with_offsets))]
    card.add_row(*cells)
    return card


def _what(claim: Claim, subjects: Subjects, width: int, with_offsets: bool) -> list[RenderableType]:
    """The content, then how it is told and the score, then what it is about."""
    parts: list[RenderableType] = [_folded(one_line(claim.text))]
    parts.append(_folded(_packed((*facts(claim), f"{claim.score:.2f}"), width), "dim"))
    for label, words in subjects.lines(claim):
        parts.append(_folded(f"{label} ", "dim").append(words, "none"))
    if with_offsets:
        parts.append(_folded(offsets(claim), "dim"))
    return parts


def _who(claim: Claim, subjects: Subjects, *, stacked: bool = False) -> Text:
    """Source, its kind, and the cue with its force: on one line that wraps, or on one line each."""
    who = _folded("").append(source_name(claim.source), "bold" if claim.source.spans else "italic")
    kind = source_kind(claim.source)
    speaker = subjects.speaker(claim)
    if speaker:
        who.append("\n" if stacked else " ").append(f"= {speaker}")
    if kind and not stacked:
        who.append(f" ({kind})", "dim")
    if claim.cue:
        who.append("\n" if stacked else "  ")
        who.append(one_line(claim.cue.text), "cyan").append(" ")
        who.append(f"[{claim.cue.force}]", _FORCE_STYLES[claim.cue.force])
    if kind and stacked:
        who.append(f"\n{kind}", "dim")
    return who


def _column(parts: list[RenderableType]) -> RenderableType:
    from rich.console import Group

    return Group(*parts)


def _packed(parts: tuple[str, ...], width: int) -> str:
    """The parts with dots between them, a new line where the next part would not fit."""
    lines: list[str] = []
    for part in parts:
        if lines and width_of(lines[-1]) + 3 + width_of(part) <= width:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return "\n".join(lines)


def _folded(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(text, style, overflow="fold")
