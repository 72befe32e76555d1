"""One address and one form of time for one article; the outlet behind it."""

from __future__ import annotations

import socket
import time

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
        "https://example.org/x/../news/%61",
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
        ("http://am.com.mx/a", "https://am.com.mx/a"),
        ("https://film.example.com/a", "https://film.example.com/a"),
        ("https://amp.com.au/a", "https://amp.com.au/a"),
        ("https://m.herald.co.uk/a", "https://herald.co.uk/a"),
        ("https://example.org/v?gallery=1", "https://example.org/v?gallery=1"),
        ("https://example.org/v?my_session=1&eid=12", "https://example.org/v?eid=12&my_session=1"),
        ("https://example.org/v?reference=1&source_id=2&cid=7", "https://example.org/v?cid=7&reference=1&source_id=2"),
        ("https://example.org/v?id=5&amp;page=2", "https://example.org/v?id=5&page=2"),
        ("https://example.org/v?t=b&t=a", "https://example.org/v?t=b&t=a"),
        ('https://example.org/a>b/"c/{d}', "https://example.org/a%3Eb/%22c/%7Bd%7D"),
        ("https://example.org/%7Euser/%c3%bc", "https://example.org/~user/%C3%BC"),
        ("https://m\u00fcnchen.example/\u00fc", "https://xn--mnchen-3ya.example/%C3%BC"),
    ],
)
def test_what_tells_articles_apart_stays(url: str, key: str) -> None:
    assert canonical_url(url) == key


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/x?url=https://victim.example/a",
        "https://evil.example/x?u=https://victim.example/a",
        "https://evil.example/https://victim.example/a",
        "https://google.evil.example/amp/s/victim.example/a",
        "https://www.google.com.evil.example/amp/s/victim.example/a",
        "https://cdn.ampproject.org.evil.example/c/s/victim.example/a",
        "https://www.google.com:8443/amp/s/victim.example/a",
        "https://www.google.com/url?q=https://victim.example/a",
    ],
)
def test_nobody_is_at_another_address_by_writing_it_into_his_own(url: str) -> None:
    assert host_of(canonical_url(url) or "") in ("evil.example", host_of(url).removeprefix("www."))
    assert canonical_url(url) != "https://victim.example/a"


@pytest.mark.parametrize("sign", ["{", "%", "/", "/amp", "../", "&", "\u00fc", "."])
def test_the_longest_address_takes_no_longer_than_its_length(sign: str) -> None:
    before = time.process_time()
    for start in ("https://", "https://example.org/", "https://example.org/?"):
        canonical_url(f"{start}{sign * 8000}"[:8000])
    assert time.process_time() - before < 0.5
    assert canonical_url("https://example.org/" + "a" * 8000) is None


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
