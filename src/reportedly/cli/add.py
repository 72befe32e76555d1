"""``reportedly add``."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from reportedly.cli.completing import pack_names
from reportedly.cli.ledgers import Page, as_json, counted, form, open_ledger, told, which
from reportedly.cli.options import Reading
from reportedly.cli.program import debugging, say, say_as_is
from reportedly.cli.request import publication_date, refuse_a_name_for_nothing
from reportedly.model.errors import UsageError

if TYPE_CHECKING:
    from reportedly.model import Added

_FEW = 12
"""Of fewer items than these, one process has read all before others have opened the model."""


@click.command("add", cls=Reading, short_help="Read articles and keep them in a ledger, to be asked.")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@which
@click.option("--published", metavar="DATE", help="When the article was published, as 2025-11-30.")
@click.option(
    "--pack", "packs", metavar="NAME", multiple=True, shell_complete=pack_names,
    help="Knowledge of a conflict: a shipped pack (reportedly pack list) or a folder. May be given several times.",
)  # fmt: skip
@click.option("--no-places", is_flag=True, help="Leave places alone: no index of places is opened.")
@click.option("--stdin-filename", metavar="FILE", help="What standard input is called: its suffix tells the kind.")
@click.option(
    "--jobs", "--workers", "jobs", type=click.IntRange(1, 1024), metavar="N",
    help="Processes that read side by side. Default: one a core; the results are the same for any number.",
)  # fmt: skip
@click.option("--again", is_flag=True, help="Add what was forgotten (reportedly ledger forget) all the same.")
@form
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    where: str | None,
    published: str | None,
    packs: tuple[str, ...],
    no_places: bool,
    stdin_filename: str | None,
    jobs: int | None,
    again: bool,
    form: str,
) -> None:
    """Read articles and keep them for good: what came in, its text, and its claims, to be asked.

    SOURCE is a {formats} file, a folder of them, or - for standard input, which is also read where
    no SOURCE is given.

    A line is printed for each article when it is kept, whatever happens then. Adding twice changes nothing, so the same command
    goes on after it was stopped.

    Exit codes: 0 all is kept, 1 something could not be read or written, 2 misuse, 130 stopped with Ctrl-C.
    """
    from reportedly.cli.opening import Opening, opener
    from reportedly.model import Metadata
    from reportedly.pipeline import cores, load_reader
    from reportedly.run import Job, Read, arrived, engine_called, keep
    from reportedly.sources import locate

    if not sources:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError("nothing to add: name a file or a folder, or pipe a text in (help: reportedly add --help)")
        sources = ("-",)
    refuse_a_name_for_nothing(sources, stdin_filename)
    given = Metadata(published=publication_date(published))
    opening = ctx.obj or Opening()
    opened = opener(opening.places and not no_places)
    opened(packs)  # a mistake in a pack and a damaged index are told before any work begins
    job = Job(Read(packs), given, opening.load_reader or load_reader, opened)
    counts: Counter[str] = Counter()
    code = 0
    page = Page()
    with open_ledger(where, create=True) as ledger:
        arrivals = arrived(locate(sources, called=stdin_filename))
        head = list(islice(arrivals, _FEW)) if jobs is None else []
        if jobs is None:
            jobs = cores() if len(head) == _FEW else 1
        engine = engine_called(workers=jobs, threads=min(2, cores()) if len(head) == 1 else 1)
        try:
            for kept in keep(chain(head, arrivals), ledger, job, engine, again=again):
                it = kept.told
                counts[it.became] += 1
                counts["changes"] += it.changes
                if kept.error is not None:
                    code = max(code, kept.error.exit_code if it.name in sources else 1)
                    say(str(kept.error))
                    if debugging():
                        say_as_is(kept.traceback)
                elif it.became == "refused":
                    code = max(code, 1)
                if form == "json":
                    page.write(as_json(it))
                elif kept.error is None:
                    page.line(*_line(it))
        except KeyboardInterrupt:
            say(f"stopped; what is listed is kept, and the same command goes on ({_summary(counts) or 'nothing yet'})")
            ctx.exit(130)
        say(f"{ledger.where}: {_summary(counts) or 'nothing'}")
    ctx.exit(code)


def _line(it: Added) -> tuple[str | tuple[str, int], ...]:
    name = it.name if it.line is None else f"{it.name}:{it.line}"
    if it.became == "refused":
        return ("refused", 9), name, it.reason
    became = it.became if it.became != "new version" else f"version {it.version}"
    claims = "" if it.became == "known" else counted(it.claims, "claim")
    changes = f", {counted(it.changes, 'change')}" if it.changes else ""
    return (became, 9), it.article or "", (claims + changes, 10), it.title or name


def _summary(counts: Counter[str]) -> str:
    changes = f" ({counted(counts['changes'], 'change')})" if counts["changes"] else ""
    return told(
        (
            f"{counts['added']:,} added" if counts["added"] else "",
            counted(counts["new version"], "new version") + changes if counts["new version"] else "",
            f"{counts['known']:,} known" if counts["known"] else "",
            f"{counts['refused']:,} refused" if counts["refused"] else "",
            f"{counts['failed']:,} failed" if counts["failed"] else "",
        )
    )
