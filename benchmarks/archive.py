"""How many pages of a web archive are read: ``python -m benchmarks.archive ARTICLES.jsonl [-n 1000]``.

Articles whose words are known are put into pages of five kinds, with what stands around articles on the web (menus, notices, lists of
other stories, comments, advertisements), and the pages into a WARC, a gzip member a record, among records of other types. Then the
archive is listed and loaded as the command does it. A page is read where its document has at least 90 % of the article's words.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from benchmarks.attribution import table
from reportedly.model.errors import InputError
from reportedly.pipeline import default_language
from reportedly.sources import Item, load, locate

ENOUGH = 0.9
_WORD = re.compile(r"\w+")
_MENU = (
    "Home",
    "World",
    "Politics",
    "Business",
    "Opinion",
    "Sport",
    "Culture",
    "Weather",
    "Video",
    "About us",
    "Contact",
    "Sign in",
)
_NOTICES = (
    "We use cookies to improve your experience on this site. By continuing you accept our use of cookies.",
    "Sign up for our newsletter and get the top stories in your inbox every morning.",
    "Subscribe now for full access to all of our journalism, from only one unit a week.",
)
_COMMENTS = (
    "I have been saying this for years and nobody listened to me, as usual.",
    "Does anyone at this paper check what they print before they print it?",
    "Thank you for this piece, it is the first one that made sense to me.",
    "First!",
    "My neighbour works there and tells quite another story, but who would believe him.",
)


@dataclass(frozen=True, slots=True)
class Story:
    """An article, and the draw that decides what stands around it."""

    title: str
    paragraphs: Sequence[str]
    outlet: str
    published: str
    others: Sequence[str]
    draw: random.Random

    @property
    def words(self) -> Counter[str]:
        """The words of its paragraphs."""
        return Counter(_WORD.findall(" ".join(self.paragraphs).lower()))


def _menu(story: Story, tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/{each.lower()}">{each}</a></{tag}>' for each in _MENU)


def _related(story: Story) -> str:
    return "".join(f'<li><a href="/{number}">{escape(each)}</a></li>' for number, each in enumerate(story.others))


def _comments(story: Story, tag: str = "div") -> str:
    chosen = story.draw.sample(_COMMENTS, story.draw.randint(1, len(_COMMENTS)))
    return "".join(f'<{tag} class="comment"><b>reader{n}</b><p>{each}</p></{tag}>' for n, each in enumerate(chosen))


def _with_advertisements(story: Story, paragraphs: Sequence[str], advertisement: str) -> str:
    every = story.draw.randint(3, 6)
    return "\n".join(each + (advertisement if number % every == 0 else "") for number, each in enumerate(paragraphs, 1))


def semantic(story: Story) -> str:
    """Elements that say what they are, and metadata."""
    body = _with_advertisements(
        story, [f"<p>{escape(each)}</p>" for each in story.paragraphs], '<aside class="ad"><p>Advertisement</p></aside>'
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(story.title)} | {escape(story.outlet)}</title>
<meta property="og:title" content="{escape(story.title)}"><meta property="article:published_time" content="{story.published}"></head>
<body><header><nav><ul>{_menu(story)}</ul></nav></header><main><article><h1>{escape(story.title)}</h1>
<p class="byline">By Staff Writer</p><time datetime="{story.published}">{story.published}</time>
<figure><img src="/a.jpg" alt="A photograph"><figcaption>A photograph of the scene. Handout</figcaption></figure>
{body}</article></main><aside><h2>Most read</h2><ul>{_related(story)}</ul></aside>
<section id="comments"><h2>Comments</h2>{_comments(story)}</section>
<footer><p>© {escape(story.outlet)}. All rights reserved.</p></footer></body></html>"""


def soup(story: Story) -> str:
    """Blocks of a content system, named by classes, with a banner, a box for sharing and a list of tags."""
    body = _with_advertisements(
        story,
        [f"<p>{escape(each)}</p>" for each in story.paragraphs],
        '<div class="inline-related"><span>Read more:</span> <a href="/x">' + escape(story.others[0]) + "</a></div>",
    )
    return f"""<html><head><title>{escape(story.title)}</title><script>var x = "<p>not this</p>";</script></head><body>
<div id="cookie-banner"><p>{_NOTICES[0]}</p><button>Accept</button></div><div class="top-nav">{_menu(story, "span")}</div>
<div class="wrapper"><div class="col-main"><div class="post"><h1 class="post-title">{escape(story.title)}</h1>
<div class="share"><a href="#">Share</a><a href="#">Tweet</a><a href="#">Mail</a></div>
<div class="post-content entry-content">{body}</div><div class="tags"><a href="/t">news</a> <a href="/u">world</a></div></div>
<div class="comments-area"><h3>Leave a reply</h3>{_comments(story)}</div></div>
<div class="sidebar widget-area"><div class="widget"><h3>Newsletter</h3><p>{_NOTICES[1]}</p></div>
<ul>{_related(story)}</ul></div></div>
<div class="footer">Terms · Privacy · Imprint</div></body></html>"""


def tables(story: Story) -> str:
    """A layout of tables, with the paragraphs parted by line breaks, as pages of the turn of the century had it."""
    body = "<br><br>\n".join(escape(each) for each in story.paragraphs)
    return f"""<HTML><HEAD><TITLE>{escape(story.outlet)}: {escape(story.title)}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF">
<TABLE WIDTH="100%"><TR><TD COLSPAN="3"><IMG SRC="/banner.gif" ALT="Advertisement"></TD></TR><TR><TD VALIGN="top" WIDTH="140">
{"<BR>".join(f'<A HREF="/{each}">{each}</A>' for each in _MENU)}</TD><TD VALIGN="top">
<FONT SIZE="5"><B>{escape(story.title)}</B></FONT><BR>
<FONT SIZE="1">{story.published}</FONT><BR><BR><FONT FACE="Times">{body}</FONT><BR><BR>
<A HREF="/print">Printer-friendly version</A></TD>
<TD VALIGN="top" WIDTH="160"><B>Other stories</B><UL>{_related(story)}</UL></TD></TR></TABLE>
<CENTER><FONT SIZE="1">Copyright {escape(story.outlet)}</FONT></CENTER></BODY></HTML>"""


def linked_data(story: Story) -> str:
    """An article described for search engines, with a paywall's notice, a box of facts and a thread of comments."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title, "datePublished": story.published,
            "publisher": {"@type": "Organization", "name": story.outlet}}  # fmt: skip
    body = _with_advertisements(
        story, [f'<p class="paragraph">{escape(each)}</p>' for each in story.paragraphs],
        '<div class="ad-slot" aria-hidden="true"><span>Advertisement – continue reading below</span></div>',
    )  # fmt: skip
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(story.title)}</title>
<script type="application/ld+json">{json.dumps(data)}</script></head><body><div role="navigation"><ul>{_menu(story)}</ul></div>
<div class="breadcrumb"><a href="/">Home</a> / <a href="/world">World</a></div><div itemprop="articleBody" class="article__body">
<h1>{escape(story.title)}</h1>{body}</div><div class="paywall"><p>{_NOTICES[2]}</p></div>
<div class="recommended"><h4>Recommended for you</h4><ul>{_related(story)}</ul></div>
<ol class="comment-list">{_comments(story, "li")}</ol><footer>{_menu(story, "span")}</footer></body></html>"""


def blocks(story: Story) -> str:
    """Blocks within blocks with names that a machine made, as frameworks of scripts write them."""
    body = _with_advertisements(
        story,
        [
            f'<div class="css-{n:x}9a"><div><p class="css-at9mc1">{escape(each)}</p></div></div>'
            for n, each in enumerate(story.paragraphs)
        ],
        '<div id="story-ad" class="css-1t2"><div><a href="#after">SKIP ADVERTISEMENT</a></div></div>',
    )
    return f"""<!DOCTYPE html><html lang="en"><head><title>{escape(story.title)} - {escape(story.outlet)}</title>
<meta name="description" content="{escape(story.paragraphs[0][:150])}"></head><body><div id="app">
<div class="css-0"><div>{_menu(story, "div")}</div>
<div data-testid="story"><div class="css-11"><h1 class="css-h1">{escape(story.title)}</h1></div>
<section name="articleBody">{body}</section></div>
<div class="css-22"><div><p>{_NOTICES[1]}</p><input type="email"><button>Sign up</button></div></div>
<div class="css-33"><h2>More in World</h2><ul>{_related(story)}</ul></div><div>{_comments(story)}</div></div></div>
<script>window.__data={{"a":1}}</script></body></html>"""


TEMPLATES: tuple[Callable[[Story], str], ...] = (semantic, soup, tables, linked_data, blocks)


def stories(path: Path, count: int) -> Iterator[Story]:
    """So many stories of the articles in a file of JSON Lines, with titles of others beside them."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row.get("title") and len(row["text"].split()) >= 100]
    titles = [row["title"] for row in rows]
    for number, row in enumerate(rows[:count]):
        draw = random.Random(number)
        paragraphs = [each.strip() for each in row["text"].split("\n\n") if each.strip()]
        yield Story(
            row["title"],
            paragraphs,
            row.get("outlet") or "The Paper",
            row.get("published") or "2025-01-01",
            draw.sample(titles, 6),
            draw,
        )


def _record(kind: str, content_type: str, block: bytes, number: int) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        f"WARC-Target-URI: https://paper.example/{number}\r\nContent-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n")


def _answer(page: str, number: int) -> bytes:
    """A page as a server sends it: every other one packed, every third one in chunks."""
    body, headers = page.encode(), ["Content-Type: text/html; charset=utf-8"]
    if number % 2:
        packing = ("gzip", "deflate")[number % 4 == 1]
        body = gzip.compress(body) if packing == "gzip" else zlib.compress(body)
        headers.append(f"Content-Encoding: {packing}")
    if number % 3 == 0:
        pieces = [body[at : at + 4000] for at in range(0, len(body), 4000)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
        headers.append("Transfer-Encoding: chunked")
    return "\r\n".join(("HTTP/1.1 200 OK", *headers, "", "")).encode() + body


def written(several: Sequence[Story], path: Path) -> None:
    """Write an archive of these stories."""
    with path.open("wb") as file:
        file.write(_record("warcinfo", "application/warc-fields", b"software: benchmarks.archive\r\n", 0))
        for number, story in enumerate(several, 1):
            file.write(_record("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n", number))
            page = TEMPLATES[number % len(TEMPLATES)](story)
            file.write(_record("response", "application/http; msgtype=response", _answer(page, number), number))
            if number % 5 == 0:
                image = b"HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\n\r\nGIF89a"
                file.write(_record("response", "application/http; msgtype=response", image, number))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="JSON Lines with title and text")
    parser.add_argument("-n", type=int, default=1000, help="so many pages")
    parser.add_argument("--missed", action="store_true", help="say which pages were not read")
    given = parser.parse_args()
    several = list(stories(given.articles, given.n))
    read: Counter[str] = Counter()
    clean: Counter[str] = Counter()
    pages = Counter(TEMPLATES[number % len(TEMPLATES)].__name__ for number in range(1, len(several) + 1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        written(several, path)
        entries = list(locate([str(path)]))
        if len(entries) != len(several):
            print(f"{len(several):,} pages were put in, {len(entries):,} came out")
        for number, (entry, story) in enumerate(zip(entries, several, strict=True), 1):
            name = TEMPLATES[number % len(TEMPLATES)].__name__
            try:
                text = load(entry, default_language()).text if isinstance(entry, Item) else str(entry)
            except InputError as error:
                text = str(error)
            words, wanted = Counter(_WORD.findall(text.lower())), story.words
            share = (words & wanted).total() / wanted.total()
            foreign = words - wanted - Counter(_WORD.findall(story.title.lower()))
            read[name] += share >= ENOUGH
            clean[name] += share >= ENOUGH and foreign.total() <= (1 - ENOUGH) * wanted.total()
            if given.missed and share < ENOUGH:
                print(f"{number} {name} {share:.0%} {story.title}: {text[:100]!r}")
    rows = [
        [name, f"{pages[name]:,}", f"{read[name] / pages[name]:.1%}", f"{clean[name] / pages[name]:.1%}"] for name in pages
    ]
    total = pages.total()
    rows.append(["all", f"{total:,}", f"{read.total() / total:.1%}", f"{clean.total() / total:.1%}"])
    print(table([["pages", "number", "read", "and hardly any other words"], *rows]))


if __name__ == "__main__":
    main()
