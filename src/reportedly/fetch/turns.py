"""Turns: when a host may be asked again. One request at a time, so many seconds apart, and none while it asks for patience."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from reportedly.model.errors import BusyHost

LONGEST: Final = 24 * 3600.0
"""Seconds; what asks for more patience than a day is asked again after one."""

_MOST_HOSTS: Final = 10_000


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, and waiting: ``monotonic`` and ``sleep`` in seconds, ``now`` aware, in UTC. Tests hand in others."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = _now


@dataclass(slots=True)
class Turns:
    """The turns of all hosts; several threads may ask for theirs."""

    clock: Clock
    max_wait: float
    _free: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, where: str, host: str, delay: float) -> None:
        """Wait for the turn of a request to ``host``, the next of which comes ``delay`` seconds later.

        Raises ``BusyHost`` where that is more than ``max_wait`` seconds away; the turn is not taken then.
        """
        with self._lock:
            now = self.clock.monotonic()
            turn = max(now, self._free.get(host, now))
            if turn - now > self.max_wait:
                raise BusyHost(where, f"{host} asks for patience: {_spoken(turn - now)} more", retry_after=turn - now)
            self._free[host] = turn + delay
            if len(self._free) > _MOST_HOSTS:
                self._free = {name: free for name, free in self._free.items() if free > now}
        if turn > now:
            self.clock.sleep(turn - now)

    def close(self, host: str, seconds: float) -> None:
        """Ask ``host`` nothing for so many seconds."""
        with self._lock:
            until = self.clock.monotonic() + min(max(seconds, 0.0), LONGEST)
            self._free[host] = max(until, self._free.get(host, until))


def patience(value: str, now: datetime) -> float | None:
    """The seconds that a ``Retry-After`` asks for, as a number or a date (RFC 9110, 10.2.3); ``None`` where it is neither."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), LONGEST)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max((until - now).total_seconds(), 0.0), LONGEST)


def _spoken(seconds: float) -> str:
    return f"{seconds:,.0f} seconds" if seconds < 600 else f"{seconds / 60:,.0f} minutes"
