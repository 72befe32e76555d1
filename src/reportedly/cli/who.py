"""``reportedly who``."""

from __future__ import annotations

import click

from reportedly.cli.asking import show_lines, tallied
from reportedly.cli.ledgers import Page, as_json, counted, form, open_ledger, told, which
from reportedly.cli.program import say


@click.command("who", short_help="What somebody claims, under which names, and who quotes them.")
@click.argument("name")
@which
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="So many claims at most.")
@click.option("--after", metavar="PLACE", help="Go on where a page ended, which told this.")
@form
def command(name: str, where: str | None, limit: int, after: str | None, form: str) -> None:
    """Show what somebody claims: the names and ids under which they speak, the outlets that quote them, and their claims, last first.

    NAME is a name as articles have it, or an id of a pack. Only the claims of whoever is called exactly so are theirs: what
    "officials" or a spokesman says is not.
    """
    with open_ledger(where) as ledger:
        found = ledger.who(name, limit=limit, after=after)
        page = Page()
        if form == "json":
            page.write(as_json(found))
            return
        for each in found.names:
            about = told((each.kind, each.pack_id or "", each.side or ""))
            page.line(each.name, f"({about})", counted(each.claims, "claim"), f"in {counted(each.articles, 'article')}")
        if found.outlets:
            page.line("quoted by", told(f"{outlet} ({count:,})" for outlet, count in found.outlets))
        if found.names:
            page.write("\n")
        show_lines(page, found.answer.lines)
        after = found.answer.after
        more = f"; --after {after} goes on" if after else ""
        say(
            f"{ledger.where}: {tallied(found.answer.tally) if found.names else 'nobody called ' + name + ' claims anything'}{more}"
        )
