"""Sources: from what a user names (files, folders, standard input) to documents ready to be read.

:func:`locate` lists what there is to read, cheaply and in a fixed order; :func:`load` turns one item into a document.
Nothing here reaches the network.
"""

from reportedly.sources.item import MAX_BYTES, MAX_CHARACTERS, STANDARD_INPUT, Item
from reportedly.sources.listing import locate
from reportedly.sources.loading import bytes_of, document_from_text, load

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "STANDARD_INPUT",
    "Item",
    "bytes_of",
    "document_from_text",
    "load",
    "locate",
]
