"""``reportedly ledger``: what one holds, whether it is whole, and what is done to all of it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.asking import FILES, write_answer
from reportedly.cli.completing import pack_names
from reportedly.cli.ledgers import Page, as_json, counted, force, form, open_ledger, told, which
from reportedly.cli.program import say
from reportedly.cli.request import refuse_what_is_there

if TYPE_CHECKING:
    from reportedly.model import LedgerInfo


@click.group("ledger", short_help="What a ledger holds, whether it is whole; copies, old readings, what may not stay.")
def command() -> None:
    """A ledger as a whole: what it holds, whether it is whole, copies of it, old readings, and what may not stay in it."""


@command.command("info")
@which
@form
def info(where: str | None, form: str) -> None:
    """Show what a ledger holds."""
    with open_ledger(where) as ledger:
        found = ledger.info()
    page = Page()
    if form == "json":
        page.write(as_json(found))
        return
    for name, value in _rows(found):
        page.line((name, 12), value)


def _rows(found: LedgerInfo) -> list[tuple[str, str]]:
    span = f"{found.first:%Y-%m-%d} to {found.last:%Y-%m-%d}" if found.first and found.last else "nothing yet"
    return [
        ("ledger", f"{found.where} (form {found.form})"),
        ("articles", f"{found.articles:,}, from {counted(found.independent, 'independent report')}"),
        ("copies", counted(found.families, "family", "families")),
        ("versions", f"{found.versions:,}"),
        ("claims", f"{found.claims:,}{', in the last versions' if found.versions > found.articles else ''}"),
        ("originals", f"{found.originals:,}"),
        ("added", span),
        ("read by", told(f"{name} ({number:,})" for name, number in found.models) or "nothing yet"),
        ("old readings", f"{found.old_readings:,}"),
        ("failed", f"{found.failed:,}"),
        ("forgotten", f"{found.forgotten:,}"),
        ("size", f"{found.size / 1e6:,.1f} MB"),
    ]


@command.command("check")
@which
@form
@click.pass_context
def check(ctx: click.Context, where: str | None, form: str) -> None:
    """Tell whether a ledger is as it was written.

    Looks at digests of originals, texts and records, at offsets against texts, at what can be asked against the records, at
    references, and at the index of words. Prints a line for everything that is wrong.

    Exit codes: 0 all is as it was written, 1 something is not.
    """
    page = Page()
    count = 0
    with open_ledger(where) as ledger, closing(ledger.check()) as faults:
        for fault in faults:
            count += 1
            if form == "json":
                page.write(as_json(fault))
            else:
                page.line(f"{fault.where}: {fault.what}")
        if not count:
            say(f"{ledger.where}: is as it was written")
    ctx.exit(1 if count else 0)


@command.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@which
def backup(file: Path, where: str | None) -> None:
    """Copy a ledger, as it is at this moment, to FILE, which is not there yet. Others may add meanwhile."""
    with open_ledger(where) as ledger:
        ledger.backup(file)
        say(f"{ledger.where}: copied to {file}")


@command.command("compact")
@which
@click.option("--old-readings", is_flag=True, help="Drop readings that newer ones have replaced (reportedly ledger reread).")
def compact(where: str | None, old_readings: bool) -> None:
    """Give back the room in which nothing stands any more, and make the index of words anew."""
    with open_ledger(where) as ledger:
        before = ledger.info().size
        dropped = ledger.compact(old_readings=old_readings)
        after = ledger.info().size
        gone = f"{counted(dropped, 'old reading')} dropped, " if old_readings else ""
        say(f"{ledger.where}: {gone}{before / 1e6:,.1f} MB before, {after / 1e6:,.1f} MB now")


@command.command("reread")
@which
@click.option(
    "--pack",
    "packs",
    metavar="NAME",
    multiple=True,
    shell_complete=pack_names,
    help="Packs to read with. May be given several times.",
)
@click.option("--no-places", is_flag=True, help="Leave places alone: no index of places is opened.")
@click.option("--apply", is_flag=True, help="Put the new readings in the place of the old ones, which are kept.")
@form
@click.pass_context
def reread(ctx: click.Context, where: str | None, packs: tuple[str, ...], no_places: bool, apply: bool, form: str) -> None:
    """Read again what was read by another model or version, or with other packs, and show what would change.

    Nothing is changed without --apply. With it, the readings of before stay in the ledger until
    'reportedly ledger compact --old-readings'.
    """
    from reportedly.cli.opening import Opening, opener
    from reportedly.pipeline import cores, load_reader
    from reportedly.run import Job, Read, reread

    opening = ctx.obj or Opening()
    opened = opener(opening.places and not no_places)
    opened(packs)
    job = Job(Read(packs), load_reader=opening.load_reader or load_reader, open_references=opened)
    page = Page()
    read = differ = 0
    with open_ledger(where) as ledger, closing(reread(ledger, job, threads=min(2, cores()))) as found:
        for it, article, state in found:
            read += 1
            changes = it.changes(article)
            differ += bool(changes)
            if apply:
                ledger.replace_reading(it, article, packs=state)
            for each in changes:
                if form == "json":
                    page.write(
                        as_json(
                            {
                                "article": it.article,
                                "version": it.version,
                                **{name: getattr(each, name) for name in each.__slots__},
                            }
                        )
                    )
                else:
                    words = (
                        each.after
                        if each.before is None
                        else each.before
                        if each.after is None
                        else f"{each.before} → {each.after}"
                    )
                    page.line(it.article, (each.kind, 9), f"{each.source}: {words}" if each.source else str(words))
        would = "" if apply or not read else "; --apply puts the new readings in their place"
        say(f"{ledger.where}: {counted(read, 'reading')} by something else, {differ:,} of them would differ{would}" if not apply else
            f"{ledger.where}: {counted(read, 'reading')} replaced, {differ:,} of them differ")  # fmt: skip


@command.command("forget")
@click.argument("what", metavar="ADDRESS|ID|OUTLET")
@which
@click.option("--why", metavar="TEXT", default="", help="The reason, which the log keeps.")
@click.option("--ahead", is_flag=True, help="Refuse an address or outlet from now on of which nothing is there yet.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(what: str, where: str | None, why: str, ahead: bool, yes: bool) -> None:
    """Take an article, or all of an outlet, out of a ledger for good, originals included.

    What is forgotten is refused when it is added again, with the reason, unless 'reportedly add --again' says otherwise.

    Exit codes: 0 forgotten, 1 nothing is called so.
    """
    with open_ledger(where) as ledger:
        if not yes:
            click.confirm(f"Take {what} out of {ledger.where} for good?", abort=True, err=True)
        gone = ledger.forget(what, why=why, ahead=ahead)
        say(f"{ledger.where}: {counted(gone.articles, 'article')} forgotten; {what} is refused from now on")


@command.command("export")
@click.option("--format", "form", type=click.Choice(["warc", *FILES, "sqlite"]),
              default="warc", show_default=True,
              help="warc: everything as it came. jsonl: the records, with their texts. csv, parquet, geojson, json-ld: the claims of "
              "the last versions, as decided (reportedly ask). sqlite: the ledger itself, in a new file.")  # fmt: skip
@click.option("-o", "--output", required=True, metavar="FILE", type=click.Path(path_type=Path), help="Write here.")
@force
@which
def export(form: str, output: Path, force: bool, where: str | None) -> None:
    """Give back what came in, as a web archive, or what was read of it, in a form to hand on.

    A file that is there is left alone, unless --force; a ledger always.
    """
    from reportedly.model import Question
    from reportedly.run import write_whole

    if form != "sqlite":  # a copy of a ledger takes no file's place at all
        refuse_what_is_there(output, force=force)
    with open_ledger(where) as ledger:
        if form == "warc":
            count = write_whole(output, ledger.warc()) - 1
        elif form == "sqlite":
            ledger.copy(output)
            say(f"{ledger.where}: copied to {output}")
            return
        elif form != "jsonl":
            with closing(ledger.lines(Question())) as lines:
                count = write_answer(ledger, lines, form, output)
            say(f"{output}: {counted(count, 'claim')}")
            return
        else:
            count = write_whole(
                output, ((ledger.article(each.id).to_json(with_text=True) + "\n").encode() for each in ledger.articles())
            )
        say(f"{output}: {counted(count, 'record')}")
