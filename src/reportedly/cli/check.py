"""``reportedly check``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from reportedly.cli.completing import rule_names, style_names
from reportedly.cli.options import Reading, looks, where_and_how
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
from reportedly.cli.tallies import Findings, Nothing, statistics, write_baseline
from reportedly.model import SEVERITIES, Severity
from reportedly.model.errors import UsageError
from reportedly.styles import FailOn, Order

if TYPE_CHECKING:
    from reportedly.run import Sink

NO_CACHE = "REPORTEDLY_NO_CACHE"
"""The environment variable that, set to anything but 0, switches the cache of read articles off."""

_FEW = 12
"""Of fewer items than these, one process has read all before others have opened the model."""


@click.command("check", cls=Reading, short_help="Mark what a standards editor would question.")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    shell_complete=rule_names,
    help="Only these rules: identifiers or what they begin with (SRC002,ATT).",
)
@click.option(
    "--extend", multiple=True, metavar="RULES", shell_complete=rule_names, help="These rules too, beside those that are on."
)
@click.option("--ignore", multiple=True, metavar="RULES", shell_complete=rule_names, help="Not these rules.")
@click.option("--severity", multiple=True, metavar="RULE=LEVEL", help="How severe a rule is: info, warning or error.")
@click.option(
    "--style", "styles", multiple=True, metavar="NAME|FILE", shell_complete=style_names,
    help="A house style: agency, broadcaster, minimal, or a TOML file. Of several the later goes before the earlier.",
)  # fmt: skip
@where_and_how("check")
@click.option(
    "--fail-on", type=click.Choice(get_args(FailOn)),
    help="The least severe finding that makes the exit code 1. Default: warning.",
)  # fmt: skip
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), metavar="SHARE",
    help="Only findings of rules that were right at least so often, from 0 to 1.",
)  # fmt: skip
@click.option(
    "--order", type=click.Choice(get_args(Order)),
    help="The order of an article's findings: by place in the text, or the surest first. Default: place.",
)  # fmt: skip
@click.option("--baseline", metavar="FILE", help="Leave out the findings that this file accepts.")
@click.option("--write-baseline", "accept", metavar="FILE", help="Write a file that accepts every finding of now.")
@click.option(
    "--statistics",
    "counts",
    is_flag=True,
    help="How often each rule found something, in place of the findings.",
)
@click.option(
    "--skip-unreadable",
    is_flag=True,
    help="Pass over what is no English article, with a line that says so, as a hook should.",
)
@click.option("--config", metavar="FILE", help="Take this configuration and look for no other.")
@click.option("--no-config", is_flag=True, help="Look for no configuration and no ignore file.")
@click.option("--no-cache", is_flag=True, help="Read every article anew, and keep no reading.")
@click.option("--resume", is_flag=True, help="Go on with the parquet output of a check that was stopped.")
@click.option("--force", is_flag=True, help="Write a parquet output anew where it is there already.")
@looks()
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    extend: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    styles: tuple[str, ...],
    form: str | None,
    tables: tuple[str, ...],
    output: str | None,
    with_text: bool,
    part_size: int | None,
    fail_on: FailOn | None,
    min_confidence: float | None,
    order: Order | None,
    baseline: str | None,
    accept: str | None,
    counts: bool,
    skip_unreadable: bool,
    config: str | None,
    no_config: bool,
    no_cache: bool,
    resume: bool,
    force: bool,
    fields: tuple[str, ...],
    published: str | None,
    packs: tuple[str, ...],
    no_places: bool,
    stdin_filename: str | None,
    workers: int | None,
    errors: str | None,
    width: int | None,
    color: str,
) -> None:
    """Mark what a careful standards editor would question in articles.

    PATH is a {formats} file, a folder of them, or - for standard input, which is also read where
    no PATH is given. `reportedly rule --all` lists the rules.

    Exit codes: 0 no finding at or above --fail-on, 1 findings, or an article could not be read, 2 misuse, 130 stopped with
    Ctrl-C.
    """
    from reportedly.cli.opening import Opening, cache_folder, opener
    from reportedly.model import Metadata
    from reportedly.pipeline import cores, load_reader, model_name
    from reportedly.run import Check, Desk, Given, Job, outcomes
    from reportedly.show import Look, tables_of
    from reportedly.sources import Columns, is_folder, locate
    from reportedly.styles import Configuration

    if config is not None and no_config:
        raise UsageError("--config names a configuration, --no-config takes none: choose one")
    says = Configuration(
        select=_rules(select),
        extend=_rules(extend),
        ignore=_rules(ignore),
        severity=_severities(severity),
        style=styles or None,
        pack=packs or None,
        fail_on=fail_on,
        baseline=baseline,
        cache=False if no_cache else None,
        min_confidence=min_confidence,
        order=order,
    )
    paths = paths or standard_input()
    refuse_a_name_for_nothing(paths, stdin_filename)
    target = None if output is None or output == "-" else Path(output)
    errors_file = None if errors is None else Path(errors)
    asked = form is not None or target is not None
    chosen = form_for(form, "check", target)
    if (resume or force) and chosen.tables != "all":
        raise UsageError("--resume and --force go with --format parquet")
    refuse_nonsense(
        paths, chosen, target, errors_file,
        resume=resume, force=force or not resume, with_text=with_text, tables=tables, part_size=part_size,
    )  # fmt: skip
    named = Columns.parsed(fields)
    written = [path for path in (target, errors_file) if path]
    many, entries = several(paths, without(locate(paths, called=stdin_filename, columns=named, told=say), written))
    if not counts:
        refuse_pages_without_a_folder(chosen, many, target)

    opening = ctx.obj or Opening()
    places = opening.places and not no_places
    keeps = not no_cache and os.environ.get(NO_CACHE, "") in ("", "0")
    task = Check(
        Given(says, Path(config) if config is not None else None, search=not no_config, baselines=accept is None),
        None if opening.load_reader else model_name,
        cache_folder() if keeps else None,
    )
    job = Job(task, Metadata(published=publication_date(published)), opening.load_reader or load_reader, opener(places))
    first = Desk(job).settings(f"{paths[0]}/-" if is_folder(paths[0]) else paths[0])
    known = tables_of("check")
    look = Look(many, columns(width, chosen, target), colored(color, target), with_text, (tables or known)[0])
    found, tally, writing = Findings(), Tally(skips=skip_unreadable, named=frozenset(paths)), None
    keep_errors = 0
    if chosen.tables == "all" and target:
        from reportedly.cli.datasets import Writing

        writing = Writing(
            target, job, entries, tally, tables=tuple(each for each in known if not tables or each in tables), settings=first,
            part_size=part_size, with_text=with_text, errors=errors_file, resume=resume, force=force,
        )  # fmt: skip
        entries, keep_errors = writing.entries, writing.keep_errors
    if workers is None:
        head = list(islice(entries, _FEW))
        entries = chain(head, entries)
        workers = cores() if len(head) == _FEW else 1
    results = outcomes(entries, job, workers=workers, threads=1 if many else min(2, cores()))

    silent = target is None and (counts or (accept is not None and not asked))
    sink: Sink = Nothing() if silent else writing.sink if writing else results_sink(chosen, look, target, first.rules)
    bar = paths if many and sys.stderr.isatty() and not (target is None and stdout_is_terminal()) else ()
    failures = errors_sink(errors_file, keep_errors)
    pour(results, sink, failures, tally, paths=bar, columns=named, each=found.add, tells=writing is None)
    if writing and not tally.stopped:
        writing.report(tally)
    if tally.stopped:
        advice = "; the same command with --resume goes on" if writing else ""
        say(f"stopped after {tally.done:,} {'article' if tally.done == 1 else 'articles'}{advice}")
        ctx.exit(130)
    if counts:
        statistics(found, as_json=chosen.name in ("json", "jsonl") and target is None)
    if accept is not None:
        write_baseline(found, Path(accept), complete=not tally.failed)
    elif chosen.name == "terminal" and many and not counts and target is None:
        say(found.summary(tally.done - tally.failed - tally.skipped))
    if found.undated and published is None and chosen.name == "terminal" and not silent and target is None:
        say(f"no date of publication was found{_in_many(found.undated, many)}; --published DATE tells it")
    if tally.failed and errors_file:
        say(f"{tally.failed:,} of {tally.done:,} articles could not be read: see {errors_file}")
    failing = found.failing and accept is None
    ctx.exit(max(tally.code, 1 if failing else 0))


def _in_many(count: int, many: bool) -> str:
    return f" in {count:,} of the articles" if many else ""


def _rules(given: Iterable[str]) -> tuple[str, ...] | None:
    """The rules named, those of one option with commas between them; ``None`` where the option was not given."""
    named = tuple(dict.fromkeys(rule.strip() for each in given for rule in each.split(",") if rule.strip()))
    return named or None


def _severities(given: Iterable[str]) -> dict[str, Severity] | None:
    found: dict[str, Severity] = {}
    for each in chain.from_iterable(one.split(",") for one in given):
        rule, equals, level = (part.strip() for part in each.partition("="))
        known = next((one for one in SEVERITIES if one == level.lower()), None)
        if not (rule and equals) or known is None:
            raise UsageError(
                f"--severity {each}: write a rule and a level, such as SRC002=error; levels: {', '.join(SEVERITIES)}"
            )
        found[rule] = known
    return found or None
