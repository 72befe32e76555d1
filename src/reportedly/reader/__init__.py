"""The reader's room: the models at run time, from a text to what was seen in it, and from a sentence to its vector. Each is imported
when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.reader.reader import Reader
    from reportedly.reader.sentences import Sentences, open_sentences
    from reportedly.reader.weights import model_name

__all__ = [
    "Reader",
    "Sentences",
    "model_name",
    "open_sentences",
]

__getattr__ = door(
    __name__,
    {
        "reader": ("Reader",),
        "sentences": ("Sentences", "open_sentences"),
        "weights": ("model_name",),
    },
)
