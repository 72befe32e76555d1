"""``reportedly serve``."""

from __future__ import annotations

import getpass
import os
import secrets
import webbrowser
from functools import lru_cache
from typing import TYPE_CHECKING

import click

from reportedly.cli.completing import pack_names
from reportedly.cli.ledgers import which
from reportedly.cli.program import say
from reportedly.cli.shelving import shelf
from reportedly.model.errors import MissingExtra

if TYPE_CHECKING:
    from types import ModuleType

    from reportedly.cli.opening import Opening
    from reportedly.run import Job

TOKEN = "REPORTEDLY_TOKEN"
"""The environment variable that may hold the token."""
_LOCAL = ("127.0.0.1", "localhost", "::1")


@click.command("serve", short_help="Look at a ledger, or at single articles, in a browser.")
@click.argument("sources", metavar="[LEDGER|ARTICLE]...", nargs=-1)
@which
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="Listen there. Anything but this machine itself needs a token, which is made up and printed.")  # fmt: skip
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8017, show_default=True, help="Listen there; 0: on any that is free."
)
@click.option(
    "--name", "names", metavar="HOST", multiple=True, help="A name by which others call this machine, with --host."
)
@click.option(
    "--token", is_flag=True, help=f"Ask for a token on this machine too: that of {TOKEN}, else one that is made up."
)
@click.option("--by", metavar="NAME", help="Who decides where nobody says a name. Default: your name on this machine.")
@click.option("--pack", "packs", metavar="NAME", multiple=True, shell_complete=pack_names,
              help="Knowledge of a conflict, for what is read and drawn from now on. May be given several times.")  # fmt: skip
@click.option("--no-places", is_flag=True, help="Leave places alone in what is added: no index of places is opened.")
@click.option("--contact", metavar="ADDRESS", envvar="REPORTEDLY_CONTACT", show_envvar=True,
              help="How those who run a host can reach you, sent with each question to it.")  # fmt: skip
@click.option(
    "--allow-local", is_flag=True, help="Let addresses of this machine and private networks be fetched from the page Add."
)
@click.option("--open", "open_", is_flag=True, help="Open a browser there.")
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    where: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    token: bool,
    by: str | None,
    packs: tuple[str, ...],
    no_places: bool,
    contact: str | None,
    allow_local: bool,
    open_: bool,
) -> None:
    """Look at a ledger in a browser: what is new, threads, articles with their claims in place, places, sources, search.

    LEDGER is a ledger's file or address; without one it is that of --ledger, REPORTEDLY_LEDGER, or your own. ARTICLE is a file, a
    folder or an address as for 'reportedly add': it is read into a ledger of its own, which goes when the server ends.

    Only this machine is listened to, and nothing is loaded from anywhere else. Ctrl-C ends it.
    """
    from reportedly.cli.opening import Opening
    from reportedly.fetch import Fetcher, FetchSettings

    opening: Opening = ctx.obj or Opening()
    web = pages_room()
    given = os.environ.get(TOKEN, "") if token or host not in _LOCAL else ""
    serving = web.Serving(
        host, port, names, (given or secrets.token_urlsafe(24)) if token or host not in _LOCAL else None, by or _user()
    )
    fetcher = (opening.open_fetcher or Fetcher)(FetchSettings(contact=contact, allow_local=allow_local))
    job = reading_job(opening, packs, places=opening.places and not no_places)

    def ready(address: str) -> None:
        say(f"{ledger.where}: look at {address} in a browser; Ctrl-C ends it")
        if open_:
            webbrowser.open(address)

    with shelf(sources, where, packs, job, fetcher) as ledger:
        library = web.Library(ledger, packs)
        web.serve(library, serving, adding=web.Adding(library, job, fetcher), ready=ready)


def pages_room() -> ModuleType:
    """The room of the web app, or in one line which part of it is not installed."""
    from reportedly import web

    try:
        for name in web.__all__:
            getattr(web, name)
    except ImportError as error:
        name = (error.name or "").partition(".")[0]
        if name == "reportedly" or not name:
            raise
        raise MissingExtra(
            f"the web app needs {name}, which is not installed: pip install 'reportedly[web]', or '.[web]' in a clone"
        ) from None
    return web


def reading_job(opening: Opening, packs: tuple[str, ...], *, places: bool) -> Job:
    """How what is added is read. A mistake in a pack is told now; the model is loaded once, when something is read first."""
    from reportedly.cli.opening import opener
    from reportedly.model import Metadata
    from reportedly.pipeline import load_reader
    from reportedly.run import Job, Read

    opened = opener(places)
    opened(packs)
    return Job(Read(packs), Metadata(), lru_cache(maxsize=1)(opening.load_reader or load_reader), opened)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
