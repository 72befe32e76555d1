"""What a target is."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Attempt = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Target:
    """One door.

    ``make`` gives the next input. ``open`` gets an empty folder of its own and gives the function that throws one input at the
    door: what it returns is the result, to be the same for the same input, whoever asks and when; our own errors are results as
    well. It raises ``Fault``, and anything else that it lets through is a crash. ``share`` is its part of the time, compared with
    the others'; every ``again``-th input is tried twice at once, every ``elsewhere``-th once more in a process with another order
    of sets (0: none). One input counts as ``each``. ``missing`` says why the door can't be found, where it can't.
    """

    name: str
    make: Callable[[random.Random], bytes]
    open: Callable[[Path], Attempt]
    share: float = 1.0
    again: int = 4
    elsewhere: int = 20
    each: int = 1
    missing: Callable[[], str] = lambda: ""
