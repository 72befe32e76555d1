"""``reportedly copies``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.ledgers import Page, as_json, counted, form, open_ledger, told, which
from reportedly.cli.program import say

if TYPE_CHECKING:
    from reportedly.model import KeptCopy, KeptFamily


@click.command("copies", short_help="Which articles are one report, where it likely came from, and what of it each has.")
@click.argument("article", metavar="[ID|ADDRESS]", required=False)
@which
@form
def command(article: str | None, where: str | None, form: str) -> None:
    """List families of copies: articles that have text in common, what share of each that is, and where it likely came from.

    ID is an article's id, as add and log print it, and asks for the families that hold a part of it; with a colon and a number
    it is one family, as its first line names it. Without it, all families are listed, the largest first.

    The origin is whom the articles credit, with the words in which they do; where none credits anybody, it is the earliest.
    """
    page = Page()
    count = 0
    with open_ledger(where) as ledger:
        if article is not None and ":" in article and "://" not in article:
            one = ledger.family(article)
            asked = iter(() if one is None else (one,))
        else:
            asked = ledger.families(article=article)
        for family in asked:
            if form == "json":
                page.write(as_json(_record(family)))
            else:
                if count:
                    page.write("\n")
                _show(page, family)
            count += 1
        if not count:
            say(f"{ledger.where}: {'nothing is' if article is None else article + ': none of it is'} in another article")


def _record(family: KeptFamily) -> dict[str, Any]:
    record = asdict(family)
    for copy in record["copies"]:
        copy["share"] = round(copy["share"], 3)
    return record


def _show(page: Page, family: KeptFamily) -> None:
    page.line(family.id, counted(len(family.copies), "article"))
    origin = family.origin
    named = told((origin.outlet or "", origin.article or ""))
    page.write("  ")
    page.line("origin", (origin.kind, 8), named, origin.reason)
    wordings = {" ".join(credit.evidence.text.split()): None for credit in origin.credits.values()}
    for wording in list(wordings)[:_WORDINGS]:
        page.write(" " * 18)
        page.line(f"“{wording}”")
    for copy in family.copies:
        page.write(f"  {copy.share:6.0%}  ")
        page.line(copy.article, (copy.published or "", 10), _outlet(copy), copy.title)


_WORDINGS = 3
"""Wordings of a credit that are shown at most."""


def _outlet(copy: KeptCopy) -> str:
    about = told((copy.country or "", copy.ownership or ""))
    return f"{copy.outlet or ''} ({about})".strip() if about else copy.outlet or ""
