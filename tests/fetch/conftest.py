"""What tests of fetching share: a server, a clock that passes when it is waited for, and a fetcher of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from reportedly.fetch import Clock, Fetcher, FetchSettings
from tests.fetch.site import Site, served

pytest.importorskip("httpcore2", reason="the extra ledger is not installed")
pytest.importorskip("feedparser", reason="the extra ledger is not installed")
pytest.importorskip("protego", reason="the extra ledger is not installed")

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass
class Hands:
    """The hands of a clock, which move when somebody waits."""

    at: float = 0.0
    waits: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.at += seconds

    def clock(self) -> Clock:
        return Clock(lambda: self.at, self.wait, lambda: NOON + timedelta(seconds=self.at))


@pytest.fixture
def site() -> Iterator[Site]:
    yield from served()


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def fetcher(hands: Hands) -> Callable[..., Fetcher]:
    """Makes a fetcher that may ask this machine, unless it is told otherwise."""

    def made(resolve: Any = None, **settings: Any) -> Fetcher:
        return Fetcher(
            FetchSettings(**{"allow_local": True, "seconds": 10.0, **settings}), clock=hands.clock(), resolve=resolve
        )

    return made
