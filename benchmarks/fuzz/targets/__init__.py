"""The doors that inputs are thrown at."""

from __future__ import annotations

from benchmarks.fuzz.targets import kept, messages, pages, places, reading, record, tables
from benchmarks.fuzz.targets.target import Target

TARGETS: tuple[Target, ...] = (
    *reading.TARGETS, *pages.TARGETS, *record.TARGETS, *tables.TARGETS, *places.TARGETS, *kept.TARGETS, *messages.TARGETS,
)  # fmt: skip
"""All of them, in the order in which they run."""

__all__ = ["TARGETS", "Target"]
