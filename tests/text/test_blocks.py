"""What each stretch of a text is, by its shape."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Document, Language, Span
from reportedly.text import page as page_in
from tests.pages import page_of

TITLE = "Bridge closed"
BODY = "The council met on Monday, and nobody came."
NAMES = [chr(ord("A") + number) + "orra" for number in range(26)]


def titled(text: str, title: str | None) -> Document:
    return Document(text, title=Span.of(text, text.index(title), text.index(title) + len(title)) if title else None)


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    page = page_of(titled(text, title))
    return [(block.kind, text[block.start : block.end]) for block in page.layout.blocks]


def after_title(line: str) -> list[tuple[str, str]]:
    """What a paragraph is that follows the title, with another after it."""
    return kinds(f"{TITLE}\n\n{line}\n\n{BODY}", TITLE)[1:-1]


def in_between(line: str) -> list[tuple[str, str]]:
    """What a paragraph is between two others, in a text without a title."""
    return kinds(f"{BODY}\n\n{line}\n\n{BODY}")[1:-1]


# the title


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Politics\n\nBridge closed\n\nIt rained.", "Bridge closed", ["prose", "title", "prose"]),
        ("Bridge closed Nobody came.", "Bridge closed", ["title", "prose"]),
        ("Velmar: Bridge closed", "Bridge closed", ["prose", "title"]),
        ("Bridge closed\n\nfor good\n\nIt rained.", "Bridge closed\n\nfor good", ["title", "title", "prose"]),
        ("Live now: Bridge closed Nobody came.", "Bridge closed", ["prose", "title", "prose"]),
        ("Nobody came.\n\nHolm left.", "came.\n\nHolm", ["prose", "title", "title", "prose"]),
        ("Nobody came.\n\nHolm left.", "Nobody ca", ["title", "prose", "prose"]),
    ],
)
def test_a_title_is_a_block_of_its_own_wherever_it_stands(text: str, title: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text, title)] == expected


# datelines


@pytest.mark.parametrize(
    "head",
    [
        "KYIV —", "KYIV, November 3, 2025 —", "Velmar, Nov 24 (Agency) —", "VELMAR/ORRA (Agency)", "Karsh, 12 October --",
        "WASHINGTON, D.C. –", "Orra —", "SANKT-ORRA, Keldoria, June 4 (Wire) -", "VELMAR /NEWSWIRE/ --", "VELMAR /NEWSWIRE/",
        "VELMAR (Valley Wire)", "VELMAR (Agency).", "Orra, Keld. —", "Isle of Orra —", "Orra -", "Orra/Velmar —",
    ],
)  # fmt: skip
def test_a_dateline_opens_a_paragraph(head: str) -> None:
    text = f"{TITLE}\n\n{head} {BODY}"
    assert kinds(text, TITLE) == [("title", TITLE), ("dateline", head), ("prose", BODY)]


@pytest.mark.parametrize(
    ("paragraph", "head"),
    [("KYIV —The town sleeps.", "KYIV —"), ("Orra–The town sleeps.", "Orra–"), ("Orra- The town sleeps.", "Orra-"),
     ("Orra -The town sleeps.", "Orra -")],
)  # fmt: skip
def test_no_space_is_needed_at_its_dash(paragraph: str, head: str) -> None:
    assert after_title(paragraph)[0] == ("dateline", head)
    assert after_title(paragraph)[1] == ("prose", "The town sleeps.")


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
        "Orra — the town sleeps.",
        "the Orra — The town sleeps.",
        "24 Orra — The town sleeps.",
        "Orra sleeps — The town is dark.",
        "Orra (pop. 900) The town sleeps.",
        "Orra () The town sleeps.",
        "Orra (Agency — The town sleeps.",
        "Orra (Agency)",
        "Orra (Agency",
        "Orra (Agency) the town sleeps.",
        "Velmar-N.Y. Talks go on.",
        "/NEWSWIRE/ The town sleeps.",
        "Orra, Velmar",
        "Orra! — The town sleeps.",
        "Orra Bridge Opens",
    ],
)
def test_these_open_with_no_dateline(line: str) -> None:
    assert "dateline" not in dict(after_title(line))
    assert "dateline" not in dict(in_between(line))


@pytest.mark.parametrize("begins", ["The town", "“The town", "'The town", "40 people", "5 people", "5th town"])
def test_after_it_a_sentence_begins(begins: str) -> None:
    assert after_title(f"Orra — {begins} left.") == [("dateline", "Orra —"), ("prose", f"{begins} left.")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("KYIV —", True),
        ("RIO —", True),
        ("UN —", False),
        ("Orra —", False),
        ("Orra VELMAR —", False),
        ("Velmar, Nov 24 —", True),
        ("Velmar, 3rd June —", True),
        ("Velmar Nov 24 —", False),
        ("Velmar, Keldoria —", False),
        ("Velmar (Agency)", True),
    ],
)
def test_where_text_came_before_capitals_a_date_or_an_agency_tell_it(head: str, expected: bool) -> None:
    found = in_between(f"{head} The town sleeps.")
    assert (found[0] == ("dateline", head)) is expected


def test_a_name_and_a_dash_are_one_right_after_title_and_bylines_only() -> None:
    orra = "Orra — The town sleeps."
    assert ("dateline", "Orra —") in kinds(f"{TITLE}\n\nBy Anna Holm\n\n{orra}", TITLE)
    assert "dateline" not in dict(kinds(f"{TITLE}\n\n{BODY}\n\n{orra}", TITLE))
    assert "dateline" not in dict(kinds(f"{orra}\n\n{BODY}"))


@pytest.mark.parametrize(("before", "expected"), [(0, True), (3, True), (4, False)])
@pytest.mark.parametrize("title", [TITLE, None])
def test_capitals_alone_tell_it_among_the_first_four_paragraphs(before: int, expected: bool, title: str | None) -> None:
    paragraphs = [*([title] if title else []), *[BODY] * before, "KYIV — The town sleeps.", BODY]
    assert ("dateline" in dict(kinds("\n\n".join(paragraphs), title))) is expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (" ".join(NAMES[:23]) + " —", True),
        (" ".join(NAMES[:24]) + " —", False),
        (f"Orra ({' '.join(NAMES[:6])})", True),
        (f"Orra ({' '.join(NAMES[:7])})", False),
        (f"{' '.join(NAMES[:20])} (Valley Wire)", True),
        (f"{' '.join(NAMES[:21])} (Valley Wire)", False),
        (f"{' '.join(NAMES[:24])}", False),
    ],
)
def test_it_has_24_words_and_marks_at_most_and_an_agency_six(head: str, expected: bool) -> None:
    assert ("dateline" in dict(after_title(f"{head} The town sleeps."))) is expected


# bylines


@pytest.mark.parametrize(
    "line",
    [
        "By Anna Holm", "By Anna Holm and Per Lind", "Written by Anna van der Lind", "BY ANNA HOLM", "By A. Holm, Per Lind",
        "Additional reporting by Anna Holm", "By Holm", "By Anna Holm | Valley Wire", "By Anna Holm/Per Lind & Ilya Pak",
    ],
)  # fmt: skip
def test_bylines(line: str) -> None:
    assert after_title(line) == [("byline", line)]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the bridge was closed.", "By then nobody came", "Stand by Anna Holm", "By", "By the Bridge", "Written By",
        "Nobody stood by Anna Holm", "Additional text reporting by Anna Holm", "By 5 Holm",
    ],
)  # fmt: skip
def test_no_bylines(line: str) -> None:
    assert "byline" not in dict(after_title(line))


def test_a_byline_has_fourteen_words_and_marks_at_most() -> None:
    assert after_title("By " + " ".join(NAMES[:13]))[0][0] == "byline"
    assert after_title("By " + " ".join(NAMES[:14]))[0][0] != "byline"


# subheads


@pytest.mark.parametrize("line", ["What comes next", "5 things to know", "Who pays, and when", "What comes next (in short"])
def test_a_subhead_is_a_short_line_between_whole_paragraphs(line: str) -> None:
    assert in_between(line) == [("subhead", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Nobody knows.", "“What comes next”", "what comes next", "— What comes next", "What comes next:",
        "What the council will do on\nthe day after tomorrow",
    ],
)  # fmt: skip
def test_a_line_with_a_stop_of_two_lines_or_in_small_letters_is_none(line: str) -> None:
    assert in_between(line) == [("prose", line)]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\nWhat comes next",
        f"What comes next\n\n{BODY}",
        f"The council met\n\nAnd nobody came\n\n{BODY}",
        f"{BODY}\n\nWhat comes next\n\nis not known.",
    ],
)
def test_nor_is_one_that_stands_first_or_last_or_beside_a_broken_one(text: str) -> None:
    assert "subhead" not in dict(kinds(text))


def test_a_subhead_may_follow_what_is_no_prose() -> None:
    assert kinds(f"{TITLE}\n\nBy Anna Holm\n\nWhat comes next\n\n{BODY}", TITLE)[2] == ("subhead", "What comes next")


def test_a_subhead_has_twelve_words_at_most_marks_not_counted() -> None:
    twelve = "What, " + " ".join(["comes"] * 11)
    assert in_between(twelve)[0][0] == "subhead"
    assert in_between(f"{twelve} next")[0][0] == "prose"


# list items, captions, tables, speakers


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Ten boats", "item"),
        ("3. Ten boats", "item"),
        ("Photo: Anna Holm", "caption"),
        ("Photograph by Anna Holm", "caption"),
        ("Picture this: a town.", "prose"),
        ("Photo", "prose"),
        ("Photo Anna Holm.", "prose"),
        ("Town\tDead\tHurt", "table"),
        ("Town | Dead | Hurt", "table"),
        ("Town    Dead    Hurt", "table"),
        ("Town\tDead.", "prose"),
        ("Town   Dead   Hurt.", "prose"),
    ],
)
def test_list_items_captions_and_tables(line: str, kind: str) -> None:
    assert kinds(f"{BODY}\n\n{line}") == [("prose", BODY), (kind, line)]


def test_one_row_of_cells_makes_a_table() -> None:
    rows = "The dead of all of the towns\nand\tof\tthe\tvillages"
    assert kinds(f"{BODY}\n\n{rows}")[1:] == [("table", rows)]


def test_labels_that_come_again_are_speakers() -> None:
    text = f"{BODY}\n\nQ: Why?\n\nAnna Holm: It rained.\n\nQ: Where?\n\nAnna Holm: In Orra."
    assert [words for kind, words in kinds(text) if kind == "speaker"] == ["Q:", "Anna Holm:", "Q:", "Anna Holm:"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Note: It rained."], []),
        (["Holm: Why?", "HOLM: It rained."], ["Holm:", "HOLM:"]),
        (["Holm: Why?", "Lind: It rained."], []),
        (["Holm: Why?", "Lind: It rained.", "Pak: Where?"], ["Holm:", "Lind:", "Pak:"]),
        (["Holm: Why?", "Holm:"], []),
        (["Mayor Holm.: Why?", "Mayor Holm.: It rained."], ["Mayor Holm.:"] * 2),
        (["the mayor: Why?", "the mayor: It rained."], []),
        ([": Why?", ": It rained."], []),
        ([f"{' '.join(NAMES[:5])}: Why?"] * 2, [f"{' '.join(NAMES[:5])}:"] * 2),
        ([f"{' '.join(NAMES[:6])}: Why?"] * 2, []),
    ],
)
def test_a_label_is_a_name_of_five_words_at_most_and_comes_twice_or_is_one_of_three(
    lines: list[str], expected: list[str]
) -> None:
    assert [words for kind, words in kinds("\n\n".join(lines)) if kind == "speaker"] == expected


# what holds for all


def test_edges_part_what_is_no_prose_and_not_what_is() -> None:
    text = f"{TITLE}\n\nBy Anna Holm\n\nKYIV — {BODY}\n\nWhat comes next\n\n{BODY}\n\n{BODY}\n\n- Ten boats"
    layout = page_of(titled(text, TITLE)).layout
    parts = [" ".join(text[start:end].split()) for start, end in layout.whole(0, len(text))]
    assert [part for part in parts if part] == [
        TITLE, "By Anna Holm", "KYIV —", BODY, "What comes next", f"{BODY} {BODY} - Ten boats",
    ]  # fmt: skip
    assert layout.block(text.index("What")) == layout.blocks[4]


PIECES = st.sampled_from(
    [BODY, "KYIV —", "By Anna Holm", "Holm: Why?", "Q:", "- a", "What comes next", "A\tb\tc", "(Agency)", "“Go”", "\n", " ",
     "/W/", "Photo:", "d", "…"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12).map("\n\n".join) | st.lists(PIECES, max_size=12).map("".join), st.data())
def test_blocks_hold_every_visible_sign_once_and_in_order(text: str, data: st.DataObject) -> None:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: tuple(sorted(pair)))
    start, end = data.draw(ends)
    page = page_of(Document(text, title=Span.of(text, start, end) if start < end else None))
    blocks = page.layout.blocks
    assert all(block.start < block.end for block in blocks)
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    assert "".join("".join(text[block.start : block.end] for block in blocks).split()) == "".join(text.split())
    for block in blocks:
        if block.kind != "title" and start < end:
            assert block.end <= start or block.start >= end


def test_a_language_without_such_words_has_blocks_by_their_shape_alone() -> None:
    blocks = page_in(Document("By Anna Holm\n\nORRA — Sago sago.\n\nPhoto: Anna Holm"), Language("xx")).layout.blocks
    assert [block.kind for block in blocks] == ["prose", "dateline", "prose", "prose"]


def test_a_line_may_end_in_a_quotation_that_is_a_part_of_it() -> None:
    line = "Army in ‘quasi-state of war’"
    assert in_between(line) == [("subhead", line)]


def test_a_paragraph_of_prose_with_stray_tabs_is_no_table() -> None:
    prose = " ".join(["The mayor said that the ferry would not sail."] * 9)
    line = f"{prose}\t \t{prose}"
    assert kinds(f"{BODY}\n\n{line}")[1:] == [("prose", line)]
