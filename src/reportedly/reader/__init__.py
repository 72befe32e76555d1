"""The reader's room: the model at run time, from a text to what it saw in it."""

from reportedly.reader.reader import Reader

__all__ = ["Reader"]
