"""HTML pages: the article and what the page says about it; hostile pages end in a clear error at worst."""

import logging
import time

import pytest

from reportedly.model.errors import EmptyInput, InputError
from reportedly.sources import Item, load
from tests.pages import ENGLISH

HEAD = (
    "<title>Bridge closed after storm - The Valley Post</title>"
    '<meta property="og:site_name" content="The Valley Post"><meta property="og:title" content="Bridge closed after storm">'
    '<meta property="article:published_time" content="2025-11-03T08:00:00Z">'
    '<link rel="canonical" href="https://valley.example/news/bridge">'
)
PARAGRAPHS = (
    "The old bridge was closed on Monday, the mayor said, after a storm damaged two of its pillars and flooded the road.",
    "“We will not open it before the engineers tell us that it is safe,” said Ann Miller, who has run the town for years.",
    "According to the county, repairs may take three months. Shop owners warned of losses.",
)


def page(body, head=HEAD):
    return f'<!doctype html><html lang="en"><head>{head}</head><body><nav><a href="/">Home</a></nav>{body}</body></html>'


def article(*paragraphs, title="<h1>Bridge closed after storm</h1>"):
    return f"<article>{title}{''.join(f'<p>{p}</p>' for p in paragraphs)}</article>"


def read(content):
    return load(Item("a.html", "html", data=content if isinstance(content, bytes) else content.encode()), ENGLISH)


def test_an_article_with_its_metadata():
    document = read(page(article(*PARAGRAPHS)))
    assert document.text == "\n\n".join(("Bridge closed after storm", *PARAGRAPHS))
    assert document.title is not None and (document.title.start, document.title.text) == (0, "Bridge closed after storm")
    assert (document.outlet, document.url) == ("The Valley Post", "https://valley.example/news/bridge")
    assert (document.published, document.published_from, document.language) == ("2025-11-03", "metadata", "en")
    assert document.notes == ()


def test_a_title_that_the_body_lacks_is_put_first():
    document = read(page(article(*PARAGRAPHS, title="")))
    assert document.text == "\n\n".join(("Bridge closed after storm", *PARAGRAPHS))
    assert document.title is not None and document.title.start == 0


def test_a_page_that_states_no_date_has_none():
    document = read(page(article(*PARAGRAPHS), head="<title>Bridge closed after storm</title>"))
    assert (document.published, document.published_from) == (None, "none")


def test_an_xml_declaration_and_a_legacy_encoding():
    assert "mayor" in read('<?xml version="1.0" encoding="utf-8"?>\n' + page(article(*PARAGRAPHS))).text
    western = page(article(*PARAGRAPHS), head='<meta charset="windows-1252">' + HEAD).encode("cp1252")
    document = read(western)
    assert "“We will not" in document.text
    assert document.notes == ("decoded as windows-1252, as the file declares",)


@pytest.mark.parametrize(
    "content",
    [
        "<!doctype html><html><head><title>Sign in</title></head><body><form><input></form></body></html>",
        "<html></html>",
        "<html><body><script>" + "var a = 1; " * 100,
        page("<p></p>"),
    ],
)
def test_a_page_without_an_article_is_empty_with_a_reason(content):
    with pytest.raises(EmptyInput, match=r"^a\.html: no article in this HTML page"):
        read(content)


@pytest.mark.parametrize(
    "content",
    [
        "<html><body>" + "<div>" * 10_000 + "<p>The mayor said so.</p>",
        "<html><body><p>" + "<b><i>" * 10_000 + "The mayor said so.",
        "<html><body>" + "<p><div>" * 3000 + "The mayor said so. " * 50,
        "<html>" + "<table><tr><td>" * 3000,
        "<html><!--" * 5000,
        "<html " + "a=b " * 50_000,
        "<html>" + "&#0;&#xD800;&#x110000;&bogus;" * 500,
        page(article(*PARAGRAPHS)).replace("storm", "st\0rm"),
        page(article(*PARAGRAPHS)).replace("storm", "st\x01rm"),
        page(article(*PARAGRAPHS))[:-300],
        b"<html><body>\xff\xfe\xfd",
        "<" * 100_000,
        "<div>" * 100_000 + "<p>The mayor said so.",
        "<p>" + "<q>" * 50_000 + "The mayor said so.",
        "<p " + "class='x y' a=b " * 100_000 + f">{PARAGRAPHS[0]}",
        f"<p style='{'; ' * 500_000}'>{PARAGRAPHS[0]}",
        f"<p>{PARAGRAPHS[0]}<plaintext>" + "<b>x</b>" * 20_000,
        f"<p>{PARAGRAPHS[0]}<!-- " + "x " * 100_000,
        "<p>" + "&lol;&amp;" * 50_000,
        f"<p>{PARAGRAPHS[0]}" * 5000,
        "<table><tr><td>" * 20_000 + PARAGRAPHS[0],
        f"<p>{PARAGRAPHS[0]}" + '<script type="application/ld+json">' + "[" * 500_000,
        '<script type="application/ld+json">' + '{"@graph":' * 100_000 + "1" + "}" * 100_000 + "</script>",
        f"<p>{PARAGRAPHS[0]}" + "".join(map(chr, range(0x12000, 0x187F8))),
        f"<title>{'a | ' * 100_000}</title><p>{PARAGRAPHS[0]}",
    ],
    ids=range(25),
)
@pytest.mark.usefixtures("uncollected")
def test_hostile_pages_do_not_crash(content):
    began = time.process_time()
    try:
        document = read(content)
    except InputError as error:
        assert str(error).startswith("a.html: ") and "\n" not in str(error)
    else:
        assert document.text.strip()
    assert time.process_time() - began < 10


def test_nothing_is_logged_to_the_terminal(capfd):
    with pytest.raises(EmptyInput):
        read("<html></html>")
    assert capfd.readouterr() == ("", "")
    assert not logging.getLogger("trafilatura").isEnabledFor(logging.ERROR)
