"""What came in is taken for the format that its media type, its address or its first bytes tell."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reportedly.model import How, Receipt
from reportedly.model.errors import UnsupportedInput
from reportedly.pipeline import default_language
from reportedly.sources import item_of, load

PAGE = (
    b"<!DOCTYPE html><html><body><article><p>The road is open again, Anna Holm said on Monday.</p></article></body></html>"
)
ADDRESS = "https://herald.example/2026/road"


def came(data: bytes, media_type: str | None, url: str | None = ADDRESS, how: How = "address") -> Receipt:
    return Receipt(data, how, url or "road", url, url, datetime(2026, 3, 1, tzinfo=UTC), media_type, ())


@pytest.mark.parametrize(
    ("data", "media_type", "url", "kind"),
    [
        (PAGE, "text/html; charset=utf-8", ADDRESS, "html"),
        (PAGE, "application/xhtml+xml", ADDRESS, "html"),
        (PAGE, "text/plain", ADDRESS, "html"),
        (PAGE, None, ADDRESS, "html"),
        (b"The road is open again, Anna Holm said.", "text/plain", ADDRESS, "text"),
        (b"# The road\n\nIt is open again, Anna Holm said.", "text/plain", f"{ADDRESS}.md?raw=1", "markdown"),
        (b'{"text": "The road is open again."}', "application/json", ADDRESS, "record"),
    ],
)
def test_formats(data: bytes, media_type: str | None, url: str, kind: str) -> None:
    assert item_of(came(data, media_type, url)).kind == kind


@pytest.mark.parametrize(
    "data", [b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", b"WARC/1.1\r\nWARC-Type: warcinfo\r\n"]
)
def test_what_is_no_article_is_told(data: bytes) -> None:
    with pytest.raises(UnsupportedInput):
        item_of(came(data, "application/octet-stream"))


def test_the_address_is_the_article_s_unless_it_says_another_itself() -> None:
    language = default_language()
    assert load(item_of(came(PAGE, "text/html")), language).url == ADDRESS
    own = PAGE.replace(b"<body>", b'<head><link rel="canonical" href="https://herald.example/own"></head><body>')
    assert load(item_of(came(own, "text/html")), language).url == "https://herald.example/own"
