"""What each stretch of a text is, by its shape."""

from __future__ import annotations

import pytest

from reportedly.model import Document, Span
from tests.pages import page_of

BODY = "The council met on Monday, and nobody came."


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    span = Span.of(text, text.index(title), text.index(title) + len(title)) if title else None
    page = page_of(Document(text, title=span))
    return [(block.kind, text[block.start : block.end]) for block in page.layout.blocks]


@pytest.mark.parametrize(
    "head",
    [
        "KYIV —", "KYIV, November 3, 2025 —", "Velmar, Nov 24 (Agency) —", "VELMAR/ORRA (Agency)", "Karsh, 12 October --",
        "WASHINGTON, D.C. –", "Orra —", "SANKT-ORRA, Keldoria, June 4 (Wire) -", "VELMAR /NEWSWIRE/ --",
    ],
)  # fmt: skip
def test_a_dateline_opens_a_paragraph(head: str) -> None:
    text = f"Bridge closed\n\n{head} {BODY}"
    assert kinds(text, "Bridge closed") == [("title", "Bridge closed"), ("dateline", head), ("prose", BODY)]


@pytest.mark.parametrize(
    "line",
    [
        "The Oster – the river that parts the town – rose again.",
        "Holm (who lives in Orra) saw it.",
        "Anna Holm, 24, saw it — and left.",
        "Well-known Names from Orra were there.",
        "“KYIV — The town sleeps” is the song.",
        "—",
        "KYIV —",
    ],
)
def test_these_open_with_no_dateline(line: str) -> None:
    assert "dateline" not in dict(kinds(f"{BODY}\n\n{line}\n\n{BODY}"))


def test_a_dash_after_a_name_is_one_only_before_the_story() -> None:
    assert "dateline" not in dict(kinds(f"{BODY}\n\nOrra — The town sleeps.\n\n{BODY}"))


@pytest.mark.parametrize(
    "line", ["By Anna Holm", "By Anna Holm and Per Lind", "Written by Anna van der Lind", "BY ANNA HOLM"]
)
def test_bylines(line: str) -> None:
    assert kinds(f"Bridge closed\n\n{line}\n\n{BODY}", "Bridge closed")[1] == ("byline", line)


@pytest.mark.parametrize("line", ["By Monday the bridge was closed.", "By then nobody came", "Stand by Anna Holm"])
def test_no_bylines(line: str) -> None:
    assert "byline" not in dict(kinds(f"Bridge closed\n\n{line}\n\n{BODY}", "Bridge closed"))


def test_a_subhead_is_a_short_line_between_whole_paragraphs() -> None:
    text = f"{BODY}\n\nWhat comes next\n\n{BODY}\n\nNobody knows.\n\n{BODY}"
    assert [words for kind, words in kinds(text) if kind == "subhead"] == ["What comes next"]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\nWhat comes next",
        f"The council met\n\nAnd nobody came\n\n{BODY}",
        f"{BODY}\n\nwhat comes next\n\n{BODY}",
        f"{BODY}\n\nWhat comes next\n\nis not known.",
    ],
)
def test_these_are_no_subheads(text: str) -> None:
    assert "subhead" not in dict(kinds(text))


def test_list_items_captions_and_tables() -> None:
    text = f"{BODY}\n\n- Ten boats\n\nPhoto: Anna Holm\n\nTown\tDead\tHurt\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["prose", "item", "caption", "table", "prose"]


def test_labels_that_come_again_are_speakers() -> None:
    text = f"{BODY}\n\nQ: Why?\n\nAnna Holm: It rained.\n\nQ: Where?\n\nAnna Holm: In Orra."
    assert [words for kind, words in kinds(text) if kind == "speaker"] == ["Q:", "Anna Holm:", "Q:", "Anna Holm:"]
    assert "speaker" not in dict(kinds(f"{BODY}\n\nNote: It rained.\n\n{BODY}"))


def test_blocks_are_all_paragraphs_and_edges_part_what_is_no_prose() -> None:
    text = f"Bridge closed\n\nBy Anna Holm\n\nKYIV — {BODY}\n\nWhat comes next\n\n{BODY}"
    page = page_of(Document(text, title=Span(0, 13, "Bridge closed")))
    assert "".join("".join(text[b.start : b.end] for b in page.layout.blocks).split()) == "".join(text.split())
    parts = [text[start:end].strip() for start, end in page.layout.whole(0, len(text))]
    assert [part for part in parts if part] == ["Bridge closed", "By Anna Holm", "KYIV —", BODY, "What comes next", BODY]
    assert page.layout.block(text.index("What")) == page.layout.blocks[4]
