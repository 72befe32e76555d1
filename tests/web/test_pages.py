"""The pages over the example ledger: all of them answer, hold no script or style inline, and lead to words that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html

from reportedly.web import Library

HOME = "http://127.0.0.1:8017"
PAGES = (
    "/", "/threads", "/threads?every=1&order=sources", "/articles", "/map", "/sources", "/search", "/search?words=bridge",
    "/decisions", "/place?name=Orlesk", "/who?name=Ivo+Darrant",
    "/compare?one=Ilmerian+Press+Agency&other=Zelmin+News+Agency",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_and_runs_nothing_of_its_own(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    page = html.fromstring(answer.text)
    assert page.xpath("//script[not(@src)] | //style | //@style | //*[@*[starts-with(name(), 'on')]]") == []
    assert [url for url in page.xpath("//script/@src | //link/@href | //img/@src") if not url.startswith("/static/")] == []
    assert len(page.xpath("//h1")) == 1
    assert len(set(page.xpath("//@id"))) == len(page.xpath("//@id"))
    assert page.xpath("//title")[0].text.strip()


def links(text: str, at: str) -> Iterator[str]:
    for href in html.fromstring(text).xpath("//a/@href"):
        found = urljoin(at, href)
        if urlsplit(found).netloc == urlsplit(HOME).netloc:
            yield found


@pytest.mark.timeout(600)
def test_every_link_leads_to_a_page_that_has_the_place(client: TestClient) -> None:
    """All that one comes to from the first page, as a reader would, each page once; forms aside."""
    seen: dict[str, set[str]] = {}
    waiting = [f"{HOME}/"]
    wanted: dict[str, str] = {}
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        answer = client.get(page)
        assert answer.status_code == 200, (page, wanted.get(page))
        if "html" not in answer.headers["Content-Type"]:
            seen[page] = set()
            continue
        seen[page] = set(html.fromstring(answer.text).xpath("//@id"))
        for link in links(answer.text, page):
            bare, fragment = urldefrag(link)
            if fragment:
                wanted[f"{bare}#{fragment}"] = page
            wanted.setdefault(bare, page)
            # of addresses that differ by their query alone a few are enough
            alike = sum(urlsplit(each).path == urlsplit(bare).path for each in seen)
            threads = sum(each.startswith(f"{HOME}/threads/") for each in (*seen, *waiting))
            if alike < 2 and (threads < 8 or not bare.startswith(f"{HOME}/threads/")):
                waiting.append(bare)
    assert len(seen) > 40
    for link, page in wanted.items():
        bare, fragment = urldefrag(link)
        if fragment and bare in seen:
            assert fragment in seen[bare], f"{page} leads to {link}, where no such place is"


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def test_every_claim_leads_to_its_words_which_are_lit(client: TestClient, library: Library) -> None:
    answer = client.get("/api/v1/claims?limit=500").json()
    by_article: dict[str, list[dict[str, object]]] = {}
    for line in answer["lines"]:
        by_article.setdefault(line["claim"]["article"], []).append(line)
    assert len(by_article) > 20
    for ident, lines in by_article.items():
        for line in lines[:3]:
            claim = line["claim"]
            assert isinstance(claim, dict)
            page = html.fromstring(client.get(f"/articles/{ident}?claim={claim['claim']}").text)
            assert page.xpath("//*[@id=$id]", id=claim["claim"])
            lit = [
                each
                for each in page.xpath("//*[contains(concat(' ', @class, ' '), ' segment ')]")
                if " on" in each.get("class")
            ]
            words = words_of("".join(each.text_content() + " " for each in lit))
            told = words_of(str(claim["content"]))
            assert told <= words <= told | words_of(f"{claim['source']} {claim['cue']}")


def test_an_article_shows_its_whole_text_and_nothing_else_in_it(client: TestClient, library: Library) -> None:
    for each in library.ledger.articles():
        page = html.fromstring(client.get(f"/articles/{each.id}").text)
        shown = [
            " ".join(row.text_content().split()) for row in page.xpath("//*[contains(concat(' ', @class, ' '), ' text ')]")
        ]
        text = library.ledger.article(each.id).document.text
        assert " ".join(shown).split() == text.split()


def test_voices_say_more_than_a_colour(client: TestClient) -> None:
    story = client.get("/threads?status=disputed").text
    ident = re.search(r'href="(/threads/[0-9a-f]+/c\d+)"', story)
    assert ident
    text = client.get(ident[1]).text
    assert "denies this" in text or "this denies" in text
    assert re.search(r'<span class="side side-\d"><bdi>\w+', text)
    assert "disputed" in text


def test_threads_are_filtered_and_sorted(client: TestClient) -> None:
    def listed(query: str) -> list[str]:
        return re.findall(r'<h2><a href="/threads/([^"]+)"', client.get(f"/threads?{query}").text)

    assert len(listed("every=1")) > len(listed("")) > len(listed("status=disputed")) > 0
    assert sorted(listed("order=claims")) == sorted(listed("order=last"))
    assert listed("order=sources") != listed("order=last")
    assert len(listed("place=Orlesk")) > 0
    assert client.get("/threads?order=truth").status_code == 422


def test_what_versions_changed_is_shown_in_the_text_and_in_the_claims(client: TestClient) -> None:
    kept = next(each for each in client.get("/api/v1/articles?limit=500").json()["articles"] if each["versions"] == 2)
    page = client.get(f"/articles/{kept['id']}/changes").text
    assert "<del><bdi>before</bdi></del>" in re.sub(r"<(del|ins)><bdi>\s*", r"<\1><bdi>", page)
    assert "Nobody knows more" in page
    assert client.get(f"/articles/{kept['id']}?version=1").status_code == 200
    assert client.get(f"/articles/{kept['id']}?version=9").status_code == 404


def test_copies_are_folded_under_the_first(client: TestClient) -> None:
    page = client.get("/search?words=missiles&limit=50").text
    assert re.search(r"1 copy\s+of the same words", page)
    mirrored = client.get("/articles?outlet=Second+Mirror").text
    assert "has text that others have too" in mirrored


def test_findings_stand_beside_the_text_with_a_filter(client: TestClient, library: Library) -> None:
    found = 0
    for each in library.ledger.articles():
        page = html.fromstring(client.get(f"/articles/{each.id}").text)
        for card in page.xpath("//li[starts-with(@id, 'note-f')]"):
            found += 1
            assert page.xpath("//a[@id=$id]", id=card.get("id").removeprefix("note-"))
            assert page.xpath("//form[@aria-label='Findings shown']")
    assert found > 3


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/articles/ffffffffffffffff", 404, "no article is called"),
        ("/threads/ffffffffffffffff/c1", 404, "no thread is called"),
        ("/threads/x/../../etc", 404, "no such page"),
        ("/nothing", 404, "There is no such page"),
        ("/?since=yesterday", 422, "not a date"),
        ("/threads?since=2025-13-01", 422, "no date"),
        ("/compare?one=A&other=A", 404, "compared with itself"),
        ("/who", 422, "name"),
        ("/add", 404, "only shows"),
        ("/static/../app.py", 404, ""),
        ("/static/%2e%2e/app.py", 404, ""),
        ("/static/%2e%2e%2f%2e%2e%2fapp.py", 404, ""),
    ],
)
def test_what_can_not_be_shown_is_told_in_words(client: TestClient, path: str, status: int, says: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    assert says in unescape(answer.text)
    assert "Traceback" not in answer.text


def test_a_search_that_can_not_be_asked_is_told_beside_the_form(client: TestClient) -> None:
    answer = client.get("/search?words=bridge&event=Nonsense!&within=far")
    assert answer.status_code == 200
    assert "write kilometres" in answer.text
    assert "Nonsense" in client.get("/search?event=Nonsense!").text
    assert 'value="bridge"' in answer.text


def test_a_page_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/threads")
    again = client.get("/threads", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_pages_are_light(client: TestClient) -> None:
    import gzip

    for path in PAGES:
        page = html.fromstring(client.get(path).text)
        total = len(gzip.compress(client.get(path).content))
        for url in set(page.xpath("//script/@src | //link[@rel='stylesheet']/@href")):
            total += len(gzip.compress(client.get(url).content))
        fonts = sum(len(client.get(f"/static/{name}").content) for name in ("serif.woff2", "serif-italic.woff2"))
        outlines = len(gzip.compress(client.get("/static/outlines.json").content)) if path == "/map" else 0
        assert total + fonts + outlines <= 500_000, path


def test_an_empty_ledger_says_what_to_do(tmp_path: object) -> None:
    from reportedly.run import Ledger
    from reportedly.web.app import application

    with Ledger(f"{tmp_path}/empty.sqlite") as ledger:
        client = TestClient(application(Library(ledger)), base_url=HOME)
        for path in ("/", "/threads", "/articles", "/map", "/sources", "/search?words=x", "/decisions"):
            answer = client.get(path)
            assert answer.status_code == 200, path
        assert "reportedly add" in client.get("/").text
