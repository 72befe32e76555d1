"""How nouns show themselves to somebody who works with them in Python: on one short line, whatever their words hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

LONGEST: Final = 48
"""The most characters of an article's words that one noun shows."""


def quoted(text: str, longest: int = LONGEST) -> str:
    """``text`` in quotation marks, cut where it is longer, with escapes for whatever is not printable."""
    return repr(text if len(text) <= longest else f"{text[: longest - 1]}…")


def counted(*numbers: tuple[int, str]) -> str:
    """``13 claims, 1 actor``: what there is of each, in words that take an s for several; empty where there is nothing."""
    return ", ".join(f"{number:,} {what}{'' if number == 1 else 's'}" for number, what in numbers if number)


def noun(kind: str, parts: Iterable[object]) -> str:
    """``<Kind part part>``, empty parts left out."""
    return f"<{' '.join((kind, *(str(part) for part in parts if part not in (None, ''))))}>"
