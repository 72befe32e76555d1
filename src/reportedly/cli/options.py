"""The options that ``read`` and ``check`` share, in the order in which help names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.completing import pack_names
from reportedly.show import formats_of, suffixes_told, tables_of

if TYPE_CHECKING:
    from reportedly.show import Serves

_Command = TypeVar("_Command", bound=Callable[..., Any])

_BEFORE = (
    click.option(
        "-o", "--output", metavar="FILE",
        help="Write here; parquet makes it a folder of tables, html of several articles a folder of pages.",
    ),
    click.option(
        "--with-text", is_flag=True,
        help="Put the article's text into json, jsonl and parquet, so that they can be read back alone.",
    ),
    click.option(
        "--part-size", type=click.IntRange(1), metavar="N",
        help="Articles of a partition of parquet: so many are lost at most where a run is stopped. Default: 1000.",
    ),
    click.option(
        "--columns", "fields", metavar="FIELD=COLUMN,…", multiple=True,
        help="Which columns of CSV and Parquet, or keys of JSON Lines, hold what: text=body,title=headline. Fields: text, id, title, "
        "published, url, outlet, captured. Default: those of the same name.",
    ),
    click.option(
        "--published", metavar="DATE",
        help="When the article was published, as 2025-11-30; of a file of many, those that say none.",
    ),
    click.option(
        "--pack", "packs", metavar="NAME", multiple=True, shell_complete=pack_names,
        help="Knowledge of a conflict: a shipped pack (reportedly pack list) or a folder. May be given several times.",
    ),
    click.option("--no-places", is_flag=True, help="Leave places alone: no index of places is opened."),
    click.option(
        "--stdin-filename", metavar="FILE",
        help="What standard input is called: its suffix tells the kind, its folder the configuration.",
    ),
    click.option(
        "--workers", type=click.IntRange(1, 1024), metavar="N",
        help="Processes that read side by side. Default: one a core; the results are the same for any number.",
    ),
    click.option("--errors", metavar="FILE", help="Write a JSON line here for each article that could not be read."),
)  # fmt: skip
_AFTER = (
    click.option("--width", type=click.IntRange(20, 1000), metavar="N", help="Columns of terminal and text output."),
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
        help="Colour of terminal output.",
    ),
)  # fmt: skip


class Reading(click.Command):
    """A command that reads articles: ``{formats}`` in its help stands for the formats that there are."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help text; what knows the formats is imported for it alone."""
        from reportedly.sources import formats_told

        self.help = (self.help or "").replace("{formats}", formats_told())
        super().format_help_text(ctx, formatter)


def where_and_how(serves: Serves) -> Callable[[_Command], _Command]:
    """The options that come first: the format, where the results go, and how articles are read."""
    names = [each.name for each in formats_of(serves)]
    bare = "terminal on a terminal and text elsewhere" if "text" in names else "terminal"
    told = f"Default: by the suffix of -o ({suffixes_told(serves)}); without -o, {bare}."
    tables = tables_of(serves)
    which = click.option(
        "--table", "tables", type=click.Choice(tables), multiple=True,
        help=f"Tables of parquet, all where none is named; may be given several times. Of csv the one, {tables[0]} by default.",
    )  # fmt: skip
    return _all((click.option("--format", "form", type=click.Choice(names), help=told), which, *_BEFORE))


def a_number(ctx: click.Context, param: click.Parameter, value: float) -> float:
    """``value``, unless it is none ("nan" lies in every range)."""
    if value != value:
        raise click.BadParameter("not a number", ctx, param)
    return value


def looks() -> Callable[[_Command], _Command]:
    """The options that come last: how output for people looks."""
    return _all(_AFTER)


def _all(options: tuple[Callable[[_Command], _Command], ...]) -> Callable[[_Command], _Command]:
    def decorate(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate
