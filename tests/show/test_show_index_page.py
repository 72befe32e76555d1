from __future__ import annotations

import re
from dataclasses import replace

from test_show_html import Page

from reportedly.model import Article
from reportedly.show import html, index_page
from reportedly.show.index_page import IndexEntry
from tests.pages import page_of


def test_each_finding_is_listed_under_its_rule_with_a_link_to_its_place(checked: Article) -> None:
    page = index_page.index_html([IndexEntry.of(checked, "0001-a.html")])
    links = set(Page(page).having("href"))
    assert {f"0001-a.html#f{number}" for number in range(1, len(checked.diagnostics or ()) + 1)} <= links
    ids = set(Page(html.render(checked, page_of(checked.document))).having("id"))
    assert {link.partition("#")[2] for link in links if "#" in link} <= ids
    assert "By rule" in page


def test_articles_that_were_not_checked_have_no_word_of_findings(article: Article) -> None:
    page = index_page.index_html([IndexEntry.of(article, "0001-a.html"), IndexEntry.of(article, "0002-b.html")])
    assert "2 articles" in page
    assert not re.search("finding", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL), re.IGNORECASE)


def test_a_record_is_called_by_its_title_or_its_id(bare: Article) -> None:
    record = replace(bare, document=replace(bare.document, title=None, path="wire.jsonl", id_given="r-17"))
    entry = IndexEntry.of(record, "0001-wire.html", place="line 17")
    assert entry.title == "r-17"
    assert entry.where == "wire.jsonl, line 17"


def test_hostile_titles_stay_text(article: Article) -> None:
    attack = '"><script>alert(1)</script>'
    page = index_page.index_html([IndexEntry("0001-a.html", attack, attack, 1, 1)])
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_a_page_of_many_leads_back_to_their_list(article: Article) -> None:
    assert '<a href="index.html" rel="up">' in html.render(article, page_of(article.document), back="index.html")
    assert "index.html" not in html.render(article, page_of(article.document))
