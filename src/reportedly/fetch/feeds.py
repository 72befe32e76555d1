"""Feeds: what came from an address, taken apart into the articles that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from reportedly.fetch import json_feed, sitemaps, syndication
from reportedly.fetch.addresses import Address, address, joined, shown
from reportedly.fetch.discovery import feeds_named
from reportedly.fetch.fetcher import Fetches, Unchanged
from reportedly.fetch.markup import decoded, opened
from reportedly.fetch.syndication import Told
from reportedly.fetch.unpacking import is_gzip, unpacked
from reportedly.model import FeedEntry, Receipt, RefusedEntry
from reportedly.model.errors import FetchError, RefusedAddress, UnreadableFeed

FeedKind = Literal["syndication", "json", "sitemap", "index"]

MOST_ENTRIES: Final = 100_000
MOST_SITEMAPS: Final = 50
DEEPEST_INDEX: Final = 2

_MAX_BYTES: Final = 20_000_000
"""Of a sitemap that comes as a packed file, unpacked."""
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_AHEAD: Final = timedelta(hours=1)
_HEAD: Final = 4_000
_PAGES: Final = ("text/html", "application/xhtml+xml")
_PAGE_FIRST: Final = re.compile(r"(?i)(?:<\?xml[^>]*>|<!--.*?-->|\s)*+<(?:!doctype\s+html|html|head|body)[\s>]", re.DOTALL)
_FEED_FIRST: Final = re.compile(r"(?i)<(?:rss|feed|rdf:rdf|urlset|sitemapindex)[\s>]")
_PAGE: Final = re.compile(r"html|head|body|div|p")
_ROOTS: Final[dict[str, FeedKind]] = {
    "rss": "syndication",
    "feed": "syndication",
    "rdf": "syndication",
    "channel": "syndication",
    "urlset": "sitemap",
    "sitemapindex": "index",
}


@dataclass(frozen=True, slots=True)
class Feed:
    """What came as a feed. ``url`` is where it was found in the end, which relative links go by; of one that came by no address
    it is its name, and relative links are refused. ``received`` is when it came.

    The kind is "syndication" for RSS, Atom and RDF, "json" for JSON Feed, "sitemap", and "index" for a list of sitemaps.
    """

    kind: FeedKind
    url: str
    title: str | None
    received: datetime
    _content: Any = field(repr=False)


def read_feed(receipt: Receipt) -> Feed:
    """What ``receipt`` holds, as a feed whose entries :func:`entries` gives; its titles and links are not looked at yet.

    Raises ``UnreadableFeed`` where it is none (where it is a web page, ``feeds`` has those that the page names) or an unsafe one.
    """
    where = receipt.final_url or receipt.url or receipt.name
    data = receipt.data
    if is_gzip(data):
        data = b"".join(unpacked([data], "gzip", shown(where), max_bytes=_MAX_BYTES, max_ratio=100))
    content_type = next((value for name, value in receipt.headers if name.lower() == "content-type"), "")
    text = decoded(data, content_type)
    if not text.strip():
        raise UnreadableFeed(shown(where), "empty, and no feed")
    if text.lstrip().startswith(("{", "[")):
        feed = json_feed.read(text, shown(where))
        return Feed("json", where, json_feed.title_of(feed), receipt.received, feed)
    document, root = opened(text, shown(where))
    kind = _ROOTS.get(root)
    if kind is None:
        raise _no_feed(where, text, root)
    title = syndication.title_of(document, where) if kind == "syndication" else None
    return Feed(kind, where, title, receipt.received, document)


def feed_in(receipt: Receipt) -> Feed | None:
    """The feed that ``receipt`` holds, ``None`` where it is something else: a page, a record, a text.

    Raises ``UnreadableFeed`` for XML that is neither feed nor page, or unsafe.
    """
    page = (receipt.media_type or "").strip().lower() in _PAGES
    content_type = next((value for name, value in receipt.headers if name.lower() == "content-type"), "")
    data = receipt.data
    if not is_gzip(data):
        text = decoded(data[:_HEAD], content_type).lstrip()
        if not text.startswith(("<", "{", "[")):
            return None
        if not text.startswith("<"):
            return _feed_or_none(receipt)
        if _PAGE_FIRST.match(text) or (page and not _FEED_FIRST.search(text)):
            return None
    return read_feed(receipt)


def _feed_or_none(receipt: Receipt) -> Feed | None:
    try:
        return read_feed(receipt)
    except UnreadableFeed:
        return None


def entries(feed: Feed, fetcher: Fetches | None = None) -> Iterator[FeedEntry | RefusedEntry]:
    """The articles that ``feed`` names, each address once, in its order, one by one; and what in it names none, with the reason.

    The sitemaps of an index are fetched by ``fetcher``, as far as they are of the same host: :data:`MOST_SITEMAPS` in all, down to
    :data:`DEEPEST_INDEX` indexes below each other. What fails with one is an outcome, and the rest goes on. After
    :data:`MOST_ENTRIES` entries nothing more is given.
    """
    seen: set[str] = set()
    for count, outcome in enumerate(_all(feed, fetcher)):
        if count >= MOST_ENTRIES:
            yield RefusedEntry(shown(feed.url), f"more than {MOST_ENTRIES:,} entries: the rest is left out")
            return
        if isinstance(outcome, FeedEntry):
            if outcome.url in seen:
                continue
            seen.add(outcome.url)
        yield outcome


def _all(feed: Feed, fetcher: Fetches | None) -> Iterator[FeedEntry | RefusedEntry]:
    if feed.kind != "index":
        yield from _own(feed)
        return
    left = MOST_SITEMAPS
    waiting = [(feed, 0)]
    while waiting:
        index, depth = waiting.pop(0)
        for each in sitemaps.told(index._content, MOST_SITEMAPS + 1):
            if left == 0:
                yield RefusedEntry(shown(index.url), f"an index of more than {MOST_SITEMAPS} sitemaps: the rest is left out")
                return
            left -= 1
            outcome = _below(each, index, fetcher)
            if isinstance(outcome, RefusedEntry):
                yield outcome
            elif outcome.kind != "index":
                yield from _own(outcome)
            elif depth + 1 >= DEEPEST_INDEX:
                yield RefusedEntry(shown(outcome.url), "an index in an index in an index: left out")
            else:
                waiting.append((outcome, depth + 1))


def _below(each: Told, index: Feed, fetcher: Fetches | None) -> Feed | RefusedEntry:
    """A sitemap that an index lists."""
    where, base = shown(index.url), _base(index)
    if each.wrong:
        return RefusedEntry(where, f"sitemap {each.number}: {each.wrong}")
    try:
        found = _linked(base, each.link)
        if base is not None and found.host != base.host:
            return RefusedEntry(
                where, f"sitemap {each.number}: {shown(each.link)} is another host's, which an index may not list"
            )
        if fetcher is None:
            return RefusedEntry(where, f"sitemap {each.number}: {shown(each.link)} was not fetched")
        receipt = fetcher.fetch(found.url, how="sitemap")
        if isinstance(receipt, Unchanged):
            return RefusedEntry(shown(found.url), "unchanged")
        below = read_feed(receipt)
    except FetchError as error:
        return RefusedEntry(error.where, error.what)
    if below.kind in ("sitemap", "index"):
        return below
    return RefusedEntry(shown(found.url), "a feed, and no sitemap")


def _own(feed: Feed) -> Iterator[FeedEntry | RefusedEntry]:
    base = _base(feed)
    if feed.kind == "json":
        told = json_feed.told(feed._content)
    elif feed.kind == "sitemap":
        told = sitemaps.told(feed._content, MOST_ENTRIES + 1)
    else:
        told = syndication.told(feed._content, feed.url)
    for each in told:
        yield _entry(each, feed, base)


def _entry(each: Told, feed: Feed, base: Address | None) -> FeedEntry | RefusedEntry:
    what = each.wrong
    if not what and not each.link.strip():
        what = "names no address"
    if not what:
        try:
            url = _linked(base, each.link).url
        except RefusedAddress as error:
            what = f"{error.where}: {error.what}"
    if what:
        title = f" ({each.title[:80]!r})" if each.title else ""
        which = f"entry {each.number}" if each.count < 2 else f"entries {each.number} to {each.number + each.count - 1}"
        return RefusedEntry(shown(feed.url), f"{which}{title}: {what}")
    return FeedEntry(
        url, each.title, each.date, each.said, each.summary, each.content, each.id, tuple(_notes(each, feed.received))
    )


def _notes(each: Told, received: datetime) -> Iterator[str]:
    if each.said and each.date is None:
        yield f"its date can't be read: {each.said!r}"
    if each.changed_only:
        yield "the date is that of its last change"
    if each.date is not None and each.date - received > _AHEAD:
        ahead = each.date - received
        hours = f"{ahead.days} days" if ahead.days > 1 else f"{ahead.total_seconds() / 3600:.0f} hours"
        yield f"published {hours} after it was received: a clock is wrong, or it is announced"


def _base(feed: Feed) -> Address | None:
    """What its relative links go by; ``None`` of a feed that came by no address."""
    try:
        return address(feed.url)
    except RefusedAddress:
        return None


def _linked(base: Address | None, link: str) -> Address:
    if base is not None:
        return joined(base, link)
    if not _SCHEME.match(link.strip()):
        raise RefusedAddress(shown(link.strip()), "a relative address, in a feed that came by none")
    return address(link)


def _no_feed(where: str, text: str, root: str) -> UnreadableFeed:
    if not root:
        return UnreadableFeed(shown(where), "no feed: neither XML nor JSON")
    if not _PAGE.fullmatch(root):
        return UnreadableFeed(shown(where), f"XML, and no feed: its first element is {root[:40]}")
    named = feeds_named(text, where)
    told = f"; it names {' and '.join(shown(url) for url in named)}" if named else ", and it names none"
    return UnreadableFeed(shown(where), f"a web page, and no feed{told}", feeds=named)
