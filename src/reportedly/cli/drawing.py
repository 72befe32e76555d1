"""What the commands share that ask for threads: what is not drawn yet is drawn first, and how threads are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import click

from reportedly.cli.completing import pack_names
from reportedly.cli.ledgers import Page, counted, open_ledger, told
from reportedly.cli.program import say
from reportedly.model import WHO_STANDS
from reportedly.model.errors import UsageError

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.model import KeptSource, KeptThread

_OPTIONS = (
    click.option(
        "--pack", "packs", metavar="NAME", multiple=True, shell_complete=pack_names,
        help="Packs that tell who is who in what is not drawn yet, beside the shipped ones. May be given several times.",
    ),
    click.option("--as-is", is_flag=True, help="Answer from what is drawn, and draw nothing now."),
    click.option("--redraw", is_flag=True, help="Draw everything anew first, as with another --pack; what people decided holds."),
)  # fmt: skip
_TOLD = 200
"""Articles from which on drawing is told as it goes."""


def drawing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``packs``, ``as_is`` and ``redraw``, which :func:`drawn` takes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@contextmanager
def drawn(where: str | None, packs: tuple[str, ...], *, as_is: bool, redraw: bool) -> Iterator[Ledger]:
    """The ledger, with everything in it drawn into threads, unless ``as_is``; with ``redraw`` anew."""
    if as_is and redraw:
        raise UsageError("--as-is draws nothing, --redraw everything: leave one out")
    with open_ledger(where, packs=packs) as ledger:
        if not as_is:
            draw(ledger, again=redraw)
        yield ledger


def draw(ledger: Ledger, *, again: bool = False) -> None:
    """Draw what is in no thread yet, or all with ``again``; may be stopped, and goes on the next time."""
    if again:
        ledger.outdate()
    if ledger.drawn():
        return
    left = ledger.undrawn()
    if left >= _TOLD:
        say(f"{ledger.where}: drawing {counted(left, 'article')} into threads; Ctrl-C stops, and the next time goes on")
    count = shown = 0
    with closing(ledger.draw()) as batches:
        for count in batches:
            if count - shown >= _TOLD:
                shown = count
                say(f"{ledger.where}: {count:,} of {left:,}")
    if left:
        say(f"{ledger.where}: {counted(left, 'article')} drawn into threads")


def show_thread(page: Page, it: KeptThread) -> None:
    """A thread for a person: what it is called and how it stands, what it says, and who says so."""
    page.line(
        it.id, (span(it), 10), told((counted(len(it.sources), "source"), counted(it.claims, "claim"))), standing_words(it)
    )
    page.write("  ")
    page.line("denied:" if it.denied else "", f"“{it.says}”")
    page.write("  ")
    page.line(
        "told by",
        told(source_words(each) for each in it.sources[:_SOURCES]),
        _more(len(it.sources) - _SOURCES),
        _unknown(it),
    )
    for each in it.standings:
        if each.kind not in WHO_STANDS:
            page.write("  ")
            page.line(f"{each.kind}:", each.reason)


_SOURCES = 6


def _unknown(it: KeptThread) -> str:
    """What is said of claims of which nobody could be told who speaks."""
    return f"(and {counted(len(it.unknown), 'claim')} by a pronoun, {', '.join(it.unknown)})" if it.unknown else ""


def _more(count: int) -> str:
    return f"and {count:,} more" if count > 0 else ""


def source_words(each: KeptSource) -> str:
    """``the army (ru-ua/ukraine)``."""
    return f"{each.name} ({each.side})" if each.side else each.name


def span(it: KeptThread) -> str:
    """The first and the last day."""
    if it.first is None or it.last is None:
        return "undated"
    return it.first if it.first == it.last else f"{it.first}..{it.last}"


def standing_words(it: KeptThread) -> str:
    """How a thread stands, in a few words."""
    return told(each.kind for each in it.standings)


def as_is_words(undrawn: int) -> str:
    """What is said of articles that are in no thread yet."""
    return f"; {counted(undrawn, 'article')} not drawn yet" if undrawn else ""


def told_with_words(found: tuple[tuple[str, int], ...]) -> str:
    """What is said of the packs that told who is who in what is drawn; nothing where no pack did."""
    if all(not each for each, _ in found):
        return ""
    if len(found) == 1:
        return f"; told with {found[0][0]}"
    return "; told with " + "; ".join(f"{each or 'no pack'} ({counted(count, 'article')})" for each, count in found)
