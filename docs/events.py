"""Writes the tables of types in ``docs/events.md`` from ``events.toml``: ``python docs/events.py``. A test says when to run it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Final

from reportedly.languages import language
from reportedly.model.event_types import EventType, event_types

PAGE: Final = Path(__file__).parent / "events.md"
_TABLE: Final = re.compile(r"(?<=\| type \| what is told \| PLOVER \|\n\|---\|---\|---\|\n)(?:\|.*\n)*")
_LADDER: Final = re.compile(r"^`[\w.]+`(?: [<=] `[\w.]+`)+$", re.MULTILINE)


def page(written: str) -> str:
    """The page ``written``, with its table and its ladder as the types are now."""
    types = tuple(event_types(language("en")).values())
    rows = "".join(f"| `{each.type}` | {each.gloss} | {each.plover or '–'} |\n" for each in types)
    return _LADDER.sub(lambda _: _ladder(types), _TABLE.sub(lambda _: rows, written))


def _ladder(types: Iterable[EventType]) -> str:
    steps = sorted(((each.rank, f"`{each.type}`") for each in types if each.rank), key=lambda step: step[0])
    return " < ".join(" = ".join(name for _, name in step) for _, step in groupby(steps, key=lambda step: step[0]))


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
