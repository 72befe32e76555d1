"""What the commands share that put articles into a ledger: their options, what is printed of each article, and the last line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.completing import pack_names
from reportedly.cli.ledgers import Page, as_json, counted, form, told, which
from reportedly.cli.program import debugging, say, say_as_is

if TYPE_CHECKING:
    from reportedly.cli.opening import Opening
    from reportedly.fetch import Fetches
    from reportedly.ledger import Ledger
    from reportedly.model import Added, Metadata
    from reportedly.run import Arrival, Engine, Job, Kept, Looked, Missed

_OPTIONS = (
    which,
    click.option(
        "--pack", "packs", metavar="NAME", multiple=True, shell_complete=pack_names,
        help="Knowledge of a conflict: a shipped pack (reportedly pack list) or a folder. May be given several times.",
    ),
    click.option("--no-places", is_flag=True, help="Leave places alone: no index of places is opened."),
    click.option(
        "--contact", metavar="ADDRESS", envvar="REPORTEDLY_CONTACT", show_envvar=True,
        help="How those who run a host can reach you, an address of the web or of mail: sent with each question.",
    ),
    click.option("--allow-local", is_flag=True, help="Fetch from this machine and private networks too, and from any port."),
    click.option("--refetch", is_flag=True, help="Ask for entries of feeds again that are kept: what has changed is a new version."),
    click.option("--again", is_flag=True, help="Add what was forgotten (reportedly ledger forget) all the same."),
    form,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keeping:
    """What the user says to a command that fetches, reads and keeps: the values of its options, by their names."""

    where: str | None
    packs: tuple[str, ...]
    no_places: bool
    contact: str | None
    allow_local: bool
    refetch: bool
    again: bool
    form: str

    def fetcher(self, opening: Opening) -> Fetches:
        """What fetches; raises ``UsageError`` for a contact that can't be sent."""
        from reportedly.fetch import Fetcher, FetchSettings

        return (opening.open_fetcher or Fetcher)(FetchSettings(contact=self.contact, allow_local=self.allow_local))

    def job(self, opening: Opening, given: Metadata | None = None) -> Job:
        """How each article is read; ``given`` is what is said of it beside it.

        A mistake in a pack and a damaged index are told now, before any work begins: raises ``PackError`` or ``GazetteerError``.
        """
        from reportedly.cli.opening import opener
        from reportedly.model import Metadata
        from reportedly.pipeline import load_reader
        from reportedly.run import Job, Read

        opened = opener(opening.places and not self.no_places)
        opened(self.packs)
        return Job(Read(self.packs), given or Metadata(), opening.load_reader or load_reader, opened)


def keeping(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command those options; it is handed their values as one, ``options``."""

    @wraps(command)
    def whole(*given: Any, **values: Any) -> None:
        own = {field.name: values.pop(field.name) for field in fields(Keeping)}
        command(*given, options=Keeping(**own), **values)

    for option in reversed(_OPTIONS):
        whole = option(whole)
    return whole


class Tally:
    """Tells of each article as it is kept, and how many there were. ``named`` is what the user named, ``form`` text or json."""

    def __init__(self, form: str, named: Iterable[str]) -> None:
        self._form = form
        self._named = frozenset(named)
        self._page = Page()
        self._counts: Counter[str] = Counter()
        self.code = 0

    def keep(
        self, arrivals: Iterable[Arrival | Missed | Kept | Looked], ledger: Ledger, job: Job, engine: Engine, *, again: bool
    ) -> None:
        """Keep what arrives, and tell of it."""
        from reportedly.run import keep

        for kept in keep(arrivals, ledger, job, engine, again=again):
            it = kept.told
            self._counts[it.became] += 1
            self._counts["changes"] += it.changes
            if kept.error is not None:
                self.code = max(self.code, kept.error.exit_code if it.name in self._named else 1)
                say(str(kept.error))
                if debugging():
                    say_as_is(kept.traceback)
            elif it.became == "refused":
                self.code = max(self.code, 1)
            if self._form == "json":
                self._page.write(as_json(it))
            elif kept.error is None:
                self._page.line(*_line(it))

    @contextmanager
    def until_stopped(self, ctx: click.Context) -> Iterator[None]:
        """What is done here may be ended with Ctrl-C, which is told, and ends the command with exit code 130."""
        try:
            yield
        except KeyboardInterrupt:
            say(f"stopped; what is listed is kept, and the same command goes on ({self.summary() or 'nothing yet'})")
            ctx.exit(130)

    @property
    def known(self) -> int:
        """How many were known before."""
        return self._counts["known"]

    def summary(self) -> str:
        """How many became what; empty where there was nothing."""
        counts = self._counts
        changes = f" ({counted(counts['changes'], 'change')})" if counts["changes"] else ""
        return told(
            (
                f"{counts['added']:,} added" if counts["added"] else "",
                counted(counts["new version"], "new version") + changes if counts["new version"] else "",
                f"{counts['known']:,} known" if counts["known"] else "",
                f"{counts['refused']:,} refused" if counts["refused"] else "",
                f"{counts['failed']:,} failed" if counts["failed"] else "",
            )
        )


def _line(it: Added) -> tuple[str | tuple[str, int], ...]:
    name = it.name if it.line is None else f"{it.name}:{it.line}"
    if it.became == "refused":
        return ("refused", 9), name, it.reason
    became = it.became if it.became != "new version" else f"version {it.version}"
    claims = "" if it.became == "known" else counted(it.claims, "claim")
    changes = f", {counted(it.changes, 'change')}" if it.changes else ""
    return (became, 9), it.article or "", (claims + changes, 10), it.title or name
