"""Standard output, for bytes."""

from __future__ import annotations

import sys
from typing import BinaryIO

from reportedly.model.errors import OutputError

NAME = "standard output"


def stdout_bytes() -> BinaryIO:
    """Standard output as a binary stream; raises ``OutputError`` where there is none."""
    if sys.stdout is None:
        raise OutputError(f"{NAME}: is closed; name a file with -o")
    return sys.stdout.buffer


def stdout_is_terminal() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout is not None and sys.stdout.isatty()
