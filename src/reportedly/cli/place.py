"""``reportedly place``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportedly.cli.asking import day_of, event_words, handle, kilometres_of, ruling_words, saying, tallied
from reportedly.cli.ledgers import Page, as_json, counted, form, open_ledger, told, which
from reportedly.cli.program import say

if TYPE_CHECKING:
    from reportedly.model import KeptPlace, Told


@click.command("place", short_help="Who claims what of a place, in the order in which it is said to have happened.")
@click.argument("name")
@which
@click.option("--event", metavar="TYPE", help="Only events of a type: control.taken, or control.* for all of that kind.")
@click.option("--within", metavar="KM", help="And of all that lies so near, as 20km.")
@click.option("--from", "since", metavar="DATE", help="What is said to have happened on that day or later.")
@click.option("--to", "until", metavar="DATE", help="What is said to have happened on that day or before.")
@click.option("--rejected", is_flag=True, help="With claims that somebody rejected (reportedly edit reject).")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, metavar="N", help="So many events at most.")
@form
def command(
    name: str, where: str | None, event: str | None, within: str | None, since: str | None, until: str | None, rejected: bool,
    limit: int, form: str,
) -> None:  # fmt: skip
    """Show what is claimed to have happened at a place: who claims which event, in the order of the events' own time.

    An event whose time nobody tells stands at the day of publication, in brackets. The words tell whether it is asserted, negated,
    possible, planned or only asked about.
    """
    with open_ledger(where) as ledger:
        found = ledger.place(
            name, event=event, within=kilometres_of(within), since=day_of(since, "--from"), until=day_of(until, "--to"),
            limit=limit, rejected=rejected,
        )  # fmt: skip
        page = Page()
        if form == "json":
            page.write(as_json(found))
            return
        for each in found.places:
            page.line(_place(each))
        if found.told:
            page.write("\n")
        for number, it in enumerate(found.told):
            if number:
                page.write("\n")
            _show(page, it)
        more = "; --limit shows more" if found.more else ""
        others = f"; {counted(found.others, 'claim')} more name it: reportedly ask --place" if found.others else ""
        nothing = f"no claim tells of an event at {name}"
        say(f"{ledger.where}: {tallied(found.tally) if found.told else nothing}{more}{others}")


def _place(each: KeptPlace) -> str:
    at = "not settled" if each.lat is None or each.lon is None else f"{each.lat:.2f}, {each.lon:.2f}"
    return f"{each.name} ({told((each.kind, each.country or '', at))})"


def _show(page: Page, it: Told) -> None:
    claim = it.line.claim
    when = f"[{it.when}]" if it.dated == "publication" else it.when or "[undated]"
    page.line((when, 12), event_words(it.event))
    page.write("  ")
    page.line(saying(it.line))
    page.write("  ")
    page.line(claim.published or "undated", handle(it.line), f"{claim.start}–{claim.end}", claim.outlet or "", claim.title)
    for ruling in it.line.rulings:
        page.write("  ")
        page.line(ruling_words(ruling))
