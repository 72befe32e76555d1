"""``reportedly lsp``."""

from __future__ import annotations

import os
import sys

import click

from reportedly.cli.stdout import stdout_bytes
from reportedly.model.errors import UsageError


@click.command("lsp", short_help="Check articles in an editor while one writes.")
@click.option("--no-places", is_flag=True, help="Leave places alone: no index of places is opened.")
@click.option(
    "--stdio", is_flag=True, help="Speak over standard input and output, which is all there is; editors may say so."
)
@click.pass_context
def command(ctx: click.Context, no_places: bool, stdio: bool) -> None:
    """Check articles in an editor while one writes: a language server.

    An editor starts it and speaks the Language Server Protocol with it over standard input and output. It needs an extra:
    pip install 'reportedly[lsp]'. What is checked, and how, is said by the reportedly.toml nearest to the file.
    """
    from reportedly.cli.opening import Opening, opener
    from reportedly.lsp import Examiner, serve
    from reportedly.pipeline import cores, load_reader
    from reportedly.run import Check, Desk, Job

    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError(
            "lsp is for editors, which speak to it over standard input: see docs/lsp.md for how to set yours up"
        )
    opening = ctx.obj or Opening()
    places = opening.places and not no_places
    job = Job(Check(), load_reader=opening.load_reader or load_reader, open_references=opener(places))
    serve(Examiner(Desk(job, threads=min(2, cores()))), sys.stdin.buffer, stdout_bytes())
    _leave()


def _leave() -> None:
    """End at once: a check that is still running, deep in the network's own threads, need not come to its end first."""
    sys.stderr.flush()
    os._exit(0)
