"""Scores: between 0 and 1, kept to four digits, so that a result that was stored and read back is the same result.

What lies behind the fourth digit differs between kinds of processors and says nothing.
"""

from __future__ import annotations

from typing import Final

DIGITS: Final = 4


def rounded(noun: object, field: str) -> None:
    """Round one score of a frozen noun that is being made."""
    object.__setattr__(noun, field, round(getattr(noun, field), DIGITS))
