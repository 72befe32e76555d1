"""Comments that speak to the check: kept in Markdown but not read, carried through the extraction of HTML."""

from __future__ import annotations

import contextlib
import time

import pytest
from test_html_pages import PARAGRAPHS, article, page

from reportedly.model import Document, Span
from reportedly.model.errors import InputError
from reportedly.model.prose import Prose
from reportedly.sources import Item, load
from reportedly.sources.remarks import comments, remark
from tests.pages import ENGLISH

REMARK = "<!-- reportedly: ignore SRC001, ATT: we know -->"


def covered(document: Document) -> list[str | None]:
    return [document.text[slice(*each.covers)] if each.covers else None for each in document.remarks]


def markdown(text: str) -> Document:
    return load(Item("a.md", "markdown", data=text.encode()), ENGLISH)


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (" reportedly: ignore SRC001, ATT: we know: it ", ("ignore", ("SRC001", "ATT"), "we know: it")),
        ("reportedly:ignore-file SRC001", ("ignore-file", ("SRC001",), "")),
        (" reportedly: ignore: why", ("ignore", (), "why")),
        (" reported: ignore SRC001: why", None),
        (" more on this later ", None),
        ("REPORTEDLY: Ignore src001, Att: Why", ("ignore", ("SRC001", "ATT"), "Why")),
    ],
)
def test_what_a_comment_says(comment: str, expected: tuple[str, tuple[str, ...], str] | None) -> None:
    found = remark(comment, None)
    assert (found and (found.order, found.rules, found.reason)) == expected


class TestMarkdown:
    TEXT = "# Council votes\n\nThe council will vote on Monday, the mayor said.\n\nNobody had been asked about it, Anna Holm said.\n"

    def test_in_a_paragraph_and_alone(self) -> None:
        inside = markdown(self.TEXT.replace("on Monday", f"on {REMARK} Monday"))
        assert covered(inside) == [f"The council will vote on {REMARK} Monday, the mayor said."]
        alone = markdown(self.TEXT.replace("\n\nNobody", f"\n\n{REMARK}\n\n<!-- x -->\n\nNobody"))
        assert covered(alone) == ["Nobody had been asked about it, Anna Holm said."]
        assert alone.remarks[0].line == 5
        title = markdown(self.TEXT.replace("votes\n", f"votes {REMARK}\n"))
        assert title.title and title.title.text == "Council votes"
        assert (title.remarks[0].covers or (9, 9))[0] == 0
        assert covered(markdown(self.TEXT + REMARK)) == [None]

    def test_the_text_is_the_file_but_comments_are_not_read(self) -> None:
        text = self.TEXT.replace("on Monday", "on <!-- a source said --> Monday")
        document = markdown(text)
        assert document.text == text
        prose = Prose.of(document)
        assert prose.document.text == self.TEXT.strip("# \n").replace("on Monday", "on  Monday")
        read = prose.document.text
        span = Span.of(read, read.index("vote on"), read.index("Monday") + 6)
        assert prose.verbatim(span).text == "vote on <!-- a source said --> Monday"
        assert [each.text for each in prose.verbatim((span,))] == ["vote on", "Monday"]

    def test_code_is_no_comment(self) -> None:
        assert comments(f"a `{REMARK}` b\n```\n{REMARK}\n```\n") == []
        assert len(comments(f"a ` b\n\n{REMARK}")) == 1
        assert comments("a <!-- b") == []

    @pytest.mark.parametrize("piece", ["<!--", "`", "` `` ", "<!-- -->", f"{REMARK}\n", "```\n", "a``b`"])
    def test_any_text_takes_little_time(self, piece: str) -> None:
        started = time.process_time()
        comments(piece * (200_000 // len(piece)))
        assert time.process_time() - started < 5


class TestHtml:
    @pytest.mark.parametrize(
        ("body", "number"),
        [
            (article(PARAGRAPHS[0] + REMARK, *PARAGRAPHS[1:]), 0),
            (article(REMARK + PARAGRAPHS[0], *PARAGRAPHS[1:]), 0),
            (article(*PARAGRAPHS).replace("</p><p>", f"</p>{REMARK}<p>", 1), 1),
            (article(PARAGRAPHS[0].replace("the mayor", f"<b>the</b> {REMARK} mayor"), *PARAGRAPHS[1:]), 0),
            (article(*PARAGRAPHS) + REMARK, None),
            (article(*PARAGRAPHS).replace("<h1>", f"<h1>{REMARK}"), -1),
        ],
    )
    def test_it_holds_for_its_paragraph_or_the_next(self, body: str, number: int | None) -> None:
        document = load(Item("a.html", "html", data=page(body).encode()), ENGLISH)
        assert document.text == load(Item("a.html", "html", data=page(article(*PARAGRAPHS)).encode()), ENGLISH).text
        assert covered(document) == [None if number is None else document.text.split("\n\n")[number + 1]]

    def test_hostile_pages_take_little_time(self) -> None:
        started = time.process_time()
        for piece in (REMARK, "<p>" * 20, "<", "<!-- "):
            with contextlib.suppress(InputError):
                load(Item("a.html", "html", data=(REMARK + piece * (100_000 // len(piece))).encode()), ENGLISH)
        assert time.process_time() - started < 10
