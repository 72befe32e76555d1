"""``reportedly report``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.asking import day_of
from reportedly.cli.completing import pack_names
from reportedly.cli.drawing import draw
from reportedly.cli.ledgers import counted, force, which
from reportedly.cli.program import say
from reportedly.cli.request import refuse_what_is_there
from reportedly.cli.serve import pages_room, reading_job
from reportedly.cli.shelving import shelf
from reportedly.model.errors import UsageError

if TYPE_CHECKING:
    from reportedly.cli.opening import Opening


@click.command("report", short_help="Write the pages of a ledger, or of articles, as files to hand on.")
@click.argument("sources", metavar="[LEDGER|ARTICLE]...", nargs=-1)
@which
@click.option("-o", "--output", required=True, metavar="FOLDER|FILE.html", type=click.Path(path_type=Path),
              help="A folder of pages, which is not there yet; or, of one article, one file.")  # fmt: skip
@click.option(
    "--since", metavar="DATE", help="The brief begins there: 2025-11-30, today, yesterday. Default: with the first article."
)
@click.option("--pack", "packs", metavar="NAME", multiple=True, shell_complete=pack_names,
              help="Knowledge of a conflict, for what is read and drawn now. May be given several times.")  # fmt: skip
@click.option("--no-places", is_flag=True, help="Leave places alone in articles that are read now.")
@force
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    where: str | None,
    output: Path,
    since: str | None,
    packs: tuple[str, ...],
    no_places: bool,
    force: bool,
) -> None:
    """Write what 'reportedly serve' shows as files that work from a disk, search included: to print, to keep, to hand on.

    LEDGER is a ledger's file or address; ARTICLE is a file or folder, read for this alone. A folder that is there already is left
    alone, unless --force.
    """
    from reportedly.cli.opening import Opening
    from reportedly.run import write_whole

    opening: Opening = ctx.obj or Opening()
    room = pages_room()
    alone = output.suffix.lower() in (".html", ".htm")
    begins = day_of(since, "--since")
    if alone:
        refuse_what_is_there(output, force=force)
    elif output.exists() and not (output.is_dir() and (force or not any(output.iterdir()))):
        raise UsageError(f"{output}: is there already; name another folder, or add --force to write over what it holds")
    job = reading_job(opening, packs, places=opening.places and not no_places)
    with shelf(sources, where, packs, job, None) as ledger:
        draw(ledger)
        library = room.Library(ledger, packs)
        if alone:
            number = ledger.info().articles
            if number != 1:
                raise UsageError(f"{output}: one file holds one article, and these are {number:,}; name a folder with -o")
            write_whole(output, [room.article_file(library)])
            say(f"{output}: 1 page")
            return
        pages = room.write_site(library, output, since=begins)
        say(f"{output / 'index.html'}: {counted(pages, 'page')}")
