"""``reportedly changes``."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from reportedly.cli.ledgers import Page, as_json, day_or_moment, form, open_ledger, which
from reportedly.cli.program import say

if TYPE_CHECKING:
    from reportedly.model import Change


@click.command("changes", short_help="What articles changed in their claims after they were first added.")
@click.argument("article", required=False)
@which
@click.option("--since", metavar="DATE", help="Only versions that were added on that day or later.")
@click.option("--outlet", metavar="NAME", help="Only articles of this outlet, by its name or host.")
@form
def command(article: str | None, where: str | None, since: str | None, outlet: str | None, form: str) -> None:
    """List what new versions of articles changed: claims that are new, gone or reworded, or have another cue or certainty.

    ARTICLE is an id, as add and log print it, or an address; without it, all articles are asked.
    """
    page = Page()
    last: tuple[str, int] | None = None
    with open_ledger(where) as ledger:
        asked = ledger.changes(since=day_or_moment(since, "--since"), outlet=outlet, article=article)
        with closing(asked) as found:
            for each in found:
                if form == "json":
                    page.write(as_json(each))
                elif (each.article, each.version) != last:
                    if last:
                        page.write("\n")
                    page.line(
                        f"{each.at:%Y-%m-%d %H:%M}", each.article, f"version {each.version}", each.outlet or "", each.title
                    )
                last = each.article, each.version
                if form == "text":
                    for kind, words in _lines(each):
                        page.write("  ")
                        page.line((kind, 9), words)
        if last is None:
            say(f"{ledger.where}: no article has changed")


def _lines(each: Change) -> list[tuple[str, str]]:
    who = f"{each.source}: " if each.source else ""
    if each.kind in ("new", "gone"):
        words = each.after if each.kind == "new" else each.before
        return [(each.kind, f"{who}{words}")]
    return [(each.kind, f"{who}{each.before or '(none)'}"), ("", f"→ {each.after or '(none)'}")]
