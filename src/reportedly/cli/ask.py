"""``reportedly ask``."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.asking import FILES, FORMS, asked, show_lines, tallied, write_answer
from reportedly.cli.ledgers import Page, as_json, counted, force, open_ledger, which
from reportedly.cli.program import say
from reportedly.cli.request import refuse_what_is_there
from reportedly.model.errors import UsageError

if TYPE_CHECKING:
    from reportedly.model import Question

_PAGE = 20


@click.command("ask", short_help="Ask a ledger: who claims what, where and when, in which words.")
@click.argument("words", required=False)
@which
@asked
@click.option("--limit", type=click.IntRange(1), metavar="N",
              help="So many claims at most. Default: 20 for text and json, all for the other forms.")  # fmt: skip
@click.option("--after", metavar="PLACE", help="Go on where a page of text or json ended, which told this.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="json: a page as one object. jsonl, csv, parquet: a claim a row. geojson, json-ld: to hand on.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write here (not text).")
@force
def command(
    where: str | None, question: Question, limit: int | None, after: str | None, form: str, output: Path | None, force: bool
) -> None:
    """Ask a ledger for claims: who claims what, in which words, where and when, the last published first.

    WORDS are to stand in the claim or in what names its speaker, all of them, in any form. Without anything, all claims are asked for.

    Each claim is told with its article and offsets: reportedly's words are those of the article. Counts are of claims, articles and
    independent reports: articles that copy each other are one.
    """
    if form not in FILES and output is not None:
        raise UsageError(f"-o goes with a form to hand on, not with {form}")
    if form in FILES and after is not None:
        raise UsageError(f"--after goes with text and json; {form} has everything")
    refuse_what_is_there(output, force=force)
    with open_ledger(where) as ledger:
        if form in FILES:
            with closing(ledger.lines(question)) as lines:
                count = write_answer(ledger, islice(lines, limit), form, output)
            if output is not None:
                say(f"{output}: {counted(count, 'claim')}")
            return
        answer = ledger.ask(question, limit=limit or _PAGE, after=after)
        page = Page()
        if form == "json":
            page.write(as_json(answer))
            return
        show_lines(page, answer.lines)
        more = f"; --after {answer.after} goes on" if answer.after else ""
        undrawn = ledger.undrawn() if question.status else 0
        left = f"; {counted(undrawn, 'article')} not drawn yet, reportedly threads does it" if undrawn else ""
        say(f"{ledger.where}: {tallied(answer.tally) if answer.tally.claims else 'no claim'}{more}{left}")
