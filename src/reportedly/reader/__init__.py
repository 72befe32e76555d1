"""The reader's room: the model at run time, from a text to what it saw in it. The model is imported when ``Reader`` is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.reader.reader import Reader

__all__ = ["Reader"]


def __getattr__(name: str) -> object:
    if name == "Reader":
        from reportedly.reader.reader import Reader

        return Reader
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
