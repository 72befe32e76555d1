"""Fetching one address, from a real server that answers well, ill, slowly, endlessly, or with somebody else's address."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
import tracemalloc
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from reportedly.fetch import Fetcher, FetchSettings, Unchanged, Validators
from reportedly.fetch.robots import robots
from reportedly.fetch.turns import Turns
from reportedly.model import Receipt
from reportedly.model.errors import (
    BusyHost,
    DisallowedAddress,
    FailedAnswer,
    FetchError,
    RefusedAddress,
    UnreachableHost,
    UnusableAnswer,
    UsageError,
)
from tests.fetch.conftest import NOON, Hands
from tests.fetch.site import Site

Make = Callable[..., Fetcher]
PAGE = b"<!DOCTYPE html><title>Harbour</title><p>The harbour is closed, the mayor said.</p>"


def got(fetcher: Fetcher, url: str) -> Receipt:
    receipt = fetcher.fetch(url)
    assert isinstance(receipt, Receipt)
    return receipt


def refused(fetcher: Fetcher, url: str, kind: type[FetchError], words: str) -> FetchError:
    with pytest.raises(FetchError, match=words) as caught:
        fetcher.fetch(url)
    assert type(caught.value) is kind
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(url[:150].strip())
    return caught.value


def test_a_page_comes_with_its_receipt(site: Site, fetcher: Make) -> None:
    site.says("/a?b=1", PAGE, Content_Type="text/html; charset=utf-8", ETag='"7"', Set_Cookie="who=you")
    receipt = got(fetcher(), site.url("/a?b=1#top"))
    assert receipt.data == PAGE
    assert (receipt.how, receipt.name, receipt.media_type) == ("address", site.url("/a?b=1#top"), "text/html")
    assert (receipt.url, receipt.final_url) == (site.url("/a?b=1#top"), site.url("/a?b=1"))
    assert receipt.received == NOON
    assert ("ETag", '"7"') in receipt.headers
    assert not [name for name, _ in receipt.headers if name.lower() == "set-cookie"]


def test_what_is_sent(site: Site, fetcher: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.says("/", PAGE, Set_Cookie="who=you")
    using = fetcher(contact="https://desk.example/robots")
    got(using, site.url())
    got(using, site.url())
    path, headers = site.asked[-1]
    assert path == "/"
    assert headers["User-Agent"].startswith("Reportedly/")
    assert "(+https://desk.example/robots)" in headers["User-Agent"]
    assert headers["Accept-Encoding"] == "gzip, deflate"
    assert headers.keys() == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_what_has_not_changed_is_said_and_not_sent_again(site: Site, fetcher: Make) -> None:
    site.says("/", PAGE, ETag='W/"7"', Last_Modified="Mon, 02 Mar 2026 10:00:00 GMT")
    using = fetcher()
    known = Validators.of(got(using, site.url()))
    site.says("/", status=304, ETag='W/"8"')
    unchanged = using.fetch(site.url(), validators=known)
    assert unchanged == Unchanged(site.url(), site.url("/"), Validators('W/"8"', "Mon, 02 Mar 2026 10:00:00 GMT"))
    assert site.asked[-1][1]["If-None-Match"] == 'W/"7"'
    assert site.asked[-1][1]["If-Modified-Since"] == "Mon, 02 Mar 2026 10:00:00 GMT"
    refused(using, site.url(), FailedAnswer, "304")  # nobody asked whether it had


def test_validators_that_would_break_a_header_are_not_sent_back() -> None:
    assert Validators.in_headers((("etag", 'a\r\nHost: b"'), ("last-modified", "é"))) == Validators()
    assert Validators('"1\n2"').headers() == ()


# redirects


def test_redirects_are_followed_and_told(site: Site, fetcher: Make) -> None:
    site.moves("/old", "new", 301)
    site.moves("/new", "/news/1", 308)
    site.says("/news/1", PAGE)
    receipt = got(fetcher(), site.url("/old"))
    assert (receipt.url, receipt.final_url) == (site.url("/old"), site.url("/news/1"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_circles_end(site: Site, fetcher: Make, status: int) -> None:
    site.moves("/a", "/b", status)
    site.moves("/b", "/a", status)
    refused(fetcher(), site.url("/a"), UnusableAnswer, "in a circle")
    assert len(site.paths()) == 3


def test_so_do_ways_without_end(site: Site, fetcher: Make) -> None:
    for number in range(9):
        site.moves(f"/{number}", f"/{number + 1}")
    refused(fetcher(), site.url("/0"), UnusableAnswer, "more than 5 times")
    assert site.paths() == ["/robots.txt", *(f"/{number}" for number in range(6))]


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("file:///etc/passwd", "file: is not fetched"),
        ("ftp://news.example/", "ftp: is not fetched"),
        ("javascript:alert(1)", "javascript: is not fetched"),
        ("data:text/html,a", "data: is not fetched"),
        ("http://me:secret@news.example/", "user name"),
        ("http://0x7f000001/", "four decimal numbers"),
        ("//", "without a host"),
        ("http://", "without a host"),
        ("", "not where to"),
    ],
)
def test_redirects_to_what_is_no_address_of_the_web(site: Site, fetcher: Make, to: str, words: str) -> None:
    site.moves("/", to)
    error = refused(fetcher(), site.url(), UnusableAnswer if not to else RefusedAddress, words)
    assert "secret" not in str(error)


# who is asked


@pytest.fixture
def guarded(fetcher: Make, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes fetchers that hold 127.0.0.1, where the server is, for a public machine, and no other of this one's."""
    from reportedly.fetch import connection, networks

    monkeypatch.setattr(connection, "not_public", lambda ip: None if ip == "127.0.0.1" else networks.not_public(ip))
    return lambda resolve=None, **settings: fetcher(resolve, allow_local=False, **settings)


@pytest.mark.parametrize(
    "to",
    ["127.0.0.2", "169.254.169.254", "10.0.0.1", "[::1]", "[fe80::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[fd00:ec2::254]",
     "100.100.100.200", "0.0.0.0", "192.168.1.1", "224.0.0.1", "255.255.255.255", "[ff02::1]", "168.63.129.16"],
)  # fmt: skip
def test_redirects_into_networks_that_are_not_public(site: Site, guarded: Make, to: str) -> None:
    site.moves("/", f"http://{to}:{site.port}/secret")
    error = refused(guarded(), site.url(), RefusedAddress, "redirects to http://.*: .* is an address .*--allow-local")
    assert error.exit_code == 2
    assert site.paths() == ["/robots.txt", "/"]


def test_a_name_that_is_a_private_machine(site: Site, guarded: Make) -> None:
    using = guarded(lambda host, port: ["192.168.0.7", "::1"])
    refused(
        using, site.url(host="news.example"), RefusedAddress, "news.example is 192.168.0.7, an address of a private network"
    )
    assert site.asked == []


def test_of_several_machines_the_public_ones_are_asked(site: Site, guarded: Make) -> None:
    site.says("/", PAGE)
    assert got(guarded(lambda host, port: ["10.0.0.1", "::1", "127.0.0.1"]), site.url(host="news.example")).data == PAGE


def test_a_name_that_changes_after_the_look_up_gains_nothing(site: Site, guarded: Make) -> None:
    """What was checked is what is connected to: each connection looks up once."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    looked = []

    def changing(host: str, port: int) -> list[str]:
        looked.append(host)
        return next(answers)

    site.says("/", PAGE)
    using = guarded(changing)
    assert got(using, site.url(host="news.example")).data == PAGE
    assert looked == ["news.example"] * 2  # for robots.txt and for the page
    assert site.asked[-1][1]["Host"] == f"news.example:{site.port}"
    refused(using, site.url(host="news.example"), RefusedAddress, "10.0.0.1")
    assert len(site.asked) == 2


def test_whoever_was_reached_in_the_end_is_checked_too(site: Site, guarded: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    import httpcore2

    real = httpcore2.SyncBackend.connect_tcp
    elsewhere = lambda self, host, port, **rest: real(self, "127.0.0.1", port, **rest)  # noqa: E731
    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", elsewhere)
    from reportedly.fetch import connection, networks

    monkeypatch.setattr(connection, "not_public", networks.not_public)
    refused(guarded(lambda host, port: ["93.184.216.34"]), site.url(host="news.example"), RefusedAddress, "127.0.0.1")
    assert site.asked == []


def test_a_name_that_nobody_has(guarded: Make) -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    refused(guarded(nobody), "http://news.example/", UnreachableHost, "no machine is known by the name news.example")
    refused(guarded(lambda host, port: []), "http://news.example/", UnreachableHost, "no machine is known")


def test_a_look_up_that_does_not_end(guarded: Make) -> None:
    began = time.monotonic()
    refused(
        guarded(lambda host, port: time.sleep(20), seconds=0.3),
        "http://news.example/",
        UnreachableHost,
        "within 0.3 seconds",
    )
    assert time.monotonic() - began < 5


def test_ports_of_other_services(guarded: Make, site: Site, fetcher: Make) -> None:
    refused(guarded(lambda host, port: ["127.0.0.1"]), "http://news.example:25/", RefusedAddress, "port 25")
    refused(fetcher(), "http://127.0.0.1:1/", UnreachableHost, "can't be connected to")


# bounds


def test_an_answer_without_end_is_left_at_the_limit(site: Site, fetcher: Make) -> None:
    sent = [0]

    def endless(send: Callable[[bytes], object]) -> None:
        send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(2_000):
            send(b"x" * 1_000_000)
            sent[0] += 1_000_000

    site.raw("/", endless)
    tracemalloc.start()
    refused(fetcher(max_bytes=1_000_000), site.url(), UnusableAnswer, "larger than 1 MB")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000
    assert sent[0] < 60_000_000


def test_what_says_that_it_is_too_large_is_not_begun(site: Site, fetcher: Make) -> None:
    site.raw("/", lambda send: send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2147483648\r\n\r\nab"))
    refused(fetcher(), site.url(), UnusableAnswer, "larger than 10 MB")


def trickle(before: bytes, each: bytes) -> Callable[[Callable[[bytes], object]], None]:
    def write(send: Callable[[bytes], object]) -> None:
        send(before)
        for _ in range(400):
            send(each)
            time.sleep(0.05)

    return write


@pytest.mark.parametrize(
    ("before", "each"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"", b"HTTP/1.1 102 Processing\r\n\r\n"),
    ],
    ids=["status", "headers", "body", "chunks", "informations"],
)
def test_whoever_answers_a_byte_at_a_time_is_left_at_the_deadline(
    site: Site, fetcher: Make, before: bytes, each: bytes
) -> None:
    site.raw("/", trickle(before, each))
    began = time.monotonic()
    refused(fetcher(seconds=0.6), site.url(), UnreachableHost, "no whole answer within 0.6 seconds")
    assert time.monotonic() - began < 4


def test_the_time_is_that_of_all_redirects_together(site: Site, fetcher: Make) -> None:
    def slowly(to: str) -> Callable[[Callable[[bytes], object]], None]:
        def write(send: Callable[[bytes], object]) -> None:
            time.sleep(0.4)
            send(f"HTTP/1.1 302 Found\r\nLocation: {to}\r\n\r\n".encode())

        return write

    for number in range(6):
        site.raw(f"/{number}", slowly(f"/{number + 1}"))
    refused(fetcher(seconds=1.0), site.url("/0"), UnreachableHost, "within")


def bomb(coding: str) -> bytes:
    zeros = bytes(20_000_000)
    if coding == "gzip":
        return gzip.compress(zeros)
    packing = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS if coding == "deflate" else -zlib.MAX_WBITS)
    return packing.compress(zeros) + packing.flush()


@pytest.mark.parametrize("coding", ["gzip", "deflate", "bare"])
def test_what_unpacks_without_end_is_left(site: Site, fetcher: Make, coding: str) -> None:
    site.says("/", bomb(coding), Content_Encoding=coding.replace("bare", "deflate"))
    tracemalloc.start()
    refused(fetcher(), site.url(), UnusableAnswer, "unpacks to more than 100 times its size")
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "compress", "x" * 99])
def test_packings_that_were_not_asked_for(site: Site, fetcher: Make, coding: str) -> None:
    site.says("/", b"\x8b\x00", Content_Encoding=coding)
    refused(fetcher(), site.url(), UnusableAnswer, "which was not asked for")


@pytest.mark.parametrize("coding", ["gzip", "GZIP", "x-gzip", "deflate", "bare", "identity", ""])
def test_packed_pages(site: Site, fetcher: Make, coding: str) -> None:
    data = b"".join(b"%d The harbour is closed. " % number for number in range(40_000))
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "deflate": zlib.compress(data), "bare": raw.compress(data) + raw.flush(), "identity": data, "": data,
    }.get(coding, gzip.compress(data[:500_000]) + gzip.compress(data[500_000:]) + bytes(7))  # fmt: skip
    site.says("/", packed, Content_Encoding=coding.replace("bare", "deflate"))
    assert got(fetcher(), site.url()).data == data


@pytest.mark.parametrize(
    ("packed", "words"),
    [(gzip.compress(PAGE)[:-12], "cut short"), (b"\x1f\x8b\x08 no", "cut short|damaged"), (PAGE, "damaged")],
)
def test_packed_pages_that_are_spoilt(site: Site, fetcher: Make, packed: bytes, words: str) -> None:
    site.says("/", packed, Content_Encoding="gzip")
    refused(fetcher(), site.url(), UnusableAnswer, words)


# what comes


def test_what_is_cut_short_is_not_taken_for_whole(site: Site, fetcher: Make) -> None:
    site.raw("/", lambda send: send(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + PAGE))
    site.raw("/c", lambda send: send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"))
    refused(fetcher(), site.url(), UnusableAnswer, "cut short")
    refused(fetcher(), site.url("/c"), UnusableAnswer, "cut short")


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x00\x01\x02" * 99, b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 OK\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nA" + b"a" * 200_000 + b"\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"],
)  # fmt: skip
def test_what_is_no_sound_http(site: Site, fetcher: Make, raw: bytes) -> None:
    site.raw("/", lambda send: send(raw))
    refused(fetcher(), site.url(), UnusableAnswer, "no sound HTTP|broke")


@pytest.mark.parametrize(
    "media_type", ["application/pdf", "video/mp4", "image/png", "audio/mpeg", "font/woff2", "application/zip", "\u00ff/a"]
)
def test_kinds_that_hold_no_text(site: Site, fetcher: Make, media_type: str) -> None:
    site.says("/", b"a", Content_Type=media_type)
    refused(fetcher(), site.url(), UnusableAnswer, "holds no text")


@pytest.mark.parametrize("data", [b"%PDF-1.7 a", b"PK\x03\x04", b"\x89PNG\r\n", b"\x00\x00\x00\x20ftypmp42"])
def test_kinds_that_say_they_are_others(site: Site, fetcher: Make, data: bytes) -> None:
    site.says("/", data, Content_Type="text/html")
    refused(fetcher(), site.url(), UnusableAnswer, "holds no text")


@pytest.mark.parametrize(
    "media_type",
    ["", "text/plain", "application/rss+xml", "application/xhtml+xml", "application/feed+json", "application/octet-stream"],
)
def test_kinds_that_hold_text(site: Site, fetcher: Make, media_type: str) -> None:
    site.says("/", PAGE, Content_Type=media_type)
    assert got(fetcher(), site.url()).media_type == (media_type or None)


def test_a_wrong_charset_changes_no_byte(site: Site, fetcher: Make) -> None:
    data = "<p>Гавань закрыта</p>".encode("koi8-r")
    site.says("/", data, Content_Type="text/html; charset=utf-8")
    assert got(fetcher(), site.url()).data == data


@pytest.mark.parametrize(
    ("status", "words"), [(404, r"404 \(Not Found\)"), (410, "410"), (500, "500"), (204, "204"), (206, "206"), (799, "799")]
)
def test_answers_that_say_no(site: Site, fetcher: Make, status: int, words: str) -> None:
    site.says("/", PAGE if status > 204 else b"", status=status, Content_Length="" if status == 204 else str(len(PAGE)))
    assert refused(fetcher(), site.url(), FailedAnswer, words).status == status


# patience


def test_a_host_is_asked_once_a_second(site: Site, fetcher: Make, hands: Hands) -> None:
    site.says("/", PAGE)
    using = fetcher(delay=1.5)
    for _ in range(3):
        got(using, site.url())
    assert hands.waits == [1.5, 1.5]
    assert site.paths() == ["/robots.txt", "/", "/", "/"]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("120", 120),
        ((NOON + timedelta(seconds=90)).strftime("%a, %d %b %Y %H:%M:%S GMT"), 90),
        ("soon", None),
        ("", None),
        ("9" * 40, 86_400),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
        ("-5", None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_patience_is_left_alone(
    site: Site, fetcher: Make, hands: Hands, status: int, said: str, asked: int | None
) -> None:
    site.says("/", status=status, Retry_After=said)
    using = fetcher()
    error = refused(using, site.url(), BusyHost, f"answers {status} .*patience")
    assert (error.status, error.retry_after) == (status, asked)
    site.says("/", PAGE)
    if asked and asked > 60:
        assert refused(using, site.url(), BusyHost, "more").retry_after == asked
        assert len(site.asked) == 2
        hands.at += asked
    assert got(using, site.url()).data == PAGE
    assert hands.waits == ([] if asked and asked > 60 else [60.0])


def test_a_host_that_asks_for_less_after_more_is_left_alone_for_more(hands: Hands) -> None:
    turns = Turns(hands.clock(), max_wait=100)
    turns.close("news.example", 50)
    turns.close("news.example", 10)
    turns.take("a", "other.example", 1)
    assert hands.waits == []
    turns.take("a", "news.example", 1)
    assert hands.waits == [50]


# robots.txt


def test_what_robots_txt_asks_is_done(site: Site, fetcher: Make, hands: Hands) -> None:
    site.says(
        "/robots.txt",
        b"User-agent: *\nDisallow: /\n\nUser-agent: reportedly\nDisallow: /private\nCrawl-delay: 7\n",
        Content_Type="text/plain",
    )
    site.says("/private/a", PAGE)
    site.says("/public/../private/b", PAGE)
    site.says("/a", PAGE)
    using = fetcher()
    refused(using, site.url("/private/a"), DisallowedAddress, "robots.txt asks robots not to fetch it")
    refused(using, site.url("/public/..%2f../private/../private/b".replace("%2f", "/")), DisallowedAddress, "robots.txt")
    refused(using, site.url("/public/%2e%2e/private/b"), DisallowedAddress, "robots.txt")
    got(using, site.url("/a"))
    got(using, site.url("/a"))
    assert hands.waits == [7.0]
    assert site.paths() == ["/robots.txt", "/a", "/a"]
    hands.at += 25 * 3600
    got(using, site.url("/a"))
    assert site.paths()[3:] == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("asked", "delay"),
    [
        ("Request-rate: 1/10", 10.0),
        ("Request-rate: 1/" + "9" * 400, 86_400.0),
        ("Request-rate: " + "9" * 400 + "/1", 0.0),
        ("Request-rate: " + "9" * 400 + "/" + "9" * 400, 86_400.0),
        ("Crawl-delay: 1e300", 86_400.0),
        ("Request-rate: " + "9" * 5000 + "/1", 0.0),
    ],
)
def test_a_site_may_ask_for_a_day_between_two_requests_at_most(asked: str, delay: float) -> None:
    assert robots(f"User-agent: *\n{asked}\n".encode()).delay == pytest.approx(delay, abs=1e-9)


def test_a_redirect_to_where_robots_are_not_wanted(site: Site, fetcher: Make) -> None:
    site.says("/robots.txt", b"User-agent: *\nDisallow: /private", Content_Type="text/plain")
    site.moves("/a", "/private/a")
    refused(fetcher(), site.url("/a"), DisallowedAddress, "redirects to .*/private/a: .*robots.txt asks")


def test_without_one_everything_may_be_asked_for(site: Site, fetcher: Make) -> None:
    for status in (404, 403, 401, 410):
        site.says("/robots.txt", b"User-agent: *\nDisallow: /", status=status)
        site.says("/", PAGE)
        assert got(fetcher(), site.url()).data == PAGE


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_while_it_cannot_be_had_nothing_is_asked_for(site: Site, fetcher: Make, status: int) -> None:
    site.says("/robots.txt", status=status)
    site.says("/", PAGE)
    using = fetcher()
    refused(
        using,
        site.url(),
        BusyHost if status in (429, 503) else DisallowedAddress,
        f"robots.txt, which is asked first: answers {status}",
    )
    assert site.paths() == ["/robots.txt"]
    site.says("/robots.txt", b"")
    assert got(using, site.url()).data == PAGE


def test_neither_while_it_is_too_slow(site: Site, fetcher: Make) -> None:
    site.raw("/robots.txt", trickle(b"HTTP/1.1 200 OK\r\n\r\n", b"#"))
    refused(fetcher(seconds=0.5), site.url(), UnreachableHost, "robots.txt, which is asked first: no whole answer")


def test_a_page_in_its_place_asks_nothing(site: Site, fetcher: Make) -> None:
    site.says("/robots.txt", b"<!DOCTYPE html><html><body>Disallow: / <p>User-agent: *</p></body></html>")
    site.says("/", PAGE)
    assert got(fetcher(), site.url()).data == PAGE


def test_of_a_huge_one_the_beginning_is_read(site: Site, fetcher: Make) -> None:
    rules = b"User-agent: *\nDisallow: /early\n" + b"Disallow: /x*y*z*z*z*z*z\n" * 200_000 + b"Disallow: /late\n"
    site.says("/robots.txt", rules)
    site.says("/late", PAGE)
    began = time.monotonic()
    using = fetcher()
    refused(using, site.url("/early"), DisallowedAddress, "robots.txt")
    assert got(using, site.url("/late")).data == PAGE
    refused(using, site.url("/x" + "yz" * 3_000), DisallowedAddress, "robots.txt")
    assert time.monotonic() - began < 20


def test_one_with_names_and_rules_without_number(site: Site, fetcher: Make) -> None:
    """Each rule stands for each name: 15,000 names before 15,000 rules are 225 million."""
    names = b"".join(b"User-agent: r%d\n" % number for number in range(15_000))
    rules = b"".join(b"Disallow: /%d\n" % number for number in range(15_000))
    site.says("/robots.txt", names + b"User agent Report*\n" + rules + b"User-agent: *\nDisallow: /a")
    site.says("/a", PAGE)
    began = time.monotonic()
    using = fetcher()
    refused(using, site.url("/77"), DisallowedAddress, "asks robots not to")
    assert got(using, site.url("/a")).data == PAGE  # what is asked of us goes before what is asked of all
    assert time.monotonic() - began < 10


def test_one_that_leads_away_is_followed_and_not_into_a_private_network(site: Site, guarded: Make) -> None:
    site.moves("/robots.txt", "/elsewhere.txt")
    site.says("/elsewhere.txt", b"User-agent: *\nDisallow: /a")
    site.says("/b", PAGE)
    using = guarded()
    refused(using, site.url("/a"), DisallowedAddress, "asks robots not to")
    assert got(using, site.url("/b")).data == PAGE
    site.moves("/robots.txt", "http://10.0.0.1/robots.txt")
    refused(guarded(), site.url("/b"), RefusedAddress, "robots.txt, which is asked first: 10.0.0.1")


# together


def test_threads_share_turns(site: Site, fetcher: Make, hands: Hands) -> None:
    site.says("/", PAGE)
    using = fetcher(delay=2.0)
    got(using, site.url())
    with ThreadPoolExecutor(4) as pool:
        assert all(receipt.data == PAGE for receipt in pool.map(lambda _: got(using, site.url()), range(4)))
    assert len(site.asked) == 6
    assert (
        sum(hands.waits) >= 8.0
    )  # the clock stands still but for whoever waits: each turn is at least one delay after the last


def test_heavy_libraries_come_when_something_is_fetched() -> None:
    code = (
        "import sys, reportedly.fetch as room; [getattr(room, name) for name in room.__all__];"
        "room.Fetcher(); print([name for name in ('httpcore2', 'feedparser', 'protego', 'idna', 'ssl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("module", ["httpcore2", "protego"])
def test_without_the_extra_it_says_how_to_get_it(site: Site, module: str) -> None:
    code = (
        f"import sys; sys.modules['{module}'] = None\nfrom reportedly.fetch import *\n"
        f"try: Fetcher(FetchSettings(allow_local=True)).fetch('{site.url()}')\nexcept Exception as error: print(error)"
    )
    site.says("/robots.txt", b"User-agent: *")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "fetching needs an extra: pip install 'reportedly[ledger]'"


@pytest.mark.parametrize(
    "wrong",
    [
        {"contact": "a\r\nHost: b"},
        {"contact": "é"},
        {"contact": " "},
        {"seconds": 0},
        {"max_bytes": 0},
        {"delay": -1},
        {"max_redirects": -1},
    ],
)
def test_settings_that_can_not_be(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        FetchSettings(**wrong)
