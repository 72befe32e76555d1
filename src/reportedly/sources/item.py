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
    ``formats.FORMATS``. ``line`` (from 1) says which article it is of a file that holds many: the line of JSON Lines, else the
    number of the row or record. ``data`` holds the bytes of such an article and of whatever can be read only once; any other file is
    opened when it is loaded. ``url`` is the
    address it came from, where it did, which is the article's unless that says another itself.
    """

    path: str
    kind: str
    line: int | None = None
    data: bytes | None = None
    url: str | None = None

    @property
    def place(self) -> str | None:
        """Which article of its file it is, to people: ``line 17``, ``record 17``; ``None`` of a file that is one article."""
        from reportedly.sources.formats import format_named

        return None if self.line is None else f"{format_named(self.kind).counts} {self.line}"

    @property
    def name(self) -> str:
        """What to call the item in a message: ``a.txt``, ``feed.jsonl:17``, ``a.parquet, record 17``; one printable line."""
        from reportedly.sources.formats import format_named

        lines = self.line is None or format_named(self.kind).counts == "line"
        return named(self.path, self.line) if lines else named(self.path, record=self.line)


def named(path: str, line: int | None = None, *, record: int | None = None) -> str:
    """The name of a file, of a line or of a record in it, as a message shows it."""
    name = "standard input" if path == STANDARD_INPUT else "".join(c if c.isprintable() else "?" for c in path)
    if record is not None:
        return f"{name}, record {record}"
    return name if line is None else f"{name}:{line}"
