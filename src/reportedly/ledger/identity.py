"""What makes an article itself: its address without what does not belong to it, else its outlet and its text."""

from __future__ import annotations

import re
from typing import Final

from reportedly.ledger.coding import brief, sha256
from reportedly.lineage import canonical_url
from reportedly.model import Document, Receipt
from reportedly.model import host_of as host

IDENT_DIGITS: Final = 16
_BARE: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?/\S*")
"""An address without its scheme: a host, and where on it."""


def canonical(url: str | None) -> str | None:
    """The address by which an article is known, with a scheme or without; ``None`` for none at all."""
    if not url:
        return None
    return canonical_url(f"https://{url.strip()}" if _BARE.fullmatch(url.strip()) else url)


def host_of(url: str | None) -> str | None:
    """The host by which an address is known, without what does not belong to it."""
    return host(canonical(url) or "") or None


def address_of(document: Document, receipt: Receipt | None) -> str | None:
    """The address that an article says of itself, else the one that answered.

    A page that came over the network is not believed where it says that it lies at another host: it would become a version of an
    article that it only imitates.
    """
    answered = (receipt.final_url or receipt.url) if receipt else None
    if document.url and canonical(document.url) and (not answered or _site(document.url) == _site(answered)):
        return document.url
    return answered


def _site(url: str) -> str:
    """The host that answers for an address, with its port: what shares no more than a domain may be in other hands."""
    return (canonical(url) or "").removeprefix("https://").partition("/")[0]


def address_key(known: str) -> str:
    """What names the article of a canonical address."""
    return brief(f"url {known}")


def article_key(document: Document, url: str | None) -> str:
    """What names an article in a ledger, in full."""
    known = canonical(url)
    if known:
        return address_key(known)
    named = "\0".join((document.outlet or "", document.text))
    return f"text {sha256(named)}"


def ident_of(key: str) -> str:
    """The id of the article with that key: so short that people can pass it on."""
    return sha256(key)[:IDENT_DIGITS]


def version_digest(document: Document) -> str:
    """What makes a version of an article: its text, title and date."""
    title = document.title.text if document.title else ""
    return sha256(f"{document.published or ''}\0{title}\0{document.text}")


def receipt_key(receipt: Receipt, kind: str, given: str) -> str:
    """What makes two receipts one: the same bytes, taken for the same kind of thing, of the same address, with the same said of it."""
    known = canonical(receipt.final_url or receipt.url) or ""
    return sha256(f"{receipt.sha256}\0{kind}\0{known}\0{given}")
