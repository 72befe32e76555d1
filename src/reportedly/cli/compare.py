"""``reportedly compare``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportedly.cli.asking import day_of, handle, saying, tallied
from reportedly.cli.ledgers import Page, as_json, counted, form, open_ledger, which
from reportedly.cli.program import say

if TYPE_CHECKING:
    from reportedly.model import Topic


@click.command("compare", short_help="What each of two outlets tells that the other leaves out.")
@click.argument("one", metavar="OUTLET")
@click.argument("other", metavar="OUTLET")
@which
@click.option("--from", "since", metavar="DATE", help="Published on that day or later.")
@click.option("--to", "until", metavar="DATE", help="Published on that day or before.")
@click.option(
    "--limit", type=click.IntRange(1), default=10, show_default=True, metavar="N", help="So many topics of each at most."
)
@form
def command(one: str, other: str, where: str | None, since: str | None, until: str | None, limit: int, form: str) -> None:
    """Show what each of two outlets tells, of the days on which both published, that the other leaves out.

    They are compared by contested events at a place, and by who is heard. An outlet is named by its name or host. That an outlet has
    nothing on something here says that the ledger holds nothing of it.
    """
    with open_ledger(where) as ledger:
        found = ledger.compare(one, other, since=day_of(since, "--from"), until=day_of(until, "--to"), limit=limit)
        page = Page()
        if form == "json":
            page.write(as_json(found))
            return
        if found.since is None:
            say(f"{ledger.where}: {one} and {other} have no day in common")
            return
        for number, outlet in enumerate(found.outlets):
            if number:
                page.write("\n")
            page.line(f"{outlet} alone:", tallied(found.tallies[number]))
            for topic in found.only[number]:
                _show(page, topic, number)
        say(
            f"{ledger.where}: {found.since} to {found.until}; {counted(found.both, 'topic')} in both, "
            f"{counted(found.shared, 'report')} printed by both"
        )


def _show(page: Page, topic: Topic, number: int) -> None:
    page.write("  ")
    page.line(topic.name, counted(topic.claims[number], "claim"), counted(topic.reports[number], "report"))
    for line in topic.lines:
        page.write("    ")
        page.line(line.claim.published or "undated", handle(line), saying(line))
