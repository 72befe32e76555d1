"""The reader's room: the model at run time, from a text to what it saw in it. The model is imported when ``Reader`` is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.reader.reader import Reader
    from reportedly.reader.weights import model_name

__all__ = [
    "Reader",
    "model_name",
]

__getattr__ = door(
    __name__,
    {
        "reader": ("Reader",),
        "weights": ("model_name",),
    },
)
