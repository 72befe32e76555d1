"""Identifiers of rules that packs and styles add."""

from __future__ import annotations

import re
from collections.abc import Collection

_ID = re.compile(r"[A-Z]{2,8}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def id_fault(given: str, families: Collection[str]) -> str | None:
    """What is wrong with the identifier of an added rule, where something is; ``families`` are the letters of the shipped ones."""
    if not _ID.fullmatch(given):
        return f'id: capital letters and three digits are expected, such as "LAKE001", not {given!r}'
    taken = next((each for each in sorted(families) if given.startswith(each)), None)
    if taken:
        return f"id: {given!r} begins with {taken}, which stands for Reportedly's own rules; choose other letters"
    return None


def name_fault(given: str) -> str | None:
    """What is wrong with the name of an added rule, where something is."""
    if _NAME.fullmatch(given):
        return None
    return f'name: lower-case words joined by hyphens are expected, such as "vague-collective", not {given!r}'
