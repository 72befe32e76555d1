"""One address for one article: what trackers, AMP and mobile pages make of it is taken off again."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(?P<scheme>https?)://(?P<host>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?", re.IGNORECASE)
_CACHED = (
    re.compile(r"https?://(?:www\.)?google\.[a-z.]+/amp/(?P<s>s/)?(?P<rest>.+)", re.IGNORECASE),
    re.compile(r"https?://[^/]+\.cdn\.ampproject\.org/[a-z]+/(?P<s>s/)?(?P<rest>.+)", re.IGNORECASE),
    re.compile(r"https?://[^/]+\.ampproject\.net/[a-z]+/(?P<s>s/)?(?P<rest>.+)", re.IGNORECASE),
)
"""Addresses of AMP caches: the article's own stands in them, after "s/" where it is https."""
_PORT = re.compile(r":(?P<port>\d*)$")
_USUAL = ("", "80", "443")
_HOST = re.compile(r"(?:(?:www|amp|m|mobile)\.)+(?=[^.]+\.)")
_PATH = re.compile(r"(?:/amp(?=/|$)(?=/?$))|(?<=\w)\.amp(?=$|\.html?$)|(?<!/)/++$")
_AMP_FIRST = re.compile(r"/amp(?=/.)")
_QUERY = re.compile(r"(?:amp|amp_\w+|amp;\w+|usqp|outputtype)(?:=.*)?", re.IGNORECASE)


def canonical_url(url: str) -> str | None:
    """The address by which an article is known, whichever way it was reached; ``None`` where ``url`` is none of http or https.

    It is a key, not an address to fetch: always https, without ``www.``, ``amp.``, ``m.``, usual port, user, fragment, trackers, marks
    of AMP and closing slash; parameters are in order. Two articles of one site that only such a mark tells apart would have one key.
    """
    text = url.strip()
    for cached in _CACHED:
        if found := cached.fullmatch(text):
            text = f"https://{found['rest']}"
    if not _PARTS.match(text):
        return None
    from courlan import clean_url

    parts = _PARTS.match(clean_url(text) or text)
    if parts is None:
        return None
    host = parts["host"].rpartition("@")[2].lower()
    port = _PORT.search(host)
    host = _HOST.sub("", _PORT.sub("", host).rstrip("."), count=1)
    if not host:
        return None
    path = _AMP_FIRST.sub("", _PATH.sub("", _PATH.sub("", parts["path"])), count=1)
    query = "&".join(each for each in sorted((parts["query"] or "").split("&")) if each and not _QUERY.fullmatch(each))
    if port and port["port"] not in _USUAL:
        host += f":{port['port']}"
    return f"https://{host}{path or '/'}" + (f"?{query}" if query else "")
