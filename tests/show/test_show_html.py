from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from reportedly.model import Article, Cue, Document, Producer, Span
from reportedly.show import html, terminal
from reportedly.show import text as plain
from reportedly.show.printable import without_controls
from tests.pages import page_of

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """What a browser would make of the page: checks that tags pair up, gathers the article's text and the claims' words."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.words: dict[tuple[str, str], str] = {}
        self.feed(source)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not any("text" in (attrs.get("class") or "").split() for _, attrs in self.stack):
            return
        self.text += data
        classes = (self.stack[-1][1].get("class") or "").split()
        for claim in (self.stack[-1][1].get("data-claims") or "").split():
            for role in {"source", "cue", "content"} & set(classes):
                self.words[claim, role] = self.words.get((claim, role), "") + data

    def having(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]

    def card(self, place: int) -> dict[str, str | None]:
        return next(attrs for tag, attrs in self.tags if tag == "li" and attrs.get("id") == f"note-f{place}")


def _black(text: str) -> str:
    return "".join(without_controls(text).split())


def test_the_text_is_whole_and_in_order_and_nothing_is_added_to_it(
    article: Article, bare: Article, checked: Article
) -> None:
    for read in (article, bare, checked):
        assert _black(Page(html.render(read, page_of(read.document))).text) == _black(read.document.text)


def test_every_claim_is_marked_with_its_words(article: Article) -> None:
    page = Page(html.render(article, page_of(article.document)))
    for claim in article.claims:
        # where two claims overlap a segment bears the roles of both, so the words are at least there
        assert all(_black(span.text) in _black(page.words[claim.id, "content"]) for span in claim.contents)
        assert all(_black(span.text) in _black(page.words[claim.id, "source"]) for span in claim.source.spans)


def test_links_lead_somewhere_and_ids_are_used_once(article: Article, checked: Article) -> None:
    for read in (article, checked):
        page = Page(html.render(read, page_of(read.document)))
        ids = page.having("id")
        assert len(ids) == len(set(ids))
        assert {link[1:] for link in page.having("href")} <= set(ids)
        for claim in read.claims:
            assert {claim.id, f"note-{claim.id}"} <= set(ids)


def test_every_finding_has_a_card_beside_its_words(checked: Article) -> None:
    source = html.render(checked, page_of(checked.document))
    page = Page(source)
    for place, found in enumerate(checked.diagnostics or (), start=1):
        assert page.card(place)["data-rule"] == found.rule
        assert page.card(place)["data-severity"] == found.severity
        words = "".join(
            re.findall(
                rf'<span class="segment[^"]*found[^"]*" data-claims="(?:[^"]* )?f{place}(?: [^"]*)?">(.*?)</span>', source
            )
        )
        # another finding's own words may be related to this one as well
        assert _black(escape(found.span.text)) in _black(words)
        assert escape(found.ask) in source
    assert "Another wording: <bdi>“say no to”</bdi>" in source
    # two places elsewhere in the text, and one in the first paragraph
    assert {"f1-1", "f7-1", "f7-2"} <= set(page.having("id"))


def test_the_filter_waits_for_the_script_and_lists_each_rule_and_severity(checked: Article) -> None:
    page = Page(html.render(checked, page_of(checked.document)))
    form = next(attrs for tag, attrs in page.tags if tag == "form")
    assert "hidden" in form
    values = {attrs["value"] for tag, attrs in page.tags if tag == "input" and "value" in attrs}
    assert values == {"error", "warning", "info", *(found.rule for found in checked.diagnostics or ())}
    assert not [attrs for tag, attrs in page.tags if tag == "li" and "hidden" in attrs]


def test_findings_are_spoken_of_only_where_the_article_was_checked(article: Article) -> None:
    assert "finding" not in "".join(
        attrs.get("class") or "" for _, attrs in Page(html.render(article, page_of(article.document))).tags
    )
    calm = html.render(replace(article, diagnostics=()), page_of(article.document))
    assert "no findings" in calm
    assert "<form" not in calm


def test_hostile_text_stays_text(article: Article) -> None:
    attack = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>&lt;"
    text = f"{attack}\n\nHe said {attack}"
    title = Span.of(text, 0, len(attack))
    document = Document(text, path=attack, outlet=attack, published="2025-01-01", title=title, notes=(attack,))
    at = len(attack) + 2
    claim = replace(
        article.claims[0],
        source=replace(article.claims[0].source, spans=(Span.of(text, at, at + 2),)),
        cue=Cue((Span.of(text, at + 3, at + 7),), "say", "neutral"),
        contents=(Span.of(text, at + 8, len(text)),),
    )
    page = Page(html.render(Article(document, (claim,), (), Producer("0", attack)), page_of(document)))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not [tag for tag, _ in page.tags if tag == "img"]
    assert _black(page.text) == _black(text)
    assert "<script>alert" not in html.render(article, page_of(article.document))


def test_the_page_loads_nothing_and_runs_only_its_own_script(checked: Article) -> None:
    source = html.render(checked, page_of(checked.document))
    assert not re.search(r"https?://|@import|url\(", source)
    policy = Page(source).having("content")[0]
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        inside = re.search(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert inside
        assert base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode() in policy
    assert "style=" not in source
    source.encode("utf-8")


def test_the_title_is_the_heading_and_there_is_one(article: Article, bare: Article) -> None:
    for read in (article, bare, replace(article, document=replace(article.document, title=None))):
        assert [tag for tag, _ in Page(html.render(read, page_of(read.document))).tags].count("h1") == 1


def test_a_content_over_several_paragraphs_is_marked_in_each(article: Article) -> None:
    text = "Lind said: “We sail.\n\n“We will always sail.”\n\nThe end."
    claim = replace(
        article.claims[0],
        source=replace(article.claims[0].source, spans=(Span.of(text, 0, 4),)),
        cue=Cue((Span.of(text, 5, 9),), "say", "neutral"),
        contents=(Span.of(text, 11, text.index("\n\nThe")),),
    )
    page = Page(html.render(Article(Document(text), (claim,), (), article.producer), page_of(text)))
    assert page.words["c1", "content"] == "“We sail.“We will always sail.”"
    assert [tag for tag, _ in page.tags].count("li") == 1


def _colours(css: str) -> dict[str, tuple[float, float, float]]:
    return {
        name: (int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16))
        for name, code in re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", css)
    }


def _contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Contrast ratio by WCAG 2.2."""

    def luminance(colour: tuple[float, float, float]) -> float:
        linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_stand_out_from_whatever_is_behind_them(mode: str) -> None:
    blocks = re.findall(r":root \{.*?\}", files("reportedly.show").joinpath("page", "report.css").read_text(), re.DOTALL)
    colours = _colours(blocks[0] if mode == "light" else blocks[1])
    assert len(colours) >= 10
    for ink in ("ink", "source", "cue"):
        for behind in ("paper", "content", "content-deep", "on", "card"):
            assert _contrast(colours[ink], colours[behind]) >= 4.5, (ink, behind)
    for behind in ("paper", "card"):
        for tone in ("error", "warning", "info"):
            assert _contrast(colours[tone], colours[behind]) >= 4.5, (tone, behind)
        assert _contrast(colours["dim"], colours[behind]) >= 4.5


def test_a_place_has_its_position_once(article: Article) -> None:
    source = html.render(article, page_of(article.document))
    assert source.count("55.10 N, 12.00 E") == 1


def test_marks_that_are_not_read_are_not_shown(article: Article) -> None:
    text = "The [harbour master](https://example.org/a), **Anna Lind**, said so."
    marks = [match.span() for match in re.finditer(r"\[|\]\([^)]*\)|\*\*", text)]
    claim = replace(article.claims[0], source=replace(article.claims[0].source, spans=(Span.of(text, 4, 57),)), cue=None)
    start = text.index("said")
    claim = replace(claim, contents=(Span.of(text, start, start + 7),), events=(), places=(), times=(), numbers=())
    read = Article(Document(text, unread=tuple(marks)), (claim,), (), Producer("0", "m"))
    page = Page(html.render(read, page_of(read.document)))
    assert page.text.strip() == "The harbour master, Anna Lind, said so."
    for shown in (terminal.render(read, width=80, colour=False), plain.render(read)):
        assert "harbour master, Anna Lind" in shown
        assert "](" not in shown
