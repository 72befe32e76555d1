"""What can't be so, or can't be told: a date, a direction, a place, a speaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.model import Span


@dataclass(frozen=True, slots=True)
class Clash:
    """``span`` is where it stands, ``why`` which of several things is wrong, ``values`` what a message may say of it.

    ``others`` are what it could be, where it can't be told; ``beside`` are the words that it can't be squared with; ``claim`` is the
    id of the claim that it was read from.
    """

    span: Span
    why: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    beside: tuple[Span, ...] = ()
    claim: str | None = None
