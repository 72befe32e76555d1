"""Fetching: what an address, a feed or a news sitemap holds, as receipts and entries. Nothing but what the user names is asked for.

:class:`Fetcher` gets one address. :func:`read_feed` takes what came apart into entries, :func:`check_feed` looks at a feed once
more, :func:`next_check` says when to. What this sends, whom it refuses and how it waits is told in ``docs/fetching.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.fetch.addresses import address, is_address
    from reportedly.fetch.feeds import Feed, FeedKind, entries, feed_in, read_feed
    from reportedly.fetch.fetcher import Fetcher, Fetches, Unchanged
    from reportedly.fetch.following import FeedCheck, check_feed, due, feed_at, next_check
    from reportedly.fetch.opml import read_opml, write_opml
    from reportedly.fetch.settings import FetchSettings, Validators
    from reportedly.fetch.turns import Clock

__all__ = [
    "Clock",
    "Feed",
    "FeedCheck",
    "FeedKind",
    "FetchSettings",
    "Fetcher",
    "Fetches",
    "Unchanged",
    "Validators",
    "address",
    "check_feed",
    "due",
    "entries",
    "feed_at",
    "feed_in",
    "is_address",
    "next_check",
    "read_feed",
    "read_opml",
    "write_opml",
]

__getattr__ = door(
    __name__,
    {
        "addresses": ("address", "is_address"),
        "feeds": ("Feed", "FeedKind", "entries", "feed_in", "read_feed"),
        "fetcher": ("Fetcher", "Fetches", "Unchanged"),
        "following": ("FeedCheck", "check_feed", "due", "feed_at", "next_check"),
        "opml": ("read_opml", "write_opml"),
        "settings": ("FetchSettings", "Validators"),
        "turns": ("Clock",),
    },
)
