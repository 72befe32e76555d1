"""What tells a database from any other file, by its first bytes. Standard library only: whoever writes a file asks it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

MAGIC: Final = b"SQLite format 3\0"
"""How any file of SQLite begins. What says that it is a ledger may still stand in the file beside it alone (``-wal``)."""

_BESIDE: Final = ("-wal", "-shm")


def is_database(path: Path) -> bool:
    """Whether a file is a ledger or another database of SQLite, or one of the two that SQLite keeps beside an open one."""
    names = {path.name, *(path.name.removesuffix(end) for end in _BESIDE)} - {""}
    return any(_begins_so(path.with_name(name)) for name in names)


def _begins_so(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False
