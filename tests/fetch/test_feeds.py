"""Feeds and sitemaps taken apart: sound ones, broken ones, and those that are meant to do harm."""

from __future__ import annotations

import gzip
import itertools
import json
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from reportedly.fetch import Feed, Fetcher, Unchanged, Validators, entries, feeds, read_feed, syndication
from reportedly.fetch.markup import decoded
from reportedly.fetch.slices import slices
from reportedly.model import FeedEntry, How, Receipt, RefusedEntry
from reportedly.model.errors import FailedAnswer, UnreadableFeed, UnusableAnswer
from tests.fetch.conftest import NOON
from tests.fetch.site import Site

HERE = "https://news.example/world/feed.xml"
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'


def came(data: str | bytes, content_type: str = "application/xml", at: str = HERE) -> Receipt:
    data = data if isinstance(data, bytes) else data.encode()
    return Receipt(data, "feed", at, at, at, NOON, content_type.partition(";")[0], (("Content-Type", content_type),))


def rss(*items: str, head: str = "<title>World</title>") -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?>\n<rss version="2.0"><channel>{head}{inside}</channel></rss>'


def all_of(data: str | bytes, content_type: str = "application/xml") -> list[FeedEntry | RefusedEntry]:
    return list(entries(read_feed(came(data, content_type))))


def only(data: str | bytes, content_type: str = "application/xml") -> FeedEntry:
    (found,) = all_of(data, content_type)
    assert isinstance(found, FeedEntry)
    return found


def refused(data: str | bytes, words: str) -> UnreadableFeed:
    with pytest.raises(UnreadableFeed, match=words) as caught:
        read_feed(came(data))
    assert str(caught.value).startswith(f"{HERE}: ")
    assert "\n" not in str(caught.value)
    return caught.value


def test_rss() -> None:
    item = (
        "<title>Harbour &lt;b&gt;closed&lt;/b&gt;</title><link>../1?a=b&amp;c=d</link><guid isPermaLink='false'>n-1</guid>"
        "<pubDate>Mon, 02 Mar 2026 10:00:00 +0300</pubDate><description>Short.</description>"
        '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>Long.</p>]]></content:encoded>'
    )
    feed = read_feed(came(rss(item)))
    assert (feed.kind, feed.title, feed.url, feed.received) == ("syndication", "World", HERE, NOON)
    assert list(entries(feed)) == [
        FeedEntry(
            "https://news.example/1?a=b&c=d", "Harbour closed", datetime(2026, 3, 2, 7, tzinfo=UTC),
            "Mon, 02 Mar 2026 10:00:00 +0300", "Short.", "<p>Long.</p>", "n-1",
        )
    ]  # fmt: skip


def test_atom() -> None:
    entry = only(
        f'<feed {ATOM} xml:base="https://other.example/a/"><title>World</title><entry><id>tag:1</id><title type="xhtml">'
        '<div xmlns="http://www.w3.org/1999/xhtml">Harbour <b>closed</b></div></title><link rel="enclosure" href="1.mp3"/>'
        '<link rel="alternate" href="1"/><updated>2026-03-02T10:00:00Z</updated><content type="html">&lt;p&gt;Long.</content>'
        "</entry></feed>"
    )
    assert (entry.url, entry.title, entry.id) == ("https://other.example/a/1", "Harbour closed", "tag:1")
    assert (entry.published, entry.content, entry.summary) == (datetime(2026, 3, 2, 10, tzinfo=UTC), "<p>Long.", None)
    assert entry.notes == ("the date is that of its last change",)


def test_rdf() -> None:
    entry = only(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        '<channel rdf:about="a"><title>World</title><items><rdf:Seq/></items></channel>'
        '<item rdf:about="https://news.example/1"><title>One</title><link>https://news.example/1</link></item></rdf:RDF>'
    )
    assert (entry.url, entry.title, entry.published) == ("https://news.example/1", "One", None)


def test_json_feed() -> None:
    item = {
        "id": 7,
        "url": "/1",
        "title": "One",
        "content_html": "<p>Long.",
        "summary": "Short",
        "date_published": "2026-03-02T10:00:00+03:00",
    }
    feed = read_feed(
        came(
            json.dumps(
                {"version": "https://jsonfeed.org/version/1.1", "title": "World", "items": [item, 5, {"title": "\ud800"}]}
            )
        )
    )
    first, second, third = entries(feed)
    assert (feed.kind, feed.title) == ("json", "World")
    assert first == FeedEntry(
        "https://news.example/1",
        "One",
        datetime(2026, 3, 2, 7, tzinfo=UTC),
        "2026-03-02T10:00:00+03:00",
        "Short",
        "<p>Long.",
        "7",
    )
    assert second == RefusedEntry(HERE, "entry 2: no object of JSON")
    assert isinstance(third, RefusedEntry)


# links and dates


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("javascript:alert(1)", "javascript: is not fetched"),
        ("file:///etc/passwd", "file: is not fetched"), ("", "names no address"),
        ("http://me:secret@news.example/", "user name"),
        ("http://0x7f.1/", "four decimal numbers"), ("data:text/html,a", "data: is not"),
        ("http://[", "no IPv6 address"), ("mailto:desk@news.example", "mailto: is not fetched"), ("feed:a", "feed: is not"),
    ],
)  # fmt: skip
def test_links_that_are_not_fetched_are_told_and_the_rest_goes_on(link: str, words: str) -> None:
    json_feed = json.dumps({"items": [{"title": "One", "url": link}, {"url": "/2"}]})
    news = "<news:news><news:title>One</news:title></news:news>"
    sitemap = f"<urlset><url><loc>{link}</loc>{news}</url><url><loc>/2</loc></url></urlset>"
    for data in (rss(f"<title>One</title><link>{link}</link>", "<link>/2</link>"), json_feed, sitemap):
        bad, good = all_of(data)
        assert isinstance(bad, RefusedEntry)
        assert bad.where == HERE
        assert bad.what.startswith("entry 1 ('One'): ")
        assert words in bad.what or ("names no address" in bad.what and data.startswith("<?xml"))
        assert "secret" not in bad.what
        assert good == FeedEntry("https://news.example/2")


@pytest.mark.parametrize(
    "data",
    [
        rss("<link>https://news.example/1</link>", "<link>2</link>"),
        '{"items": [{"url": "https://news.example/1"}, {"url": "2"}]}',
    ],
)
def test_a_feed_from_a_file_has_absolute_links_alone(data: str) -> None:
    good, bad = entries(read_feed(Receipt(data.encode(), "file", "saved.xml", None, None, NOON, None, ())))
    assert good == FeedEntry("https://news.example/1")
    assert bad == RefusedEntry("saved.xml", "entry 2: 2: a relative address, in a feed that came by none")


def test_an_address_is_given_once() -> None:
    found = all_of(rss("<link>/1</link>", "<link>https://news.example:443/1#top</link>", "<link>/2</link>"))
    assert [each.url for each in found if isinstance(each, FeedEntry)] == [
        "https://news.example/1",
        "https://news.example/2",
    ]


@pytest.mark.parametrize(
    ("said", "date", "note"),
    [
        ("Mon, 02 Mar 2026 12:30:00 GMT", datetime(2026, 3, 2, 12, 30, tzinfo=UTC), ""),
        ("Mon, 02 Mar 2026 15:00:00 GMT", datetime(2026, 3, 2, 15, tzinfo=UTC), "published 3 hours after it was received"),
        ("Thu, 05 Mar 2026 12:00:00 GMT", datetime(2026, 3, 5, 12, tzinfo=UTC), "published 3 days after it was received"),
        ("2026-03-01", datetime(2026, 3, 1, tzinfo=UTC), ""),
        ("yesterday", None, "its date can't be read: 'yesterday'"),
        ("99999-01-01", None, "its date can't be read"),
        ("", None, ""),
    ],
)  # fmt: skip
def test_dates(said: str, date: datetime | None, note: str) -> None:
    entry = only(rss(f"<link>/1</link><pubDate>{said}</pubDate>"))
    assert (entry.published, entry.published_said) == (date, said or None)
    assert bool(entry.notes) == bool(note)
    assert note in "".join(entry.notes)


# what is no feed, or broken, or meant to do harm


def test_a_page_in_place_of_a_feed_names_its_feeds() -> None:
    page = (
        '<!DOCTYPE html>\n<html><head><link rel="stylesheet" href="a.css">'
        '<link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2">'
        "<LINK TYPE='application/atom+xml' REL='home alternate' HREF='//other.example/atom'>"
        '<link rel=alternate type=application/rss+xml href="javascript:a"></head><p>News</p></html>'
    )
    error = refused(page, "a web page, and no feed; it names https://news.example/rss")
    assert error.feeds == ("https://news.example/rss?a=1&b=2", "https://other.example/atom")
    assert refused("<html><p>News</p></html>", "and it names none").feeds == ()
    began = time.monotonic()
    refused("<html>" + "<link " * 90_000 + "<link rel='alternate" * 9_000, "a web page")
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "empty"), (" \n", "empty"),
        ("\ufeff", "empty"), ("Not found", "neither XML nor JSON"), ("<", "neither XML nor JSON"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "first element is svg"), ('{"a": ', "begins as JSON does"),
        ("[1]", "no feed"),
        ('{"items": {}}', "no feed"), ("[" * 200_000, "begins as JSON does"),
        ('{"items": [' + "9" * 9_000 + "]}", "begins as JSON does"),
        (b"\x00\x01\x02" * 50, "neither XML nor JSON"), ("<opml/>", "first element is opml"),
    ],
)  # fmt: skip
def test_what_is_no_feed(data: str | bytes, words: str) -> None:
    refused(data, words)


LAUGHS = (
    '<!DOCTYPE r [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10)) + "]>"
)
OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'


@pytest.mark.parametrize(
    "bomb", [LAUGHS, OUTSIDE, PARAMETER, '<!DOCTYPE r SYSTEM "a" [<!ATTLIST r a CDATA "b">]>', '<!doctype r "']
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "iso-8859-1"])
@pytest.mark.parametrize("root", ["rss", "feed", "urlset"])
def test_declarations_are_refused_in_any_encoding(bomb: str, encoding: str, root: str) -> None:
    inside = "<channel><item><link>/&a9;&x;</link></item></channel>"
    text = f'<?xml version="1.0" encoding="{encoding}"?><!-- a -->\n{bomb}<{root}>{inside}</{root}>'
    refused(text.encode(encoding), "declares entities or the like")


def test_a_document_type_that_declares_nothing_is_left_off_and_nothing_fetched(site: Site) -> None:
    doctype = f'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "{site.url("/rss-0.91.dtd")}">'
    found = only(rss("<link>/1</link><title>a&nbsp;b &unknown; c</title>").replace("<rss", f"{doctype}<rss"))
    assert found.url == "https://news.example/1"
    assert site.asked == []


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("utf-8", "", "application/xml"),
        ("utf-8", "iso-8859-1", "text/xml; charset=iso-8859-1"), ("windows-1251", "windows-1251", "text/xml"),
        ("koi8-r", "", "text/xml; charset=KOI8-R"), ("utf-16", "utf-16", "text/xml"), ("utf-8-sig", "", "text/xml; charset=latin-1"),
        ("iso-2022-jp", "iso-2022-jp", "text/xml"),
    ],
)  # fmt: skip
def test_encodings(encoding: str, declared: str, header: str) -> None:
    title = "港を閉鎖" if encoding == "iso-2022-jp" else "Гавань закрыта"
    text = rss(f"<title>{title}</title><link>/1</link>").replace(
        '"1.0"', f'"1.0" encoding="{declared}"' if declared else '"1.0"'
    )
    assert only(text.encode(encoding), header).title == title


@pytest.mark.parametrize(
    "name", ["utf-7", "idna", "punycode", "unicode_escape", "zip", "rot13", "hex", "no-such", "\0", "undefined"]
)
def test_encodings_that_no_document_has(name: str) -> None:
    assert decoded(b"<a>+ADw- caf\xe9</a>", f"text/xml; charset={name}") == "<a>+ADw- café</a>"


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    broken = "<rss><channel><item><title>A & B &nosuch;</title><link>/1</link></item><item><b><link>/2</link></item>"
    assert all_of(broken)[0] == FeedEntry("https://news.example/1", "A & B &nosuch;")
    assert all_of("Warning: mysql()\n<?php a ?>" + rss("<link>/1</link>")) == [FeedEntry("https://news.example/1")]
    assert only(rss("<link>/1</link><title>a\x00\x0bb &#xd800;&#0;&#99999999999; c</title>")).url == "https://news.example/1"


@pytest.mark.parametrize("junk", ["<", "<a ", "<a\t", "&", '<a "', "<![CDATA[", "<!--", "</a>", "<a>", "<!", "<item>"])
def test_much_broken_xml_takes_no_long_time(junk: str) -> None:
    began = time.monotonic()
    all_of(rss("<link>/1</link>" + junk * (30_000 // len(junk))))
    all_of(rss(*["<link>/1</link>" + junk * (150_000 // len(junk))] * 3))
    assert time.monotonic() - began < 20


def test_one_entry_that_is_too_long_or_too_deep_does_not_cost_the_others() -> None:
    found = all_of(
        rss(
            *["<link>/1</link>"] * 2_000,
            "<b>" * 500 + "</b>" * 500,
            *[f"<link>/2</link>{'a ' * 60_000}"] * 2,
            "a" * 1_000_001,
            "<link>/3</link>",
        )
    )
    assert [each.url[-1] for each in found if isinstance(each, FeedEntry)] == ["1", "2", "3"]
    deep, long = (each.what for each in found if isinstance(each, RefusedEntry))
    assert "elements lie more than 100 deep" in deep
    assert long == "entry 2004: too long to be an entry"


def test_whatever_its_parser_raises_costs_a_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(document: str, base: str) -> object:
        raise AssertionError("we should not get here")

    monkeypatch.setattr(syndication, "_parsed", breaks)
    assert all_of(rss("<link>/1</link>", "<link>/2</link>")) == [
        RefusedEntry(HERE, "entries 1 to 2: can't be read (AssertionError)")
    ]


def many(count: int) -> str:
    return rss(*(f"<title>Number {n}</title><link>/{n}</link>" for n in range(count)))


def test_of_a_hundred_thousand_entries_a_few_are_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    real = syndication._parsed

    def parsed(document: str, base: str) -> object:
        given.append(len(document))
        return real(document, base)

    monkeypatch.setattr(syndication, "_parsed", parsed)
    data = many(100_000)
    first = list(itertools.islice(entries(read_feed(came(data))), 1_200))
    assert [each.url for each in first if isinstance(each, FeedEntry)] == [f"https://news.example/{n}" for n in range(1_200)]
    assert len(given) == 3  # the head for its title, and two slices
    assert sum(given) < 200_000 < len(data) / 25


def test_there_is_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 1_200)
    found = all_of(many(1_300))
    assert len(found) == 1_201
    assert found[-1] == RefusedEntry(HERE, "more than 1,200 entries: the rest is left out")
    assert found[-2] == FeedEntry("https://news.example/1199", "Number 1199")


def test_entries_are_where_their_tags_are() -> None:
    found = all_of(
        rss(
            "<link>/1</link><description><![CDATA[<item>a</item>]]></description><!-- <item> -->",
            "<itemized/><link>/2</link>",
        )
    )
    assert [each.url for each in found if isinstance(each, FeedEntry)] == [
        "https://news.example/1",
        "https://news.example/2",
    ]


def test_slices_are_cut_where_entries_begin() -> None:
    for hidden in ("<![CDATA[<item>a</item>]]>", "<!-- <item> -->", "<itemized>", "<media:item-b/>", "<!-- <item>"):
        (piece,) = slices(f"<rss><item>{hidden}<a/></item><item/></rss>")
        assert piece.count == (1 if hidden == "<!-- <item>" else 2)
    assert [piece.first for piece in slices(many(2_500))] == [1, 1001, 2001]


def test_so_much_broken_xml_is_mended_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syndication, "MOST_MENDED", 250_000)
    found = all_of(rss(*(f"<link>/{n}</link><b>{'a ' * 30_000}" for n in range(6))))
    assert [each.url[-1] for each in found if isinstance(each, FeedEntry)] == ["0", "1", "2", "3"]
    assert ["and too much of it to be mended" in each.what for each in found if isinstance(each, RefusedEntry)] == [
        True,
        True,
    ]


# sitemaps

NEWS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def test_news_sitemaps() -> None:
    one, two = all_of(
        f"<urlset {NEWS}><url><loc> https://news.example/1 </loc>"
        "<news:news><news:publication><news:name>The Example</news:name></news:publication>"
        "<news:publication_date>2026-03-02T10:00:00+03:00</news:publication_date>"
        "<news:title>Harbour &amp; sea</news:title></news:news>"
        "<image:image><image:loc>https://news.example/1.png</image:loc></image:image></url>"
        "<url><loc>https://news.example/2</loc><lastmod>2026-03</lastmod></url></urlset>"
    )
    assert one == FeedEntry(
        "https://news.example/1", "Harbour & sea", datetime(2026, 3, 2, 7, tzinfo=UTC), "2026-03-02T10:00:00+03:00"
    )
    assert two == FeedEntry(
        "https://news.example/2",
        None,
        datetime(2026, 3, 1, tzinfo=UTC),
        "2026-03",
        notes=("the date is that of its last change",),
    )


def test_a_sitemap_that_breaks_off() -> None:
    one, end = all_of("<urlset><url><loc>/1</loc></url><url><loc>/2</lo")
    assert one == FeedEntry("https://news.example/1")
    assert isinstance(end, RefusedEntry)
    assert end.what.startswith("entry 2: from here on no sound XML (line 1: ")


def test_a_sitemap_has_an_end_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 9_000)
    found = all_of("<urlset>" + "".join(f"<url><loc>/{n}</loc></url>" for n in range(9_002)) + "</urlset>")
    assert len(found) == 9_001
    assert isinstance(found[-1], RefusedEntry)


def test_empty_parts_without_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 1_000)
    tracemalloc.start()
    assert len(all_of("<urlset>" + "<url/>" * 1_000_000 + "</urlset>")) == 1_001
    refused('{"items": [' + "{}," * 1_100_000 + "{}]}", "more than 1,000,000 parts")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 80_000_000


def test_a_packed_sitemap_and_a_packed_bomb() -> None:
    assert (
        only(gzip.compress(b"<urlset><url><loc>/1</loc></url></urlset>"), "application/gzip").url == "https://news.example/1"
    )
    with pytest.raises(Exception, match="unpacks to more than 100 times") as caught:
        read_feed(came(gzip.compress(bytes(30_000_000))))
    assert "\n" not in str(caught.value)


def test_packed_in_parts_without_number() -> None:
    before = time.process_time()
    with pytest.raises(UnusableAnswer, match="more than 10,000 parts"):
        read_feed(came(gzip.compress(b"") * 100_000))
    assert time.process_time() - before < 5


@pytest.mark.parametrize(
    "where", ["<rss version='2.0' {}><channel><item>", "<rss version='2.0'><channel><item><title {}>t</title>"]
)
def test_attributes_without_number(where: str) -> None:
    many = " ".join(f'a{number}=""' for number in range(30_000))
    before = time.process_time()
    (found,) = all_of(where.format(many) + "<link>/1</link></item></channel></rss>")
    assert time.process_time() - before < 5
    assert isinstance(found, RefusedEntry)
    assert "more than 200 attributes" in found.what


class Shelf:
    """Has its answers already."""

    def __init__(self, **held: str) -> None:
        self.held = {f"https://news.example/{name}.xml": data for name, data in held.items()}
        self.asked: list[str] = []

    def fetch(self, url: str, *, validators: Validators | None = None, how: How = "address") -> Receipt | Unchanged:
        self.asked.append(url.rpartition("/")[2])
        if url not in self.held:
            raise FailedAnswer(url, "answers 404 (Not Found)", status=404)
        return came(self.held[url], at=url)


def index(*links: str) -> str:
    return "<sitemapindex>" + "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in links) + "</sitemapindex>"


def indexed(shelf: Shelf, *links: str) -> list[FeedEntry | RefusedEntry]:
    return list(entries(read_feed(came(index(*links))), shelf))


def test_an_index_leads_to_its_sitemaps() -> None:
    shelf = Shelf(
        a="<urlset><url><loc>/1</loc></url></urlset>",
        b="<urlset><url><loc>/2</loc></url></urlset>",
        i=index("/b.xml"),
        f=rss("<link>/9</link>"),
    )
    found = indexed(shelf, "/i.xml", "/a.xml", "/none.xml", "http://other.example/a.xml", "file:///a.xml", "/f.xml")
    assert [each.url for each in found if isinstance(each, FeedEntry)] == [
        "https://news.example/1",
        "https://news.example/2",
    ]
    assert [each.what for each in found if isinstance(each, RefusedEntry)] == [
        "answers 404 (Not Found)",
        "sitemap 4: http://other.example/a.xml is another host's, which an index may not list",
        "file: is not fetched, only http and https are",
        "a feed, and no sitemap",
    ]
    assert shelf.asked == ["i.xml", "a.xml", "none.xml", "f.xml", "b.xml"]


def test_indexes_of_indexes_and_of_thousands_end() -> None:
    shelf = Shelf(i=index("/i.xml"), a="<urlset><url><loc>/1</loc></url></urlset>")
    (found,) = indexed(shelf, "/i.xml")
    assert isinstance(found, RefusedEntry)
    assert found.what == "an index in an index in an index: left out"
    assert shelf.asked == ["i.xml"] * 2
    shelf.asked.clear()
    assert indexed(shelf, *["/a.xml"] * 5_000)[-1] == RefusedEntry(
        HERE, "an index of more than 50 sitemaps: the rest is left out"
    )
    assert len(shelf.asked) == 50
    (unasked,) = entries(read_feed(came(index("/a.xml"))))
    assert unasked == RefusedEntry(HERE, "sitemap 1: /a.xml was not fetched")


def test_a_feed_from_a_real_server(site: Site, fetcher: Callable[..., Fetcher]) -> None:
    site.says(
        "/feed",
        rss("<link>1</link>", "<link>http://169.254.169.254/latest</link>").encode(),
        Content_Type="application/rss+xml",
    )
    receipt = fetcher().fetch(site.url("/feed"), how="feed")
    assert isinstance(receipt, Receipt)
    assert receipt.how == "feed"
    feed = read_feed(receipt)
    assert isinstance(feed, Feed)
    assert [each.url for each in entries(feed) if isinstance(each, FeedEntry)] == [
        site.url("/1"),
        "http://169.254.169.254/latest",
    ]
