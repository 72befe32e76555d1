"""What a command line that reads articles asks for: defaults that depend on one another, and combinations that make no sense."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.stdout import stdout_is_terminal
from reportedly.model.errors import InputError, UsageError
from reportedly.show import format_for, format_named, formats_of

if TYPE_CHECKING:
    from reportedly.show import Format, Serves
    from reportedly.sources import Item

_HEAD = 1 << 16
_RESULT = b'{"schema":"reportedly/article/'
_PAGE = b'<meta name="generator" content="Reportedly '
_FAILURE = {"path", "line", "error", "message"}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def standard_input() -> tuple[str, ...]:
    """Standard input as the only path; raises ``UsageError`` where a person would have to type the article."""
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("nothing to read: name a file or a folder, or pipe a text in (help: reportedly read --help)")
    return ("-",)


def form_for(name: str | None, serves: Serves, output: Path | None) -> Format:
    """The format called ``name``, or the one that the output asks for; raises ``UsageError`` where that asks for none."""
    if name is not None:
        return format_named(name, serves)
    if output is None:
        plain = serves == "read" and not stdout_is_terminal()
        return format_named("text" if plain else "terminal", serves)
    suffix = output.suffix
    found = format_for(suffix, serves)
    if found is None and suffix and not output.is_dir():
        names = ", ".join(each.name for each in formats_of(serves))
        raise UsageError(f"{output}: no format is written to {suffix} files; name one with --format: {names}")
    return found or format_named("text" if serves == "read" else "terminal", serves)


def publication_date(value: str | None) -> str | None:
    """``value`` where it is an ISO date; raises ``UsageError`` where it is anything else."""
    if value is None:
        return None
    try:
        if _DATE.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise UsageError(f"--published {value}: not a date; write it as 2025-11-30")


def columns(width: int | None, form: Format, output: Path | None) -> int | None:
    """The columns to fill: those asked for, those of the terminal, else ``None`` for the format's own."""
    if width is None and form.name == "terminal" and output is None and stdout_is_terminal():
        return max(20, shutil.get_terminal_size().columns)
    return width if form.wide else None


def colored(choice: str, output: Path | None) -> bool:
    """Whether to use colour: ``always``, ``never``, or ``auto``, on a terminal that does not decline it."""
    if choice != "auto":
        return choice == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return output is None and stdout_is_terminal() and not plain


def refuse_nonsense(
    paths: Sequence[str],
    form: Format,
    output: Path | None,
    errors: Path | None,
    *,
    resume: bool,
    force: bool,
    with_text: bool = False,
    tables: Sequence[str] = (),
    part_size: int | None = None,
) -> None:
    """Raise ``UsageError`` for options that do not go together or would cost the user a file."""
    if with_text and not form.records:
        raise UsageError("--with-text goes with --format json, jsonl or parquet")
    if tables and not form.tables:
        raise UsageError("--table goes with --format csv or parquet")
    if len(set(tables)) > 1 and form.tables == "one":
        raise UsageError(f"--table: {form.name} shows one table; name one, or take --format parquet for several")
    if part_size is not None and form.tables != "all":
        raise UsageError("--part-size goes with --format parquet")
    if form.tables == "all" and output is None:
        raise UsageError(f"{form.name} is a folder of tables: name the folder with -o")
    if resume and (not (form.lines or form.tables == "all") or output is None):
        raise UsageError("--resume goes with --format jsonl or parquet, and -o")
    if resume and force:
        raise UsageError("--resume goes on with the output, --force writes it anew: choose one")
    if resume and "-" in paths:
        raise UsageError("--resume can't read standard input again: name the file instead")
    refuse_databases(*(each for each in (output, errors) if each))
    if output and errors and _same(output, errors):
        raise UsageError(f"{errors}: given both for results and for errors")
    for path in paths:
        for written in (output, errors):
            if written and path != "-" and _same(Path(path), written) and (not form.pages or not written.is_dir()):
                raise UsageError(f"{written}: is to be read, so it can't be written; choose another name for the output")
    pages = output / "index.html" if form.pages and output and output.is_dir() else None
    _refuse_inputs(paths, [each for each in (None if resume else output, errors, pages) if each])
    if form.lines and output and not (resume or force) and output.is_file() and output.stat().st_size:
        raise UsageError(f"{output}: is there already; add --resume to go on with it or --force to write it anew")


def refuse_databases(*written: Path) -> None:
    """Raise ``UsageError`` where a file to be written is a ledger or another database: no output takes its place, ever."""
    from reportedly.ledger import is_database

    for each in written:
        if is_database(each):
            raise UsageError(
                f"{each}: is a database, perhaps a ledger, so it is not written over; choose another name for the output"
            )


def refuse_what_is_there(output: Path | None, *, force: bool) -> None:
    """Raise ``UsageError`` where an output that is written as a whole would take the place of a file, unless ``force``."""
    if output is None or not (output.exists() or output.is_symlink()):
        return
    refuse_databases(output)
    if output.is_dir():
        raise UsageError(f"{output}: is a folder; name a file")
    if not output.is_file():
        raise UsageError(f"{output}: is no file that can be written anew; name another file")
    if not force:
        raise UsageError(f"{output}: is there already; name another file, or add --force to write it anew")


def _refuse_inputs(paths: Sequence[str], written: Sequence[Path]) -> None:
    """Raise ``UsageError`` where a file that is to be written would be read in a folder, as it is nothing that this program wrote."""
    from reportedly.sources import is_folder, is_stored, met_in

    there = [each for each in written if each.is_file() and each.stat().st_size]
    for folder in paths if there else ():
        if folder == "-" or is_stored(folder) or not is_folder(folder):
            continue
        for file, met in met_in(folder, there):
            if not _is_ours(file):
                raise UsageError(
                    f"{file}: is to be read, as {met}, so it can't be written; choose another name for the output"
                )


def _is_ours(file: Path) -> bool:
    """Whether a file holds results or errors that this program wrote, a line each, or its page."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
        if _PAGE in head:
            return True
        head = head.partition(b"\n")[0]
        return head.startswith(_RESULT) or {*json.loads(head)} == _FAILURE
    except (OSError, ValueError, TypeError, RecursionError):
        return False


def without(entries: Iterable[Item | InputError], written: Sequence[Path]) -> Iterator[Item | InputError]:
    """Leave out of a folder's files those that this run writes, or that lie in a folder which it writes."""
    own = [os.path.realpath(path) for path in written]
    for entry in entries:
        path = entry.path or entry.where if isinstance(entry, InputError) else entry.path
        if own and path != "-":
            real = os.path.realpath(path)
            if any(real == mine or real.startswith(mine + os.sep) for mine in own):
                continue
        yield entry


def several(paths: Sequence[str], entries: Iterator[Item | InputError]) -> tuple[bool, Iterator[Item | InputError]]:
    """Whether the input may hold more than one article, as told by its kind and not by its number; and the entries again."""
    from reportedly.sources import format_named, is_folder

    if len(paths) > 1 or is_folder(paths[0]):
        return True, entries
    first = next(entries, None)
    if first is None:
        return False, entries
    return not isinstance(first, InputError) and format_named(first.kind).many, chain([first], entries)


def refuse_pages_without_a_folder(form: Format, many: bool, output: Path | None) -> None:
    """Raise ``UsageError`` where several pages have nowhere to go."""
    if form.pages and many and output is None:
        raise UsageError(f"{form.name} of several articles is a folder of pages: name the folder with -o")


def refuse_a_name_for_nothing(paths: Sequence[str], name: str | None) -> None:
    """Raise ``UsageError`` where standard input is given a name but not read."""
    if name is not None and "-" not in paths:
        raise UsageError("--stdin-filename names standard input, which is not read here: put - in place of the file")
    if name == "":
        raise UsageError("--stdin-filename: an empty file name")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)
