"""Where a claim stands on the web: its article's address with a text fragment, which a browser goes to and marks."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

_WHOLE: Final = 8
"""Words up to which a fragment holds a claim whole; of a longer one it holds the first and the last."""
_ENDS: Final = 4
_OBEYED: Final = {sign: quote(sign) for sign in "<>\"'`\\ \t\n\r\v\f"}


def address_at(url: str | None, content: str) -> str | None:
    """``url`` with a fragment that leads to ``content``; ``None`` where it is no address of a page on the web.

    Of content in several parts, which an ellipsis joins, it leads to the first.
    """
    if not url or not url.lower().startswith(("https://", "http://")):
        return None
    whole = "".join(_OBEYED.get(sign, sign) for sign in url if sign.isprintable() or sign.isspace())
    words = content.split(" … ", 1)[0].split()
    if not words:
        return whole
    parts = [words] if len(words) <= _WHOLE else [words[:_ENDS], words[-_ENDS:]]
    return f"{whole}{'' if '#' in whole else '#'}:~:text={','.join(map(_escaped, parts))}"


def _escaped(words: list[str]) -> str:
    """Words as a fragment holds them: signs that mean something in it are escaped, a hyphen too."""
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
