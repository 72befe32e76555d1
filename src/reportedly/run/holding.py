"""One run at a time writes to an output: it holds a lock of the system on it, which ends with its process, however that ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from reportedly.model.errors import OutputError

try:
    import fcntl
except ImportError:  # Windows, where nobody is kept out
    fcntl = None  # type: ignore[assignment]


def hold(file: int, name: str) -> None:
    """Hold an open file, or an open folder, until it is closed; raises ``OutputError`` where another run does.

    A file system that knows no locks keeps nobody out.
    """
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputError(f"{name}: another run is writing there; let it end, or name another output") from None
    except OSError:
        return


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder that is there, as :func:`hold` does; raises ``OSError`` where it can't be opened."""
    file = os.open(folder, os.O_RDONLY) if hasattr(os, "O_DIRECTORY") else None
    try:
        if file is not None:
            hold(file, str(folder))
        yield
    finally:
        if file is not None:
            os.close(file)
