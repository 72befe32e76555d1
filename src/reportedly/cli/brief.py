"""``reportedly brief``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.asking import day_of
from reportedly.cli.drawing import as_is_words, drawing, drawn
from reportedly.cli.ledgers import Page, as_json, counted, force, which
from reportedly.cli.program import say
from reportedly.cli.request import refuse_what_is_there
from reportedly.model.errors import UsageError

if TYPE_CHECKING:
    from reportedly.model import Brief

FORMS = ("text", "md", "html", "json")


@click.command("brief", short_help="What is new since a day: threads, disputes, growth, figures that moved.")
@which
@click.option(
    "--since", default="yesterday", show_default=True, metavar="DATE", help="Articles published on that day or later."
)
@click.option("--to", "until", metavar="DATE", help="Published on that day or before.")
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="So many of each kind at most."
)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write here.")
@force
@drawing
def command(
    where: str | None, since: str, until: str | None, limit: int, form: str, output: Path | None, force: bool,
    packs: tuple[str, ...], as_is: bool, redraw: bool,
) -> None:  # fmt: skip
    """Write what the articles since a day bring: what several sources tell anew, what became disputed, grew, or was taken back.

    Each line leads to the words: an article's id, the claim's number, the outlet and the day; in md and html to the address, too.
    Articles without a date count by the day on which they were received.
    """
    from reportedly.run import write_whole

    day, last = day_of(since, "--since"), day_of(until, "--to")
    assert day is not None
    if last is not None and last < day:
        raise UsageError(f"--to {last} is before --since {day}")
    refuse_what_is_there(output, force=force)
    with drawn(where, packs, as_is=as_is, redraw=redraw) as ledger:
        found = ledger.brief(day, last)
        parts = _parts(found, form, limit)
        if output is None:
            page = Page()
            for part in parts:
                page.raw(part)
        else:
            write_whole(output, parts)
        articles = counted(found.articles, "article")
        undated = f"; {found.undated:,} undated, by when received" if found.undated else ""
        reports = counted(found.independent, "independent report")
        say(f"{ledger.where}: {articles}, {reports}{undated}{as_is_words(found.undrawn)}")


def _parts(found: Brief, form: str, limit: int) -> Iterator[bytes]:
    from reportedly.show import brief_page

    yield as_json(found).encode() if form == "json" else brief_page(found, form, limit).encode("utf-8", "replace")
