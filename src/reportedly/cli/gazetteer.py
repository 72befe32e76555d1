"""``reportedly gazetteer``: the index of places, what was added to it, and what it knows of a name."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.opening import cache_folder
from reportedly.cli.program import say
from reportedly.cli.stdout import NAME, stdout_bytes

if TYPE_CHECKING:
    from reportedly.model import Entry

_FORMATS = ("table", "json")


@click.group("gazetteer")
def command() -> None:
    """Look names of places up, or add villages.

    The index of places comes with the program: GeoNames' towns of 500 inhabitants and more. What is added to it lies in the folder
    that REPORTEDLY_CACHE names, or in the system's folder for caches.
    """


@command.command("build", hidden=True)
@click.option("--force", is_flag=True)
def build(force: bool) -> None:
    """Say that there is nothing to build any more: people have this in their scripts."""
    say("the index of places comes with the program: there is nothing to build")


@command.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="What to call it. Default: the file's name without suffix.")
def add(file: Path, name: str | None) -> None:
    """Add a file of places: a GeoNames dump (UA.txt, UA.zip, allCountries.zip), CSV, or GeoJSON points.

    CSV has a first line of column names: name,lat,lon and, where known, kind,country,region,district,population,
    geonames_id,other_names (several with | between). A kind is "populated place", "region", "district", "country", "continent",
    "world region", "sea", "river", "area" or "other", which any other word is taken for. A file of the same name replaces what was
    added under it before.
    """
    from reportedly.gazetteer import add

    with _adding(file) as progress:
        layer = add(cache_folder(), file, name=name, progress=progress)
    _print(f"added {layer.id}: {layer.places:,} {'place' if layer.places == 1 else 'places'}\n")


@command.command("list")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
def list_(form: str) -> None:
    """List what was added, with the number of places in each."""
    from reportedly.gazetteer import layers

    found = layers(cache_folder())
    if form == "json":
        _print_json([{"name": layer.id, "places": layer.places, "file": layer.source} for layer in found])
    elif found:
        rows = [(layer.id, f"{layer.places:,}" if not layer.damaged else "damaged", layer.source) for layer in found]
        _print_table(("name", "places", "file"), rows)
    else:
        say("nothing was added yet: reportedly gazetteer add FILE")


@command.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Take what was added under NAME away."""
    from reportedly.gazetteer import remove

    remove(cache_folder(), name)
    _print(f"removed {name}\n")


@command.command("search")
@click.argument("name")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="At most so many places.")
@click.pass_context
def search(ctx: click.Context, name: str, form: str, limit: int) -> None:
    """Print the places called NAME, most populous first. Exit code 1 where there is none."""
    from reportedly.gazetteer import open_gazetteer

    with open_gazetteer(cache_folder()) as index:
        found = index.look_up(name)[:limit]
    if form == "json":
        _print_json([_fields(entry) for entry in found])
    elif found:
        rows = [
            (
                entry.name, entry.kind, ", ".join(filter(None, (entry.district, entry.region, entry.country))),
                f"{entry.lat:.4f} {entry.lon:.4f}", f"{entry.population:,}" if entry.population else "", entry.key, entry.matched,
            )
            for entry in found
        ]  # fmt: skip
        _print_table(("name", "kind", "in", "point", "population", "key", "matched"), rows)
    else:
        say(f"no place called {name}")
    ctx.exit(0 if found else 1)


def _fields(entry: Entry) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(entry)


@contextmanager
def _adding(file: Path) -> Iterator[Callable[[int, int], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("adding {task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(file.name.replace("[", r"\["), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from reportedly.show import one_line, width_of

    cells = [head, *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(width_of(row[i]) for row in cells) for i in range(len(head))]
    for row in cells:
        line = "  ".join(cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True))
        _print(line.rstrip() + "\n")


def _print(text: str) -> None:
    from reportedly.run import unwritable

    stream = stdout_bytes()
    try:
        stream.write(text.encode("utf-8", "replace"))
        stream.flush()
    except OSError as error:
        raise unwritable(NAME, error) from error
