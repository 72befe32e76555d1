"""One address for one article: what trackers, AMP and mobile pages make of it is taken off again."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from reportedly.lineage.trackers import TRACKERS

LONGEST: Final = 8_000
"""Characters of an address; what is longer is none."""

_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)
_AUTHORITY: Final = re.compile(
    r"(?:[^\s\\]*@)?(?P<host>\[[0-9a-f:.]+\]|[^\s:@\[\]\\%<>\"'`{}|^]+)(?::(?P<port>[0-9]{0,5}))?", re.I
)
_USUAL: Final = ("", "80", "443")
_VIEWS: Final = ("www", "amp", "m", "mobile")
"""First labels of hosts that show the pages of another, the one without the label."""
_REGISTRIES: Final = ("ac", "co", "com", "edu", "gob", "gov", "mil", "net", "org")
"""Second labels under which countries give out names: what stands before those of two letters is a site's own name."""
_GOOGLE: Final = ("google.com", "www.google.com")
_CACHE: Final = ".cdn.ampproject.org"
_NESTED: Final = re.compile(r"/(?:amp|[a-z]{1,2})/(?P<s>s/)?(?P<rest>[^/].*)", re.DOTALL)
_ENCODED: Final = re.compile(r"%([0-9a-f]{2})", re.IGNORECASE)
_ALONE: Final = re.compile(r"%(?![0-9a-f]{2})", re.IGNORECASE)
_PLAIN: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_STRANGE: Final = re.compile(r"[^A-Za-z0-9%/?:@!$&'()*+,;=._~-]+")
_ON: Final = ("", "1", "true", "yes", "amp")


def canonical_url(url: str) -> str | None:
    """The address by which an article is known, whichever way it was reached; ``None`` where ``url`` is none of http or https.

    It is a key, not an address to fetch: always https, without ``www.``, ``amp.``, ``m.``, usual port, user, fragment, trackers,
    marks of AMP and closing slash; parameters are in order, and what may stand unencoded does. Of an address of one of AMP's caches
    it is the article's. Two articles of one site that only such a mark tells apart would have one key. ``None`` as well where it
    is longer than ``LONGEST``.
    """
    text = url.strip()
    if len(text) > LONGEST or not _SCHEME.match(text):
        return None
    authority, path, query = _parts(text)
    nested = _in_cache(authority, path)
    if nested is not None:
        authority, path, _ = _parts(nested)
    site = _site(authority)
    if site is None:
        return None
    return f"https://{site}{_path(path)}{_query(query)}"


def _parts(text: str) -> tuple[str, str, str]:
    """Authority, path and query of an address with a scheme, as they are written."""
    rest = text.partition("://")[2].partition("#")[0]
    before, _, query = rest.partition("?")
    authority, slash, path = before.partition("/")
    return authority, slash + path, query


def _in_cache(authority: str, path: str) -> str | None:
    """The article's own address in that of one of AMP's caches, which has "s/" before it where it is https.

    Only of hosts that are known to be caches: anybody can write another's address into one of his own.
    """
    host = authority.lower()
    if not (host.endswith(_CACHE) or (host in _GOOGLE and path.startswith("/amp/"))):
        return None
    found = _NESTED.fullmatch(path)
    return f"https://{found['rest']}" if found else None


def _site(authority: str) -> str | None:
    """The host, with its port where that is not the usual; ``None`` where it is none."""
    found = _AUTHORITY.fullmatch(authority)
    if found is None:
        return None
    host = found["host"].lower().removesuffix(".")
    if not host.startswith("["):
        labels = [_label(label) for label in host.split(".")]
        if len(host) > 253 or not all(labels):
            return None
        while len(labels) > 2 and labels[0] in _VIEWS and not (
            len(labels) == 3 and labels[1] in _REGISTRIES and len(labels[2]) == 2
        ):  # fmt: skip
            del labels[0]
        host = ".".join(labels)
    port = found["port"] or ""
    return host if port in _USUAL else f"{host}:{port}"


def _label(label: str) -> str:
    """A label of a host in ASCII (RFC 3492)."""
    if label.isascii():
        return label
    return "xn--" + unicodedata.normalize("NFC", label).encode("punycode", "replace").decode("ascii")


def _path(path: str) -> str:
    """A path without ``.`` and ``..`` (RFC 3986, 5.2.4), marks of AMP and closing slashes."""
    out: list[str] = []
    for segment in _spelled(path).split("/")[1:]:
        if segment == "..":
            del out[-1:]
        elif segment != ".":
            out.append(segment)
    whole = "/".join(out).rstrip("/")
    for _ in range(2):
        whole = "" if whole == "amp" else whole.removesuffix("/amp").rstrip("/")
    page, dot, kind = whole.rpartition(".")
    if dot and kind in ("html", "htm") and page[-5:-4].isalnum() and page.endswith(".amp"):
        whole = f"{page.removesuffix('.amp')}.{kind}"
    elif whole[-5:-4].isalnum():
        whole = whole.removesuffix(".amp")
    return "/" + whole.removeprefix("amp/")


def _query(query: str) -> str:
    kept = []
    for each in query.split("&"):
        name, mark, value = _spelled(each.removeprefix("amp;")).partition("=")  # "&amp;" that was escaped twice
        if (
            not (name or value)
            or name in TRACKERS
            or (name in ("amp", "outputType") and value in _ON and (mark or name == "amp"))
        ):
            continue
        kept.append((name, mark + value))
    kept.sort(key=lambda pair: pair[0])  # several of one name stay in their order
    return ("?" + "&".join(name + value for name, value in kept)) if kept else ""


def _spelled(text: str) -> str:
    """``text`` in the one way of percent-encoding that RFC 3986 (6.2.2) calls normal."""
    text = _ENCODED.sub(_decoded, _ALONE.sub("%25", text))
    return _STRANGE.sub(_encoded, text)


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass"))


def _decoded(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return sign if sign in _PLAIN else found[0].upper()
