"""Paragraphs: where a line end is one of a paragraph, and where lines were only wrapped."""

from __future__ import annotations

import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Language
from reportedly.model.layout import Layout
from reportedly.text.layout import paragraphs, sentences, wraps
from tests.pages import ENGLISH, page_of

TITLE = "Ferry operator blames pilots"
FIRST = "The ferry that sank on Tuesday was struck by a tanker which had no pilot on board, the operator’s lawyer said on Friday."
SECOND = (
    "The harbour authority denied that. Its spokesman said that all of the tapes had been given to the police a day earlier."
)


def read(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in paragraphs(text)]


def wrapped(paragraph: str, width: int, **options: str) -> str:
    return textwrap.fill(paragraph, width, break_on_hyphens=False, **options)


@pytest.mark.parametrize("width", [30, 40, 60, 72, 100])
def test_wrapped_blocks_are_one_paragraph_each(width: int) -> None:
    text = f"{TITLE}\n\n{wrapped(FIRST, width)}\n\n{wrapped(SECOND, width)}\n\n-- \nSent from my telephone\n"
    assert read(text)[:3] == [TITLE, FIRST, SECOND]
    assert read(text)[3:] == ["--", "Sent from my telephone"]


def test_a_wrapped_block_stands_beside_blocks_of_one_line_a_paragraph() -> None:
    text = f"{TITLE}\n\n{FIRST}\n{SECOND}\n\n{wrapped(FIRST, 60)}\n\n{SECOND}\n{FIRST}"
    assert read(text) == [TITLE, FIRST, SECOND, FIRST, SECOND, FIRST]


@pytest.mark.parametrize("indent", ["    ", "\t\t"])
def test_indented_lines_begin_paragraphs(indent: str) -> None:
    text = "\n".join(wrapped(each, 64, initial_indent=indent) for each in (FIRST, SECOND, FIRST))
    assert read(text) == [FIRST, SECOND, FIRST]


def test_a_short_line_ends_a_paragraph_where_nothing_else_does() -> None:
    text = "\n".join(wrapped(each, 58) for each in (FIRST, SECOND, FIRST))
    assert read(text) == [FIRST, SECOND, FIRST]


@pytest.mark.parametrize(
    "lines",
    [
        ("HIGHLIGHTS", "• An estimated 14,200 people have left", "• Partners report that schools are closed"),
        ("The inspectors asked for", "1. a new ladder for the pilot,", "2. a second engineer on board"),
        ("Killed: 12", "Wounded: 30", "Missing: 4"),
        (TITLE, FIRST),
        (FIRST, SECOND, FIRST),
        ("Anna Holm", "Ruta Blom", "Ilya Pak"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_lines_that_are_paragraphs(lines: tuple[str, ...], end: str) -> None:
    assert read(end.join(lines)) == list(lines)


def test_capitals_are_judged_by_width() -> None:
    text = wrapped(FIRST.upper(), 60)
    assert read(f"{TITLE.upper()}\n\n{text}") == [TITLE.upper(), FIRST.upper()]


def test_wraps_are_the_white_space_between_lines() -> None:
    text = "the lawyer of the harbour said \n   that it was closed"
    assert [text[start:end] for start, end in wraps(text)] == [" \n   "]


@pytest.mark.parametrize(
    "gap", ["\n\n", "\n \t\n", "\r\n\r\n", "\r\r", "\u2029", "\f", "\n\n\n\n", " \n\n  ", "\n\u00a0\n", "\n\u200b\n"]
)
def test_blank_lines_and_marks_for_it_end_a_paragraph(gap: str) -> None:
    assert read(f"so it was{gap}and so it is") == ["so it was", "and so it is"]


# Where lines were wrapped. A row has a width; its first word, of two letters, begins in small letters or not, and it ends in a stop or
# not. ``joined`` says which of the line ends of a text wrap.


def row(width: int, first: str = "so", last: str = "so") -> str:
    return f"{first} {'x' * (width - len(first) - len(last) - 2)} {last}"


def joined(*rows: str, before: str = "", after: str = "") -> list[bool]:
    block = "\n".join(rows)
    text = before + block + after
    starts = {start for start, _ in wraps(text)}
    ends, at = [], len(before)
    for each in rows[:-1]:
        at += len(each)
        ends.append(at in starts)
        at += 1
    return ends


FULL, NEXT = row(60), row(60, "So")


@pytest.mark.parametrize(("width", "wrapped"), [(36, True), (35, False)])
def test_in_a_wrapped_block_a_line_within_a_sentence_goes_on_unless_it_is_short(width: int, wrapped: bool) -> None:
    assert joined(FULL, row(width), NEXT) == [True, wrapped]


@pytest.mark.parametrize(("width", "wrapped"), [(58, True), (57, False)])
def test_in_a_filled_block_a_line_at_a_sentences_end_goes_on_where_the_next_word_would_not_fit(
    width: int, wrapped: bool
) -> None:
    assert joined(FULL, row(width, last="so."), NEXT) == [True, wrapped]


@pytest.mark.parametrize(("width", "wrapped"), [(45, True), (44, False)])
def test_in_a_ragged_one_where_it_is_three_quarters_full(width: int, wrapped: bool) -> None:
    assert joined(row(50), row(width, last="so."), NEXT) == [True, wrapped]


@pytest.mark.parametrize(("full", "wrapped"), [(9, False), (8, True)])
def test_a_block_is_filled_where_nine_of_ten_lines_are(full: int, wrapped: bool) -> None:
    rows = [*[FULL] * full, *[row(50)] * (10 - full), row(50, last="so."), NEXT]
    assert joined(*rows)[-1] is wrapped


def test_a_list_that_is_wrapped_goes_on_in_small_letters() -> None:
    assert joined(FULL, row(30, last="so:"), row(60)) == [True, True]
    assert joined(FULL, row(30, last="so."), row(60)) == [True, True]
    assert joined(FULL, row(30, last="so."), row(60, "So")) == [True, False]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(24), row(60, "So"), row(24), NEXT], [False, True, False]),
        ([row(24, last="so."), row(60), row(20, "So"), row(20, "So"), row(20, "So")], [False] * 4),
        ([row(25), row(60), row(20, "So"), row(20, "So"), row(20, "So")], [True, False, False, False]),
        ([row(24), row(60), row(20, "So"), row(20, "So"), row(20, "So")], [False] * 4),
        ([row(24), row(60), row(20, "So"), row(20, "So")], [True, True, False]),
        ([row(24), row(60), row(20, "So")], [True, True]),
        ([FULL, row(40), row(40, "So"), row(40, "So")], [True, False, False]),
        ([FULL, row(40), row(40, "So")], [True, True]),
        ([row(50), row(50, last="so."), row(50, "So", "so."), row(50, "So", "so."), NEXT], [True, False, False, False]),
        ([row(50), row(50, last="so."), row(50, "So", "so."), NEXT], [True, True, True]),
        ([row(24), row(60), row(20, "So."), row(20, "So")], [True, True, False]),
    ],
)
def test_a_block_is_wrapped_where_a_third_of_its_lines_go_on_and_fewer_are_loose(
    rows: list[str], expected: list[bool]
) -> None:
    assert joined(*rows) == expected


WRAPPED = f"{FULL}\n{FULL}\n\n"


@pytest.mark.parametrize(
    ("rows", "wrapped"),
    [
        ([row(58), NEXT], True),
        ([row(57), NEXT], False),
        ([row(75), NEXT], True),
        ([row(76), NEXT], False),
        ([row(45), row(60, "S" * 15)], True),
        ([row(44), row(60, "S" * 16)], False),
        ([row(58, last="so."), NEXT], True),
    ],
)
def test_a_block_that_does_not_tell_is_judged_by_the_width_of_one_that_does(rows: list[str], wrapped: bool) -> None:
    assert joined(*rows, before=WRAPPED) == [wrapped]
    assert joined(*rows, after=f"\n\n{FULL}\n{FULL}") == [wrapped]
    narrow = f"{row(40)}\n{row(40)}\n\n"
    assert joined(*rows, before=narrow + WRAPPED) == [wrapped]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(50), row(50, "So")], [True]),
        ([row(50), row(52, "So")], [True]),
        ([row(50), row(53, "So")], [False]),
        ([row(45), row(45, "So")], [True]),
        ([row(44), row(44, "So")], [False]),
        ([row(100), row(100, "So")], [True]),
        ([row(101), row(101, "So")], [False]),
        ([row(50), row(30, "So", "so."), row(50, "So"), row(50, "So")], [True, True, True]),
        ([row(50), row(50, "So", "so."), row(50, "So")], [False, False]),
    ],
)
def test_where_no_block_tells_the_usual_widths_count(rows: list[str], expected: list[bool]) -> None:
    assert joined(*rows, before="Title\n\n") == expected
    assert joined(*rows) == [False] * len(expected)


def test_capitals_tell_by_themselves_where_most_lines_are_full() -> None:
    full, short = row(60).upper(), row(50).upper()
    assert joined(full, full, full) == [True, True]
    assert joined(full, full) == [False]
    assert joined(full, short, full) == [False, False]
    assert joined(full, full, short, full) == [True, True, True]
    assert joined(row(101).upper(), row(101).upper(), row(101).upper()) == [False, False]


def test_a_paragraph_begins_with_an_indented_line_or_an_item() -> None:
    stop = row(60, last="so.")
    assert joined(FULL, stop, f"  {NEXT}", FULL) == [True, False, True]
    assert joined(FULL, stop, f" {NEXT}", FULL) == [True, True, True]
    assert joined(FULL, FULL, f"  {NEXT}", FULL) == [True, True, True]
    assert joined(FULL, f"  {stop}", f"  {NEXT}", FULL, before="  ") == [True, True, True]
    assert joined(FULL, stop, f"   {NEXT}", FULL, before=" ") == [True, False, True]
    assert joined(FULL, stop, f"  {row(60, 'So', 'so.')}", f"  {NEXT}") == [True, False, True]
    assert joined(FULL, stop, f"- {FULL}", FULL) == [True, False, True]
    assert joined(FULL, FULL, f"- {FULL}", FULL) == [True, False, True]
    assert joined(FULL, FULL, f"1. {FULL}", FULL) == [True, True, True]
    assert joined(FULL, stop, f"1. {FULL}", f"2. {FULL}") == [True, False, False]


# sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It hailed.", ["It rained.", "It hailed."]),
        ("It rained… It hailed?! Yes!   No", ["It rained…", "It hailed?!", "Yes!", "No"]),
        ("“It rained.” It hailed (or so.) No.", ["“It rained.”", "It hailed (or so.)", "No."]),
        ("It rained.It hailed.", ["It rained.It hailed."]),
        ("It rained at 5 p.m. on Monday.", ["It rained at 5 p.m. on Monday."]),
        ("“Why?” he said. “So.” She left.", ["“Why?” he said.", "“So.”", "She left."]),
        ("Mr. Holm left. Then he ran.", ["Mr. Holm left.", "Then he ran."]),
        ("He (Mr. Holm) left “Mr. Lind” on Sept. 5.", ["He (Mr. Holm) left “Mr. Lind” on Sept. 5."]),
        ("J. Holm of the U.S. Army left.", ["J. Holm of the U.S. Army left."]),
        ("It is plan B. It rained.", ["It is plan B. It rained."]),
        ("Mr! Holm left.", ["Mr!", "Holm left."]),
        ("Mr… Holm left.", ["Mr…", "Holm left."]),
        ("It was Amr. Holm left.", ["It was Amr.", "Holm left."]),
        ("It cost 5. Holm left.", ["It cost 5.", "Holm left."]),
        ("It was not. 5 left.", ["It was not.", "5 left."]),
        (". It rained", [".", "It rained"]),
        ("He left." + " " * 100 + "he ran." + " " * 100 + "She ran.", ["He left." + " " * 100 + "he ran.", "She ran."]),
        ("It rained. ", ["It rained."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, 0, len(text), ENGLISH)] == expected


def test_only_the_paragraph_is_looked_at() -> None:
    text = "Mr. A left. He ran. so"
    assert sentences(text, 4, 19, ENGLISH) == [(4, 11), (12, 19)]
    assert sentences("so It rained.", 3, 13, ENGLISH) == [(3, 13)]


def test_a_language_without_abbreviations_has_more_sentences() -> None:
    assert len(sentences("Mr. Holm left.", 0, 14, Language("xx"))) == 2


@given(st.text(alphabet="aB .?\n“”\t,:-1\r", max_size=120))
def test_sentences_and_paragraphs_hold_every_visible_sign_once(text: str) -> None:
    layout = page_of(text).layout
    for ranges in (layout.paragraphs, layout.sentences):
        assert all(start < end and not text[start].isspace() and not text[end - 1].isspace() for start, end in ranges)
        assert all(one[1] <= other[0] for one, other in pairwise(ranges))
        assert "".join("".join(text[start:end] for start, end in ranges).split()) == "".join(text.split())
    for start, end in layout.sentences:
        assert any(first <= start and end <= last for first, last in layout.paragraphs)


# what a layout is asked


def test_the_paragraph_sentence_or_block_at_an_offset_is_the_last_that_has_begun() -> None:
    layout = page_of(" Yes. No.\n\nSo.").layout
    assert [layout.sentence(offset) for offset in (0, 1, 5, 6, 10)] == [None, (1, 5), (1, 5), (6, 9), (6, 9)]
    assert [layout.paragraph(offset) for offset in (0, 1, 10, 11, 99)] == [None, (1, 9), (1, 9), (11, 14), (11, 14)]
    assert [block and block.start for block in map(layout.block, (0, 1, 10, 11))] == [None, 1, 1, 11]


def test_a_stretch_is_cut_at_the_edges_inside_of_it() -> None:
    layout = Layout((), (), edges=(3, 5, 9))
    assert layout.whole(0, 10) == ((0, 3), (3, 5), (5, 9), (9, 10))
    assert layout.whole(3, 5) == ((3, 5),)
    assert layout.whole(4, 9) == ((4, 5), (5, 9))
    assert layout.whole(6, 8) == ((6, 8),)


@pytest.mark.parametrize("piece", ["a\n", "A\n", "word and\n", "    a\n", "- a\n", " \n", "a.\n"])
@pytest.mark.usefixtures("uncollected")
def test_any_lines_take_little_time(piece: str) -> None:
    began = time.process_time()
    paragraphs(piece * (200_000 // len(piece)))
    assert time.process_time() - began < 8
