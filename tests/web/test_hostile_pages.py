"""Articles that want to do something: their words are shown as words, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from served import HOME, ROOT

from reportedly.model import Document
from reportedly.pipeline import read_document
from reportedly.run import Ledger
from reportedly.web import Library
from reportedly.web.app import application
from reportedly.web.site import write_site

SCRIPT = "<script>document.title='owned'</script>"
BREAKS = "\"'><img src=x onerror=alert(1)>"
TEMPLATE = "{{ 7*7 }}{% raw %}${7*7}"
TURNED = "\u202egnp.exe\u202c\u2066x\u2069"
ODD = "\x00\x1b[2J\u2028\ud800"
PAYLOADS = (SCRIPT, BREAKS, TEMPLATE, TURNED, ODD, "</textarea></script><svg onload=alert(1)>", "&lt;b&gt;", "a" * 5_000_000)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    import standin

    with Ledger(tmp_path_factory.mktemp("hostile") / "ledger.sqlite") as ledger:
        for number, it in enumerate(PAYLOADS):
            title = f"News {it[:300]} of today"
            text = f"{title}\n\nThe ferry {it} will sail again in May, Anna Holm said. It was late, {it[:200]} said.\n"
            document = Document(
                text, url=f"https://x.example/{number}?q={it[:100]}", title=Document(text).span(0, len(title)),
                outlet=f"Outlet {it[:200]}", published="2026-03-01", notes=(f"decoded as {it[:100]}",),
            )  # fmt: skip
            ledger.add(read_document(document, standin.StandIn()))
        for _ in ledger.draw():
            pass
        claim = next(iter(ledger.claims()))
        for it in PAYLOADS[:5]:
            ledger.decide(
                "comment", f"{claim.article}/{claim.claim}", {"text": f"x{it}"}, who=f"Eve{it[:50]}", why=f"why{it}"
            )
        yield Library(ledger)


def harmless(text: str) -> None:
    page = html.fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    assert page.xpath("//script[not(@src)] | //style | //img | //svg[@onload] | //@*[starts-with(name(), 'on')]") == []
    assert [href for href in page.xpath("//a/@href") if href.strip().lower().startswith(("javascript:", "data:"))] == []
    assert "49" not in "".join(page.xpath("//h1//text()"))
    assert page.xpath("//title")[0].text.endswith("Reportedly")


def test_no_page_does_what_an_article_wants(hostile: Library) -> None:
    client = TestClient(application(hostile), base_url=HOME)
    articles = [each.id for each in hostile.ledger.articles()]
    assert len(articles) >= len(PAYLOADS) - 1
    threads = [each.id for each in hostile.ledger.threads(every=True).threads]
    paths = [
        "/",
        "/threads?every=1",
        "/articles",
        "/sources",
        "/map",
        "/search?words=ferry",
        "/decisions",
        "/?since=2026-01-01",
    ]
    paths += [f"/articles/{each}" for each in articles] + [f"/articles/{each}/changes" for each in articles[:3]]
    paths += [f"/threads/{each}" for each in threads]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.text[:300])
        harmless(answer.text)
    for path in (
        "/api/v1/claims?limit=100",
        f"/api/v1/articles/{articles[4]}/record",
        "/api/v1/decisions",
        "/api/v1/threads?every=1",
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["Content-Type"] == "application/json"
        answer.json()


@pytest.mark.parametrize("it", [SCRIPT, BREAKS, TEMPLATE, TURNED, "%00", "\u2028"])
def test_no_page_does_what_an_address_wants(hostile: Library, it: str) -> None:
    client = TestClient(application(hostile), base_url=HOME)
    for path in ("/search", "/threads", "/who", "/place", "/compare", "/decide", "/map", "/articles", "/no-such-page"):
        query = {
            "words": it,
            "name": it,
            "one": it,
            "other": f"{it}b",
            "target": it,
            "side": it,
            "after": it,
            "claim": it,
            "decided": it,
        }
        answer = client.get(path, params=query)
        assert answer.status_code in (200, 404, 422), (path, answer.status_code)
        harmless(answer.text)
    harmless(client.get(f"/articles/{next(iter(hostile.ledger.articles())).id}", params={"claim": it, "decided": it}).text)


def test_nor_does_a_file(hostile: Library, tmp_path: Path) -> None:
    write_site(hostile, tmp_path / "site")
    for path in (tmp_path / "site").rglob("*.html"):
        harmless(path.read_text(encoding="utf-8"))


def test_templates_hold_nothing_inline_and_mark_nothing_as_safe_but_our_own() -> None:
    for path in (ROOT / "src" / "reportedly" / "web" / "templates").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "hx-on" not in text
        assert " style=" not in text
        assert text.count("|safe") == (2 if path.name == "base.html" else 0), path.name
