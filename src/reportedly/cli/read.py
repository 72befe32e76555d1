"""``reportedly read``."""

from __future__ import annotations

import sys
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.options import Reading, a_number, looks, where_and_how
from reportedly.cli.pouring import Tally, errors_sink, pour, results_sink
from reportedly.cli.program import say
from reportedly.cli.request import (
    colored,
    columns,
    form_for,
    publication_date,
    refuse_a_name_for_nothing,
    refuse_nonsense,
    refuse_pages_without_a_folder,
    several,
    standard_input,
    without,
)
from reportedly.cli.stdout import stdout_is_terminal

if TYPE_CHECKING:
    from reportedly.run import EngineName

_FEW = 12
"""Of fewer items than these, one process has read all before others have opened the model."""


@click.command("read", cls=Reading)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@where_and_how("read")
@click.option(
    "--min-score", type=click.FloatRange(0, 1), default=0.0, metavar="X", callback=a_number,
    help="Leave out claims scored below X. A claim told within one that is left out counts as told by the next one around it.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(["here", "pool", "ray"]),
    help="What reads: this process, processes of this machine, Ray. Default: here for one worker, pool for more.",
)  # fmt: skip
@click.option("--address", metavar="HOST:PORT", help="The Ray cluster's head (auto: that of this machine) for --engine ray.")
@click.option("--resume", is_flag=True, help="Go on with the jsonl or parquet output of a run that was stopped.")
@click.option("--force", is_flag=True, help="Write a jsonl or parquet output anew where it is there already.")
@looks()
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str | None,
    tables: tuple[str, ...],
    output: str | None,
    with_text: bool,
    part_size: int | None,
    fields: tuple[str, ...],
    published: str | None,
    packs: tuple[str, ...],
    no_places: bool,
    stdin_filename: str | None,
    workers: int | None,
    errors: str | None,
    min_score: float,
    engine: EngineName | None,
    address: str | None,
    resume: bool,
    force: bool,
    width: int | None,
    color: str,
) -> None:
    """Read articles and show who claims what, in the exact words.

    PATH is a {formats} file, a folder of them, or - for standard input, which is also read where
    no PATH is given.

    Exit codes: 0 all was read, 1 something could not be read or written, 2 misuse, 130 stopped with Ctrl-C.
    """
    from reportedly.cli.opening import Opening, opener
    from reportedly.model import Metadata
    from reportedly.pipeline import cores, load_reader
    from reportedly.run import Job, Read, engine_called
    from reportedly.show import Look, tables_of
    from reportedly.sources import Columns, locate

    paths = paths or standard_input()
    refuse_a_name_for_nothing(paths, stdin_filename)
    target = None if output is None or output == "-" else Path(output)
    errors_file = None if errors is None else Path(errors)
    chosen = form_for(form, "read", target)
    given = Metadata(published=publication_date(published))
    refuse_nonsense(
        paths, chosen, target, errors_file,
        resume=resume, force=force, with_text=with_text, tables=tables, part_size=part_size,
    )  # fmt: skip

    written = [path for path in (target, errors_file) if path]
    named = Columns.parsed(fields)
    many, entries = several(paths, without(locate(paths, called=stdin_filename, columns=named, told=say), written))
    refuse_pages_without_a_folder(chosen, many, target)
    known = tables_of("read")
    look = Look(many, columns(width, chosen, target), colored(color, target), with_text, (tables or known)[0])
    opening = ctx.obj or Opening()
    places = opening.places and not no_places
    opened = opener(places)
    opened(packs)  # a mistake in a pack and a damaged index are told before any work begins
    job = Job(Read(packs, min_score), given, opening.load_reader or load_reader, opened)
    if engine is not None or address is not None:
        engine_called(engine, workers=workers, address=address)  # a mistake there is told before anything is begun
    keep = keep_errors = 0
    found, found_errors = None if force else 0, None
    tally = Tally(named=frozenset(paths))
    writing = None
    if chosen.tables == "all" and target:
        from reportedly.cli.datasets import Writing

        writing = Writing(
            target, job, entries, tally, tables=tuple(each for each in known if not tables or each in tables),
            part_size=part_size, with_text=with_text, errors=errors_file, resume=resume, force=force,
        )  # fmt: skip
        entries, keep_errors = writing.entries, writing.keep_errors
    elif resume and target:
        from reportedly.run import rest

        left = rest(entries, job, target, errors_file, with_text=with_text)
        entries, keep, keep_errors = left.entries, left.keep, left.keep_errors
        found, found_errors = left.found, left.found_errors
        tally = Tally(left.done, left.failed, code=1 if left.failed else 0, named=frozenset(paths))
    if workers is None and engine is None:
        head = list(islice(entries, _FEW))
        entries = chain(head, entries)
        workers = cores() if len(head) == _FEW else 1
    threads = 1 if many else min(2, cores())
    results = engine_called(engine, workers=workers, threads=threads, address=address).outcomes(entries, job)
    failures = errors_sink(errors_file, keep_errors, found_errors)
    sink = writing.sink if writing else results_sink(chosen, look, target, keep=keep, found=found)
    shown = many and sys.stderr.isatty() and not (target is None and stdout_is_terminal())
    pour(results, sink, failures, tally, paths=paths if shown else (), columns=named, tells=writing is None)
    if writing and not tally.stopped:
        writing.report(tally)
    if tally.stopped:
        advice = "; the same command with --resume goes on" if (chosen.lines or writing) and target else ""
        say(f"stopped after {tally.done:,} {'article' if tally.done == 1 else 'articles'}{advice}")
        ctx.exit(130)
    ctx.exit(tally.code)
