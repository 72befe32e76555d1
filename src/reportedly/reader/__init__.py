"""The reader's room: the models at run time, from a text to what was seen in it, from a
sentence to its vector, and from two claims to what they are to one another. Each is imported
when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.reader.pairs import Pairs, open_pairs
    from reportedly.reader.reader import Reader
    from reportedly.reader.sentences import Sentences, open_sentences
    from reportedly.reader.weights import model_name

__all__ = [
    "Pairs",
    "Reader",
    "Sentences",
    "model_name",
    "open_pairs",
    "open_sentences",
]

__getattr__ = door(
    __name__,
    {
        "pairs": ("Pairs", "open_pairs"),
        "reader": ("Reader",),
        "sentences": ("Sentences", "open_sentences"),
        "weights": ("model_name",),
    },
)
