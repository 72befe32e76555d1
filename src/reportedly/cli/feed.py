"""``reportedly feed``: the feeds that a ledger follows."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.following import check_feeds, named_feeds
from reportedly.cli.keeping import Keeping, Tally, keeping
from reportedly.cli.ledgers import Page, as_json, counted, force, form, open_ledger, which
from reportedly.cli.program import say
from reportedly.cli.request import refuse_what_is_there
from reportedly.model.errors import MissingInput, UnreadableFeed, UsageError

if TYPE_CHECKING:
    from reportedly.model import FeedState


@click.group("feed", short_help="Feeds that a ledger follows: list, add, remove, look at them now, OPML.")
def command() -> None:
    """The feeds that a ledger follows (RSS, Atom, JSON Feed, news sitemaps): what is new in them is fetched, read and kept.

    'reportedly feed check' looks at those that are due, for cron or a timer; 'reportedly add --follow' keeps watching.
    """


@command.command("list")
@which
@form
def listed(where: str | None, form: str) -> None:
    """List the feeds, with when each is looked at next and what went wrong at the last look."""
    from reportedly.fetch import next_check

    page = Page()
    now = datetime.now(UTC)
    with open_ledger(where) as ledger:
        feeds = ledger.feeds()
        if not feeds:
            say(f"{ledger.where}: follows no feed; reportedly feed add ADDRESS")
    for each in feeds:
        state, then = each.state, next_check(each.state, now)
        if form == "json":
            page.write(as_json({
                "url": state.url, "title": state.title, "added": each.added, "checked": state.checked, "next": then,
                "failures": state.failures, "error": each.error,
            }))  # fmt: skip
            continue
        seen = f"{state.checked:%Y-%m-%d %H:%M}" if state.checked else "never"
        failed = f"{each.error} ({counted(state.failures, 'time')})" if each.error else ""
        page.line((seen, 16), "due now" if then <= now else f"next {then:%H:%M}", state.url, state.title or "", failed)


@command.command("add")
@click.argument("sources", metavar="ADDRESS|FILE...", nargs=-1, required=True)
@which
@click.pass_context
def add(ctx: click.Context, sources: tuple[str, ...], where: str | None) -> None:
    """Follow feeds: their addresses, or OPML files as feed readers write them (- for standard input). Nothing is fetched yet."""
    from reportedly.fetch import is_address

    code = 0
    states: list[FeedState] = []
    for source in sources:
        if is_address(source):
            states += named_feeds([source])
        else:
            found, refused = _opml(source)
            states += found
            for each in refused:
                say(each)
                code = 1
    with open_ledger(where, create=True) as ledger:
        new = ledger.follow(states)
        say(f"{ledger.where}: {counted(len(new), 'feed')} more, {counted(len(ledger.feeds()), 'feed')} in all")
    ctx.exit(code)


@command.command("remove")
@click.argument("addresses", metavar="ADDRESS...", nargs=-1, required=True)
@which
@click.pass_context
def remove(ctx: click.Context, addresses: tuple[str, ...], where: str | None) -> None:
    """Follow feeds no more. The articles that came by them stay."""
    code = 0
    with open_ledger(where) as ledger:
        for state in named_feeds(addresses):
            if not ledger.unfollow(state.url):
                say(f"{state.url}: is not followed (reportedly feed list)")
                code = 1
        say(f"{ledger.where}: {counted(len(ledger.feeds()), 'feed')} in all")
    ctx.exit(code)


@command.command("check")
@click.argument("addresses", metavar="[ADDRESS]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Look at all feeds, whether they are due or not.")
@keeping
@click.pass_context
def check(
    ctx: click.Context,
    addresses: tuple[str, ...],
    every: bool,
    options: Keeping,
) -> None:
    """Look at the feeds that are due, and add what is new in them; feeds that are named are looked at now.

    A feed is due 15 minutes after the last look, and ever more seldom while it fails.

    Exit codes: 0 all is kept, 1 something could not be fetched or read, 2 misuse, 130 stopped with Ctrl-C.
    """
    from reportedly.cli.opening import Opening
    from reportedly.fetch import due
    from reportedly.run import Web

    opening = ctx.obj or Opening()
    fetcher = options.fetcher(opening)
    job = options.job(opening)
    named = [state.url for state in named_feeds(addresses)]
    tally = Tally(options.form, ())
    with open_ledger(options.where) as ledger:
        states = {each.state.url: each.state for each in ledger.feeds()}
        for url in named:
            if url not in states:
                raise UsageError(f"{url}: is not followed; reportedly feed add {url}")
        chosen = [states[url] for url in named] or list(states.values())
        if not (every or named):
            chosen = due(chosen, datetime.now(UTC))
        with tally.until_stopped(ctx):
            check_feeds(chosen, ledger, Web(fetcher, ledger, again=options.again, refetch=options.refetch), job, tally)
        say(f"{ledger.where}: {counted(len(chosen), 'feed')} looked at: {tally.summary() or 'nothing new'}")
    ctx.exit(tally.code)


@command.command("export")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write here. Default: standard output."
)
@force
@which
def export(output: Path | None, force: bool, where: str | None) -> None:
    """Write the list of feeds as OPML, for a feed reader or another ledger."""
    from reportedly.fetch import write_opml
    from reportedly.run import write_whole

    refuse_what_is_there(output, force=force)
    with open_ledger(where) as ledger:
        data = write_opml([each.state for each in ledger.feeds()], "Feeds that Reportedly follows")
    if output is None:
        Page().write(data.decode())
    else:
        write_whole(output, [data])


def _opml(path: str) -> tuple[list[FeedState], list[str]]:
    """The feeds that a file lists, and what is wrong with the rest; raises an ``InputError``."""
    from reportedly.fetch import read_opml
    from reportedly.model import RefusedEntry
    from reportedly.sources import MAX_BYTES, STANDARD_INPUT, Item, bytes_of

    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise MissingInput("standard input", "closed")
        data = sys.stdin.buffer.read(MAX_BYTES)
    else:
        data = bytes_of(Item(path, "text"))
    found, refused = [], []
    try:
        for each in read_opml(data, path):
            if isinstance(each, RefusedEntry):
                refused.append(f"{each.where}: {each.what}")
            else:
                found.append(each)
    except UnreadableFeed as error:
        raise UnreadableFeed(error.where, f"{error.what}; a feed is named by its address") from None
    return found, refused
