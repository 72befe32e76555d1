"""``reportedly threads``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportedly.cli.asking import asked
from reportedly.cli.drawing import as_is_words, drawing, drawn, show_thread, told_with_words
from reportedly.cli.ledgers import Page, as_json, counted, form, which
from reportedly.cli.program import say

if TYPE_CHECKING:
    from reportedly.model import Question


@click.command("threads", short_help="The same claim across articles: who tells it, who disputes it, which figures differ.")
@click.argument("words", required=False)
@which
@asked
@click.option("--every", is_flag=True, help="With threads that a single source tells and nobody answers.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="So many threads at most.")
@click.option("--after", metavar="PLACE", help="Go on where a page ended, which told this.")
@drawing
@form
def command(
    where: str | None, question: Question, every: bool, limit: int, after: str | None, packs: tuple[str, ...], as_is: bool,
    redraw: bool, form: str,
) -> None:  # fmt: skip
    """List threads: claims of different articles that say the same of one place, time and event, from whichever side.

    A thread is listed where any of its claims answers the question; without anything, all that more than one source tells, or that
    are disputed, differ in figures, grew, or were corrected or withdrawn. How a thread stands is counted, and no verdict: copies of
    one report are one source, and so are a body and those who speak for it.

    Articles that came since the last time are drawn into threads first. A thread is called by any of its claims:
    'reportedly thread ARTICLE/c3' tells how it went, 'reportedly edit' decides on it.
    """
    with drawn(where, packs, as_is=as_is, redraw=redraw) as ledger:
        found = ledger.threads(question, every=every, limit=limit, after=after)
        page = Page()
        if form == "json":
            page.write(as_json(found))
            return
        for number, each in enumerate(found.threads):
            if number:
                page.write("\n")
            show_thread(page, each)
        more = f"; --after {found.after} goes on" if found.after else ""
        hint = "" if found.found or every else "; --every lists those of one source too"
        say(
            f"{ledger.where}: {counted(found.found, 'thread') if found.found else 'no thread'}{more}{hint}"
            f"{told_with_words(found.told_with)}{as_is_words(found.undrawn)}"
        )
