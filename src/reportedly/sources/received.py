"""From a receipt to an item: what came in, taken for the format that its media type, its name or its first bytes tell."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from reportedly.model import Receipt
from reportedly.model.errors import OversizedInput, UnsupportedInput
from reportedly.sources.formats import FORMATS, PLAIN, format_for, format_of
from reportedly.sources.item import MAX_BYTES, Item, named
from reportedly.sources.unsupported import unsupported

_HEAD: Final = 65536
_HTML: Final = re.compile(r"(?i)\s*(?:text/html|application/xhtml\+xml)\b")
_TYPES: Final = {"html": "text/html", "markdown": "text/markdown", "record": "application/json", "text": "text/plain"}


def item_of(came: Receipt, line: int | None = None) -> Item:
    """The item that a receipt is; raises an ``InputError`` for what is no article."""
    data = came.data
    where = named(came.name, line)
    if len(data) > MAX_BYTES:
        raise OversizedInput(where, f"{len(data):,} bytes, more than one article can be ({MAX_BYTES:,})")
    head = data[:_HEAD]
    form = None
    if came.media_type and _HTML.match(came.media_type):
        form = next(each for each in FORMATS if each.name == "html")
    if form is None:
        name = urlsplit(came.final_url or came.url or "").path or came.name
        suffix = re.search(r"\.[A-Za-z0-9]{1,8}\Z", name)
        form = format_for(suffix[0].lower()) if suffix else None
    if form is None or form is PLAIN:
        form = format_of(head.removeprefix(b"\xef\xbb\xbf"), cut=len(data) > _HEAD)
    if form is PLAIN and (unfit := unsupported(came.name, head)):
        raise UnsupportedInput(unfit.where, unfit.what)
    if form.many and line is None and data.strip().count(b"\n"):
        raise UnsupportedInput(where, f"a {form.noun} file of many articles: save it, and add the file")
    return Item(came.name, form.name, line, data, came.final_url or came.url)


def media_type_of(kind: str) -> str | None:
    """The media type of a format by its name."""
    return _TYPES.get(kind)
