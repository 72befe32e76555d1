"""Following feeds: when to look at one again, and what a look comes to. Nothing here waits, and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from reportedly.fetch.addresses import address
from reportedly.fetch.feeds import Feed, read_feed
from reportedly.fetch.fetcher import Fetches, Unchanged
from reportedly.fetch.settings import Validators
from reportedly.model import FeedState
from reportedly.model.errors import FetchError

EVERY: Final = timedelta(minutes=15)
"""Between two looks at a feed that answers."""

LONGEST: Final = timedelta(hours=24)
"""Between two looks at one that doesn't."""


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What a look at a feed came to: ``feed`` where there is something new, ``error`` where it failed, neither where all is as before.

    ``state`` is what is then known. **Keep it once the entries are kept**: a host that is told of it says "unchanged" from then on.
    """

    state: FeedState
    feed: Feed | None = None
    error: FetchError | None = None


def feed_at(url: str) -> FeedState:
    """A feed that was never looked at; raises ``RefusedAddress`` where ``url`` is no address that could be asked."""
    return FeedState(address(url).url)


def next_check(state: FeedState, now: datetime, *, every: timedelta = EVERY, longest: timedelta = LONGEST) -> datetime:
    """When to look at a feed again, not before ``now``: ``every`` so often, twice as long after each failure, ``longest`` at most.

    There is no chance in it. A feed that was never looked at is due, and so is one whose last look lies ahead of ``now``: the clock
    was put back since.
    """
    if state.checked is None or state.checked > now:
        return now
    pause = min(every * (1 << min(state.failures, 20)), max(longest, every))
    return max(now, state.checked + pause)


def due(
    states: Iterable[FeedState], now: datetime, *, every: timedelta = EVERY, longest: timedelta = LONGEST
) -> list[FeedState]:
    """The feeds to look at ``now``: first those that were never looked at, then in the order of their last look; ties by address."""
    found = [state for state in states if next_check(state, now, every=every, longest=longest) <= now]
    return sorted(found, key=lambda state: (state.checked is not None, state.checked or now, state.url))


def check_feed(state: FeedState, fetcher: Fetches, now: datetime) -> FeedCheck:
    """Look at a feed once more, asking for what has changed since ``state``. A failure is in what is given back, and not raised."""
    try:
        outcome = fetcher.fetch(state.url, validators=Validators.of(state), how="feed")
        if isinstance(outcome, Unchanged):
            return FeedCheck(_seen(state, outcome.validators, now))
        feed = read_feed(outcome)
    except FetchError as error:
        return FeedCheck(replace(state, checked=now, failures=state.failures + 1), error=error)
    return FeedCheck(replace(_seen(state, Validators.of(outcome), now), title=feed.title or state.title), feed)


def _seen(state: FeedState, validators: Validators, now: datetime) -> FeedState:
    return replace(state, etag=validators.etag, modified=validators.modified, checked=now, failures=0)
