"""What is no article gets a line that says what it is and what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.model.errors import UnsupportedInput
from reportedly.sources import Item, load, locate
from tests.pages import ENGLISH

SAID = "The mayor said that the bridge was closed on Monday after a storm.\n"
RSS = '<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel><title>x</title></channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>'
MAIL = f"Received: from a\n by b\nFrom: A <a@example.org>\nSubject: The bridge\nMIME-Version: 1.0\n\n{SAID}"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.rss", RSS, "a feed"),
        ("a.xml", RSS, "a feed"),
        ("feed", ATOM, "a feed"),
        ("a.xml", "<?xml version='1.0'?><urlset><url/></urlset>", "a list of a site's addresses"),
        ("a.json", '[\n  {"text": "a"}\n]', "a JSON array"),
        ("a", '[{"text": "a"}]', "a JSON array"),
        ("a.json", '{\n  "text": "a"\n}', "a JSON object over several lines"),
        ("a", '{"title": "no text"}\n', 'JSON without a "text"'),
        ("a.json", '{"schema": "reportedly/article/1", "document": {}}', "a result of Reportedly"),
        ("a.pdf", "%PDF-1.7 x", "a PDF file"),
        ("a.mbox", f"From a@b.example Mon Mar  2 12:00:00 2026\n{MAIL}", "a mailbox"),
        ("feed.msg", "x", "an e-mail message of Outlook"),
        ("a.wacz", "PK", "a web archive"),
        ("a.rtf", "{\\rtf1 a}", "rich text"),
    ],
)
def test_it_is_told_what_it_is(tmp_path: Path, name: str, content: str, told: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    (error,) = locate([str(path)])
    if isinstance(error, Item):  # told from the bytes, when they are read
        with pytest.raises(UnsupportedInput) as raised:
            load(error, ENGLISH)
        error = raised.value
    assert isinstance(error, UnsupportedInput)
    assert error.what.startswith(told)
    assert error.exit_code == 2


@pytest.mark.parametrize("content", [RSS, ATOM, "\ufeff" + RSS, "<?xml version='1.0'?>\n<urlset><url/></urlset>"])
def test_a_feed_that_is_called_a_page_is_no_page(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(content, "utf-8")
    (item,) = locate([str(path)])
    assert isinstance(item, Item)
    with pytest.raises(
        UnsupportedInput, match=r"a\.html: (a feed|a list of a site's addresses): nothing is fetched to read it"
    ):
        load(item, ENGLISH)


@pytest.mark.parametrize(
    "content",
    [
        SAID,
        "From the governor: “We are ready.”\n\nFrom: the office of the mayor\n",
        "[Editor’s note: the mayor has since left.]\n\n" + SAID,
        "Subject: the bridge\n\n" + SAID,
    ],
)
def test_articles_that_look_a_little_like_it_are_read(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.article"
    path.write_text(content)
    assert list(locate([str(path)])) == [Item(str(path), "text")]


def test_an_address_is_not_fetched() -> None:
    (error,) = locate(["https://example.org/a.html"])
    assert isinstance(error, UnsupportedInput)
    assert "reportedly add 'https://example.org/a.html' fetches and keeps it" in error.what
