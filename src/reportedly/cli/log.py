"""``reportedly log``."""

from __future__ import annotations

from contextlib import closing
from typing import get_args

import click

from reportedly.cli.ledgers import Page, as_json, counted, day_or_moment, form, open_ledger, which
from reportedly.cli.program import say
from reportedly.model import Became


@click.command("log", short_help="What became of everything that was given to a ledger.")
@which
@click.option(
    "--only",
    type=click.Choice([*get_args(Became), "forgotten"]),
    help="Only what became this.",
)
@click.option("--since", metavar="DATE", help="Only what was given on that day or later.")
@form
def command(where: str | None, only: str | None, since: str | None, form: str) -> None:
    """List what became of every item that was given to a ledger, and why, the oldest first.

    What was added before and is met again unchanged is not listed again.
    """
    page = Page()
    count = 0
    with open_ledger(where) as ledger, closing(ledger.log(became=only, since=day_or_moment(since, "--since"))) as entries:
        for entry in entries:
            count += 1
            if form == "json":
                page.write(as_json(entry))
                continue
            name = entry.name if entry.line is None else f"{entry.name}:{entry.line}"
            became = f"version {entry.version}" if entry.became == "new version" else entry.became
            times = counted(entry.times, "time") if entry.times > 1 else ""
            page.line(
                f"{entry.last:%Y-%m-%d %H:%M}",
                (became, 9),
                (entry.article or "", 16),
                (entry.how, 7),
                name,
                entry.reason,
                times,
            )
        if not count:
            say(f"{ledger.where}: {'nothing of that' if only or since else 'nothing yet'}")
