"""From bytes to documents: plain text in any encoding, Markdown, HTML, JSON Lines; and every view of what was read in them."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache, partial
from html import escape
from pathlib import Path

from benchmarks.fuzz import corpus, mutation
from benchmarks.fuzz.faults import Fault, judge, spans, told
from benchmarks.fuzz.standin import StandIn
from benchmarks.fuzz.targets.reading import examined, references, result
from benchmarks.fuzz.targets.target import Attempt, Target
from reportedly.languages import language
from reportedly.model import Article, Metadata
from reportedly.model.errors import ReportedlyError
from reportedly.pipeline import opened
from reportedly.sources import Item, load, locate

_HEAD = (
    '<meta charset="utf-8">', '<meta charset="windows-1251">', "<title>The harbour | A Courier</title>",
    "<base href='javascript:1'>",
    '<meta property="og:title" content="The harbour">', '<meta name="author" content="A. Holm">',
    '<meta property="article:published_time" content="2025-11-30T10:00:00Z">', "<style>p{}</style>", "<script>1<2</script>",
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The harbour","articleBody":"He said so.",'
    '"datePublished":"x"}</script>',
    '<script type="application/ld+json">[{"@graph":[{"@type":["LiveBlogPosting"],'
    '"liveBlogUpdate":[{"articleBody":"It rains, she said."}]}]}]</script>',
)  # fmt: skip
_MARKUP = (
    *_HEAD, "<p>", "</p>", "<div>", "</div>", "<br>", "<q>", "</q>", "<ul><li>", "</ul>", "<dl><dt>", "<dd>",
    "<table><tr><td>", "</table>", "<pre>",
    "<h1>", "</h1>", "<blockquote>", "<a href='#'>", "</a>", "<b>", "</b>", "<em>", "<p hidden>",
    "<div style='display:none'>", "<noscript>", "<template>",
    "<!--", "-->", "<!-- reportedly: ignore ATT001: reason -->", "<![CDATA[", "]]>", "&", "&quot;", "&#0;", "&#xD800;",
    "&#x110000;", "&nbsp;", "&shy;",
    "<svg>", "<math>", "<iframe srcdoc='<p>'>", "<p" + " a=b" * 30 + ">", "<" * 30, "<div>" * 200, "</div>" * 50,
    "<?xml version='1.0'?>", "<plaintext>",
)  # fmt: skip
_MARKS = (
    "**", "*", "_", "__", "`", "```\n", "~~~", "# ", "## ", "===\n", "---\n", "> ", "- ", "1. ", "[", "](", ")", "![",
    "[x]: http://a\n", "<b>", "<!-- ", "-->",
    "---\ntitle: >-\n  The\n  harbour\n---\n", "+++\ntitle = 'x'\n+++\n", "---\ndate: 2025-02-30\n", "|",
    "| a | b |\n|---|\n", "\\", "[^1]", "[^1]: ",
    "<!-- reportedly: ignore ATT001, SRC002: reason -->", "<!-- reportedly: ignore-file -->", "<!-- reportedly:",
    "    code\n", "\t", "  \n",
)  # fmt: skip
_NAMES = ("id", "title", "published", "url", "outlet")


def _page(rng: random.Random) -> str:
    paragraphs = [f"<p>{escape(mutation.choice(rng, corpus.passages()))}</p>" for _ in range(rng.randint(1, 6))]
    head = "".join(rng.sample(_HEAD, rng.randint(0, 4)))
    body = f"<article><h1>The harbour</h1>\n{chr(10).join(paragraphs)}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def _marked(rng: random.Random) -> str:
    return "\n\n".join(mutation.choice(rng, corpus.passages()) for _ in range(rng.randint(1, 4)))


def _record(rng: random.Random) -> bytes:
    value: dict[str, object] = {"text": mutation.text(rng, corpus.passages())}
    for name in _NAMES:
        if rng.random() < 0.4:
            value[name] = mutation.text(rng, corpus.passages()) if rng.random() < 0.5 else mutation.odd(rng)
    if rng.random() < 0.005:
        return b'{"text": "It rains, she said.", "x": ' + b"[" * 100_000
    return mutation.dumped(mutation.tree(rng, value) if rng.random() < 0.6 else value)


def _inserted(rng: random.Random, given: str, signs: tuple[str, ...]) -> str:
    for _ in range(rng.choice((1, 2, 4, 8))):
        at = rng.randint(0, len(given))
        given = given[:at] + mutation.choice(rng, signs) + given[at:]
    return mutation.text(rng, [given]) if rng.random() < 0.5 else given


def _bytes(rng: random.Random, given: str) -> bytes:
    if rng.random() < 0.7:
        return mutation.encoded(given)
    encoding = mutation.choice(rng, ("utf-16", "utf-8-sig", "cp1252", "cp1251", "latin-1", "utf-16-le", "utf-32"))
    data = given.encode(encoding, "ignore")
    return mutation.octets(rng, data) if rng.random() < 0.5 else data


def _make(kind: str, rng: random.Random) -> bytes:
    match kind:
        case "html":
            data = _bytes(rng, _inserted(rng, _page(rng), _MARKUP))
        case "markdown":
            data = _bytes(rng, _inserted(rng, _marked(rng), _MARKS))
        case "record":
            data = b"\n".join(_record(rng) for _ in range(rng.choice((1, 1, 1, 2))))
        case _:
            data = _bytes(rng, mutation.text(rng, corpus.passages()))
    return mutation.octets(rng, data) if rng.random() < 0.1 else data


def _open(kind: str, suffix: str, folder: Path) -> Attempt:
    path = folder / f"article{suffix}"
    reader, known = StandIn(), references()

    def attempt(data: bytes) -> str:
        path.write_bytes(data)
        out = []
        for item in locate([str(path)]):
            if isinstance(item, ReportedlyError):
                out.append(told(item))
                continue
            out.append(_read(item if kind == "record" else Item(str(path), kind)))
        return "\n".join(out)

    def _read(item: Item) -> str:
        try:
            article = examined(load(item, language()), reader, known)
        except ReportedlyError as error:
            return told(error)
        judge(article)
        return result(article)

    return attempt


@cache
def _views() -> dict[str, Callable[[Article], str]]:
    """The views by the names of their formats, as far as they are there."""
    from reportedly.show import csv_, findings, github, html, json_, junit, sarif, terminal, text

    return {
        "terminal": partial(terminal.render, width=60, colour=False), "text": partial(text.render, width=20),
        "csv": csv_.rows,
        "html": lambda article: html.render(article, opened(article.document)), "json": json_.to_json,
        "findings": lambda article: findings.render(article, opened(article.document), width=70, colour=False),
        "github": github.lines,
        "junit": junit.suite, "sarif": lambda article: ",".join(sarif.results(article, opened(article.document))),
    }  # fmt: skip


FOR_EYES = ("terminal", "text", "findings", "github")
"""Views that a terminal shows: nothing in them may be obeyed by it, or turn the order of what is read."""
BAD = frozenset(
    map(chr, [*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)


def _shown(_: Path) -> Attempt:
    reader, known = StandIn(), references()
    from reportedly.sources import document_from_text

    def attempt(data: bytes) -> str:
        title, _, text = mutation.decoded(data).partition("\n\n")
        try:
            document = document_from_text(text, language(), Metadata(title, None, title[:40], title[::-1], title[:9]))
            article = examined(document, reader, known)
        except ReportedlyError as error:
            return told(error)
        out = []
        for name, view in _views().items():
            rendered = view(article)
            rendered.encode("utf-8")
            if name in FOR_EYES and (bad := BAD.intersection(rendered)):
                raise Fault("unsafe", f"{name} lets through {sorted(map(ascii, bad))}")
            out.append(rendered)
        if not all(span.text in document.text for span in spans(article)):
            raise Fault("span", "no slice")
        return "\n".join(out)

    return attempt


def _titled(rng: random.Random) -> bytes:
    title = mutation.text(rng, corpus.passages()).replace("\n\n", " ")
    return mutation.encoded(f"{title}\n\n{mutation.text(rng, corpus.passages())}")


TARGETS = (
    Target("text", partial(_make, "text"), partial(_open, "text", ".txt"), share=2),
    Target("markdown", partial(_make, "markdown"), partial(_open, "markdown", ".md"), share=3),
    Target("html", partial(_make, "html"), partial(_open, "html", ".html"), share=5),
    Target("records", partial(_make, "record"), partial(_open, "record", ".jsonl"), share=2),
    Target("views", _titled, _shown, share=3),
)
