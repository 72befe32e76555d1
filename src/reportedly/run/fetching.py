"""From the web into the ledger: what an address or a feed names is fetched where the ledger hasn't got it, and is on its way."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from reportedly.fetch import Feed, Fetches, Unchanged, Validators, address, check_feed, entries, feed_in
from reportedly.model import FeedState, How, Receipt, RefusedEntry
from reportedly.model.errors import (
    BusyHost,
    FailedAnswer,
    FetchError,
    RefusedAddress,
    ReportedlyError,
    UnreachableHost,
    UnreadableFeed,
)
from reportedly.run.adding import Arrival, Kept, Looked, Missed, received
from reportedly.run.outcome import unforeseen

if TYPE_CHECKING:
    from reportedly.ledger import Ledger

Incoming = Arrival | Missed | Kept | Looked

_OWN_FAULT: Final = 500
"""From this status on a host says that the failure is its own, and may be over soon (RFC 9110, 15.6)."""


@dataclass(frozen=True, slots=True)
class Web:
    """Fetches for a ledger. ``given`` is what is said of every article beside it.

    With ``again`` what was forgotten is fetched all the same. With ``refetch`` entries of feeds are asked for again that are kept
    already; otherwise a feed costs a question for what is new in it alone.
    """

    fetcher: Fetches
    ledger: Ledger
    given: str = ""
    again: bool = False
    refetch: bool = False

    def named(self, url: str) -> Iterator[Incoming]:
        """What an address holds: an article, or, where it is a feed or a sitemap, the articles that it names."""
        outcome = self._fetched(url, "address")
        if not isinstance(outcome, Receipt):
            yield outcome
            return
        try:
            feed = feed_in(outcome)
        except FetchError as error:
            yield Missed(url, "address", error)
            return
        except ReportedlyError:
            raise
        except Exception as error:  # as below
            yield Missed(url, "address", unforeseen(url, error))
            return
        if feed is None:
            yield from received([outcome])
        else:
            yield from self._entries(feed)

    def looked(self, state: FeedState, now: datetime) -> Iterator[Incoming]:
        """What is new in a feed that is followed; at last the look itself, which is kept once all before it is.

        Where an entry could not be had for now, the feed is asked for in full the next time, so that it comes again.
        """
        try:
            check = check_feed(state, self.fetcher, now)
        except ReportedlyError:
            raise
        except Exception as error:  # what one host sent must not cost what others have
            wrong = unforeseen(state.url, error)
            yield Missed(state.url, "feed", wrong)
            yield Looked(replace(state, checked=now, failures=state.failures + 1), str(wrong))
            return
        after = check.state
        if check.error is not None:
            yield Missed(state.url, "feed", check.error)
        elif check.feed is not None:
            whole = yield from self._entries(check.feed)
            after = after if whole else replace(after, etag=None, modified=None)
        yield Looked(after, check.error.what if check.error else None)

    def _entries(self, feed: Feed) -> Generator[Incoming, None, bool]:
        """What a feed names; whether nothing of it failed that may be had the next time."""
        how: How = "sitemap" if feed.kind in ("sitemap", "index") else "feed"
        whole = True
        told = entries(feed, self.fetcher)
        while True:
            try:
                entry = next(told)
            except StopIteration:
                break
            except ReportedlyError:
                raise
            except Exception as error:  # as above; the rest of this feed is lost with it
                yield Missed(feed.url, how, unforeseen(feed.url, error))
                return False
            if isinstance(entry, RefusedEntry):
                if self.refetch or not self.ledger.failed_before(entry.where, entry.what):
                    yield Missed(entry.where, how, UnreadableFeed(entry.where, entry.what))
                continue
            outcome = self._fetched(entry.url, how)
            if isinstance(outcome, Receipt):
                yield from received([outcome])
            else:
                passing = isinstance(outcome, Missed) and _passing(outcome.error)
                whole = whole and not passing
                if passing or self.refetch or not isinstance(outcome, Missed) or not self._told(outcome):
                    yield outcome
        return whole

    def _told(self, it: Missed) -> bool:
        """Whether the same failure of an entry, which won't pass, stands in the log already."""
        return isinstance(it.error, FetchError) and self.ledger.failed_before(it.name, it.error.what)

    def _fetched(self, url: str, how: How) -> Receipt | Kept | Missed:
        try:
            address(url)
        except RefusedAddress as error:  # told before anything else, by an address that shows no password
            return Missed(error.where, how, error)
        met = self.ledger.met(url, given=self.given)
        told, headers = met or (None, ())
        if told is not None and told.became == "refused" and not self.again:
            return Kept(self.ledger.note(url, told.reason, how=how, became="refused"))
        if told is not None and told.became == "known" and how != "address" and not self.refetch:
            return Kept(self.ledger.met_again(told))
        try:
            outcome = self.fetcher.fetch(url, validators=Validators.in_headers(headers), how=how)
        except FetchError as error:
            return Missed(url, how, error)
        except ReportedlyError:
            raise
        except Exception as error:  # as above
            return Missed(url, how, unforeseen(url, error))
        if not isinstance(outcome, Unchanged):
            return outcome
        assert told is not None  # nobody else's validators were sent
        return Kept(self.ledger.met_again(told))


def _passing(error: Exception) -> bool:
    """Whether what failed may be had a while later."""
    if isinstance(error, FailedAnswer):
        return error.status is not None and error.status >= _OWN_FAULT
    return isinstance(error, BusyHost | UnreachableHost)
