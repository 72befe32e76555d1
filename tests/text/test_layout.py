"""Paragraphs: where a line end is one of a paragraph, and where lines were only wrapped."""

from __future__ import annotations

import textwrap
import time

import pytest

from reportedly.text.layout import paragraphs, wraps

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


@pytest.mark.parametrize("piece", ["a\n", "A\n", "word and\n", "    a\n", "- a\n", " \n", "a.\n"])
def test_any_lines_take_little_time(piece: str) -> None:
    began = time.perf_counter()
    paragraphs(piece * (200_000 // len(piece)))
    assert time.perf_counter() - began < 8
