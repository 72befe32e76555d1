"""Which document is checked next: one at a time, after a pause in the writing, the latest version only."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class _Waiting:
    due: float
    work: Callable[[], None]


class Queue:
    """Work by key, done in one thread of its own. New work under a key takes the place of what waits under it.

    The thread is a daemon: it keeps nobody from leaving.
    """

    def __init__(self) -> None:
        self._waiting: Final[dict[str, _Waiting]] = {}
        self._changed: Final = threading.Condition()
        self._thread: threading.Thread | None = None

    def put(self, key: str, work: Callable[[], None], after: float = 0.0) -> None:
        """Do ``work`` in ``after`` seconds, unless there is newer work under ``key`` by then. ``work`` must not raise."""
        with self._changed:
            self._waiting[key] = _Waiting(time.monotonic() + after, work)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="checking", daemon=True)
                self._thread.start()
            self._changed.notify()

    def drop(self, key: str) -> None:
        """Forget what waits under ``key``."""
        with self._changed:
            self._waiting.pop(key, None)

    def _run(self) -> None:
        while True:
            self._next().work()

    def _next(self) -> _Waiting:
        with self._changed:
            while True:
                if not self._waiting:
                    self._changed.wait()
                    continue
                key = min(self._waiting, key=lambda each: self._waiting[each].due)
                left = self._waiting[key].due - time.monotonic()
                if left <= 0:
                    return self._waiting.pop(key)
                self._changed.wait(left)
