"""Findings for eyes: the sentence with the marked words underlined, what was seen, what an editor could ask.

Everything that colour says is also said in words. Only the terminal's own sixteen colours are used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from reportedly.model import SEVERITIES, Article, Diagnostic, FileMap, Layout, Page, Severity
from reportedly.show.excerpt import Excerpt, excerpt
from reportedly.show.lines import Regions, called
from reportedly.show.printable import one_line, width_of, wrap
from reportedly.show.wording import check_remarks, finding_sentence, glimpse

WIDTH: Final = 80
NARROWEST: Final = 24
MEASURE: Final = 100
"""The widest line of prose, in columns: longer ones are hard to read."""

_COLOURS: Final[dict[Severity, str]] = {"error": "31", "warning": "33", "info": "36"}
_BOLD, _DIM, _UNDERLINED = "1", "2", "4"


def render(
    article: Article,
    page: Page,
    *,
    width: int = WIDTH,
    colour: bool = False,
    where: FileMap | None = None,
    least: Severity | None = None,
) -> str:
    """The findings of ``article``, in their order, each as a block; then how many there are. Ends in a line end.

    The last line says also as what genre the article was read, and where little of it was read.

    ``page`` is the article's. ``least`` is the least severe finding that fails: the last line says so where there is one.

    No line takes more than ``width`` columns (24 at least). With ``colour`` the marked words are underlined by the terminal;
    without it a line of ``^^^^`` stands below them, and the result holds no escape sequence. Related words in the same
    sentence have ``~~~~``. Lines and columns count from 1, columns in code points; they are those of the file, as ``where`` says
    where the text was taken out of one.
    """
    width = max(width, NARROWEST)
    found = article.diagnostics or ()
    name = one_line(called(article.document))
    remarks = "".join(f"; {remark}" for remark in check_remarks(article))
    if not found:
        return "\n".join(wrap(f"{name}: no findings{remarks}", width)) + "\n"
    regions, text_layout = Regions(article.document, where), page.given
    blocks = ["\n".join(_block(article, diagnostic, regions, text_layout, width, colour)) for diagnostic in found]
    fails = least is not None and any(SEVERITIES.index(each.severity) >= SEVERITIES.index(least) for each in found)
    told = f"{name}: {summary(found)}" + (f"; fails at --fail-on {least}" if fails else "") + remarks
    total = "\n".join(_painted(line, colour, _BOLD) for line in wrap(told, width))
    return "\n\n".join((*blocks, total)) + "\n"


def summary(found: tuple[Diagnostic, ...]) -> str:
    """``4 findings: 1 error, 2 warnings, 1 info``, or ``no findings``."""
    if not found:
        return "no findings"
    counts = Counter(diagnostic.severity for diagnostic in found)
    parts = (_counted(counts[each], each) for each in reversed(SEVERITIES) if counts[each])
    return f"{len(found):,} {'finding' if len(found) == 1 else 'findings'}: {', '.join(parts)}"


def _counted(count: int, severity: Severity) -> str:
    return f"{count:,} {severity}{'s' if count > 1 and severity != 'info' else ''}"


def _block(
    article: Article, found: Diagnostic, regions: Regions, text_layout: Layout, width: int, colour: bool
) -> Iterator[str]:
    where = regions.place(one_line(called(article.document)), found.span)
    head = ((where, _BOLD), (found.severity, _COLOURS[found.severity]), (f"{found.rule} {found.name}", ""))
    yield from _packed(head, width, colour)
    room = min(width - 2, MEASURE)
    yield from _indented(finding_sentence(found), room)
    yield ""
    near = excerpt(
        article.document.text, text_layout, found.span, tuple(related.span for related in found.related), 6 * room
    )
    for line in _excerpt(near, min(width - 4, MEASURE), found.severity, colour):
        yield f"    {line}" if line else ""
    yield ""
    for label, words in _remarks(found, regions):
        yield from _labelled(label, words, room, colour)


def _remarks(found: Diagnostic, regions: Regions) -> Iterator[tuple[str, str]]:
    yield "ask", one_line(found.ask)
    if found.neutral:
        yield "try", f"“{one_line(found.neutral)}”"
    for related in found.related:
        words = glimpse(related.span.text)
        region = regions.of(related.span)
        at = f"{region.start} " if region else ""
        yield "see", f"{at}“{words}”: {one_line(related.message)}"


def _excerpt(near: Excerpt, room: int, severity: Severity, colour: bool) -> Iterator[str]:
    at = 0
    for line in wrap(near.text, room):
        marks = near.marks[at : at + len(line)]
        at += len(line)
        at += near.text[at : at + 1] == " "
        if colour:
            yield "".join(_run(run, mark, severity) for run, mark in _runs(line, marks))
            continue
        yield line
        under = "".join(mark * width_of(character) for character, mark in zip(line, marks, strict=True)).rstrip()
        if under:
            yield under


def _runs(line: str, marks: str) -> Iterator[tuple[str, str]]:
    begin = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or marks[at] != marks[begin]:
            yield line[begin:at], marks[begin]
            begin = at


def _run(run: str, mark: str, severity: Severity) -> str:
    if mark == "^":
        return _painted(run, True, _UNDERLINED, _COLOURS[severity])
    return _painted(run, True, _UNDERLINED) if mark == "~" else run


def _packed(parts: tuple[tuple[str, str], ...], width: int, colour: bool) -> Iterator[str]:
    """The parts with two spaces between them, a new line where the next one would not fit."""
    line, used = "", 0
    for words, code in parts:
        for piece in wrap(words, width):
            if line and used + 2 + width_of(piece) > width:
                yield line
                line, used = "", 0
            line += ("  " if line else "") + _painted(piece, colour, code)
            used += (2 if used else 0) + width_of(piece)
    if line:
        yield line


def _labelled(label: str, words: str, room: int, colour: bool) -> Iterator[str]:
    lines = wrap(words, room - 5)
    for number, line in enumerate(lines):
        yield f"  {_painted(f'{label:<4}', colour, _DIM) if number == 0 else '    '} {line}"


def _indented(words: str, room: int) -> Iterator[str]:
    for line in wrap(words, room):
        yield f"  {line}"


def _painted(words: str, colour: bool, *codes: str) -> str:
    wanted = ";".join(filter(None, codes))
    return f"\x1b[{wanted}m{words}\x1b[0m" if colour and wanted and words else words
