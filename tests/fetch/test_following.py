"""Following feeds: when one is looked at again, what a look comes to, and lists of feeds."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reportedly.fetch import Fetcher, check_feed, due, entries, next_check, read_opml, write_opml
from reportedly.model import FeedState, RefusedEntry
from reportedly.model.errors import BusyHost, FailedAnswer, UnreadableFeed
from tests.fetch.conftest import NOON
from tests.fetch.site import Site

MINUTE = timedelta(minutes=1)
FEED = b"<rss><channel><title>World</title><item><link>/1</link></item></channel></rss>"


@pytest.mark.parametrize(
    ("failures", "minutes"), [(0, 15), (1, 30), (2, 60), (3, 120), (6, 960), (7, 1440), (30, 1440), (10**9, 1440)]
)
def test_a_feed_that_fails_is_looked_at_ever_more_seldom(failures: int, minutes: int) -> None:
    state = FeedState("https://news.example/", checked=NOON, failures=failures)
    assert next_check(state, NOON) == NOON + minutes * MINUTE


def test_one_that_was_never_looked_at_or_is_late_is_due_at_once() -> None:
    assert next_check(FeedState("https://news.example/"), NOON) == NOON
    assert next_check(FeedState("https://news.example/", checked=NOON - 90 * MINUTE), NOON) == NOON


def test_a_clock_that_was_put_back_stops_nothing() -> None:
    assert next_check(FeedState("https://news.example/", checked=NOON + timedelta(days=365)), NOON) == NOON


@given(
    some.integers(0, 10**6),
    some.timedeltas(timedelta(), timedelta(days=9)),
    some.timedeltas(timedelta(seconds=1), timedelta(days=3)),
)
def test_there_is_no_chance_in_it(failures: int, ago: timedelta, every: timedelta) -> None:
    state = FeedState("https://news.example/", checked=NOON - ago, failures=failures)
    then = next_check(state, NOON, every=every)
    assert then == next_check(state, NOON, every=every)
    assert NOON <= then <= NOON + max(every, timedelta(days=1))


def test_who_is_due() -> None:
    def state(name: str, checked: datetime | None, failures: int = 0) -> FeedState:
        return FeedState(f"https://{name}.example/", checked=checked, failures=failures)

    b, a, old = state("b", None), state("a", None), state("old", NOON - 99 * MINUTE)
    late, fresh, failed = (
        state("late", NOON - 16 * MINUTE),
        state("fresh", NOON - 14 * MINUTE),
        state("failed", NOON - 20 * MINUTE, 1),
    )
    assert due([fresh, late, b, failed, old, a], NOON) == [a, b, old, late]


def test_a_look_and_the_next(site: Site, fetcher: Callable[..., Fetcher]) -> None:
    site.says("/feed", FEED, ETag='"1"', Content_Type="application/rss+xml")
    state, using = FeedState(site.url("/feed"), failures=3), fetcher()
    first = check_feed(state, using, NOON)
    assert first.feed is not None
    assert [getattr(each, "url", "") for each in entries(first.feed)] == [site.url("/1")]
    assert first.state == FeedState(site.url("/feed"), '"1"', None, NOON, 0, "World")

    site.says("/feed", status=304)
    second = check_feed(first.state, using, NOON + MINUTE)
    assert (second.feed, second.error) == (None, None)
    assert second.state == replace(first.state, checked=NOON + MINUTE)
    assert site.asked[-1][1]["If-None-Match"] == '"1"'


def test_a_look_that_fails_is_told_and_counted(site: Site, fetcher: Callable[..., Fetcher]) -> None:
    state = FeedState(site.url("/feed"), '"1"', None, NOON, 0, "World")
    using = fetcher()
    gone = check_feed(state, using, NOON + MINUTE)
    assert isinstance(gone.error, FailedAnswer)
    assert gone.state == replace(state, checked=NOON + MINUTE, failures=1)

    site.says("/feed", b"<html><p>Soon</p></html>", ETag='"2"')
    page = check_feed(gone.state, using, NOON + 2 * MINUTE)
    assert isinstance(page.error, UnreadableFeed)
    assert page.state == replace(state, checked=NOON + 2 * MINUTE, failures=2)  # and not the mark of what could not be read

    site.says("/feed", status=503, Retry_After="600")
    busy = check_feed(page.state, using, NOON + 3 * MINUTE)
    assert isinstance(busy.error, BusyHost)
    assert (busy.error.retry_after, busy.state.failures) == (600, 3)


# lists of feeds

LIST = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News"><outline text="World &amp; sea" xmlUrl="https://news.example/feed?a=1&amp;b=2" type="rss"/>
<outline title="Bad" xmlUrl="file:///etc/passwd"/><outline TEXT="Upper" XMLURL="https://other.example/feed"/></outline>
<outline text="again" xmlUrl="https://news.example:443/feed?a=1&amp;b=2"/><outline text="none"/></body></opml>"""


def test_lists_come_in() -> None:
    one, bad, two = read_opml(LIST.encode("utf-16"), "mine.opml")
    assert one == FeedState("https://news.example/feed?a=1&b=2", title="World & sea")
    assert two == FeedState("https://other.example/feed", title="Upper")
    assert bad == RefusedEntry("mine.opml", "Bad: file:///etc/passwd: file: is not fetched, only http and https are")


def test_and_go_out_again() -> None:
    states = [
        FeedState("https://news.example/?a=1&b='\"<", title='A "b" <c>\n\x00 & d'),
        FeedState("https://other.example/"),
    ]
    written = write_opml(states, "Mine & yours")
    assert ET.fromstring(written).findtext("head/title") == "Mine & yours"
    back = list(read_opml(written, "mine.opml"))
    assert [getattr(each, "title", None) for each in back] == ['A "b" <c> & d', "https://other.example/"]
    assert write_opml(state for state in back if isinstance(state, FeedState)).count(b"<outline") == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "no OPML"), (FEED, "first element is rss"), (b'<!DOCTYPE o [<!ENTITY a "b">]><opml/>', "declares")],
)
def test_what_is_no_list(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFeed, match=words):
        list(read_opml(data, "mine.opml"))


def test_lists_that_are_broken_deep_or_endless() -> None:
    good = '<opml><body><outline xmlUrl="https://news.example/"/>'
    for rest, words in (("<outline", "no sound XML"), ("<outline>" * 300, "elements lie more than 100 deep")):
        found, end = read_opml((good + rest).encode(), "mine.opml")
        assert isinstance(found, FeedState)
        assert isinstance(end, RefusedEntry)
        assert words in end.what
    *found, end = read_opml(
        (
            "<opml><body>"
            + "".join(f'<outline xmlUrl="https://news.example/{n}"/>' for n in range(10_002))
            + "</body></opml>"
        ).encode(),
        "a",
    )
    assert len(found) == 10_000
    assert end == RefusedEntry("a", "more than 10,000 feeds: the rest is left out")
