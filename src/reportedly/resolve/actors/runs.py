"""A name as it stands in a text, taken apart into title and name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reportedly.model import ActorKind


@dataclass(slots=True)
class Run:
    """A name in a text: tokens ``first`` up to ``last``, after ``title`` words such as "Sen." or "Russian President".

    ``begin`` is the first token with the title. ``key`` are the name's words in lower case. ``group`` marks those who are
    no actor unless they speak ("Republicans", "French"), and states are found elsewhere. ``tags`` are words for the party and
    region that stand right after the name ("R-Fla.", "of Vermont").
    """

    begin: int
    first: int
    last: int
    key: tuple[str, ...]
    kind: ActorKind
    title: tuple[str, ...] = ()
    gender: str = ""
    group: bool = False
    place: bool = False
    votes: Counter[str] = field(default_factory=Counter)
    tags: frozenset[str] = frozenset()
