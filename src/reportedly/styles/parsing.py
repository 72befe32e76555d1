"""From a path to a TOML file or a ``StyleError``, and from mistakes to one."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import NoReturn

from reportedly.forms import MAX_BYTES, File, Mistake, parsed
from reportedly.model.errors import StyleError


def toml_file(source: Traversable, label: str) -> File:
    """The TOML file at ``source``; raises ``StyleError`` where it can't be read or is not TOML."""
    found = parsed(bytes_at(source, label), label)
    if isinstance(found, Mistake):
        raise StyleError(str(found))
    return found


def bytes_at(source: Traversable, label: str) -> bytes:
    """What stands at ``source``, at most one byte more than ``MAX_BYTES``; raises ``StyleError``."""
    try:
        with source.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise StyleError(f"{label}: no such file") from None
    except (OSError, ValueError) as error:
        what = (getattr(error, "strerror", None) or str(error)).lower()
        raise StyleError(f"{label}: can't be read: {what}") from None


def refuse(mistakes: Sequence[Mistake]) -> NoReturn:
    """Raise a ``StyleError`` that tells the first of the mistakes, and how many more there are."""
    ordered = sorted(mistakes, key=lambda each: (each.file, each.line or 0, each.message))
    more = len(ordered) - 1
    raise StyleError(f"{ordered[0]}" + (f" (and {more} more)" if more else ""))
