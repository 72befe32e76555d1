"""Text made safe to look at: what a terminal would obey, or what would hide or reorder other characters, shown as a sign.

Only the views meant for eyes use this. JSON, JSON Lines and CSV carry the text as it is.
"""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CONTROL_OR_BIDI = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAKS = frozenset("\t\n\v\f\r\x85")


def one_line(text: str) -> str:
    """``text`` on one line, each run of white space one space, controls and bidirectional overrides visible."""
    return _CONTROL_OR_BIDI.sub(_sign, _SPACE.sub(" ", text).strip())


def without_controls(text: str) -> str:
    """``text`` character for character, with a visible sign for each control that HTML can't carry.

    The result has the length of ``text``. White space stays, and so do bidirectional controls, which a browser
    keeps inside their block.
    """
    return _CONTROL.sub(lambda match: match[0] if match[0] in _BREAKS else _picture(match[0]), text)


def width_of(text: str) -> int:
    """How many columns of a terminal ``text`` takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def wrap(text: str, width: int) -> list[str]:
    """Break a line at its spaces so that none is wider than ``width`` columns; a longer word is cut. No text, no line."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        needed = width_of(word)
        if line and used + 1 + needed > width:
            lines.append(line)
            line, used = "", 0
        if needed > width:
            *whole, word = _cut(word, width)
            lines += whole
            needed = width_of(word)
        line, used = (f"{line} {word}", used + 1 + needed) if line else (word, needed)
    return [*lines, line] if line else lines


def _cut(word: str, width: int) -> list[str]:
    pieces, begin, used = [], 0, 0
    for at, character in enumerate(word):
        needed = _columns(character)
        if used + needed > width and at > begin:
            pieces.append(word[begin:at])
            begin, used = at, 0
        used += needed
    return [*pieces, word[begin:]]


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _sign(match: re.Match[str]) -> str:
    character = match[0]
    return f"<U+{ord(character):04X}>" if "\u202a" <= character <= "\u2069" else _picture(character)


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
