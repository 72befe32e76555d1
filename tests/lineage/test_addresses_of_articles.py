"""One address and one form of time for one article; the outlet behind it."""

from __future__ import annotations

import socket

import pytest

from reportedly.lineage import canonical_url, instant
from reportedly.model import Outlet, Pack, host_of, outlet_of

ARTICLE = "https://example.org/news/a"


@pytest.mark.parametrize(
    "url",
    [
        "http://www.example.org/news/a/",
        "https://EXAMPLE.org:443/news/a#comments",
        "https://example.org/news/a?utm_source=x&utm_medium=y&fbclid=3",
        "https://amp.example.org/news/a",
        "https://m.example.org/news/a?amp=1",
        "https://example.org/news/a/amp/",
        "https://example.org/news/a.amp",
        "https://example.org/amp/news/a",
        "https://example.org/news/a?outputType=amp",
        "https://www.google.com/amp/s/www.example.org/news/a",
        "https://example-org.cdn.ampproject.org/c/s/example.org/news/a?usqp=mq331",
        "https://reader:secret@example.org/news/a",
    ],
)
def test_all_ways_to_an_article_have_one_address(url: str) -> None:
    assert canonical_url(url) == ARTICLE
    assert canonical_url(ARTICLE) == ARTICLE


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://example.org/news?id=5&page=2", "https://example.org/news?id=5&page=2"),
        ("https://example.org/news?page=2&id=5", "https://example.org/news?id=5&page=2"),
        ("https://example.org/amplify", "https://example.org/amplify"),
        ("https://m.org/news/a", "https://m.org/news/a"),
        ("https://example.org", "https://example.org/"),
        ("http://www.example.org:8080/a/", "https://example.org:8080/a"),
    ],
)
def test_what_tells_articles_apart_stays(url: str, key: str) -> None:
    assert canonical_url(url) == key


def test_no_address_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert canonical_url("https://example.org/news/a?utm_source=x") == ARTICLE


@pytest.mark.parametrize(
    "url", ["", "nonsense", "file:///etc/passwd", "javascript:alert(1)", "https://", "ftp://example.org/a"]
)
def test_what_is_no_address_of_a_page_has_none(url: str) -> None:
    assert canonical_url(url) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-11-30T23:30:00-05:00", "2025-12-01T04:30:00Z"),
        ("2025-11-30T23:30:00Z", "2025-11-30T23:30:00Z"),
        ("Sun, 30 Nov 2025 23:30:00 +0300", "2025-11-30T20:30:00Z"),
        ("Sun, 30 Nov 2025 23:30:00 GMT", "2025-11-30T23:30:00Z"),
        ("2025-11-30", "2025-11-30"),
        ("2025-11-30 23:30", "2025-11-30"),
        ("2025-02-30", None),
        ("yesterday", None),
        ("", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_instants_are_told_in_one_zone_and_never_guessed(value: str, expected: str | None) -> None:
    assert instant(value) == expected


PAPER = Outlet("bay-times", "The Bay Times", "NL", "private", "made up", aliases=("BT",), domains=("bay-times.example",))
OTHER = Outlet("cape", "Cape Post", "NL", "state", "made up", domains=("example.org",))
PACKS = (Pack("x", "1", "x", outlets=(PAPER,)), Pack("y", "1", "y", outlets=(OTHER,)))


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("bay times", None, PAPER),
        ("BT", "https://example.org/a", PAPER),
        (None, "https://news.bay-times.example:8080/a", PAPER),
        ("unheard of", "https://example.org/a", OTHER),
        (None, "https://not-example.org/a", None),
        (None, "https://evil.test/?https://example.org/", None),
        (None, None, None),
    ],
)
def test_an_outlet_is_known_by_its_name_else_by_its_host(name: str | None, url: str | None, expected: Outlet | None) -> None:
    assert outlet_of(PACKS, name, url) == expected


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://a:b@Example.org.:80/x", "example.org"),
        ("http://[::1]:80/x", "[::1]"),
        ("example.org/x", ""),
        ("https://x?y@z", "x"),
    ],
)
def test_hosts(url: str, host: str) -> None:
    assert host_of(url) == host
