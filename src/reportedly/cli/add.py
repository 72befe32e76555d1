"""``reportedly add``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from reportedly.cli.following import named_feeds, watch_feeds
from reportedly.cli.keeping import Keeping, Tally, keeping
from reportedly.cli.ledgers import open_ledger
from reportedly.cli.options import Reading
from reportedly.cli.program import say
from reportedly.cli.request import publication_date, refuse_a_name_for_nothing
from reportedly.model.errors import UsageError

if TYPE_CHECKING:
    from reportedly.run import Arrival, Kept, Looked, Missed, Web
    from reportedly.sources import Columns

_FEW = 12
"""Of fewer items than these, one process has read all before others have opened the model."""


@click.command("add", cls=Reading, short_help="Read articles and keep them in a ledger, to be asked.")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "--follow", is_flag=True,
    help="Follow the feeds at these addresses, or all of the ledger's where none is given, and keep watching them until Ctrl-C.",
)  # fmt: skip
@click.option(
    "--columns", "fields", metavar="FIELD=COLUMN,…", multiple=True,
    help="Which columns of CSV and Parquet, or keys of JSON Lines, hold what: text=body,title=headline.",
)  # fmt: skip
@click.option(
    "--published",
    metavar="DATE",
    help="When the article was published, as 2025-11-30; of a file of many, those that say none.",
)
@click.option("--stdin-filename", metavar="FILE", help="What standard input is called: its suffix tells the kind.")
@click.option(
    "--jobs", "--workers", "jobs", type=click.IntRange(1, 1024), metavar="N",
    help="Processes that read side by side. Default: one a core, one where something is fetched; the results are the same.",
)  # fmt: skip
@keeping
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    follow: bool,
    fields: tuple[str, ...],
    published: str | None,
    stdin_filename: str | None,
    jobs: int | None,
    options: Keeping,
) -> None:
    """Read articles and keep them for good: what came in, its text, and its claims, to be asked.

    SOURCE is a {formats} file, a folder of them, an address (https://…) of an article, or of a feed or news sitemap, whose
    articles are fetched then, or - for standard input, which is also read where no SOURCE is given.

    A line is printed for each article when it is kept, whatever happens then. Adding twice changes nothing, so the same command
    goes on after it was stopped.

    Exit codes: 0 all is kept, 1 something could not be fetched, read or written, 2 misuse, 130 stopped with Ctrl-C.
    """
    from reportedly.cli.opening import Opening
    from reportedly.fetch import is_address
    from reportedly.model import Metadata
    from reportedly.pipeline import cores
    from reportedly.run import Web, engine_called
    from reportedly.sources import Columns

    if not sources and not follow:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError("nothing to add: name a file or a folder, or pipe a text in (help: reportedly add --help)")
        sources = ("-",)
    refuse_a_name_for_nothing(sources, stdin_filename)
    if follow and (published or fields or jobs):
        raise UsageError("--follow goes without --published, --columns and --jobs")
    given = Metadata(published=publication_date(published))
    columns = Columns.parsed(fields)
    feeds = named_feeds(sources) if follow else []
    opening = ctx.obj or Opening()
    fetcher = options.fetcher(opening)
    job = options.job(opening, given)
    tally = Tally(options.form, sources)
    with open_ledger(options.where, create=True) as ledger:
        web = Web(fetcher, ledger, given.published or "", options.again, options.refetch)
        with tally.until_stopped(ctx):
            if follow:
                ledger.follow(feeds)
                watch_feeds(frozenset(each.url for each in feeds), ledger, web, job, tally)
            arrivals = _arrivals(sources, web, stdin_filename, columns)
            if jobs is None and any(map(is_address, sources)):
                jobs = 1
            head = list(islice(arrivals, _FEW)) if jobs is None else []
            if jobs is None:
                jobs = cores() if len(head) == _FEW else 1
            engine = engine_called(workers=jobs, threads=min(2, cores()) if len(head) == 1 else 1)
            tally.keep(chain(head, arrivals), ledger, job, engine, again=options.again)
        say(f"{ledger.where}: {tally.summary() or 'nothing'}")
        if options.packs and tally.known:
            named = "".join(f" --pack {each}" for each in options.packs)
            say(f"what is known keeps its reading; 'reportedly ledger reread{named}' shows what these packs would change")
    ctx.exit(tally.code)


def _arrivals(
    sources: Sequence[str], web: Web, called: str | None, columns: Columns
) -> Iterator[Arrival | Missed | Kept | Looked]:
    """What comes from each source, in their order."""
    from reportedly.fetch import is_address
    from reportedly.run import arrived
    from reportedly.sources import locate

    for source in sources:
        if is_address(source):
            yield from web.named(source)
        else:
            yield from arrived(locate([source], called=called, columns=columns))
