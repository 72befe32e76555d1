"""``reportedly thread``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportedly.cli.asking import handle, saying
from reportedly.cli.drawing import drawing, drawn, show_thread
from reportedly.cli.ledgers import Page, as_json, form, told, which

if TYPE_CHECKING:
    from reportedly.model import KeptRelation, Line, Story


@click.command("thread", short_help="How one claim went: who told it when, in which words, and what answers it.")
@click.argument("claim", metavar="ARTICLE/CLAIM")
@which
@click.option(
    "--why", is_flag=True, help="With the pairs of claims that hold it together, and what speaks for and against each."
)
@drawing
@form
def command(claim: str, where: str | None, why: bool, packs: tuple[str, ...], as_is: bool, redraw: bool, form: str) -> None:
    """Show a thread as a timeline: date, outlet, who says it how firmly, in which words; below each claim what answers it.

    ARTICLE/CLAIM is any claim of the thread, as threads and ask call it.
    """
    with drawn(where, packs, as_is=as_is, redraw=redraw) as ledger:
        found = ledger.thread(claim)
        page = Page()
        if form == "json":
            page.write(as_json(found))
            return
        show_thread(page, found.thread)
        page.write("\n")
        _show(page, found)
        for made in found.decisions:
            page.line(
                "decided:", made.kind, str(made.target), made.text, f"{made.who}, {made.at:%Y-%m-%d}", made.why, made.id
            )
        if why:
            page.write("\n")
            for link in found.links:
                page.line(f"{link.one} = {link.other}", f"{link.same:.2f}", told(link.reasons))


def _show(page: Page, found: Story) -> None:
    answers: dict[str, list[KeptRelation]] = {}
    for each in found.relations:
        answers.setdefault(each.to, []).append(each)
    from reportedly.show import grouped

    for group in grouped(found.lines):
        _line(page, group[0])
        for other in group[1:]:
            page.write("    ")
            page.line("also", other.claim.published or "undated", other.claim.outlet or "", handle(other))
        for each in (it for line in group for it in answers.get(handle(line), ())):
            page.write("    ")
            page.line(
                (_kind(each), 16), each.line.claim.published or "undated", each.line.claim.outlet or "", handle(each.line)
            )
            page.write("      ")
            page.line(saying(each.line))


def _kind(each: KeptRelation) -> str:
    """What the other claim is to this one: ``denies``, or ``denied here`` where this one answers."""
    return each.kind if each.answers else f"this: {each.kind}"


def _line(page: Page, line: Line) -> None:
    page.line((line.claim.published or "undated", 10), line.claim.outlet or "", handle(line))
    page.write("  ")
    page.line(saying(line))
