"""Decisions about claims: from a text and a reading to claims. Pure functions, no files, network or clock.

``decide`` is loaded when it is first called, so that the rooms that need only the layout of a text stay quick to import.
"""

from __future__ import annotations

from reportedly.model import Claim, Page, Reading

__all__ = ["decide"]


def decide(page: Page, reading: Reading, *, nested: bool = True) -> tuple[Claim, ...]:
    """The claims of a page, in text order. See ``reportedly.claims.decision.decide``."""
    from reportedly.claims.decision import decide as put_together

    return put_together(page, reading, nested=nested)
