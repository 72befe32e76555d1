"""An item: one thing to read, named but not yet decoded."""

from __future__ import annotations

from dataclasses import dataclass

STANDARD_INPUT = "-"
"""The path that stands for standard input."""

MAX_CHARACTERS = 5_000_000
"""The longest text that is read as one article, in Unicode code points: about ten thick books."""

MAX_BYTES = 4 * MAX_CHARACTERS
"""The largest file that can hold such a text. A larger one is refused before it is read."""


@dataclass(frozen=True, slots=True)
class Item:
    """One text to load.

    ``path`` is the file as the user named it, or ``-``. ``kind`` is the name of its format, one of those in
    ``formats.FORMATS``. ``line`` (from 1) is where it stands in a file that holds an article a line. ``data`` holds the bytes of
    such a line and of whatever can be read only once; any other file is opened when it is loaded. ``url`` is the address it came from,
    where it did, which is the article's unless that says another itself.
    """

    path: str
    kind: str
    line: int | None = None
    data: bytes | None = None
    url: str | None = None

    @property
    def name(self) -> str:
        """What to call the item in a message: ``a.txt``, ``feed.jsonl:17``, ``standard input``; one printable line."""
        return named(self.path, self.line)


def named(path: str, line: int | None = None) -> str:
    """The name of a file, or of a line in it, as a message shows it."""
    name = "standard input" if path == STANDARD_INPUT else "".join(c if c.isprintable() else "?" for c in path)
    return name if line is None else f"{name}:{line}"
