"""``reportedly pack``: the packs there are, what is in one, what is wrong with one, and a new one."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.completing import pack_names
from reportedly.cli.stdout import NAME, stdout_bytes

if TYPE_CHECKING:
    from reportedly.model import Pack

_SECTIONS = ("sides", "actors", "offices", "places", "events", "terms", "outlets", "verbs", "rules")
_RULES = ("lexical", "sourcing")
"""The two kinds of rules that a pack adds to the check."""


@click.group("pack", short_help="Knowledge about actors, offices, places, terms and outlets.")
def command() -> None:
    """Packs: knowledge about actors, offices, places, terms and outlets."""


@command.command("list")
def list_() -> None:
    """List the packs that come with Reportedly."""
    from reportedly.packs import GENERAL, load_packs, shipped

    lines = []
    for name in sorted(shipped(), key=lambda name: (name != GENERAL, name)):
        (pack,) = load_packs([name], general=False)
        lines.append(f"{pack.id:<12} {pack.version:<8} {pack.title}\n{'':<12} {_counts(pack)}\n")
    _write("".join(lines))


@command.command("show")
@click.argument("name", metavar="NAME", shell_complete=pack_names)
@click.argument("section", required=False, type=click.Choice(_SECTIONS))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(name: str, section: str | None, form: str) -> None:
    """Show what is in a pack.

    NAME is that of a pack that comes with Reportedly, or the path of a folder; SECTION leaves out the rest.
    """
    from reportedly.packs import load_packs

    (pack,) = load_packs([name], general=False)
    sections = (section,) if section else _SECTIONS
    if form == "json":
        whole = asdict(pack)
        chosen: Any = (
            whole if section is None else {key: whole[key] for key in _RULES} if section == "rules" else whole[section]
        )
        _write(json.dumps(chosen, ensure_ascii=False, indent=2) + "\n")
        return
    lines = [f"{pack.label}  {pack.title}", _counts(pack)]
    for each in sections:
        entries = _entries(pack, each)
        if entries:
            lines += ["", f"{each}:", *(f"  {_line(each, entry)}" for entry in entries)]
    _write("\n".join(lines) + "\n")


@command.command("check")
@click.argument("path", metavar="PATH", shell_complete=pack_names)
@click.pass_context
def check_pack(ctx: click.Context, path: str) -> None:
    """List every mistake in a pack, by file and line, and every name and title that no text reaches.

    PATH is the folder of a pack, or the name of one that comes with Reportedly. Exit codes: 0 valid, 1 not valid, 2 no such
    pack.
    """
    from reportedly.packs import load_packs, mistakes
    from reportedly.pipeline import default_language

    found = mistakes(path, default_language())
    if found:
        count = f"{len(found)} {'mistake' if len(found) == 1 else 'mistakes'}"
        _write("".join(f"{_printable(str(each))}\n" for each in found) + f"{count}\n")
        ctx.exit(1)
    (pack,) = load_packs([path], general=False)
    _write(f"{pack.label}: valid, {_counts(pack)}\n")


@command.command("new")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Write a small commented pack to begin with, into a new folder."""
    from reportedly.packs import write_template

    today = date.today()
    write_template(folder, version=f"{today.year}.{today.month:02}")
    _write(_printable(f"{folder}: a pack to write over; `reportedly pack check {folder}` says whether it is valid") + "\n")


def _counts(pack: Pack) -> str:
    counts = ((section, len(_entries(pack, section))) for section in _SECTIONS)
    return ", ".join(f"{count} {section if count != 1 else section[:-1]}" for section, count in counts if count) or "empty"


def _entries(pack: Pack, section: str) -> tuple[Any, ...]:
    """What a section holds; "rules" are those of both kinds."""
    if section == "rules":
        return tuple(entry for key in _RULES for entry in getattr(pack, key))
    entries: tuple[Any, ...] = getattr(pack, section)
    return entries


def _line(section: str, entry: Any) -> str:
    side = f"  [{entry.side}]" if getattr(entry, "side", None) else ""
    match section:
        case "offices":
            return f"{entry.id}: {entry.titles[0]}, {entry.holder}, {entry.start} to {entry.end or 'now'}"
        case "places":
            names = ", ".join(variant.name for variant in entry.variants)
            return f"{entry.id}: {entry.name} ({entry.lat:g}, {entry.lon:g})" + (f"; {names}" if names else "")
        case "events":
            return f"{entry.id}: {entry.name}, {entry.date}"
        case "terms":
            return f"{entry.id}: {', '.join(entry.wordings)} → {entry.neutral}{side}"
        case "rules":
            return f"{entry.id}: {entry.name}, {entry.severity}" + ("" if entry.enabled else ", off by default")
        case "outlets":
            return f"{entry.id}: {entry.name}, {entry.country}, {entry.ownership}"
        case "verbs":
            return f"{entry.lemma}: {entry.force}"
        case "actors":
            others = ", ".join((*entry.aliases, *entry.short))
            return f"{entry.id}: {entry.name}, {entry.kind}{side}" + (f"; {others}" if others else "")
        case _:
            return f"{entry.id}: {entry.name}"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in text)


def _write(text: str) -> None:
    from reportedly.run import Stream
    from reportedly.show import Framing

    stream = Stream(stdout_bytes(), NAME, Framing())
    stream.write(text)
    stream.finish()
