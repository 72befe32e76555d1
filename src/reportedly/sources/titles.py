"""A title that was given beside a text: whether it is one, and whether the text begins with it."""

from __future__ import annotations

import re

_LONGEST = 300
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ALIKE = [(re.compile(f"[{signs}]"), f"[{signs}]") for signs in ("\"'`“”„‟‘’‚‛«»‹›′″", "‐‑‒–—―-")]
"""Signs that one source writes for another."""


def fitting(title: str, outlet: str | None) -> tuple[str | None, str | None]:
    """``title`` as one line, or ``None`` with a note on why it is none."""
    line = " ".join(_CONTROLS.sub(" ", title).split())
    if not any(map(str.isalnum, line)):
        return None, "title given left out: it holds no word"
    if len(line) > _LONGEST:
        return None, f"title given left out: {len(line):,} characters are more than a title has ({_LONGEST})"
    if outlet and line.casefold() == " ".join(outlet.split()).casefold():
        return None, "title given left out: it is the outlet's name"
    return line, None


def title_at_start(text: str, title: str) -> tuple[int, int] | None:
    """Where ``title`` stands if ``text`` begins with it, whatever the white space, case, quotation marks and dashes.

    A title of up to three words must be a line of its own: many a text starts with the one name that is its title.
    """
    words = title.split()
    if not words:
        return None
    pattern = r"\s*(" + r"\s+".join(map(_pattern, words)) + r")(?P<after>[ \t]*(?:[\r\n\u2028\u2029\f]|$))?(?!\w)"
    match = re.match(pattern, text, re.IGNORECASE)
    if match is None or (len(words) < 4 and match["after"] is None):
        return None
    return match.span(1)


def _pattern(word: str) -> str:
    return "".join(next((either for sign, either in _ALIKE if sign.match(c)), re.escape(c)) for c in word)
