"""What any text must be to be read: not too long, and with something in it that can be seen."""

from __future__ import annotations

import re

from reportedly.model.errors import EmptyInput, OversizedInput
from reportedly.sources.item import MAX_CHARACTERS
from reportedly.sources.mending import UNSEEN

_VISIBLE = re.compile(f"[^\\s\0-\x1f\x7f-\x9f\u2800\u3164{UNSEEN}]")


def check_length(text: str, where: str) -> None:
    """Raise :class:`OversizedInput` for a text that is longer than one article can be."""
    if len(text) > MAX_CHARACTERS:
        raise OversizedInput(where, f"{len(text):,} characters, more than the {MAX_CHARACTERS:,} of one article: split it")


def check_presence(text: str, where: str) -> None:
    """Raise :class:`EmptyInput` for a text in which nothing can be seen."""
    if not text:
        raise EmptyInput(where, "empty: nothing to read")
    if not _VISIBLE.search(text):
        raise EmptyInput(where, "nothing to read: only white space or invisible characters")
