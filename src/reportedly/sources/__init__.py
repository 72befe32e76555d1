"""Sources: from what a user names (files, folders, standard input) to documents ready to be read.

:func:`locate` lists what there is to read, cheaply and in a fixed order; :func:`load` turns one item into a document.
Nothing here reaches the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.sources.columns import Columns
    from reportedly.sources.formats import Editing, format_in_editor, format_named, formats_told
    from reportedly.sources.item import MAX_BYTES, MAX_CHARACTERS, STANDARD_INPUT, Item
    from reportedly.sources.listing import locate, met_in
    from reportedly.sources.loading import bytes_of, document_from_text, load
    from reportedly.sources.positions import file_map
    from reportedly.sources.received import item_of, media_type_of
    from reportedly.sources.storage import is_folder, is_stored
    from reportedly.sources.unsupported import address

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "STANDARD_INPUT",
    "Columns",
    "Editing",
    "Item",
    "address",
    "bytes_of",
    "document_from_text",
    "file_map",
    "format_in_editor",
    "format_named",
    "formats_told",
    "is_folder",
    "is_stored",
    "item_of",
    "load",
    "locate",
    "media_type_of",
    "met_in",
]

__getattr__ = door(
    __name__,
    {
        "columns": ("Columns",),
        "formats": ("Editing", "format_in_editor", "format_named", "formats_told"),
        "item": ("MAX_BYTES", "MAX_CHARACTERS", "STANDARD_INPUT", "Item"),
        "listing": ("locate", "met_in"),
        "loading": ("bytes_of", "document_from_text", "load"),
        "positions": ("file_map",),
        "storage": ("is_folder", "is_stored"),
        "received": ("item_of", "media_type_of"),
        "unsupported": ("address",),
    },
)
