"""Looking at feeds, once or for as long as nobody ends it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from reportedly.cli.keeping import Tally
from reportedly.cli.ledgers import counted
from reportedly.cli.program import say
from reportedly.model.errors import UsageError

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.model import FeedState
    from reportedly.run import Job, Web

_LONGEST = 60.0
"""Seconds after which the list of feeds is looked at again, which others may have changed."""


def check_feeds(states: Sequence[FeedState], ledger: Ledger, web: Web, job: Job, tally: Tally) -> None:
    """Look at these feeds now, and keep what is new in them."""
    from reportedly.run import engine_called

    arrivals = chain.from_iterable(web.looked(state, datetime.now(UTC)) for state in states)
    tally.keep(arrivals, ledger, job, engine_called(workers=1, threads=1), again=web.again)


def watch_feeds(urls: frozenset[str], ledger: Ledger, web: Web, job: Job, tally: Tally) -> None:
    """Look at feeds whenever they are due, those of these addresses or, where there are none, all; until Ctrl-C."""
    from reportedly.fetch import due, next_check

    job = replace(job, load_reader=cache(job.load_reader), open_references=cache(job.open_references))
    states = _states(ledger, urls)
    if not states:
        raise UsageError(f"{ledger.where}: follows no feed yet: name one, reportedly add --follow ADDRESS")
    first = True
    while True:
        now = datetime.now(UTC)
        check_feeds(due(states, now), ledger, web, job, tally)
        states = _states(ledger, urls)
        if first:
            say(f"{ledger.where}: {tally.summary() or 'nothing new'}; watching {counted(len(states), 'feed')} until Ctrl-C")
        first = False
        now = datetime.now(UTC)
        pauses = [(next_check(state, now) - now).total_seconds() for state in states]
        time.sleep(min(_LONGEST, max(0.1, min(pauses, default=_LONGEST))))
        states = _states(ledger, urls)


def _states(ledger: Ledger, urls: frozenset[str]) -> list[FeedState]:
    return [each.state for each in ledger.feeds() if not urls or each.state.url in urls]


def named_feeds(sources: Sequence[str]) -> list[FeedState]:
    """The feeds of these addresses; raises ``UsageError`` where one is no address, ``RefusedAddress`` where it may not be asked."""
    from reportedly.fetch import feed_at, is_address

    for source in sources:
        if not is_address(source):
            raise UsageError(f"{source}: no address of a feed, which begins with https://")
    return [feed_at(source) for source in sources]
