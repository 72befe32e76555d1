"""``reportedly edit``: what people decide on what was read."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.ledgers import Page, as_json, counted, force, form, open_ledger, which
from reportedly.cli.program import say
from reportedly.cli.request import refuse_what_is_there
from reportedly.model.errors import InputError, RecordError, UsageError

if TYPE_CHECKING:
    from reportedly.model import Decision, DecisionKind

_Command = TypeVar("_Command", bound=Callable[..., Any])
_TARGET = "TARGET"


def _deciding(command: _Command) -> _Command:
    for option in (
        which,
        click.option("--by", metavar="NAME", help="Who decides. Default: your name on this machine."),
        click.option("--why", metavar="TEXT", default="", help="The reason, which the log keeps."),
    ):
        command = option(command)
    return command


@click.group("edit", short_help="Decide on what was read: confirm, reject, correct, merge, split, comment, undo.")
def command() -> None:
    """Decide on what was read. Decisions are kept apart from it, in a log that only grows, and win over it in every answer.

    A TARGET is a claim, as ask prints it (ARTICLE/c3) or by its key; or actor:NAME, place:NAME, family:ID, thread:ID, link:ONE~OTHER.
    A thread's ID is any of its claims, as threads prints it; a link's ONE and OTHER are claims.
    """


def _decide(
    kind: DecisionKind, target: str, value: dict[str, str | float | int | None], where: str | None, by: str | None, why: str
) -> None:
    with open_ledger(where) as ledger:
        made = ledger.decide(kind, target, value, who=_name(by), why=why)
        Page().line(*_line(made))


def _name(by: str | None) -> str:
    if by is not None:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError("nobody knows who you are here: name yourself with --by") from None


def _line(made: Decision) -> list[str | tuple[str, int]]:
    words = f"{made.target.words[0]}: {made.target.words[1]}" if made.target.words else ""
    state = "" if made.stands else "undone"
    if made.held == "loose" and made.stands:
        state = "loose"
    undoes = made.undoes or ""
    return [
        made.id, f"{made.at:%Y-%m-%d %H:%M}", made.who, (made.kind, 7), str(made.target), made.text, undoes, words, made.why, state,
    ]  # fmt: skip


@command.command("confirm")
@click.argument("target", metavar=_TARGET)
@_deciding
def confirm(target: str, where: str | None, by: str | None, why: str) -> None:
    """Say that something was read rightly: of thread:ID that its claims say the same, of link:ONE~OTHER that these two do."""
    _decide("confirm", target, {}, where, by, why)


@command.command("reject")
@click.argument("target", metavar=_TARGET)
@_deciding
def reject(target: str, where: str | None, by: str | None, why: str) -> None:
    """Say that something was read wrongly: a claim is left out of answers and threads from now on, unless --rejected asks for it.

    Of thread:ID: its claims don't say the same, each stands alone; of link:ONE~OTHER: these two don't.
    """
    _decide("reject", target, {}, where, by, why)


@command.command("correct")
@click.argument("target", metavar=_TARGET)
@click.argument("fields", metavar="FIELD=VALUE...", nargs=-1, required=True)
@_deciding
def correct(target: str, fields: tuple[str, ...], where: str | None, by: str | None, why: str) -> None:
    """Correct what was read wrongly; an empty value says that there is none.

    Of a claim: source, source_kind, actor, pack_id, side, polarity, source_certainty, outlet_stance, event, place. Of an actor: name,
    kind, pack_id, side. Of a place: name, country, lat, lon, geonames_id.
    """
    value: dict[str, str | float | int | None] = {}
    for each in fields:
        name, equals, said = each.partition("=")
        if not equals or not name:
            raise UsageError(f"{each}: write FIELD=VALUE, as side=north")
        value[name] = said or None
    _decide("correct", target, value, where, by, why)


@command.command("merge")
@click.argument("target", metavar=_TARGET)
@click.argument("other", metavar="NAME|ID")
@_deciding
def merge(target: str, other: str, where: str | None, by: str | None, why: str) -> None:
    """Say that two names of actors or places are one, or two families or threads: merge actor:"A. Holm" "Anna Holm".

    Two threads: merge thread:ARTICLE/c3 thread:OTHER/c1.
    """
    _decide("merge", target, {"with": other}, where, by, why)


@command.command("split")
@click.argument("target", metavar=_TARGET)
@click.argument("other", metavar="[NAME|ID]", required=False)
@_deciding
def split(target: str, other: str | None, where: str | None, by: str | None, why: str) -> None:
    """Say that something stands apart from what it was one with.

    A claim that is not of its thread: split ARTICLE/c3 thread:OTHER/c1. Without a thread, or another claim, it stands alone.
    """
    _decide("split", target, {"from": other} if other else {}, where, by, why)


@command.command("comment")
@click.argument("target", metavar=_TARGET)
@click.argument("text")
@_deciding
def comment(target: str, text: str, where: str | None, by: str | None, why: str) -> None:
    """Leave a comment, which answers show."""
    _decide("comment", target, {"text": text}, where, by, why)


@command.command("undo")
@click.argument("decision", metavar="ID")
@_deciding
def undo(decision: str, where: str | None, by: str | None, why: str) -> None:
    """Take a decision back; both stay in the log. What was undone is done again by undoing that."""
    with open_ledger(where) as ledger:
        Page().line(*_line(ledger.undo(decision, who=_name(by), why=why)))


@command.command("list")
@which
@click.option("--article", metavar="ID", help="On claims of this article.")
@click.option(
    "--loose", is_flag=True, help="On claims that the present readings have not any more: by key and words none is found."
)
@click.option("--standing", is_flag=True, help="Only what nobody has undone.")
@form
def listed(where: str | None, article: str | None, loose: bool, standing: bool, form: str) -> None:
    """List decisions, the oldest first."""
    page = Page()
    count = 0
    with open_ledger(where) as ledger:
        with closing(ledger.decisions(article=article, loose=loose, stands=True if standing else None)) as found:
            for each in found:
                count += 1
                if form == "json":
                    page.write(as_json(each))
                else:
                    page.line(*_line(each))
        if not count:
            say(f"{ledger.where}: no decisions")


@command.command("export")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write here. Default: standard output."
)
@click.option(
    "--training", is_flag=True, help="As examples to train by: the text, the claim as it was read, and what was decided."
)
@force
@which
def export(output: Path | None, force: bool, training: bool, where: str | None) -> None:
    """Write all decisions, a line of JSON each, to be brought into another ledger (reportedly edit import)."""
    from reportedly.record import decision_to_json
    from reportedly.run import write_whole

    refuse_what_is_there(output, force=force)
    with open_ledger(where) as ledger:
        if training:
            parts: Iterator[bytes] = (as_json(each).encode("utf-8", "replace") for each in ledger.examples())
        else:
            parts = (f"{decision_to_json(each)}\n".encode() for each in ledger.decisions())
        if output is not None:
            count = write_whole(output, parts)
            say(f"{output}: {counted(count, 'example' if training else 'decision')}")
            return
        page = Page()
        for part in parts:
            page.raw(part)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@which
def brought(file: Path, where: str | None) -> None:
    """Bring in decisions that were made in another ledger. What is here already is left as it is; a second time changes nothing."""
    with open_ledger(where) as ledger:
        found = ledger.bring(list(_decisions(file)))
        loose = f", {found.loose:,} on claims that are not here" if found.loose else ""
        say(f"{ledger.where}: {counted(found.new, 'decision')} more, {found.known:,} known{loose}")


def _decisions(file: Path) -> Iterator[Decision]:
    from reportedly.record import decision_from_json

    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    yield decision_from_json(line)
                except RecordError as error:
                    raise InputError(f"{file}:{number}", str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else "not in UTF-8"
        raise InputError(str(file), reason) from None
