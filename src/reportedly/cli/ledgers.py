"""What the commands of a ledger share: which one, how it is opened, and lists on standard output, for people or as JSON."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.stdout import NAME, stdout_bytes
from reportedly.model.errors import LedgerError, MissingExtra, UsageError

if TYPE_CHECKING:
    from reportedly.run import Ledger

_OBEYED = re.compile("[\x7f-\x9f\u061c\u2028-\u202e\u2066-\u2069]")
"""What a terminal would obey, or what turns other signs round; JSON escapes what is below it itself."""

_Command = TypeVar("_Command", bound=Callable[..., Any])

which = click.option(
    "--ledger", "where", metavar="FILE",
    help="The ledger: a file, or postgresql://HOST/DATABASE. Default: REPORTEDLY_LEDGER, else one in your data folder.",
)  # fmt: skip
form = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json: an object a line.",
)
force = click.option("--force", is_flag=True, help="Write the output anew where it is there already.")


def open_ledger(where: str | None, *, create: bool = False, readonly: bool = False, packs: Sequence[str] = ()) -> Ledger:
    """The ledger that was named, else that of the environment, else the user's own; ``create`` makes it where it is missing."""
    from reportedly.pipeline import default_ledger, ledger_named

    named = where or ledger_named(os.environ)
    if create and named == str(default_ledger()):
        try:
            Path(named).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise LedgerError(f"{named}: its folder can't be made ({(error.strerror or str(error)).lower()})") from None
    try:
        from reportedly.run import Ledger
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("sqlalchemy", "alembic"):
            raise
        raise MissingExtra(
            f"a ledger needs {error.name}, which is not installed: pip install 'reportedly[ledger]', or '.[ledger]' in a clone"
        ) from None
    return Ledger(named, create=create, readonly=readonly, command="reportedly", packs=packs)


def day_or_moment(value: str | None, option: str) -> str | None:
    """An ISO date or moment as it is compared in a ledger; raises ``UsageError`` for anything else."""
    if value is None:
        return None
    try:
        if len(value) == 10:
            return date.fromisoformat(value).isoformat()
        return datetime.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError(f"{option} {value}: not a date; write it as 2025-11-30") from None


def as_json(value: Any) -> str:
    """A noun as one line of JSON, moments in ISO 8601."""
    held = value if isinstance(value, Mapping) else asdict(value)
    line = json.dumps(held, ensure_ascii=False, default=_iso)
    return _OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line) + "\n"


def _iso(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    raise TypeError(type(value).__name__)


class Page:
    """Standard output, line by line, each out of our hands when it is written."""

    def __init__(self) -> None:
        self._stream = stdout_bytes()

    def write(self, text: str) -> None:
        """Write text as it is; raises ``OutputError``."""
        self.raw(text.encode("utf-8", "replace"))

    def raw(self, data: bytes) -> None:
        """Write bytes as they are; raises ``OutputError``."""
        from reportedly.run import unwritable

        try:
            self._stream.write(data)
            self._stream.flush()
        except OSError as error:
            raise unwritable(NAME, error) from error

    def line(self, *parts: str | tuple[str, int]) -> None:
        """A line for a person: a part with a width fills it, others that hold nothing are left out; a terminal obeys nothing in it."""
        from reportedly.show import one_line, width_of

        cells = []
        for part in parts:
            text, width = (part, 0) if isinstance(part, str) else part
            cell = one_line(text)
            if cell or width:
                cells.append(cell + " " * max(0, width - width_of(cell)))
        self.write("  ".join(cells).rstrip() + "\n")


def counted(number: int, what: str, several: str | None = None) -> str:
    """``1 claim``, ``2,000 claims``."""
    return f"{number:,} {what if number == 1 else several or what + 's'}"


def told(parts: Iterable[str]) -> str:
    """What there is, with commas."""
    return ", ".join(part for part in parts if part)
