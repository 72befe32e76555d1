"""Which feeds a web page names, for whoever gave the page in place of its feed."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from reportedly.fetch.addresses import address, joined
from reportedly.model.errors import RefusedAddress

MOST: Final = 5

_HEAD: Final = 500_000
_LINK: Final = re.compile(r"<link\b([^<>]{0,2000})>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([\w:-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_FEED_TYPE: Final = re.compile(r"application/(?:(?:rss|atom|rdf)\+xml|feed\+json)")


def feeds_named(page: str, base: str) -> tuple[str, ...]:
    """The addresses of feeds that ``page`` links to as its own, up to :data:`MOST`; those that can't be fetched are left out."""
    found: dict[str, None] = {}
    for link in _LINK.finditer(page[:_HEAD]):
        said = {match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(link[1])}
        if "alternate" not in said.get("rel", "").lower().split() or not _FEED_TYPE.match(said.get("type", "").lower()):
            continue
        try:
            found[joined(address(base), said.get("href", "")).url] = None
        except RefusedAddress:
            continue
        if len(found) == MOST:
            break
    return tuple(found)
